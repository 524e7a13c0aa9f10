//! A co-signature is for today's text.

use crate::consolidation::Answer;
use crate::diagnostic::{Finding, Severity};
use crate::message::{Text, label};
use crate::model::evidence::STRATEGY;
use crate::model::{Cosignature, Kind, Ministry};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "stale-cosignature",
    level: Severity::Warning,
    summary: label(
        "eine Mitzeichnung gilt einem früheren Text",
        "a co-signature is for an earlier text",
    ),
    why: label(
        "Die Prüfsumme hält fest, welcher Text mitgezeichnet wurde. Ändert sich danach auch nur ein Wort, hat das Ressort \
         dem neuen Text noch nicht zugestimmt. Es liest ihn und ergänzt eine weitere Mitzeichnung; die letzte zählt. \
         Die alte bleibt als Nachweis stehen. Keinesfalls trägt ein anderer die neue Prüfsumme ein.",
        "The digest records which text was signed. If even one word of it changes, the ministry has not yet agreed to the \
         new text. It reads it and adds another co-signature; the last one counts. The old one stays as evidence. On no \
         account does anybody else enter the new digest.",
    ),
    bad: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
by = "koordination"
on = 2026-04-18
"#,
    good: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
by = "koordination"
on = 2026-04-18

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
    for record in context.consolidation.cosignatures() {
        if &*record.of.value == STRATEGY {
            findings.extend(whole(context, record));
        } else {
            findings.extend(contribution(context, record));
        }
    }
}

fn contribution(context: &Context<'_>, record: &Cosignature) -> Option<Finding> {
    let at = context
        .strategy
        .position(Kind::Contribution, &record.of.value)?;
    let (head, standing) = (
        &context.strategy.contributions[at].head,
        &context.consolidation.standings[at],
    );
    if standing.cosigners.get(&*record.ministry) != Some(&Answer::Stale) {
        return None;
    }
    let (short, title, digest) = (
        short(context, record),
        &head.title.value,
        context.consolidation.digest(at),
    );
    let help = if standing.state.is_consolidated() {
        text!(
            "den heutigen Text lesen und eine weitere [[cosignature]] mit digest = \"{digest}\" ergänzen",
            "read today's text and add another [[cosignature]] with digest = \"{digest}\""
        )
    } else {
        text!(
            "abwarten, bis die Redaktion den neuen Text angenommen hat; dann eine weitere [[cosignature]] ergänzen",
            "wait until the editors have accepted the new text, then add another [[cosignature]]"
        )
    };
    let message = text!(
        "die Mitzeichnung von {short} gilt einem früheren Text von „{title}“",
        "the co-signature of {short} is for an earlier text of \"{title}\""
    );
    let finding =
        stale(record, message).related(head.place(), text!("seither geändert", "changed since"));
    Some(finding.help(help))
}

/// The final co-signature of the whole strategy (Schlusszeichnung).
fn whole(context: &Context<'_>, record: &Cosignature) -> Option<Finding> {
    let strategy = context.strategy;
    let complete = strategy.incomplete.is_empty()
        && !strategy.evidence_incomplete
        && strategy.settings.complete;
    if !complete
        || context
            .consolidation
            .is_fresh(STRATEGY, &record.digest.value)?
    {
        return None;
    }
    let (short, digest) = (
        short(context, record),
        context.consolidation.strategy_digest(),
    );
    let message = text!(
        "die Schlusszeichnung von {short} gilt einem früheren Stand der Strategie",
        "the final co-signature of {short} is for an earlier state of the strategy"
    );
    Some(stale(record, message).help(text!(
        "den heutigen Stand lesen und eine weitere [[cosignature]] mit digest = \"{digest}\" ergänzen",
        "read today's state and add another [[cosignature]] with digest = \"{digest}\""
    )))
}

fn stale(record: &Cosignature, message: Text) -> Finding {
    Finding::new(record.at(record.digest.span), message)
}

fn short<'c>(context: &'c Context<'_>, record: &'c Cosignature) -> &'c str {
    context
        .strategy
        .by_id::<Ministry>(&record.ministry)
        .map_or(&*record.ministry, |ministry| &*ministry.short)
}
