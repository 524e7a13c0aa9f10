//! The names of places in a document: from kind and id alone, so that they stay when the document grows around them.

use crate::model::{Choices, Kind};

/// The place of an entry: `project-bm--bildungsportal`. No id holds two hyphens in a row, so no two entries meet.
pub fn of_entry(kind: Kind, id: &str) -> String {
    format!("{}-{}", kind.key(), id.replace('/', "--"))
}

/// A place inside a section: `chapter-01-einleitung--ueberblick`.
pub fn inside(section: &str, slug: &str) -> String {
    format!("{section}--{slug}")
}

/// The place of a footnote.
pub fn of_footnote(section: &str, number: usize) -> String {
    format!("{section}--note--{number}")
}

/// The place of the `nth` reference to a footnote.
pub fn of_reference(section: &str, number: usize, nth: usize) -> String {
    format!("{section}--note--{number}--{nth}")
}
