//! Every goal has an indicator.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Goal;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "goal-without-indicator",
    level: Severity::Warning,
    summary: label(
        "ein Etappenziel hat keine Kennzahl",
        "a goal has no indicator",
    ),
    why: label(
        "Ob ein Ziel erreicht ist, lässt sich ohne Kennzahl nicht entscheiden, nur behaupten. Eine Kennzahl sagt, was gemessen \
         wird, von welchem Ausgangswert und bis zu welchem Zielwert.",
        "Without an indicator nobody can decide whether a goal is reached, only claim it. An indicator says what is measured, \
         from which baseline and up to which target.",
    ),
    bad: r#"
//- goals/schulportal.md
+++
title = "Jede Schule nutzt das Schulportal"
field = "bildung"
due = "2028"
lead = "bm"
+++

Bis 2028 arbeiten alle Schulen mit dem Schulportal.
"#,
    good: r#"
//- goals/schulportal.md
+++
title = "Jede Schule nutzt das Schulportal"
field = "bildung"
due = "2028"
lead = "bm"

[[indicator]]
id = "schulen"
title = "Schulen mit Schulportal"
unit = "Schulen"
baseline = { value = 100, as_of = 2025-01-01 }
target = { value = 1500, due = "2028" }
readings = [{ value = 700, as_of = 2026-03-31 }]
+++

Bis 2028 arbeiten alle Schulen mit dem Schulportal.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let goals = context.strategy.goals.iter();
    let bare = goals.filter(|goal| goal.indicators.is_empty() && goal.head.sound);
    findings.extend(bare.map(finding));
}

fn finding(goal: &Goal) -> Finding {
    Finding::new(
        goal.head.place(),
        text!(
            "das Etappenziel hat keine Kennzahl",
            "the goal has no indicator"
        ),
    )
    .help(text!(
        "ein [[indicator]] mit id, title, unit, baseline, target und readings ergänzen",
        "add an [[indicator]] with id, title, unit, baseline, target and readings"
    ))
}
