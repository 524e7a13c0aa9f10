//! `--release`: an annotated tag that says which text goes to the cabinet.

use anyhow::Result;

use dstrat::git::{Hindrance, Repository};
use dstrat::history::Id;
use dstrat::message::{Lang, neutral, plural};
use dstrat::report::Cabinet;
use dstrat::source::Files;
use dstrat::text;

use super::super::failure::Failure;
use super::super::unrecorded::{some, unrecorded};
use super::super::{Context, Outcome, commit};
use super::surroundings::digest_at;

/// Makes the tag, unless something is not as it must be.
pub fn make(
    context: &Context,
    name: &str,
    files: &Files,
    cabinet: &Cabinet<'_>,
) -> Result<Outcome> {
    context.refuse_at()?;
    if !cabinet.is_ready() {
        return Err(not_ready(context, cabinet).into());
    }
    let repository = commit::repository(files)?;
    let head = repository.resolve("HEAD").map_err(Failure::of_git)?;
    is_recorded(&repository, head, files)?;
    let digest = cabinet.digest.to_string();
    if digest_at(&repository, head).as_deref() != Some(&*digest) {
        return Err(differs().into());
    }
    let message = message(cabinet);
    let said = context.git_environment();
    let made = repository.release(name, head, &message, &said, context.now());
    made.map_err(|hindrance| refused(hindrance, name))?;
    tell(context, name, head, cabinet)?;
    Ok(Outcome::Clean)
}

/// What the tag says: title, edition, digest.
fn message(cabinet: &Cabinet<'_>) -> String {
    let (settings, digest) = (&cabinet.strategy().settings, cabinet.digest);
    let (title, edition) = (neutral(&settings.title), neutral(&settings.edition));
    match settings.language {
        Lang::De => format!("{title}, Fassung „{edition}“\n\nPrüfsumme der Strategie: {digest}\n"),
        Lang::En => format!("{title}, edition “{edition}”\n\nDigest of the strategy: {digest}\n"),
    }
}

fn tell(context: &Context, name: &str, head: Id, cabinet: &Cabinet<'_>) -> Result<()> {
    let (short, digest, lang) = (head.short(), cabinet.digest, cabinet.lang);
    let made = text!(
        "git-Tag `{name}` auf Commit {short}",
        "tag `{name}` on commit {short}"
    );
    let push = text!(
        "für die anderen: `git push origin {name}`",
        "for the others: `git push origin {name}`"
    );
    context.print(|out| {
        writeln!(out, "{}", neutral(made.in_lang(lang)))?;
        writeln!(out, "  {digest}")?;
        writeln!(out, "  {}", neutral(push.in_lang(lang)))
    })
}

/// Sees to it that HEAD holds what lies on the disk.
fn is_recorded(repository: &Repository, head: Id, files: &Files) -> Result<(), Failure> {
    let differing = unrecorded(repository, head, repository.inside(), files)?;
    if differing.is_empty() {
        return Ok(());
    }
    let count = differing.len();
    let (de, lie) = (
        plural(count, "Datei ist", "Dateien sind"),
        plural(count, "liegt", "liegen"),
    );
    let (en, they) = (
        plural(count, "file is", "files are"),
        plural(count, "it lies", "they lie"),
    );
    let list = some(&differing);
    Err(Failure::new(text!(
        "{count} {de} nicht so in git festgehalten, wie sie hier {lie}: {list}",
        "{count} {en} not recorded in git as {they} here: {list}"
    ))
    .help(text!(
        "erst festhalten (`git add`, `git commit`), dann freigeben",
        "record them first (`git add`, `git commit`), then release"
    )))
}

fn not_ready(context: &Context, cabinet: &Cabinet<'_>) -> Failure {
    let (count, options) = (cabinet.obstacles.len(), context.options_again());
    Failure::new(text!(
        "nicht kabinettreif, es wurde nichts freigegeben; im Weg stehen: {count}",
        "not ready for the cabinet, nothing was released; in the way: {count}"
    ))
    .help(text!(
        "`dstrat cabinet{options}` nennt sie",
        "`dstrat cabinet{options}` names them"
    ))
}

fn differs() -> Failure {
    Failure::new(text!(
        "der Text in HEAD hat eine andere Prüfsumme als der hier",
        "the text in HEAD has another digest than the one here"
    ))
    .help(text!(
        "erst festhalten (`git add`, `git commit`), dann freigeben",
        "record it first (`git add`, `git commit`), then release"
    ))
}

fn refused(hindrance: Hindrance, name: &str) -> Failure {
    match hindrance {
        Hindrance::Unsigned => Failure::new(hindrance.what()).help(text!(
            "das git-Tag selbst signieren: `git tag -s {name}`, mit der Prüfsumme aus `dstrat cabinet` in der Nachricht",
            "sign the tag yourself: `git tag -s {name}`, with the digest from `dstrat cabinet` in its message"
        )),
        other => commit::told(other),
    }
}
