//! How many contributions were in which state at each point of a branch's history: every commit is followed, only what it
//! touched is derived anew.
//!
//! ```text
//! line of commits ── shelf ──→ what lies where ── leaf ──→ what each file says ── register ──→ counts
//! ```
//!
//! The counts are the same as if each commit were loaded in full: every file is read by [`load::one`](crate::load::one), every
//! state comes from [`consolidation::rules`](crate::consolidation::rules), and a property test holds the rest to it.

mod axis;
mod counts;
mod duties;
mod evidence;
mod leaf;
mod names;
mod plan;
mod records;
mod register;
mod shelf;
mod whole;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::history::{Id, Step};

pub use axis::{Axis, By, Stop, TooMany};
pub use counts::Counts;

use plan::Plan;
use register::Register;

/// A point of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its name: `2026-11`, `2026-W47`, or the first digits of its commit.
    pub key: String,
    /// The day for which the states were derived.
    pub day: Date,
    /// The commit.
    pub commit: Id,
    /// How many contributions are in each state.
    pub counts: Counts,
}

/// Counts at each stop. `line` is the branch, the oldest commit first, each with what it changed against the one before; the
/// stops are in its order. A commit without `strategy.toml` has no states, so its stops are left out. `read` reads files by
/// their ids, in the same order; `None` for one that cannot be used.
///
/// # Errors
/// When `read` fails.
pub fn count<E>(
    line: &[&Step],
    stops: &[Stop],
    read: impl Fn(&[Id]) -> Result<Vec<Option<Vec<u8>>>, E>,
) -> Result<Vec<Point>, E> {
    let mut register = Register::default();
    let mut points = Vec::new();
    let mut plan = Plan::new(line, stops);
    while let Some(batch) = plan.next() {
        let leaves = batch.read(&read)?;
        for (stop, changes) in batch.stops {
            for (path, spec) in changes {
                let leaf = spec.and_then(|spec| leaves.get(&path, spec));
                register.put(&path, leaf);
            }
            let counts = register.counts(stop.day);
            points.extend(counts.map(|counts| Point {
                key: stop.key.clone(),
                day: stop.day,
                commit: line[stop.at].commit.id,
                counts,
            }));
        }
    }
    Ok(points)
}
