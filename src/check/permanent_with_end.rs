//! A permanent task has no end.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Project;
use crate::model::measure::Progress;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "permanent-with-end",
    level: Severity::Error,
    summary: label(
        "eine Daueraufgabe hat ein Ende",
        "a permanent task has an end",
    ),
    why: label(
        "Eine Daueraufgabe (`permanent`) endet nicht; `end`, `end_forecast` und `ended` widersprechen ihr. Endet nur ein \
         Abschnitt, gehört er als Meilenstein in das Projekt.",
        "A permanent task does not end; `end`, `end_forecast` and `ended` contradict it. If only a stage of it ends, that is a \
         milestone of the project.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "permanent"
end = "2027"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 300
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
end = "2027"
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
    if project.status.value == Progress::Permanent {
        findings.extend(finding(project));
    }
}

fn finding(project: &Project) -> Option<Finding> {
    let ends = [
        ("end", &project.end),
        ("end_forecast", &project.end_forecast),
        ("ended", &project.ended),
    ];
    let (key, end) = ends
        .into_iter()
        .find_map(|(key, end)| Some((key, end.as_ref()?)))?;
    let finding = Finding::new(
        project.head.at(end.span),
        text!(
            "eine Daueraufgabe hat kein Ende (`{key}`)",
            "a permanent task has no end (`{key}`)"
        ),
    )
    .related(
        project.head.at(project.status.span),
        text!("hier Daueraufgabe", "permanent here"),
    );
    Some(finding.help(text!(
        "die Zeile `{key}` löschen, oder einen anderen `status` eintragen, etwa \"active\"",
        "delete the line `{key}`, or enter another `status`, such as \"active\""
    )))
}
