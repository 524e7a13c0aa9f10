//! What has ended does not run any more.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::measure::Progress;
use crate::model::{Choices, Project};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "ended-but-running",
    level: Severity::Error,
    summary: label(
        "ein Projekt hat ein tatsächliches Ende, gilt aber nicht als beendet",
        "a project has actually ended, but its status says otherwise",
    ),
    why: label(
        "`ended` ist der Tag, an dem ein Projekt tatsächlich endete; danach ist es abgeschlossen oder eingestellt. Ein Ende, das \
         erst erwartet wird, steht in `end_forecast`.",
        "`ended` is the day on which a project actually ended; after that it is completed or cancelled. An end that is only \
         expected stands in `end_forecast`.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
ended = "2026-03"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
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
status = "completed"
ended = "2026-03"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 1500
as_of = 2026-03-31
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    check: Check::Project(check),
};

fn check(_: &Context<'_>, project: &Project, findings: &mut Vec<Finding>) {
    findings.extend(finding(project));
}

/// Permanent tasks are left to `permanent-with-end`.
fn finding(project: &Project) -> Option<Finding> {
    let ended = project.ended.as_ref()?;
    let status = project.status.value;
    if status.is_over() || status == Progress::Permanent {
        return None;
    }
    let (day, label) = (ended.value, status.label());
    let (de, en) = (label.de, label.en);
    let finding = Finding::new(
        project.head.at(project.status.span),
        text!(
            "das Projekt endete `{day}`, sein Stand ist aber „{de}“",
            "the project ended `{day}`, yet its status is \"{en}\""
        ),
    )
    .related(
        project.head.at(ended.span),
        text!("das tatsächliche Ende", "the actual end"),
    );
    Some(finding.help(text!(
        "status = \"completed\" oder \"cancelled\" eintragen, oder `ended` löschen; ein erwartetes Ende gehört in `end_forecast`",
        "enter status = \"completed\" or \"cancelled\", or delete `ended`; an expected end belongs in `end_forecast`"
    )))
}
