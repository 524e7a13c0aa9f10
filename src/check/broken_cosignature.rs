//! Whoever changes a signed text knows whose signature that costs.

use std::collections::BTreeMap;

use crate::branch::Branch;
use crate::diagnostic::{Finding, Severity};
use crate::message::{label, listed};
use crate::model::evidence::STRATEGY;
use crate::model::{Cosignature, Kind, Ministry};
use crate::source::Place;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "broken-cosignature",
    level: Severity::Warning,
    summary: label(
        "ein Zweig ändert einen Text, der mitgezeichnet ist",
        "a branch changes a text that is co-signed",
    ),
    why: label(
        "Eine Mitzeichnung gilt für den Text, der vorlag. Wird er danach geändert, gilt sie nicht mehr, und die Häuser müssen neu \
         zeichnen. Wer das vorher weiß, fragt sie, ob die Änderung es wert ist, oder ändert alles Nötige auf einmal.",
        "A co-signature holds for the text as it was. If it is changed afterwards, it holds no longer, and the ministries have to sign \
         again. Whoever knows that beforehand asks them whether the change is worth it, or changes all that is needed at once.",
    ),
    bad: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[lints]
stale-cosignature = "off"

//- consolidation.toml

//@ koordination@bm.example
//- ministries/bm/contributions/geraete.md
+++
title = "Leihgeräte für den Unterricht"
field = "bildung"
status = "submitted"
submitted = 2026-04-12
goals = ["schulportal"]
partners = ["mdr"]
contact = "koordination"
+++

Wer kein eigenes Tablet hat, leiht eines in der Schule aus. Das Land beschafft die Geräte.
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[lints]
stale-cosignature = "off"

//- consolidation.toml

//@ koordination@bm.example
//- ministries/bm/contributions/geraete.md
+++
title = "Leihgeräte für den Unterricht"
field = "bildung"
status = "submitted"
submitted = 2026-04-12
goals = ["schulportal"]
partners = ["mdr"]
contact = "koordination"
order = 2
+++

Wer kein eigenes Tablet hat, leiht eines in der Schule aus. Das Land beschafft und wartet die Geräte.
"#,
    check: Check::Branch(check),
};

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    let before = branch.before.consolidation;
    let mut broken: BTreeMap<&str, Vec<&Cosignature>> = BTreeMap::new();
    for record in before.cosignatures() {
        let (of, digest) = (&record.of.value, &record.digest.value);
        let held = before.is_fresh(of, digest) == Some(true);
        if held
            && context.consolidation.is_fresh(of, digest) == Some(false)
            && !signed_again(context, record)
        {
            broken.entry(of).or_default().push(record);
        }
    }
    findings.extend(
        broken
            .iter()
            .filter_map(|(of, records)| finding(context, of, records)),
    );
}

/// Whether the ministry has signed the new text in the same branch.
fn signed_again(context: &Context<'_>, broken: &Cosignature) -> bool {
    let id = |written: &str| context.strategy.position(Kind::Contribution, written);
    let mut records = context.consolidation.cosignatures();
    records.any(|record| {
        let same =
            record.of.value == broken.of.value || id(&record.of.value) == id(&broken.of.value);
        record.ministry == broken.ministry
            && same
            && context
                .consolidation
                .is_fresh(&record.of.value, &record.digest.value)
                == Some(true)
    })
}

fn finding(context: &Context<'_>, of: &str, records: &[&Cosignature]) -> Option<Finding> {
    let short = |record: &&Cosignature| {
        let ministry = context.strategy.by_id::<Ministry>(&record.ministry);
        ministry.map_or_else(
            || record.ministry.clone(),
            |ministry| ministry.short.clone(),
        )
    };
    let houses: Vec<Box<str>> = records.iter().map(short).collect();
    let houses: Vec<&str> = houses.iter().map(|house| &**house).collect();
    let (houses_de, houses_en) = (listed(&houses, "und"), listed(&houses, "and"));
    let (place, id) = changed(context, of)?;
    let message = match of {
        STRATEGY => text!(
            "die Änderung entwertet die Schlusszeichnung von {houses_de}",
            "the change voids the co-signature of the whole by {houses_en}"
        ),
        _ => text!(
            "die Änderung entwertet die Mitzeichnung von {houses_de}",
            "the change voids the co-signature of {houses_en}"
        ),
    };
    Some(Finding::new(place, message).help(text!(
        "vorher fragen, ob sie dabei bleiben; nach dem Zusammenführen zeichnen sie neu: `dstrat sign {id} --as RESSORT/PERSON`",
        "ask them beforehand whether they stand by it; once it is merged they sign again: `dstrat sign {id} --as MINISTRY/CONTACT`"
    )))
}

/// Where the text that was signed stands today, and its id.
fn changed<'s>(context: &Context<'s>, of: &'s str) -> Option<(Place, &'s str)> {
    let settings = &context.strategy.settings;
    if of == STRATEGY {
        return Some((settings.at(settings.title_span)?, STRATEGY));
    }
    let at = context.strategy.position(Kind::Contribution, of)?;
    let head = context.strategy.head_at(Kind::Contribution, at)?;
    Some((head.place(), &head.id))
}
