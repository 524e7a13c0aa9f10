//! What every command starts from: the folder, the language, the day, the terminal; the only reader of clock and
//! environment.

mod branch;
mod ci;
mod folder;
mod past;
mod terminal;

use std::cell::Cell;
use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;

use dstrat::diagnostic::Diagnostic;
use dstrat::git::{Environment, Repository};
use dstrat::history::{Commit, Moment};
use dstrat::load::{self, Understood, wanted};
use dstrat::message::{Lang, Text, neutral, wrap};
use dstrat::model::{Settings, Strategy};
use dstrat::source::{Files, Want};
use dstrat::template;
use dstrat::text;
use dstrat::write::Turn;

use super::failure::Failure;

pub use branch::Branch;
pub use ci::Login;
pub use terminal::{Color, complain, environment_lang, meanwhile, print, width};

/// The surroundings of a command.
pub struct Context {
    directory: PathBuf,
    lang: Option<Lang>,
    strategy_lang: Cell<Option<Lang>>,
    color: Color,
    /// The day for which the strategy is judged.
    pub today: Date,
    asked_day: Option<Date>,
    at: Option<String>,
}

/// A strategy that was read, with what was wrong in its files.
pub struct Opened {
    /// Its files.
    pub files: Files,
    /// The strategy.
    pub strategy: Strategy,
    /// What was wrong.
    pub loaded: Vec<Diagnostic>,
    /// The commit that `--at` names; `None`: the files are those in the folder.
    pub at: Option<Commit>,
}

/// A state of the strategy whose files were read.
type Read = (Files, Option<Commit>);

/// Reads a state, or the folder if no revision names it, and understands each file of it.
fn understood(directory: &Path, rev: Option<&str>) -> Result<(Read, Understood), Failure> {
    if let Some(rev) = rev {
        let (files, commit) = past::read(directory, rev, wanted)?;
        let understood = load::understand(&files);
        return Ok(((files, Some(commit)), understood));
    }
    let root = folder::find(directory)?;
    let read = load::understand_folder(&root);
    let (files, understood) = read.map_err(|error| folder::unreadable(&root, &error))?;
    Ok(((files, None), understood))
}

impl Opened {
    /// Two states; what is the same in both is understood once.
    fn two(mut old: Read, new: Read, understood: Understood) -> (Opened, Opened) {
        let (before, after) = load::load_two(&mut old.0, &new.0, understood);
        let opened = |(files, at): Read, (strategy, loaded)| Opened {
            files,
            strategy,
            loaded,
            at,
        };
        (opened(old, before), opened(new, after))
    }

    fn new(files: Files, at: Option<Commit>) -> Opened {
        let (strategy, loaded) = load::load(&files);
        Opened {
            files,
            strategy,
            loaded,
            at,
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
            at: arguments.at.clone(),
        }
    }

    /// The day that was asked for, where one was: for results that must not depend on the clock.
    pub fn asked_day(&self) -> Option<Date> {
        self.asked_day
    }

    /// The login of whoever asks for a merge, where the CI system tells it.
    ///
    /// # Errors
    /// When it should be told, but cannot be read.
    pub fn login(&self) -> Result<Option<Login>, Failure> {
        ci::login()
    }

    /// This moment on this machine's clock: what git writes into a commit.
    pub fn now(&self) -> Moment {
        let now = jiff::Zoned::now();
        Moment {
            seconds: now.timestamp().as_second(),
            offset_minutes: now.offset().seconds() / 60,
        }
    }

    /// What the environment says of who records something in git.
    pub fn git_environment(&self) -> Environment {
        let said = |name| env::var(name).ok();
        Environment {
            author_name: said("GIT_AUTHOR_NAME"),
            author_email: said("GIT_AUTHOR_EMAIL"),
            committer_name: said("GIT_COMMITTER_NAME"),
            committer_email: said("GIT_COMMITTER_EMAIL"),
        }
    }

