//! Chapters of the strategy document.

use super::Choices;
use super::choice::choices;
use super::entry::{Head, entry};
use super::fields::Fields;
use super::schema::{Key, Shape, optional, required};

choices! {
    /// A page that the website owes its readers, and that no other output holds.
    Page {
        Imprint = "imprint", "Impressum", "imprint";
        Privacy = "privacy", "Datenschutz", "privacy";
        Accessibility = "accessibility", "Barrierefreiheit", "accessibility";
        EasyRead = "easy-read", "Leichte Sprache", "easy read";
    }
}

/// A chapter.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// Id, title, text.
    pub head: Head,
    /// Whether its heading carries a number.
    pub numbered: bool,
    /// Which page of the website it is; then it is no chapter of the document.
    pub page: Option<Page>,
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
        "page",
        Shape::Choice(<Page as Choices>::CHOICES),
        "Pflichtseite der Website; dann kein Kapitel des Dokuments",
        "page that the website owes; then no chapter of the document",
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
            page: fields.choice("page").map(|page| page.value),
        })
    }

    /// Whether it stands in the document.
    pub fn is_in_document(&self) -> bool {
        self.page.is_none()
    }
}

entry!(Chapter, Chapter, chapters);
