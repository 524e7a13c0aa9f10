//! A target is better than its baseline.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::indicator::Direction;
use crate::model::{Choices, Head, Indicator};
use crate::text;

use super::programme::Undertaking;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "target-against-direction",
    level: Severity::Error,
    summary: label(
        "ein Zielwert ist schlechter als sein Ausgangswert",
        "a target is worse than its baseline",
    ),
    why: label(
        "`direction` sagt, welche Richtung besser ist: `up` (Vorgabe) mehr, `down` weniger. Soll etwas sinken, etwa eine \
         Bearbeitungszeit, und `direction = \"down\"` fehlt, gälte jeder Fortschritt als Rückschritt.",
        "`direction` says which way is better: `up` (the default) more, `down` less. If something is to fall, such as a \
         processing time, and `direction = \"down\"` is missing, every progress would count as a setback.",
    ),
    bad: r#"
//- goals/schulportal.md
+++
title = "Jede Schule nutzt das Schulportal"
field = "bildung"
due = "2028"
lead = "bm"

[[indicator]]
id = "papier"
title = "Anmeldungen auf Papier"
unit = "%"
baseline = { value = 80, as_of = 2025-01-01 }
target = { value = 5, due = "2028" }
readings = [{ value = 60, as_of = 2026-03-31 }]
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
id = "papier"
title = "Anmeldungen auf Papier"
unit = "%"
direction = "down"
baseline = { value = 80, as_of = 2025-01-01 }
target = { value = 5, due = "2028" }
readings = [{ value = 60, as_of = 2026-03-31 }]
+++

Bis 2028 arbeiten alle Schulen mit dem Schulportal.
"#,
    check: Check::Undertaking(check),
};

fn check(_: &Context<'_>, it: &Undertaking<'_>, findings: &mut Vec<Finding>) {
    if it.head.sound {
        let indicators = it.indicators.iter();
        findings.extend(indicators.filter_map(|indicator| finding(it.head, indicator)));
    }
}

fn finding(head: &Head, indicator: &Indicator) -> Option<Finding> {
    let (baseline, target) = (indicator.baseline.as_ref()?, indicator.target.as_ref()?);
    let (from, to) = (baseline.value, target.value);
    let (worse, other) = match indicator.direction {
        Direction::Up => (to < from, Direction::Down.key()),
        Direction::Down => (to > from, Direction::Up.key()),
    };
    if !worse {
        return None;
    }
    let (key, better) = (indicator.direction.key(), indicator.direction.label());
    let (de, en) = (better.de, better.en);
    let finding = Finding::new(
        head.at(target.span),
        text!(
            "der Zielwert {to} ist schlechter als der Ausgangswert {from}: besser ist hier `{key}` ({de})",
            "the target {to} is worse than the baseline {from}: better is `{key}` here ({en})"
        ),
    )
    .related(head.at(baseline.span), text!("der Ausgangswert", "the baseline"));
    Some(finding.help(text!(
        "direction = \"{other}\" schreiben, oder die Werte berichtigen",
        "write direction = \"{other}\", or correct the values"
    )))
}
