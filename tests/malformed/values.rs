//! Values that do not fit their keys, with what is said of them: `tests/corpus/values.txt` holds both.

use std::fmt::Write;

use dstrat::check::example;
use dstrat::diagnostic::{Diagnostic, Edit};
use dstrat::load;
use dstrat::source::Files;

use super::corpus::cases;

/// Where the text of a case stands in the example strategy; cases about contacts begin with `[`.
fn path(text: &str) -> &'static str {
    match text.trim_start().starts_with("[contact") || text.starts_with("[[contact") {
        true => "ministries/bm/contacts.toml",
        false => "ministries/bm/projects/probe.toml",
    }
}

fn tree(text: &str) -> Files {
    example::tree(&format!("//- {}\n{text}\n", path(text)))
}

fn told(files: &Files, text: &str) -> Vec<Diagnostic> {
    let file = files.find(path(text)).unwrap();
    let found = load::load(files).1;
    found
        .into_iter()
        .filter(|found| found.finding.place.file == file)
        .collect()
}

fn mended(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.place.span);
    let mut out = String::new();
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.place.span.range().start]);
        out.push_str(&edit.text);
        at = edit.place.span.range().end;
    }
    out + text.get(at..).unwrap_or("")
}

fn shown(name: &str, text: &str) -> String {
    let files = tree(text);
    let whole = format!("{text}\n");
    let mut out = format!("=== {name}\n{text}\n--- told\n");
    for diagnostic in told(&files, text) {
        let finding = &diagnostic.finding;
        let at = files.position(finding.place.file, finding.place.span.start);
        let marked = whole[finding.place.span.range()].replace('\n', "⏎");
        writeln!(
            out,
            "{}:{} `{marked}` {}",
            at.line, at.column, diagnostic.rule
        )
        .unwrap();
        writeln!(out, "    {}", finding.message.de).unwrap();
        writeln!(out, "    {}", finding.help.as_ref().unwrap().de).unwrap();
        if let Some(fix) = &finding.fix {
            let how = if fix.safe { "certain" } else { "suggested" };
            let mended = mended(&whole, &fix.edits);
            let changed: Vec<&str> = mended
                .lines()
                .filter(|line| !whole.lines().any(|old| old == *line))
                .collect();
            let all: Vec<&str> = mended.lines().collect();
            let changed = if changed.is_empty() { all } else { changed };
            writeln!(out, "    {how}: {}", changed.join("⏎")).unwrap();
        }
    }
    out
}

#[test]
fn values_that_do_not_fit_are_told_with_what_was_meant() {
    let text = include_str!("../corpus/values.txt");
    let all: String = cases(text)
        .into_iter()
        .map(|(name, input)| shown(name, &input))
        .collect();
    snapbox::assert_data_eq!(all, snapbox::file!("../corpus/values.txt").raw());
}
