//! The text that a ministry signed: sought in git by its digest, and what changed since.

pub mod whole;

use std::collections::BTreeSet;

use anyhow::Result;

use dstrat::comparison::{Comparison, Point, Side, What, compare};
use dstrat::consolidation::Consolidation;
use dstrat::git::Repository;
use dstrat::history::{Commit, Id, Merges};
use dstrat::load;
use dstrat::model::{Contribution, Cosignature, Kind, Ministry, digest};
use dstrat::source::Files;

use super::Context;
use super::context::Opened;
use super::failure::Failure;

/// What is known of the text that a ministry signed.
pub enum Signed {
    /// It has signed nothing of this contribution.
    Never,
    /// It signed today's text.
    Today(Cosignature),
    /// It signed another text, which git holds.
    Before(Cosignature, Box<Text>),
    /// It signed another text, which git does not hold.
    Lost(Cosignature, Lost),
}

/// Why a text is not found.
pub enum Lost {
    /// The strategy lies in no git repository.
    NoGit,
    /// The clone does not hold the whole history.
    Shallow,
    /// It was never committed, or the commit is gone.
    Uncommitted,
}

/// A text from the history.
pub struct Text {
    /// The path that it had.
    path: String,
    content: String,
    /// The first commit that holds it.
    commit: Commit,
}

/// Seeks the text of a contribution that a ministry signed last.
///
/// # Errors
/// When there is a repository, but it cannot be read.
pub fn signed(
    context: &Context,
    opened: &Opened,
    consolidation: &Consolidation<'_>,
    ministry: &Ministry,
    contribution: &Contribution,
) -> Result<Signed> {
    let of_it = |record: &&Cosignature| {
        let id = &*contribution.head.id;
        let known: Option<&Contribution> = opened.strategy.by_id(&record.of.value);
        record.ministry == ministry.id && known.is_some_and(|known| *known.head.id == *id)
    };
    let Some(record) = consolidation.cosignatures().filter(of_it).last().cloned() else {
        return Ok(Signed::Never);
    };
    if consolidation.is_fresh(&record.of.value, &record.digest.value) == Some(true) {
        return Ok(Signed::Today(record));
    }
    let Some(repository) = context.repository()? else {
        return Ok(Signed::Lost(record, Lost::NoGit));
    };
    let found = seek(&repository, contribution, &record)?;
    Ok(match found {
        Some(text) => Signed::Before(record, Box::new(text)),
        None if repository.is_shallow() => Signed::Lost(record, Lost::Shallow),
        None => Signed::Lost(record, Lost::Uncommitted),
    })
}

/// Goes back through the history of the files that the contribution had, under any of its names.
fn seek(
    repository: &Repository,
    contribution: &Contribution,
    record: &Cosignature,
) -> Result<Option<Text>, Failure> {
    let paths = paths(contribution, record);
    let range = match repository.range("HEAD") {
        Ok(range) => range,
        // Nothing is committed yet.
        Err(_) => return Ok(None),
    };
    let history = repository.history(&range, repository.inside(), Merges::EveryParent);
    let history = history.map_err(Failure::of_git)?;
    let contents = repository.contents();
    let mut seen: BTreeSet<(Id, String)> = BTreeSet::new();
    let mut found = None;
    for step in history.steps() {
        let changes = step.deltas.iter().flat_map(|delta| &delta.changes);
        for change in changes.filter(|change| paths.contains(&*change.path)) {
            let versions = [change.new, change.old].into_iter().flatten();
            for version in versions.filter(|version| version.mode.is_file()) {
                let path = change.path.to_string();
                if !seen.insert((version.id, path.clone())) {
                    continue;
                }
                let content = contents.get(version.id).map_err(Failure::of_git)?;
                let content = content
                    .ok()
                    .and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
                let signed =
                    content.filter(|content| has_digest(&path, content, &record.digest.value));
                found = found.or_else(|| {
                    let commit = step.commit.clone();
                    signed.map(|content| Text {
                        path,
                        content,
                        commit,
                    })
                });
            }
        }
        if found.is_some() {
            break;
        }
    }
    Ok(found)
}

/// The paths at which the contribution may have lain: of today's id, of former ones, and of the one that was signed.
fn paths(contribution: &Contribution, record: &Cosignature) -> BTreeSet<String> {
    let former = contribution.head.formerly.iter().map(|id| &*id.value);
    let ids = [&*contribution.head.id, &*record.of.value]
        .into_iter()
        .chain(former);
    let of_id = |id: &str| {
        let (ministry, slug) = id.split_once('/')?;
        let folder = Kind::Contribution.folder().replace("<ministry>", ministry);
        Some(["md", "toml"].map(|ending| format!("{folder}{slug}.{ending}")))
    };
    ids.filter_map(of_id).flatten().collect()
}

/// Whether the contribution that stands in a file has this digest.
fn has_digest(path: &str, content: &str, wanted: &str) -> bool {
    let files = Files::from_memory([(path.to_owned(), content.as_bytes().to_vec())]);
    let (strategy, _) = load::load(&files);
    let mut contributions = strategy.contributions.iter();
    contributions.any(|contribution| digest::of_entry(&files, &contribution.head).is(wanted))
}

/// What changed in the contribution since a text of it, and nothing else.
pub fn changes(
    context: &Context,
    opened: &Opened,
    contribution: &Contribution,
    text: &Text,
) -> Comparison {
    let past = with(opened, contribution, text);
    let (strategy, _) = load::load(&past);
    let before = Consolidation::new(&past, &strategy, context.today);
    let after = Consolidation::new(&opened.files, &opened.strategy, context.today);
    let mut comparison = compare(
        &Side::whole(&past, &strategy, &before, context.today),
        &Side::whole(&opened.files, &opened.strategy, &after, context.today),
    );
    let id = &*contribution.head.id;
    comparison.form_only.clear();
    comparison
        .differences
        .retain(|difference| *difference.id == *id);
    for difference in &mut comparison.differences {
        // What was signed: neither its state nor what others said of it.
        difference.changes.retain(|change| {
            let derived = matches!(
                change.what,
                What::State | What::Cosignature | What::Ledger | What::Record
            );
            !derived && digest::covers(&change.path)
        });
    }
    comparison
}

/// Today's files, with a text of the contribution in the place of today's.
fn with(opened: &Opened, contribution: &Contribution, text: &Text) -> Files {
    let files = &opened.files;
    let today = contribution.head.file;
    let path = files.path(today);
    let ending = |path: &str| {
        path.rsplit('.')
            .next()
            .map(str::to_owned)
            .unwrap_or_default()
    };
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let path = format!("{stem}.{}", ending(&text.path));
    let others = files
        .ids()
        .filter(|file| *file != today && files.trouble(*file).is_none());
    let others = others.map(|file| {
        (
            files.path(file).to_owned(),
            files.text(file).as_bytes().to_vec(),
        )
    });
    Files::from_memory(others.chain([(path, text.content.as_bytes().to_vec())]))
}

/// The state that a ministry signed, as people name it.
pub fn point(ministry: &Ministry, record: &Cosignature, text: &Text) -> Point {
    Point {
        name: Some(ministry.short.to_string()),
        signed: true,
        parted: false,
        commit: Some(text.commit.id.short()),
        date: Some(record.on.value.last_day()),
    }
}
