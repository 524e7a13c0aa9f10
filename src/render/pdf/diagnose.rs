//! What Typst complains of, told as findings about the strategy: about an entry, a picture, a template.

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::DiagSpan;

use crate::diagnostic::{Diagnostic, Finding, Severity, start_of};
use crate::message::{Label, Text, label};
use crate::picture::Format;
use crate::source::{Place, Span};
use crate::template::Templates;
use crate::text;

use super::super::trouble::Trouble;
use super::manuscript::Manuscript;
use super::places::Places;
use super::world::{Desk, Named};

/// The most complaints that are told.
const MOST: usize = 20;

/// What is needed to find out what a complaint is about.
pub struct Case<'c> {
    /// The world that was typeset.
    pub desk: &'c Desk<'c>,
    /// The code in it.
    pub manuscript: &'c Manuscript<'c>,
    /// The templates in it.
    pub templates: &'c Templates<'c>,
    /// Where entries come from.
    pub places: &'c Places<'c>,
}

/// Complaints as trouble: findings where the strategy is at fault, otherwise Typst's own words.
pub fn trouble(case: &Case<'_>, complaints: &[SourceDiagnostic]) -> Trouble {
    let found: Vec<Diagnostic> = complaints
        .iter()
        .filter_map(|complaint| Some(finding(case.place(complaint)?, complaint)))
        .take(MOST)
        .collect();
    if !found.is_empty() {
        return Trouble::Findings(found);
    }
    let words = complaints
        .first()
        .map_or("", |complaint| &complaint.message);
    let reason = reason(words);
    let (de, en) = (&reason.de, &reason.en);
    Trouble::Other(text!("{de}", "{en}"))
}

fn finding(place: Place, complaint: &SourceDiagnostic) -> Diagnostic {
    let reason = reason(&complaint.message);
    let (de, en) = (&reason.de, &reason.en);
    let message = text!("das PDF scheitert hier: {de}", "the PDF fails here: {en}");
    let hints: Vec<&str> = complaint.hints.iter().map(|hint| &*hint.v).collect();
    let finding = Finding::new(place, message);
    let finding = match hints.is_empty() {
        true => finding,
        false => finding.help(Text::same(hints.join("; "))),
    };
    finding.of("pdf", Severity::Error)
}

impl Case<'_> {
    /// Where it stands: in a template of the strategy, in what calls the template, or in a drawing.
    fn place(&self, complaint: &SourceDiagnostic) -> Option<Place> {
        let calls = complaint.trace.iter().map(|call| call.span.into());
        let mut spans = [complaint.span].into_iter().chain(calls);
        let place = spans.find_map(|span| self.place_of(span));
        place.or_else(|| self.drawing(&complaint.message))
    }

    /// The drawing that holds the first words which a complaint quotes: Typst does not say where a text in it stands.
    fn drawing(&self, message: &str) -> Option<Place> {
        let quoted = message
            .split('"')
            .nth(1)
            .filter(|words| !words.is_empty())?;
        let finder = memchr::memmem::Finder::new(quoted);
        let mut pictures = self.manuscript.pictures.iter();
        let found = pictures.find(|(_, picture)| {
            picture.format == Format::Svg && finder.find(&picture.bytes).is_some()
        });
        self.places.picture(found?.0).map(start_of)
    }

    fn place_of(&self, span: DiagSpan) -> Option<Place> {
        let (id, range) = (span.id()?, self.desk.range(span)?);
        let code = match self.desk.name(id)? {
            Named::Main => &self.manuscript.main,
            Named::Chapters(number) => self.manuscript.chapters.get(*number)?,
            Named::Template(name) => {
                let file = self.templates.file(name)?;
                let span = Span::new(range, 0);
                return Some(Place { file, span });
            }
        };
        let origin = code.origin_at(range.start);
        self.places.file(&origin).map(start_of)
    }
}

/// What Typst says, in plain words where it is known.
fn reason(words: &str) -> Text {
    let known: [(&str, Label); 5] = [
        (
            "depth exceeded",
            label(
                "der Text ist zu tief verschachtelt",
                "the text is nested too deeply",
            ),
        ),
        (
            "alt text",
            label(
                "einem Bild fehlen die Worte, die es beschreiben",
                "a picture lacks the words that describe it",
            ),
        ),
        (
            "16 bit images",
            label(
                "das Bild hat 16 Bit je Farbe, ein PDF/A fasst nur 8",
                "the picture has 16 bits per colour, a PDF/A holds 8 only",
            ),
        ),
        (
            "decode image",
            label("das Bild ist beschädigt", "the picture is damaged"),
        ),
        (
            "could not be displayed",
            label(
                "einem Zeichen fehlt die Form in allen Schriften",
                "no font has a form for a character",
            ),
        ),
    ];
    let plain = known.into_iter().find(|(part, _)| words.contains(part));
    match plain {
        Some((_, plain)) => {
            let (de, en) = (plain.de, plain.en);
            text!("{de} (Typst: {words})", "{en} (Typst: {words})")
        }
        None => text!("Typst meldet: {words}", "Typst says: {words}"),
    }
}
