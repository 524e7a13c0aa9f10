//! The program's own page, and the arguments that all commands share.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;

use dstrat::message::{Lang, label};
use dstrat::text;

use super::context::Color;
use super::failure::Failure;
use super::help::{Page, option};

/// The help of the program.
pub const PROGRAM: Page = Page {
    about: label(
        "führt eine Strategie als git-Repository: prüft sie, zeigt ihren Stand, baut das Dokument",
        "keeps a strategy as a git repository: checks it, reports its state, builds the document",
    ),
    arguments: &[
        option(
            "directory",
            label("ORDNER", "DIR"),
            "so arbeiten, als wäre man in diesem Ordner; `strategy.toml` wird dort, darüber und in `strategy/` gesucht",
            "work as if started in this folder; `strategy.toml` is looked for there, above and in `strategy/`",
        ),
        option(
            "lang",
            label("SPRACHE", "LANG"),
            "Sprache der Meldungen und Ausgaben; sonst die der Strategie",
            "language of messages and outputs; otherwise the strategy's",
        ),
        option(
            "color",
            label("WANN", "WHEN"),
            "Farben; sonst nur im Terminal",
            "colours; otherwise only in a terminal",
        ),
        option(
            "today",
            label("DATUM", "DATE"),
            "der Tag, zu dem geprüft wird, als JJJJ-MM-TT; sonst heute",
            "the day for which the strategy is judged, as YYYY-MM-DD; otherwise today",
        ),
        option(
            "at",
            label("STAND", "REV"),
            "die Strategie so lesen, wie git sie festgehalten hat: ein git-Tag, ein Zweig, ein Commit, `HEAD~3` oder ein Kalendertag `@{2023-06-01}`; ausgecheckt wird nichts, und geprüft wird zu heute oder zu --today; Befehle, die Einträge schreiben, lehnen es ab",
            "read the strategy as git recorded it: a tag, a branch, a commit, `HEAD~3` or a day `@{2023-06-01}`; nothing is checked out, and it is judged for today or --today; commands that write entries refuse it",
        ),
    ],
    examples: &[
        (
            "dstrat check",
            label(
                "prüft die Strategie im aktuellen Ordner",
                "checks the strategy in the current folder",
            ),
        ),
        (
            "dstrat check -C ../digitalstrategie",
            label(
                "prüft die Strategie in einem anderen Ordner",
                "checks the strategy in another folder",
            ),
        ),
    ],
    notes: Some(label(
        "`dstrat BEFEHL --help` zeigt, was ein Befehl kann.",
        "`dstrat COMMAND --help` shows what a command can do.",
    )),
};

/// The languages by name.
pub const LANGUAGES: [(&str, Lang); 2] = [("de", Lang::De), ("en", Lang::En)];

/// When to use colours, by name.
pub const COLORS: [(&str, Color); 3] = [
    ("auto", Color::Auto),
    ("always", Color::Always),
    ("never", Color::Never),
];

/// Reads one of a few words.
pub fn choice<T: Copy + Send + Sync>(
    values: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let names = PossibleValuesParser::new(values.iter().map(|(name, _)| *name));
    names.try_map(|typed| {
        let value = values
            .iter()
            .find(|(name, _)| *name == typed)
            .map(|(_, value)| *value);
        value.ok_or_else(|| Failure::new(text!("`{typed}` gibt es nicht", "there is no `{typed}`")))
    })
}

/// Reads a day for `--today`.
pub fn day(typed: &str) -> Result<Date, Failure> {
    date(typed).map_err(|_| {
        Failure::new(text!(
            "`--today`: `{typed}` ist kein Datum",
            "`--today`: `{typed}` is no date"
        ))
        .help(text!(
            "als JJJJ-MM-TT schreiben, zum Beispiel: --today 2026-06-30",
            "write it as YYYY-MM-DD, for example: --today 2026-06-30"
        ))
    })
}

/// Reads a day.
pub fn date(typed: &str) -> Result<Date, Failure> {
    let is_day = typed.len() == 10; // jiff reads times, too, and would leave them out.
    let day = typed.parse().ok().filter(|_| is_day);
    day.ok_or_else(|| {
        Failure::new(text!("`{typed}` ist kein Datum", "`{typed}` is no date")).help(text!(
            "als JJJJ-MM-TT schreiben, zum Beispiel 2026-06-30",
            "write it as YYYY-MM-DD, for example 2026-06-30"
        ))
    })
}
