//! How much a PDF can hold: typesetting takes time and memory for each page, so that too much must be told before it begins.

use std::collections::BTreeSet;

use crate::message::Text;
use crate::text;

/// The most bytes of code that one line of text may be: about forty pages without a paragraph.
const MOST_IN_A_LINE: usize = 128 * 1024;

/// The most bytes of code that a document may be: well over a thousand pages, half a minute and some gigabytes.
const MOST: usize = 6 * 1024 * 1024;

/// How much there is.
#[derive(Debug, Default)]
pub struct Limits {
    all: usize,
    /// The places of entries that hold a line which is too long.
    pub too_long: BTreeSet<String>,
}

impl Limits {
    /// A line of this many bytes, in the entry of this place.
    pub fn line(&mut self, bytes: usize, entry: &str) {
        if bytes > MOST_IN_A_LINE && !self.too_long.contains(entry) {
            self.too_long.insert(entry.to_owned());
        }
    }

    /// A file of this many bytes.
    pub fn file(&mut self, bytes: usize) {
        self.all += bytes;
    }

    /// Why it is too much as a whole, if so.
    pub fn too_much(&self) -> Option<Text> {
        let (all, most) = (self.all >> 20, MOST >> 20);
        (self.all > MOST).then(|| {
            text!(
                "das Dokument ist mit {all} MiB Text zu groß für ein PDF, es gehen höchstens {most} MiB; mit --chapter, --field oder --ministry entstehen Auszüge",
                "the document is too large for a PDF: {all} MiB of text, where {most} MiB can be set; --chapter, --field and --ministry build extracts"
            )
        })
    }
}
