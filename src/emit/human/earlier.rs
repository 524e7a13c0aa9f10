//! What was there before the change at hand, in one line each: it is not what the reader is asked about.

use std::io::{self, Write};

use super::{Options, neutral};
use crate::diagnostic::Diagnostic;
use crate::emit::lines::Lines;
use crate::message::{Lang, wrap};
use crate::source::Files;

/// So many are named, the heaviest first.
const MOST: usize = 10;

/// The columns before the first line of one, and before its further lines.
const FIRST: usize = 2;
const FURTHER: usize = 6;

/// Writes the findings that are not new, under a heading, and a heading for those that are.
pub fn write(
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut old: Vec<&Diagnostic> = diagnostics.iter().filter(|d| d.is_old()).collect();
    if old.is_empty() {
        return Ok(());
    }
    let (lang, all) = (options.lang, old.len());
    old.sort_by_key(|diagnostic| diagnostic.severity);
    old.truncate(MOST);
    writeln!(out, "{}:", lang.pick("schon vorher da", "there before"))?;
    let room = options.columns().saturating_sub(FURTHER);
    let mut lines = Lines::new(files);
    for diagnostic in &old {
        let place = diagnostic.finding.place;
        let (start, _) = lines.ends(place);
        let (path, line, column) = (options.path(files, place.file), start.line, start.column);
        let (level, rule) = (diagnostic.severity.label().in_lang(lang), diagnostic.rule);
        let message = neutral(diagnostic.message(lang));
        let path = neutral(&path);
        let said = format!("{path}:{line}:{column}: {level}[{rule}]: {message}");
        for (at, line) in wrap(&said, room).iter().enumerate() {
            let indent = if at == 0 { FIRST } else { FURTHER };
            writeln!(out, "{:indent$}{line}", "")?;
        }
    }
    more(all - old.len(), lang, out)?;
    if all < diagnostics.len() {
        writeln!(out, "{}:\n", lang.pick("neu", "new"))?;
    }
    Ok(())
}

fn more(count: usize, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    if count > 0 {
        let (de, en) = (
            "weitere; `dstrat check` zeigt alle",
            "more; `dstrat check` shows all",
        );
        writeln!(out, "  … {count} {}", lang.pick(de, en))?;
    }
    writeln!(out)
}
