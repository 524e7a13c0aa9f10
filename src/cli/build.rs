//! `dstrat build`: the strategy as a document.

use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::Result;
use jiff::civil::{Date, date};

use dstrat::check::{self, Context as CheckContext};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::{Diagnostic, Severity};
use dstrat::emit::{self, Format as Findings};
use dstrat::load::FOLDERS;
use dstrat::message::{Lang, Text, label, neutral, plural};
use dstrat::model::{Choices, Kind, Strategy};
use dstrat::render::audience::{self, Audience};
use dstrat::render::{self, Format, Output};
use dstrat::source::Files;
use dstrat::template::Trouble;
use dstrat::{git, text, write};

use super::context::Opened;
use super::failure::{Failure, reason};
use super::help::{Page, option};
use super::{Context, Outcome, choice};

/// Arguments of `dstrat build`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(long, value_parser = choice(&FORMATS))]
    format: Vec<Format>,

    #[arg(long, default_value = "out")]
    out: PathBuf,

    #[arg(long, value_parser = choice(&AUDIENCES), default_value = "public")]
    audience: Audience,
}

const FORMATS: [(&str, Format); 3] = [
    ("html", Format::Html),
    ("markdown", Format::Markdown),
    ("json", Format::Json),
];

const AUDIENCES: [(&str, Audience); 2] = [
    ("public", Audience::Public),
    ("internal", Audience::Internal),
];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "baut das Strategiedokument: eine HTML-Seite, Markdown und JSON",
        "builds the strategy document: one HTML page, Markdown and JSON",
    ),
    arguments: &[
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "was gebaut wird; mehrfach möglich, sonst alles",
            "what is built; may be given more than once, otherwise everything",
        ),
        option(
            "out",
            label("ORDNER", "DIR"),
            "wohin; andere Dateien dort bleiben, wie sie sind",
            "where to; other files there stay as they are",
        ),
        option(
            "audience",
            label("KREIS", "AUDIENCE"),
            "für wen: public nur, was veröffentlicht werden darf; internal alles, Entwürfe sind gekennzeichnet",
            "for whom: public only what may be published; internal everything, drafts are marked",
        ),
    ],
    examples: &[
        (
            "dstrat build",
            label(
                "baut alle Formate in den Ordner `out`",
                "builds all formats into the folder `out`",
            ),
        ),
        (
            "dstrat build --format html --out public",
            label(
                "baut nur die HTML-Seite in den Ordner `public`",
                "builds only the HTML page into the folder `public`",
            ),
        ),
        (
            "dstrat build --audience internal --out ../intern",
            label(
                "baut die interne Fassung mit allen Entwürfen",
                "builds the internal version with all drafts",
            ),
        ),
    ],
    notes: Some(label(
        "Das Dokument trägt das Datum des neuesten Commits, ohne git das jüngste Datum aus den Dateien, nie das der Uhr: \
         derselbe Stand ergibt dieselben Bytes. --today DATUM legt es fest.\n\
         Exit-Code: 0 gebaut, 1 die Strategie oder eine Vorlage hat Fehler und es wurde nichts geschrieben, 2 der Bau war nicht möglich.",
        "The document carries the date of the newest commit, without git the newest date in the files, never the clock's: \
         the same state gives the same bytes. --today DATE sets it.\n\
         Exit code: 0 built, 1 the strategy or a template has errors and nothing was written, 2 building was not possible.",
    )),
};

/// Runs `dstrat build`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let Opened {
        files,
        strategy,
        loaded,
        at,
    } = context.open()?;
    let lang = context.lang(&strategy);
    let folder = context.directory().join(&arguments.out);
    keep_out_of_the_sources(&arguments.out, &folder, &files)?;
    let date = match (&at, context.asked_day()) {
        (Some(commit), None) => Some(commit.committed.day()),
        _ => day(context, &files, &strategy)?,
    };
    let today = date.unwrap_or(BEFORE_EVERYTHING);
    let consolidation = Consolidation::new(&files, &strategy, today);
    let errors = errors(&files, &strategy, &consolidation, today, loaded);
    if errors > 0 {
        return refuse(context, lang, errors);
    }
    let view = audience::view(&files, &strategy, &consolidation, arguments.audience, today);
    let formats = if arguments.format.is_empty() {
        &Format::ALL[..]
    } else {
        &arguments.format
    };
    match render::build(&view, &files, formats, lang, date) {
        Ok(built) => {
            put_all(context, lang, arguments, &folder, &built.outputs)?;
            tell_left_out(context, lang, &built.left_out)
        }
        Err(Trouble::InFile(diagnostic)) => show(context, lang, &files, &[*diagnostic]),
        Err(Trouble::BuiltIn(words)) => Err(Failure::new(text!(
            "eine eingebaute Vorlage ist gescheitert: {words}",
            "a built-in template failed: {words}"
        ))
        .into()),
    }
}

