//! `dstrat diff`: what changed between two states of the strategy.

mod out;
mod signed;
mod states;

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use anyhow::Result;

use dstrat::comparison::{Comparison, Point, Side, compare};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Severity;
use dstrat::message::{Lang, label, plural};
use dstrat::model::Strategy;
use dstrat::render::audience::{self, Audience};
use dstrat::render::{self, Synopsis, Trouble};
use dstrat::report::changes::{self, Changes};
use dstrat::report::text;
use dstrat::source::Files;
use dstrat::template::Templates;

use super::context::Opened;
use super::failure::Failure;
use super::help::{Page, flag, option};
use super::{Context, Outcome, build, choice, names, status};

use states::States;

/// Arguments of `dstrat diff`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    states: Vec<String>,

    #[arg(long, num_args = 1..=2, conflicts_with_all = ["states", "ministry", "field", "audience"])]
    since_signed: Option<Vec<String>>,

    #[arg(long)]
    ministry: Option<String>,

    #[arg(long)]
    field: Option<String>,

    #[arg(long)]
    brief: bool,

    #[arg(long, value_parser = choice(&FORMATS))]
    format: Option<Format>,

    #[arg(long)]
    out: Option<PathBuf>,

    #[arg(long, value_parser = choice(&AUDIENCES), default_value = "internal")]
    audience: Audience,
}

/// How changes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people, in a terminal.
    Text,
    /// For a comment on a pull request.
    Markdown,
    /// For programs.
    Json,
    /// A synopsis to be read side by side and printed.
    Html,
}

const FORMATS: [(&str, Format); 4] = [
    ("text", Format::Text),
    ("markdown", Format::Markdown),
    ("json", Format::Json),
    ("html", Format::Html),
];

const AUDIENCES: [(&str, Audience); 2] = [
    ("public", Audience::Public),
    ("internal", Audience::Internal),
];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "zeigt, was sich zwischen zwei Ständen geändert hat: Texte, Fristen, Mitzeichnungen, Ansprechpersonen",
        "shows what changed between two states: texts, deadlines, co-signatures, contacts",
    ),
    arguments: &[
        option(
            "states",
            label("STAND", "STATE"),
            "der frühere und der spätere Stand, jeder wie bei --at; auch als A..B, oder A...B: seit B von A abzweigte. \
             Ohne den späteren: die Dateien im Ordner; ohne beide: was seit dem letzten Commit geändert wurde",
            "the earlier and the later state, each as for --at; also as A..B, or A...B: since B parted from A. \
             Without the later one: the files in the folder; without both: what changed since the last commit",
        ),
        option(
            "since_signed",
            label("RESSORT BEITRAG", "MINISTRY CONTRIBUTION"),
            "was sich an einem Beitrag geändert hat, seit dieses Ressort ihn mitzeichnete",
            "what changed in a contribution since this ministry co-signed it",
        ),
        option(
            "ministry",
            label("RESSORT", "MINISTRY"),
            "nur dieses Ressort: was es schrieb, und wo sich seine Mitzeichnung änderte",
            "only this ministry: what it wrote, and where its co-signature changed",
        ),
        option(
            "field",
            label("FELD", "FIELD"),
            "nur dieses Handlungsfeld oder Querschnittsthema",
            "only this field of action or cross-cutting theme",
        ),
        flag(
            "brief",
            "ohne den Wortlaut geänderter Texte",
            "without the wording of changed texts",
        ),
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "text für das Terminal, html als Synopse zum Lesen und Drucken, markdown für einen Kommentar am Pull-Request, \
             json für Programme; sonst nach der Endung von --out, sonst text",
            "text for the terminal, html as a synopsis to read and print, markdown for a comment on a pull request, \
             json for programs; otherwise by the ending of --out, otherwise text",
        ),
        option(
            "out",
            label("DATEI", "FILE"),
            "in diese Datei schreiben statt in das Terminal",
            "write to this file instead of the terminal",
        ),
        option(
            "audience",
            label("KREIS", "AUDIENCE"),
            "für wen: internal alles; public nur, was im öffentlichen Dokument anders ist",
            "for whom: internal everything; public only what is different in the public document",
        ),
    ],
    examples: &[
        (
            "dstrat diff",
            label(
                "zeigt, was seit dem letzten Commit geändert wurde",
                "shows what changed since the last commit",
            ),
        ),
        (
            "dstrat diff @{2026-10-01}",
            label(
                "zeigt, was sich seit dem 1. Oktober geändert hat",
                "shows what changed since 1 October",
            ),
        ),
        (
            "dstrat diff v2026-10 --out synopse.html",
            label(
                "schreibt eine Synopse: alter Text, neuer Text, Änderungen gekennzeichnet",
                "writes a synopsis: old text, new text, changes marked",
            ),
        ),
        (
            "dstrat diff --since-signed mdi mastd/offene-daten-als-standard",
            label(
                "zeigt, was sich seit der Mitzeichnung des MdI geändert hat",
                "shows what changed since MdI co-signed",
            ),
        ),
        (
            "dstrat diff main...HEAD --format markdown",
            label(
                "schreibt einen Kommentar für den Pull-Request dieses Zweigs",
                "writes a comment for this branch's pull request",
            ),
        ),
    ],
    notes: Some(label(
        "Beide Stände werden zum selben Tag beurteilt, zu heute oder zu --today: dass Zeit verging, ist keine Änderung.\n\
         Exit-Code: 0 verglichen, 1 Dateien des späteren Standes sind fehlerhaft und der Vergleich unvollständig, 2 es ging nicht.",
        "Both states are judged for the same day, today or --today: that time went by is no change.\n\
         Exit code: 0 compared, 1 files of the later state have errors and the comparison is incomplete, 2 it was not possible.",
    )),
};

