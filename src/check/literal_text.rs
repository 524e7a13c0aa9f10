//! A text can be read as Markdown.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Head;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "literal-text",
    level: Severity::Error,
    summary: label(
        "ein Text ist zu lang oder zu tief verschachtelt, um als Markdown gelesen zu werden",
        "a text is too long or too deeply nested to be read as Markdown",
    ),
    why: label(
        "Ein Text, der sich nicht lesen lässt, steht im Dokument, wie er geschrieben wurde, und seine Verweise und Bilder prüft niemand. Meist ist er aus einem Programm gefallen.",
        "A text that cannot be read stands in the document as it was written, and nobody checks its links and pictures. Mostly it fell out of a program.",
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

>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> Schulen arbeiten mit einem gemeinsamen Portal.
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

> Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    check: Check::Entry(check),
};

fn check(context: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    if !head.body.outline.literal {
        return;
    }
    let text = head.text(context.files);
    let first = text.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    let length = text[first..].lines().next().map_or(0, str::len);
    findings.push(
        Finding::new(
            head.in_text(&(first..first + length)),
            text!("dieser Text ist zu lang oder zu tief verschachtelt; er wird gezeigt, wie er geschrieben ist", "this text is too long or too deeply nested; it is shown as it is written"),
        )
        .help(text!(
            "den Text auf mehrere Einträge verteilen, Listen und Zitate flacher schachteln",
            "split the text into several entries, nest lists and quotations less deeply"
        )),
    );
}
