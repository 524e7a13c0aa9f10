//! The stable machine output of `dstrat check`, as format 1 promises it.

use std::io::{self, Write};

use serde::Serialize;

use super::{Options, guarded, lines::Lines};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::message::Lang;
use crate::source::{Files, Place, Position};

/// Writes findings as one JSON object.
pub fn emit(
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut reader = Reader {
        files,
        lang: options.lang,
        lines: Lines::new(files),
    };
    let report = Report {
        version: 1,
        diagnostics: diagnostics.iter().map(|d| reader.entry(d)).collect(),
        summary: Summary {
            all: Counts::of(diagnostics.iter()),
            new: options
                .compared
                .then(|| Counts::of(diagnostics.iter().filter(|d| !d.is_old()))),
        },
    };
    guarded::write(&report, out)
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<bool>,
    message: &'a str,
    #[serde(flatten)]
    region: Region<'a>,
    help: Option<&'a str>,
    fix: Option<Mend<'a>>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Region<'a> {
    file: &'a str,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Mend<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    #[serde(flatten)]
    region: Region<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    region: Region<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Summary {
    #[serde(flatten)]
    all: Counts,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Counts>,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    info: usize,
}

impl Counts {
    fn of<'d>(diagnostics: impl Iterator<Item = &'d Diagnostic> + Clone) -> Counts {
        let count = |severity| {
            diagnostics
                .clone()
                .filter(|d| d.severity == severity)
                .count()
        };
        Counts {
            error: count(Severity::Error),
            warning: count(Severity::Warning),
            info: count(Severity::Info),
        }
    }
}

struct Reader<'a> {
    files: &'a Files,
    lang: Lang,
    lines: Lines<'a>,
}

impl<'a> Reader<'a> {
    fn entry(&mut self, diagnostic: &'a Diagnostic) -> Entry<'a> {
        let finding = &diagnostic.finding;
        let related = finding.related.iter().map(|related| Related {
            region: self.region(related.place),
            message: related.message.in_lang(self.lang),
        });
        Entry {
            related: related.collect(),
            rule: diagnostic.rule,
            severity: diagnostic.severity.key(),
            new: diagnostic.is_new,
            message: diagnostic.message(self.lang),
            region: self.region(finding.place),
            help: finding.help.as_ref().map(|help| help.in_lang(self.lang)),
            fix: finding.fix.as_ref().map(|fix| self.mend(fix)),
        }
    }

    fn mend(&mut self, fix: &'a Fix) -> Mend<'a> {
        let edits = fix.edits.iter().map(|edit| Change {
            region: self.region(edit.place),
            text: &edit.text,
        });
        Mend {
            edits: edits.collect(),
            title: fix.title.in_lang(self.lang),
            safe: fix.safe,
        }
    }

    fn region(&mut self, place: Place) -> Region<'a> {
        let (start, end) = self.lines.ends(place);
        Region {
            file: self.files.path(place.file),
            start: start.into(),
            end: end.into(),
        }
    }
}

impl From<Position> for Point {
    fn from(position: Position) -> Point {
        Point {
            line: position.line,
            column: position.column,
        }
    }
}

#[cfg(test)]
mod tests {
    use snapbox::{IntoData, assert_data_eq, str};

    use crate::emit::fixture::{assert_harmless, hostile, pretty, sample, written};
    use crate::emit::{Format, Options};
    use crate::message::Lang;

    #[test]
    fn the_contract_of_format_1() {
        let (files, findings) = sample();
        let options = Options {
            prefix: "strategy/",
            ..Options::new(Lang::En)
        };
        let json = written(Format::Json, &findings[1..2], &files, &options);
        assert_eq!(json.find('\n'), Some(json.len() - 1));
        assert_data_eq!(
            pretty(&json),
            str![[r#"
{
  "version": 1,
  "diagnostics": [
    {
      "rule": "unknown-reference",
      "severity": "error",
      "message": "there is no field `bildng`",
      "file": "ministries/bm/projects/portal.toml",
      "start": {
        "line": 2,
        "column": 10
      },
      "end": {
        "line": 2,
        "column": 16
      },
      "help": null,
      "fix": {
        "title": "did you mean `bildung`?",
        "safe": true,
        "edits": [
          {
            "file": "ministries/bm/projects/portal.toml",
            "start": {
              "line": 2,
              "column": 10
            },
            "end": {
              "line": 2,
              "column": 16
            },
            "text": "bildung"
          }
        ]
      },
      "related": [
        {
          "file": "fields/bildung.md",
          "start": {
            "line": 2,
            "column": 9
          },
          "end": {
            "line": 2,
            "column": 18
          },
          "message": "a similar field"
        }
      ]
    }
  ],
  "summary": {
    "error": 1,
    "warning": 0,
    "info": 0
  }
}

"#]]
            .raw()
        );
    }

    #[test]
    fn no_findings() {
        let (files, _) = sample();
        let json = written(Format::Json, &[], &files, &Options::new(Lang::De));
        let expected =
            r#"{"version":1,"diagnostics":[],"summary":{"error":0,"warning":0,"info":0}}"#;
        assert_eq!(json.trim_end(), expected);
    }

    #[test]
    fn hostile_content_arrives_as_it_is() {
        let (files, findings) = hostile();
        let json = written(Format::Json, &findings, &files, &Options::new(Lang::De));
        assert_harmless(&json);
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let entry = &value["diagnostics"][0];
        assert_eq!(entry["message"], findings[0].message(Lang::De));
        assert_eq!(entry["file"], files.path(findings[0].finding.place.file));
        assert_eq!(
            entry["fix"]["edits"][0]["text"],
            findings[0].message(Lang::De)
        );
    }
}
