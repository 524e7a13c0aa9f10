//! `dstrat log`: what happened to the strategy or to one entry, when, by whom, in which commit.

use anyhow::Result;
use jiff::civil::Date;

use dstrat::history::{History, Merges, Range};
use dstrat::message::{label, quoted_list};
use dstrat::report::log::Asked;
use dstrat::report::{Log, csv, json, markdown, text};
use dstrat::story::{Names, Story, Subject};
use dstrat::text;

use super::context::Branch;
use super::failure::Failure;
use super::help::{Page, flag, option};
use super::program::date;
use super::status::{FORMATS, Format, look};
use super::{Context, Outcome, choice, names};

/// Arguments of `dstrat log`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    entry: Option<String>,

    #[arg(long)]
    since: Option<String>,

    #[arg(long)]
    ministry: Option<String>,

    #[arg(long)]
    reverse: bool,

    #[arg(long, value_parser = choice(&FORMATS), default_value = "table")]
    format: Format,
}

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "erzählt, was wann durch wen geschah: angelegt, zugeliefert, angenommen, mitgezeichnet, geändert, umbenannt …",
        "tells what happened when by whom: added, submitted, accepted, co-signed, reworded, renamed …",
    ),
    arguments: &[
        option(
            "entry",
            label("EINTRAG", "ENTRY"),
            "nur dieser Eintrag, auch unter früheren Kennungen und wenn es ihn nicht mehr gibt; `strategy` für die Strategie als \
             Ganzes",
            "only this entry, also under former ids and if it no longer exists; `strategy` for the strategy as a whole",
        ),
        option(
            "since",
            label("SEIT", "SINCE"),
            "erst ab diesem Tag (JJJJ-MM-TT), oder nach diesem Stand: ein git-Tag, ein Zweig, ein Commit",
            "only from this day on (YYYY-MM-DD), or after this state: a tag, a branch, a commit",
        ),
        option(
            "ministry",
            label("RESSORT", "MINISTRY"),
            "nur was diesem Ressort gehört und was es mitzeichnete",
            "only what this ministry owns and what it co-signed",
        ),
        flag("reverse", "das Älteste zuerst", "the oldest first"),
        option(
            "format",
            label("FORMAT", "FORMAT"),
            "table und markdown für Menschen, csv und json für Programme",
            "table and markdown for people, csv and json for programs",
        ),
    ],
    examples: &[
        (
            "dstrat log bm/digitale-bildung",
            label(
                "erzählt die Geschichte eines Beitrags",
                "tells the story of a contribution",
            ),
        ),
        (
            "dstrat log --since 2026-10-01 --ministry fm",
            label(
                "zeigt, was das Ressort `fm` seit Oktober tat",
                "shows what the ministry `fm` did since October",
            ),
        ),
        (
            "dstrat log --since v2026 --format csv > ereignisse.csv",
            label(
                "schreibt alle Ereignisse nach dem git-Tag v2026 in eine Tabelle",
                "writes all events after the tag v2026 into a table",
            ),
        ),
    ],
    notes: Some(label(
        "Aus der Geschichte in git, mit allen zusammengeführten Zweigen; jedes Ereignis steht bei dem Commit, in dem es zuerst \
         geschah. Das Datum ist das des Commits; sagt die Datei ein anderes, steht es dabei. Der Name ist, was der Commit \
         behauptet; das Ressort dahinter gehört zu seiner E-Mail-Adresse in `contacts.toml`. `--at` nennt einen früheren Stand.",
        "From the history in git, with all merged branches; each event stands with the commit in which it happened first. The \
         date is that of the commit; where the file gives another, it is told. The name is what the commit claims; the ministry \
         after it belongs to its e-mail address in `contacts.toml`. `--at` names an earlier state.",
    )),
};

/// Runs `dstrat log`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let branch = context.branch()?;
    let lang = context.lang_of(&branch.strategy.settings);
    let strategy = &branch.strategy;
    let ministry = arguments.ministry.as_deref();
    let ministry = ministry
        .map(|id| names::ministry(strategy, id))
        .transpose()?;
    let since = arguments
        .since
        .as_deref()
        .map(|typed| Since::read(&branch, typed))
        .transpose()?;
    let history = history(&branch, since.as_ref())?;
    let mut story = Story::new(&history, |ids| branch.read(ids))?;
    let subject = match &arguments.entry {
        Some(typed) => Some(find(&mut story, typed)?),
        None => None,
    };
    let events = match &subject {
        Some(subject) => story.of(subject),
        None => story.events.clone(),
    };
    let asked = Asked {
        since: since.as_ref().and_then(Since::day),
        ministry: ministry.map(|ministry| ministry.id.clone()),
        reverse: arguments.reverse,
    };
    let log = Log::new(&story, strategy, subject, events, &asked);
    context.print(|out| match arguments.format {
        Format::Table => text::print(&log.page(lang), look(context), out),
        Format::Markdown => markdown::print(&log.page(lang), out),
        Format::Csv => csv::print(&log.table(), out),
        Format::Json => json::log(&log, out),
    })?;
    Ok(Outcome::Clean)
}

/// From when on events are told.
enum Since {
    Day(Date),
    After(dstrat::history::Id),
}

impl Since {
    /// A day, or the name of a state.
    fn read(branch: &Branch, typed: &str) -> Result<Since, Failure> {
        match date(typed) {
            Ok(day) => Ok(Since::Day(day)),
            Err(_) => branch
                .repository
                .resolve(typed)
                .map(Since::After)
                .map_err(Failure::of_git),
        }
    }

    fn day(&self) -> Option<Date> {
        match self {
            Since::Day(day) => Some(*day),
            Since::After(_) => None,
        }
    }
}

/// The history that is told. Where a shallow clone ends, everything would seem to be new.
fn history(branch: &Branch, since: Option<&Since>) -> Result<History, Failure> {
    let from = match since {
        Some(Since::After(id)) => vec![*id],
        _ => Vec::new(),
    };
    let range = Range {
        from,
        to: branch.head,
    };
    let inside = branch.repository.inside();
    let history = branch
        .repository
        .history(&range, inside, Merges::EveryParent);
    let history = history.map_err(Failure::of_git)?;
    let first = since.and_then(Since::day);
    let lost = history.boundaries().filter(|commit| {
        let day = commit.committed.day();
        first.is_none_or(|first| first <= day)
    });
    branch.whole(lost)?;
    Ok(history)
}

fn find(story: &mut Story<'_>, typed: &str) -> Result<Subject, Failure> {
    match story.find(typed) {
        Names::One(subject) => Ok(subject),
        Names::Several(names) => {
            let names = quoted_list(names.iter().map(String::as_str));
            Err(Failure::new(text!(
                "`{typed}` heißen mehrere Einträge",
                "several entries are called `{typed}`"
            ))
            .help(text!("genauer: {names}", "more precisely: {names}")))
        }
        Names::Unknown(nearest) => {
            let failure = Failure::new(text!(
                "einen Eintrag `{typed}` gibt es nicht, und in dieser Geschichte gab es ihn auch nie",
                "there is no entry `{typed}`, nor was there ever one in this history"
            ));
            Err(match nearest {
                Some(meant) => failure.help(text!(
                    "gemeint ist wohl `{meant}`",
                    "did you mean `{meant}`?"
                )),
                None => failure.help(text!(
                    "`dstrat log` nennt alle Einträge, denen etwas geschah",
                    "`dstrat log` names all entries to which something happened"
                )),
            })
        }
    }
}
