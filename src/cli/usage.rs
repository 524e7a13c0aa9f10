//! What was typed wrongly, in plain sentences: clap's errors in both languages, with the next step.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Arg, Command};

use dstrat::message::{Text, nearest, quoted_list};
use dstrat::model::Choices;
use dstrat::model::evidence::{CosignResult, SignLevel};
use dstrat::text;

use super::failure::Failure;

/// Turns an error of clap into a failure. `command` is the program, `typed` what was typed.
pub fn failure(error: &Error, command: &Command, typed: &[OsString]) -> Failure {
    if let Some(failure) =
        std::error::Error::source(error).and_then(|source| source.downcast_ref::<Failure>())
    {
        return failure.clone();
    }
    let mistake = Mistake {
        error,
        command,
        typed,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => mistake.subcommand(),
        ErrorKind::UnknownArgument => mistake.argument(),
        ErrorKind::InvalidValue => mistake.value(),
        ErrorKind::MissingRequiredArgument => mistake.missing(),
        ErrorKind::ArgumentConflict => mistake.conflict(),
        ErrorKind::InvalidUtf8 => Failure::new(text!(
            "eine Angabe ist kein gültiges UTF-8",
            "an argument is no valid UTF-8"
        )),
        _ => mistake.other(),
    }
    .or_help(|| mistake.see_help())
}

/// The value whose German name was typed: `abgelehnt` for `refused`.
fn translated(typed: &str, known: &[&str]) -> Option<&'static str> {
    let choices = CosignResult::CHOICES.iter().chain(SignLevel::CHOICES);
    let choices: Vec<_> = choices
        .filter(|choice| known.contains(&choice.key))
        .collect();
    let meant = nearest(typed, choices.iter().map(|choice| choice.label.de))?;
    let found = choices.iter().find(|choice| choice.label.de == meant)?;
    Some(found.key)
}

struct Mistake<'e> {
    error: &'e Error,
    command: &'e Command,
    typed: &'e [OsString],
}

impl Mistake<'_> {
    fn text(&self, kind: ContextKind) -> &str {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text,
            Some(ContextValue::Strings(texts)) => texts.first().map_or("", String::as_str),
            _ => "",
        }
    }

    /// The name of the argument in question: `--today` of `--today <DATUM>`.
    fn name(&self) -> &str {
        let whole = self.text(ContextKind::InvalidArg);
        whole.split([' ', '=']).next().unwrap_or(whole)
    }

    fn subcommand(&self) -> Failure {
        let typed = self.text(ContextKind::InvalidSubcommand);
        let known: Vec<&str> = visible(self.command).collect();
        let failure = Failure::new(text!(
            "den Befehl `{typed}` gibt es nicht",
            "there is no command `{typed}`"
        ));
        match nearest(typed, known.iter().copied()) {
            Some(meant) => failure.help(text!(
                "gemeint ist wohl `dstrat {meant}`",
                "did you mean `dstrat {meant}`?"
            )),
            None => {
                let known = quoted_list(known);
                failure.help(text!(
                    "die Befehle sind: {known}",
                    "the commands are: {known}"
                ))
            }
        }
    }

    fn argument(&self) -> Failure {
        let name = self.name();
        if !name.starts_with('-') {
            return Failure::new(text!(
                "`{name}` ist eine Angabe zu viel",
                "`{name}` is one argument too many"
            ));
        }
        let failure = Failure::new(text!(
            "die Option `{name}` gibt es hier nicht",
            "there is no option `{name}` here"
        ));
        let known = self
            .options()
            .filter_map(|arg| arg.get_long().map(|long| format!("--{long}")));
        let known: Vec<String> = known.collect();
        let near = || nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        match self.option_of_value(name).or_else(near) {
            Some(meant) => failure.help(text!(
                "gemeint ist wohl `{meant}`",
                "did you mean `{meant}`?"
            )),
            None => failure,
        }
    }

    /// The options of the command that was typed, and those of all commands.
    fn options(&self) -> impl Iterator<Item = &Arg> {
        let everywhere = self.command.get_arguments();
        let everywhere = everywhere.filter(|arg| arg.is_global_set());
        self.of_command().get_arguments().chain(everywhere)
    }

    /// `--format json`, where `--json` was typed.
    fn option_of_value(&self, name: &str) -> Option<String> {
        let typed = name.trim_start_matches('-');
        let mut takes = self.options().filter(|arg| {
            let values = arg.get_possible_values();
            values.iter().any(|value| value.get_name() == typed)
        });
        Some(format!("--{} {typed}", takes.next()?.get_long()?))
    }

    fn value(&self) -> Failure {
        let (name, typed) = (self.name(), self.text(ContextKind::InvalidValue));
        let known: Vec<&str> = match self.error.get(ContextKind::ValidValue) {
            Some(ContextValue::Strings(values)) => values.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        let list = quoted_list(known.iter().copied());
        let failure = if typed.is_empty() {
            Failure::new(text!(
                "nach `{name}` fehlt der Wert",
                "the value of `{name}` is missing"
            ))
        } else {
            Failure::new(text!(
                "`{typed}` ist kein Wert für `{name}`",
                "`{typed}` is no value of `{name}`"
            ))
        };
        let meant = nearest(typed, known.iter().copied());
        match meant.or_else(|| translated(typed, &known)) {
            _ if known.is_empty() => failure,
            Some(meant) if !typed.is_empty() => failure.help(text!(
                "gemeint ist wohl `{meant}`; möglich sind: {list}",
                "did you mean `{meant}`? possible are: {list}"
            )),
            _ => failure.help(text!("möglich sind: {list}", "possible are: {list}")),
        }
    }

    fn missing(&self) -> Failure {
        let name = match self.error.get(ContextKind::InvalidArg) {
            Some(ContextValue::Strings(names)) => names.join(" "),
            _ => self.name().to_owned(),
        };
        Failure::new(text!("es fehlt: {name}", "missing: {name}"))
    }

    fn conflict(&self) -> Failure {
        let (name, other) = (self.name(), self.text(ContextKind::PriorArg));
        let other = other.split(' ').next().unwrap_or(other);
        if other.is_empty() || name == other {
            return Failure::new(text!(
                "`{name}` steht mehrmals da",
                "`{name}` is given more than once"
            ));
        }
        Failure::new(text!(
            "`{name}` und `{other}` gehen nicht zusammen",
            "`{name}` and `{other}` do not go together"
        ))
    }

    fn other(&self) -> Failure {
        let name = self.name();
        if name.is_empty() {
            let words = self.error.kind().to_string();
            return Failure::new(Text::same(words));
        }
        Failure::new(text!(
            "mit `{name}` stimmt etwas nicht",
            "something is wrong with `{name}`"
        ))
    }

    fn see_help(&self) -> Text {
        let name = self.of_command().get_name();
        if name == self.command.get_name() {
            return text!(
                "alles Mögliche zeigt: `dstrat --help`",
                "for all that is possible: `dstrat --help`"
            );
        }
        text!(
            "alles Mögliche zeigt: `dstrat {name} --help`",
            "for all that is possible: `dstrat {name} --help`"
        )
    }

    /// The command that was typed, or the program itself.
    fn of_command(&self) -> &Command {
        let mut typed = self.typed.iter().skip(1);
        typed
            .find_map(|word| self.command.find_subcommand(word))
            .unwrap_or(self.command)
    }
}

/// The names of the commands that are shown.
pub fn visible(command: &Command) -> impl Iterator<Item = &str> {
    let commands = command
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    commands.map(Command::get_name)
}
