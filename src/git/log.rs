//! What each commit changed: the folders of a commit and its parent side by side.

use std::collections::HashMap;

use crate::history::{Delta, History, Id, Merges, Range, Step};

use super::compare::{Comparison, Folders};
use super::snapshot::Snapshot;
use super::store::Store;
use super::walk::Walk;
use super::{Trouble, files};

/// The changed paths of a whole history: a hundred thousand files, all changed forty times.
const MAX_CHANGES: usize = 4_000_000;

/// Tells the history of a strategy. See [`Repository::history`](super::Repository::history). `is_fixed`: of this folder,
/// wherever the strategy lies.
pub fn history(
    walk: &Walk<'_>,
    range: &Range,
    inside: &str,
    merges: Merges,
    is_fixed: bool,
) -> Result<History, Trouble> {
    tell(walk, walk.range(range)?, (inside, is_fixed), merges)
}

/// Tells how a branch changed. See [`Repository::line`](super::Repository::line).
pub fn line(walk: &Walk<'_>, to: Id, inside: &str) -> Result<History, Trouble> {
    tell(walk, walk.line(to)?, (inside, false), Merges::FirstParent)
}

fn tell(
    walk: &Walk<'_>,
    snapshots: Vec<Snapshot>,
    (inside, is_fixed): (&str, bool),
    merges: Merges,
) -> Result<History, Trouble> {
    // One after the other: neighbours share folders, and libgit2 lets only one thread unpack from a pack. Two threads took
    // twice as long.
    let mut teller = Teller {
        folders: Folders::new(walk.store),
        store: walk.store,
        trees: snapshots.iter().map(|s| (s.commit.id, s.tree)).collect(),
        found: HashMap::new(),
        left: MAX_CHANGES,
        inside,
        is_fixed,
        merges,
    };
    let steps = snapshots.into_iter().map(|snapshot| teller.step(snapshot));
    Ok(History::new(steps.collect::<Result<_, _>>()?))
}

struct Teller<'t> {
    folders: Folders<'t>,
    store: &'t Store<'t>,
    /// The uppermost folders of the commits of the range.
    trees: HashMap<Id, Id>,
    /// The strategy's folder in an uppermost folder.
    found: HashMap<Id, Option<Id>>,
    left: usize,
    inside: &'t str,
    is_fixed: bool,
    merges: Merges,
}

impl Teller<'_> {
    fn step(&mut self, snapshot: Snapshot) -> Result<Step, Trouble> {
        let Snapshot { commit, tree } = snapshot;
        let parents: &[Id] = match self.merges {
            _ if commit.is_boundary => &[],
            Merges::FirstParent => &commit.parents[..commit.parents.len().min(1)],
            Merges::EveryParent => &commit.parents,
        };
        let new = self.strategy(tree)?;
        let deltas = if parents.is_empty() {
            vec![self.delta(commit.id, None, new)?]
        } else {
            let deltas = parents
                .iter()
                .map(|parent| self.delta(commit.id, Some(*parent), new));
            deltas.collect::<Result<_, _>>()?
        };
        Ok(Step { commit, deltas })
    }

    fn delta(&mut self, id: Id, parent: Option<Id>, new: Option<Id>) -> Result<Delta, Trouble> {
        let old = match parent {
            Some(parent) => {
                let known = self.trees.get(&parent).copied();
                let tree = known.map_or_else(|| Ok(self.store.commit(parent)?.tree), Ok)?;
                self.strategy(tree)?
            }
            None => None,
        };
        let changes = Comparison::changes(&mut self.folders, &mut self.left, old, new);
        let changes = changes.map_err(|trouble| match trouble {
            Trouble::TooMuch(_) => Trouble::TooMuch(id),
            other => other,
        })?;
        Ok(Delta { parent, changes })
    }

    /// The strategy's folder. Where there is no `strategy.toml`, the folder in which one stands, if there is one: that it was
    /// forgotten once does not take all entries away.
    fn strategy(&mut self, top: Id) -> Result<Option<Id>, Trouble> {
        if let Some(known) = self.found.get(&top) {
            return Ok(*known);
        }
        let path = match self.is_fixed {
            true => None,
            false => files::find(&mut self.folders, top, self.inside)?,
        };
        let path = path.as_deref().unwrap_or(self.inside);
        let folder = self.folders.below(top, path)?;
        self.found.insert(top, folder);
        Ok(folder)
    }
}
