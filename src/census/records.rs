//! The records of one file of evidence: of each object the last one, which counts.

use std::collections::HashMap;

use crate::model::digest::Digest;

/// A record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record<R> {
    /// What it says.
    pub result: R,
    /// Of which text.
    digest: Option<Digest>,
    /// Its place in the file: the last one counts, also among several ids of one entry.
    at: usize,
}

impl<R> Record<R> {
    /// Whether it is of this text.
    pub fn is_fresh(&self, text: Digest) -> bool {
        self.digest == Some(text)
    }
}

/// The last record of each object, by the id that is written.
#[derive(Clone, Debug)]
pub struct Records<R>(HashMap<Box<str>, Record<R>>);

impl<R> Default for Records<R> {
    fn default() -> Self {
        Records(HashMap::new())
    }
}

impl<R: Copy + Eq> Records<R> {
    /// The records of a file, in its order: object, what it says, digest.
    pub fn new<'r>(records: impl Iterator<Item = (&'r str, R, &'r str)>) -> Records<R> {
        let record = |(at, (of, result, digest)): (usize, (&str, R, &str))| {
            let digest = Digest::parse(digest);
            (of.into(), Record { result, digest, at })
        };
        Records(records.enumerate().map(record).collect())
    }

    /// The last record for an entry that has several ids.
    pub fn last<'n>(&self, names: impl Iterator<Item = &'n str>) -> Option<Record<R>> {
        let found = names.filter_map(|name| self.0.get(name));
        found.max_by_key(|record| record.at).copied()
    }

    /// The objects of which the two say something different.
    pub fn differences<'r>(&'r self, other: &'r Records<R>) -> impl Iterator<Item = &'r str> {
        let here = self
            .0
            .iter()
            .filter(|(of, record)| other.0.get(*of) != Some(*record));
        let there = other.0.keys().filter(|of| !self.0.contains_key(*of));
        here.map(|(of, _)| &**of).chain(there.map(|of| &**of))
    }
}
