//! The document as a PDF, typeset with Typst: for paper and for screen readers, to be kept, the same bytes everywhere; the
//! only room that names Typst.

mod blocks;
mod code;
mod columns;
mod diagnose;
mod fonts;
mod glyphs;
mod index;
mod inlines;
mod limits;
mod manuscript;
mod pictures;
mod places;
mod table;
mod typeset;
mod world;

use crate::diagnostic::{Diagnostic, Finding, Severity, start_of};
use crate::message::Text;
use crate::source::{FileId, Files, Place, Span};
use crate::template::Templates;
use crate::text;

use super::Job;
use super::document::Document;
use super::trouble::Trouble;
use diagnose::Case;
use fonts::Fonts;
use limits::Limits;
use places::Places;
use typeset::Failed;
use world::Desk;

/// A document that was made of a job's view as a PDF.
///
/// # Errors
/// When a character has no form in any font, a picture or a template is wrong, or there is too much of it.
pub fn pdf(job: &Job<'_>, document: &Document) -> Result<Vec<u8>, Trouble> {
    let manuscript = manuscript::write(document);
    let places = Places::of(job);
    let limits = &manuscript.limits;
    let mut found = too_long(limits, &places, job.files);
    if limits.is_too_much() {
        found.extend(too_large(limits, &places));
        return Err(match found.is_empty() {
            true => Trouble::Other(limits.reason()),
            false => Trouble::Findings(found),
        });
    }
    let fonts = Fonts::of(job.files);
    found.extend(pictures::too_large(&manuscript.pictures, job.files));
    found.extend(glyphs::missing(&manuscript, &fonts, job.files, &places));
    if !found.is_empty() {
        return Err(Trouble::Findings(found));
    }
    let templates = Templates::new(job.files);
    let desk = Desk::new(&manuscript, &templates, &fonts, job.date);
    let case = Case {
        desk: &desk,
        manuscript: &manuscript,
        templates: &templates,
        places: &places,
    };
    typeset::pdf(&desk, job.date).map_err(|failed| match failed {
        Failed::Told(complaints) => diagnose::trouble(&case, &complaints),
        Failed::Broken => broken(),
    })
}

fn too_long(limits: &Limits, places: &Places<'_>, files: &Files) -> Vec<Diagnostic> {
    let entries = limits.too_long.iter().map(|entry| &**entry);
    complaints(
        entries,
        places,
        |file| longest_paragraph(file, files.text(file)),
        text!(
            "ein Absatz ist für ein PDF zu lang: über vierzig Seiten ohne Absatz",
            "a paragraph is too long for a PDF: more than forty pages without a break"
        ),
        text!(
            "mit Leerzeilen in Absätze teilen",
            "divide it into paragraphs with empty lines"
        ),
    )
}

fn too_large(limits: &Limits, places: &Places<'_>) -> Vec<Diagnostic> {
    let told = &limits.too_long;
    complaints(
        limits.too_large().filter(|entry| !told.contains(*entry)),
        places,
        start_of,
        text!(
            "der Text ist für ein PDF zu groß: allein über tausend Seiten",
            "the text is too large for a PDF: more than a thousand pages alone"
        ),
        text!(
            "auf mehrere Dateien verteilen und Auszüge bauen: --chapter, --field, --ministry",
            "divide it into several files and build extracts: --chapter, --field, --ministry"
        ),
    )
}

/// The same complaint about each of some entries.
fn complaints<'e>(
    entries: impl Iterator<Item = &'e str>,
    places: &Places<'_>,
    place: impl Fn(FileId) -> Place,
    message: Text,
    help: Text,
) -> Vec<Diagnostic> {
    let files = entries.filter_map(|entry| places.entry(entry));
    let finding = |file| {
        let finding = Finding::new(place(file), message.clone());
        finding.help(help.clone()).of("pdf", Severity::Error)
    };
    files.map(finding).collect()
}

/// Where the longest paragraph of a file begins.
fn longest_paragraph(file: FileId, text: &str) -> Place {
    let (mut longest, mut begin) = (0..0, None);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_empty = line.trim().is_empty();
        begin = (!is_empty).then(|| begin.unwrap_or(at));
        at += line.len();
        if let Some(begin) = begin
            && at - begin > longest.len()
        {
            longest = begin..at;
        }
    }
    let first = text[longest.clone()].split_whitespace().next();
    let end = longest.start + first.map_or(0, |word| word.len().min(MARKED));
    let span = Span::new(longest.start..text.floor_char_boundary(end), 0);
    Place { file, span }
}

/// So much of a word is marked.
const MARKED: usize = 64;

/// The fault is not the strategy's; what was on the way is told by Rust itself.
fn broken() -> Trouble {
    Trouble::Other(text!(
        "der Satz mit Typst ist abgebrochen; mit --chapter lässt sich finden, welches Kapitel es auslöst",
        "typesetting with Typst broke off; --chapter helps to find the chapter that makes it do so"
    ))
}
