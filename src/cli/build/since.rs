//! The earlier state that `--since` names: website and report tell what has changed since.

use anyhow::Result;
use jiff::civil::Date;

use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Severity;
use dstrat::message::{Lang, plural, quoted_list};
use dstrat::render::audience::{self, Audience, View};
use dstrat::text;

use super::super::Context;
use super::super::context::Opened;
use super::super::failure::Failure;
use super::{Arguments, BEFORE_EVERYTHING, FORMATS};

/// The strategy as it was.
pub struct Past {
    opened: Opened,
    /// The day of its commit.
    pub date: Date,
}

impl Past {
    /// Where its contributions stood then.
    pub fn consolidation(&self) -> Consolidation<'_> {
        Consolidation::new(&self.opened.files, &self.opened.strategy, self.date)
    }

    /// What an audience may have seen of it then.
    pub fn view<'p>(
        &'p self,
        consolidation: &'p Consolidation<'p>,
        audience: Audience,
    ) -> View<'p> {
        let (files, strategy) = (&self.opened.files, &self.opened.strategy);
        audience::view(files, strategy, consolidation, audience, self.date)
    }
}

/// The earlier state that was asked for.
///
/// # Errors
/// When there is no such state, or none of the formats asked for would tell of it.
pub fn asked(context: &Context, arguments: &Arguments) -> Result<Option<Past>> {
    let Some(rev) = arguments.since.as_deref() else {
        return Ok(None);
    };
    let formats = &arguments.format;
    if !formats.is_empty() && !formats.iter().any(|format| format.tells_of_changes()) {
        return Err(nobody_tells(rev).into());
    }
    let opened = context.open_at(rev)?;
    let commit = opened.at.as_ref();
    let date = commit.map_or(BEFORE_EVERYTHING, |commit| commit.committed.day());
    Ok(Some(Past { opened, date }))
}

fn nobody_tells(rev: &str) -> Failure {
    let tell = FORMATS.iter().filter(|(_, it)| it.tells_of_changes());
    let tell = quoted_list(tell.map(|(name, _)| *name));
    Failure::new(text!(
        "keines der verlangten Formate vergleicht mit einem früheren Stand: `--since {rev}`",
        "none of the formats asked for compares with an earlier state: `--since {rev}`"
    ))
    .help(text!(
        "das tun {tell}; Texte vergleicht `dstrat diff {rev}`",
        "these do: {tell}; `dstrat diff {rev}` compares texts"
    ))
}

/// Says so where files of the earlier state have errors: what they hold cannot be compared.
///
/// # Errors
/// When it cannot be printed.
pub fn tell_of_errors(context: &Context, lang: Lang, past: &Past) -> Result<()> {
    let errors = past.opened.loaded.iter();
    let errors = errors.filter(|found| found.severity == Severity::Error);
    let mut files: Vec<_> = errors.map(|found| found.finding.place.file).collect();
    files.sort_unstable();
    files.dedup();
    if files.is_empty() {
        return Ok(());
    }
    let count = files.len();
    let (de, en) = (
        plural(count, "Datei", "Dateien"),
        plural(count, "file", "files"),
    );
    let message = text!(
        "Hinweis: {count} {de} des früheren Standes mit Fehlern; der Vergleich ist dort unvollständig",
        "note: {count} {en} of the earlier state with errors; the comparison is incomplete there"
    );
    context.say_beside(message.in_lang(lang))
}
