//! Every measure serves a goal.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Measure;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "measure-without-goal",
    level: Severity::Error,
    summary: label(
        "eine Maßnahme dient keinem Etappenziel",
        "a measure serves no goal",
    ),
    why: label(
        "Maßnahmen gibt es um der Ziele willen. Eine Maßnahme ohne Ziel steht in keiner Übersicht an ihrem Platz, und niemand \
         kann sagen, wann sie Erfolg hat. Format 1 verlangt mindestens ein Ziel in `goals`.",
        "Measures exist for the sake of goals. One without a goal has no place in any overview, and nobody can say when it \
         succeeds. Format 1 asks for at least one goal in `goals`.",
    ),
    bad: r#"
//- ministries/bm/measures/lehrkraefte-schulen.md
+++
title = "Lehrkräfte schulen"
goals = []
status = "active"
as_of = 2026-04-01
+++

Lehrkräfte lernen, mit dem Schulportal zu arbeiten.
"#,
    good: r#"
//- ministries/bm/measures/lehrkraefte-schulen.md
+++
title = "Lehrkräfte schulen"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01
+++

Lehrkräfte lernen, mit dem Schulportal zu arbeiten.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let measures = context.strategy.measures.iter();
    let aimless = measures.filter(|measure| measure.goals.is_empty() && measure.head.sound);
    findings.extend(aimless.map(finding));
}

fn finding(measure: &Measure) -> Finding {
    Finding::new(
        measure.head.place(),
        text!("die Maßnahme dient keinem Etappenziel", "the measure serves no goal"),
    )
    .help(text!(
        "goals = [\"…\"] mit der Kennung eines Ziels füllen; die Kennungen sind die Dateinamen in `goals/`",
        "fill goals = [\"…\"] with the id of a goal; the ids are the file names in `goals/`"
    ))
}
