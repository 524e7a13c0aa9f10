//! The cabinet paper as it is handed to a format.

use super::super::document::{Document, Fact};

/// A paper, ready to be written.
pub struct Paper {
    /// What it is: `Vorlage an den Ministerrat`.
    pub kicker: String,
    /// What stands at its head.
    pub facts: Vec<Fact>,
    /// Whether it is marked as a draft.
    pub is_draft: bool,
    /// Its text.
    pub document: Document,
}