/// Runs `dstrat diff`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    if let Some(typed) = &arguments.since_signed {
        return signed::run(context, arguments, typed);
    }
    let asked = states::asked(&arguments.states)?;
    // The process ends when all is said: to give two states back to the system piece by piece would be in vain.
    let states = ManuallyDrop::new(states::open(context, &asked)?);
    let (old, new) = (&states.old.opened, &states.new.opened);
    let mut comparison = compared(context, arguments.audience, old, new);
    narrow(&mut comparison, arguments, old, new)?;
    let told = Told {
        comparison: &comparison,
        strategy: &new.strategy,
        old: states.old.point.clone(),
        new: states.new.point.clone(),
        templates: templates(&states),
    };
    match put(context, arguments, &told)? {
        Outcome::Clean => tell_of_errors(context, old, new, context.lang(&new.strategy)),
        outcome => Ok(outcome),
    }
}

/// Writes the changes where they were asked for; or says what is wrong with a template.
fn put(context: &Context, arguments: &Arguments, told: &Told<'_>) -> Result<Outcome> {
    let lang = context.lang(told.strategy);
    match written(context, arguments, told) {
        Ok(bytes) => {
            let (path, to) = (arguments.out.as_deref(), (told.templates, lang));
            out::put(context, path, to, &bytes)?;
            Ok(Outcome::Clean)
        }
        Err(Trouble::Findings(diagnostics)) => {
            build::told::show(context, lang, told.templates, &diagnostics)?;
            Ok(Outcome::Findings)
        }
        Err(Trouble::Other(why)) => Err(Failure::new(why).into()),
    }
}

/// What is told, and with which templates.
struct Told<'t> {
    comparison: &'t Comparison,
    strategy: &'t Strategy,
    old: Point,
    new: Point,
    /// The files whose templates are used.
    templates: &'t Files,
}

/// The changes in the format that was asked for.
fn written(context: &Context, arguments: &Arguments, told: &Told<'_>) -> Result<Vec<u8>, Trouble> {
    let changes = Changes {
        comparison: told.comparison,
        title: &told.strategy.settings.title,
        old: told.old.clone(),
        new: told.new.clone(),
        texts: !arguments.brief,
        lang: context.lang(told.strategy),
    };
    let mut bytes = Vec::new();
    let look = match arguments.out {
        Some(_) => out::FILE,
        None => status::look(context),
    };
    let written = match out::format(arguments) {
        Format::Text => text::print(&changes::page(&changes), look, &mut bytes),
        Format::Markdown => changes::markdown(&changes, &mut bytes),
        Format::Json => changes::json(&changes, &mut bytes),
        Format::Html => {
            let page = synopsis(arguments, told, &changes)?;
            bytes.extend(page.into_bytes());
            Ok(())
        }
    };
    // Nothing can fail to be written to memory.
    drop(written);
    Ok(bytes)
}

