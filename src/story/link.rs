//! Ids that became others in the course of a history.

use crate::model::Kind;

/// An id that became another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// What it names.
    pub kind: Kind,
    /// Before.
    pub from: Box<str>,
    /// Since then.
    pub to: Box<str>,
    /// The commit, by its place in the history.
    pub at: usize,
}
