//! What every command starts from: the folder, the language, the day, the terminal; the only reader of clock and
//! environment.

use std::cell::Cell;
use std::env;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Component, Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;

use dstrat::diagnostic::Diagnostic;
use dstrat::load::{self, wanted};
use dstrat::message::{Lang, Text};
use dstrat::model::Strategy;
use dstrat::source::{Files, Want};
use dstrat::text;

use super::failure::{Failure, reason};

/// The surroundings of a command.
pub struct Context {
    directory: PathBuf,
    lang: Option<Lang>,
    strategy_lang: Cell<Option<Lang>>,
    color: Color,
    /// The day for which the strategy is judged.
    pub today: Date,
    asked_day: Option<Date>,
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

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// Where someone looks at a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether to colour what goes to this stream.
    ///
    /// Sources: <https://no-color.org>, <https://bixense.com/clicolors>.
    pub fn on(self, stream: &impl IsTerminal) -> bool {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        match self {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if set("NO_COLOR") => false,
            Color::Auto if set("CLICOLOR_FORCE") => {
                env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0")
            }
            Color::Auto => {
                stream.is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }
}

impl Context {
    /// Takes the arguments that all commands share.
    pub fn new(arguments: &super::Arguments) -> Context {
        Context {
            directory: arguments
                .directory
                .clone()
                .unwrap_or_else(|| PathBuf::from(".")),
            lang: arguments.lang,
            strategy_lang: Cell::new(None),
            color: arguments.color.unwrap_or_default(),
            today: arguments.today.unwrap_or_else(|| jiff::Zoned::now().date()),
            asked_day: arguments.today,
        }
    }

    /// The day that was asked for, where one was: for results that must not depend on the clock.
    pub fn asked_day(&self) -> Option<Date> {
        self.asked_day
    }

    /// The folder in which the command works.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The language to speak about a strategy: the one asked for, else the strategy's.
    pub fn lang(&self, strategy: &Strategy) -> Lang {
        self.lang.unwrap_or(strategy.settings.language)
    }

    /// The language to speak where no strategy is needed: the one asked for, else that of the strategy in which one
    /// stands, else that of the environment.
    pub fn lang_here(&self) -> Lang {
        let of_strategy = || {
            let settings_only = |path: &str, _| {
                if path == "strategy.toml" {
                    Want::Text
                } else {
                    Want::Ignore
                }
            };
            let files = Files::from_folder(&self.find().ok()?, settings_only).ok()?;
            Some(load::load(&files).0.settings.language)
        };
        self.lang
            .or_else(of_strategy)
            .unwrap_or_else(environment_lang)
    }

    /// Finds and reads the strategy.
    ///
    /// # Errors
    /// When there is none, or its folder cannot be read.
    pub fn open(&self) -> Result<Opened> {
        let root = self.find()?;
        let files = Files::from_folder(&root, wanted).map_err(|error| unreadable(&root, &error))?;
        let (strategy, loaded) = load::load(&files);
        self.strategy_lang.set(Some(strategy.settings.language));
        Ok(Opened {
            files,
            strategy,
            loaded,
        })
    }

    /// The folder of `strategy.toml`: this one, one above it, or `strategy/` in it.
    fn find(&self) -> Result<PathBuf, Failure> {
        let start = self
            .directory
            .canonicalize()
            .map_err(|error| unreadable(&self.directory, &error))?;
        if !start.is_dir() {
            let shown = start.display();
            return Err(
                Failure::new(text!("`{shown}` ist kein Ordner", "`{shown}` is no folder")).help(
                    text!(
                        "nach -C den Ordner der Strategie nennen: -C ORDNER",
                        "name the strategy's folder after -C: -C DIR"
                    ),
                ),
            );
        }
        let above = start.ancestors().map(Path::to_owned);
        for candidate in above.chain([start.join("strategy")]) {
            match candidate.join("strategy.toml").metadata() {
                Ok(metadata) if metadata.is_file() => return Ok(candidate),
                Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                    return Err(unreadable(&candidate, &error));
                }
                _ => {}
            }
        }
        Err(no_strategy(&start))
    }

    /// A folder as seen from the current one: what is printed before the paths in it, so that they can be opened.
    pub fn seen_from_here(&self, folder: &Path) -> String {
        let here = env::current_dir().and_then(|here| here.canonicalize());
        let shown = here
            .ok()
            .and_then(|here| relative(folder, &here))
            .unwrap_or_else(|| folder.to_owned());
        let shown = shown.to_string_lossy().into_owned();
        if std::path::MAIN_SEPARATOR == '/' {
            shown
        } else {
            shown.replace(std::path::MAIN_SEPARATOR, "/")
        }
    }

    /// What stands before the paths of a strategy's files so that they can be opened from here: `strategy/`, or nothing.
    pub fn prefix(&self, files: &Files) -> String {
        match self.seen_from_here(files.root()) {
            here if here.is_empty() => here,
            folder => format!("{folder}/"),
        }
    }

    /// What has to be typed again after a command that is suggested: ` -C ORDNER`, or nothing.
    pub fn options_again(&self) -> String {
        let shown = self.directory.to_string_lossy();
        let plain = |c: char| c.is_alphanumeric() || "/._-~".contains(c);
        match &*shown {
            "." => String::new(),
            folder if folder.chars().all(plain) => format!(" -C {folder}"),
            folder => format!(" -C '{}'", folder.replace('\'', r"'\''")),
        }
    }

    /// Whether what is printed may have colours.
    pub fn color(&self) -> bool {
        self.color.on(&io::stdout())
    }

    /// The columns of a line in what people read.
    pub fn width(&self) -> usize {
        width()
    }

    /// The columns of a line in tables: those of the terminal, and 80, which every reader can show, where there is none.
    pub fn table_width(&self) -> usize {
        const NO_TERMINAL: usize = 80;
        columns().unwrap_or(NO_TERMINAL)
    }

    /// Prints a result. Whoever closes the pipe has read enough: that is no failure.
    ///
    /// # Errors
    /// When the output cannot be written, for instance because the disk is full.
    pub fn print(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        Ok(print(write)?)
    }

    /// Prints beside a result: to standard error if `beside` is set, else like [`Context::print`].
    ///
    /// # Errors
    /// As [`Context::print`].
    pub fn print_beside(
        &self,
        beside: bool,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<()> {
        if !beside {
            return self.print(write);
        }
        // There is nowhere left to say that this failed.
        drop(write(&mut io::stderr().lock()));
        Ok(())
    }

    /// Tells of a failure.
    pub fn complain(&self, error: &anyhow::Error) {
        let lang = self
            .lang
            .or(self.strategy_lang.get())
            .unwrap_or_else(environment_lang);
        let known = error
            .chain()
            .find_map(|cause| cause.downcast_ref::<Failure>());
        let failure = known.cloned().unwrap_or_else(|| {
            let words = format!("{error:#}");
            Failure::new(Text::same(words))
        });
        complain(&failure, lang, self.color);
    }
}

/// Tells of a failure. Where even that cannot be written, the exit code has to do.
pub fn complain(failure: &Failure, lang: Lang, color: Color) {
    let stderr = io::stderr();
    let color = color.on(&stderr);
    drop(failure.tell(
        lang,
        color,
        &mut anstream::AutoStream::always(stderr.lock()),
    ));
}

/// Prints to standard output; see [`Context::print`].
pub fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(anstream::AutoStream::always(io::stdout().lock()));
    let written = write(&mut out).and_then(|()| out.flush());
    // What is left in the buffer of a broken pipe cannot be written any more.
    drop(out.into_parts());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let (de, en) = (reason(&error).de, reason(&error).en);
            let message = text!(
                "die Ausgabe lässt sich nicht schreiben: {de}",
                "the output cannot be written: {en}"
            );
            Err(Failure::new(message).help(text!(
                "Platz schaffen oder die Ausgabe woandershin lenken",
                "make room or send the output elsewhere"
            )))
        }
        _ => Ok(()),
    }
}

