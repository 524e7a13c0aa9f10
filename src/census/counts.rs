//! How many contributions are in each state.

use crate::consolidation::State;

/// How many contributions are in each state, `requested` included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; State::ALL.len()]);

impl Counts {
    /// How many are in a state.
    pub fn of(&self, state: State) -> usize {
        self.0[state as usize]
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Counts more of a state.
    pub fn add(&mut self, state: State, more: usize) {
        self.0[state as usize] += more;
    }

    /// Counts one of a state no longer.
    pub fn remove(&mut self, state: State) {
        let count = &mut self.0[state as usize];
        *count = count.saturating_sub(1);
    }

    /// Counts those of one state as of another.
    pub fn turn(&mut self, from: State, to: State) {
        let count = std::mem::take(&mut self.0[from as usize]);
        self.add(to, count);
    }
}

impl FromIterator<State> for Counts {
    fn from_iter<T: IntoIterator<Item = State>>(states: T) -> Counts {
        let mut counts = Counts::default();
        states.into_iter().for_each(|state| counts.add(state, 1));
        counts
    }
}
