//! What is reported as a fact has already happened.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Indicator, PartialDate, Project};
use crate::source::{Place, Span};
use crate::text;

use super::programme::Undertaking;
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
    check: Check::Undertaking(check),
};

fn check(context: &Context<'_>, it: &Undertaking<'_>, findings: &mut Vec<Finding>) {
    let today = context.today;
    let at = |span| it.head.at(span);
    let report = it.report.iter();
    let report = report.map(|(_, as_of)| (as_of.span, as_of.value, "as_of"));
    let reached = it.project.into_iter().flat_map(reached);
    let all = report.chain(reached).chain(values(it.indicators));
    let future = all.filter(|(_, date, _)| date.is_future(today));
    findings.extend(future.map(|(span, date, key)| finding(at(span), date, key)));
}

type Dated = (Span, PartialDate, &'static str);

fn reached(project: &Project) -> impl Iterator<Item = Dated> {
    let ended = project.ended.iter();
    let ended = ended.map(|date| (date.span, date.value, "ended"));
    let milestones = project.milestones.iter();
    let done = milestones.filter_map(|milestone| milestone.done.as_ref());
    let done = done.map(|date| (date.span, date.value, "done"));
    let rollout = project.rollout.iter().map(|rollout| &rollout.as_of);
    let rollout = rollout.map(|as_of| (as_of.span, as_of.value, "as_of"));
    ended.chain(done).chain(rollout)
}

fn values(indicators: &[Indicator]) -> impl Iterator<Item = Dated> {
    indicators.iter().flat_map(|indicator| {
        let values = indicator.baseline.iter().chain(&indicator.readings);
        values.map(|value| (value.span, value.on, "as_of"))
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