    /// The folder in which the command works.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The language to speak about a strategy: the one asked for, else the strategy's.
    pub fn lang(&self, strategy: &Strategy) -> Lang {
        self.lang_of(&strategy.settings)
    }

    /// The language to speak about a strategy with these settings.
    pub fn lang_of(&self, settings: &Settings) -> Lang {
        self.lang.unwrap_or(settings.language)
    }

    /// The language to speak where no strategy is needed: the one asked for, else that of the strategy in which one
    /// stands, else that of the environment.
    pub fn lang_here(&self) -> Lang {
        let of_strategy = || {
            let (files, _) = self.read(branch::settings_only).ok()?;
            Some(load::load(&files).0.settings.language)
        };
        self.lang
            .or_else(of_strategy)
            .unwrap_or_else(environment_lang)
    }

    /// Finds and reads the strategy: in the folder, or in the commit that `--at` names.
    ///
    /// # Errors
    /// When there is none, or its folder or the repository cannot be read.
    pub fn open(&self) -> Result<Opened> {
        let opened = match &self.at {
            Some(rev) => self.open_at(rev)?,
            None => self.open_folder()?,
        };
        self.strategy_lang
            .set(Some(opened.strategy.settings.language));
        Ok(opened)
    }

    /// As [`Context::open`], with the templates of the branch into which this one is to be merged: they are trusted code.
    ///
    /// # Errors
    /// As [`Context::open`], or when the base cannot be read.
    pub fn open_with_templates_of(&self, base: &str) -> Result<Opened> {
        let (files, at) = self.read(wanted)?;
        let trusted = past::read_base(&self.directory, base, branch::templates)?;
        let files = files.with_folder_of(template::FOLDER, &trusted);
        let opened = Opened::new(files, at);
        self.strategy_lang
            .set(Some(opened.strategy.settings.language));
        Ok(opened)
    }

    fn open_folder(&self) -> Result<Opened, Failure> {
        let root = self.find()?;
        let loaded = load::load_folder(&root);
        let (files, strategy, loaded) =
            loaded.map_err(|error| folder::unreadable(&root, &error))?;
        Ok(Opened {
            files,
            strategy,
            loaded,
            at: None,
        })
    }

    /// Reads the strategy as it was at a revision, whatever `--at` says.
    ///
    /// # Errors
    /// When there is no such revision, or it holds no strategy.
    pub fn open_at(&self, rev: &str) -> Result<Opened> {
        let (files, commit) = past::read(&self.directory, rev, wanted)?;
        Ok(Opened::new(files, Some(commit)))
    }

    /// The branch that is checked out, or that `--at` names.
    ///
    /// # Errors
    /// When there is no repository, no such revision, or it holds no strategy.
    pub fn branch(&self) -> Result<Branch> {
        let branch = Branch::open(&self.directory, self.at.as_deref())?;
        let lang = branch.strategy.settings.language;
        self.strategy_lang.set(Some(lang));
        Ok(branch)
    }

    /// Reads an earlier state and a later one, which is the files in the folder if no revision names it.
    ///
    /// # Errors
    /// As [`Context::open`] and [`Context::open_at`].
    pub fn open_two(&self, old: &str, new: Option<&str>) -> Result<(Opened, Opened)> {
        let (directory, rev) = (&*self.directory, new.or(self.at.as_deref()));
        let (later, listed) = rayon::join(
            || understood(directory, rev),
            || past::list(directory, old, wanted),
        );
        let (new, understood) = later?;
        let (listed, commit) = listed?;
        let files = listed.read(Some(&new.0)).map_err(Failure::of_git)?;
        let (old, new) = Opened::two((files, Some(commit)), new, understood);
        self.strategy_lang.set(Some(new.strategy.settings.language));
        Ok((old, new))
    }

    /// The commit at which two branches parted.
    ///
    /// # Errors
    /// When there is none, or it cannot be known.
    pub fn parted(&self, a: &str, b: &str) -> Result<String> {
        Ok(past::parted(&self.directory, a, b)?.to_string())
    }

