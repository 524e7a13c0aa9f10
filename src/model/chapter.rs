//! Chapters of the strategy document.

use super::entry::{Head, entry};
use super::fields::Fields;
use super::schema::{Key, Shape, optional, required};

/// A chapter.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Id, title, text.
    pub head: Head,
    /// Whether its heading carries a number.
    pub numbered: bool,
}

/// The keys of a chapter.
pub const KEYS: &[Key] = &[
    required("title", Shape::String, "Titel", "title"),
    optional(
        "numbered",
        Shape::Boolean,
        "mit Nummer, sonst ohne",
        "numbered or not",
    ),
    optional(
        "formerly",
        Shape::List(&Shape::String),
        "frühere Kennungen",
        "former ids",
    ),
];

impl Chapter {
    /// Reads a chapter.
    pub fn read(head: Head, fields: Fields<'_, '_>) -> Option<Chapter> {
        Some(Chapter {
            head,
            numbered: fields.boolean("numbered").unwrap_or(true),
        })
    }
}

entry!(Chapter, Chapter, chapters);
