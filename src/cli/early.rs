//! What can be said about language and colours before the arguments are read: for help, and for mistakes in them.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use dstrat::message::Lang;

use super::context::{self, Color};
use super::failure::Failure;
use super::help::Layout;
use super::program::{COLORS, LANGUAGES};

/// The language and whether to use colours, as far as can be known.
pub struct Early {
    lang: Lang,
    color: Color,
}

impl Early {
    /// Looks through what was typed; where it says nothing, the environment decides.
    pub fn of(typed: &[OsString]) -> Early {
        Early {
            lang: early(typed, "--lang", &LANGUAGES).unwrap_or_else(context::environment_lang),
            color: early(typed, "--color", &COLORS).unwrap_or_default(),
        }
    }

    /// How help is laid out.
    pub fn layout(&self) -> Layout {
        const READABLE: usize = 100;
        Layout {
            lang: self.lang,
            color: self.color.on(&io::stdout()),
            width: context::width().min(READABLE),
        }
    }

    /// Tells of a failure, and gives the exit code.
    pub fn complain(&self, failure: &Failure) -> ExitCode {
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
