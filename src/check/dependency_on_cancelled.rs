//! Nothing depends on a project that was cancelled.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::measure::Progress;
use crate::model::{Project, Ref, Strategy};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "dependency-on-cancelled",
    level: Severity::Warning,
    summary: label(
        "ein Projekt setzt ein eingestelltes Projekt voraus",
        "a project depends on one that was cancelled",
    ),
    why: label(
        "Was ein Projekt voraussetzt, kommt nach der Einstellung nicht mehr. Es braucht einen anderen Weg, oder es ist selbst in \
         Gefahr.",
        "What a project depends on will not come once it is cancelled. It needs another way, or is in danger itself.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
depends_on = ["mdr/terminserver"]

[rollout]
unit = "Schulen"
total = 1500
covered = 300
as_of = 2026-03-31
+++

Lehrkräfte und Eltern sehen dieselben Termine.

//- ministries/mdr/projects/terminserver.md
+++
title = "Zentraler Server für Termine"
field = "bildung"
goals = ["schulportal"]
status = "cancelled"
as_of = 2026-02-01
+++

Der Server wird nicht beschafft.
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

//- ministries/mdr/projects/terminserver.md
+++
title = "Zentraler Server für Termine"
field = "bildung"
goals = ["schulportal"]
status = "cancelled"
as_of = 2026-02-01
+++

Der Server wird nicht beschafft.
"#,
    check: Check::Project(check),
};

fn check(context: &Context<'_>, project: &Project, findings: &mut Vec<Finding>) {
    if project.status.is_over() {
        return;
    }
    let needed = project.depends_on.iter();
    let lost = needed.filter_map(|it| Some((it, cancelled(context.strategy, it)?)));
    findings.extend(lost.map(|(reference, other)| finding(project, reference, other)));
}

fn cancelled<'s>(strategy: &'s Strategy, reference: &Ref<Project>) -> Option<&'s Project> {
    strategy
        .get(reference)
        .filter(|project| project.status.value == Progress::Cancelled)
}

fn finding(project: &Project, reference: &Ref<Project>, other: &Project) -> Finding {
    let id = &other.head.id;
    Finding::new(
        project.head.at(reference.span),
        text!(
            "das Projekt setzt `{id}` voraus, das eingestellt ist",
            "the project depends on `{id}`, which was cancelled"
        ),
    )
    .related(
        other.head.at(other.status.span),
        text!("hier eingestellt", "cancelled here"),
    )
    .help(text!(
        "\"{id}\" aus `depends_on` nehmen und nennen, was an seine Stelle tritt",
        "take \"{id}\" out of `depends_on` and name what takes its place"
    ))
}
