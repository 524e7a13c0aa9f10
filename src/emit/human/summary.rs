//! The last lines: how many findings there are, and what to do about them.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Severity};
use crate::message::{Lang, Text, plural, wrap};
use crate::text;

use super::super::Options;

/// Writes the summary of findings. `old`: they are the new ones of a change, and how many were there before.
pub fn write(
    diagnostics: &[&Diagnostic],
    old: Option<usize>,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = options.lang;
    let before = old.map_or(String::new(), |old| before(old, lang));
    if diagnostics.is_empty() {
        let none = match old {
            None | Some(0) => lang.pick("keine Befunde", "no findings"),
            Some(_) => lang.pick("keine neuen Befunde", "no new findings"),
        };
        return writeln!(out, "{none}{before}");
    }
    let new = old.map_or("", |_| lang.pick("neu: ", "new: "));
    writeln!(out, "{new}{}{before}", totals(diagnostics, lang))?;
    let next_steps = [fixes(diagnostics), explanations(diagnostics, options)];
    for step in next_steps.into_iter().flatten() {
        let step = step.in_lang(lang);
        let lines = options.width.map(|width| wrap(step, width).join("\n"));
        writeln!(out, "{}", lines.as_deref().unwrap_or(step))?;
    }
    Ok(())
}

/// "; schon vorher da: 12"
fn before(old: usize, lang: Lang) -> String {
    match old {
        0 => String::new(),
        old => format!("; {}: {old}", lang.pick("schon vorher da", "there before")),
    }
}

/// "2 Fehler, 1 Warnung in 3 Dateien"
fn totals(diagnostics: &[&Diagnostic], lang: Lang) -> String {
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .map(|severity| {
            (
                severity,
                diagnostics
                    .iter()
                    .filter(|d| d.severity == severity)
                    .count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| format!("{count} {}", word(severity, count, lang)))
        .collect();
    let files: BTreeSet<_> = diagnostics.iter().map(|d| d.finding.place.file).collect();
    let files = files.len();
    let (de, en) = plural(files, ("Datei", "file"), ("Dateien", "files"));
    format!("{} in {files} {}", counts.join(", "), lang.pick(de, en))
}

fn word(severity: Severity, count: usize, lang: Lang) -> &'static str {
    let many = match severity {
        Severity::Error => lang.pick("Fehler", "errors"),
        Severity::Warning => lang.pick("Warnungen", "warnings"),
        Severity::Info => lang.pick("Hinweise", "infos"),
    };
    plural(count, severity.label().in_lang(lang), many)
}

fn fixes(diagnostics: &[&Diagnostic]) -> Option<Text> {
    let safe = |d: &&&Diagnostic| d.finding.fix.as_ref().is_some_and(|fix| fix.safe);
    match diagnostics.iter().filter(safe).count() {
        0 => None,
        _ if diagnostics.len() == 1 => Some(text!(
            "`dstrat check --fix` behebt das",
            "`dstrat check --fix` mends it"
        )),
        n => Some(text!(
            "`dstrat check --fix` behebt {n} davon",
            "`dstrat check --fix` mends {n} of them"
        )),
    }
}

/// Names the rule of the heaviest finding, if it has a page: what goes wrong while building is no rule.
fn explanations(diagnostics: &[&Diagnostic], options: &Options<'_>) -> Option<Text> {
    let rule = diagnostics.iter().min_by_key(|d| d.severity)?.rule;
    if options.about.is_some_and(|about| about(rule).is_none()) {
        return None;
    }
    let only = diagnostics.iter().all(|d| d.rule == rule);
    Some(if only {
        text!(
            "`dstrat explain {rule}` erklärt die Regel",
            "`dstrat explain {rule}` explains the rule"
        )
    } else {
        text!(
            "`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `{rule}`",
            "`dstrat explain RULE` explains a rule, for instance `{rule}`"
        )
    })
}
