//! A refusal is dissent until it is settled.

use crate::consolidation::Answer;
use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::evidence::{CosignResult, STRATEGY};
use crate::model::{Contribution, Cosignature, Kind, Ministry};
use crate::text;

use super::command;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "refused-cosignature",
    level: Severity::Warning,
    summary: label(
        "ein Ressort lehnt die Mitzeichnung ab",
        "a ministry refuses to co-sign",
    ),
    why: label(
        "Eine Ablehnung ist ein zulässiges Ergebnis, aber kein Schlusspunkt: Der Beitrag steht im Dissens, bis der Text \
         geändert ist oder das Ressort umdenkt. Solange Meinungsverschiedenheiten bestehen, darf die Federführung \
         nichts entscheiden, was das Einvernehmen der anderen voraussetzt (für den Bund: § 19 Absatz 2 GGO).",
        "A refusal is a valid result but not the end: the contribution is in dissent until its text changes or the \
         ministry changes its mind. While ministries disagree the lead must not decide what needs the others' consent \
         (for the German federation: § 19(2) GGO).",
    ),
    bad: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "refused"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
remark = "Für die Wartung der Geräte fehlen Mittel."
"#,
    good: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "refused"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
remark = "Für die Wartung der Geräte fehlen Mittel."

[[cosignature]]
of = "bm/geraete"
result = "signed-with-conditions"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-28
remark = "Die Mittel für die Wartung stellt das Ministerium für Bildung."
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let records = context.consolidation.cosignatures();
    let refused = records
        .filter(|record| record.result.value == CosignResult::Refused && counts(context, record));
    findings.extend(refused.filter_map(|record| finding(context, record)));
}

/// Whether the ministry was asked and means today's text.
fn counts(context: &Context<'_>, record: &Cosignature) -> bool {
    let of = &*record.of.value;
    if of == STRATEGY {
        return context.consolidation.is_fresh(of, &record.digest.value) == Some(true);
    }
    let standing = context
        .strategy
        .position(Kind::Contribution, of)
        .map(|at| &context.consolidation.standings[at]);
    let answer = standing.and_then(|standing| standing.cosigners.get(&record.ministry));
    answer == Some(&Answer::Fresh(CosignResult::Refused))
}

fn finding(context: &Context<'_>, record: &Cosignature) -> Option<Finding> {
    let strategy = context.strategy;
    let ministry = strategy.by_id::<Ministry>(&record.ministry)?;
    let (short, place) = (&ministry.short, record.at(record.result.span));
    let Some(contribution) = strategy.by_id::<Contribution>(&record.of.value) else {
        let sign = command::sign(STRATEGY, ministry, context.today);
        let message = text!(
            "{short} lehnt die Schlusszeichnung ab",
            "{short} refuses the final co-signature"
        );
        return Some(Finding::new(place, message).help(text!(
            "den Dissens klären; dann zeichnet {short} neu: `{sign}`",
            "settle the dissent; then {short} signs anew: `{sign}`"
        )));
    };
    let (head, title) = (&contribution.head, &contribution.head.title.value);
    let sign = command::sign(&head.id, ministry, context.today);
    let message = text!(
        "{short} lehnt die Mitzeichnung von „{title}“ ab",
        "{short} refuses to co-sign \"{title}\""
    );
    let finding = Finding::new(place, message).related(
        head.place(),
        text!("der abgelehnte Beitrag", "the contribution that is refused"),
    );
    Some(finding.help(text!(
        "den Text ändern und neu annehmen lassen; oder {short} zeichnet nun doch mit: `{sign}`",
        "change the text and have it accepted anew; or {short} co-signs after all: `{sign}`"
    )))
}
