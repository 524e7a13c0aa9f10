//! Pictures in the text: as large as they are and no larger than the page, with their alternative text.

use super::super::document::Figure;
use super::part::{Around, properties};
use super::writer::Writer;
use super::xml::{self, Breaks};

/// The units of drawings: 914,400 to an inch, 9,525 to a pixel of which 96 make an inch, 635 to the twentieth of a point.
const OF_PIXEL: usize = 9_525;
const OF_TWENTIETH: usize = 635;

/// The highest that a picture may be, so that its caption stands on the same page: 200 mm.
const HIGHEST: usize = 7_200_000;

impl<'d> Writer<'d> {
    /// Writes a picture in a line; where it cannot be shown, its words.
    pub fn picture(&mut self, path: &str, alt: &str) {
        let Some((file, size)) = self.pictures.shown(&self.document.pictures, path) else {
            return self.instead_of_picture(alt);
        };
        let number = self.pictures.next();
        let (width, height) = fitted(size, self.room * OF_TWENTIETH);
        let id = self.part.links.id("image", &file);
        let alt = xml::escaped(&alt.replace('\n', " "));
        self.part.out.push_str(&format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{number}\" name=\"Bild {number}\" descr=\"{alt}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"Bild {number}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ));
    }

    /// Writes a picture as a block, with its caption.
    pub fn figure(&mut self, figure: &'d Figure, around: Around) {
        let with_next = Around {
            with_next: figure.caption.is_some(),
            ..around
        };
        self.open_paragraph(&properties("Figure", with_next));
        self.picture(&figure.path, &figure.alt);
        self.part.out.push_str("</w:p>");
        if let Some(caption) = &figure.caption {
            self.open_paragraph(&properties("Caption", around));
            xml::run("", caption, Breaks::Spaces, &mut self.part.out);
            self.part.out.push_str("</w:p>");
        }
    }
}

/// As large as it is, unless that is too wide or too high.
fn fitted((width, height): (usize, usize), room: usize) -> (usize, usize) {
    let (width, height) = (width * OF_PIXEL, height * OF_PIXEL);
    let narrow = (width.min(room), height * width.min(room) / width);
    match narrow {
        (width, height) if height > HIGHEST => ((width * HIGHEST / height).max(1), HIGHEST),
        (width, height) => (width, height.max(1)),
    }
}
