//! SARIF as other programs get it.

use snapbox::{IntoData, assert_data_eq, str};

use super::{plain, uri};
use crate::emit::fixture::{assert_harmless, hostile, pretty, sample, written};
use crate::emit::{Format, Options};
use crate::message::{Lang, Text};
use crate::text;

fn about(rule: &str) -> Option<Text> {
    (rule == "unknown-reference").then(|| {
        text!(
            "{rule}: Verweise führen zu etwas",
            "{rule}: references lead somewhere"
        )
    })
}

#[test]
fn a_log_with_rules_and_fixes() {
    let (files, findings) = sample();
    let options = Options {
        prefix: "strategy/",
        about: Some(&about),
        ..Options::new(Lang::De)
    };
    let json = written(Format::Sarif, &findings[1..2], &files, &options);
    let version = env!("CARGO_PKG_VERSION");
    let json = pretty(&json).replace(
        &format!("\"version\": \"{version}\""),
        "\"version\": \"VERSION\"",
    );
    assert_data_eq!(
        json,
        str![[r#"
{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "dstrat",
          "version": "VERSION",
          "rules": [
            {
              "id": "unknown-reference",
              "shortDescription": {
                "text": "unknown-reference: Verweise führen zu etwas"
              },
              "fullDescription": {
                "text": "unknown-reference: Verweise führen zu etwas"
              },
              "help": {
                "text": "mehr dazu: `dstrat explain unknown-reference`"
              }
            }
          ]
        }
      },
      "language": "de",
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "unknown-reference",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "das Feld `bildng` gibt es nicht"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "strategy/ministries/bm/projects/portal.toml"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 10,
                  "endLine": 2,
                  "endColumn": 16
                }
              }
            }
          ],
          "partialFingerprints": {
            "dstrat/v1": "e637c7e65a53fd0303c7ad3590517b57"
          },
          "relatedLocations": [
            {
              "id": 1,
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "strategy/fields/bildung.md"
                },
                "region": {
                  "startLine": 2,
                  "startColumn": 9,
                  "endLine": 2,
                  "endColumn": 18
                }
              },
              "message": {
                "text": "ein ähnliches Feld"
              }
            }
          ],
          "fixes": [
            {
              "description": {
                "text": "meinten Sie `bildung`?"
              },
              "artifactChanges": [
                {
                  "artifactLocation": {
                    "uri": "strategy/ministries/bm/projects/portal.toml"
                  },
                  "replacements": [
                    {
                      "deletedRegion": {
                        "startLine": 2,
                        "startColumn": 10,
                        "endLine": 2,
                        "endColumn": 16
                      },
                      "insertedContent": {
                        "text": "bildung"
                      }
                    }
                  ]
                }
              ]
            }
          ]
        }
      ]
    }
  ]
}

"#]]
        .raw()
    );
}

#[test]
fn hostile_content_is_spelled_out() {
    let (files, findings) = hostile();
    let json = written(Format::Sarif, &findings, &files, &Options::new(Lang::De));
    assert_harmless(&json);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let result = &value["runs"][0]["results"][0];
    let message = result["message"]["text"].as_str().unwrap();
    assert_eq!(message.matches('\n').count(), 1);
    message.lines().for_each(assert_harmless);
    let inserted = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"];
    assert_eq!(inserted["text"], findings[0].message(Lang::De));
}

#[test]
fn content_is_no_link() {
    assert_eq!(
        plain("`[x](https://x.example)`\t[lints]"),
        "`[x\\](https://x.example)`\\t[lints]"
    );
}

#[test]
fn paths_become_uris() {
    for (path, expected) in [
        ("strategy/goals/a-1.md", "strategy/goals/a-1.md"),
        ("../x/Maß nahme.md", "../x/Ma%C3%9F%20nahme.md"),
        ("a:b%#?[c]\\.md", "a%3Ab%25%23%3F%5Bc%5D%5C.md"),
    ] {
        assert_eq!(uri(path), expected);
    }
}
