//! Headings follow one another level by level.

use crate::diagnostic::{Finding, Severity};
use crate::markdown::Heading;
use crate::message::label;
use crate::model::Head;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "skipped-heading-level",
    level: Severity::Warning,
    summary: label(
        "eine Überschrift überspringt eine Ebene",
        "a heading skips a level",
    ),
    why: label(
        "Der Titel des Eintrags ist die oberste Überschrift, im Text beginnen sie mit `##`. Wer mit einer Vorlesesoftware liest, springt von Ebene zu Ebene; eine Lücke klingt wie fehlender Text. Auch das Inhaltsverzeichnis gerät durcheinander.",
        "The entry's title is the topmost heading, in the text they begin with `##`. Who reads with a screen reader jumps from level to level; a gap sounds like missing text. The table of contents gets muddled too.",
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

### Das Portal

Schulen arbeiten mit einem gemeinsamen Portal.
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

## Das Portal

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    check: Check::Entry(check),
};

fn check(context: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    let mut before = 1;
    for heading in &head.body.outline.headings {
        let level = heading.level;
        let wanted = (before + 1).min(level).max(2);
        if level != wanted {
            findings.push(finding(context, head, heading, wanted));
        }
        before = wanted;
    }
}

fn finding(context: &Context<'_>, head: &Head, heading: &Heading, wanted: u8) -> Finding {
    let level = heading.level;
    let (is, should) = ("#".repeat(level.into()), "#".repeat(wanted.into()));
    let message = match level {
        1 => text!(
            "`#` ist die Ebene des Titels",
            "`#` is the level of the title"
        ),
        _ => text!(
            "vor `{is}` fehlt eine Überschrift der Ebene `{should}`",
            "a heading of the level `{should}` is missing before `{is}`"
        ),
    };
    let finding = Finding::new(head.in_text(&heading.range), message);
    let finding = finding.help(text!(
        "die Überschrift mit `{should}` beginnen",
        "begin the heading with `{should}`"
    ));
    let written = head
        .text(context.files)
        .get(heading.range.clone())
        .unwrap_or("");
    if !written.starts_with(&*is) || head.body.decoded.is_some() {
        return finding;
    }
    let marks = heading.range.start..heading.range.start + is.len();
    let title = text!("`{is}` in `{should}` ändern", "change `{is}` to `{should}`");
    finding.suggest(title, head.in_text(&marks), should)
}
