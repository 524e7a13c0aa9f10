//! A target is due after its baseline was taken.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Head, Indicator};
use crate::text;

use super::programme::Undertaking;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "target-before-baseline",
    level: Severity::Error,
    summary: label(
        "ein Zielwert ist fällig, bevor der Ausgangswert erhoben wurde",
        "a target is due before its baseline was taken",
    ),
    why: label(
        "Ein Zielwert liegt in der Zukunft seines Ausgangswerts. Meist ist eine der beiden Jahreszahlen vertippt. Von ungenauen \
         Daten wie `\"2025\"` wird nur beanstandet, was sicher ist.",
        "A target lies in the future of its baseline. Usually one of the two years is mistyped. Of dates of lesser precision, \
         such as `\"2025\"`, only what is certain is complained about.",
    ),
    bad: r#"
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
target = { value = 1500, due = "2018" }
readings = [{ value = 700, as_of = 2026-03-31 }]
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
    check: Check::Undertaking(check),
};

fn check(_: &Context<'_>, it: &Undertaking<'_>, findings: &mut Vec<Finding>) {
    let indicators = it.indicators.iter();
    findings.extend(indicators.filter_map(|indicator| finding(it.head, indicator)));
}

fn finding(head: &Head, indicator: &Indicator) -> Option<Finding> {
    let (baseline, target) = (indicator.baseline.as_ref()?, indicator.target.as_ref()?);
    if !target.on.is_before(baseline.on) {
        return None;
    }
    let (due, as_of) = (target.on, baseline.on);
    let finding = Finding::new(
        head.at(target.span),
        text!(
            "der Zielwert ist `{due}` fällig, der Ausgangswert stammt von `{as_of}`",
            "the target is due `{due}`, its baseline is of `{as_of}`"
        ),
    )
    .related(
        head.at(baseline.span),
        text!("der Ausgangswert", "the baseline"),
    );
    Some(finding.help(text!(
        "`due` oder `as_of` berichtigen",
        "correct `due` or `as_of`"
    )))
}
