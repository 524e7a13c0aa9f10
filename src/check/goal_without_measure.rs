//! Every goal is served by a measure.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Goal, Kind, Lookup, Project, Ref, Strategy};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "goal-without-measure",
    level: Severity::Warning,
    summary: label(
        "keine Maßnahme dient einem Etappenziel",
        "no measure serves a goal",
    ),
    why: label(
        "Ein Etappenziel ohne Maßnahme bleibt ein Wunsch: Niemand ist beauftragt, etwas dafür zu tun. Die Maßnahme eines \
         Ressorts nennt das Ziel in `goals`. Die Regel schweigt, solange sich eine Maßnahme nicht lesen lässt oder ein Ziel \
         nennt, das es nicht gibt.",
        "A goal without a measure remains a wish: nobody is charged with doing anything about it. A ministry's measure names \
         the goal in `goals`. The rule is silent while a measure cannot be read or names a goal that does not exist.",
    ),
    bad: r#"
//- goals/lernplattform.md
+++
title = "Jede Schule hat eine Lernplattform"
field = "bildung"
due = "2028"
lead = "bm"

[[indicator]]
id = "schulen"
title = "Schulen mit Lernplattform"
unit = "Schulen"
baseline = { value = 100, as_of = 2025-01-01 }
target = { value = 1500, due = "2028" }
readings = [{ value = 300, as_of = 2026-03-31 }]
+++

Bis 2028 lernen alle Schulen mit einer Lernplattform.
"#,
    good: r#"
//- goals/lernplattform.md
+++
title = "Jede Schule hat eine Lernplattform"
field = "bildung"
due = "2028"
lead = "bm"

[[indicator]]
id = "schulen"
title = "Schulen mit Lernplattform"
unit = "Schulen"
baseline = { value = 100, as_of = 2025-01-01 }
target = { value = 1500, due = "2028" }
readings = [{ value = 300, as_of = 2026-03-31 }]
+++

Bis 2028 lernen alle Schulen mit einer Lernplattform.

//- ministries/bm/measures/lernplattform-anbieten.md
+++
title = "Eine Lernplattform anbieten"
goals = ["lernplattform"]
status = "active"
as_of = 2026-04-01
+++

Das Land beschafft die Plattform und schult Lehrkräfte.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    let mut served = vec![false; strategy.goals.len()];
    for reference in strategy.measures.iter().flat_map(|measure| &measure.goals) {
        match position(strategy, reference) {
            Some(at) => served[at] = true,
            None if strategy.look_up(Kind::Goal, &reference.id) == Lookup::Unknown => return,
            None => {}
        }
    }
    if strategy.incomplete.contains(&Kind::Measure) {
        return;
    }
    let direct = direct(strategy);
    let goals = strategy
        .goals
        .iter()
        .enumerate()
        .filter(|(at, _)| !served[*at]);
    findings.extend(goals.map(|(at, goal)| finding(goal, direct.get(&at))));
}

fn position(strategy: &Strategy, goal: &Ref<Goal>) -> Option<usize> {
    strategy.position(Kind::Goal, &goal.id)
}

/// For each goal the projects that name it: how many, and the first.
fn direct(strategy: &Strategy) -> HashMap<usize, (usize, &Project)> {
    let mut direct = HashMap::new();
    for project in &strategy.projects {
        for at in project
            .goals
            .iter()
            .filter_map(|goal| position(strategy, goal))
        {
            direct.entry(at).or_insert((0, project)).0 += 1;
        }
    }
    direct
}

fn finding(goal: &Goal, direct: Option<&(usize, &Project)>) -> Finding {
    let id = &goal.head.id;
    let finding = Finding::new(
        goal.head.place(),
        text!(
            "keine Maßnahme dient dem Etappenziel `{id}`",
            "no measure serves the goal `{id}`"
        ),
    );
    let Some((count, project)) = direct else {
        return finding.help(text!(
            "in der Maßnahme, die ihm dient, goals = [\"{id}\"] eintragen, oder eine solche Maßnahme anlegen",
            "enter goals = [\"{id}\"] in the measure that serves it, or add such a measure"
        ));
    };
    let project = &project.head.id;
    finding.help(text!(
        "unmittelbar nennen es Projekte ({count}), etwa `{project}`; die Maßnahme anlegen, zu der sie gehören, mit goals = [\"{id}\"]",
        "projects name it directly ({count}), such as `{project}`; add the measure that they belong to, with goals = [\"{id}\"]"
    ))
}
