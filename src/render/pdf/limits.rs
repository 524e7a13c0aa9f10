//! How much a PDF can hold: typesetting takes time and memory for each page, so that too much must be told before it begins.

use std::collections::{BTreeMap, BTreeSet};

use crate::message::Text;
use crate::text;

/// The most bytes of code that one line of text may be: about forty pages without a paragraph.
const MOST_IN_A_LINE: usize = 128 * 1024;

/// The most bytes of code that a document may be: well over a thousand pages, half a minute and some gigabytes.
const MOST: usize = 6 * 1024 * 1024;

/// What a line of its own costs beside its words, as bytes of code: a paragraph, a cell of a table, a fact.
const LINE: usize = 96;

/// What a heading costs beside its words: it stands in the contents and the bookmarks too.
const HEADING: usize = 384;

/// How much there is.
#[derive(Debug, Default)]
pub struct Limits {
    all: usize,
    /// How much of it each entry holds, by its place.
    of: BTreeMap<String, usize>,
    /// The places of entries that hold a line which is too long.
    pub too_long: BTreeSet<String>,
}

impl Limits {
    /// A line of this many bytes, in the entry of this place.
    pub fn line(&mut self, bytes: usize, entry: &str) {
        if bytes > MOST_IN_A_LINE && !self.too_long.contains(entry) {
            self.too_long.insert(entry.to_owned());
        }
        self.all += LINE;
        self.hold(bytes + LINE, entry);
    }

    /// A heading, in the entry of this place.
    pub fn heading(&mut self, entry: &str) {
        self.all += HEADING;
        self.hold(HEADING, entry);
    }

    fn hold(&mut self, weight: usize, entry: &str) {
        match self.of.get_mut(entry) {
            Some(held) => *held += weight,
            None => drop(self.of.insert(entry.to_owned(), weight)),
        }
    }

    /// A file of this many bytes.
    pub fn file(&mut self, bytes: usize) {
        self.all += bytes;
    }

    /// Whether it is too much as a whole.
    pub fn is_too_much(&self) -> bool {
        self.all > MOST
    }

    /// The places of entries that are too much even alone.
    pub fn too_large(&self) -> impl Iterator<Item = &str> {
        let too_large = self.of.iter().filter(|(_, held)| **held > MOST);
        too_large.map(|(entry, _)| &**entry)
    }

    /// Why it is too much as a whole.
    pub fn reason(&self) -> Text {
        let (all, most) = (self.all >> 20, MOST >> 20);
        text!(
            "das Dokument ist mit {all} MiB Text und Tabellen zu groß für ein PDF, es gehen höchstens {most} MiB; mit --chapter, --field oder --ministry entstehen Auszüge",
            "the document is too large for a PDF: {all} MiB of text and tables, where {most} MiB can be set; --chapter, --field and --ministry build extracts"
        )
    }
}
