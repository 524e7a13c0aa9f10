//! The command line, the only side that talks to people: one file per command.

mod check;
mod context;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use context::Context;

/// Keeps a strategy as a git repository: checks it, reports its state, renders the document
#[derive(Debug, Parser)]
#[command(name = "dstrat", version, about)]
struct Arguments {
    /// Run as if started in this folder
    #[arg(short = 'C', long = "directory", value_name = "DIR", global = true)]
    directory: Option<PathBuf>,

    /// Language of messages and outputs; default: the strategy's language
    #[arg(long, value_name = "LANG", global = true)]
    lang: Option<context::LangArg>,

    /// The day for which the strategy is judged; default: today
    #[arg(long, value_name = "DATE", global = true)]
    today: Option<jiff::civil::Date>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Looks for mistakes in the strategy
    Check(check::Arguments),
}

/// Parses the arguments, runs the command, and says how it went.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let context = Context::new(&arguments);
    let outcome = match &arguments.command {
        Command::Check(arguments) => check::run(&context, arguments),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            context.complain(&error);
            ExitCode::from(2)
        }
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
