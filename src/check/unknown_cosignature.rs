//! A ministry co-signs what it was asked to co-sign.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::evidence::STRATEGY;
use crate::model::{Contribution, Cosignature, Kind, Ministry, Strategy};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-cosignature",
    level: Severity::Warning,
    summary: label(
        "ein Ressort hat einen Beitrag mitgezeichnet, ohne gefragt zu sein",
        "a ministry co-signed a contribution without being asked",
    ),
    why: label(
        "Wer mitzeichnen soll, steht im Beitrag (`cosigners`, sonst nach `[workflow] cosigners`). Eine andere \
         Mitzeichnung zählt nicht: Entweder ist das Ressort beteiligt und im Beitrag vergessen, oder sie gilt einem \
         anderen Beitrag. Den eigenen Beitrag zeichnet ein Ressort nie mit.",
        "Who has to co-sign stands in the contribution (`cosigners`, else by `[workflow] cosigners`). Any other \
         co-signature does not count: either the ministry takes part and the contribution forgot it, or another \
         contribution is meant. A ministry never co-signs its own contribution.",
    ),
    bad: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24

[[cosignature]]
of = "bm/lernen"
result = "signed"
digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
by = "koordination"
on = 2026-04-24
"#,
    good: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    if !strategy.settings.complete {
        return;
    }
    for record in context
        .consolidation
        .cosignatures()
        .filter(|record| &*record.of.value != STRATEGY)
    {
        let Some(at) = strategy.position(Kind::Contribution, &record.of.value) else {
            continue;
        };
        let entry = &strategy.contributions[at];
        let standing = &context.consolidation.standings[at];
        if standing.cosigners.get(&record.ministry).is_none() && asks_only_known(strategy, entry) {
            findings.push(finding(strategy, record, entry));
        }
    }
}

/// Whether all co-signers that a contribution names exist; else the ministry may be one of them, misspelt.
fn asks_only_known(strategy: &Strategy, contribution: &Contribution) -> bool {
    let asked = contribution
        .cosigners
        .as_ref()
        .unwrap_or(&contribution.partners);
    asked
        .iter()
        .all(|reference| strategy.get(reference).is_some())
        && !strategy.flawed.contains(&contribution.head.file)
}

fn finding(strategy: &Strategy, record: &Cosignature, contribution: &Contribution) -> Finding {
    let id = &record.ministry;
    let short = strategy
        .by_id::<Ministry>(id)
        .map_or(&**id, |ministry| &*ministry.short);
    let (head, place) = (&contribution.head, record.at(record.of.span));
    if head.ministry() == &**id {
        return Finding::new(
            place,
            text!("{short} zeichnet den eigenen Beitrag mit", "{short} co-signs its own contribution"),
        )
        .help(text!(
            "den Eintrag löschen: mit status = \"submitted\" steht das Ressort schon zu seinem Beitrag",
            "delete the record: with status = \"submitted\" the ministry stands by its contribution already"
        ));
    }
    let title = &head.title.value;
    let (key, list) = match &contribution.cosigners {
        Some(listed) => ("cosigners", listed),
        None => ("partners", &contribution.partners),
    };
    let named = list
        .first()
        .map_or(head.title.span, |reference| reference.span);
    Finding::new(
        place,
        text!(
            "{short} ist bei „{title}“ nicht um Mitzeichnung gebeten",
            "{short} is not asked to co-sign \"{title}\""
        ),
    )
    .related(head.at(named), text!("hier ist {short} nicht genannt", "{short} is not named here"))
    .help(text!(
        "ist das Ressort beteiligt, `{id}` im Beitrag unter `{key}` ergänzen; sonst den Eintrag löschen",
        "if the ministry takes part, add `{id}` to `{key}` of the contribution; else delete the record"
    ))
}
