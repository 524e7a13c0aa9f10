//! Footnotes: Word's own, at the foot of the page, counted through the document.

use std::collections::HashMap;

use super::super::document::{Block, Document, Footnote, plain};
use super::writer::{Around, Part, Writer, properties};
use super::xml::{self, Breaks};

/// The footnotes of a document.
pub struct Notes<'d> {
    known: HashMap<&'d str, &'d Footnote>,
    /// The number of each that was referred to.
    numbers: HashMap<&'d str, usize>,
    /// The part that holds them.
    pub part: Part,
}

impl<'d> Notes<'d> {
    /// Those of all sections.
    pub fn of(document: &'d Document) -> Notes<'d> {
        let blocks = document
            .sections()
            .into_iter()
            .flat_map(|section| &section.blocks);
        let footnotes = blocks.filter_map(|block| match block {
            Block::Footnotes(footnotes) => Some(footnotes),
            _ => None,
        });
        let known = footnotes
            .flatten()
            .map(|footnote| (&*footnote.anchor, footnote));
        Notes {
            known: known.collect(),
            numbers: HashMap::new(),
            part: Part::default(),
        }
    }
}

const REFERENCE: &str = "<w:rStyle w:val=\"FootnoteReference\"/>";

impl<'d> Writer<'d> {
    /// A reference to a footnote. The first makes the footnote, a further one points to it. Footnotes of footnotes do not
    /// exist in Word: the words of such a one follow in brackets.
    pub fn note(&mut self, target: &str) {
        let Some((anchor, footnote)) = self.notes.known.get_key_value(target) else {
            return;
        };
        let (anchor, footnote) = (*anchor, *footnote);
        if let Some(known) = self.notes.numbers.get(anchor) {
            let (name, shown) = (bookmark(*known), known.to_string());
            let instruction = format!("NOTEREF {name} \\f \\h");
            return xml::field(&instruction, REFERENCE, &shown, &mut self.part.out);
        }
        if self.in_note {
            let words = format!(" ({})", words(&footnote.blocks));
            return xml::run("", &words, Breaks::Spaces, &mut self.part.out);
        }
        let known = self.notes.numbers.len() + 1;
        self.notes.numbers.insert(anchor, known);
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

/// The part of the footnotes, with the lines that stand between them and the text.
pub fn xml(notes: &Notes<'_>) -> String {
    format!(
        "<w:footnotes xmlns:w=\"{}\" xmlns:r=\"{}\"{}>\
         <w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
         <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\
         {}</w:footnotes>",
        super::WORD,
        super::RELATIONS,
        super::DRAWINGS,
        notes.part.out
    )
}
