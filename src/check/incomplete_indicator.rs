//! Every indicator has a baseline, a target and a reading.

use crate::diagnostic::{Finding, Severity};
use crate::message::{Label, label, listed, plural};
use crate::model::Indicator;
use crate::model::measure::Progress;
use crate::text;

use super::programme::Undertaking;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "incomplete-indicator",
    level: Severity::Warning,
    summary: label(
        "einer Kennzahl fehlt Ausgangswert, Zielwert oder Messwert",
        "an indicator lacks its baseline, target or readings",
    ),
    why: label(
        "Erst Ausgangswert, Zielwert und Messwert zusammen zeigen, ob es vorangeht: woher, wohin und wo man steht. Solange etwas \
         geplant ist, braucht es noch keinen Messwert; was eingestellt ist, wird nicht mehr gefragt.",
        "Only baseline, target and reading together show whether there is progress: from where, to where, and where we are. What \
         is planned needs no reading yet; what was cancelled is not asked any more.",
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
    if it.head.sound && it.status() != Some(Progress::Cancelled) {
        let indicators = it.indicators.iter();
        findings.extend(indicators.filter_map(|indicator| finding(it, indicator)));
    }
}

/// What can be missing: its name, and the line to add.
struct Part {
    name: Label,
    line: Label,
}

const BASELINE: Part = Part {
    name: label("der Ausgangswert", "its baseline"),
    line: label(
        "baseline = { value = …, as_of = JJJJ-MM-TT }",
        "baseline = { value = …, as_of = YYYY-MM-DD }",
    ),
};
const TARGET: Part = Part {
    name: label("der Zielwert", "its target"),
    line: label(
        "target = { value = …, due = JJJJ-MM-TT }",
        "target = { value = …, due = YYYY-MM-DD }",
    ),
};
const READINGS: Part = Part {
    name: label("ein Messwert", "a reading"),
    line: label(
        "readings = [{ value = …, as_of = JJJJ-MM-TT }]",
        "readings = [{ value = …, as_of = YYYY-MM-DD }]",
    ),
};

fn missing(indicator: &Indicator, planned: bool) -> Vec<Part> {
    let parts = [
        indicator.baseline.is_none().then_some(BASELINE),
        indicator.target.is_none().then_some(TARGET),
        (indicator.readings.is_empty() && !planned).then_some(READINGS),
    ];
    parts.into_iter().flatten().collect()
}

fn finding(it: &Undertaking<'_>, indicator: &Indicator) -> Option<Finding> {
    let missing = missing(indicator, it.status() == Some(Progress::Planned));
    if missing.is_empty() {
        return None;
    }
    let joined = |pick: fn(&Part) -> &'static str, and| {
        listed(&missing.iter().map(pick).collect::<Vec<_>>(), and)
    };
    let (names_de, names_en) = (
        joined(|part| part.name.de, "und"),
        joined(|part| part.name.en, "and"),
    );
    let (lines_de, lines_en) = (
        joined(|part| part.line.de, "und"),
        joined(|part| part.line.en, "and"),
    );
    let (title, lacks) = (
        &indicator.title.value,
        plural(missing.len(), "fehlt", "fehlen"),
    );
    let finding = Finding::new(
        it.head.at(indicator.title.span),
        text!(
            "der Kennzahl „{title}“ {lacks} {names_de}",
            "the indicator \"{title}\" lacks {names_en}"
        ),
    );
    Some(finding.help(text!("ergänzen: {lines_de}", "add {lines_en}")))
}
