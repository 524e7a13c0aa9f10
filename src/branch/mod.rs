//! What a branch changes: the state before it and its commits, as plain data; and who may change what, by its base.

use jiff::civil::Date;

use crate::consolidation::Consolidation;
use crate::history::{Change, Commit};
use crate::model::Strategy;
use crate::ownership::Ownership;
use crate::source::Files;

mod record;

pub use crate::signature::{Signature, is_key};
pub use record::{LedgerEntry, Record};

/// A branch that is to be merged.
#[derive(Clone, Copy)]
pub struct Branch<'b> {
    /// The strategy where the branch left its base.
    pub before: Before<'b>,
    /// The strategy on its base: people, ownership and rules are taken from there, never from the branch.
    pub trusted: &'b Strategy,
    /// Its commits, each after its parents.
    pub acts: &'b [Act],
    /// The login of whoever asks for the merge, where the host told it.
    pub login: Option<&'b str>,
}

/// A state of the strategy.
#[derive(Clone, Copy)]
pub struct Before<'b> {
    /// The files.
    pub files: &'b Files,
    /// The strategy.
    pub strategy: &'b Strategy,
    /// Where its contributions stood.
    pub consolidation: &'b Consolidation<'b>,
}

/// A commit of a branch.
#[derive(Clone, Debug)]
pub struct Act {
    /// The commit.
    pub commit: Commit,
    /// What it changed itself; of a merge, what follows from none of its sides.
    pub changes: Vec<Change>,
    /// The co-signatures that are in the commit and in none of its parents.
    pub cosignatures: Vec<Record>,
    /// Whether it is signed; looked at where it carries co-signatures and the base asks for it.
    pub signature: Signature,
}

impl<'b> Branch<'b> {
    /// Who owns what, by the base.
    pub fn ownership(&self, today: Date) -> Ownership<'b> {
        Ownership::new(self.trusted, today)
    }
}
