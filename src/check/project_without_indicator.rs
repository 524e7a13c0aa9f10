//! Every project that runs or is planned can be measured.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Project;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "project-without-indicator",
    level: Severity::Info,
    summary: label(
        "ein Projekt hat weder Kennzahl noch Verbreitungsstand",
        "a project has neither an indicator nor a roll-out",
    ),
    why: label(
        "Was ein Projekt bewirkt, zeigt eine Kennzahl (`[[indicator]]`) oder der Stand seiner Verbreitung (`[rollout]`: x von n \
         Schulen, Kommunen, Behörden). Ohne beides bleibt nur, seine Aktivitäten zu beschreiben. Abgeschlossene und \
         eingestellte Projekte werden nicht mehr gefragt.",
        "What a project achieves is shown by an indicator (`[[indicator]]`) or by how far it has spread (`[rollout]`: x of n \
         schools, municipalities, authorities). Without either only its activities can be described. Projects that are \
         completed or cancelled are not asked any more.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
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
    if is_bare(project) {
        findings.push(finding(project));
    }
}

fn is_bare(project: &Project) -> bool {
    let measured = !project.indicators.is_empty() || project.rollout.is_some();
    !measured && project.head.sound && !project.status.is_over()
}

fn finding(project: &Project) -> Finding {
    Finding::new(
        project.head.place(),
        text!(
            "das Projekt hat weder Kennzahl noch Verbreitungsstand",
            "the project has neither an indicator nor a roll-out"
        ),
    )
    .help(text!(
        "ein [[indicator]] mit id, title, unit, baseline, target und readings ergänzen, oder [rollout] mit unit, total, covered und as_of",
        "add an [[indicator]] with id, title, unit, baseline, target and readings, or [rollout] with unit, total, covered and as_of"
    ))
}
