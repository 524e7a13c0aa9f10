//! `--commit`: what a command wrote is recorded in git, that one file and nothing else.

use std::path::Path;

use anyhow::Result;

use dstrat::git::{Change, Committer, Hindrance, Recorded, Repository};
use dstrat::message::{Lang, Text, plural};
use dstrat::model::Settings;
use dstrat::record::Act;
use dstrat::source::Files;
use dstrat::text;

use super::Context;
use super::failure::Failure;
use super::help::{Argument, flag};
use super::unrecorded::{some, unrecorded};

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

/// Somebody who records in it, before anything is written. `settings` are those of the strategy in these files.
///
/// # Errors
/// When nothing could be recorded, or only in a commit that is not signed where that does not count.
pub fn ready<'r>(
    context: &Context,
    repository: &'r Repository,
    (files, settings): (&Files, &Settings),
    act: &Act,
) -> Result<Committer<'r>, Failure> {
    let by_hand = |why: Text, sign: &str| {
        let path = format!("{}{}", context.prefix(files), act.path);
        by_hand(why, sign, &path, act, settings.language)
    };
    if settings.require_signed_commits && act.by.is_some() {
        return Err(by_hand(unsigned(), "-S "));
    }
    let committer = repository.committer(&context.git_environment(), context.now());
    committer.map_err(|hindrance| match &hindrance {
        Hindrance::Unsigned | Hindrance::Index(_) => by_hand(hindrance.what(), ""),
        _ => told(hindrance),
    })
}

/// A co-signature counts only in a signed commit, and signing is the work of a program that git starts.
fn unsigned() -> Text {
    text!(
        "hier zählt eine Mitzeichnung nur in einem signierten Commit (`require_signed_commits`); dstrat führt keine Programme aus und kann nicht signieren",
        "here a co-signature counts only in a signed commit (`require_signed_commits`); dstrat runs no programs and cannot sign"
    )
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
            .try_for_each(|line| writeln!(out, "{}", context.below(line.in_lang(lang))))
    })
}

/// Says so when a text that was judged is not recorded itself: others would see the record of a text they do not have.
/// `text` is its file; `None`: all files of the strategy.
///
/// # Errors
/// When the commit cannot be read, or it cannot be printed.
pub fn tell_unrecorded(
    context: &Context,
    recorded: &Recorded,
    files: &Files,
    text: Option<&str>,
    act: &Act,
    lang: Lang,
) -> Result<()> {
    let repository = repository(files)?;
    let differing = unrecorded(&repository, recorded.commit, repository.inside(), files);
    // A commit that cannot be read back holds no strategy but this one file.
    let all = || files.ids().map(|file| files.path(file).to_owned());
    let mut differing = differing.unwrap_or_else(|_| all().collect());
    differing.retain(|path| *path != act.path && text.is_none_or(|text| text == path));
    if differing.is_empty() {
        return Ok(());
    }
    let prefix = context.prefix(files);
    let shown = differing
        .iter()
        .map(|path| format!("{prefix}{path}"))
        .collect();
    let (count, list) = (differing.len(), some(&shown));
    let (de, ist) = plural(count, ("der Text in", "ist"), ("die Texte in", "sind"));
    let (en, is) = plural(count, ("the text in", "is"), ("the texts in", "are"));
    let words = text!(
        "! bei anderen gilt das erst, wenn auch {de} {list} festgehalten {ist} (`git add`, `git commit`)",
        "! for others this counts only once {en} {list} {is} recorded, too (`git add`, `git commit`)"
    );
    context.print(|out| writeln!(out, "{}", context.below(words.in_lang(lang))))
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

/// What git alone can do. A file that is new to git has to be added first.
fn by_hand(why: Text, sign: &str, path: &str, act: &Act, lang: Lang) -> Failure {
    let quoted = |words: &str| format!("'{}'", words.replace('\'', " "));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let path = match path.chars().all(is_plain) {
        true => path.to_owned(),
        false => quoted(path),
    };
    let summary = quoted(act.summary.in_lang(lang));
    Failure::new(why).help(text!(
        "ohne `--commit` eintragen und selbst festhalten: `git add {path} && git commit {sign}-m {summary} -- {path}`",
        "enter it without `--commit` and record it yourself: `git add {path} && git commit {sign}-m {summary} -- {path}`"
    ))
}
