//! Shares in per cent that always name the unit they count.

use serde::Serialize;

use crate::consolidation::State;
use crate::report::tally::{Countable, Tally};

use super::Counts;

/// A share: 73 % (`percent`) of 189 (`of`) measures (`unit`) are active (`what`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// What is counted: `expected-contributions`, `contribution-texts`, `cosignatures`, `measures`, `projects`, or
    /// `projects-with-ampel`.
    pub unit: &'static str,
    /// How many units there are.
    pub of: usize,
    /// What holds for some of them.
    pub what: &'static str,
    /// For how many it holds.
    pub count: usize,
    /// The same in per cent; see [`percent`].
    pub percent: usize,
}

/// Contributions that are owed, by ministry and field.
pub const EXPECTED: &str = "expected-contributions";
/// Contributions that are there and no nil return.
pub const TEXTS: &str = "contribution-texts";
/// Required co-signatures of consolidated contributions.
pub const COSIGNATURES: &str = "cosignatures";
/// Measures.
pub const MEASURES: &str = "measures";
/// Projects.
pub const PROJECTS: &str = "projects";
/// Projects with a computed light: active and permanent ones.
pub const AMPEL: &str = "projects-with-ampel";

/// A share in whole per cent, rounded half up; but more than none is at least 1, and less than all at most 99, so that
/// "0 %" and "100 %" always mean none and all. Shares of one whole need not add up to 100.
pub fn percent(count: usize, of: usize) -> usize {
    match (count, of) {
        (0, _) | (_, 0) => 0,
        _ if count >= of => 100,
        _ => ((200 * count + of) / (2 * of)).clamp(1, 99),
    }
}

/// The shares of all units that there are.
pub fn shares(counts: &Counts) -> Vec<Share> {
    let there = &counts.contributions;
    let expected = there.expected;
    let mut shares = vec![
        share(
            EXPECTED,
            expected,
            "present",
            expected - there.states.of(State::Requested),
        ),
        share(TEXTS, there.texts(), "consolidated", there.consolidated()),
        share(TEXTS, there.texts(), "agreed", there.agreed()),
        share(
            COSIGNATURES,
            counts.cosignatures.owed,
            "given",
            counts.cosignatures.given,
        ),
    ];
    shares.extend(of_tally(MEASURES, &counts.measures));
    shares.extend(of_tally(PROJECTS, &counts.projects));
    shares.extend(of_tally(AMPEL, &counts.ampel));
    shares
}

fn of_tally<T: Countable>(unit: &'static str, tally: &Tally<T>) -> impl Iterator<Item = Share> {
    let of = tally.total();
    tally
        .iter()
        .map(move |(kind, count)| share(unit, of, kind.name(), count))
}

fn share(unit: &'static str, of: usize, what: &'static str, count: usize) -> Share {
    let percent = percent(count, of);
    Share {
        unit,
        of,
        what,
        count,
        percent,
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn only_none_is_nought_and_only_all_is_a_hundred() {
        for (count, of, shown) in [
            (0, 0, 0),
            (0, 189, 0),
            (1, 1000, 1),
            (1, 200, 1),
            (138, 189, 73),
            (5, 8, 63),
            (999, 1000, 99),
            (189, 189, 100),
        ] {
            assert_eq!(percent(count, of), shown, "{count} of {of}");
        }
    }
}
