//! What the commands that give evidence have in common: show what it is about, write it, and commit it if asked.

use std::io;

use anyhow::Result;

use dstrat::check::{self, Context as CheckContext};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Diagnostic;
use dstrat::git::Recorded;
use dstrat::message::{Lang, Text, neutral};
use dstrat::model::{Contribution, Settings, Strategy};
use dstrat::record::{Act, Desk, Refusal};
use dstrat::source::Files;
use dstrat::text;
use dstrat::write::Turn;

use super::context::Opened;
use super::failure::{Failure, reason};
use super::help::{Argument, flag};
use super::{Context, Outcome, commit};

/// Arguments of every command that gives evidence.
#[derive(Debug, clap::Args)]
pub struct Shared {
    #[arg(long)]
    commit: bool,

    #[arg(long, conflicts_with = "commit")]
    dry_run: bool,
}

/// The help of [`Shared`].
pub const DRY_RUN: Argument = flag(
    "dry_run",
    "nur zeigen, nichts schreiben",
    "show only, write nothing",
);

/// Does one act after the other; each sees what the earlier ones wrote. The first refusal ends the command, and what it
/// refuses is not written.
pub fn each(
    context: &Context,
    shared: &Shared,
    objects: &[String],
    act: impl Fn(&Desk<'_>, &str) -> Result<Act, Refusal>,
) -> Result<Outcome> {
    each_showing(context, shared, objects, act, |_, _| Ok(()))
}

/// As [`each`]; before anything is written, `more` shows more of what it is about.
pub fn each_showing(
    context: &Context,
    shared: &Shared,
    objects: &[String],
    act: impl Fn(&Desk<'_>, &str) -> Result<Act, Refusal>,
    more: impl Fn(&Opened, &str) -> Result<()>,
) -> Result<Outcome> {
    let turn = (!shared.dry_run).then(|| context.turn()).transpose()?;
    for object in objects {
        let mut opened = context.open()?;
        let lang = context.lang(&opened.strategy);
        let done = decide(
            context,
            std::mem::take(&mut opened.loaded),
            &opened.files,
            &opened.strategy,
            |desk| act(desk, object),
        )?;
        show(context, &done, lang)?;
        more(&opened, object)?;
        match &turn {
            Some(turn) => {
                let commit = shared.commit.then_some(&opened.strategy.settings);
                let recorded = put(context, turn, &opened.files, &done, commit, lang)?;
                if let Some(recorded) = recorded {
                    let text = text_of(&opened, object);
                    commit::tell_unrecorded(context, &recorded, &opened.files, text, &done, lang)?;
                }
            }
            None => tell(context, &opened.files, &done, true, lang)?,
        }
    }
    Ok(Outcome::Clean)
}

fn decide(
    context: &Context,
    loaded: Vec<Diagnostic>,
    files: &Files,
    strategy: &Strategy,
    act: impl Fn(&Desk<'_>) -> Result<Act, Refusal>,
) -> Result<Act, Failure> {
    let (consolidation, today) = (
        Consolidation::new(files, strategy, context.today),
        context.today,
    );
    let judged = CheckContext {
        files,
        strategy,
        consolidation: &consolidation,
        today,
    };
    let diagnostics = check::check(&judged, loaded);
    let desk = Desk {
        files,
        strategy,
        consolidation: &consolidation,
        diagnostics: &diagnostics,
        today,
        prefix: &context.prefix(files),
    };
    act(&desk).map_err(refused)
}

/// Writes what an act wants written, and records it in git, with a message in the language of the strategy, if asked.
fn put(
    context: &Context,
    turn: &Turn,
    files: &Files,
    act: &Act,
    commit: Option<&Settings>,
    lang: Lang,
) -> Result<Option<Recorded>> {
    let repository = commit.map(|_| commit::repository(files)).transpose()?;
    let git = match (&repository, commit) {
        (Some(repository), Some(settings)) => {
            let committer = commit::ready(context, repository, (files, settings), act)?;
            Some((committer, repository.inside(), settings.language))
        }
        _ => None,
    };
    let shown = format!("{}{}", context.prefix(files), act.path);
    let unwritable = |error: io::Error| unwritable(&shown, &error);
    let before = files
        .find(&act.path)
        .map(|file| files.text(file).as_bytes());
    let path = files.path_on_disk(&act.path).map_err(unwritable)?;
    turn.exchange(&path, before, act.text.as_bytes())
        .map_err(unwritable)?;
    let recorded = git.map(|(committer, inside, language)| {
        commit::record(&committer, inside, &path, act, before, language)
    });
    let recorded = recorded.transpose()?;
    tell(context, files, act, false, lang)?;
    if let Some(recorded) = &recorded {
        commit::tell(context, recorded, lang)?;
    }
    Ok(recorded)
}

/// The file whose text an act is about; `None`: that of the whole strategy.
fn text_of<'o>(opened: &'o Opened, object: &str) -> Option<&'o str> {
    let contribution = opened.strategy.by_id::<Contribution>(object)?;
    Some(opened.files.path(contribution.head.file))
}

fn refused(refusal: Refusal) -> Failure {
    Failure::new(refusal.message).help(refusal.help)
}

fn unwritable(path: &str, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::ResourceBusy {
        return Failure::new(text!(
            "`{path}` wurde von jemand anderem geändert oder ersetzt, während dstrat es las",
            "`{path}` was changed or replaced by somebody else while dstrat read it"
        ))
        .help(text!(
            "noch einmal starten; die Änderung der anderen ist erhalten",
            "start again; the change of the others is kept"
        ));
    }
    let why = reason(error);
    let (de, en) = (&why.de, &why.en);
    Failure::new(text!(
        "`{path}` lässt sich nicht schreiben: {de}",
        "`{path}` cannot be written: {en}"
    ))
    .help(text!(
        "Zugriffsrechte und freien Platz prüfen; die Datei ist, wie sie war",
        "look at permissions and free space; the file is as it was"
    ))
}

/// First what it is about, so that nobody signs unseen.
fn show(context: &Context, act: &Act, lang: Lang) -> Result<()> {
    let (title, digest) = (neutral(&act.title), act.digest);
    let words = text!(
        "{title}\n  Prüfsumme {digest}",
        "{title}\n  digest {digest}"
    );
    context.print(|out| writeln!(out, "{}", words.in_lang(lang)))
}

fn tell(context: &Context, files: &Files, act: &Act, dry_run: bool, lang: Lang) -> Result<()> {
    let path = format!("{}{}", context.prefix(files), act.path);
    let (de, en) = (&act.summary.de, &act.summary.en);
    let words: Text = if dry_run {
        text!(
            "würde in `{path}` stehen: {de}",
            "would stand in `{path}`: {en}"
        )
    } else {
        text!("eingetragen in `{path}`: {de}", "entered in `{path}`: {en}")
    };
    context.print(|out| writeln!(out, "{}", context.below(words.in_lang(lang))))
}
