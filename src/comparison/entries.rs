//! Entries of all kinds before and after.

use rayon::prelude::*;

use crate::message::label;
use crate::model::digest::normal_text;
use crate::model::{
    Chapter, Contribution, Decision, Entry, Field, Goal, Head, Kind, Listed, Lookup, Measure,
    Project, Strategy,
};

use super::collect::Collector;
use super::facts::Telling;
use super::pair::{self, Pair};
use super::side::Side;
use super::value::Value;
use super::{Change, Difference, Fate, Subject, What, evidence, keys, leaves};

/// Compares the entries of all kinds.
pub fn all(found: &mut Collector<'_>) {
    of_kind::<Field>(found);
    of_kind::<Goal>(found);
    of_kind::<Chapter>(found);
    of_kind::<Decision>(found);
    of_kind::<Contribution>(found);
    of_kind::<Measure>(found);
    of_kind::<Project>(found);
}

/// The fields to which an entry belongs.
pub trait OfFields {
    /// Their ids of today.
    fn fields<'s>(&'s self, strategy: &'s Strategy) -> Vec<&'s str>;
}

impl OfFields for Field {
    fn fields(&self, _: &Strategy) -> Vec<&str> {
        vec![&self.head.id]
    }
}

impl OfFields for Goal {
    fn fields<'s>(&'s self, strategy: &'s Strategy) -> Vec<&'s str> {
        vec![strategy.id_of(&self.field)]
    }
}

impl OfFields for Contribution {
    fn fields<'s>(&'s self, strategy: &'s Strategy) -> Vec<&'s str> {
        vec![strategy.id_of(&self.field)]
    }
}

impl OfFields for Measure {
    fn fields<'s>(&'s self, strategy: &'s Strategy) -> Vec<&'s str> {
        let goals = self.goals.iter().filter_map(|goal| strategy.get(goal));
        goals.map(|goal| strategy.id_of(&goal.field)).collect()
    }
}

impl OfFields for Project {
    fn fields<'s>(&'s self, strategy: &'s Strategy) -> Vec<&'s str> {
        let all = std::iter::once(&self.field).chain(&self.cross_cutting);
        all.map(|field| strategy.id_of(field)).collect()
    }
}

impl OfFields for Chapter {
    fn fields(&self, _: &Strategy) -> Vec<&str> {
        Vec::new()
    }
}

impl OfFields for Decision {
    fn fields(&self, _: &Strategy) -> Vec<&str> {
        Vec::new()
    }
}

/// So many entries are compared one after the other.
const TOGETHER: usize = 256;

/// No entry's differences depend on those of others.
fn of_kind<T: Listed + Entry + Telling + OfFields + Sync>(found: &mut Collector<'_>) {
    let (old, new) = (found.old, found.new);
    let pairs = pair::pairs::<T>(old, new);
    let parts = pairs.par_chunks(TOGETHER).map(|pairs| {
        let mut part = Collector::new(old, new);
        pairs.iter().for_each(|pair| of_pair::<T>(&mut part, pair));
        part
    });
    for part in parts.collect::<Vec<_>>() {
        found.join(part);
    }
}

fn of_pair<T: Listed + Entry + Telling + OfFields>(found: &mut Collector<'_>, pair: &Pair) {
    match (pair.old, pair.new) {
        (Some(old), Some(new)) => both::<T>(found, old, new, pair),
        (Some(at), None) => one::<T>(found, at, true),
        (None, Some(at)) => one::<T>(found, at, false),
        (None, None) => {}
    }
}

/// An entry that is in one of the two states only.
fn one<T: Listed + Entry + Telling + OfFields>(found: &mut Collector<'_>, at: usize, gone: bool) {
    let (side, other) = match gone {
        true => (found.old, found.new),
        false => (found.new, found.old),
    };
    let entry = &T::all(side.strategy)[at];
    let head = entry.head();
    let unreadable = other.strategy.look_up(head.kind, &head.id) == Lookup::Unreadable;
    let subject = Subject::Entry(head.kind);
    let mut changes = keys::of_whole(subject, entry.facts(side.strategy), gone);
    let text = normal_text(head.text(side.files));
    if !text.is_empty() {
        let text = Some(Value::Text(text.into()));
        let (old, new) = if gone { (text, None) } else { (None, text) };
        changes.push(change(What::Text, "text", old, new));
    }
    let state = derived(side, head.kind, at)
        .into_iter()
        .map(|(what, path, value)| {
            let (old, new) = if gone {
                (Some(value), None)
            } else {
                (None, Some(value))
            };
            change(what, path, old, new)
        });
    changes.extend(state.filter(|change| change.what == What::State));
    found.told_files.insert(side.files.path(head.file).into());
    found.add(Difference {
        subject,
        id: head.id.clone(),
        title: head.title.value.clone(),
        ministry: head.ministry().into(),
        fields: ids(entry.fields(side.strategy)),
        fate: match (unreadable, gone) {
            (true, true) => Fate::Unreadable,
            (true, false) => Fate::Readable,
            (false, true) => Fate::Removed,
            (false, false) => Fate::Added,
        },
        changes: if unreadable { Vec::new() } else { changes },
    });
}

