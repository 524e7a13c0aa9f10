//! Small strategies and findings for the tests of all formats.

use super::{Format, Options, emit};
use crate::diagnostic::{Diagnostic, Finding, Severity, sort_in};
use crate::message::{Text, neutral};
use crate::source::{Files, Place, Span};
use crate::text;

/// Files from paths and texts.
pub fn files<const N: usize>(contents: [(&str, &str); N]) -> Files {
    Files::from_memory(contents.map(|(path, text)| (path.to_owned(), text.into())))
}

/// The first place in a file where these words stand.
pub fn at(files: &Files, path: &str, words: &str) -> Place {
    let file = files.find(path).unwrap();
    let start = files.text(file).find(words).unwrap();
    Place {
        file,
        span: Span::new(start..start + words.len(), 0),
    }
}

/// A place from byte to byte.
pub fn span(files: &Files, path: &str, start: u32, end: u32) -> Place {
    Place {
        file: files.find(path).unwrap(),
        span: Span { start, end },
    }
}

/// The same words in both languages.
pub fn same(words: &str) -> Text {
    text!("{words}", "{words}")
}

/// What a format writes.
pub fn written(
    format: Format,
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
) -> String {
    let mut out = Vec::new();
    emit(format, diagnostics, files, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Three findings of three levels in two files, with everything that a finding can hold.
pub fn sample() -> (Files, Vec<Diagnostic>) {
    let files = files([
        (
            "fields/bildung.md",
            "+++\ntitle = \"Bildung\"\ncoordinator = \"bn\"\n+++\n",
        ),
        (
            "ministries/bm/projects/portal.toml",
            "title = \"Portal\"\nfield = \"bildng\"\nstart = \"2024\"\nstatus = \"active\"\nend = \"2023\"\n",
        ),
    ]);
    let portal = "ministries/bm/projects/portal.toml";
    let mut findings = vec![
        Finding::new(
            at(&files, portal, "\"2023\""),
            text!("`end` liegt vor `start`", "`end` lies before `start`"),
        )
        .related(
            at(&files, portal, "\"2024\""),
            text!("hier beginnt es", "it starts here"),
        )
        .help(text!(
            "eines der beiden Daten ändern",
            "change one of the dates"
        ))
        .of("end-before-start", Severity::Warning),
        Finding::new(
            at(&files, portal, "bildng"),
            text!(
                "das Feld `bildng` gibt es nicht",
                "there is no field `bildng`"
            ),
        )
        .label(text!("unbekannt", "unknown"))
        .related(
            at(&files, "fields/bildung.md", "\"Bildung\""),
            text!("ein ähnliches Feld", "a similar field"),
        )
        .fix(
            text!("meinten Sie `bildung`?", "did you mean `bildung`?"),
            at(&files, portal, "bildng"),
            "bildung",
        )
        .of("unknown-reference", Severity::Error),
        Finding::new(
            at(&files, "fields/bildung.md", "coordinator"),
            text!(
                "das Feld nennt nur sich selbst",
                "the field names only itself"
            ),
        )
        .of("lonely-field", Severity::Info),
    ];
    sort_in(&files, &mut findings);
    (files, findings)
}

/// A finding whose file name, texts and fix try to break out of every format.
pub fn hostile() -> (Files, Vec<Diagnostic>) {
    let path = "a,b:c%\"<&'>]]> ##vso[x]\u{202e}.md";
    let files = files([(path, "x\n::error::forged\n")]);
    let words =
        "`x\n::stop-commands::t\r\u{1b}[31m \u{202e}##[error]100 %</failure>]]>\"'&\u{fffe}`";
    let finding = Finding::new(at(&files, path, "x"), same(words))
        .related(at(&files, path, "::error"), same(words))
        .help(same(words))
        .fix(same(words), at(&files, path, "x"), words)
        .of("rule", Severity::Error);
    (files, vec![finding])
}

/// JSON over several lines, keys in their order.
pub fn pretty(json: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    format!("{value:#}\n")
}

/// Nothing in it acts on a terminal or, anywhere in a line, on a CI system.
pub fn assert_harmless(output: &str) {
    let spelled_out = |line: &str| *neutral(line) == *line;
    assert!(output.lines().all(spelled_out), "{output}");
}
