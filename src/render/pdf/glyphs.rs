//! Characters that no font has a form for: each is told with the place where it stands, none is left out in silence.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::source::{FileId, Files, Place, Span};
use crate::text;

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
            if is_private(*c) || !fonts.has(*c) {
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

/// A PDF/A must say of each form which character it is, and these mean something else to everyone.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
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
    let code = format!("U+{:04X}", u32::from(c));
    Finding::new(
        place,
        text!(
            "für das Zeichen `{c}` ({code}) hat keine Schrift des PDFs eine Form",
            "no font of the PDF has a form for the character `{c}` ({code})"
        ),
    )
    .help(text!(
        "ein Wort oder ein anderes Zeichen schreiben, oder eine Schrift mit diesem Zeichen in `templates/fonts/` legen",
        "write a word or another character, or put a font that has it into `templates/fonts/`"
    ))
    .of("pdf", Severity::Error)
}
