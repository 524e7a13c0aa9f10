//! Workflow commands of GitHub Actions: each finding becomes an annotation in the pull request.

use std::io::{self, Write};

use super::{Options, lines::Lines};
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::neutral;
use crate::source::{Files, Position};

/// Writes one command a line. What was there before the pull request is left out: the host shows only a few annotations.
///
/// Columns are left out of a finding over several lines: GitHub refuses them there.
/// Source: `AnnotationProperties` of `@actions/core`.
pub fn emit(
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut lines = Lines::new(files);
    for diagnostic in diagnostics.iter().filter(|found| !found.is_old()) {
        let place = diagnostic.finding.place;
        let (start, end) = lines.ends(place);
        writeln!(
            out,
            "::{} file={},{},title={}::{}",
            level(diagnostic.severity),
            property(&options.path(files, place.file)),
            region(start, end),
            property(&format!("dstrat ({})", diagnostic.rule)),
            message(diagnostic, options),
        )?;
    }
    Ok(())
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

fn region(start: Position, end: Position) -> String {
    if start.line == end.line {
        let (line, from, to) = (start.line, start.column, end.column);
        format!("line={line},col={from},endLine={line},endColumn={to}")
    } else {
        format!("line={},endLine={}", start.line, end.line)
    }
}

fn message(diagnostic: &Diagnostic, options: &Options<'_>) -> String {
    let message = data(diagnostic.message(options.lang));
    let Some(help) = &diagnostic.finding.help else {
        return message;
    };
    let word = options.lang.pick("Hilfe", "help");
    format!("{message}%0A{word}: {}", data(help.in_lang(options.lang)))
}

/// Escapes the text of a command as `escapeData` of `@actions/core` does; line breaks were spelled out before.
fn data(text: &str) -> String {
    neutral(text).replace('%', "%25")
}

/// Escapes a property of a command as `escapeProperty` of `@actions/core` does.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use snapbox::{IntoData, assert_data_eq, str};

    use crate::diagnostic::{Finding, Severity};
    use crate::emit::fixture::{assert_harmless, files, hostile, same, sample, span, written};
    use crate::emit::{Format, Options};
    use crate::message::Lang;

    #[test]
    fn one_command_for_each_finding() {
        let (files, findings) = sample();
        let options = Options {
            prefix: "strategy/",
            ..Options::new(Lang::De)
        };
        let shown = written(Format::Github, &findings, &files, &options);
        assert_data_eq!(shown, str![[r#"
::notice file=strategy/fields/bildung.md,line=3,col=1,endLine=3,endColumn=12,title=dstrat (lonely-field)::das Feld nennt nur sich selbst
::error file=strategy/ministries/bm/projects/portal.toml,line=2,col=10,endLine=2,endColumn=16,title=dstrat (unknown-reference)::das Feld `bildng` gibt es nicht
::warning file=strategy/ministries/bm/projects/portal.toml,line=5,col=7,endLine=5,endColumn=13,title=dstrat (end-before-start)::`end` liegt vor `start`%0AHilfe: eines der beiden Daten ändern

"#]].raw());
        assert_eq!(written(Format::Github, &[], &files, &options), "");
    }

    #[test]
    fn several_lines_have_no_columns() {
        let files = files([("a.md", "a\nb\n")]);
        let finding = Finding::new(span(&files, "a.md", 0, 3), same("m")).of("r", Severity::Error);
        let shown = written(Format::Github, &[finding], &files, &Options::new(Lang::En));
        assert_eq!(
            shown,
            "::error file=a.md,line=1,endLine=2,title=dstrat (r)::m\n"
        );
    }

    #[test]
    fn content_forges_no_command() {
        let (files, findings) = hostile();
        let shown = written(Format::Github, &findings, &files, &Options::new(Lang::De));
        assert_harmless(&shown);
        assert_data_eq!(shown, str![[r#"
::error file=a%2Cb%3Ac%25"<&'>]]> \u{23}#vso[x]\u{202e}.md,line=1,col=1,endLine=1,endColumn=2,title=dstrat (rule)::`x\n::stop-commands::t\r\u{1b}[31m \u{202e}\u{23}#[error]100 %25</failure>]]>"'&\u{fffe}`%0AHilfe: `x\n::stop-commands::t\r\u{1b}[31m \u{202e}\u{23}#[error]100 %25</failure>]]>"'&\u{fffe}`

"#]].raw());
    }
}
