//! Who agreed before and after: co-signatures given, lost, gone stale, and the editors' record that counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::consolidation::{Answer, Consolidation};
use crate::message::label;
use crate::model::Ministry;
use crate::model::evidence::{Cosignature, STRATEGY};

use crate::source::Span;

use super::collect::Collector;
use super::side::Side;
use super::value::{Cosigned, Judged, Value};
use super::{Change, Part, What};

/// What changed in the evidence of a contribution, by its places in the two lists.
pub fn changes(found: &mut Collector<'_>, old_at: usize, new_at: usize) -> Vec<Change> {
    let (old, new) = (found.old, found.new);
    let (Some(old_evidence), Some(new_evidence)) = (old.whole, new.whole) else {
        return Vec::new();
    };
    let mut changes = cosigned(found, answers(old, old_at), answers(new, new_at));
    let id = |side: &Side<'_>, at: usize| side.strategy.contributions[at].head.id.clone();
    let before = judged(old_evidence, &id(old, old_at));
    let after = judged(new_evidence, &id(new, new_at));
    let said = |judged: &Option<Said<Judged>>| judged.as_ref().map(|judged| judged.what.clone());
    if said(&before) != said(&after) {
        changes.push(Change {
            what: What::Ledger,
            path: "ledger".into(),
            label: label("Redaktion", "editors"),
            part: None,
            old: said(&before).map(Value::Verdict),
            new: said(&after).map(Value::Verdict),
        });
        note(found, 0, before);
        note(found, 1, after);
    }
    changes
}

/// What changed in the co-signatures of the whole strategy.
pub fn of_strategy(found: &mut Collector<'_>) -> Vec<Change> {
    let (Some(old), Some(new)) = (found.old.whole, found.new.whole) else {
        return Vec::new();
    };
    cosigned(found, final_answers(old), final_answers(new))
}

/// What was said, and the record in which it stands: its file and the place of its object.
struct Said<T> {
    what: T,
    record: Option<(usize, Span)>,
}

type Answers = BTreeMap<Box<str>, Said<Cosigned>>;

/// A change tells of this record, in the old (0) or in the new state (1).
fn note<T>(found: &mut Collector<'_>, which: usize, said: Option<Said<T>>) {
    found.told_records[which].extend(said.and_then(|said| said.record));
}

/// What each ministry says that is asked or has said something.
fn answers(side: &Side<'_>, at: usize) -> Answers {
    let contribution = &side.strategy.contributions[at];
    let mut answers = Answers::new();
    if let Some(standing) = side.standings.get(at) {
        let asked = standing.cosigners.iter();
        answers
            .extend(asked.map(|(ministry, answer)| (ministry.into(), said(Some(*answer), None))));
    }
    let records = side.records.get(&*contribution.head.id);
    for record in records.into_iter().flatten() {
        let known = answers.get(&record.ministry);
        let answer = known.and_then(|known| known.what.answer);
        answers.insert(record.ministry.clone(), said(answer, Some(record)));
    }
    answers
}

fn final_answers(evidence: &Consolidation<'_>) -> Answers {
    let of_strategy = |record: &&Cosignature| &*record.of.value == STRATEGY;
    let answer = |record: &Cosignature| match evidence.is_fresh(STRATEGY, &record.digest.value) {
        Some(true) => Answer::Fresh(record.result.value),
        _ => Answer::Stale,
    };
    let records = evidence.cosignatures().filter(of_strategy);
    records
        .map(|record| {
            (
                record.ministry.clone(),
                said(Some(answer(record)), Some(record)),
            )
        })
        .collect()
}

fn said(answer: Option<Answer>, record: Option<&Cosignature>) -> Said<Cosigned> {
    Said {
        what: Cosigned::of(answer, record),
        record: record.map(|record| (record.file.index(), record.of.span)),
    }
}

fn cosigned(found: &mut Collector<'_>, mut before: Answers, mut after: Answers) -> Vec<Change> {
    let ministries: BTreeSet<Box<str>> = before.keys().chain(after.keys()).cloned().collect();
    let mut changes = Vec::new();
    for ministry in ministries {
        let (old, new) = (before.remove(&ministry), after.remove(&ministry));
        let what = |said: &Option<Said<Cosigned>>| said.as_ref().map(|said| said.what.clone());
        if what(&old) == what(&new) {
            continue;
        }
        changes.push(Change {
            what: What::Cosignature,
            path: format!("cosigners.{ministry}").into(),
            label: label("Mitzeichnung", "co-signature"),
            part: Some(Part {
                title: short(found, &ministry),
                id: ministry,
            }),
            old: what(&old).map(Value::Answer),
            new: what(&new).map(Value::Answer),
        });
        note(found, 0, old);
        note(found, 1, new);
    }
    changes
}

/// The short name of a ministry, from the new state if it is there.
pub fn short(found: &Collector<'_>, ministry: &str) -> Box<str> {
    let of = |side: &Side<'_>| {
        side.strategy
            .by_id::<Ministry>(ministry)
            .map(|ministry| ministry.short.clone())
    };
    of(found.new)
        .or_else(|| of(found.old))
        .unwrap_or_else(|| ministry.into())
}

fn judged(evidence: &Consolidation<'_>, id: &str) -> Option<Said<Judged>> {
    let record = evidence.ledger_record(id)?;
    let fresh = evidence.is_fresh(id, &record.digest.value) == Some(true);
    Some(Said {
        what: Judged::of(record, fresh),
        record: Some((record.file.index(), record.of.span)),
    })
}
