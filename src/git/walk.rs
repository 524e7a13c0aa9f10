//! From commit to commit: which ones lead to another, and where two branches parted.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use crate::history::{Id, Range};

use super::Trouble;
use super::graph::{Graph, circle};
use super::snapshot::{Commits, Snapshot};
use super::store::Store;

/// What is needed to go from commit to commit.
pub struct Walk<'w> {
    /// The objects.
    pub store: &'w Store<'w>,
    /// The commits at which the clone ends.
    pub boundary: &'w HashSet<Id>,
}

impl Walk<'_> {
    /// The commits that lead to `starts`, and these themselves, but nothing that `stop` knows. Every one is read, since
    /// dates, by which git takes short cuts, can be forged.
    ///
    /// # Errors
    /// When one is missing though the clone does not end there.
    pub fn ancestors(&self, starts: &[Id], stop: &Commits) -> Result<Commits, Trouble> {
        let mut found = Commits::new();
        let mut open: Vec<Id> = starts.to_vec();
        while let Some(id) = open.pop() {
            if stop.contains_key(&id) || found.contains_key(&id) {
                continue;
            }
            let mut snapshot = self.store.commit(id)?;
            snapshot.commit.is_boundary = self.boundary.contains(&id);
            if !snapshot.commit.is_boundary {
                open.extend(&snapshot.commit.parents);
            }
            found.insert(id, snapshot);
        }
        Ok(found)
    }

    /// The commits of a range: each before its parents, and of those that could come next the newest.
    ///
    /// # Errors
    /// As [`Walk::ancestors`].
    pub fn range(&self, range: &Range) -> Result<Vec<Snapshot>, Trouble> {
        let before = self.ancestors(&range.from, &Commits::new())?;
        let commits = self.ancestors(&[range.to], &before)?;
        let count = commits.len();
        let sorted = sorted(commits);
        if sorted.len() < count {
            return Err(circle(range.to));
        }
        Ok(sorted)
    }

    /// A commit, its first parent, that one's first parent, and so on.
    ///
    /// # Errors
    /// As [`Walk::ancestors`].
    pub fn line(&self, to: Id) -> Result<Vec<Snapshot>, Trouble> {
        let mut line = Vec::new();
        let mut seen = HashSet::new();
        let mut next = Some(to);
        while let Some(id) = next {
            if !seen.insert(id) {
                return Err(circle(id));
            }
            let mut snapshot = self.store.commit(id)?;
            snapshot.commit.is_boundary = self.boundary.contains(&id);
            let parents = snapshot.commit.parents.first();
            next = parents.filter(|_| !snapshot.commit.is_boundary).copied();
            line.push(snapshot);
        }
        Ok(line)
    }

    /// The commit at which two branches parted: the one common ancestor that leads to all others.
    ///
    /// # Errors
    /// When there is none, when there are several, or when the clone ends too early to know.
    pub fn merge_base(&self, a: Id, b: Id) -> Result<Id, Trouble> {
        let graph = Graph::new(&self.ancestors(&[a, b], &Commits::new())?)?;
        match graph.bases(a, b)?[..] {
            [] => Err(Trouble::Unrelated(a, b)),
            [base] => Ok(base),
            ref bases => Err(Trouble::SeveralBases(bases.to_vec())),
        }
    }
}

fn sorted(mut commits: Commits) -> Vec<Snapshot> {
    let mut children: HashMap<Id, usize> = HashMap::new();
    for parent in commits.values().flat_map(|s| &s.commit.parents) {
        *children.entry(*parent).or_default() += 1;
    }
    let rank = |snapshot: &Snapshot| {
        (
            snapshot.commit.committed.seconds,
            Reverse(snapshot.commit.id),
        )
    };
    let ready = commits
        .values()
        .filter(|s| !children.contains_key(&s.commit.id));
    let mut ready: BinaryHeap<_> = ready.map(rank).collect();
    let mut sorted = Vec::with_capacity(commits.len());
    while let Some((_, Reverse(id))) = ready.pop() {
        let Some(snapshot) = commits.remove(&id) else {
            continue;
        };
        for parent in &snapshot.commit.parents {
            let left = children.entry(*parent).or_default();
            *left = left.saturating_sub(1);
            if let (0, Some(parent)) = (*left, commits.get(parent)) {
                ready.push(rank(parent));
            }
        }
        sorted.push(snapshot);
    }
    sorted
}
