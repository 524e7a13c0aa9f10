//! A co-signature is for today's text.

use crate::consolidation::Answer;
use crate::diagnostic::{Finding, Severity};
use crate::message::{Text, label};
use crate::model::digest::Digest;
use crate::model::evidence::STRATEGY;
use crate::model::{Cosignature, Kind, Ministry};
use crate::text;

use super::command;
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
        let Some(ministry) = context.strategy.by_id::<Ministry>(&record.ministry) else {
            continue;
        };
        findings.extend(if &*record.of.value == STRATEGY {
            whole(context, record, ministry)
        } else {
            contribution(context, record, ministry)
        });
    }
}

fn contribution(
    context: &Context<'_>,
    record: &Cosignature,
    ministry: &Ministry,
) -> Option<Finding> {
    let at = context
        .strategy
        .position(Kind::Contribution, &record.of.value)?;
    let (head, standing) = (
        &context.strategy.contributions[at].head,
        &context.consolidation.standings[at],
    );
    if standing.cosigners.get(&record.ministry) != Some(&Answer::Stale) {
        return None;
    }
    let (short, title) = (&ministry.short, &head.title.value);
    let finding = Finding::new(
        record.at(record.digest.span),
        text!(
            "die Mitzeichnung von {short} gilt einem früheren Text von „{title}“",
            "the co-signature of {short} is for an earlier text of \"{title}\""
        ),
    )
    .related(head.place(), text!("seither geändert", "changed since"));
    Some(if standing.state.is_consolidated() {
        finding.help(anew(
            context,
            &head.id,
            ministry,
            context.consolidation.digest(at),
        ))
    } else {
        finding.help(text!(
            "abwarten, bis die Redaktion den neuen Text angenommen hat; dann neu mitzeichnen",
            "wait until the editors have accepted the new text, then co-sign anew"
        ))
    })
}

/// The final co-signature of the whole strategy (Schlusszeichnung).
fn whole(context: &Context<'_>, record: &Cosignature, ministry: &Ministry) -> Option<Finding> {
    let (strategy, today) = (context.strategy, context.consolidation);
    let complete = strategy.incomplete.is_empty()
        && !strategy.evidence_incomplete
        && strategy.settings.complete;
    if !complete || today.is_fresh(STRATEGY, &record.digest.value)? {
        return None;
    }
    let short = &ministry.short;
    let finding = Finding::new(
        record.at(record.digest.span),
        text!(
            "die Schlusszeichnung von {short} gilt einem früheren Stand der Strategie",
            "the final co-signature of {short} is for an earlier state of the strategy"
        ),
    );
    Some(finding.help(anew(context, STRATEGY, ministry, today.strategy_digest())))
}

fn anew(context: &Context<'_>, of: &str, ministry: &Ministry, digest: Digest) -> Text {
    let sign = command::sign(of, ministry, context.today);
    text!(
        "lesen, was heute dasteht, dann neu mitzeichnen: `{sign}`; von Hand: eine weitere [[cosignature]] mit digest = \"{digest}\"",
        "read what stands there today, then co-sign anew: `{sign}`; by hand: another [[cosignature]] with digest = \"{digest}\""
    )
}
