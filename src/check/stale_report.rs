//! Whoever works on something reports about it regularly.

use crate::ampel::is_stale;
use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::PartialDate;
use crate::model::measure::Progress;
use crate::source::Place;
use crate::text;

use super::programme::Undertaking;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "stale-report",
    level: Severity::Warning,
    summary: label(
        "der Stand einer Maßnahme oder eines Projekts ist überholt",
        "the report of a measure or project is out of date",
    ),
    why: label(
        "Wie oft berichtet wird, steht in `strategy.toml` unter `[reporting] interval_months` (Vorgabe: 6). Ist `as_of` älter, \
         sagt der Eintrag nicht mehr, wie es steht, und die berechnete Ampel wird gelb. Wer nichts Neues hat, prüft die Angaben \
         und setzt nur `as_of`. Was geplant, abgeschlossen oder eingestellt ist, wird nicht gefragt.",
        "How often ministries report stands in `strategy.toml` under `[reporting] interval_months` (default: 6). If `as_of` is \
         older, the entry no longer says how things are, and the computed light turns amber. Whoever has no news looks through \
         the entry and only sets `as_of`. What is planned, completed or cancelled is not asked.",
    ),
    bad: r#"
//- ministries/bm/measures/portal-ausbauen.md
+++
title = "Das Schulportal ausbauen"
goals = ["schulportal"]
status = "active"
as_of = 2025-04-01
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
    let months = context.strategy.settings.interval_months;
    let asked = it
        .report
        .filter(|(status, _)| !status.is_over() && *status != Progress::Planned);
    let stale = asked.filter(|(_, as_of)| is_stale(as_of.value, context.today, months));
    findings.extend(stale.map(|(_, as_of)| finding(context, it.head.at(as_of.span), as_of.value)));
}

fn finding(context: &Context<'_>, place: Place, as_of: PartialDate) -> Finding {
    let today = context.today;
    let months = context.strategy.settings.interval_months;
    let (de, en) = if months == 1 {
        ("Monat", "month")
    } else {
        ("Monaten", "months")
    };
    Finding::new(
        place,
        text!(
            "der Stand `{as_of}` ist älter als der Berichtsabstand von {months} {de}",
            "the report of `{as_of}` is older than the reporting interval of {months} {en}"
        ),
    )
    .help(text!(
        "die Angaben prüfen und as_of = {today} eintragen",
        "look through the entry and enter as_of = {today}"
    ))
}
