//! A project ends after it has begun.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Project;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "end-before-start",
    level: Severity::Error,
    summary: label(
        "ein Projekt endet, bevor es beginnt",
        "a project ends before it begins",
    ),
    why: label(
        "Das geplante, erwartete oder tatsächliche Ende liegt vor dem Beginn; meist ist eine Jahreszahl vertippt. Von ungenauen \
         Daten wie `\"2025\"` wird nur beanstandet, was sicher ist.",
        "The planned, expected or actual end lies before the start; usually a year is mistyped. Of dates of lesser precision, \
         such as `\"2025\"`, only what is certain is complained about.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "planned"
start = "2027-03"
end = "2026"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 0
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
status = "planned"
start = "2026-03"
end = "2026"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 0
as_of = 2026-03-31
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    check: Check::Project(check),
};

fn check(_: &Context<'_>, project: &Project, findings: &mut Vec<Finding>) {
    findings.extend(finding(project));
}

/// One finding for all ends: if the start is mistyped, they are all right.
fn finding(project: &Project) -> Option<Finding> {
    let start = project.start.as_ref()?;
    let ends = [
        ("end", &project.end),
        ("end_forecast", &project.end_forecast),
        ("ended", &project.ended),
    ];
    let known = ends
        .into_iter()
        .filter_map(|(key, end)| Some((key, end.as_ref()?)));
    let (key, end) = known
        .into_iter()
        .find(|(_, end)| end.is_before(start.value))?;
    let (end, span, begin) = (end.value, end.span, start.value);
    let finding = Finding::new(
        project.head.at(span),
        text!(
            "das Projekt endet `{end}`, beginnt aber erst `{begin}`",
            "the project ends `{end}`, but begins only `{begin}`"
        ),
    )
    .related(
        project.head.at(start.span),
        text!("der Beginn", "the start"),
    );
    Some(finding.help(text!(
        "`start` oder `{key}` berichtigen",
        "correct `start` or `{key}`"
    )))
}
