//! `dstrat build`: the strategy as a document.

mod extract;
pub mod put;
mod since;
pub mod sources;
pub mod told;

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use anyhow::Result;
use jiff::civil::{Date, date};

use dstrat::check::{self, Context as CheckContext};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::{Diagnostic, Severity};
use dstrat::git;
use dstrat::message::label;
use dstrat::model::Strategy;
use dstrat::render::audience::{self, Audience};
use dstrat::render::{self, Before, Format, Job};
use dstrat::source::Files;

use super::context::{Opened, meanwhile};
use super::failure::Failure;
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

    #[arg(long)]
    base: Option<String>,

    #[arg(long)]
    since: Option<String>,

    #[arg(long)]
    chapter: Option<String>,

    #[arg(long)]
    field: Option<String>,

    #[arg(long)]
    ministry: Option<String>,
}

const FORMATS: [(&str, Format); 8] = [
    ("html", Format::Html),
    ("markdown", Format::Markdown),
    ("json", Format::Json),
    ("docx", Format::Docx),
    ("pdf", Format::Pdf),
    ("report", Format::Report),
    ("data", Format::Data),
    ("site", Format::Site),
];

/// Who may read, by name.
pub const AUDIENCES: [(&str, Audience); 2] = [
    ("public", Audience::Public),
    ("internal", Audience::Internal),
];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "baut die Strategie: Website, Dokument (eine HTML-Seite, PDF, Word, Markdown, JSON), Umsetzungsbericht und offene Daten",
        "builds the strategy: website, document (one HTML page, PDF, Word, Markdown, JSON), report on the implementation and open data",
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
        option(
            "base",
            label("STAND", "REV"),
            "der Zielzweig: aus ihm kommen die Vorlagen (`templates/`), nicht aus dem Zweig, der noch geprüft wird. Für Vorschauen auf einen Pull-Request",
            "the branch to merge into: the templates come from it, not from the branch that is still under review. For previews of a pull request",
        ),
        option(
            "since",
            label("STAND", "REV"),
            "der frühere Stand: ein git-Tag, ein Commit oder ein Kalendertag `@{2025-01-01}`. Website und Umsetzungsbericht erzählen, \
             was sich seither geändert hat; die anderen Formate vergleichen nicht",
            "the earlier state: a tag, a commit or a day `@{2025-01-01}`. Website and report tell what has changed since; the other \
             formats do not compare",
        ),
        option(
            "chapter",
            label("KAPITEL", "CHAPTER"),
            "nur ein Auszug: dieses Kapitel; es heißt wie seine Datei",
            "only an extract: this chapter; it is named as its file is",
        ),
        option(
            "field",
            label("FELD", "FIELD"),
            "nur ein Auszug: was dieses Handlungsfeld betrifft",
            "only an extract: what concerns this field",
        ),
        option(
            "ministry",
            label("RESSORT", "MINISTRY"),
            "nur ein Auszug: was dieses Ressort beiträgt und verantwortet",
            "only an extract: what this ministry contributes and answers for",
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
        (
            "dstrat build --format site --since fassung-2025",
            label(
                "baut die Website mit einer Seite darüber, was sich seit dem git-Tag `fassung-2025` geändert hat",
                "builds the website with a page of what has changed since the tag `fassung-2025`",
            ),
        ),
        (
            "dstrat build --format html --ministry bm",
            label(
                "baut einen Auszug: die Beiträge, Maßnahmen und Projekte von `bm`",
                "builds an extract: the contributions, measures and projects of `bm`",
            ),
        ),
    ],
    notes: Some(label(
        "Das Dokument trägt das Datum des neuesten Commits, ohne git das jüngste Datum aus den Dateien, nie das der Uhr: \
         derselbe Stand ergibt dieselben Bytes. --today DATUM legt es fest.\n\
         Exit-Code: 0 alles gebaut, 1 die Strategie hat Fehler und es wurde nichts geschrieben, oder ein Format ist gescheitert und die anderen sind gebaut, 2 der Bau war nicht möglich.",
        "The document carries the date of the newest commit, without git the newest date in the files, never the clock's: \
         the same state gives the same bytes. --today DATE sets it.\n\
         Exit code: 0 everything built, 1 the strategy has errors and nothing was written, or a format failed and the others are built, 2 building was not possible.",
    )),
};

