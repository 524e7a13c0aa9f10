//! Where the sides of each merge parted: the commits in memory, each with how far it is from the beginning.

use std::collections::{BinaryHeap, HashMap, HashSet};

use crate::history::Id;
use crate::message::label;

use super::Trouble;
use super::snapshot::Commits;

/// Found from one side; from the other; and known to come before a commit that was found from both.
const ONE: u8 = 1;
const OTHER: u8 = 2;
const BEFORE: u8 = 4;
const BOTH: u8 = ONE | OTHER;

/// Commits by number. Parents have smaller numbers than their children, so that a search goes back no further than it must.
pub struct Graph {
    ids: Vec<Id>,
    numbers: HashMap<Id, usize>,
    parents: Vec<Vec<usize>>,
    boundary: Vec<bool>,
}

impl Graph {
    /// The graph of these commits; parents that are not among them do not count.
    ///
    /// # Errors
    /// When a commit is its own ancestor.
    pub fn new(commits: &Commits) -> Result<Graph, Trouble> {
        let ids = parents_first(commits);
        let numbers: HashMap<Id, usize> = ids.iter().copied().zip(0..).collect();
        let is_left = |id: &&Id| !numbers.contains_key(id);
        if let Some(circled) = commits.keys().filter(is_left).min() {
            return Err(circle(*circled));
        }
        let numbered = |id: &Id| {
            let parents = commits.get(id).map(|snapshot| &snapshot.commit.parents);
            let parents = parents.into_iter().flatten();
            parents
                .filter_map(|parent| numbers.get(parent).copied())
                .collect()
        };
        let cut = |id: &Id| {
            commits
                .get(id)
                .is_some_and(|snapshot| snapshot.commit.is_boundary)
        };
        Ok(Graph {
            parents: ids.iter().map(numbered).collect(),
            boundary: ids.iter().map(cut).collect(),
            ids,
            numbers,
        })
    }

    /// The common ancestors of two commits that lead to no other common ancestor: none, one, or several.
    ///
    /// # Errors
    /// When the clone ends too early to know.
    pub fn bases(&self, a: Id, b: Id) -> Result<Vec<Id>, Trouble> {
        let (Some(a), Some(b)) = (self.numbers.get(&a), self.numbers.get(&b)) else {
            return Err(Trouble::Unrelated(a, b));
        };
        let mut marks: HashMap<usize, u8> = HashMap::new();
        let mut open: BinaryHeap<usize> = BinaryHeap::new();
        // Those in the heap that can still lead to a base.
        let mut left = 0;
        for (start, mark) in [(*a, ONE), (*b, OTHER)] {
            self.paint(start, mark, &mut marks, &mut open, &mut left);
        }
        let mut bases = Vec::new();
        while let (true, Some(at)) = (left > 0, open.pop()) {
            let mark = marks.get(&at).copied().unwrap_or_default();
            if mark & BEFORE == 0 {
                left -= 1;
            }
            if mark & BOTH != BOTH && self.boundary[at] {
                return Err(Trouble::Shallow(self.ids[at]));
            }
            if mark == BOTH {
                bases.push(at);
            }
            let inherited = if mark & BOTH == BOTH {
                BOTH | BEFORE
            } else {
                mark
            };
            for parent in &self.parents[at] {
                self.paint(*parent, inherited, &mut marks, &mut open, &mut left);
            }
        }
        bases.sort_unstable();
        match (bases.len() > 1).then(|| self.cut_below(&bases)) {
            // One of them may come before another, where nothing is known.
            Some(Some(end)) => Err(Trouble::Shallow(self.ids[end])),
            _ => Ok(self.named(&bases)),
        }
    }

    fn named(&self, numbers: &[usize]) -> Vec<Id> {
        let mut ids: Vec<Id> = numbers.iter().map(|at| self.ids[*at]).collect();
        ids.sort();
        ids
    }

    /// Where the clone ends among these commits and those before them, if it does.
    fn cut_below(&self, starts: &[usize]) -> Option<usize> {
        let mut seen = HashSet::new();
        let mut open = starts.to_vec();
        while let Some(at) = open.pop() {
            if self.boundary[at] {
                return Some(at);
            }
            open.extend(
                self.parents[at]
                    .iter()
                    .filter(|parent| seen.insert(**parent)),
            );
        }
        None
    }

    fn paint(
        &self,
        at: usize,
        mark: u8,
        marks: &mut HashMap<usize, u8>,
        open: &mut BinaryHeap<usize>,
        left: &mut usize,
    ) {
        let known = marks.entry(at).or_default();
        let before = *known;
        *known |= mark;
        if before == 0 {
            open.push(at);
        }
        match (before != 0 && before & BEFORE == 0, *known & BEFORE == 0) {
            (false, true) => *left += 1,
            (true, false) => *left -= 1,
            _ => {}
        }
    }
}

/// The trouble of a commit that is its own ancestor: somebody wrote it by hand, into a file of another id.
pub fn circle(id: Id) -> Trouble {
    let reason = label("er ist sein eigener Vorgänger", "it is its own ancestor");
    Trouble::Broken(id, reason.into())
}

/// The commits, each after its parents.
fn parents_first(commits: &Commits) -> Vec<Id> {
    let mut waiting: HashMap<Id, usize> = HashMap::new();
    let mut children: HashMap<Id, Vec<Id>> = HashMap::new();
    for (id, snapshot) in commits {
        let parents = snapshot.commit.parents.iter();
        let known: Vec<&Id> = parents
            .filter(|parent| commits.contains_key(parent))
            .collect();
        waiting.insert(*id, known.len());
        for parent in known {
            children.entry(*parent).or_default().push(*id);
        }
    }
    let mut sorted: Vec<Id> = commits
        .keys()
        .filter(|id| waiting.get(id) == Some(&0))
        .copied()
        .collect();
    let mut at = 0;
    while let Some(id) = sorted.get(at).copied() {
        at += 1;
        for child in children.remove(&id).unwrap_or_default() {
            if let Some(count) = waiting.get_mut(&child) {
                *count -= 1;
                if *count == 0 {
                    sorted.push(child);
                }
            }
        }
    }
    sorted
}
