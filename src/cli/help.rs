//! The help of every command, in the language of whoever asks: a page per command, laid over clap's own texts.

use clap::{Arg, ArgAction, Command};

use dstrat::message::{Label, Lang, label};

/// What `--help` says about a command.
pub struct Page {
    /// What the command does, in one line.
    pub about: Label,
    /// Its arguments; a test sees to it that none is forgotten.
    pub arguments: &'static [Argument],
    /// What can be typed, and what that does.
    pub examples: &'static [(&'static str, Label)],
    /// What else is worth knowing, below the examples.
    pub notes: Option<Label>,
}

impl Page {
    /// Whether it tells what an argument does.
    #[cfg(test)]
    pub fn tells(&self, id: &str) -> bool {
        self.arguments.iter().any(|argument| argument.id == id)
    }
}

/// What `--help` says about an argument.
pub struct Argument {
    id: &'static str,
    value: Label,
    about: Label,
}

/// An argument without a value: its name in the code, what it does.
pub const fn flag(id: &'static str, de: &'static str, en: &'static str) -> Argument {
    option(id, label("", ""), de, en)
}

/// An argument with a value: its name in the code, what stands for the value, what it does.
pub const fn option(
    id: &'static str,
    value: Label,
    de: &'static str,
    en: &'static str,
) -> Argument {
    Argument {
        id,
        value,
        about: label(de, en),
    }
}

/// How help is laid out.
#[derive(Clone, Copy)]
pub struct Layout {
    /// The language.
    pub lang: Lang,
    /// Whether headings are coloured.
    pub color: bool,
    /// The columns of a line.
    pub width: usize,
}

/// Lays the pages of the program and of its commands over clap's texts.
pub fn dress(command: Command, program: &Page, pages: &[(&str, &Page)], layout: Layout) -> Command {
    let Layout { lang, color, width } = layout;
    let usage = lang.pick("dstrat BEFEHL [OPTIONEN]", "dstrat COMMAND [OPTIONS]");
    let mut command = command
        .term_width(width)
        .color(if color {
            clap::ColorChoice::Always
        } else {
            clap::ColorChoice::Never
        })
        .subcommand_help_heading(lang.pick("Befehle", "Commands"))
        .arg(help_flag(lang))
        .arg(version_flag(lang));
    command = dress_one(command, program, usage.to_owned(), layout);
    let common = lang.pick("Überall möglich", "Everywhere");
    command = command.mut_args(|arg| {
        if arg.is_global_set() {
            arg.help_heading(common)
        } else {
            arg
        }
    });
    for (name, page) in pages {
        command = command.mut_subcommand(name, |command| {
            let usage = usage_of(&command, page, lang);
            dress_one(command, page, usage, layout)
        });
    }
    command
}

fn dress_one(command: Command, page: &Page, usage: String, layout: Layout) -> Command {
    let Layout { lang, color, .. } = layout;
    let heading = Heading { color };
    let word = heading.show(lang.pick("Aufruf:", "Usage:"));
    let options = lang.pick("Optionen", "Options");
    let positionals = lang.pick("Angaben", "Arguments");
    command
        .about(page.about.in_lang(lang))
        .long_about(None)
        .override_usage(usage)
        .help_template(format!(
            "{{about-with-newline}}\n{word} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .after_help(after(page, heading, lang))
        .mut_args(|arg| {
            let arg = if arg.is_positional() {
                arg.help_heading(positionals)
            } else {
                arg.help_heading(options)
            };
            dress_argument(arg, page, lang)
        })
}

fn dress_argument(arg: Arg, page: &Page, lang: Lang) -> Arg {
    let Some(argument) = page
        .arguments
        .iter()
        .find(|argument| argument.id == arg.get_id().as_str())
    else {
        return arg;
    };
    let mut help = argument.about.in_lang(lang).to_owned();
    if !arg.get_action().takes_values() {
        return arg.help(help).long_help(None);
    }
    let values = arg.get_possible_values();
    if !values.is_empty() {
        let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        let (word, names) = (lang.pick("möglich", "possible"), names.join(", "));
        help.push_str(&format!(" [{word}: {names}]"));
    }
    arg.help(help)
        .long_help(None)
        .hide_possible_values(true)
        .hide_default_value(true)
        .value_name(argument.value.in_lang(lang))
}

/// `dstrat explain [REGEL] [OPTIONEN]`.
fn usage_of(command: &Command, page: &Page, lang: Lang) -> String {
    let mut usage = format!("dstrat {}", command.get_name());
    for positional in command.get_positionals() {
        let argument = page
            .arguments
            .iter()
            .find(|argument| argument.id == positional.get_id().as_str());
        let value = argument.map_or("", |argument| argument.value.in_lang(lang));
        let value = if positional.is_required_set() {
            value.to_owned()
        } else {
            format!("[{value}]")
        };
        usage = format!("{usage} {value}");
    }
    format!("{usage} {}", lang.pick("[OPTIONEN]", "[OPTIONS]"))
}

fn after(page: &Page, heading: Heading, lang: Lang) -> String {
    let mut text = heading.show(lang.pick("Beispiele:", "Examples:"));
    for (typed, meaning) in page.examples {
        text.push_str(&format!("\n  {typed}\n      {}", meaning.in_lang(lang)));
    }
    if let Some(notes) = page.notes {
        text.push_str(&format!("\n\n{}", notes.in_lang(lang)));
    }
    text
}

fn help_flag(lang: Lang) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .global(true)
        .help(lang.pick("diese Hilfe zeigen", "show this help"))
}

fn version_flag(lang: Lang) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(lang.pick("die Version zeigen", "show the version"))
}

#[derive(Clone, Copy)]
struct Heading {
    color: bool,
}

impl Heading {
    /// Bold and underlined, as clap shows its headings.
    fn show(self, word: &str) -> String {
        if self.color {
            format!("\u{1b}[1m\u{1b}[4m{word}\u{1b}[0m")
        } else {
            word.to_owned()
        }
    }
}
