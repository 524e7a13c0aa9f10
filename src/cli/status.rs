//! `dstrat status`: where the strategy stands.

use std::mem::ManuallyDrop;

use anyhow::Result;

use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Severity;
use dstrat::message::{Lang, label, plural};
use dstrat::report::status::Narrow;
use dstrat::report::text::Look;
use dstrat::report::{Here, Status, csv, json, markdown, matrix, ministries, overview, text};

use super::context::Opened;
use super::help::{Page, flag, option};
use super::{Context, Outcome, choice, names};

/// Arguments of `dstrat status`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(long)]
    ministry: Option<String>,

    #[arg(long)]
    field: Option<String>,

    #[arg(long)]
    matrix: bool,

    #[arg(long, value_parser = choice(&FORMATS), default_value = "table")]
    format: Format,
}

/// How a report is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, in a terminal.
    Table,
    /// GitHub Flavored Markdown.
    Markdown,
    /// One row for each thing, with a row of names.
    Csv,
    /// The stable machine output.
    Json,
}

/// The formats by name.
pub const FORMATS: [(&str, Format); 4] = [
    ("table", Format::Table),
    ("markdown", Format::Markdown),
    ("csv", Format::Csv),
    ("json", Format::Json),
];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "zeigt, wie weit die Strategie ist: Termine, Beiträge, Mitzeichnungen, Maßnahmen, Projekte",
        "shows where the strategy stands: deadlines, contributions, co-signatures, measures, projects",
    ),
    arguments: &[
        option(
            "ministry",
            label("RESSORT", "MINISTRY"),
            "nur dieses Ressort: was es schuldet, schrieb und mitzeichnete",
            "only this ministry: what it owes, wrote and signed",
        ),
        option(
            "field",
            label("FELD", "FIELD"),
            "nur dieses Handlungsfeld oder Querschnittsthema",
            "only this field of action or cross-cutting theme",
        ),
        flag(
            "matrix",
            "Ressorts und Felder über Kreuz, mit einem Zeichen je Beitrag",
            "ministries against fields, with a sign for each contribution",
        ),
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "table und markdown für Menschen, csv und json für Programme",
            "table and markdown for people, csv and json for programs",
        ),
    ],
    examples: &[
        (
            "dstrat status",
            label(
                "zeigt den Stand aller Ressorts",
                "shows where all ministries stand",
            ),
        ),
        (
            "dstrat status --matrix",
            label(
                "zeigt, welches Ressort zu welchem Feld wie weit ist",
                "shows which ministry is how far with which field",
            ),
        ),
        (
            "dstrat status --ministry bm",
            label(
                "zeigt den Stand eines Ressorts",
                "shows where one ministry stands",
            ),
        ),
        (
            "dstrat status --format csv > stand.csv",
            label(
                "schreibt eine Tabelle mit einer Zeile je Ressort",
                "writes a table with one row for each ministry",
            ),
        ),
    ],
    notes: Some(label(
        "Prozente sind ganze Zahlen, kaufmännisch gerundet; 0 % heißt keine, 100 % heißt alle.\n\
         Exit-Code: 0 alles gezählt, 1 Dateien sind fehlerhaft und die Zahlen unvollständig, 2 es ging nicht.",
        "Per cents are whole numbers, rounded half up; 0 % means none, 100 % means all.\n\
         Exit code: 0 all counted, 1 files have errors and the figures are incomplete, 2 it was not possible.",
    )),
};

/// Runs `dstrat status`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    // The process ends after this: to free thousands of entries one by one before would be for nothing.
    let opened = ManuallyDrop::new(context.open()?);
    let strategy = &opened.strategy;
    let lang = context.lang(strategy);
    let (ministry, field) = (arguments.ministry.as_deref(), arguments.field.as_deref());
    let narrow = Narrow {
        ministry: ministry
            .map(|id| names::ministry(strategy, id))
            .transpose()?,
        field: field.map(|id| names::field(strategy, id)).transpose()?,
    };
    let consolidation = Consolidation::new(&opened.files, strategy, context.today);
    let status = Status::new(strategy, &consolidation, context.today, narrow);
    let options = context.options_again();
    let page = |options| match arguments.matrix {
        true => matrix::page(&status, lang),
        false => overview::page(
            &status,
            lang,
            Here {
                prefix: "",
                options,
            },
        ),
    };
    let table = || match arguments.matrix {
        true => matrix::list(&status),
        false => ministries::table(&status, lang),
    };
    context.print(|out| match arguments.format {
        Format::Table => text::print(&page(&options), look(context), out),
        Format::Markdown => markdown::print(&page(""), out),
        Format::Csv => csv::print(&table(), out),
        Format::Json => json::status(&status, out),
    })?;
    tell_of_errors(context, &opened, lang)
}

/// What the terminal can do.
pub fn look(context: &Context) -> Look {
    Look {
        width: context.table_width(),
        color: context.color(),
    }
}

/// Says so where files have errors: what they hold may not be counted.
pub fn tell_of_errors(context: &Context, opened: &Opened, lang: Lang) -> Result<Outcome> {
    let errors = opened
        .loaded
        .iter()
        .filter(|found| found.severity == Severity::Error);
    let mut files: Vec<_> = errors.map(|found| found.finding.place.file).collect();
    files.sort_unstable();
    files.dedup();
    let count = files.len();
    if count == 0 {
        return Ok(Outcome::Clean);
    }
    let options = context.options_again();
    let words = lang.pick(
        format!(
            "{count} {} nicht ganz gelesen werden: was hier steht, ist unvollständig; `dstrat check{options}` nennt die Fehler",
            plural(count, "Datei konnte", "Dateien konnten")
        ),
        format!(
            "{count} {} not be read completely: what stands here is incomplete; `dstrat check{options}` names the errors",
            plural(count, "file could", "files could")
        ),
    );
    context.say_beside(&words)?;
    Ok(Outcome::Findings)
}
