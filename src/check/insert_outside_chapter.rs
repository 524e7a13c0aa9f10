//! Only chapters have content inserted.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Head, Kind};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "insert-outside-chapter",
    level: Severity::Error,
    summary: label(
        "ein Block `dstrat` steht nicht in einem Kapitel",
        "a block `dstrat` stands outside a chapter",
    ),
    why: label(
        "Nur in Kapiteln, also unter `document/`, wird ein Block `dstrat` durch den Inhalt ersetzt, den er nennt. Anderswo stünde er als Programmtext im Dokument.",
        "Only in chapters, that is below `document/`, a block `dstrat` is replaced by the content it names. Elsewhere it would stand in the document as source code.",
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

Schulen arbeiten mit einem gemeinsamen Portal.

```dstrat
insert = "projects"
```
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

Schulen arbeiten mit einem gemeinsamen Portal.

//- document/01-programm.md
+++
title = "Programm"
+++

```dstrat
insert = "projects"
```
"#,
    check: Check::Entry(check),
};

fn check(_: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    if head.kind == Kind::Chapter {
        return;
    }
    findings.extend(head.body.outline.inserts.iter().map(|range| {
        Finding::new(
            head.in_text(range),
            text!("hier wird nichts eingefügt: das ist kein Kapitel", "nothing is inserted here: this is no chapter"),
        )
        .help(text!(
            "den Block in ein Kapitel unter `document/` verschieben, oder die Einträge mit ihren Dateien verlinken",
            "move the block to a chapter below `document/`, or link to the files of the entries"
        ))
    }));
}
