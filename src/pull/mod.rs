//! Reads a branch from git: the state where it left its base, the people and rules of the base, and what each commit did.

use std::collections::BTreeSet;

use crate::branch::{Act, Signature};
use crate::diagnostic::Diagnostic;
use crate::git::{Repository, Work};
use crate::history::{Change, Id, Range};
use crate::load::{self, wanted};
use crate::model::Strategy;
use crate::signature;
use crate::source::Files;

mod records;
pub mod story;
mod trouble;

pub use trouble::Trouble;

use records::Records;

/// A branch as git holds it.
#[derive(Debug)]
pub struct Pulled {
    /// The commit of the base.
    pub base: Id,
    /// The commit at which the branch left its base.
    pub fork: Id,
    /// The files there.
    pub files: Files,
    /// The strategy there.
    pub strategy: Strategy,
    /// What was wrong in the files there.
    pub loaded: Vec<Diagnostic>,
    /// The strategy on the base, where the base has gone on since.
    newer: Option<Strategy>,
    /// The commits of the branch, each after its parents.
    pub acts: Vec<Act>,
}

impl Pulled {
    /// The strategy on the base.
    pub fn trusted(&self) -> &Strategy {
        self.newer.as_ref().unwrap_or(&self.strategy)
    }
}

/// Reads what leads to `tip` and not to `base`, the commit that `name` stands for. The strategy lies in `folder` of the
/// repository.
///
/// # Errors
/// When the base is no base, or its people and rules cannot be relied on.
pub fn read(
    repository: &Repository,
    (name, base): (&str, Id),
    tip: Id,
    folder: &str,
) -> Result<Pulled, Trouble> {
    let on_base = repository.strategy_at(base, folder)?;
    if on_base != folder {
        return Err(Trouble::Moved(name.to_owned(), on_base, folder.to_owned()));
    }
    let fork = repository.merge_base(base, tip)?;
    let files = repository.files_at(fork, folder, wanted)?;
    let (strategy, loaded) = load::load(&files);
    let newer = match fork == base {
        true => None,
        false => Some(load::load(&repository.files_at(base, folder, wanted)?).0),
    };
    let trusted = newer.as_ref().unwrap_or(&strategy);
    if !trusted.settings.complete {
        return Err(Trouble::Settings(name.to_owned()));
    }
    let acts = acts(repository, (base, fork, tip), folder, trusted)?;
    Ok(Pulled {
        base,
        fork,
        files,
        strategy,
        loaded,
        newer,
        acts,
    })
}

fn acts(
    repository: &Repository,
    (base, fork, tip): (Id, Id, Id),
    folder: &str,
    trusted: &Strategy,
) -> Result<Vec<Act>, Trouble> {
    let range = Range {
        from: vec![base],
        to: tip,
    };
    let work = repository.work(&range, folder)?;
    let whole = repository.difference(fork, tip, folder)?;
    let mut records = Records::new(repository);
    let mut acts = Vec::with_capacity(work.len());
    for work in work.iter().rev() {
        let cosignatures = records.added(work)?;
        let looked_at = trusted.settings.require_signed_commits && !cosignatures.is_empty();
        acts.push(Act {
            commit: work.step.commit.clone(),
            changes: work.changes().to_vec(),
            cosignatures,
            signature: match looked_at {
                true => signature(repository, work)?,
                false => Signature::Unknown,
            },
        });
    }
    answer_for(&mut acts, whole);
    Ok(acts)
}

fn signature(repository: &Repository, work: &Work) -> Result<Signature, Trouble> {
    let signed = repository.signed(work.step.commit.id)?;
    Ok(match signed {
        Some(signed) => signature::verify(&signed.payload, &signed.signature),
        None => Signature::Missing,
    })
}

/// Whatever the branch changes as a whole was changed by one of its commits. Should there be a way around that, the last
/// commit answers for it: nothing goes unseen.
fn answer_for(acts: &mut [Act], whole: Vec<Change>) {
    let seen = |act: &Act| {
        act.changes
            .iter()
            .map(|change| change.path.clone())
            .collect::<Vec<_>>()
    };
    let seen: BTreeSet<Box<str>> = acts.iter().flat_map(seen).collect();
    if let Some(last) = acts.last_mut() {
        let unseen = whole
            .into_iter()
            .filter(|change| !seen.contains(&change.path));
        last.changes.extend(unseen);
    }
}
