//! What decides on readiness beside the strategy: mistakes that the check finds, and what git holds.

use dstrat::check::{self, Context as CheckContext};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::{Diagnostic, Severity};
use dstrat::git::{Repository, Tag};
use dstrat::history::Id;
use dstrat::load::{self, wanted};
use dstrat::message::Text;
use dstrat::model::Strategy;
use dstrat::model::decision::Resolution;
use dstrat::report::cabinet::{Flaw, Release, Surroundings};
use dstrat::source::Files;
use dstrat::text;

use super::super::Context;
use super::super::failure::Failure;

/// The most days on which the text of a decision is looked for.
const MOST_DAYS: usize = 10;

/// The most states in which the text of a decision is looked for.
const MOST_STATES: usize = 100;

/// Looks at all of it.
pub fn look(
    context: &Context,
    files: &Files,
    strategy: &Strategy,
    consolidation: &Consolidation<'_>,
    loaded: Vec<Diagnostic>,
) -> Result<Surroundings, Failure> {
    let judged = CheckContext {
        files,
        strategy,
        consolidation,
        today: context.today,
    };
    let diagnostics = check::check(&judged, loaded);
    let of = |severity| move |found: &&Diagnostic| found.severity == severity;
    let errors = diagnostics.iter().filter(of(Severity::Error));
    let mut surroundings = Surroundings {
        errors: errors.map(|found| flaw(files, found)).collect(),
        warnings: diagnostics.iter().filter(of(Severity::Warning)).count(),
        ..Surroundings::default()
    };
    if let Some(repository) = context.repository()? {
        let tags = repository.tags().map_err(Failure::of_git)?;
        surroundings.has_history = true;
        surroundings.releases = tags.iter().filter_map(release).collect();
        let sought = sought(strategy, consolidation);
        if !sought.is_empty() {
            surroundings.held = held(&repository, &tags, sought)?;
        }
    }
    Ok(surroundings)
}

fn flaw(files: &Files, found: &Diagnostic) -> Flaw {
    let place = found.finding.place;
    Flaw {
        rule: found.rule,
        file: files.path(place.file).to_owned(),
        line: files.position(place.file, place.span.start).line,
        message: found.finding.message.clone(),
    }
}

/// A tag whose message names a digest.
fn release(tag: &Tag) -> Option<Release> {
    let (moment, message) = tag.note.as_ref()?;
    let start = message.find("sha256:")?;
    let digest = message.get(start..start + 7 + 64)?;
    let is_hex = digest[7..].bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| Release {
        tag: tag.name.clone(),
        day: moment.day(),
        digest: digest.to_owned(),
    })
}

/// A digest that a decision names, and the state that it most probably means.
struct Sought {
    digest: String,
    rev: String,
}

/// The digests of decisions that are not those of today's text.
fn sought(strategy: &Strategy, consolidation: &Consolidation<'_>) -> Vec<Sought> {
    let adopting = strategy
        .decisions
        .iter()
        .filter(|decision| decision.kind.value == Resolution::Adopted && decision.adopts.is_some());
    let named = adopting.filter_map(|decision| {
        Some(Sought {
            digest: decision.digest.as_ref()?.value.to_string(),
            rev: format!("@{{{}}}", decision.date.last_day()),
        })
    });
    named
        .filter(|sought| !consolidation.strategy_digest().is(&sought.digest))
        .collect()
}

/// Which of these digests belong to a text that git holds: at a tag, on the day of the decision, or in the newest commit.
fn held(
    repository: &Repository,
    tags: &[Tag],
    sought: Vec<Sought>,
) -> Result<Vec<(String, Text)>, Failure> {
    let mut states: Vec<(Id, Text)> = Vec::new();
    let tagged = tags.iter().rev().map(|tag| {
        let name = &tag.name;
        (tag.commit, text!("git-Tag `{name}`", "tag `{name}`"))
    });
    states.extend(tagged);
    // Each day is looked for commit by commit.
    let days = sought.iter().map(|sought| sought.rev.as_str());
    let days = days.take(MOST_DAYS);
    for rev in days.chain(["HEAD"]) {
        // A day before the first commit, or beyond the end of a shallow clone, has no state.
        if let Ok(id) = repository.resolve(rev) {
            let short = id.short();
            states.push((id, text!("Commit {short}", "commit {short}")));
        }
    }
    let mut open: Vec<String> = sought.into_iter().map(|sought| sought.digest).collect();
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for (id, name) in states.into_iter().take(MOST_STATES) {
        if open.is_empty() || seen.contains(&id) {
            continue;
        }
        seen.push(id);
        if let Some(digest) = digest_at(repository, id) {
            let before = open.len();
            open.retain(|sought| *sought != digest);
            if open.len() < before {
                found.push((digest, name));
            }
        }
    }
    Ok(found)
}

/// The digest of the strategy at a commit; `None` where it holds none that can be read.
pub fn digest_at(repository: &Repository, commit: Id) -> Option<String> {
    let files = repository
        .files_at(commit, repository.inside(), wanted)
        .ok()?;
    let (strategy, _) = load::load(&files);
    let day = repository.commit_date(commit).ok()?;
    let consolidation = Consolidation::new(&files, &strategy, day);
    Some(consolidation.strategy_digest().to_string())
}
