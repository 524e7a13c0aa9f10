//! Milestones lie between the start and the end of their project.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::date::days_between;
use crate::model::project::Milestone;
use crate::model::{PartialDate, Project};
use crate::source::Spanned;
use crate::text;

use super::rule::{Check, Context, Rule};

/// How many days a milestone may lie outside: the decision to begin and the handing over often do.
const GRACE_DAYS: i32 = 31;

/// The rule.
pub const RULE: Rule = Rule {
    name: "milestone-outside-project",
    level: Severity::Warning,
    summary: label(
        "ein Meilenstein liegt vor dem Beginn oder nach dem Ende seines Projekts",
        "a milestone lies before the start or after the end of its project",
    ),
    why: label(
        "Meilensteine gliedern die Zeit zwischen Beginn und Ende. Liegt einer außerhalb, ist meist eine Jahreszahl vertippt, oder \
         das Ende des Projekts wurde nicht mit verschoben. Als Ende zählt das späteste von `end`, `end_forecast` und `ended`. \
         Bis zu 31 Tage davor oder danach sind in Ordnung: Auftakt und Übergabe liegen oft dort.",
        "Milestones divide the time between start and end. If one lies outside, usually a year is mistyped, or the project's end \
         was not moved along. The latest of `end`, `end_forecast` and `ended` counts as the end. Up to 31 days \
         before or after are fine: the decision to begin and the handing over often lie there.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
start = "2025"
end = "2027"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-03-31

[[milestone]]
id = "alle-schulen"
title = "Alle Schulen nutzen den Kalender"
due = "2028-06"
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
start = "2025"
end = "2027"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-03-31

[[milestone]]
id = "alle-schulen"
title = "Alle Schulen nutzen den Kalender"
due = "2027-06"
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    check: Check::Project(check),
};

fn check(_: &Context<'_>, project: &Project, findings: &mut Vec<Finding>) {
    let milestones = project.milestones.iter();
    findings.extend(milestones.filter_map(|milestone| finding(project, milestone)));
}

fn finding(project: &Project, milestone: &Milestone) -> Option<Finding> {
    before_start(project, milestone).or_else(|| after_end(project, milestone))
}

/// Whether one day lies certainly, and not only by a little, before another.
fn lies_before(one: PartialDate, other: PartialDate) -> bool {
    days_between(one.last_day(), other.first_day()) > GRACE_DAYS
}

fn before_start(project: &Project, milestone: &Milestone) -> Option<Finding> {
    let start = project.start.as_ref()?;
    let dates = [
        ("due", Some(&milestone.due)),
        ("done", milestone.done.as_ref()),
    ];
    let known = dates
        .into_iter()
        .filter_map(|(key, date)| Some((key, date?)));
    let (key, date) = known
        .into_iter()
        .find(|(_, date)| lies_before(date.value, start.value))?;
    let (id, day, begin) = (&milestone.id.value, date.value, start.value);
    let finding = Finding::new(
        project.head.at(date.span),
        text!(
            "der Meilenstein `{id}` liegt mit `{day}` vor dem Beginn des Projekts `{begin}`",
            "the milestone `{id}` lies with `{day}` before the start of the project `{begin}`"
        ),
    )
    .related(
        project.head.at(start.span),
        text!("der Beginn", "the start"),
    );
    Some(finding.help(text!(
        "`{key}` des Meilensteins oder `start` berichtigen",
        "correct `{key}` of the milestone or `start`"
    )))
}

fn after_end(project: &Project, milestone: &Milestone) -> Option<Finding> {
    let (key, end) = last_end(project)?;
    if !lies_before(end.value, milestone.due.value) {
        return None;
    }
    let (id, day, last) = (&milestone.id.value, milestone.due.value, end.value);
    let finding = Finding::new(
        project.head.at(milestone.due.span),
        text!(
            "der Meilenstein `{id}` liegt mit `{day}` nach dem Ende des Projekts `{last}`",
            "the milestone `{id}` lies with `{day}` after the end of the project `{last}`"
        ),
    )
    .related(project.head.at(end.span), text!("das Ende", "the end"));
    Some(finding.help(text!(
        "`due` des Meilensteins oder `{key}` berichtigen",
        "correct `due` of the milestone or `{key}`"
    )))
}

fn last_end(project: &Project) -> Option<(&'static str, &Spanned<PartialDate>)> {
    let ends = [
        ("end", &project.end),
        ("end_forecast", &project.end_forecast),
        ("ended", &project.ended),
    ];
    let known = ends
        .into_iter()
        .filter_map(|(key, end)| Some((key, end.as_ref()?)));
    known.max_by_key(|(_, end)| end.last_day())
}
