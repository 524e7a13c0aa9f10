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
use unicode_width::UnicodeWidthStr;

use super::{Options, lines::Lines};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::message::{neutral, wrap};
use crate::source::{FileId, Files, Place};
use excerpt::GUTTER;

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
        let (level, rule) = (diagnostic.severity.label().in_lang(lang), diagnostic.rule);
        let before = level.width() + rule.width() + "[]: ".len();
        let title = severity(diagnostic.severity)
            .with_name(level)
            .primary_title(self.lines_of(diagnostic.message(lang), before))
            .id(rule);
        let mut main = Group::with_title(title).elements(places::elements(self, diagnostic));
        let fix = finding.fix.as_ref();
        let suggestion = fix.and_then(|fix| self.suggestion(finding.place.file, fix));
        for help in self.helps(diagnostic, suggestion.is_some()) {
            main = main.element(self.help().message(self.beside_source(help)));
        }
        let mut report = vec![main];
        report.extend(suggestion);
        self.with_origins(&self.renderer.render(&report))
    }

    /// The next step in words, unless the title over the suggestion says it.
    fn helps<'d>(&self, diagnostic: &'d Diagnostic, suggested: bool) -> Vec<&'d str> {
        let lang = self.options.lang;
        let finding = &diagnostic.finding;
        let title = finding.fix.as_ref().map(|fix| fix.title.in_lang(lang));
        let help = finding.help.as_ref().map(|help| help.in_lang(lang));
        let mut helps: Vec<&str> = help.filter(|_| help != title).into_iter().collect();
        helps.extend(title.filter(|_| !suggested));
        helps
    }

    fn suggestion(&mut self, main: FileId, fix: &Fix) -> Option<Group<'static>> {
        let patches: Vec<Element<'static>> = patch::elements(self, main, fix);
        let before = self.help_word().width() + ": ".len();
        let title = self.lines_of(fix.title.in_lang(self.options.lang), before);
        (!patches.is_empty())
            .then(|| Group::with_title(self.help().secondary_title(title)).elements(patches))
    }

    fn help(&self) -> Level<'static> {
        Level::HELP.with_name(self.help_word())
    }

    fn help_word(&self) -> &'static str {
        self.options.lang.pick("Hilfe", "help")
    }

    fn note(&self) -> Level<'static> {
        Level::NOTE.with_name(self.options.lang.pick("Anmerkung", "note"))
    }

    /// A note or the next step, which stands behind the line numbers.
    fn beside_source(&self, text: &str) -> String {
        let word = self.options.lang.pick("Anmerkung", "note");
        self.lines_of(text, GUTTER + word.width())
    }

    /// A text on one line or, in a terminal, on as many as it takes; so many columns stand before each.
    fn lines_of(&self, text: &str, before: usize) -> String {
        const LEAST: usize = 24;
        let text = neutral(text);
        let room = self.options.width.map(|width| width.saturating_sub(before));
        // In a very narrow terminal lines of a few words would be harder to read than those that run on.
        match room.filter(|room| *room >= LEAST) {
            Some(room) => wrap(&text, room).join("\n"),
            None => text.into_owned(),
        }
    }

    /// How many columns of source fit beside the line numbers.
    fn room(&self) -> usize {
        self.options.columns().saturating_sub(GUTTER).max(32)
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
