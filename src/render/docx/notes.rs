//! The footnotes of a document: which there are, and which were referred to.

use std::collections::HashMap;

use super::super::document::{Block, Document, Footnote};
use super::part::Part;

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

    /// A footnote by its place.
    pub fn find(&self, place: &str) -> Option<(&'d str, &'d Footnote)> {
        let (anchor, footnote) = self.known.get_key_value(place)?;
        Some((*anchor, *footnote))
    }

    /// The number of a footnote, if it was referred to.
    pub fn number(&self, anchor: &str) -> Option<usize> {
        self.numbers.get(anchor).copied()
    }

    /// Gives a footnote the next number.
    pub fn next(&mut self, anchor: &'d str) -> usize {
        let number = self.numbers.len() + 1;
        self.numbers.insert(anchor, number);
        number
    }
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
