//! A roll-out covers no more than there is.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Project;
use crate::model::project::Rollout;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "impossible-rollout",
    level: Severity::Error,
    summary: label(
        "ein Verbreitungsstand nennt mehr Erreichte, als es gibt, oder eine Gesamtzahl von null",
        "a roll-out covers more than there is, or is one of zero units",
    ),
    why: label(
        "`[rollout]` zählt x von n: `covered` von `total`. Mehr als alle kann man nicht erreichen, und ein Anteil von null ist \
         keiner. Häufig sind die Zahlen vertauscht, oder `total` stammt aus einem früheren Jahr.",
        "`[rollout]` counts x of n: `covered` of `total`. Nobody can cover more than all, and a share of zero is none. Often the \
         figures are swapped, or `total` is of an earlier year.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 300
covered = 1500
as_of = 2026-03-31
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    good: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-03-31
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    check: Check::Project(check),
};

fn check(_: &Context<'_>, project: &Project, findings: &mut Vec<Finding>) {
    let rollout = project.rollout.as_ref();
    findings.extend(rollout.and_then(|rollout| finding(project, rollout)));
}

fn finding(project: &Project, rollout: &Rollout) -> Option<Finding> {
    let (head, unit) = (&project.head, &rollout.unit);
    let (covered, total) = (rollout.covered.value, rollout.total.value);
    if total == 0 {
        let finding = Finding::new(
            head.at(rollout.total.span),
            text!(
                "die Gesamtzahl der {unit} ist null",
                "the total of {unit} is zero"
            ),
        );
        return Some(finding.help(text!(
            "`total` eintragen, oder [rollout] löschen",
            "enter `total`, or delete [rollout]"
        )));
    }
    if covered <= total {
        return None;
    }
    let finding = Finding::new(
        head.at(rollout.covered.span),
        text!(
            "{covered} von {total} {unit} sind mehr als alle",
            "{covered} of {total} {unit} are more than all"
        ),
    )
    .related(head.at(rollout.total.span), text!("alle", "all of them"));
    Some(finding.help(text!(
        "`covered` oder `total` berichtigen",
        "correct `covered` or `total`"
    )))
}
