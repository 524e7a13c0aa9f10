//! A Code Quality report of GitLab: findings in the merge request.

use std::io::{self, Write};

use serde::Serialize;

use super::{Options, fingerprint::Fingerprints, guarded, lines::Lines};
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::neutral;
use crate::source::{Files, Place, Position};

/// Writes findings as one JSON array, old ones with them: GitLab compares with the report of the target branch itself.
///
/// Source: "Code Quality report format" of GitLab's documentation; `lines` is what every version reads, `positions` adds columns.
pub fn emit(
    diagnostics: &[Diagnostic],
    files: &Files,
    options: &Options<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut lines = Lines::new(files);
    let mut fingerprints = Fingerprints::default();
    let issues: Vec<Issue> = diagnostics
        .iter()
        .map(|diagnostic| {
            let place = diagnostic.finding.place;
            let path = options.path(files, place.file);
            Issue {
                description: neutral(diagnostic.message(options.lang)).into_owned(),
                check_name: diagnostic.rule,
                fingerprint: fingerprints.next(diagnostic, &path),
                severity: severity(diagnostic.severity),
                location: location(path, place, &mut lines),
            }
        })
        .collect();
    guarded::write(&issues, out)
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Range<usize>,
    positions: Range<Point>,
}

#[derive(Serialize)]
struct Range<T> {
    begin: T,
    end: T,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

/// GitLab's scale is info, minor, major, critical, blocker; dstrat's errors are no emergencies.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}

fn location(path: String, place: Place, lines: &mut Lines<'_>) -> Location {
    let (start, end) = lines.ends(place);
    let point = |position: Position| Point {
        line: position.line,
        column: position.column,
    };
    Location {
        path,
        lines: Range {
            begin: start.line,
            end: end.line,
        },
        positions: Range {
            begin: point(start),
            end: point(end),
        },
    }
}

#[cfg(test)]
mod tests {
    use snapbox::{IntoData, assert_data_eq, str};

    use crate::emit::fixture::{assert_harmless, hostile, pretty, sample, written};
    use crate::emit::{Format, Options};
    use crate::message::Lang;

    #[test]
    fn a_code_quality_report() {
        let (files, findings) = sample();
        let options = Options {
            prefix: "strategy/",
            ..Options::new(Lang::De)
        };
        let json = written(Format::Gitlab, &findings[..2], &files, &options);
        assert_data_eq!(
            pretty(&json),
            str![[r#"
[
  {
    "description": "das Feld nennt nur sich selbst",
    "check_name": "lonely-field",
    "fingerprint": "aec551637d6ca72c8c58b3e94560e5d7",
    "severity": "info",
    "location": {
      "path": "strategy/fields/bildung.md",
      "lines": {
        "begin": 3,
        "end": 3
      },
      "positions": {
        "begin": {
          "line": 3,
          "column": 1
        },
        "end": {
          "line": 3,
          "column": 12
        }
      }
    }
  },
  {
    "description": "das Feld `bildng` gibt es nicht",
    "check_name": "unknown-reference",
    "fingerprint": "e637c7e65a53fd0303c7ad3590517b57",
    "severity": "major",
    "location": {
      "path": "strategy/ministries/bm/projects/portal.toml",
      "lines": {
        "begin": 2,
        "end": 2
      },
      "positions": {
        "begin": {
          "line": 2,
          "column": 10
        },
        "end": {
          "line": 2,
          "column": 16
        }
      }
    }
  }
]

"#]]
            .raw()
        );
        assert_eq!(written(Format::Gitlab, &[], &files, &options), "[]\n");
    }

    #[test]
    fn hostile_content_is_spelled_out() {
        let (files, findings) = hostile();
        let json = written(Format::Gitlab, &findings, &files, &Options::new(Lang::De));
        assert_harmless(&json);
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_harmless(value[0]["description"].as_str().unwrap());
        let path = files.path(findings[0].finding.place.file);
        assert_eq!(value[0]["location"]["path"], path);
    }
}
