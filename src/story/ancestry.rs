//! Which commits lead to which others.

use std::collections::{HashMap, HashSet};

use crate::history::History;

/// So many commits are passed in all before answers become guesses: more only whoever wants to keep a machine busy asks for.
const MOST_STEPS: usize = 50_000_000;

/// The commits of a history by their places: the newest is 0.
pub struct Ancestry {
    parents: Vec<Vec<usize>>,
    known: HashMap<(usize, usize), bool>,
    left: usize,
}

impl Ancestry {
    /// The commits of a history.
    pub fn new(history: &History) -> Ancestry {
        let steps = history.steps().iter();
        let parents = steps.map(|step| {
            let parents = step.commit.parents.iter();
            parents
                .filter_map(|parent| history.place(*parent))
                .collect()
        });
        Ancestry {
            parents: parents.collect(),
            known: HashMap::new(),
            left: MOST_STEPS,
        }
    }

    /// Whether one commit leads to another, or is it.
    pub fn leads(&mut self, old: usize, new: usize) -> bool {
        if old <= new {
            return old == new; // Each commit stands before its parents.
        }
        if let Some(known) = self.known.get(&(old, new)) {
            return *known;
        }
        let leads = self.search(old, new);
        self.known.insert((old, new), leads);
        leads
    }

    fn search(&mut self, old: usize, new: usize) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![new];
        while let Some(at) = open.pop() {
            if at == old {
                return true;
            }
            if self.left == 0 {
                return true;
            }
            self.left -= 1;
            for parent in &self.parents[at] {
                if *parent <= old && seen.insert(*parent) {
                    open.push(*parent);
                }
            }
        }
        false
    }
}
