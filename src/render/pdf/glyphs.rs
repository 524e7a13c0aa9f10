//! Characters that no font has a form for: each is told with the place where it stands, none is left out in silence.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::glyph;
use crate::source::{FileId, Files, Place, Span};

use super::code::Origin;
use super::fonts::Fonts;
use super::manuscript::Manuscript;
use super::places::Places;

/// The most characters that are told.
const MOST: usize = 20;

/// The characters of a document that cannot be set, each with the first place of it.
pub fn missing(
    manuscript: &Manuscript<'_>,
    fonts: &Fonts,
    files: &Files,
    places: &Places<'_>,
) -> Vec<Diagnostic> {
    let mut found: BTreeMap<char, &Origin> = BTreeMap::new();
    for code in manuscript.chapters.iter().chain([&manuscript.main]) {
        for (c, origin) in &code.characters {
            if glyph::is_private(*c) || !fonts.has(*c) {
                found.entry(*c).or_insert(origin);
            }
        }
    }
    let told = found.into_iter().filter_map(|(c, origin)| {
        let place = place(files, places.file(origin), c)?;
        Some(finding(place, c))
    });
    told.take(MOST).collect()
}

/// In the entry where it was met first; else in the first file that has it; else at the start of the entry.
fn place(files: &Files, entry: Option<FileId>, c: char) -> Option<Place> {
    let candidates = entry.into_iter().chain(files.ids());
    let mut found = candidates.filter_map(|file| {
        let at = files.text(file).find(c)?;
        let span = Span::new(at..at + c.len_utf8(), 0);
        Some(Place { file, span })
    });
    let written_otherwise = || {
        Some(crate::diagnostic::start_of(
            entry.or_else(|| files.ids().next())?,
        ))
    };
    found.next().or_else(written_otherwise)
}

fn finding(place: Place, c: char) -> Diagnostic {
    Finding::new(place, glyph::missing(c))
        .help(glyph::way_out())
        .of("pdf", Severity::Error)
}
