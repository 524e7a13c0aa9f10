//! What `dstrat build` says of what it did not write, and why.

use anyhow::Result;

use dstrat::check;
use dstrat::diagnostic::Diagnostic;
use dstrat::emit::{self, Format as Findings};
use dstrat::message::{Lang, Text, plural};
use dstrat::model::{Choices, Kind};
use dstrat::render::{Job, Trouble};
use dstrat::source::Files;
use dstrat::text;

use super::super::{Context, Outcome};

/// Refuses to build from a strategy that has errors.
///
/// # Errors
/// When it cannot be printed.
pub fn refuse(context: &Context, lang: Lang, errors: usize) -> Result<Outcome> {
    let (de, en) = (
        plural(errors, "Fehler", "Fehler"),
        plural(errors, "error", "errors"),
    );
    let message = text!(
        "die Strategie hat {errors} {de}, es wurde nichts geschrieben; `dstrat check` zeigt sie",
        "the strategy has {errors} {en}, nothing was written; `dstrat check` shows them"
    );
    context.say_beside(message.in_lang(lang))?;
    Ok(Outcome::Findings)
}

/// Says why a format could not be built; what spoils several formats is told once.
///
/// # Errors
/// When it cannot be printed.
pub fn format(
    context: &Context,
    job: &Job<'_>,
    name: &str,
    trouble: Trouble,
    told: &mut Vec<Diagnostic>,
) -> Result<()> {
    let trouble = match trouble {
        Trouble::Findings(mut diagnostics) => {
            diagnostics.retain(|diagnostic| !told.contains(diagnostic));
            if diagnostics.is_empty() {
                return again(context, job.lang, name);
            }
            told.extend(diagnostics.iter().cloned());
            Trouble::Findings(diagnostics)
        }
        other => other,
    };
    self::trouble(context, job.lang, job.files, name, &trouble)
}

fn again(context: &Context, lang: Lang, name: &str) -> Result<()> {
    let message = text!(
        "`{name}` fehlt ganz oder zum Teil, aus demselben Grund",
        "`{name}` is missing or incomplete, for the same reason"
    );
    context.say_beside(message.in_lang(lang))
}

/// Says why something could not be built: mistakes in templates with their places, all else in a sentence.
///
/// # Errors
/// When it cannot be printed.
pub fn trouble(
    context: &Context,
    lang: Lang,
    files: &Files,
    name: &str,
    trouble: &Trouble,
) -> Result<()> {
    match trouble {
        Trouble::Findings(diagnostics) => show(context, lang, files, diagnostics),
        Trouble::Other(why) => {
            let (de, en) = (&why.de, &why.en);
            let message = text!(
                "`{name}` ließ sich nicht bauen: {de}",
                "`{name}` could not be built: {en}"
            );
            let message = message.in_lang(lang).to_owned();
            context.say_beside(&message)
        }
    }
}

/// Shows findings about files, as `dstrat check` does.
pub fn show(
    context: &Context,
    lang: Lang,
    files: &Files,
    diagnostics: &[Diagnostic],
) -> Result<()> {
    let prefix = context.seen_from_here(files.root());
    let options = emit::Options {
        lang,
        color: context.color(),
        width: context.terminal_width(),
        prefix: &prefix,
        about: Some(&|name| check::rule(name).map(|rule| Text::from(rule.summary))),
        compared: false,
    };
    context.print(|out| emit::emit(Findings::Human, diagnostics, files, &options, out))
}

/// Chapters may leave entries out on purpose; nobody should do so without knowing.
///
/// # Errors
/// When it cannot be printed.
pub fn left_out(context: &Context, lang: Lang, left_out: &[(Kind, usize)]) -> Result<()> {
    let counted: Vec<String> = left_out
        .iter()
        .map(|(kind, count)| {
            let words = plural(*count, kind.label(), kind.plural());
            format!("{count} {}", words.in_lang(lang))
        })
        .collect();
    if !counted.is_empty() {
        let counted = counted.join(", ");
        let message = text!(
            "Hinweis: kein Kapitel fügt das ein: {counted}",
            "note: no chapter inserts these: {counted}"
        );
        context.say_beside(message.in_lang(lang))?;
    }
    Ok(())
}
