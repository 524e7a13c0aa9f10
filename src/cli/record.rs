//! What the commands that give evidence have in common: show what it is about, write it, and commit it if asked.

use anyhow::Result;

use dstrat::check::{self, Context as CheckContext};
use dstrat::consolidation::Consolidation;
use dstrat::message::{Lang, Text, neutral};
use dstrat::record::{Act, Desk, Refusal};
use dstrat::{text, write};

use super::failure::{Failure, reason};
use super::help::{Argument, flag};
use super::{Context, Outcome};

/// Arguments of every command that gives evidence.
#[derive(Debug, clap::Args)]
pub struct Shared {
    #[arg(long)]
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
    for object in objects {
        let opened = context.open()?;
        let lang = context.lang(&opened.strategy);
        let consolidation = Consolidation::new(&opened.files, &opened.strategy, context.today);
        let judged = CheckContext {
            files: &opened.files,
            strategy: &opened.strategy,
            consolidation: &consolidation,
            today: context.today,
        };
        let diagnostics = check::check(&judged, opened.loaded);
        let desk = Desk {
            files: &opened.files,
            strategy: &opened.strategy,
            consolidation: &consolidation,
            diagnostics: &diagnostics,
            today: context.today,
        };
        let done = act(&desk, object).map_err(refused)?;
        show(context, &done, lang)?;
        if !shared.dry_run {
            let path = opened.files.root().join(&done.path);
            write::with_folders(&path, done.text.as_bytes())
                .map_err(|error| unwritable(&done.path, &error))?;
        }
        tell(context, &done, shared.dry_run, lang)?;
    }
    Ok(Outcome::Clean)
}

fn refused(refusal: Refusal) -> Failure {
    Failure::new(refusal.message).help(refusal.help)
}

fn unwritable(path: &str, error: &std::io::Error) -> Failure {
    let why = reason(error);
    let (de, en) = (&why.de, &why.en);
    Failure::new(text!(
        "`{path}` lässt sich nicht schreiben: {de}",
        "`{path}` cannot be written: {en}"
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

fn tell(context: &Context, act: &Act, dry_run: bool, lang: Lang) -> Result<()> {
    let path = &act.path;
    let (de, en) = (&act.summary.de, &act.summary.en);
    let words: Text = if dry_run {
        text!(
            "  würde in `{path}` stehen: {de}",
            "  would stand in `{path}`: {en}"
        )
    } else {
        text!(
            "  eingetragen in `{path}`: {de}",
            "  entered in `{path}`: {en}"
        )
    };
    context.print(|out| writeln!(out, "{}", neutral(words.in_lang(lang))))
}
