//! What one file says, as far as a story tells of it: pure, so that files can be read in parallel and each content once.

use std::sync::Arc;

use crate::load::{self, Item};
use crate::model::contribution::Submission;
use crate::model::decision::Resolution;
use crate::model::digest::{self, Digest};
use crate::model::measure::Progress;
use crate::model::{
    Contact, Contribution, Cosignature, Decision, Entry, Head, LedgerRecord, Measure, Ministry,
    PartialDate, Project, Settings,
};
use crate::source::{Files, Spanned};

use super::event::{Deadline, Record, Verdict};
use super::sketch::Sketch;

/// What a file says.
#[derive(Clone, Debug)]
pub enum Said {
    /// It cannot be read.
    Unreadable,
    /// An entry.
    Entry(Box<Facts>),
    /// A ministry: its name, and the digest of the file.
    Ministry(Box<str>, Digest),
    /// The contacts of a ministry.
    Contacts(Vec<Person>),
    /// `strategy.toml`.
    Settings(Box<Rules>),
    /// Records of evidence, in the order of the file.
    Records(Vec<Arc<Record>>),
}

/// What an entry says.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its title.
    pub title: Box<str>,
    /// Ids that it had before.
    pub formerly: Vec<Box<str>>,
    /// The digest of its title and text.
    pub wording: Digest,
    /// The digest of what else a reader could see change.
    pub rest: Digest,
    /// The words of its text, roughly.
    pub sketch: Sketch,
    /// The field that it is for.
    pub field: Option<Box<str>>,
    /// What the ministry says of it, and since when.
    pub submission: Option<(Submission, Option<PartialDate>)>,
    /// When its ministry cleared it internally.
    pub cleared: Option<PartialDate>,
    /// How far it is, and of which day the report is.
    pub report: Option<(Progress, PartialDate)>,
    /// What a body decided, and when.
    pub decided: Option<(Resolution, PartialDate)>,
}

/// A contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The short name.
    pub id: Box<str>,
    /// The name.
    pub name: Box<str>,
    /// Since when.
    pub nominated: PartialDate,
    /// Until when.
    pub until: Option<PartialDate>,
    /// The addresses, in small letters.
    pub emails: Vec<Box<str>>,
}

/// The strategy's own file.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Its title.
    pub title: Box<str>,
    /// The edition.
    pub edition: Box<str>,
    /// The deadlines.
    pub deadlines: Vec<(Deadline, Option<PartialDate>)>,
    /// The digest of the file.
    pub whole: Digest,
}

/// Keys that are told by themselves, or that say nothing to a reader.
const TOLD: [&str; 12] = [
    "title",
    "short_title",
    "objective",
    "text",
    "field",
    "status",
    "submitted",
    "house_cleared",
    "as_of",
    "contact",
    "order",
    "formerly",
];

/// The keys that are words for readers.
const WORDS: [&str; 4] = ["title", "short_title", "objective", "text"];

/// Reads a file; without bytes it is one that cannot be read. `None` where it says nothing that a story tells.
pub fn read(path: &str, bytes: Option<Vec<u8>>) -> Option<Said> {
    let (files, item) = load::one(path, bytes);
    let whole = || files.ids().next().map_or("", |id| files.text(id));
    Some(match item {
        Item::Settings(settings) if settings.complete => {
            Said::Settings(Box::new(rules(&settings, whole())))
        }
        Item::Ministry(_, Some(ministry)) => ministry_said(&ministry, whole()),
        Item::Contacts(_, Some(contacts)) => Said::Contacts(contacts.iter().map(person).collect()),
        Item::Cosignatures(_, Some(records)) => {
            Said::Records(records.iter().map(cosigned).map(Arc::new).collect())
        }
        Item::Ledger(Some(records)) => {
            Said::Records(records.iter().map(ledger).map(Arc::new).collect())
        }
        Item::Settings(_)
        | Item::Ministry(..)
        | Item::Contacts(..)
        | Item::Cosignatures(..)
        | Item::Ledger(_)
        | Item::Unreadable(..) => Said::Unreadable,
        Item::Field(field) => entry(&files, field.head(), |_| {}),
        Item::Goal(goal) => entry(&files, goal.head(), |_| {}),
        Item::Chapter(chapter) => entry(&files, chapter.head(), |_| {}),
        Item::Decision(decision) => decided(&files, &decision),
        Item::Contribution(contribution) => submitted(&files, &contribution),
        Item::Measure(measure) => measured(&files, &measure),
        Item::Project(project) => reported(&files, &project),
        Item::UnreadableFolder | Item::Asset | Item::Unexpected | Item::Other => return None,
    })
}

