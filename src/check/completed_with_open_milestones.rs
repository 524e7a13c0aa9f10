//! What is completed has no open milestones.

use crate::diagnostic::{Finding, Severity};
use crate::message::{label, plural};
use crate::model::Project;
use crate::model::measure::Progress;
use crate::model::project::Milestone;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The most places that a finding shows.
const MOST_SHOWN: usize = 5;

/// The rule.
pub const RULE: Rule = Rule {
    name: "completed-with-open-milestones",
    level: Severity::Error,
    summary: label(
        "ein abgeschlossenes Projekt hat offene Meilensteine",
        "a completed project has open milestones",
    ),
    why: label(
        "Abgeschlossen heißt: Alles ist erreicht. Ein Meilenstein ohne `done` widerspricht dem. Entweder fehlt nur das Datum, \
         oder das Projekt läuft noch, oder der Meilenstein wurde aufgegeben und gehört nicht mehr hierher.",
        "Completed means that all is reached. A milestone without `done` contradicts that. Either only the date is missing, or \
         the project still runs, or the milestone was given up and belongs here no longer.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "completed"
ended = "2026-03"
as_of = 2026-04-01

[[milestone]]
id = "alle-schulen"
title = "Alle Schulen nutzen den Kalender"
due = "2026-02"
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    good: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "completed"
ended = "2026-03"
as_of = 2026-04-01

[[milestone]]
id = "alle-schulen"
title = "Alle Schulen nutzen den Kalender"
due = "2026-02"
done = "2026-03"
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    check: Check::Project(check),
};

fn check(_: &Context<'_>, project: &Project, findings: &mut Vec<Finding>) {
    if project.head.sound && project.status.value == Progress::Completed {
        findings.extend(finding(project));
    }
}

fn finding(project: &Project) -> Option<Finding> {
    let open: Vec<&Milestone> = project
        .milestones
        .iter()
        .filter(|milestone| milestone.done.is_none())
        .collect();
    if open.is_empty() {
        return None;
    }
    let count = open.len();
    let (de, en) = plural(
        count,
        ("Meilenstein ist", "milestone is"),
        ("Meilensteine sind", "milestones are"),
    );
    let mut finding = Finding::new(
        project.head.at(project.status.span),
        text!(
            "das Projekt ist abgeschlossen, aber {count} {de} offen",
            "the project is completed, but {count} {en} open"
        ),
    );
    for milestone in open.iter().take(MOST_SHOWN) {
        let id = &milestone.id.value;
        finding = finding.related(
            project.head.at(milestone.id.span),
            text!("`{id}` hat kein `done`", "`{id}` has no `done`"),
        );
    }
    Some(finding.help(text!(
        "beim Meilenstein done = JJJJ-MM-TT eintragen, oder status = \"active\"",
        "enter done = YYYY-MM-DD at the milestone, or status = \"active\""
    )))
}
