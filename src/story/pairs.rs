//! Which of the entries that came is one that went, under another name.

use std::collections::HashMap;

use crate::history::Id;
use crate::model::Kind;

use super::said::Facts;

/// Texts that have so many per cent of their words in common are one.
const ALIKE: usize = 50;

/// Under the same title, or the same name in another folder, fewer will do.
const ALIKE_IN_NAME: usize = 25;

/// The most pairs of a commit that are compared by their words.
const MOST: usize = 10_000;

/// An entry that came or went.
#[derive(Clone, Copy)]
pub struct Candidate<'s> {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: &'s str,
    /// Its content.
    pub content: Id,
    /// What it says; `None` where it cannot be read.
    pub facts: Option<&'s Facts>,
}

impl Candidate<'_> {
    fn slug(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(self.id)
    }
}

/// The pairs, as places in both lists: each went under one name and came under one. What the entry itself says (`formerly`)
/// comes first, then the same content, then likeness, the greatest first.
pub fn pairs(gone: &[Candidate<'_>], came: &[Candidate<'_>]) -> Vec<(usize, usize)> {
    let mut pairs = Pairs {
        found: Vec::new(),
        gone: vec![false; gone.len()],
        came: vec![false; came.len()],
    };
    let by_id: HashMap<(Kind, &str), usize> = gone
        .iter()
        .enumerate()
        .map(|(at, one)| ((one.kind, one.id), at))
        .collect();
    for (at, one) in came.iter().enumerate() {
        let formerly = one.facts.map_or(&[][..], |facts| &facts.formerly);
        let known = formerly
            .iter()
            .filter_map(|id| by_id.get(&(one.kind, &**id)));
        known.for_each(|before| pairs.join(*before, at));
    }
    let by_content: HashMap<(Kind, Id), usize> = gone
        .iter()
        .enumerate()
        .map(|(at, one)| ((one.kind, one.content), at))
        .collect();
    for (at, one) in came.iter().enumerate() {
        if let Some(before) = by_content.get(&(one.kind, one.content)) {
            pairs.join(*before, at);
        }
    }
    for (_, before, at) in pairs.alike(gone, came) {
        pairs.join(before, at);
    }
    pairs.found.sort_unstable();
    pairs.found
}

struct Pairs {
    found: Vec<(usize, usize)>,
    gone: Vec<bool>,
    came: Vec<bool>,
}

impl Pairs {
    /// Joins two that are still alone.
    fn join(&mut self, before: usize, at: usize) {
        if !self.gone[before] && !self.came[at] {
            (self.gone[before], self.came[at]) = (true, true);
            self.found.push((before, at));
        }
    }

    /// Those still alone that are alike, the most alike first.
    fn alike(&self, gone: &[Candidate<'_>], came: &[Candidate<'_>]) -> Vec<(usize, usize, usize)> {
        let mut alike = Vec::new();
        let mut left = MOST;
        for before in (0..gone.len()).filter(|at| !self.gone[*at]) {
            for at in (0..came.len()).filter(|at| !self.came[*at]) {
                if left == 0 {
                    break;
                }
                left -= 1;
                if let Some(likeness) = likeness(&gone[before], &came[at]) {
                    alike.push((100 - likeness, before, at));
                }
            }
        }
        alike.sort_unstable();
        alike
    }
}

fn likeness(gone: &Candidate<'_>, came: &Candidate<'_>) -> Option<usize> {
    let (before, now) = (gone.facts?, came.facts?);
    let likeness = before.sketch.likeness(&now.sketch);
    let same_name = before.title == now.title || gone.slug() == came.slug();
    let least = if same_name { ALIKE_IN_NAME } else { ALIKE };
    (gone.kind == came.kind && likeness >= least).then_some(likeness)
}
