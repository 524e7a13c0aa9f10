//! Footnotes as Word's own, at the foot of the page, counted through the document.

use super::super::document::{Block, Footnote, plain};
use super::part::{Around, properties};
use super::writer::Writer;
use super::xml::{self, Breaks};

const REFERENCE: &str = "<w:rStyle w:val=\"FootnoteReference\"/>";

impl<'d> Writer<'d> {
    /// A reference to a footnote. The first makes the footnote, a further one points to it. Footnotes of footnotes do not
    /// exist in Word: the words of such a one follow in brackets.
    pub fn note(&mut self, target: &str) {
        let Some((anchor, footnote)) = self.notes.find(target) else {
            return;
        };
        if let Some(known) = self.notes.number(anchor) {
            let (name, shown) = (bookmark(known), known.to_string());
            let instruction = format!("NOTEREF {name} \\f \\h");
            return xml::field(&instruction, REFERENCE, &shown, &mut self.part.out);
        }
        if self.in_note {
            let words = format!(" ({})", words(&footnote.blocks));
            return xml::run("", &words, Breaks::Spaces, &mut self.part.out);
        }
        let known = self.notes.next(anchor);
        let (id, name) = (self.places.count() + known, bookmark(known));
        self.part.out.push_str(&format!(
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/><w:r><w:rPr>{REFERENCE}</w:rPr>\
             <w:footnoteReference w:id=\"{known}\"/></w:r><w:bookmarkEnd w:id=\"{id}\"/>"
        ));
        self.footnote(known, footnote);
    }

    /// Writes a footnote into the part of the footnotes; its first paragraph begins with its number.
    fn footnote(&mut self, number: usize, footnote: &'d Footnote) {
        std::mem::swap(&mut self.part, &mut self.notes.part);
        self.in_note = true;
        let around = Around {
            in_note: true,
            ..Around::default()
        };
        self.part
            .out
            .push_str(&format!("<w:footnote w:id=\"{number}\">"));
        self.open_paragraph(&properties("FootnoteText", around));
        self.part.out.push_str(&format!(
            "<w:r><w:rPr>{REFERENCE}</w:rPr><w:footnoteRef/></w:r>"
        ));
        xml::run("", " ", Breaks::Spaces, &mut self.part.out);
        let rest = match footnote.blocks.split_first() {
            Some((Block::Paragraph(line), rest)) => {
                self.line(line);
                rest
            }
            _ => &footnote.blocks,
        };
        self.part.out.push_str("</w:p>");
        self.blocks(rest, around);
        self.part.out.push_str("</w:footnote>");
        self.in_note = false;
        std::mem::swap(&mut self.part, &mut self.notes.part);
    }
}

/// The name of the place where a footnote is referred to.
fn bookmark(number: usize) -> String {
    format!("_Ref{number:06}")
}

/// The words of a footnote, without form.
fn words(blocks: &[Block]) -> String {
    let words = blocks.iter().map(|block| match block {
        Block::Paragraph(line) => plain(line),
        Block::Quote(blocks) => words(blocks),
        Block::Code { text, .. } => text.clone(),
        Block::List(list) => list
            .items
            .iter()
            .map(|item| words(&item.blocks))
            .collect::<Vec<_>>()
            .join("; "),
        _ => String::new(),
    });
    words.collect::<Vec<_>>().join(" ")
}
