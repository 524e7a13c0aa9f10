//! A ministry says why its own light is amber or red.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::project::Ampel;
use crate::model::{Choices, Project};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "confidence-without-reason",
    level: Severity::Warning,
    summary: label(
        "eine gelbe oder rote Ampel ist nicht begründet",
        "an amber or red light is given without a reason",
    ),
    why: label(
        "Eine gelbe oder rote Ampel bittet um Hilfe oder um Geduld. Erst der Grund in `confidence_reason` sagt der Federführung \
         und dem Kabinett, worum.",
        "An amber or red light asks for help or for patience. Only the reason in `confidence_reason` tells the lead and the \
         cabinet for what.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
confidence = "amber"
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
confidence = "amber"
confidence_reason = "Für die Schulung der Lehrkräfte fehlen zwei Stellen."
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
    if project.confidence_reason.is_none() && project.head.sound {
        findings.extend(finding(project));
    }
}

fn finding(project: &Project) -> Option<Finding> {
    let confidence = project
        .confidence
        .as_ref()
        .filter(|light| light.value != Ampel::Green)?;
    let light = confidence.label();
    let (de, en) = (light.de, light.en);
    let finding = Finding::new(
        project.head.at(confidence.span),
        text!(
            "die Ampel ist {de}, der Grund fehlt",
            "the light is {en}, the reason is missing"
        ),
    );
    Some(finding.help(text!(
        "darunter confidence_reason = \"…\" ergänzen: was fehlt, und wer könnte helfen?",
        "add confidence_reason = \"…\" below: what is missing, and who could help?"
    )))
}