/// The columns of a line: those of the terminal; `COLUMNS` says otherwise.
pub fn width() -> usize {
    const NO_TERMINAL: usize = 100;
    columns().unwrap_or(NO_TERMINAL).max(40)
}

fn columns() -> Option<usize> {
    let said = env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let of_terminal = || terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    said.or_else(of_terminal)
}

/// English where the locale says so, German otherwise.
pub fn environment_lang() -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|set| !set.is_empty()));
    match locale {
        Some(locale) if locale.starts_with("en") => Lang::En,
        _ => Lang::De,
    }
}

fn unreadable(folder: &Path, error: &io::Error) -> Failure {
    let (shown, reason) = (folder.display(), reason(error));
    let (de, en) = (reason.de, reason.en);
    Failure::new(text!(
        "der Ordner `{shown}` lässt sich nicht lesen: {de}",
        "the folder `{shown}` cannot be read: {en}"
    ))
    .help(text!(
        "die Schreibweise und die Zugriffsrechte prüfen",
        "look at the spelling and the permissions"
    ))
}

fn no_strategy(start: &Path) -> Failure {
    let shown = start.display();
    Failure::new(text!(
        "hier ist keine Strategie: `strategy.toml` liegt weder in `{shown}` noch in einem Ordner darüber noch in `strategy/` darunter",
        "there is no strategy here: `strategy.toml` is neither in `{shown}` nor in a folder above it nor in `strategy/` below it"
    ))
    .help(text!(
        "in den Ordner der Strategie wechseln oder ihn nennen: dstrat -C ORDNER …",
        "go to the strategy's folder or name it: dstrat -C DIR …"
    ))
}

/// The way from one folder to another, both without links; `None` where there is none.
fn relative(folder: &Path, from: &Path) -> Option<PathBuf> {
    let shared = folder
        .components()
        .zip(from.components())
        .take_while(|(a, b)| a == b)
        .count();
    if shared == 0 {
        return None;
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    Some(up.chain(folder.components().skip(shared)).collect())
}
