//! Pictures that a PDF cannot hold: a few bytes can stand for more pixels than fit into any memory.

use crate::diagnostic::{Diagnostic, Finding, Severity, start_of};
use crate::picture::{Format, Picture};
use crate::source::Files;
use crate::text;

/// The most pixels of a picture: a whole page at 600 dots an inch has 35 million.
const MOST: usize = 40_000_000;

/// The most pixels of all pictures together: Typst holds them all, with four bytes each.
const MOST_TOGETHER: usize = 400_000_000;

/// The pictures with which there are too many pixels.
pub fn too_large(pictures: &[(&str, &Picture)], files: &Files) -> Vec<Diagnostic> {
    let mut together = 0;
    let too_large = pictures.iter().filter_map(|(path, picture)| {
        let pixels = pixels(picture);
        together += pixels;
        let is_too_large = pixels > MOST || together > MOST_TOGETHER;
        let file = files.find(path).filter(|_| is_too_large)?;
        Some(finding(pixels, file))
    });
    too_large.collect()
}

/// How many pixels a picture says that it has; a drawing has none, and what cannot be told is told when it is set.
fn pixels(picture: &Picture) -> usize {
    if picture.format == Format::Svg {
        return 0;
    }
    let size = imagesize::blob_size(&picture.bytes);
    size.map_or(0, |size| size.width.saturating_mul(size.height))
}

fn finding(pixels: usize, file: crate::source::FileId) -> Diagnostic {
    let (millions, most, together) = (
        pixels / 1_000_000,
        MOST / 1_000_000,
        MOST_TOGETHER / 1_000_000,
    );
    Finding::new(
        start_of(file),
        text!(
            "das Bild hat {millions} Megapixel; ein PDF fasst je Bild {most} und zusammen {together}",
            "the picture has {millions} megapixels; a PDF holds {most} for each picture and {together} together"
        ),
    )
    .help(text!(
        "das Bild verkleinern; für eine ganze Seite genügen 9 Megapixel",
        "make the picture smaller; 9 megapixels are enough for a whole page"
    ))
    .of("pdf", Severity::Error)
}
