//! The whole strategy that a ministry signed last (Schlusszeichnung): sought in git by its digest, and what changed since.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use dstrat::comparison::{Comparison, Difference, Fate, Point, Side, Subject, What, compare};
use dstrat::consolidation::Consolidation;
use dstrat::git::Repository;
use dstrat::history::{Commit, Id, Merges};
use dstrat::model::digest::{self, Digest};
use dstrat::model::evidence::STRATEGY;
use dstrat::model::{Cosignature, Ministry};

use super::super::Context;
use super::super::context::Opened;
use super::super::failure::Failure;

/// The most states in which the one that was signed is looked for.
const MOST_STATES: usize = 40;

/// What is known of the strategy that a ministry signed.
pub enum Whole {
    /// It has never signed it, or has signed today's.
    Nothing,
    /// It signed another one, which git holds.
    Before(Cosignature, Box<Opened>),
    /// It signed another one, which git does not hold.
    Lost(Cosignature),
}

/// Seeks the strategy that a ministry signed last.
///
/// # Errors
/// When there is a repository, but it cannot be read.
pub fn signed(
    context: &Context,
    consolidation: &Consolidation<'_>,
    ministry: &Ministry,
) -> Result<Whole> {
    let Some(record) = consolidation.cosignature(STRATEGY, &ministry.id).cloned() else {
        return Ok(Whole::Nothing);
    };
    let wanted = &record.digest.value;
    if consolidation.strategy_digest().is(wanted) {
        return Ok(Whole::Nothing);
    }
    let Some(repository) = context.repository()? else {
        return Ok(Whole::Lost(record));
    };
    for commit in candidates(&repository, ministry)? {
        // A commit from before the strategy lay here, or beyond the end of a shallow clone, holds none.
        let Ok(opened) = context.open_at(&commit.to_string()) else {
            continue;
        };
        let then = Consolidation::new(&opened.files, &opened.strategy, context.today);
        if then.strategy_digest().is(wanted) {
            return Ok(Whole::Before(record, Box::new(opened)));
        }
    }
    Ok(Whole::Lost(record))
}

/// The commits that brought in co-signatures of the ministry, the newest first, each before its parents: what was signed was
/// there with the signature, or just before it.
fn candidates(repository: &Repository, ministry: &Ministry) -> Result<Vec<Id>, Failure> {
    let path = format!("ministries/{}/cosignatures.toml", ministry.id);
    // Nothing is committed yet.
    let Ok(range) = repository.range("HEAD") else {
        return Ok(Vec::new());
    };
    let history = repository.history(&range, repository.inside(), Merges::EveryParent);
    let history = history.map_err(Failure::of_git)?;
    let brought = history.steps().iter().filter(|step| {
        let mut changes = step.deltas.iter().flat_map(|delta| &delta.changes);
        changes.any(|change| *change.path == *path)
    });
    let mut seen = BTreeSet::new();
    let commits = brought.flat_map(|step| with_parents(&step.commit));
    let commits = commits.filter(|id| seen.insert(*id));
    Ok(commits.take(MOST_STATES).collect())
}

fn with_parents(commit: &Commit) -> impl Iterator<Item = Id> {
    std::iter::once(commit.id).chain(commit.parents.iter().copied())
}

/// What changed since in what is signed: the edition and the entries that the digest of the strategy is taken over.
pub fn changes(context: &Context, before: &Opened, today: &Opened) -> Comparison {
    let day = context.today;
    let old = Consolidation::new(&before.files, &before.strategy, day);
    let new = Consolidation::new(&today.files, &today.strategy, day);
    let mut comparison = compare(
        &Side::whole(&before.files, &before.strategy, &old, day),
        &Side::whole(&today.files, &today.strategy, &new, day),
    );
    let signed = Signed {
        old: old.digests(),
        new: new.digests(),
    };
    comparison.form_only.clear();
    comparison
        .differences
        .retain_mut(|difference| signed.keep(difference));
    comparison
}

/// What is signed, in both states, by `<kind>:<id>`.
struct Signed {
    old: BTreeMap<String, Digest>,
    new: BTreeMap<String, Digest>,
}

impl Signed {
    /// Whether a difference is one of what is signed; of its changes, only those are left.
    fn keep(&self, difference: &mut Difference) -> bool {
        let Subject::Entry(kind) = difference.subject else {
            let changes = &mut difference.changes;
            changes.retain(|change| *change.path == *"edition");
            return difference.subject == Subject::Strategy && !changes.is_empty();
        };
        let was = match &difference.fate {
            Fate::Renamed { from, .. } => from,
            _ => &difference.id,
        };
        let old = self.old.get(&digest::key_of(kind, was));
        let new = self.new.get(&digest::key_of(kind, &difference.id));
        if old == new {
            return false;
        }
        // Where it was signed before and is now, it is its words that differ; else that it belongs to the whole.
        let in_both = old.is_some() && new.is_some();
        difference.changes.retain(|change| match change.what {
            What::State => !in_both,
            What::Cosignature | What::Ledger | What::Record => false,
            _ => digest::covers(&change.path),
        });
        true
    }
}

/// The state that a ministry signed, as people name it.
pub fn point(ministry: &Ministry, record: &Cosignature, before: &Opened) -> Point {
    Point {
        name: Some(ministry.short.to_string()),
        signed: true,
        parted: false,
        commit: before.at.as_ref().map(|commit| commit.id.short()),
        date: Some(record.on.value.last_day()),
    }
}
