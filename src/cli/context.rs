//! What every command starts from: the folder, the language, the day; the only reader of clock and environment.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use jiff::civil::Date;

use dstrat::diagnostic::Diagnostic;
use dstrat::load::{self, wanted};
use dstrat::message::Lang;
use dstrat::model::Strategy;
use dstrat::source::Files;

/// A language on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LangArg {
    /// German.
    De,
    /// English.
    En,
}

/// The surroundings of a command.
pub struct Context {
    directory: PathBuf,
    lang: Option<Lang>,
    /// The day for which the strategy is judged.
    pub today: Date,
}

/// A strategy that was read, with what was wrong in its files.
pub struct Opened {
    /// Its files.
    pub files: Files,
    /// The strategy.
    pub strategy: Strategy,
    /// What was wrong.
    pub loaded: Vec<Diagnostic>,
}

impl Context {
    /// Takes the arguments that all commands share.
    pub fn new(arguments: &super::Arguments) -> Context {
        Context {
            directory: arguments
                .directory
                .clone()
                .unwrap_or_else(|| PathBuf::from(".")),
            lang: arguments.lang.map(|lang| match lang {
                LangArg::De => Lang::De,
                LangArg::En => Lang::En,
            }),
            today: arguments.today.unwrap_or_else(|| jiff::Zoned::now().date()),
        }
    }

    /// The language to speak: the one asked for, else the strategy's.
    pub fn lang(&self, strategy: &Strategy) -> Lang {
        self.lang.unwrap_or(strategy.settings.language)
    }

    /// Finds and reads the strategy.
    pub fn open(&self) -> Result<Opened> {
        let root = self.find()?;
        let files =
            Files::from_folder(&root, wanted).with_context(|| format!("{}", root.display()))?;
        let (strategy, loaded) = load::load(&files);
        Ok(Opened {
            files,
            strategy,
            loaded,
        })
    }

    /// The folder of `strategy.toml`: this one, one above it, or `strategy/` in it.
    fn find(&self) -> Result<PathBuf> {
        let start = self
            .directory
            .canonicalize()
            .with_context(|| format!("{}", self.directory.display()))?;
        let above = start.ancestors().map(Path::to_owned);
        let candidates = above.chain([start.join("strategy")]);
        for candidate in candidates {
            if candidate.join("strategy.toml").is_file() {
                return Ok(candidate);
            }
        }
        bail!(
            "hier ist keine Strategie: `strategy.toml` gibt es weder in {} noch in einem Ordner darüber noch in `strategy/`",
            start.display()
        )
    }

    /// Tells of a failure.
    pub fn complain(&self, error: &anyhow::Error) {
        anstream::eprintln!("{error:#}");
    }
}
