//! How many there are of each kind, in a fixed order, with a nought for kinds that do not occur.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::consolidation::State;
use crate::model::Choices;

/// Kinds that can be counted.
pub trait Countable: Copy + Ord + 'static {
    /// All of them, in the order in which they are shown.
    fn all() -> &'static [Self];
    /// The name in machine output.
    fn name(self) -> &'static str;
}

impl<T: Choices + Ord> Countable for T {
    fn all() -> &'static [Self] {
        T::ALL
    }

    fn name(self) -> &'static str {
        self.key()
    }
}

impl Countable for State {
    fn all() -> &'static [Self] {
        &State::ALL
    }

    fn name(self) -> &'static str {
        self.key()
    }
}

/// How many there are of each kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<T: Ord>(BTreeMap<T, usize>);

impl<T: Countable> Default for Tally<T> {
    fn default() -> Self {
        Tally(T::all().iter().map(|kind| (*kind, 0)).collect())
    }
}

impl<T: Countable> Tally<T> {
    /// Counts one more.
    pub fn add(&mut self, kind: T) {
        self.add_all(kind, 1);
    }

    /// Counts so many more.
    pub fn add_all(&mut self, kind: T, count: usize) {
        *self.0.entry(kind).or_default() += count;
    }

    /// How many there are of a kind.
    pub fn of(&self, kind: T) -> usize {
        self.0.get(&kind).copied().unwrap_or(0)
    }

    /// How many there are of all kinds together.
    pub fn total(&self) -> usize {
        self.0.values().sum()
    }

    /// The kinds with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (T, usize)> {
        T::all().iter().map(|kind| (*kind, self.of(*kind)))
    }
}

impl<T: Countable> Serialize for Tally<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (kind, count) in self.iter() {
            map.serialize_entry(kind.name(), &count)?;
        }
        map.end()
    }
}