/// Where no day is known there is no report either, so that nothing can be late.
const BEFORE_EVERYTHING: Date = date(1900, 1, 1);

fn day(context: &Context, files: &Files, strategy: &Strategy) -> Result<Option<Date>> {
    if let Some(asked) = context.asked_day() {
        return Ok(Some(asked));
    }
    let of_commit =
        git::head_date(files.root()).map_err(|trouble| Failure::new(trouble.message()))?;
    Ok(of_commit.or_else(|| render::newest_day(strategy)))
}

fn errors(
    files: &Files,
    strategy: &Strategy,
    consolidation: &Consolidation<'_>,
    today: Date,
    loaded: Vec<Diagnostic>,
) -> usize {
    let context = CheckContext {
        files,
        strategy,
        consolidation,
        today,
    };
    let diagnostics = check::check(&context, loaded);
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .count()
}

fn refuse(context: &Context, lang: Lang, errors: usize) -> Result<Outcome> {
    let (de, en) = (
        plural(errors, "Fehler", "Fehler"),
        plural(errors, "error", "errors"),
    );
    let message = text!(
        "die Strategie hat {errors} {de}, es wurde nichts geschrieben; `dstrat check` zeigt sie",
        "the strategy has {errors} {en}, nothing was written; `dstrat check` shows them"
    );
    context.print_beside(true, |out| writeln!(out, "{}", message.in_lang(lang)))?;
    Ok(Outcome::Findings)
}

fn show(
    context: &Context,
    lang: Lang,
    files: &Files,
    diagnostics: &[Diagnostic],
) -> Result<Outcome> {
    let prefix = context.seen_from_here(files.root());
    let options = emit::Options {
        lang,
        color: context.color(),
        width: context.width(),
        prefix: &prefix,
        about: Some(&|name| check::rule(name).map(|rule| Text::from(rule.summary))),
    };
    context.print(|out| emit::emit(Findings::Human, diagnostics, files, &options, out))?;
    Ok(Outcome::Findings)
}

/// The folder of the strategy and those of its sources are no place for outputs: the next check would find them there.
fn keep_out_of_the_sources(out: &Path, folder: &Path, files: &Files) -> Result<(), Failure> {
    let Ok(below) = resolved(folder)
        .strip_prefix(files.root())
        .map(Path::to_owned)
    else {
        return Ok(());
    };
    let first = below
        .components()
        .next()
        .and_then(|first| first.as_os_str().to_str().map(str::to_owned));
    let is_source = first
        .as_deref()
        .is_none_or(|first| FOLDERS.contains(&first) || first == ".git");
    if !is_source {
        return Ok(());
    }
    let shown = out.display();
    Err(Failure::new(text!(
        "in `{shown}` liegen die Quellen der Strategie",
        "`{shown}` holds the sources of the strategy"
    ))
    .help(text!(
        "einen anderen Ordner nennen: --out out",
        "name another folder: --out out"
    )))
}

/// A path without links and `..`, as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let there = path
        .ancestors()
        .find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    let Some((ancestor, real)) = there else {
        return path.to_owned();
    };
    let rest = path.strip_prefix(ancestor).unwrap_or(Path::new(""));
    rest.components().fold(real, |mut path, component| {
        match component {
            Component::ParentDir => drop(path.pop()),
            component => path.push(component),
        }
        path
    })
}

fn put_all(
    context: &Context,
    lang: Lang,
    arguments: &Arguments,
    folder: &Path,
    outputs: &[Output],
) -> Result<()> {
    let mut lines = Vec::new();
    for output in outputs {
        let path = folder.join(&output.path);
        let shown = arguments.out.join(&output.path).display().to_string();
        let changed = write::with_folders(&path, &output.bytes)
            .map_err(|error| unwritable(&shown, &error))?;
        let state = if changed {
            ""
        } else {
            lang.pick(" (unverändert)", " (unchanged)")
        };
        lines.push(format!("{shown}{state}"));
    }
    context.print(|out| {
        lines
            .iter()
            .try_for_each(|line| writeln!(out, "{}", neutral(line)))
    })
}

/// Chapters may leave entries out on purpose; nobody should do so without knowing.
fn tell_left_out(context: &Context, lang: Lang, left_out: &[(Kind, usize)]) -> Result<Outcome> {
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
        context.print_beside(true, |out| writeln!(out, "{}", message.in_lang(lang)))?;
    }
    Ok(Outcome::Clean)
}

fn unwritable(path: &str, error: &io::Error) -> Failure {
    let why = reason(error);
    let (de, en) = (&why.de, &why.en);
    Failure::new(text!(
        "`{path}` lässt sich nicht schreiben: {de}",
        "`{path}` cannot be written: {en}"
    ))
    .help(text!(
        "einen anderen Ordner nennen: --out ORDNER",
        "name another folder: --out DIR"
    ))
}
