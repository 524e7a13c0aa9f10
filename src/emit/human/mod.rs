//! Findings for people, in rustc's look: what, where, why, and the next step; a summary at the end.

mod earlier;
mod excerpt;
mod patch;
mod places;
mod summary;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use annotate_snippets::{Element, Group, Level, Renderer};

use super::{Options, lines::Lines};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::message::neutral;
use crate::source::{FileId, Files, Place};

/// Writes each finding, an empty line after it, and the summary. Findings that were there before are only named.
pub fn emit(
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    earlier::write(diagnostics, files, options, out)?;
    let mut page = Page::new(files, options);
    let (old, new): (Vec<_>, Vec<_>) = diagnostics.iter().partition(|found| found.is_old());
    for diagnostic in &new {
        writeln!(out, "{}\n", page.show(diagnostic))?;
    }
    let old = options.compared.then_some(old.len());
    summary::write(&new, old, options, out)
}

/// What all findings of a run share, and the places that the finding at hand names.
struct Page<'a> {
    files: &'a Files,
    options: &'a Options<'a>,
    lines: Lines<'a>,
    renderer: Renderer,
    origins: Vec<String>,
}

/// Stands for a path in what the renderer is given. A noncharacter: [`neutral`] lets none through.
const ORIGIN: char = '\u{fdd0}';

/// More columns than any line that the renderer is given, for long ones are cut before; it multiplies this number.
const WIDE: usize = 1 << 20;

impl<'a> Page<'a> {
    fn new(files: &'a Files, options: &'a Options<'a>) -> Page<'a> {
        let renderer = if options.color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        Page {
            files,
            options,
            lines: Lines::new(files),
            renderer: renderer.term_width(WIDE).hyperlink(false),
            origins: Vec::new(),
        }
    }

    fn show(&mut self, diagnostic: &Diagnostic) -> String {
        self.origins.clear();
        let finding = &diagnostic.finding;
        let lang = self.options.lang;
        let title = severity(diagnostic.severity)
            .with_name(diagnostic.severity.label().in_lang(lang))
            .primary_title(neutral(diagnostic.message(lang)))
            .id(diagnostic.rule);
        let mut main = Group::with_title(title).elements(places::elements(self, diagnostic));
        let fix = finding.fix.as_ref();
        let suggestion = fix.and_then(|fix| self.suggestion(finding.place.file, fix));
        for help in self.helps(diagnostic, suggestion.is_some()) {
            main = main.element(self.help().message(help));
        }
        let mut report = vec![main];
        report.extend(suggestion);
        self.with_origins(&self.renderer.render(&report))
    }

    /// The next step in words, unless the title over the suggestion says it.
    fn helps(&self, diagnostic: &Diagnostic, suggested: bool) -> Vec<String> {
        let lang = self.options.lang;
        let finding = &diagnostic.finding;
        let title = finding.fix.as_ref().map(|fix| fix.title.in_lang(lang));
        let help = finding.help.as_ref().map(|help| help.in_lang(lang));
        let mut helps: Vec<&str> = help.filter(|_| help != title).into_iter().collect();
        helps.extend(title.filter(|_| !suggested));
        helps
            .into_iter()
            .map(|text| neutral(text).into_owned())
            .collect()
    }

    fn suggestion(&mut self, main: FileId, fix: &Fix) -> Option<Group<'static>> {
        let patches: Vec<Element<'static>> = patch::elements(self, main, fix);
        let title = neutral(fix.title.in_lang(self.options.lang)).into_owned();
        (!patches.is_empty())
            .then(|| Group::with_title(self.help().secondary_title(title)).elements(patches))
    }

    fn help(&self) -> Level<'static> {
        Level::HELP.with_name(self.options.lang.pick("Hilfe", "help"))
    }

    fn note(&self) -> Level<'static> {
        Level::NOTE.with_name(self.options.lang.pick("Anmerkung", "note"))
    }

    /// How many columns of source fit beside the line numbers.
    fn room(&self) -> usize {
        const GUTTER: usize = 8;
        self.options.width.saturating_sub(GUTTER).max(32)
    }

    /// A path for the renderer that becomes the name of this place.
    ///
    /// The renderer counts columns in the excerpt that it is given, where lines are cut and characters spelled out.
    fn origin(&mut self, place: Place) -> String {
        let (start, _) = self.lines.ends(place);
        let path = self.options.path(self.files, place.file);
        let (line, column) = (start.line, start.column);
        self.origins
            .push(format!("{}:{line}:{column}", neutral(&path)));
        format!("{ORIGIN}{}", self.origins.len() - 1)
    }

    fn with_origins(&self, rendered: &str) -> String {
        let mut parts = rendered.split(ORIGIN);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = part.find(['\n', '\u{1b}']).unwrap_or(part.len());
            let number = part[..end].split(':').next();
            let origin = number.and_then(|n| self.origins.get(n.parse::<usize>().ok()?));
            out.push_str(origin.map_or("", String::as_str));
            out.push_str(&part[end..]);
        }
        out
    }
}

fn severity(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}
