//! `--commit`: what a command wrote is recorded in git, that one file and nothing else.

use std::path::Path;

use anyhow::Result;

use dstrat::git::{Change, Committer, Hindrance, Recorded, Repository};
use dstrat::message::{Lang, Text, neutral};
use dstrat::record::Act;
use dstrat::source::Files;
use dstrat::text;

use super::Context;
use super::failure::Failure;
use super::help::{Argument, flag};

/// The help of `--commit`.
pub const COMMIT: Argument = flag(
    "commit",
    "in git festhalten: ein Commit mit dieser einen Datei; Hooks laufen dabei nicht",
    "record it in git: a commit of this one file; hooks do not run",
);

/// The repository in which a strategy is recorded.
///
/// # Errors
/// When it lies in none.
pub fn repository(files: &Files) -> Result<Repository, Failure> {
    Repository::discover(files.root()).map_err(|trouble| told(trouble.into()))
}

/// Somebody who records in it, before anything is written.
///
/// # Errors
/// When nothing could be recorded.
pub fn ready<'r>(
    context: &Context,
    repository: &'r Repository,
    act: &Act,
    lang: Lang,
) -> Result<Committer<'r>, Failure> {
    let committer = repository.committer(&context.git_environment(), context.now());
    committer.map_err(|hindrance| match &hindrance {
        Hindrance::Unsigned | Hindrance::Index(_) => by_hand(hindrance, act, lang),
        _ => told(hindrance),
    })
}

/// Records what an act wrote.
///
/// # Errors
/// When git could not be written; the file is written by then.
pub fn record(
    committer: &Committer<'_>,
    inside: &str,
    file: &Path,
    act: &Act,
    before: Option<&[u8]>,
    lang: Lang,
) -> Result<Recorded, Failure> {
    let path = match inside {
        "" => act.path.clone(),
        inside => format!("{inside}/{}", act.path),
    };
    let change = Change {
        file,
        path: &path,
        before,
        bytes: act.text.as_bytes(),
    };
    let recorded = committer.commit(&change, &act.message(lang));
    recorded.map_err(|hindrance| {
        let (de, en) = (hindrance.what().de, hindrance.what().en);
        let path = &act.path;
        let failure = Failure::new(text!(
            "eingetragen in `{path}`, aber nicht in git festgehalten: {de}",
            "entered in `{path}`, but not recorded in git: {en}"
        ));
        helped(failure, &hindrance)
    })
}

/// Says what was recorded where.
///
/// # Errors
/// When it cannot be printed.
pub fn tell(context: &Context, recorded: &Recorded, lang: Lang) -> Result<()> {
    let id = recorded.commit.short();
    let mut lines: Vec<Text> = vec![match &recorded.branch {
        Some(branch) => text!(
            "festgehalten als Commit {id} auf `{branch}`",
            "recorded as commit {id} on `{branch}`"
        ),
        None => text!(
            "festgehalten als Commit {id}; es ist kein Zweig ausgecheckt: `git switch -c NAME` gibt ihm einen",
            "recorded as commit {id}; no branch is checked out: `git switch -c NAME` gives it one"
        ),
    }];
    if recorded.with_earlier_changes {
        lines.push(text!(
            "darin sind auch frühere Änderungen dieser Datei, die noch nicht festgehalten waren",
            "it holds earlier changes of this file, too, that were not recorded yet"
        ));
    }
    if recorded.hooks_left_out {
        lines.push(text!(
            "die Hooks dieses Repositorys liefen nicht: dstrat führt keine Programme aus",
            "the hooks of this repository did not run: dstrat runs no programs"
        ));
    }
    context.print(|out| {
        lines
            .iter()
            .try_for_each(|line| writeln!(out, "  {}", neutral(line.in_lang(lang))))
    })
}

/// Why nothing was recorded.
pub fn told(hindrance: Hindrance) -> Failure {
    helped(Failure::new(hindrance.what()), &hindrance)
}

fn helped(failure: Failure, hindrance: &Hindrance) -> Failure {
    match hindrance.help() {
        Some(help) => failure.help(help),
        None => failure,
    }
}

/// What git alone can do.
fn by_hand(hindrance: Hindrance, act: &Act, lang: Lang) -> Failure {
    let (path, summary) = (&act.path, act.summary.in_lang(lang).replace('\'', " "));
    Failure::new(hindrance.what()).help(text!(
        "ohne `--commit` eintragen und selbst festhalten: git commit -m '{summary}' -- {path}",
        "enter it without `--commit` and record it yourself: git commit -m '{summary}' -- {path}"
    ))
}
