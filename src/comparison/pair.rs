//! Which entry of the new state is which entry of the old one: by id, by a former id, else by what it says.

use std::collections::HashMap;

use crate::model::{Entry, List, Listed};

use super::Known;
use super::alike;
use super::side::Side;

/// An entry in both states, or in one of them: its places in the lists.
pub struct Pair {
    /// In the old state.
    pub old: Option<usize>,
    /// In the new state.
    pub new: Option<usize>,
    /// How that is known, where the id is not the same.
    pub known: Option<Known>,
}

/// The entries of a kind in pairs, in the order of the new state; those that are gone at the end.
pub fn pairs<T: Listed + Entry>(old: &Side<'_>, new: &Side<'_>) -> Vec<Pair> {
    let (olds, news) = (T::all(old.strategy), T::all(new.strategy));
    let mut matcher = Matcher {
        of_new: vec![None; news.len()],
        taken: vec![false; olds.len()],
    };
    matcher.same_ids(olds, news);
    matcher.former_ids(olds, news);
    matcher.alike(old, new, olds, news);
    matcher.pairs()
}

struct Matcher {
    of_new: Vec<Option<(usize, Option<Known>)>>,
    taken: Vec<bool>,
}

impl Matcher {
    fn take(&mut self, old: usize, new: usize, known: Option<Known>) {
        if self.of_new[new].is_none() && !self.taken[old] {
            self.of_new[new] = Some((old, known));
            self.taken[old] = true;
        }
    }

    /// Both lists are sorted by id. The same id may wrongly stand twice: the first goes with the first.
    fn same_ids<T: Entry>(&mut self, olds: &List<T>, news: &List<T>) {
        let (mut old, mut new) = (0, 0);
        while let (Some(before), Some(after)) = (olds.get(old), news.get(new)) {
            match before.head().id.cmp(&after.head().id) {
                std::cmp::Ordering::Less => old += 1,
                std::cmp::Ordering::Greater => new += 1,
                std::cmp::Ordering::Equal => {
                    self.take(old, new, None);
                    (old, new) = (old + 1, new + 1);
                }
            }
        }
    }

    fn former_ids<T: Entry>(&mut self, olds: &List<T>, news: &List<T>) {
        for (old, new) in named(&self.left_old(), olds, &self.left_new(), news) {
            self.take(old, new, Some(Known::Formerly));
        }
        // A comparison may go back in time: then the old state knows the new one's id as a former one.
        for (new, old) in named(&self.left_new(), news, &self.left_old(), olds) {
            self.take(old, new, Some(Known::Formerly));
        }
    }

    fn alike<T: Entry>(&mut self, old: &Side<'_>, new: &Side<'_>, olds: &List<T>, news: &List<T>) {
        let of = |side: &Side<'_>, entries: &List<T>, left: &[usize]| -> Vec<String> {
            let text = |at: &usize| {
                let head = entries[*at].head();
                format!("{}\n{}", &*head.title.value, head.text(side.files))
            };
            left.iter().map(text).collect()
        };
        let (left_old, left_new) = (self.left_old(), self.left_new());
        if left_old.is_empty() || left_new.is_empty() {
            return;
        }
        let texts = (of(old, olds, &left_old), of(new, news, &left_new));
        for (old, new) in alike::pairs(&texts.0, &texts.1) {
            self.take(left_old[old], left_new[new], Some(Known::Alike));
        }
    }

    fn left_old(&self) -> Vec<usize> {
        (0..self.taken.len())
            .filter(|at| !self.taken[*at])
            .collect()
    }

    fn left_new(&self) -> Vec<usize> {
        (0..self.of_new.len())
            .filter(|at| self.of_new[*at].is_none())
            .collect()
    }

    fn pairs(self) -> Vec<Pair> {
        let gone = self.left_old();
        let of_new = self
            .of_new
            .into_iter()
            .enumerate()
            .map(|(new, found)| Pair {
                old: found.map(|(old, _)| old),
                new: Some(new),
                known: found.and_then(|(_, known)| known),
            });
        let gone = gone.into_iter().map(|old| Pair {
            old: Some(old),
            new: None,
            known: None,
        });
        of_new.chain(gone).collect()
    }
}

/// The entries of one list that entries of another name as their former id.
fn named<T: Entry>(
    sought: &[usize],
    among: &List<T>,
    naming: &[usize],
    entries: &List<T>,
) -> Vec<(usize, usize)> {
    let ids = sought.iter().map(|at| (&*among[*at].head().id, *at));
    let ids: HashMap<&str, usize> = ids.collect();
    let former = naming.iter().flat_map(|at| {
        let ids = entries[*at].head().formerly.iter();
        ids.map(move |id| (&*id.value, *at))
    });
    former
        .filter_map(|(id, at)| Some((*ids.get(id)?, at)))
        .collect()
}
