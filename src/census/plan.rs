//! What is to be read for which stop, in batches: every distinct content once, and never more at a time than fits.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::history::{Id, Step};

use super::axis::Stop;
use super::leaf::{self, Leaf};
use super::shelf::{Shelf, Spec};

/// The files of a batch; the first commit of a large strategy alone may be more.
const FILES: usize = 4096;

/// As so many files counts a file of records: it may be as large as all entries together.
const EVIDENCE: usize = 32;

/// What changes at a path: it holds something else, or nothing any more.
pub type Changed = (Box<str>, Option<Spec>);

/// Goes along the stops.
pub struct Plan<'l> {
    line: &'l [&'l Step],
    stops: std::slice::Iter<'l, Stop>,
    shelf: Shelf,
    followed: usize,
}

/// Some stops, each with what changed since the one before.
pub struct Batch<'l> {
    /// The stops.
    pub stops: Vec<(&'l Stop, Vec<Changed>)>,
}

impl<'l> Plan<'l> {
    /// Nothing is followed yet.
    pub fn new(line: &'l [&'l Step], stops: &'l [Stop]) -> Plan<'l> {
        Plan {
            line,
            stops: stops.iter(),
            shelf: Shelf::default(),
            followed: 0,
        }
    }

    /// The next stops; `None` at the end.
    pub fn next(&mut self) -> Option<Batch<'l>> {
        let mut stops = Vec::new();
        let mut weight = 0;
        while weight < FILES
            && let Some(stop) = self.stops.next()
        {
            let new = self.line.get(self.followed..=stop.at).unwrap_or_default();
            new.iter().for_each(|step| self.shelf.follow(step));
            self.followed += new.len();
            let changes = self.shelf.changes();
            weight += changes.iter().map(|(path, _)| cost(path)).sum::<usize>();
            stops.push((stop, changes));
        }
        (!stops.is_empty()).then_some(Batch { stops })
    }
}

fn cost(path: &str) -> usize {
    if leaf::is_evidence(path) { EVIDENCE } else { 1 }
}

/// What the files of a batch say.
pub struct Leaves(HashMap<(Box<str>, Id), Arc<Leaf>>);

impl Batch<'_> {
    /// Reads the files of the batch.
    ///
    /// # Errors
    /// When `read` fails.
    pub fn read<E>(
        &self,
        read: impl Fn(&[Id]) -> Result<Vec<Option<Vec<u8>>>, E>,
    ) -> Result<Leaves, E> {
        let changes = self.stops.iter().flat_map(|(_, changes)| changes);
        let wanted = changes.filter_map(|(path, spec)| match spec {
            Some(Spec::File(id)) if leaf::is_read(path) => Some((path.clone(), *id)),
            _ => None,
        });
        let mut seen = HashSet::new();
        let wanted: Vec<(Box<str>, Id)> = wanted.filter(|key| seen.insert(key.clone())).collect();
        let ids: Vec<Id> = wanted.iter().map(|(_, id)| *id).collect();
        let contents = read(&ids)?;
        let leaves = wanted
            .into_par_iter()
            .zip(contents)
            .map(|((path, id), content)| {
                let leaf = Arc::new(leaf::read(&path, content));
                ((path, id), leaf)
            });
        Ok(Leaves(leaves.collect()))
    }
}

impl Leaves {
    /// What lies at a path. Something else than a file named `strategy.toml` makes no strategy.
    pub fn get(&self, path: &str, spec: Spec) -> Option<Arc<Leaf>> {
        let known = match spec {
            Spec::File(id) => self.0.get(&(path.into(), id)),
            Spec::Unreadable if path == "strategy.toml" => return None,
            Spec::Unreadable => None,
        };
        Some(known.map_or_else(|| Arc::new(leaf::read(path, None)), Arc::clone))
    }
}