fn synopsis(
    arguments: &Arguments,
    told: &Told<'_>,
    changes: &Changes<'_>,
) -> Result<String, Trouble> {
    let synopsis = Synopsis {
        comparison: changes.comparison,
        title: changes.title,
        text_lang: told.strategy.settings.language,
        old: changes.old.clone(),
        new: changes.new.clone(),
        is_internal: arguments.audience == Audience::Internal,
        lang: changes.lang,
    };
    render::synopsis(&synopsis, &Templates::new(told.templates))
}

/// The files whose templates are used. Where a branch is looked at, they are those from which it parted: templates are
/// trusted, and a branch is yet to be.
fn templates(states: &States) -> &Files {
    match states.old.point.parted {
        true => &states.old.opened.files,
        false => &states.new.opened.files,
    }
}

/// Compares what an audience may see of both states.
fn compared(context: &Context, audience: Audience, old: &Opened, new: &Opened) -> Comparison {
    let today = context.today;
    let before = Consolidation::new(&old.files, &old.strategy, today);
    let after = Consolidation::beside(&new.files, &new.strategy, today, &before);
    match audience {
        Audience::Internal => compare(
            &Side::whole(&old.files, &old.strategy, &before, today),
            &Side::whole(&new.files, &new.strategy, &after, today),
        ),
        Audience::Public => {
            let old = audience::view(&old.files, &old.strategy, &before, audience, today);
            let new = audience::view(&new.files, &new.strategy, &after, audience, today);
            compare(&old.side(), &new.side())
        }
    }
}

/// A ministry or field that is gone can be asked for as well.
fn narrow(
    comparison: &mut Comparison,
    arguments: &Arguments,
    old: &Opened,
    new: &Opened,
) -> Result<()> {
    let ministry = arguments.ministry.as_deref().map(|typed| {
        let found = names::ministry(&new.strategy, typed);
        found.or_else(|failure| names::ministry(&old.strategy, typed).map_err(|_| failure))
    });
    let field = arguments.field.as_deref().map(|typed| {
        let found = names::field(&new.strategy, typed);
        found.or_else(|failure| names::field(&old.strategy, typed).map_err(|_| failure))
    });
    let ministry = ministry.transpose()?.map(|ministry| &*ministry.id);
    let field = field.transpose()?.map(|field| &*field.head.id);
    comparison.narrow(ministry, field);
    Ok(())
}

/// Says so where files have errors: what they hold may not be compared. Only the later state can still be mended.
fn tell_of_errors(context: &Context, old: &Opened, new: &Opened, lang: Lang) -> Result<Outcome> {
    let errors = |opened: &Opened| {
        let errors = opened
            .loaded
            .iter()
            .filter(|found| found.severity == Severity::Error);
        let mut files: Vec<_> = errors.map(|found| found.finding.place.file).collect();
        files.sort_unstable();
        files.dedup();
        files.len()
    };
    let (before, after) = (errors(old), errors(new));
    for (count, de, en) in [
        (before, "früheren", "earlier"),
        (after, "späteren", "later"),
    ] {
        if count == 0 {
            continue;
        }
        let words = lang.pick(
            format!(
                "{count} {} des {de} Standes {} fehlerhaft: der Vergleich ist dort unvollständig",
                plural(count, "Datei", "Dateien"),
                plural(count, "ist", "sind")
            ),
            format!(
                "{count} {} of the {en} state {} errors: the comparison is incomplete there",
                plural(count, "file", "files"),
                plural(count, "has", "have")
            ),
        );
        context.say_beside(&words)?;
    }
    Ok(if after > 0 {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}
