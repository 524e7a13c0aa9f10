//! The command line, the only side that talks to people: one file per command.
//!
//! To add a command: one new file beside this one, its `mod` and one line in `commands!`.

mod accept;
mod base;
mod build;
mod cabinet;
mod check;
mod commit;
mod context;
mod diff;
mod early;
mod explain;
mod failure;
mod fix;
mod hand_back;
mod help;
mod init;
mod log;
mod names;
mod owners;
mod program;
mod record;
mod rule_page;
mod schema;
mod sign;
mod since;
mod status;
mod submit;
mod timeline;
mod todo;
mod unrecorded;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use jiff::civil::Date;

use dstrat::message::Lang;

use context::{Color, Context};
use early::Early;
use failure::Failure;
use help::{Layout, Page};
use program::{COLORS, LANGUAGES, PROGRAM, choice, day};

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

    #[arg(long, global = true)]
    at: Option<String>,

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
            if !command.looks_back() {
                context.refuse_at()?;
            }
            match command { $(Command::$name(arguments) => $module::run(context, arguments),)+ }
        }
    };
}

commands! {
    "check" check Check,
    "status" status Status,
    "todo" todo Todo,
    "diff" diff Diff,
    "log" log Log,
    "timeline" timeline Timeline,
    "build" build Build,
    "cabinet" cabinet Cabinet,
    "submit" submit Submit,
    "accept" accept Accept,
    "return" hand_back Return,
    "sign" sign Sign,
    "explain" explain Explain,
    "owners" owners Owners,
    "init" init Init,
    "schema" schema Schema,
}

impl Command {
    /// Whether it can look at the strategy as it was: it reads and does not write.
    fn looks_back(&self) -> bool {
        use Command::{Build, Cabinet, Check, Log, Owners, Status, Timeline, Todo};
        matches!(
            self,
            Check(_)
                | Status(_)
                | Todo(_)
                | Log(_)
                | Timeline(_)
                | Cabinet(_)
                | Build(_)
                | Owners(_)
        )
    }
}

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
    let early = Early::of(&typed);
    let shown = match parse(&typed, early.layout()) {
        Ok(Request::Run(context, command)) => {
            return finish(&context, dispatch(&context, &command));
        }
        Ok(Request::Show(text)) => context::print(|out| out.write_all(text.as_bytes())),
        Err(failure) => Err(failure),
    };
    match shown {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => early.complain(&failure),
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
    Run(Context, Box<Command>),
    /// The help or the version.
    Show(String),
}

fn parse(typed: &[OsString], layout: Layout) -> Result<Request, Failure> {
    if let Ok(mut arguments) = matched(&mut Arguments::command(), typed)
        && let Some(command) = arguments.command.take()
    {
        return Ok(Request::Run(Context::new(&arguments), command.into()));
    }
    // Only here something is to be shown: there is a page of help for each command.
    let mut command = help::dress(Arguments::command(), &PROGRAM, PAGES, layout);
    match matched(&mut command, typed) {
        Ok(_) => Ok(Request::Show(shown(&command.render_help(), layout))),
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            Ok(Request::Show(shown(&error.render(), layout)))
        }
        Err(error) => Err(usage::failure(&error, &command, typed)),
    }
}

fn matched(command: &mut clap::Command, typed: &[OsString]) -> clap::error::Result<Arguments> {
    let matches = command.try_get_matches_from_mut(typed)?;
    Arguments::from_arg_matches(&matches)
}

fn shown(text: &clap::builder::StyledStr, layout: Layout) -> String {
    if layout.color {
        text.ansi().to_string()
    } else {
        text.to_string()
    }
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
