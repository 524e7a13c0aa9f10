//! Pictures have words for those who cannot see them.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Head;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "picture-without-words",
    level: Severity::Warning,
    summary: label(
        "ein Bild hat keinen Alternativtext",
        "a picture has no alternative text",
    ),
    why: label(
        "Wer das Bild nicht sehen kann, hört oder liest den Alternativtext; öffentliche Stellen sind dazu verpflichtet (BITV 2.0, EN 301 549). Er sagt in einem Satz, was das Bild zeigt.",
        "Those who cannot see the picture hear or read the alternative text; public bodies have to provide it (EU directive 2016/2102, EN 301 549). It says in a sentence what the picture shows.",
    ),
    bad: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "koordination"
+++

![](../assets/kind.png)

Schulen arbeiten mit einem gemeinsamen Portal.

//- ministries/bm/assets/kind.png
bytes: 89 50 4e 47 0d 0a 1a 0a
"#,
    good: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "koordination"
+++

![Ein Kind vor einem Bildschirm](../assets/kind.png)

Schulen arbeiten mit einem gemeinsamen Portal.

//- ministries/bm/assets/kind.png
bytes: 89 50 4e 47 0d 0a 1a 0a
"#,
    check: Check::Entry(check),
};

fn check(_: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    let pictures = head.body.outline.links.iter().filter(|link| link.picture);
    for picture in pictures.filter(|picture| !picture.has_words) {
        findings.push(
            Finding::new(
                head.in_text(&picture.range),
                text!("dieses Bild hat keinen Alternativtext", "this picture has no alternative text"),
            )
            .help(text!(
                "zwischen die eckigen Klammern schreiben, was zu sehen ist: ![Ein Kind vor einem Bildschirm](…)",
                "write between the square brackets what it shows: ![A child in front of a screen](…)"
            )),
        );
    }
}
