//! Findings as people and other programs read them: one file per format.
//!
//! Every format writes what it is given in the order it is given; `json` and `human` know everything a finding holds,
//! the others what their readers can show. No format lets content act on a terminal, a CI system or a parser.

mod fingerprint;
mod github;
mod gitlab;
mod guarded;
mod human;
mod json;
mod junit;
mod lines;
mod sarif;

#[cfg(test)]
mod fixture;

use std::io::{self, Write};

use crate::diagnostic::Diagnostic;
use crate::message::{Lang, Text};
use crate::source::{FileId, Files};

/// A format of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For people, as `rustc` shows its findings.
    #[default]
    Human,
    /// The stable machine output of format 1.
    Json,
    /// Workflow commands of GitHub Actions.
    Github,
    /// A Code Quality report of GitLab.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 6] = [
        Format::Human,
        Format::Json,
        Format::Github,
        Format::Gitlab,
        Format::Sarif,
        Format::Junit,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Json => "json",
            Format::Github => "github",
            Format::Gitlab => "gitlab",
            Format::Sarif => "sarif",
            Format::Junit => "junit",
        }
    }

    /// The format of a name.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// One sentence about a rule, by its name.
pub type About<'a> = &'a dyn Fn(&str) -> Option<Text>;

/// How findings are written.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The language of all texts.
    pub lang: Lang,
    /// Whether `human` may use colours.
    pub color: bool,
    /// How many columns a line may take in `human`: those of a terminal; elsewhere only lines of source are cut.
    pub width: Option<usize>,
    /// The strategy's folder as seen from the current one: `strategy/`, or nothing. `json` leaves it out.
    pub prefix: &'a str,
    /// What SARIF says about each rule.
    pub about: Option<About<'a>>,
    /// Whether the findings were compared with an earlier state, so that each is new or not.
    pub compared: bool,
}

impl Options<'_> {
    /// Plain output in a language, for a strategy in the current folder.
    pub fn new(lang: Lang) -> Self {
        Options {
            lang,
            color: false,
            width: None,
            prefix: "",
            about: None,
            compared: false,
        }
    }

    /// How many columns a line may take that is never left to run on.
    fn columns(&self) -> usize {
        const NO_TERMINAL: usize = 100;
        const LEAST: usize = 40;
        self.width.unwrap_or(NO_TERMINAL).max(LEAST)
    }

    /// The path of a file as seen from the current folder.
    fn path(&self, files: &Files, file: FileId) -> String {
        let prefix = self.prefix.trim_start_matches("./");
        let slash = if prefix.is_empty() || prefix.ends_with('/') {
            ""
        } else {
            "/"
        };
        format!("{prefix}{slash}{}", files.path(file))
    }
}

/// Writes findings, which are already sorted.
///
/// # Errors
/// When the writer fails.
pub fn emit(
    format: Format,
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Human => human::emit(diagnostics, files, options, out),
        Format::Json => json::emit(diagnostics, files, options, out),
        Format::Github => github::emit(diagnostics, files, options, out),
        Format::Gitlab => gitlab::emit(diagnostics, files, options, out),
        Format::Sarif => sarif::emit(diagnostics, files, options, out),
        Format::Junit => junit::emit(diagnostics, files, options, out),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fixture::{assert_harmless, files, same, written};
    use super::*;
    use crate::diagnostic::{Finding, Severity};
    use crate::source::{Place, Span};

    #[test]
    fn formats_are_found_by_name() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.name()), Some(format));
        }
        assert_eq!(Format::named("Human"), None);
    }

    #[test]
    fn the_prefix_becomes_a_folder() {
        let files = Files::from_memory([("a.md".to_owned(), Vec::new())]);
        let file = files.find("a.md").unwrap();
        for (prefix, path) in [
            ("", "a.md"),
            ("./", "a.md"),
            ("strategy", "strategy/a.md"),
            ("../x/", "../x/a.md"),
        ] {
            let options = Options {
                prefix,
                ..Options::new(Lang::De)
            };
            assert_eq!(options.path(&files, file), path);
        }
    }

    /// Whether GitHub reads a line as a command. `:::` stands before other places in `human` and names none.
    fn is_command(line: &str) -> bool {
        let line = line.trim_start();
        line.starts_with("::") && !line.starts_with(":::")
    }

    proptest! {
        #[test]
        fn no_format_lets_content_act(
            path in "([a-z:,%#\\[\u{202e}\n]|\\PC){1,20}",
            words in "([a-z:,%#\\[\u{1b}\u{200b}\r\n]|\\PC){0,40}",
        ) {
            let path = format!("{path}.md");
            let files = files([(&path, &words)]);
            let whole = Span { start: 0, end: words.len() as u32 };
            let place = Place { file: files.ids().next().unwrap(), span: whole };
            let finding = Finding::new(place, same(&words))
                .related(place, same(&words))
                .help(same(&words))
                .suggest(same(&words), place, words.clone())
                .of("rule", Severity::Error);
            for format in Format::ALL {
                let out = written(format, std::slice::from_ref(&finding), &files, &Options::new(Lang::De));
                assert_harmless(&out);
                prop_assert_eq!(out.lines().filter(|line| is_command(line)).count(), usize::from(format == Format::Github));
                if matches!(format, Format::Json | Format::Gitlab | Format::Sarif) {
                    prop_assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok());
                }
            }
        }
    }
}
