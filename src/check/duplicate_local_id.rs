//! Short names of milestones and indicators stand once in an entry.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::message::{Label, label};
use crate::model::{Head, Indicator};
use crate::source::{Span, Spanned};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "duplicate-local-id",
    level: Severity::Error,
    summary: label(
        "ein Kurzname steht in einem Eintrag zweimal",
        "a short name stands twice in an entry",
    ),
    why: label(
        "Meilensteine und Kennzahlen werden an ihrer `id` wiedererkannt, von Bericht zu Bericht. Stehen in einem Eintrag zwei \
         gleiche, lässt sich ihr Verlauf nicht auseinanderhalten. Ein Meilenstein und eine Kennzahl dürfen gleich heißen.",
        "Milestones and indicators are recognised by their `id` from report to report. If two in an entry are the same, their \
         histories cannot be told apart. A milestone and an indicator may have the same name.",
    ),
    bad: r#"
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

[[milestone]]
id = "pilot"
title = "Zehn Schulen erproben den Kalender"
due = "2026-09"

[[milestone]]
id = "pilot"
title = "Alle Schulen nutzen den Kalender"
due = "2027-09"
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

[[milestone]]
id = "pilot"
title = "Zehn Schulen erproben den Kalender"
due = "2026-09"

[[milestone]]
id = "alle-schulen"
title = "Alle Schulen nutzen den Kalender"
due = "2027-09"
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    check: Check::Strategy(check),
};

const INDICATOR: Label = label("die Kennzahl", "indicator");
const MILESTONE: Label = label("den Meilenstein", "milestone");

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    let of_goals = strategy.goals.iter().map(|it| (&it.head, &it.indicators));
    let of_measures = strategy
        .measures
        .iter()
        .map(|it| (&it.head, &it.indicators));
    let of_projects = strategy
        .projects
        .iter()
        .map(|it| (&it.head, &it.indicators));
    for (head, indicators) in of_goals.chain(of_measures).chain(of_projects) {
        twice(
            head,
            INDICATOR,
            indicators.iter().map(|it: &Indicator| &it.id),
            findings,
        );
    }
    for project in &strategy.projects {
        twice(
            &project.head,
            MILESTONE,
            project.milestones.iter().map(|it| &it.id),
            findings,
        );
    }
}

fn twice<'s>(
    head: &Head,
    what: Label,
    ids: impl ExactSizeIterator<Item = &'s Spanned<Box<str>>>,
    findings: &mut Vec<Finding>,
) {
    if ids.len() < 2 {
        return;
    }
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for id in ids {
        match seen.get(&*id.value) {
            Some(first) => findings.push(finding(head, what, id, *first)),
            None => _ = seen.insert(&id.value, id.span),
        }
    }
}

fn finding(head: &Head, what: Label, id: &Spanned<Box<str>>, first: Span) -> Finding {
    let (de, en, name) = (what.de, what.en, &id.value);
    Finding::new(
        head.at(id.span),
        text!(
            "{de} `{name}` gibt es hier zweimal",
            "the {en} `{name}` stands here twice"
        ),
    )
    .related(head.at(first), text!("zuerst hier", "first here"))
    .help(text!(
        "einem der beiden einen anderen Kurznamen geben",
        "give one of them another short name"
    ))
}
