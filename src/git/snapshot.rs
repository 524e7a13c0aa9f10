//! Commits with what they hold, and many of them by id.

use std::collections::HashMap;

use crate::history::{Commit, Id};

/// A commit and the folder that it holds.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The commit.
    pub commit: Commit,
    /// Its uppermost folder.
    pub tree: Id,
}

/// Commits by their id.
pub type Commits = HashMap<Id, Snapshot>;
