//! `dstrat todo`: what each ministry owes next.

use anyhow::Result;

use dstrat::consolidation::Consolidation;
use dstrat::message::label;
use dstrat::report::agenda::Detail;
use dstrat::report::{Here, Todo, agenda, csv, json, markdown, text};

use super::help::{Page, option};
use super::status::{FORMATS, Format, look, tell_of_errors};
use super::{Context, Outcome, choice, names};

/// Arguments of `dstrat todo`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    ministry: Option<String>,

    #[arg(long, value_parser = choice(&FORMATS), default_value = "table")]
    format: Format,
}

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "sagt, was ein Ressort als Nächstes zu tun hat: bis wann, in welcher Datei, welche Zeilen",
        "says what a ministry has to do next: until when, in which file, which lines",
    ),
    arguments: &[
        option(
            "ministry",
            label("RESSORT", "MINISTRY"),
            "nur dieses Ressort, mit den Zeilen, die zu schreiben sind; sonst alle in Kürze",
            "only this ministry, with the lines to write; otherwise all of them in short",
        ),
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "table und markdown für Menschen (markdown als Liste zum Abhaken), csv und json für Programme",
            "table and markdown for people (markdown as a list to tick off), csv and json for programs",
        ),
    ],
    examples: &[
        (
            "dstrat todo bm",
            label(
                "zeigt, was das Ressort `bm` zu tun hat",
                "shows what the ministry `bm` has to do",
            ),
        ),
        (
            "dstrat todo",
            label(
                "zeigt, was alle Ressorts zu tun haben",
                "shows what all ministries have to do",
            ),
        ),
        (
            "dstrat todo bm --format markdown",
            label(
                "als Text für ein Ticket oder eine E-Mail",
                "as text for a ticket or an e-mail",
            ),
        ),
    ],
    notes: Some(label(
        "Überfälliges zuerst; davon zuerst, worauf andere warten; dann nach Frist.\n\
         Exit-Code: 0 alles gelesen, 1 Dateien sind fehlerhaft und die Liste unvollständig, 2 es ging nicht.",
        "What is overdue comes first; of that, what others wait for; then by deadline.\n\
         Exit code: 0 all read, 1 files have errors and the list is incomplete, 2 it was not possible.",
    )),
};

/// Runs `dstrat todo`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let opened = context.open()?;
    let strategy = &opened.strategy;
    let lang = context.lang(strategy);
    let typed = arguments.ministry.as_deref();
    let only = typed.map(|id| names::ministry(strategy, id)).transpose()?;
    let consolidation = Consolidation::new(&opened.files, strategy, context.today);
    let todo = Todo::new(
        &opened.files,
        strategy,
        &consolidation,
        context.today,
        lang,
        only,
    );
    let (prefix, options) = (context.prefix(&opened.files), context.options_again());
    let here = Here {
        prefix: &prefix,
        options: &options,
    };
    let detail = if only.is_some() {
        Detail::Full
    } else {
        Detail::Short
    };
    context.print(|out| match arguments.format {
        Format::Table => text::print(&agenda::page(&todo, detail, here), look(context), out),
        Format::Markdown => {
            let page = agenda::page(&todo, Detail::Full, Here::default());
            markdown::print(&page, out)
        }
        Format::Csv => csv::print(&agenda::table(&todo), out),
        Format::Json => json::todo(&todo, out),
    })?;
    tell_of_errors(context, &opened, lang)
}
