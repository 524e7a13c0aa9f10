//! What a path is in a merge, on each of its sides, and where these parted.

use std::collections::BTreeMap;

use crate::history::{Delta, Version};

/// A path in a merge and on each of its sides.
pub struct Sides {
    /// Whether the path is shown just as it is.
    pub plain: bool,
    /// In the merge.
    pub new: Option<Version>,
    /// In each parent.
    pub olds: Vec<Option<Version>>,
    /// Where the sides parted: for each pair of parents, in each of their bases.
    pub bases: BTreeMap<(usize, usize), Vec<Option<Version>>>,
}

/// Every path that differs from some parent, with what it is in each.
pub fn sides(deltas: &[Delta]) -> BTreeMap<Box<str>, Sides> {
    let mut paths: BTreeMap<Box<str>, Sides> = BTreeMap::new();
    for (side, delta) in deltas.iter().enumerate() {
        for change in &delta.changes {
            let sides = paths.entry(change.path.clone()).or_insert_with(|| Sides {
                plain: change.plain,
                new: change.new,
                olds: vec![change.new; deltas.len()],
                bases: BTreeMap::new(),
            });
            sides.olds[side] = change.old;
        }
    }
    paths
}

/// Whether the merge holds what one side holds, and every other side holds the same or did not change since they parted.
pub fn follows(sides: &Sides) -> bool {
    let unchanged = |one: usize, other: usize| {
        let bases = sides.bases.get(&(one.min(other), one.max(other)));
        bases.is_some_and(|bases| match &bases[..] {
            [] => sides.olds[other].is_none(),
            bases => bases.iter().all(|base| *base == sides.olds[other]),
        })
    };
    let count = sides.olds.len();
    (0..count).any(|one| {
        sides.olds[one] == sides.new
            && (0..count).all(|other| {
                one == other || sides.olds[other] == sides.new || unchanged(one, other)
            })
    })
}
