//! What each commit of a branch changed itself. Of a merge that is what follows from none of its sides: content that only the
//! merge holds, and changes of one side that it dropped.

use std::collections::BTreeMap;

use crate::history::{Change, Id, Step};

use super::Trouble;
use super::compare::{Comparison, Folders};
use super::graph::Graph;
use super::merge::Merge;
use super::sides::{Sides, follows, sides};
use super::snapshot::Commits;
use super::walk::Walk;

/// Merges of more sides are made by nobody: all that they hold counts as theirs.
const MAX_SIDES: usize = 16;

/// As many folders and paths are compared for the merges of a branch.
const MAX_COMPARED: usize = 4_000_000;

/// A commit of a branch.
#[derive(Clone, Debug)]
pub struct Work {
    /// The commit, and how it differs from each of its parents.
    pub step: Step,
    merged: Option<Vec<Change>>,
}

impl Work {
    /// What the commit changed itself.
    pub fn changes(&self) -> &[Change] {
        let first = || self.step.deltas.first().map(|delta| &delta.changes[..]);
        self.merged.as_deref().or_else(first).unwrap_or_default()
    }
}

/// Tells what each of these commits changed itself in a folder. `steps` are all that lead from some state to `tip`.
///
/// # Errors
/// When something is missing or damaged, or the clone ends too early to know.
pub fn work(
    walk: &Walk<'_>,
    contents: &super::Contents<'_>,
    steps: &[Step],
    tip: Id,
    folder: &str,
) -> Result<Vec<Work>, Trouble> {
    let mut teller = Teller {
        walk,
        tip,
        folder,
        folders: Folders::new(walk.store),
        known: None,
        left: MAX_COMPARED,
        merge: Merge::new(contents),
    };
    let work = |step: &Step| {
        if step.commit.is_boundary {
            return Err(Trouble::Shallow(step.commit.id));
        }
        let is_merge = step.deltas.len() > 1;
        let merged = is_merge.then(|| teller.merged(step)).transpose()?;
        Ok(Work {
            step: step.clone(),
            merged,
        })
    };
    steps.iter().map(work).collect()
}

struct Teller<'t> {
    walk: &'t Walk<'t>,
    tip: Id,
    folder: &'t str,
    folders: Folders<'t>,
    /// All commits that lead to the tip; read when the first merge is met.
    known: Option<(Commits, Graph)>,
    left: usize,
    merge: Merge<'t>,
}

impl Teller<'_> {
    fn merged(&mut self, step: &Step) -> Result<Vec<Change>, Trouble> {
        let mut paths = sides(&step.deltas);
        if paths.is_empty() {
            return Ok(Vec::new());
        }
        if step.deltas.len() <= MAX_SIDES {
            let parents = &step.commit.parents;
            for one in 0..parents.len() {
                for other in one + 1..parents.len() {
                    let between = self.between(step.commit.id, parents[one], parents[other])?;
                    for (path, sides) in &mut paths {
                        let versions = between
                            .iter()
                            .map(|base| base.get(path).map_or(sides.new, |change| change.old));
                        sides.bases.insert((one, other), versions.collect());
                    }
                }
            }
            paths.retain(|_, sides| !follows(sides));
            self.merge.retain(&mut paths)?;
        }
        let change = |(path, sides): (Box<str>, Sides)| Change {
            path,
            plain: sides.plain,
            old: sides.olds.first().copied().flatten(),
            new: sides.new,
        };
        Ok(paths.into_iter().map(change).collect())
    }

    /// How a commit differs from each of the commits at which two of its sides parted.
    fn between(
        &mut self,
        commit: Id,
        one: Id,
        other: Id,
    ) -> Result<Vec<BTreeMap<Box<str>, Change>>, Trouble> {
        let (_, graph) = self.known()?;
        let bases = graph.bases(one, other)?;
        let new = self.folder(commit)?;
        let mut all = Vec::with_capacity(bases.len());
        for base in bases {
            let old = self.folder(base)?;
            let changes = Comparison::changes(&mut self.folders, &mut self.left, old, new)?;
            all.push(
                changes
                    .into_iter()
                    .map(|change| (change.path.clone(), change))
                    .collect(),
            );
        }
        Ok(all)
    }

    fn known(&mut self) -> Result<&(Commits, Graph), Trouble> {
        match &mut self.known {
            Some(known) => Ok(known),
            empty => {
                let commits = self.walk.ancestors(&[self.tip], &Commits::new())?;
                let graph = Graph::new(&commits)?;
                Ok(empty.insert((commits, graph)))
            }
        }
    }

    fn folder(&mut self, commit: Id) -> Result<Option<Id>, Trouble> {
        let (commits, _) = self.known()?;
        let top = match commits.get(&commit) {
            Some(snapshot) => snapshot.tree,
            None => self.walk.store.commit(commit)?.tree,
        };
        self.folders.below(top, self.folder)
    }
}
