//! Every project serves a measure or a goal.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::message::{label, quoted_list};
use crate::model::measure::Progress;
use crate::model::{Project, Strategy};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "project-without-goal",
    level: Severity::Warning,
    summary: label(
        "ein Projekt dient weder einer Maßnahme noch einem Etappenziel",
        "a project serves neither a measure nor a goal",
    ),
    why: label(
        "Wozu ein Projekt da ist, zeigt die Maßnahme in `measure` oder das Ziel in `goals`. Ohne beides erscheint es in \
         keiner Übersicht über die Ziele, und sein Erfolg zählt für keines.",
        "What a project is for is told by the measure in `measure` or the goal in `goals`. Without either it is missing in \
         every overview of goals, and its success counts for none.",
    ),
    bad: r#"
//- ministries/bm/projects/messenger.md
+++
title = "Schul-Messenger"
field = "bildung"
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 120
as_of = 2026-03-31
+++

Lehrkräfte und Eltern schreiben einander Nachrichten.
"#,
    good: r#"
//- ministries/bm/projects/messenger.md
+++
title = "Schul-Messenger"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Schulen"
total = 1500
covered = 120
as_of = 2026-03-31
+++

Lehrkräfte und Eltern schreiben einander Nachrichten.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let projects = context.strategy.projects.iter();
    let aimless: Vec<&Project> = projects.filter(|project| is_aimless(project)).collect();
    let goals = goals_of_fields(context.strategy);
    findings.extend(aimless.into_iter().map(|project| finding(project, &goals)));
}

fn is_aimless(project: &Project) -> bool {
    let cancelled = project.status.value == Progress::Cancelled;
    project.measure.is_none() && project.goals.is_empty() && project.head.sound && !cancelled
}

fn goals_of_fields(strategy: &Strategy) -> HashMap<&str, Vec<&str>> {
    let mut goals: HashMap<&str, Vec<&str>> = HashMap::new();
    for goal in &strategy.goals {
        goals.entry(&goal.field.id).or_default().push(&goal.head.id);
    }
    goals
}

fn finding(project: &Project, goals: &HashMap<&str, Vec<&str>>) -> Finding {
    let finding = Finding::new(
        project.head.place(),
        text!(
            "das Projekt dient weder einer Maßnahme noch einem Etappenziel",
            "the project serves neither a measure nor a goal"
        ),
    );
    let field = &project.field.id;
    let Some(goals) = goals.get(&**field) else {
        return finding.help(text!(
            "measure = \"…\" oder goals = [\"…\"] ergänzen",
            "add measure = \"…\" or goals = [\"…\"]"
        ));
    };
    let goals = quoted_list(goals.iter().copied().take(5));
    finding.help(text!(
        "measure = \"…\" oder goals = [\"…\"] ergänzen; Ziele im Handlungsfeld `{field}`: {goals}",
        "add measure = \"…\" or goals = [\"…\"]; goals of the field `{field}`: {goals}"
    ))
}
