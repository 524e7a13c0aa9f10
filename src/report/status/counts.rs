//! What is counted: contributions, co-signatures, measures, projects and lights.

use serde::Serialize;

use crate::consolidation::State;
use crate::model::measure::Progress;
use crate::model::project::Ampel;
use crate::report::tally::Tally;

/// What is counted for a ministry, for a field and in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Contributions.
    pub contributions: Contributions,
    /// Co-signatures.
    pub cosignatures: Cosignatures,
    /// Measures by status; for a field those with a goal of it.
    pub measures: Tally<Progress>,
    /// Projects by status; for a field those that name it as main or further field.
    pub projects: Tally<Progress>,
    /// Projects by computed light. Planned, paused and ended ones have none.
    pub ampel: Tally<Ampel>,
}

/// Contributions by state. `requested` counts owed fields with nothing yet, the other states count contributions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Contributions {
    /// The fields that owe one, or the ministries that owe one to the field.
    pub expected: usize,
    /// By state.
    #[serde(flatten)]
    pub states: Tally<State>,
    /// How many of them, requested ones included, are late.
    #[serde(skip)]
    pub overdue: usize,
    /// How many changed after the editors accepted them.
    #[serde(skip)]
    pub changed: usize,
}

impl Contributions {
    /// How many texts there are: contributions that are no nil return.
    pub fn texts(&self) -> usize {
        let without = [State::Requested, State::NilReturn].map(|state| self.states.of(state));
        self.states.total() - without.iter().sum::<usize>()
    }

    /// How many of them the editors accepted as they stand today.
    pub fn consolidated(&self) -> usize {
        let accepted = self
            .states
            .iter()
            .filter(|(state, _)| state.is_consolidated());
        accepted.map(|(_, count)| count).sum()
    }

    /// How many of them all co-signers agreed to.
    pub fn agreed(&self) -> usize {
        self.states.of(State::Agreed) + self.states.of(State::Adopted)
    }
}

/// Co-signatures of consolidated contributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cosignatures {
    /// Required ones, given or not.
    pub owed: usize,
    /// Those with a result for today's text, or consent by silence.
    pub given: usize,
    /// Those whose last result is for an earlier text.
    pub stale: usize,
}
