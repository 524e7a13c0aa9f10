//! Lists of entries. An entry that is the same in two states of a strategy is held once.

use std::ops::Index;
use std::sync::Arc;

use rayon::prelude::*;

/// A list of entries.
#[derive(Clone, Debug)]
pub struct List<T>(Vec<Arc<T>>);

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List(Vec::new())
    }
}

impl<T> List<T> {
    /// Makes room for so many entries more.
    pub fn reserve(&mut self, more: usize) {
        self.0.reserve_exact(more);
    }

    /// Adds an entry at the end.
    pub fn push(&mut self, entry: Arc<T>) {
        self.0.push(entry);
    }

    /// The entries in order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.0.iter().map(|entry| entry)
    }

    /// The entry at a place.
    pub fn get(&self, at: usize) -> Option<&T> {
        self.0.get(at).map(|entry| &**entry)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sorts the entries by a key, unless they are already: sorting would begin with memory for all of them.
    pub fn sort_by_key<K: Ord + ?Sized>(&mut self, key: impl Fn(&T) -> &K) {
        if !self.0.is_sorted_by(|a, b| key(a) <= key(b)) {
            self.0.sort_by(|a, b| key(a).cmp(key(b)));
        }
    }

    /// The place of the entry with a key, in a list that is sorted by it.
    pub fn search_by_key<K: Ord + ?Sized>(
        &self,
        sought: &K,
        key: impl Fn(&T) -> &K,
    ) -> Option<usize> {
        let found = self.0.binary_search_by(|entry| key(entry).cmp(sought));
        found.ok()
    }
}

impl<T: Send + Sync> List<T> {
    /// The entries, by all threads.
    pub fn par_iter(&self) -> impl IndexedParallelIterator<Item = &T> {
        self.0.par_iter().map(|entry| &**entry)
    }
}

/// The entries of a list in order.
pub type Iter<'l, T> = std::iter::Map<std::slice::Iter<'l, Arc<T>>, fn(&'l Arc<T>) -> &'l T>;

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l T;
    type IntoIter = Iter<'l, T>;
    fn into_iter(self) -> Iter<'l, T> {
        self.iter()
    }
}

impl<T> Extend<T> for List<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, entries: I) {
        self.0.extend(entries.into_iter().map(Arc::new));
    }
}

impl<T: Send + Sync> FromParallelIterator<T> for List<T> {
    fn from_par_iter<I: IntoParallelIterator<Item = T>>(entries: I) -> List<T> {
        List(entries.into_par_iter().map(Arc::new).collect())
    }
}

impl<T> Index<usize> for List<T> {
    type Output = T;
    fn index(&self, at: usize) -> &T {
        &self.0[at]
    }
}