fn entry(files: &Files, head: &Head, more: impl FnOnce(&mut Facts)) -> Said {
    let mut facts = Facts {
        title: head.title.value.clone(),
        formerly: head.formerly.iter().map(|id| id.value.clone()).collect(),
        wording: digest::of_keys(files, head, |key| WORDS.contains(&key)),
        rest: digest::of_keys(files, head, |key| !TOLD.contains(&key)),
        sketch: Sketch::of(head.text(files)),
        field: None,
        submission: None,
        cleared: None,
        report: None,
        decided: None,
    };
    more(&mut facts);
    Said::Entry(Box::new(facts))
}

fn submitted(files: &Files, contribution: &Contribution) -> Said {
    entry(files, &contribution.head, |facts| {
        facts.field = Some(contribution.field.id.clone());
        let status = contribution.status.value;
        facts.submission = Some((status, date(&contribution.submitted)));
        facts.cleared = date(&contribution.house_cleared);
    })
}

fn measured(files: &Files, measure: &Measure) -> Said {
    entry(files, &measure.head, |facts| {
        facts.report = Some((measure.status.value, measure.as_of.value));
    })
}

fn reported(files: &Files, project: &Project) -> Said {
    entry(files, project.head(), |facts| {
        facts.field = Some(project.field.id.clone());
        facts.report = Some((project.status.value, project.as_of.value));
    })
}

fn decided(files: &Files, decision: &Decision) -> Said {
    entry(files, &decision.head, |facts| {
        facts.decided = Some((decision.kind.value, decision.date.value));
    })
}

fn ministry_said(ministry: &Ministry, whole: &str) -> Said {
    Said::Ministry(ministry.name.value.clone(), digest::of_text(whole))
}

fn person(contact: &Contact) -> Person {
    let addresses = contact.git_emails.iter().chain([&contact.email]);
    Person {
        id: contact.id.value.clone(),
        name: contact.name.clone(),
        nominated: contact.nominated.value,
        until: date(&contact.until),
        emails: addresses
            .map(|email| email.value.to_lowercase().into())
            .collect(),
    }
}

fn rules(settings: &Settings, whole: &str) -> Rules {
    let process = &settings.process;
    Rules {
        title: settings.title.clone(),
        edition: settings.edition.clone(),
        deadlines: vec![
            (Deadline::Contacts, date(&process.contacts_due)),
            (Deadline::Contributions, date(&process.contributions_due)),
            (Deadline::Cosignatures, date(&process.cosignatures_due)),
            (Deadline::Cabinet, date(&process.cabinet)),
        ],
        whole: digest::of_text(whole),
    }
}

fn cosigned(record: &Cosignature) -> Record {
    Record {
        of: record.of.value.clone(),
        said: Verdict::Ministry {
            ministry: record.ministry.clone(),
            by: record.by.value.clone(),
            result: record.result.value,
        },
        digest: record.digest.value.clone(),
        on: record.on.value,
    }
}

fn ledger(record: &LedgerRecord) -> Record {
    Record {
        of: record.of.value.clone(),
        said: Verdict::Editors(record.result.value),
        digest: record.digest.value.clone(),
        on: record.on.value,
    }
}

fn date(date: &Option<Spanned<PartialDate>>) -> Option<PartialDate> {
    date.as_ref().map(|date| date.value)
}
