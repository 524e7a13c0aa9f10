//! `dstrat timeline`: how many contributions were in which state over time.

use anyhow::Result;
use jiff::civil::Date;

use dstrat::census::{self, Axis, By, TooMany};
use dstrat::history::Step;
use dstrat::message::label;
use dstrat::report::{Timeline, chart, csv, json, markdown, text};
use dstrat::text;

use super::context::Branch;
use super::failure::Failure;
use super::help::{Page, option};
use super::program::date;
use super::status::look;
use super::{Context, Outcome, choice};

/// Arguments of `dstrat timeline`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(long, value_parser = choice(&STEPS), default_value = "month")]
    by: By,

    #[arg(long, value_parser = date)]
    from: Option<Date>,

    #[arg(long, value_parser = date)]
    to: Option<Date>,

    #[arg(long, value_parser = choice(&FORMATS), default_value = "table")]
    format: Format,
}

/// How the states are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Table,
    Markdown,
    Csv,
    Json,
    Svg,
}

const FORMATS: [(&str, Format); 5] = [
    ("table", Format::Table),
    ("markdown", Format::Markdown),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("svg", Format::Svg),
];

const STEPS: [(&str, By); 3] = [
    ("month", By::Month),
    ("week", By::Week),
    ("commit", By::Commit),
];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "zählt die Beiträge je Stand im Lauf der Zeit, aus der Geschichte in git",
        "counts contributions by state over time, from the history in git",
    ),
    arguments: &[
        option(
            "by",
            label("SCHRITT", "STEP"),
            "eine Zeile je Monat, je Woche oder je Commit, der die Strategie ändert",
            "a row for each month, each week or each commit that changes the strategy",
        ),
        option(
            "from",
            label("DATUM", "DATE"),
            "ab diesem Tag, als JJJJ-MM-TT; sonst ab dem ersten Commit",
            "from this day on, as YYYY-MM-DD; otherwise from the first commit",
        ),
        option(
            "to",
            label("DATUM", "DATE"),
            "bis zu diesem Tag; sonst bis --today, wenn es angegeben ist, oder bis zum letzten Commit",
            "up to this day; otherwise to --today if given, or to the last commit",
        ),
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "table und markdown für Menschen, svg als Bild, csv und json für Programme",
            "table and markdown for people, svg as a picture, csv and json for programs",
        ),
    ],
    examples: &[
        (
            "dstrat timeline",
            label(
                "zeigt den Stand am Ende jedes Monats",
                "shows the states at the end of each month",
            ),
        ),
        (
            "dstrat timeline --by week --from 2026-06-01",
            label(
                "zeigt den Stand am Ende jeder Woche seit Juni",
                "shows the states at the end of each week since June",
            ),
        ),
        (
            "dstrat timeline --format svg > verlauf.svg",
            label(
                "zeichnet den Verlauf als gestapelte Flächen",
                "draws the course as stacked areas",
            ),
        ),
    ],
    notes: Some(label(
        "Jeder Punkt sagt, was `dstrat status --at STAND --today TAG` für seinen Commit und Tag sagt. Es zählen die Commits des \
         Zweigs selbst (erste Vorgänger); was noch nicht festgehalten ist, zählt nicht.",
        "Each point says what `dstrat status --at REV --today DAY` says for its commit and day. The commits of the branch itself \
         count (first parents); what is not committed does not.",
    )),
};

/// Runs `dstrat timeline`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let branch = context.branch()?;
    let lang = context.lang_of(&branch.strategy.settings);
    let inside = branch.repository.inside();
    let history = branch
        .repository
        .line(branch.head, inside)
        .map_err(Failure::of_git)?;
    let line: Vec<&Step> = history.steps().iter().rev().collect();
    let axis = Axis {
        by: arguments.by,
        from: arguments.from,
        to: arguments.to.or(context.asked_day()),
    };
    check_start(&branch, &line, axis.from)?;
    let stops = axis.stops(&line).map_err(too_many)?;
    let points = census::count(&line, &stops, |ids| branch.read(ids))?;
    if points.is_empty() {
        return Err(nothing(&line, axis).into());
    }
    let timeline = Timeline::new(&branch.strategy.settings, axis.by, points);
    context.print(|out| match arguments.format {
        Format::Table => text::print(&timeline.page(lang), look(context), out),
        Format::Markdown => markdown::print(&timeline.page(lang), out),
        Format::Csv => csv::print(&timeline.table(lang), out),
        Format::Json => json::timeline(&timeline, out),
        Format::Svg => chart::print(&timeline, lang, out),
    })?;
    Ok(Outcome::Clean)
}

/// Where a shallow clone begins, the states are known; what was before it is not.
fn check_start(branch: &Branch, line: &[&Step], from: Option<Date>) -> Result<(), Failure> {
    let first = line.first().map(|step| &step.commit);
    let lost = first.filter(|commit| {
        let is_before = from.is_none_or(|from| from < commit.committed.day());
        commit.is_boundary && is_before
    });
    branch.whole(lost.into_iter())
}

fn too_many(TooMany(first, last): TooMany) -> Failure {
    Failure::new(text!(
        "von {first} bis {last} sind es zu viele Punkte",
        "from {first} to {last} there are too many points"
    ))
    .help(text!(
        "mit --from und --to eingrenzen; vielleicht ging bei einem Commit die Uhr falsch",
        "narrow it with --from and --to; maybe the clock was wrong at one of the commits"
    ))
}

fn nothing(line: &[&Step], axis: Axis) -> Failure {
    let days = || line.iter().map(|step| step.commit.committed.day());
    let failure = Failure::new(text!(
        "in diesem Zeitraum gibt es keinen Stand der Strategie",
        "there is no state of the strategy in this time"
    ));
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return failure;
    };
    match axis.from.zip(axis.to) {
        Some((from, to)) if to < from => failure.help(text!(
            "--from {from} liegt nach --to {to}",
            "--from {from} is after --to {to}"
        )),
        _ => failure.help(text!(
            "die Commits sind vom {first} bis {last}",
            "the commits are of {first} to {last}"
        )),
    }
}
