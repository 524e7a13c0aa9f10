//! `dstrat schema`: the JSON Schema of a kind of file or of a machine output, or its keys as tables.

use anyhow::Result;

use dstrat::check::RULES;
use dstrat::contract::{FILE_KINDS, FileKind, OUTPUTS, file_kind, json_schema, key_table};
use dstrat::message::{Lang, label, nearest};
use dstrat::text;

use super::failure::Failure;
use super::help::{Page, option};
use super::rule_page::is_fixed;
use super::{Context, Outcome, choice};

/// Arguments of `dstrat schema`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    kind: Option<String>,

    #[arg(long, value_parser = choice(&FORMATS), default_value = "json")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Json,
    Markdown,
}

const FORMATS: [(&str, Format); 2] = [("json", Format::Json), ("markdown", Format::Markdown)];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "gibt das JSON Schema einer Dateiart aus, für Editoren und andere Programme",
        "prints the JSON Schema of a kind of file, for editors and other programs",
    ),
    arguments: &[
        option(
            "kind",
            label("ART", "KIND"),
            "die Art der Datei oder Ausgabe; ohne sie: eine Liste aller Arten",
            "the kind of file or output; without it: a list of all kinds",
        ),
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "json: JSON Schema 2020-12; markdown: die Schlüssel als Tabellen",
            "json: JSON Schema 2020-12; markdown: the keys as tables",
        ),
    ],
    examples: &[
        (
            "dstrat schema",
            label("nennt alle Arten", "lists all kinds"),
        ),
        (
            "dstrat schema project > project.schema.json",
            label(
                "schreibt das Schema der Projekte",
                "writes the schema of projects",
            ),
        ),
        (
            "dstrat schema contribution --format markdown",
            label(
                "zeigt, was ein Beitrag enthalten kann",
                "shows what a contribution may hold",
            ),
        ),
    ],
    notes: None,
};

/// Runs `dstrat schema`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let lang = context.lang_here();
    let shown = match arguments.kind.as_deref() {
        None => list(lang),
        Some(name) => match (file_kind(name), arguments.format) {
            (Some(kind), Format::Markdown) => key_table::all(kind, lang),
            (Some(kind), Format::Json) => pretty(&schema(kind, lang)),
            (None, Format::Json) => pretty(&output(name)?),
            (None, Format::Markdown) => return Err(no_table(name).into()),
        },
    };
    context.print(|out| out.write_all(shown.as_bytes()))?;
    Ok(Outcome::Clean)
}

fn schema(kind: &FileKind, lang: Lang) -> serde_json::Value {
    let settable = RULES.iter().filter(|rule| !is_fixed(rule));
    let rules: Vec<&str> = settable.map(|rule| rule.name).collect();
    json_schema::of(kind, lang, &rules)
}

fn output(name: &str) -> Result<serde_json::Value, Failure> {
    let known = OUTPUTS.iter().find(|output| output.name == name);
    known
        .map(|output| output.schema())
        .ok_or_else(|| unknown(name))
}

fn no_table(name: &str) -> Failure {
    if OUTPUTS.iter().all(|output| output.name != name) {
        return unknown(name);
    }
    Failure::new(text!(
        "Tabellen der Schlüssel gibt es nur für Dateien",
        "there are tables of keys for files only"
    ))
    .help(text!(
        "das Schema zeigt: `dstrat schema {name}`",
        "for the schema: `dstrat schema {name}`"
    ))
}

fn unknown(name: &str) -> Failure {
    let failure = Failure::new(text!(
        "die Art `{name}` gibt es nicht",
        "there is no kind `{name}`"
    ));
    let names = FILE_KINDS.iter().map(|kind| kind.name);
    match nearest(name, names.chain(OUTPUTS.iter().map(|output| output.name))) {
        Some(meant) => failure.help(text!(
            "gemeint ist wohl `dstrat schema {meant}`",
            "did you mean `dstrat schema {meant}`?"
        )),
        None => failure.help(text!(
            "alle Arten nennt: `dstrat schema`",
            "for all kinds: `dstrat schema`"
        )),
    }
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}

/// Name, meaning and place of every kind.
fn list(lang: Lang) -> String {
    let files = FILE_KINDS
        .iter()
        .map(|kind| (kind.name, kind.about, kind.path));
    let outputs = OUTPUTS
        .iter()
        .map(|output| (output.name, output.about, output.command));
    let all: Vec<(&str, dstrat::message::Label, &str)> = files.chain(outputs).collect();
    let width = all.iter().map(|(name, ..)| name.len()).max().unwrap_or(0) + 1;
    let line = |(name, about, place): &(&str, dstrat::message::Label, &str)| {
        format!(
            "{name:width$}{}\n{:width$}{place}\n",
            about.in_lang(lang),
            ""
        )
    };
    all.iter().map(line).collect()
}
