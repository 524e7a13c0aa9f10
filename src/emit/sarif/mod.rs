//! SARIF 2.1.0: findings for code-scanning services and editors.

mod log;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Options, fingerprint::Fingerprints, guarded, lines::Lines};
use crate::diagnostic::{Diagnostic, Edit, Fix, Related, Severity};
use crate::message::{Text, neutral};
use crate::source::{FileId, Files, Place};
use crate::text;

/// Writes findings as one log with one run.
pub fn emit(
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rules = rules(diagnostics);
    let mut reader = Reader {
        files,
        options,
        lines: Lines::new(files),
        fingerprints: Fingerprints::default(),
    };
    let run = log::Run {
        tool: log::Tool {
            driver: driver(&rules, options),
        },
        language: options.lang.tag(),
        column_kind: "unicodeCodePoints",
        results: diagnostics
            .iter()
            .map(|d| reader.entry(d, rules[d.rule]))
            .collect(),
    };
    let log = log::Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [run],
    };
    guarded::write(&log, out)
}

/// The rules that found something, each with its place in the list of rules.
fn rules(diagnostics: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut rules: BTreeMap<_, _> = diagnostics.iter().map(|d| (d.rule, 0)).collect();
    for (at, index) in rules.values_mut().enumerate() {
        *index = at;
    }
    rules
}

fn driver(rules: &BTreeMap<&'static str, usize>, options: &Options<'_>) -> log::Driver<'static> {
    // Empty while Cargo.toml names no home page, and SARIF wants an absolute address or none.
    let home = env!("CARGO_PKG_HOMEPAGE");
    log::Driver {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        information_uri: (!home.is_empty()).then_some(home),
        rules: rules.keys().map(|rule| about(rule, options)).collect(),
    }
}

fn about<'r>(rule: &'r str, options: &Options<'_>) -> log::Rule<'r> {
    let known = options.about.and_then(|about| about(rule));
    let description = message(&known.unwrap_or(text!("{rule}", "{rule}")), options);
    let help = text!(
        "mehr dazu: `dstrat explain {rule}`",
        "learn more: `dstrat explain {rule}`"
    );
    log::Rule {
        id: rule,
        short_description: description.clone(),
        full_description: description,
        help: message(&help, options),
    }
}

struct Reader<'a> {
    files: &'a Files,
    options: &'a Options<'a>,
    lines: Lines<'a>,
    fingerprints: Fingerprints,
}

impl Reader<'_> {
    fn entry<'d>(&mut self, diagnostic: &'d Diagnostic, rule_index: usize) -> log::Entry<'d> {
        let finding = &diagnostic.finding;
        let path = self.options.path(self.files, finding.place.file);
        let related = finding.related.iter().enumerate();
        log::Entry {
            related_locations: related
                .map(|(at, related)| self.related(at, related))
                .collect(),
            rule_id: diagnostic.rule,
            rule_index,
            level: level(diagnostic.severity),
            baseline_state: diagnostic.is_new.map(baseline),
            message: self.message(diagnostic),
            locations: [log::Location {
                id: None,
                physical_location: self.physical(finding.place),
                message: None,
            }],
            partial_fingerprints: log::Fingerprints {
                own: self.fingerprints.next(diagnostic, &path),
            },
            fixes: finding.fix.iter().map(|fix| self.fix(fix)).collect(),
        }
    }

    fn message(&self, diagnostic: &Diagnostic) -> log::Message {
        let mut message = message(&diagnostic.finding.message, self.options);
        if let Some(help) = &diagnostic.finding.help {
            let lang = self.options.lang;
            let word = lang.pick("Hilfe", "help");
            message.text += &format!("\n{word}: {}", plain(help.in_lang(lang)));
        }
        message
    }

    fn related(&mut self, at: usize, related: &Related) -> log::Location {
        log::Location {
            id: Some(at + 1),
            physical_location: self.physical(related.place),
            message: Some(message(&related.message, self.options)),
        }
    }

    fn physical(&mut self, place: Place) -> log::Physical {
        log::Physical {
            artifact_location: self.artifact(place.file),
            region: self.region(place),
        }
    }

    fn artifact(&self, file: FileId) -> log::Artifact {
        let uri = uri(&self.options.path(self.files, file));
        log::Artifact { uri }
    }

    fn region(&mut self, place: Place) -> log::Region {
        let (start, end) = self.lines.ends(place);
        log::Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }

    fn fix<'d>(&mut self, fix: &'d Fix) -> log::Mend<'d> {
        let mut changes: BTreeMap<FileId, Vec<log::Replacement<'d>>> = BTreeMap::new();
        for edit in &fix.edits {
            let replacement = self.replacement(edit);
            changes
                .entry(edit.place.file)
                .or_default()
                .push(replacement);
        }
        let change = |(file, replacements)| log::Change {
            artifact_location: self.artifact(file),
            replacements,
        };
        log::Mend {
            artifact_changes: changes.into_iter().map(change).collect(),
            description: message(&fix.title, self.options),
        }
    }

    fn replacement<'d>(&mut self, edit: &'d Edit) -> log::Replacement<'d> {
        let text = edit.text.as_str();
        log::Replacement {
            deleted_region: self.region(edit.place),
            inserted_content: (!text.is_empty()).then_some(log::Content { text }),
        }
    }
}

/// SARIF 2.1.0, 3.27.24.
fn baseline(is_new: bool) -> &'static str {
    if is_new { "new" } else { "unchanged" }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn message(text: &Text, options: &Options<'_>) -> log::Message {
    let text = plain(text.in_lang(options.lang));
    log::Message { text }
}

/// A text without links: `[words](target)` is one in SARIF's messages, too (3.11.6).
fn plain(text: &str) -> String {
    neutral(text).replace("](", "\\](")
}

/// A path as a relative URI: everything but RFC 3986's unreserved characters and `/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