/// Runs `dstrat build`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    // The process ends after this: to free thousands of entries one by one before would be for nothing.
    let mut opened = ManuallyDrop::new(arguments.open(context)?);
    let loaded = std::mem::take(&mut opened.loaded);
    let Opened {
        files,
        strategy,
        at,
        ..
    } = &*opened;
    let lang = context.lang(strategy);
    let folder = context.directory().join(&arguments.out);
    sources::keep_out(&arguments.out, &folder, files)?;
    let date = match (at, context.asked_day()) {
        (Some(commit), None) => Some(commit.committed.day()),
        _ => day(context, files, strategy)?,
    };
    let today = date.unwrap_or(BEFORE_EVERYTHING);
    let consolidation = Consolidation::new(files, strategy, today);
    let errors = errors(files, strategy, &consolidation, today, loaded);
    if errors > 0 {
        return told::refuse(context, lang, errors);
    }
    let view = audience::view(files, strategy, &consolidation, arguments.audience, today);
    let before = since::asked(context, arguments)?;
    if let Some(past) = &before {
        since::tell_of_errors(context, lang, past)?;
    }
    let stood = before.as_ref().map(|past| (past, past.consolidation()));
    let before_view = stood
        .as_ref()
        .map(|(past, stood)| past.view(stood, arguments.audience));
    let mut job = Job::new(&view, files, lang, date);
    let extract = extract::asked(arguments, &job)?;
    if !extract.is_whole() {
        job = job.only(extract);
    }
    if let (Some(past), Some(view), Some(rev)) = (&before, &before_view, &arguments.since) {
        let (name, date) = (rev.clone(), past.date);
        job = job.since(Before { name, date, view });
    }
    build_all(context, arguments, job)
}

impl Arguments {
    fn open(&self, context: &Context) -> Result<Opened> {
        match &self.base {
            Some(base) => context.open_with_templates_of(base),
            None => context.open(),
        }
    }
}

/// Builds one format after the other; one that fails does not spoil the others.
fn build_all(context: &Context, arguments: &Arguments, job: Job<'_>) -> Result<Outcome> {
    let mut job = ManuallyDrop::new(job);
    let mut outcome = Outcome::Clean;
    let mut told = Vec::new();
    let formats = wanted(arguments, &job);
    let has_site = formats.contains(&Format::Site);
    for format in formats {
        let (name, lang) = (name(format), job.lang);
        meanwhile(&lang.pick(format!("baut {name} …"), format!("building {name} …")));
        let built = render::build(&job, format);
        meanwhile("");
        for output in built {
            match output {
                Ok(output) => {
                    put::one(context, job.lang, &arguments.out, &output)?;
                    if has_site {
                        job.offer(output);
                    }
                }
                Err(trouble) => {
                    told::format(context, &job, name, trouble, &mut told)?;
                    outcome = Outcome::Findings;
                }
            }
        }
    }
    told::left_out(context, job.lang, &job.left_out())?;
    Ok(outcome)
}

/// The formats that were asked for, in the usual order, in which the site comes last; none asked for: all that there are.
fn wanted(arguments: &Arguments, job: &Job<'_>) -> Vec<Format> {
    let asked = &arguments.format;
    let fits = |format: &Format| job.extract.is_whole() || format.has_extracts();
    match asked.is_empty() {
        true => Format::ALL.iter().copied().filter(fits).collect(),
        false => {
            let known = FORMATS.iter().map(|(_, format)| *format);
            known.filter(|format| asked.contains(format)).collect()
        }
    }
}

/// What a format is called on the command line.
fn name(format: Format) -> &'static str {
    let named = FORMATS.iter().find(|(_, known)| *known == format);
    named.map_or("", |(name, _)| name)
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
