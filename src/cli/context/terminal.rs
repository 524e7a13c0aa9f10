//! The terminal: colours, width, the environment's language; printing, and telling of failures.

use std::env;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

use dstrat::message::Lang;
use dstrat::text;

use super::super::failure::{Failure, reason};

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

/// Tells of a failure. Where even that cannot be written, the exit code has to do.
pub fn complain(failure: &Failure, lang: Lang, color: Color) {
    let stderr = io::stderr();
    let (color, width) = (color.on(&stderr), columns(&stderr));
    let out = &mut anstream::AutoStream::always(stderr.lock());
    drop(failure.tell(lang, color, width, out));
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
    columns(&io::stdout()).unwrap_or(NO_TERMINAL).max(40)
}

/// The columns of the terminal that a stream leads to, if it leads to one; `COLUMNS` says otherwise.
pub fn columns(stream: &impl IsTerminal) -> Option<usize> {
    let said = env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    said.or_else(|| {
        let size = stream.is_terminal().then(terminal_size::terminal_size)?;
        size.map(|(columns, _)| usize::from(columns.0))
    })
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

/// Says on a terminal what goes on now, until something else is said; empty words take it away. Elsewhere nothing is written.
pub fn meanwhile(words: &str) {
    let mut stderr = io::stderr();
    if stderr.is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb") {
        // It is only a courtesy: where it cannot be written, nothing is lost.
        drop(write!(stderr, "\r\x1b[K{words}").and_then(|()| stderr.flush()));
    }
}
