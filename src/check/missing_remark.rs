//! Whoever makes conditions, refuses or returns says why.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Choices;
use crate::model::evidence::{CosignResult, LedgerResult};
use crate::source::Place;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-remark",
    level: Severity::Error,
    summary: label(
        "eine Maßgabe, Ablehnung oder Rückgabe nennt keinen Grund",
        "a condition, refusal or return gives no reason",
    ),
    why: label(
        "Ohne Begründung kann niemand den Text so ändern, dass es beim nächsten Mal passt. Bei Maßgaben, Ablehnung und \
         Rückgabe ist `remark` deshalb Pflicht. Der Text bleibt intern und erscheint in keinem öffentlichen Dokument.",
        "Without a reason nobody can change the text so that it fits next time. So `remark` is required for conditions, \
         refusals and returns. It stays internal and appears in no public document.",
    ),
    bad: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed-with-conditions"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    good: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed-with-conditions"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
remark = "Die Mittel für die Wartung stellt das Ministerium für Bildung."
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    let demanding = |result| {
        matches!(
            result,
            CosignResult::SignedWithConditions | CosignResult::Refused
        )
    };
    let signed = strategy
        .cosignatures
        .iter()
        .filter(|record| demanding(record.result.value) && record.remark.is_none())
        .map(|record| finding(record.at(record.result.span), record.result.value));
    let returned = strategy
        .ledger
        .iter()
        .filter(|record| record.result.value == LedgerResult::Returned && record.remark.is_none())
        .map(|record| finding(record.at(record.result.span), record.result.value));
    findings.extend(
        signed
            .chain(returned)
            .filter(|finding| !strategy.flawed.contains(&finding.place.file)),
    );
}

fn finding(place: Place, result: impl Choices) -> Finding {
    let (de, en) = (result.label().de, result.label().en);
    Finding::new(
        place,
        text!("„{de}“ braucht eine Begründung", "\"{en}\" needs a reason"),
    )
    .help(text!(
        "eine Zeile ergänzen: remark = \"…\"",
        "add a line: remark = \"…\""
    ))
}
