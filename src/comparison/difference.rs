//! What came out of a comparison, as plain data: differences, each with its changes.

use std::collections::{BTreeMap, HashSet};

use crate::message::{Label, Lang, label};
use crate::model::Kind;

use super::value::Value;

/// How one state of a strategy differs from another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What differs: first what belongs to the lead, then ministry by ministry in their order; of each the weightiest first.
    pub differences: Vec<Difference>,
    /// The ministries to which differences belong, by their id.
    pub ministries: BTreeMap<Box<str>, House>,
    /// The paths of files that were written differently and still say the same: comments, white space, order of keys.
    pub form_only: Vec<Box<str>>,
}

/// A ministry by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// The short name.
    pub short: Box<str>,
    /// The full name.
    pub name: Box<str>,
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The strategy as a whole and its process.
    Strategy,
    /// An entry, or a ministry.
    Entry(Kind),
    /// A contact of a ministry.
    Contact,
    /// A file that holds no entry, or none that can be read: a picture, a template.
    File,
}

/// A thing that is not the same in both states.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What it is.
    pub subject: Subject,
    /// Its id in the new state, or in the old one where it was removed; `strategy`; for a file its path.
    pub id: Box<str>,
    /// Its title or name, likewise.
    pub title: Box<str>,
    /// The id of the ministry to which it belongs, likewise; empty: the lead's.
    pub ministry: Box<str>,
    /// The ids of the fields to which it belongs in one of the two states.
    pub fields: Vec<Box<str>>,
    /// What became of it.
    pub fate: Fate,
    /// What changed in it, the weightiest first. Of what was added or removed: its text, its state and its status.
    pub changes: Vec<Change>,
}

/// What became of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It had another id, with another slug or of another ministry.
    Renamed {
        /// The id that it had.
        from: Box<str>,
        /// How that is known.
        known: Known,
    },
    /// It stayed.
    Kept,
    /// Its file cannot be read in the new state.
    Unreadable,
    /// Its file could not be read in the old state.
    Readable,
}

/// How it is known that two ids are of the same entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// One of the two names the other as its former id.
    Formerly,
    /// Title and text are alike.
    Alike,
}

/// Something that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of change it is.
    pub what: What,
    /// The key, as a path in the file: `end`, `milestone.pilot.due`. What is derived has no key: `state`, `ampel`,
    /// `cosigners.bm`, `ledger`.
    pub path: Box<str>,
    /// What the key means.
    pub label: Label,
    /// The part of the thing: a milestone, an indicator, a co-signer.
    pub part: Option<Part>,
    /// Before; `None`: it was not there.
    pub old: Option<Value>,
    /// After; `None`: it is not there any more.
    pub new: Option<Value>,
}

/// A part of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its short name.
    pub id: Box<str>,
    /// Its title.
    pub title: Box<str>,
}

/// The kinds of changes, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The derived state of a contribution.
    State,
    /// A co-signature was given, lost, went stale.
    Cosignature,
    /// The editors' record that counts.
    Ledger,
    /// The Markdown text.
    Text,
    /// The title.
    Title,
    /// To another field.
    Field,
    /// The status that a ministry gives.
    Status,
    /// A deadline or what is expected of it.
    Deadline,
    /// A traffic light: the ministry's own or the computed one.
    Light,
    /// A milestone is new or gone.
    Milestone,
    /// A milestone was reached, or is not reached any more.
    Done,
    /// An indicator is new or gone.
    Indicator,
    /// The target or baseline of an indicator.
    Target,
    /// The readings of an indicator.
    Reading,
    /// How far something has spread.
    Rollout,
    /// Any other key.
    Key,
    /// A record of evidence that does not count: an earlier one, or of a ministry that is not asked.
    Record,
    /// The content of a file that holds no entry.
    Content,
}

impl What {
    /// All of them.
    pub const ALL: [What; 18] = [
        What::State,
        What::Cosignature,
        What::Ledger,
        What::Text,
        What::Title,
        What::Field,
        What::Status,
        What::Deadline,
        What::Light,
        What::Milestone,
        What::Done,
        What::Indicator,
        What::Target,
        What::Reading,
        What::Rollout,
        What::Key,
        What::Record,
        What::Content,
    ];

    /// What it is about, in a word.
    pub fn label(self) -> Label {
        match self {
            What::State => label("Stand", "state"),
            What::Cosignature => label("Mitzeichnung", "co-signature"),
            What::Ledger => label("Redaktion", "editors"),
            What::Text => label("Text", "text"),
            What::Title => label("Titel", "title"),
            What::Field => label("Handlungsfeld", "field of action"),
            What::Status => label("Status", "status"),
            What::Deadline => label("Frist", "deadline"),
            What::Light => label("Ampel", "traffic light"),
            What::Milestone | What::Done => label("Meilenstein", "milestone"),
            What::Indicator | What::Target | What::Reading => label("Kennzahl", "indicator"),
            What::Rollout => label("Verbreitung", "roll-out"),
            What::Key => label("Angaben", "details"),
            What::Record => label("Vermerk", "record"),
            What::Content => label("Inhalt", "content"),
        }
    }

    /// The name in machine output.
    pub fn key(self) -> &'static str {
        match self {
            What::State => "state",
            What::Cosignature => "cosignature",
            What::Ledger => "ledger",
            What::Text => "text",
            What::Title => "title",
            What::Field => "field",
            What::Status => "status",
            What::Deadline => "deadline",
            What::Light => "light",
            What::Milestone => "milestone",
            What::Done => "done",
            What::Indicator => "indicator",
            What::Target => "target",
            What::Reading => "reading",
            What::Rollout => "rollout",
            What::Key => "key",
            What::Record => "record",
            What::Content => "content",
        }
    }
}

impl Difference {
    /// What its changes are about, each in a word, the weightiest first.
    pub fn topics(&self, lang: Lang) -> Vec<&'static str> {
        let mut topics: Vec<&str> = Vec::new();
        for change in &self.changes {
            let topic = change.what.label().in_lang(lang);
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        topics
    }
}

impl Change {
    /// By how many days a date moved; negative: to the front.
    pub fn days(&self) -> Option<i32> {
        match (&self.old, &self.new) {
            (Some(Value::Date(old)), Some(Value::Date(new))) => Some(
                crate::model::date::days_between(old.last_day(), new.last_day()),
            ),
            _ => None,
        }
    }

    /// Of a list: what came to it, and what is not in it any more.
    pub fn items(&self) -> Option<(Vec<&Value>, Vec<&Value>)> {
        let (old, new) = (list(&self.old)?, list(&self.new)?);
        Some((without(new, old), without(old, new)))
    }

    /// The texts before and after, where it is about a Markdown text.
    pub fn texts(&self) -> Option<(&str, &str)> {
        fn text(value: &Option<Value>) -> &str {
            match value {
                Some(Value::Text(text)) => text,
                _ => "",
            }
        }
        (self.what == What::Text).then(|| (text(&self.old), text(&self.new)))
    }
}

fn list(value: &Option<Value>) -> Option<&[Value]> {
    match value {
        None => Some(&[]),
        Some(Value::List(items)) => Some(items),
        Some(_) => None,
    }
}

/// The values that are not among others.
fn without<'v>(values: &'v [Value], others: &[Value]) -> Vec<&'v Value> {
    let others: HashSet<_> = others.iter().map(Value::name).collect();
    let is_other = |value: &&Value| others.contains(&value.name());
    values.iter().filter(|value| !is_other(value)).collect()
}
