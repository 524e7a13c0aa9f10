//! The document as a Word file, so that ministries can comment in it: real styles, headings with Word's own numbers, contents,
//! footnotes, tables; Office Open XML (ECMA-376, transitional) written by hand.

mod columns;
mod contents;
mod cover;
mod estimate;
mod figure;
mod footnotes;
mod frame;
mod inlines;
mod links;
mod lists;
mod notes;
mod numbering;
mod package;
mod part;
mod pictures;
mod places;
mod table;
mod writer;
mod xml;

use crate::text;

use super::document::Document;
use super::trouble::Trouble;
use links::Links;
use package::{Kind, Package};
use writer::Writer;

/// The namespaces of text, of relations, and of pictures with their prefixes.
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWINGS: &str = " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// The bytes of the file.
///
/// # Errors
/// When it would be larger than a package may be.
pub fn docx(document: &Document) -> Result<Vec<u8>, Trouble> {
    let mut writer = Writer::new(document);
    writer.cover();
    writer.contents();
    writer.sections(&document.chapters);
    let parts = ["header1", "footer1", "header2", "footer2"].map(|part| {
        let kind = if part.starts_with("header") {
            "header"
        } else {
            "footer"
        };
        writer.part.links.id(kind, &format!("{part}.xml"))
    });
    writer.part.links.id("theme", "theme/theme1.xml");
    for part in ["styles", "numbering", "settings", "fontTable", "footnotes"] {
        writer.part.links.id(part, &format!("{part}.xml"));
    }
    packed(writer, &parts).map_err(|error| {
        Trouble::Other(text!(
            "die Word-Datei lässt sich nicht packen: {error}",
            "the Word file cannot be packed: {error}"
        ))
    })
}

fn packed(writer: Writer<'_>, parts: &[String; 4]) -> std::io::Result<Vec<u8>> {
    let mut package = Package::new();
    let mut about = Links::default();
    about.id("officeDocument", "word/document.xml");
    about.id("core-properties", "docProps/core.xml");
    about.id("extended-properties", "docProps/app.xml");
    package.part("_rels/.rels", Kind::Relations, &about.xml())?;
    package.part(
        "docProps/core.xml",
        Kind::Properties,
        &frame::properties(writer.document),
    )?;
    package.part("docProps/app.xml", Kind::Program, frame::program())?;
    package.part("word/document.xml", Kind::Document, &body(&writer, parts))?;
    package.part(
        "word/_rels/document.xml.rels",
        Kind::Relations,
        &writer.part.links.xml(),
    )?;
    package.part("word/styles.xml", Kind::Styles, &frame::styles(&writer))?;
    package.part(
        "word/settings.xml",
        Kind::Settings,
        &frame::settings(writer.document),
    )?;
    package.part(
        "word/numbering.xml",
        Kind::Numbering,
        &writer.numbering.xml(),
    )?;
    package.part(
        "word/footnotes.xml",
        Kind::Footnotes,
        &notes::xml(&writer.notes),
    )?;
    if !writer.notes.part.links.is_empty() {
        let links = writer.notes.part.links.xml();
        package.part("word/_rels/footnotes.xml.rels", Kind::Relations, &links)?;
    }
    package.part("word/fontTable.xml", Kind::Fonts, &frame::fonts())?;
    package.part(
        "word/theme/theme1.xml",
        Kind::Theme,
        include_str!("theme.xml"),
    )?;
    package.part("word/header1.xml", Kind::Header, &frame::head(&writer))?;
    package.part("word/footer1.xml", Kind::Footer, &frame::foot(&writer))?;
    package.part("word/header2.xml", Kind::Header, &frame::nothing("hdr"))?;
    package.part("word/footer2.xml", Kind::Footer, &frame::nothing("ftr"))?;
    for (file, bytes) in writer.pictures.files() {
        package.picture(&format!("word/{file}"), &bytes)?;
    }
    package.close()
}

/// The text in its page: A4, margins of 25 mm, a first page without head and foot.
fn body(writer: &Writer<'_>, [head, foot, first_head, first_foot]: &[String; 4]) -> String {
    format!(
        "<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\"{DRAWINGS}><w:body>{}<w:sectPr>\
         <w:headerReference w:type=\"default\" r:id=\"{head}\"/><w:headerReference w:type=\"first\" r:id=\"{first_head}\"/>\
         <w:footerReference w:type=\"default\" r:id=\"{foot}\"/><w:footerReference w:type=\"first\" r:id=\"{first_foot}\"/>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1588\" w:right=\"1418\" w:bottom=\"1361\" w:left=\"1418\" w:header=\"794\" w:footer=\"624\" w:gutter=\"0\"/>\
         <w:titlePg/></w:sectPr></w:body></w:document>",
        writer.part.out
    )
}
