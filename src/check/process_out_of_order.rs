//! The milestones of the process follow one another.

use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::model::PartialDate;
use crate::model::settings::Process;
use crate::source::Spanned;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "process-out-of-order",
    level: Severity::Error,
    summary: label(
        "ein Termin des Strategieprozesses liegt vor dem Schritt davor",
        "a milestone of the process lies before the step that precedes it",
    ),
    why: label(
        "Erst benennen die Ressorts ihre Ansprechpersonen, dann liefern sie zu, dann zeichnen sie mit, dann beschließt \
         das Kabinett. Aus diesen Terminen folgt, was überfällig ist; sind sie vertauscht, mahnt dstrat das Falsche an.",
        "Ministries first name their contacts, then contribute, then co-sign; then the cabinet decides. What is overdue \
         follows from these dates; if they are mixed up, dstrat reminds people of the wrong things.",
    ),
    bad: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
contributions_due = 2026-09-30
cosignatures_due = 2026-06-30
cabinet = 2026-11-15
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
contributions_due = 2026-06-30
cosignatures_due = 2026-09-30
cabinet = 2026-11-15
"#,
    check: Check::Strategy(check),
};

type Milestone<'s> = (&'static str, &'s Spanned<PartialDate>);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let milestones = milestones(&context.strategy.settings.process);
    for pair in milestones.windows(2) {
        let [before, after] = [pair[0], pair[1]];
        if after.1.last_day() < before.1.last_day() {
            findings.extend(finding(context, before, after));
        }
    }
}

/// The milestones that have a date, in the order of the process.
fn milestones(process: &Process) -> Vec<Milestone<'_>> {
    [
        ("contacts_due", &process.contacts_due),
        ("contributions_due", &process.contributions_due),
        ("cosignatures_due", &process.cosignatures_due),
        ("cabinet", &process.cabinet),
    ]
    .into_iter()
    .filter_map(|(key, date)| Some((key, date.as_ref()?)))
    .collect()
}

fn finding(context: &Context<'_>, before: Milestone<'_>, after: Milestone<'_>) -> Option<Finding> {
    let settings = &context.strategy.settings;
    let ((early, early_date), (late, late_date)) = (before, after);
    let [early_de, early_en] = [Lang::De, Lang::En].map(|lang| early_date.show(lang));
    let [late_de, late_en] = [Lang::De, Lang::En].map(|lang| late_date.show(lang));
    let finding = Finding::new(
        settings.at(late_date.span)?,
        text!(
            "`{late}` ({late_de}) liegt vor `{early}` ({early_de})",
            "`{late}` ({late_en}) lies before `{early}` ({early_en})"
        ),
    );
    Some(
        finding
            .related(settings.at(early_date.span)?, text!("der Schritt davor", "the step before it"))
            .help(text!(
                "die Termine in dieser Reihenfolge setzen: contacts_due, contributions_due, cosignatures_due, cabinet",
                "put the dates in this order: contacts_due, contributions_due, cosignatures_due, cabinet"
            )),
    )
}
