//! The command line, the only side that talks to people: one file per command.
//!
//! To add a command: one new file beside this one, its `mod` and one line in `commands!`.

mod accept;
mod build;
mod check;
mod context;
mod explain;
mod failure;
mod fix;
mod hand_back;
mod help;
mod init;
mod names;
mod record;
mod rule_page;
mod schema;
mod sign;
mod status;
mod submit;
mod todo;
mod usage;
mod wrap;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser as _;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use jiff::civil::Date;

use dstrat::message::{Lang, label};
use dstrat::text;

use context::{Color, Context};
use failure::Failure;
use help::{Layout, Page, option};

#[derive(Debug, Parser)]
#[command(
    name = "dstrat",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
struct Arguments {
    #[arg(short = 'C', long, global = true)]
    directory: Option<PathBuf>,

    #[arg(long, global = true, value_parser = choice(&LANGUAGES))]
    lang: Option<Lang>,

    #[arg(long, global = true, value_parser = choice(&COLORS))]
    color: Option<Color>,

    #[arg(long, global = true, value_parser = day)]
    today: Option<Date>,

    #[command(subcommand)]
    command: Option<Command>,
}

/// Declares the commands: the word that is typed, its module, and its name in the code. A module has `Arguments`, `PAGE`
/// and `run`.
macro_rules! commands {
    ($($word:literal $module:ident $name:ident,)+) => {
        #[derive(Debug, Subcommand)]
        enum Command { $($name($module::Arguments),)+ }

        /// The help of the commands.
        const PAGES: &[(&str, &Page)] = &[$(($word, &$module::PAGE),)+];

        fn dispatch(context: &Context, command: &Command) -> Result<Outcome> {
            match command { $(Command::$name(arguments) => $module::run(context, arguments),)+ }
        }
    };
}

commands! {
    "check" check Check,
    "status" status Status,
    "todo" todo Todo,
    "build" build Build,
    "submit" submit Submit,
    "accept" accept Accept,
    "return" hand_back Return,
    "sign" sign Sign,
    "explain" explain Explain,
    "init" init Init,
    "schema" schema Schema,
}

const PROGRAM: Page = Page {
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

const LANGUAGES: [(&str, Lang); 2] = [("de", Lang::De), ("en", Lang::En)];

const COLORS: [(&str, Color); 3] = [
    ("auto", Color::Auto),
    ("always", Color::Always),
    ("never", Color::Never),
];

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// The strategy is not in order.
    Findings,
}

/// Parses the arguments, runs the command, and says how it went.
pub fn run() -> ExitCode {
    let typed = help_asked_in_words(std::env::args_os().collect());
    match parse(&typed) {
        Ok(Request::Run(context, command)) => finish(&context, dispatch(&context, &command)),
        Ok(Request::Show(text)) => {
            let early = Early::of(&typed);
            match context::print(|out| out.write_all(text.as_bytes())) {
                Ok(()) => ExitCode::SUCCESS,
                Err(failure) => early.complain(&failure),
            }
        }
        Err(failure) => Early::of(&typed).complain(&failure),
    }
}

/// `dstrat help check` means `dstrat check --help`.
fn help_asked_in_words(mut typed: Vec<OsString>) -> Vec<OsString> {
    if typed
        .get(1)
        .is_some_and(|word| word == "help" || word == "hilfe")
    {
        typed.remove(1);
        typed.push("--help".into());
    }
    typed
}

fn finish(context: &Context, outcome: Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            context.complain(&error);
            ExitCode::from(2)
        }
    }
}

/// What was asked for.
enum Request {
    Run(Context, Command),
    /// The help or the version.
    Show(String),
}

fn parse(typed: &[OsString]) -> Result<Request, Failure> {
    let early = Early::of(typed);
    let mut command = help::dress(Arguments::command(), &PROGRAM, PAGES, early.layout());
    let words: Vec<String> = typed
        .iter()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let parsed = command
        .try_get_matches_from_mut(typed)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(mut arguments) => match arguments.command.take() {
            Some(command) => Ok(Request::Run(Context::new(&arguments), command)),
            None => Ok(Request::Show(shown(&command.render_help(), early.layout()))),
        },
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            Ok(Request::Show(shown(&error.render(), early.layout())))
        }
        Err(error) => Err(usage::failure(&error, &command, &words)),
    }
}

fn shown(text: &clap::builder::StyledStr, layout: Layout) -> String {
    if layout.color {
        text.ansi().to_string()
    } else {
        text.to_string()
    }
}

/// What can be said about language and colour before the arguments are parsed: for help, and for errors in them.
struct Early {
    lang: Lang,
    color: Color,
}

impl Early {
    fn of(typed: &[OsString]) -> Early {
        Early {
            lang: early(typed, "--lang", &LANGUAGES).unwrap_or_else(context::environment_lang),
            color: early(typed, "--color", &COLORS).unwrap_or_default(),
        }
    }

    fn layout(&self) -> Layout {
        const READABLE: usize = 100;
        Layout {
            lang: self.lang,
            color: self.color.on(&io::stdout()),
            width: context::width().min(READABLE),
        }
    }

    fn complain(&self, failure: &Failure) -> ExitCode {
        context::complain(failure, self.lang, self.color);
        ExitCode::from(2)
    }
}

/// The last value of an option, `--name value` or `--name=value`.
fn early<T: Copy>(typed: &[OsString], name: &str, values: &[(&str, T)]) -> Option<T> {
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).collect();
    let after = words
        .windows(2)
        .filter(|pair| pair[0] == name)
        .map(|pair| pair[1]);
    let joined = words
        .iter()
        .filter_map(|word| word.strip_prefix(name)?.strip_prefix('='));
    let value = after.chain(joined).last()?;
    values
        .iter()
        .find(|(key, _)| *key == value)
        .map(|(_, value)| *value)
}

/// Reads one of a few words.
pub fn choice<T: Copy + Send + Sync>(
    values: &'static [(&'static str, T)],
) -> impl clap::builder::TypedValueParser<Value = T> {
    let names = PossibleValuesParser::new(values.iter().map(|(name, _)| *name));
    names.try_map(|typed| {
        let value = values
            .iter()
            .find(|(name, _)| *name == typed)
            .map(|(_, value)| *value);
        value.ok_or_else(|| Failure::new(text!("`{typed}` gibt es nicht", "there is no `{typed}`")))
    })
}

fn day(typed: &str) -> Result<Date, Failure> {
    typed.parse().map_err(|_| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_argument_and_every_command_is_told() {
        let command = Arguments::command();
        let told = |command: &clap::Command, page: &Page| {
            for arg in command.get_arguments() {
                let id = arg.get_id().as_str();
                assert!(page.tells(id), "{} {id}", command.get_name());
            }
            assert!(
                !page.examples.is_empty(),
                "{}: no examples",
                command.get_name()
            );
        };
        told(&command, &PROGRAM);
        for command in command.get_subcommands() {
            let page = PAGES.iter().find(|(name, _)| *name == command.get_name());
            let (_, page) = page.unwrap_or_else(|| panic!("no page: {}", command.get_name()));
            told(command, page);
        }
    }
}
