//! Two lists of facts, key by key.

use std::collections::HashMap;

use crate::message::label;
use crate::model::Kind;

use super::facts::{Fact, Facts, PartFacts};
use super::labels;
use super::value::Value;
use super::{Change, Part, Subject, What};

/// What differs between the facts of a thing before and after.
pub fn changes(subject: Subject, old: Facts, new: Facts) -> Vec<Change> {
    let mut changes = own(subject, None, old.own, new.own);
    let (mut olds, order) = numbered(old.parts);
    let (mut news, new_order) = numbered(new.parts);
    for key in new_order {
        let after = news.remove(&key);
        match (olds.remove(&key), after) {
            (Some(old), Some(new)) => changes.extend(within(subject, old, new)),
            (None, Some(new)) => changes.push(whole(subject, new, false)),
            _ => {}
        }
    }
    let gone = order.into_iter().filter_map(|key| olds.remove(&key));
    changes.extend(gone.map(|old| whole(subject, old, true)));
    changes
}

/// The facts that are told of what is new or gone.
pub fn of_whole(subject: Subject, facts: Facts, gone: bool) -> Vec<Change> {
    // The state of a contribution says more than its status.
    let is_contribution = subject == Subject::Entry(Kind::Contribution);
    let told = |fact: &Fact| match what(None, fact.key) {
        What::Status => !is_contribution,
        what => what == What::Field,
    };
    let told: Vec<Fact> = facts.own.into_iter().filter(told).collect();
    match gone {
        true => own(subject, None, told, Vec::new()),
        false => own(subject, None, Vec::new(), told),
    }
}

/// A part by its list, its id, and how many of this id stand before it: the same id may wrongly stand twice.
type PartKey = (&'static str, Box<str>, usize);

fn numbered(parts: Vec<PartFacts>) -> (HashMap<PartKey, PartFacts>, Vec<PartKey>) {
    let mut seen: HashMap<(&'static str, Box<str>), usize> = HashMap::new();
    let mut order = Vec::new();
    let mut found = HashMap::new();
    for part in parts {
        let count = seen.entry((part.list, part.id.clone())).or_default();
        let key = (part.list, part.id.clone(), *count);
        *count += 1;
        order.push(key.clone());
        found.insert(key, part);
    }
    (found, order)
}

fn within(subject: Subject, old: PartFacts, new: PartFacts) -> Vec<Change> {
    let part = Part {
        id: new.id,
        title: new.title,
    };
    own(
        subject,
        Some((new.list, part)),
        old.facts.own,
        new.facts.own,
    )
}

/// A part that is new or gone, with what it is due or to reach.
fn whole(subject: Subject, part: PartFacts, gone: bool) -> Change {
    let fact = |key| {
        let mut facts = part.facts.own.iter();
        facts
            .find(|fact| fact.key == key)
            .map(|fact| fact.value.clone())
    };
    let value = fact("due").or_else(|| fact("target"));
    let value = value.unwrap_or_else(|| Value::words(&part.title));
    Change {
        what: match part.list {
            "milestone" => What::Milestone,
            _ => What::Indicator,
        },
        path: format!("{}.{}", part.list, part.id).into(),
        label: labels::of(subject, part.list),
        old: gone.then(|| value.clone()),
        new: (!gone).then_some(value),
        part: Some(Part {
            id: part.id,
            title: part.title,
        }),
    }
}

fn own(
    subject: Subject,
    part: Option<(&'static str, Part)>,
    old: Vec<Fact>,
    new: Vec<Fact>,
) -> Vec<Change> {
    let list = part.as_ref().map(|(list, _)| *list);
    let mut news: Vec<Fact> = new;
    let mut pairs: Vec<(&'static str, Option<Value>, Option<Value>)> = Vec::new();
    for fact in old {
        let at = news.iter().position(|other| other.key == fact.key);
        let after = at.map(|at| news.remove(at).value);
        pairs.push((fact.key, Some(fact.value), after));
    }
    pairs.extend(
        news.into_iter()
            .map(|fact| (fact.key, None, Some(fact.value))),
    );
    let differs = |(_, old, new): &(_, Option<Value>, Option<Value>)| match (old, new) {
        (Some(old), Some(new)) => !old.same(new),
        _ => true,
    };
    let change = |(key, old, new): (&'static str, _, _)| Change {
        what: what(list, key),
        path: match &part {
            Some((list, part)) => format!("{list}.{}.{key}", part.id).into(),
            None => key.into(),
        },
        label: match (list, key) {
            (_, "ampel") => label("errechnete Ampel", "computed traffic light"),
            (Some(list), key) => labels::of(subject, &format!("{list}.{key}")),
            (None, key) => labels::of(subject, key),
        },
        part: part.as_ref().map(|(_, part)| part.clone()),
        old,
        new,
    };
    pairs.into_iter().filter(differs).map(change).collect()
}

/// What kind of change a change of this key is.
fn what(list: Option<&str>, key: &str) -> What {
    match (list, key) {
        (None, "title") => What::Title,
        (None, "field") => What::Field,
        (None, "status") => What::Status,
        (None, "end" | "end_forecast" | "due") | (Some("milestone"), "due" | "forecast") => {
            What::Deadline
        }
        (None, key) if key.starts_with("process.") && is_day_of_process(key) => What::Deadline,
        (None, "confidence" | "ampel") => What::Light,
        (Some("milestone"), "done") => What::Done,
        (Some("indicator"), "target" | "baseline") => What::Target,
        (Some("indicator"), "readings") => What::Reading,
        (None, "rollout") => What::Rollout,
        _ => What::Key,
    }
}

fn is_day_of_process(key: &str) -> bool {
    key.ends_with("_due") || key == "process.cabinet"
}
