//! Lines as Typst code.

use crate::message::label;
use crate::model::Choices;

use super::super::address;
use super::super::document::{Block, Footnote, Inline, Target};
use super::manuscript::Writer;

/// A picture in a line: its path and its words.
pub type Picture<'d> = (&'d str, &'d str);

impl<'d> Writer<'d> {
    /// A line in which pictures stand as words.
    pub fn line(&mut self, line: &'d [Inline]) {
        let start = self.out.text.len();
        self.spread(line, None);
        self.measure(start);
    }

    /// A line whose pictures are set elsewhere.
    pub fn line_apart(&mut self, line: &'d [Inline], pictures: &mut Vec<Picture<'d>>) {
        let start = self.out.text.len();
        self.spread(line, Some(pictures));
        self.measure(start);
    }

    /// Notes how long the line is that began there.
    pub fn measure(&mut self, start: usize) {
        self.limits.line(self.out.text.len() - start, &self.entry);
    }

    fn inline(&mut self, inline: &'d Inline, mut pictures: Option<&mut Vec<Picture<'d>>>) {
        match inline {
            Inline::Text(text) => self.out.words(text),
            Inline::Code(text) => self.around("mono", |writer| writer.out.words(text)),
            Inline::Emphasis(line) => self.nested("emph", line, pictures),
            Inline::Strong(line) => self.nested("strong", line, pictures),
            Inline::Strike(line) => self.nested("strike", line, pictures),
            Inline::Link(target, line) => self.link(target, line, pictures),
            Inline::Picture { path, alt } => match &mut pictures {
                Some(pictures) if self.document.pictures.contains_key(path) => {
                    pictures.push((path, alt));
                    let below = self.word(label("(Abbildung unten)", "(picture below)"));
                    self.out.words(below);
                }
                _ => self.picture_in_words(alt),
            },
            Inline::Light(light, word) => {
                self.out.code(&format!("#light(\"{}\", ", light.key()));
                self.out.literal(word);
                self.out.code(")#\" \"");
            }
            Inline::Quiet(text) => self.around("quiet", |writer| writer.out.words(text)),
            Inline::Break => self.out.code("#linebreak()"),
            Inline::FootnoteRef { target, number, .. } => self.reference(target, *number),
        }
    }

    fn around(&mut self, function: &str, inside: impl FnOnce(&mut Self)) {
        self.out.code(&format!("#{function}["));
        inside(self);
        self.out.code("]");
    }

    fn nested(
        &mut self,
        function: &str,
        line: &'d [Inline],
        pictures: Option<&mut Vec<Picture<'d>>>,
    ) {
        self.around(function, |writer| writer.spread(line, pictures));
    }

    fn link(
        &mut self,
        target: &'d Target,
        line: &'d [Inline],
        pictures: Option<&mut Vec<Picture<'d>>>,
    ) {
        match target {
            Target::Anchor(place) if !self.has(place) => return self.spread(line, pictures),
            Target::Anchor(place) => {
                self.out.code("#inside(");
                self.out.literal(place);
            }
            Target::Elsewhere(to) => {
                self.out.code("#outside(");
                self.out.address(&address::encoded(to));
            }
        }
        self.out.code(")[");
        let start = self.out.text.len();
        self.spread(line, pictures);
        if let (true, Target::Elsewhere(to)) = (self.out.text.len() == start, target) {
            self.out.words(to);
        }
        self.out.code("]");
    }

    fn spread(&mut self, line: &'d [Inline], mut pictures: Option<&mut Vec<Picture<'d>>>) {
        for inline in line {
            self.inline(inline, pictures.as_deref_mut());
        }
    }

    /// `[Abbildung: …]`
    pub fn picture_in_words(&mut self, alt: &str) {
        let what = self.word(label("Abbildung", "Picture"));
        self.out.words(&format!("[{what}: {alt}]"));
    }

    /// The first reference to a footnote carries it, later ones lead there. In a footnote only its number stands.
    fn reference(&mut self, target: &'d str, number: usize) {
        let note = self.footnotes.get(target).copied();
        match note {
            Some(_) if self.noted.contains(target) && !self.in_note => {
                self.out.code("#footnote(label(");
                self.out.literal(target);
                self.out.code("))");
            }
            Some(note) if !self.in_note => self.footnote(note),
            _ => {
                let what = self.word(label("Fußnote", "footnote"));
                self.out.words(&format!(" [{what}\u{a0}{number}]"));
            }
        }
    }

    fn footnote(&mut self, note: &'d Footnote) {
        self.noted.insert(&note.anchor);
        self.in_note = true;
        self.out.code("#footnote[");
        let (first, rest) = match &*note.blocks {
            [Block::Paragraph(line), rest @ ..] => (&**line, rest),
            blocks => (&[][..], blocks),
        };
        self.line(first);
        if !rest.is_empty() {
            self.out.code("#parbreak()");
            self.blocks(rest);
        }
        self.out.code("]#label(");
        self.out.literal(&note.anchor);
        self.out.code(")");
        self.in_note = false;
    }
}