    fn read(&self, want: impl Fn(&str, bool) -> Want + Sync) -> Result<Read, Failure> {
        if let Some(rev) = &self.at {
            let (files, commit) = past::read(&self.directory, rev, want)?;
            return Ok((files, Some(commit)));
        }
        let root = self.find()?;
        let files = Files::from_folder(&root, want);
        let files = files.map_err(|error| folder::unreadable(&root, &error))?;
        Ok((files, None))
    }

    /// The repository in which the strategy lies; `None` where it lies in none.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn repository(&self) -> Result<Option<Repository>, Failure> {
        past::repository(&self.directory)
    }

    /// Refuses `--at` where something is to be written.
    ///
    /// # Errors
    /// When it was given.
    pub fn refuse_at(&self) -> Result<(), Failure> {
        self.at.as_deref().map_or(Ok(()), past::refuse)
    }

    /// Waits for the turn to write: until it ends, no other dstrat writes into this strategy. To be taken before the
    /// strategy is read.
    ///
    /// # Errors
    /// When there is no strategy, or another dstrat writes into it for too long.
    pub fn turn(&self) -> Result<Turn> {
        let root = self.find()?;
        let turn = Turn::wait(&root).map_err(|error| match error.kind() {
            io::ErrorKind::ResourceBusy => Failure::new(text!(
                "ein anderes dstrat schreibt gerade in diese Strategie",
                "another dstrat is writing into this strategy"
            ))
            .help(text!(
                "warten, bis es fertig ist, und noch einmal starten",
                "wait until it is done and start again"
            )),
            _ => folder::unreadable(&root, &error),
        });
        Ok(turn?)
    }

    fn find(&self) -> Result<PathBuf, Failure> {
        folder::find(&self.directory)
    }

    /// A folder as seen from the current one: what is printed before the paths in it, so that they can be opened.
    pub fn seen_from_here(&self, folder: &Path) -> String {
        let here = env::current_dir().and_then(|here| here.canonicalize());
        let shown = here
            .ok()
            .and_then(|here| folder::relative(folder, &here))
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
        option_for(&self.directory)
    }

    /// As [`Context::options_again`], for a folder in the one in which the command works.
    pub fn options_for(&self, folder: &Path) -> String {
        match &*self.directory.to_string_lossy() {
            "." => option_for(folder),
            _ => option_for(&self.directory.join(folder)),
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

    /// The columns of the terminal to which results are printed; `None` where they go to a file or another program.
    pub fn terminal_width(&self) -> Option<usize> {
        terminal::columns(&io::stdout())
    }

    /// A line that stands below another, and goes on two columns deeper where a terminal is too narrow for it.
    pub fn below(&self, words: &str) -> String {
        let words = neutral(words);
        let room = self.terminal_width().map(|width| width.saturating_sub(4));
        let wrapped = room.map(|room| wrap(&words, room).join("\n    "));
        format!("  {}", wrapped.as_deref().unwrap_or(&words))
    }

    /// Says something beside a result, on standard error; in a terminal it is broken into lines.
    ///
    /// # Errors
    /// As [`Context::print`].
    pub fn say_beside(&self, words: &str) -> Result<()> {
        let words = neutral(words);
        let wrapped = terminal::columns(&io::stderr()).map(|width| wrap(&words, width).join("\n"));
        let words = wrapped.as_deref().unwrap_or(&words);
        self.print_beside(true, |out| writeln!(out, "{words}"))
    }

    /// The columns of a line in tables: those of the terminal, and 80, which every reader can show, where there is none.
    pub fn table_width(&self) -> usize {
        const NO_TERMINAL: usize = 80;
        self.terminal_width().unwrap_or(NO_TERMINAL)
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

/// The option that names a folder as it is typed in a shell; nothing for the current one.
fn option_for(folder: &Path) -> String {
    let shown = folder.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "/._-~".contains(c);
    match &*shown {
        "." => String::new(),
        folder if folder.chars().all(plain) => format!(" -C {folder}"),
        folder => format!(" -C '{}'", folder.replace('\'', r"'\''")),
    }
}