fn both<T: Listed + Entry + Telling + OfFields>(
    found: &mut Collector<'_>,
    old_at: usize,
    new_at: usize,
    pair: &Pair,
) {
    let (old, new) = (found.old, found.new);
    let (before, after) = (&T::all(old.strategy)[old_at], &T::all(new.strategy)[new_at]);
    let (old_head, new_head) = (before.head(), after.head());
    let subject = Subject::Entry(new_head.kind);
    let mut changes = derived_changes(old, new, new_head.kind, old_at, new_at);
    if new_head.kind == Kind::Contribution {
        changes.extend(evidence::changes(found, old_at, new_at));
    }
    let same_file = new
        .files
        .is_same_text(new_head.file, old.files, old_head.file);
    if !same_file {
        changes.extend(text_change(old, new, old_head, new_head));
        let (old_facts, new_facts) = (before.facts(old.strategy), after.facts(new.strategy));
        changes.extend(keys::changes(subject, old_facts, new_facts));
        if old.whole.is_some() && new.whole.is_some() {
            let files = [(old.files, old_head.file), (new.files, new_head.file)];
            let differs = !leaves::are_written_alike(files) && {
                let [old, new] = files.map(|(files, file)| leaves::of(files, file));
                leaves::catch(subject, &old, &new, &mut changes)
            };
            if !differs && !changes.iter().any(|change| change.what == What::Text) {
                found.only_form(new.files.path(new_head.file));
            }
        }
    }
    let fate = match pair.known {
        Some(known) => Fate::Renamed {
            from: old_head.id.clone(),
            known,
        },
        None => Fate::Kept,
    };
    if let Fate::Renamed { from, .. } = &fate {
        changes.retain(|change| !is_trace_of_renaming(change, from));
    }
    if fate == Fate::Kept && changes.is_empty() {
        return;
    }
    let mut fields = after.fields(new.strategy);
    fields.extend(before.fields(old.strategy));
    found.add(Difference {
        subject,
        id: new_head.id.clone(),
        title: new_head.title.value.clone(),
        ministry: new_head.ministry().into(),
        fields: ids(fields),
        fate,
        changes,
    });
}

/// Whether a change says no more than that the entry had another id before.
fn is_trace_of_renaming(change: &Change, from: &str) -> bool {
    let only = |values: Vec<&Value>| match values[..] {
        [Value::Words(id)] => **id == *from,
        _ => false,
    };
    let items = change.items().filter(|_| &*change.path == "formerly");
    items.is_some_and(|(added, removed)| removed.is_empty() && only(added))
}

fn text_change(old: &Side<'_>, new: &Side<'_>, before: &Head, after: &Head) -> Option<Change> {
    let before = normal_text(before.text(old.files));
    let after = normal_text(after.text(new.files));
    let value = |text: &str| (!text.is_empty()).then(|| Value::Text(text.into()));
    (before != after).then(|| change(What::Text, "text", value(&before), value(&after)))
}

/// What is derived for the entry at a place of its list: the state of a contribution, the light of a project.
fn derived(side: &Side<'_>, kind: Kind, at: usize) -> Option<(What, &'static str, Value)> {
    match kind {
        Kind::Contribution => {
            let state = side.standings.get(at)?.state;
            Some((What::State, "state", Value::State(state)))
        }
        Kind::Project => {
            let light = (*side.lights.get(at)?)?;
            Some((What::Light, "ampel", Value::choice(light)))
        }
        _ => None,
    }
}

fn derived_changes(
    old: &Side<'_>,
    new: &Side<'_>,
    kind: Kind,
    old_at: usize,
    new_at: usize,
) -> Vec<Change> {
    let (before, after) = (derived(old, kind, old_at), derived(new, kind, new_at));
    let Some((what, path, _)) = before.clone().or_else(|| after.clone()) else {
        return Vec::new();
    };
    let value = |derived: Option<(What, &str, Value)>| derived.map(|(_, _, value)| value);
    let (before, after) = (value(before), value(after));
    match before == after {
        true => Vec::new(),
        false => vec![change(what, path, before, after)],
    }
}

/// A change of the text or of what is derived.
fn change(what: What, path: &'static str, old: Option<Value>, new: Option<Value>) -> Change {
    let label = match what {
        What::State => label("Stand der Abstimmung", "state of consolidation"),
        What::Light => label("errechnete Ampel", "computed traffic light"),
        _ => label("Text", "text"),
    };
    Change {
        what,
        path: path.into(),
        label,
        part: None,
        old,
        new,
    }
}

fn ids(mut fields: Vec<&str>) -> Vec<Box<str>> {
    fields.sort_unstable();
    fields.dedup();
    fields.into_iter().map(Box::from).collect()
}
