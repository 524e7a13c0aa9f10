//! Why the tool could not do its work, in both languages, with the next step.

use std::fmt;
use std::io::{self, ErrorKind, Write};

use dstrat::message::{Label, Lang, Text, label, neutral, wrap};

/// A failure of the tool itself: bad arguments, no strategy, a disk that is full. What is wrong in a strategy is a
/// finding, never a failure.
#[derive(Clone, Debug)]
pub struct Failure {
    message: Text,
    help: Option<Text>,
}

impl Failure {
    /// What could not be done and why; lower case, no full stop.
    pub fn new(message: impl Into<Text>) -> Failure {
        Failure {
            message: message.into(),
            help: None,
        }
    }

    /// Why git could not answer, with the next step.
    pub fn of_git(trouble: dstrat::git::Trouble) -> Failure {
        let failure = Failure::new(trouble.what());
        match trouble.help() {
            Some(help) => failure.help(help),
            None => failure,
        }
    }

    /// With the next step.
    #[must_use]
    pub fn help(mut self, help: impl Into<Text>) -> Failure {
        self.help = Some(help.into());
        self
    }

    /// With this next step if there is none yet.
    #[must_use]
    pub fn or_help(mut self, help: impl FnOnce() -> Text) -> Failure {
        self.help.get_or_insert_with(help);
        self
    }

    /// Writes the failure for people, in a terminal of so many columns if there is one.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn tell(
        &self,
        lang: Lang,
        color: bool,
        width: Option<usize>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let (red, cyan, reset) = if color {
            ("\u{1b}[1;31m", "\u{1b}[1;36m", "\u{1b}[0m")
        } else {
            ("", "", "")
        };
        let error = lang.pick("Fehler", "error");
        let message = beside(error, self.message.in_lang(lang), width);
        writeln!(out, "{red}{error}{reset}: {message}")?;
        if let Some(help) = &self.help {
            let word = lang.pick("Hilfe", "help");
            let help = beside(word, help.in_lang(lang), width);
            writeln!(out, "{cyan}{word}{reset}: {help}")?;
        }
        Ok(())
    }
}

/// A text that begins beside a word and, in a terminal of so many columns, stays beside it.
fn beside(word: &str, text: &str, width: Option<usize>) -> String {
    const LEAST: usize = 24;
    let (text, indent) = (neutral(text), word.len() + ": ".len());
    let room = width.map(|width| width.saturating_sub(indent));
    match room.filter(|room| *room >= LEAST) {
        Some(room) => wrap(&text, room).join(&format!("\n{:indent$}", "")),
        None => text.into_owned(),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.en)
    }
}

impl std::error::Error for Failure {}

/// The operating system's reason in both languages; what is rare stays in the system's own words.
pub fn reason(error: &io::Error) -> Text {
    let plain: Option<Label> = match error.kind() {
        ErrorKind::NotFound => Some(label(
            "das gibt es nicht",
            "there is no such file or folder",
        )),
        ErrorKind::PermissionDenied => {
            Some(label("die Zugriffsrechte fehlen", "permission denied"))
        }
        ErrorKind::StorageFull => Some(label("der Datenträger ist voll", "the disk is full")),
        ErrorKind::QuotaExceeded => Some(label(
            "das Kontingent ist erschöpft",
            "the quota is used up",
        )),
        ErrorKind::ReadOnlyFilesystem => Some(label(
            "der Datenträger ist schreibgeschützt",
            "the disk is read-only",
        )),
        ErrorKind::AlreadyExists => Some(label(
            "dort liegt schon eine Datei dieses Namens",
            "a file of that name is in the way",
        )),
        ErrorKind::FileTooLarge => Some(label(
            "die Datei würde größer, als hier erlaubt ist",
            "the file would get larger than is allowed here",
        )),
        ErrorKind::NotADirectory => Some(label("das ist kein Ordner", "this is no folder")),
        _ => None,
    };
    plain.map_or_else(|| Text::same(error.to_string()), Text::from)
}
