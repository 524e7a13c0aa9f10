//! Places in the document that links lead to: bookmarks with short hidden names, since Word allows 40 letters and digits.

use std::collections::HashMap;

use super::super::document::{Block, Document};

/// The bookmarks of a document, by the name of the place.
pub struct Places<'d> {
    numbers: HashMap<&'d str, usize>,
}

impl<'d> Places<'d> {
    /// All places: of sections, and of rows of tables.
    pub fn of(document: &'d Document) -> Places<'d> {
        let mut numbers = HashMap::new();
        for section in document.sections() {
            let next = numbers.len() + 1;
            numbers.entry(&*section.anchor).or_insert(next);
            let tables = section.blocks.iter().filter_map(|block| match block {
                Block::Table(table) => Some(table),
                _ => None,
            });
            for anchor in tables
                .flat_map(|table| &table.rows)
                .filter_map(|row| row.anchor.as_deref())
            {
                let next = numbers.len() + 1;
                numbers.entry(anchor).or_insert(next);
            }
        }
        Places { numbers }
    }

    /// The bookmark of a place; none if there is no such place.
    pub fn bookmark(&self, anchor: &str) -> Option<Bookmark> {
        self.numbers.get(anchor).map(|number| Bookmark(*number))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }
}

/// A bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bookmark(pub usize);

impl Bookmark {
    /// Its name. Names that begin so are hidden, and Word's own contents use them.
    pub fn name(self) -> String {
        format!("_Toc{:06}", self.0)
    }

    /// Where it starts.
    pub fn start(self) -> String {
        format!(
            "<w:bookmarkStart w:id=\"{}\" w:name=\"{}\"/>",
            self.0,
            self.name()
        )
    }

    /// Where it ends.
    pub fn end(self) -> String {
        format!("<w:bookmarkEnd w:id=\"{}\"/>", self.0)
    }
}
