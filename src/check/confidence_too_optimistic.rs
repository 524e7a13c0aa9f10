//! A ministry's own light is no better than the computed one.

use crate::ampel::{self, Cause, Forecast};
use crate::diagnostic::{Finding, Severity};
use crate::message::{Text, label};
use crate::model::{Choices, Project};
use crate::source::Span;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The most causes that a finding shows.
const MOST_SHOWN: usize = 5;

/// The rule.
pub const RULE: Rule = Rule {
    name: "confidence-too-optimistic",
    level: Severity::Warning,
    summary: label(
        "die eigene Ampel eines Projekts ist besser als die berechnete",
        "a project's own light is better than the computed one",
    ),
    why: label(
        "Die berechnete Ampel folgt allein aus den Daten des Projekts. Rot: Ein Meilenstein oder das Ende ist verstrichen, oder \
         etwas wird mehr als 90 Tage nach dem Ende erwartet. Gelb: Etwas wird später erwartet als geplant, oder der Stand ist \
         überholt. Ist die eigene Ampel besser, sind die Daten nachzutragen oder die Ampel ist zu ändern.",
        "The computed light follows from the project's dates alone. Red: a milestone or the end is past due, or something is \
         expected more than 90 days after the end. Amber: something is expected later than planned, or the report is out of \
         date. If the ministry's own light is better, either the dates have to be brought up to date or the light is to change.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
confidence = "green"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-03-31

[[milestone]]
id = "pilot"
title = "Zehn Schulen erproben den Kalender"
due = "2026-03"
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
confidence = "green"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-03-31

[[milestone]]
id = "pilot"
title = "Zehn Schulen erproben den Kalender"
due = "2026-03"
done = "2026-03"
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    check: Check::Project(check),
};

fn check(context: &Context<'_>, project: &Project, findings: &mut Vec<Finding>) {
    findings.extend(finding(context, project));
}

fn finding(context: &Context<'_>, project: &Project) -> Option<Finding> {
    let own = project.confidence.as_ref()?;
    let months = context.strategy.settings.interval_months;
    let computed =
        ampel::of(project, context.today, months).filter(|computed| *computed > own.value)?;
    let (own_label, computed_label) = (own.label(), computed.label());
    let (own_de, own_en) = (own_label.de, own_label.en);
    let (de, en) = (computed_label.de, computed_label.en);
    let mut finding = Finding::new(
        project.head.at(own.span),
        text!(
            "die eigene Ampel ist {own_de}, die berechnete {de}",
            "the ministry's own light is {own_en}, the computed one {en}"
        ),
    );
    let causes = ampel::causes(project, context.today, months);
    for cause in causes
        .filter(|cause| cause.light() == computed)
        .take(MOST_SHOWN)
    {
        let (span, why) = told(&cause);
        finding = finding.related(project.head.at(span), why);
    }
    let key = computed.key();
    Some(finding.help(text!(
        "die genannten Daten nachtragen, oder confidence = \"{key}\" mit confidence_reason eintragen",
        "bring these dates up to date, or enter confidence = \"{key}\" with confidence_reason"
    )))
}

/// Where a cause stands, and what it is in words.
fn told(cause: &Cause<'_>) -> (Span, Text) {
    match cause {
        Cause::MissedMilestone(milestone) => {
            let (id, due) = (&milestone.id.value, milestone.due.value);
            let text = text!(
                "der Meilenstein `{id}` war `{due}` fällig",
                "the milestone `{id}` was due `{due}`"
            );
            (milestone.due.span, text)
        }
        Cause::MissedEnd(end) => {
            let day = end.value;
            (
                end.span,
                text!(
                    "das Ende war für `{day}` geplant",
                    "the end was planned for `{day}`"
                ),
            )
        }
        Cause::FarAfterEnd { forecast, days } => {
            let (de, en) = named(forecast);
            let text = text!(
                "{de} wird {days} Tage nach dem geplanten Ende erwartet",
                "{en} is expected {days} days after the planned end"
            );
            (forecast.expected.span, text)
        }
        Cause::Late(forecast) => {
            let ((de, en), due) = (named(forecast), forecast.due.value);
            let text = text!(
                "{de} wird später erwartet als `{due}`",
                "{en} is expected later than `{due}`"
            );
            (forecast.expected.span, text)
        }
        Cause::Stale(as_of) => {
            let day = as_of.value;
            (
                as_of.span,
                text!(
                    "der Stand `{day}` ist überholt",
                    "the report of `{day}` is out of date"
                ),
            )
        }
    }
}

fn named(forecast: &Forecast<'_>) -> (String, String) {
    match forecast.milestone.map(|milestone| &milestone.id.value) {
        Some(id) => (
            format!("der Meilenstein `{id}`"),
            format!("the milestone `{id}`"),
        ),
        None => ("das Ende".to_owned(), "the end".to_owned()),
    }
}
