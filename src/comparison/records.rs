//! Records of evidence that do not count but came or went: an earlier one, one of a ministry that is not asked.

use std::collections::HashMap;

use crate::message::label;
use crate::model::date::PartialDate;
use crate::model::digest::canonical;
use crate::model::evidence::{CosignResult, LedgerResult, STRATEGY};
use crate::model::{Choices, Contribution, Ministry};
use crate::source::{FileId, Span};
use crate::syntax::{self, Value as Toml};

use super::collect::Collector;
use super::evidence::short;
use super::leaves::{self, Leaves};
use super::value::Value;
use super::{Change, Difference, Fate, Part, Subject, What, house};

/// Compares the records of all ministries and of the editors.
pub fn all(found: &mut Collector<'_>) {
    let mut paths: Vec<String> = Vec::new();
    for side in [found.old, found.new] {
        let ministries = side.strategy.ministries.iter();
        paths.extend(
            ministries.map(|ministry| format!("ministries/{}/cosignatures.toml", ministry.id)),
        );
    }
    paths.sort();
    paths.dedup();
    for path in paths {
        file(found, &path, "cosignature");
    }
    file(found, "consolidation.toml", "consolidated");
}

/// A record as it is written.
struct Record {
    canonical: String,
    of: Box<str>,
    of_span: Span,
    value: Value,
}

fn file(found: &mut Collector<'_>, path: &str, list: &'static str) {
    let sides = [found.old, found.new];
    let [old, new] = sides.map(|side| side.files.find(path));
    let text = |at: usize, file: Option<FileId>| file.map_or("", |file| sides[at].files.text(file));
    let unreadable = sides.iter().any(|side| side.strategy.evidence_incomplete);
    if text(0, old) == text(1, new) || unreadable {
        return;
    }
    let read = |at: usize, file: Option<FileId>| {
        file.map_or_else(Default::default, |file| {
            records(sides[at].files, file, list)
        })
    };
    let ((mut before, old_rest), (mut after, new_rest)) = (read(0, old), read(1, new));
    remove_common(&mut before, &mut after);
    let mut differs = !before.is_empty() || !after.is_empty();
    let ministry = path.split('/').nth(1).unwrap_or("");
    for (at, file, records, gone) in [(0, old, before, true), (1, new, after, false)] {
        for record in records {
            let place = file.map(|file| (file.index(), record.of_span));
            if place.is_none_or(|place| !found.told_records[at].contains(&place)) {
                tell(found, ministry, list, &record, gone);
            }
        }
    }
    let mut changes = Vec::new();
    differs |= leaves::catch(Subject::File, &old_rest, &new_rest, &mut changes);
    if !changes.is_empty() {
        found.add(of_file(path, ministry, changes));
    }
    match differs {
        true => drop(found.told_files.insert(path.into())),
        false => found.only_form(path),
    }
}

/// A difference of a file that holds no entry.
pub fn of_file(path: &str, ministry: &str, changes: Vec<Change>) -> Difference {
    Difference {
        subject: Subject::File,
        id: path.into(),
        title: path.into(),
        ministry: ministry.into(),
        fields: Vec::new(),
        fate: Fate::Kept,
        changes,
    }
}

/// The records of a file, and everything else in it.
fn records(files: &crate::source::Files, file: FileId, list: &str) -> (Vec<Record>, Leaves) {
    let text = files.text(file);
    let memory = syntax::Memory::default();
    let (table, _) = syntax::parse(text, 0, &memory);
    let mut rest = leaves::of(files, file);
    let mut records = Vec::new();
    if let Some(Toml::Array(items)) = table.get(list).map(|node| &node.value) {
        rest.remove(list);
        rest.retain(|path, _| !path.starts_with(&format!("{list}.")));
        records.extend(items.iter().map(|item| record(&item.value)));
    }
    (records, rest)
}

fn record(value: &Toml<'_>) -> Record {
    let key = |key: &str| match value {
        Toml::Table(table) => table.get(key),
        _ => None,
    };
    let word = |name: &str| match key(name).map(|node| &node.value) {
        Some(Toml::String(word) | Toml::Date(word)) => word.to_string(),
        _ => String::new(),
    };
    Record {
        canonical: canonical(value),
        of: word("of").into(),
        of_span: key("of").map(|node| node.span).unwrap_or_default(),
        value: said(&word("result"), &word("on")),
    }
}

/// What a record says; as it is written where it is none of what can be said.
fn said(result: &str, on: &str) -> Value {
    let cosigned = CosignResult::from_key(result).map(Choices::choice);
    let known = cosigned.or_else(|| LedgerResult::from_key(result).map(Choices::choice));
    match (known, PartialDate::parse(on)) {
        (Some(result), Some(on)) => Value::Record(result, on),
        _ => Value::words(format!("{result} {on}").trim()),
    }
}

/// Takes away what stands in both, as often as it does.
fn remove_common(old: &mut Vec<Record>, new: &mut Vec<Record>) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for record in old.iter() {
        *counts.entry(record.canonical.clone()).or_default() += 1;
    }
    let mut common: HashMap<String, usize> = HashMap::new();
    new.retain(|record| match counts.get_mut(&record.canonical) {
        Some(count) if *count > 0 => {
            *count -= 1;
            *common.entry(record.canonical.clone()).or_default() += 1;
            false
        }
        _ => true,
    });
    old.retain(|record| match common.get_mut(&record.canonical) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
}

fn tell(
    found: &mut Collector<'_>,
    ministry: &str,
    list: &'static str,
    record: &Record,
    gone: bool,
) {
    let value = Some(record.value.clone());
    let part = (!ministry.is_empty()).then(|| Part {
        id: ministry.into(),
        title: short(found, ministry),
    });
    let change = Change {
        what: What::Record,
        path: list.into(),
        label: match list {
            "cosignature" => label("Vermerk der Mitzeichnung", "record of a co-signature"),
            _ => label("Vermerk der Redaktion", "record of the editors"),
        },
        part,
        old: value.clone().filter(|_| gone),
        new: value.filter(|_| !gone),
    };
    let difference = difference(found, ministry, record, change);
    found.add(difference);
}

/// The difference that a record belongs to: of its object, else of its ministry, else of its file.
fn difference(
    found: &Collector<'_>,
    ministry: &str,
    record: &Record,
    change: Change,
) -> Difference {
    if &*record.of == STRATEGY {
        return house::of_strategy(found, vec![change]);
    }
    let of = [found.new, found.old].into_iter().find_map(|side| {
        let contribution = side.strategy.by_id::<Contribution>(&record.of)?;
        Some((contribution, side))
    });
    if let Some((contribution, side)) = of {
        let head = &contribution.head;
        return Difference {
            subject: Subject::Entry(head.kind),
            id: head.id.clone(),
            title: head.title.value.clone(),
            ministry: head.ministry().into(),
            fields: vec![side.strategy.id_of(&contribution.field).into()],
            fate: Fate::Kept,
            changes: vec![change],
        };
    }
    let known = [found.new, found.old].into_iter();
    let known = known
        .filter_map(|side| side.strategy.by_id::<Ministry>(ministry))
        .next();
    match known {
        Some(ministry) => house::of_ministry(ministry, Fate::Kept, vec![change]),
        None => of_file("consolidation.toml", "", vec![change]),
    }
}
