//! What is reported as a fact has already happened.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::PartialDate;
use crate::source::Place;
use crate::text;

use super::programme::{indicators, undertakings};
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "date-in-future",
    level: Severity::Error,
    summary: label(
        "ein Stand, ein Messwert oder etwas Erreichtes liegt in der Zukunft",
        "a report, a reading or something reached lies in the future",
    ),
    why: label(
        "`as_of`, `done` und `ended` nennen, was war. Liegt der Tag in der Zukunft, ist er vertippt oder eine Erwartung, die in \
         `forecast` oder `end_forecast` gehört. Maßgeblich ist der Tag, an dem geprüft wird; `--today` setzt einen anderen.",
        "`as_of`, `done` and `ended` say what was. A day in the future is mistyped, or an expectation that belongs in `forecast` \
         or `end_forecast`. What counts is the day of the check; `--today` sets another.",
    ),
    bad: r#"
//- ministries/bm/measures/portal-ausbauen.md
+++
title = "Das Schulportal ausbauen"
goals = ["schulportal"]
status = "active"
as_of = 2062-04-01
+++

Das Portal erhält einen Kalender und einen Messenger.
"#,
    good: r#"
//- ministries/bm/measures/portal-ausbauen.md
+++
title = "Das Schulportal ausbauen"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01
+++

Das Portal erhält einen Kalender und einen Messenger.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let today = context.today;
    let reports = undertakings(context.strategy)
        .map(|it| (it.head.at(it.as_of.span), it.as_of.value, "as_of"));
    let all = reports.chain(reached(context)).chain(values(context));
    let future = all.filter(|(_, date, _)| date.is_future(today));
    findings.extend(future.map(|(place, date, key)| finding(place, date, key)));
}

type Dated = (Place, PartialDate, &'static str);

fn reached<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Dated> + 'c {
    context.strategy.projects.iter().flat_map(|project| {
        let at = move |span| project.head.at(span);
        let ended = project
            .ended
            .iter()
            .map(move |date| (at(date.span), date.value, "ended"));
        let done = project
            .milestones
            .iter()
            .filter_map(|milestone| milestone.done.as_ref());
        let done = done.map(move |date| (at(date.span), date.value, "done"));
        let rollout = project
            .rollout
            .iter()
            .map(move |rollout| (at(rollout.as_of.span), rollout.as_of.value, "as_of"));
        ended.chain(done).chain(rollout)
    })
}

fn values<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Dated> + 'c {
    indicators(context.strategy).flat_map(|measured| {
        let values = measured
            .indicator
            .baseline
            .iter()
            .chain(&measured.indicator.readings);
        values.map(move |value| (measured.head.at(value.span), value.on, "as_of"))
    })
}

fn finding(place: Place, date: PartialDate, key: &str) -> Finding {
    Finding::new(
        place,
        text!("`{key}` liegt mit `{date}` in der Zukunft", "`{key}` lies with `{date}` in the future"),
    )
    .help(text!(
        "das Datum berichtigen; was erst erwartet wird, gehört in `forecast`, `end_forecast` oder `target`",
        "correct the date; what is only expected belongs in `forecast`, `end_forecast` or `target`"
    ))
}
