//! What one file says, as far as states depend on it: pure, so that files can be read in parallel and each content once.

use std::sync::Arc;

use crate::consolidation::rules;
use crate::load::{self, Item, Slot};
use crate::model::contribution::Submission;
use crate::model::digest::{self, Digest};
use crate::model::evidence::{CosignResult, LedgerResult};
use crate::model::field::Contributors;
use crate::model::{Contribution, Entry, Field, Head, Kind, Ministry, Ref, Settings};
use crate::source::Files;

use super::records::Records;

/// A file.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The ministry in whose folder it lies: any of its files makes a ministry known.
    pub ministry: Option<Box<str>>,
    /// What it says.
    pub said: Said,
}

/// What a file says.
#[derive(Clone, Debug)]
pub enum Said {
    /// Nothing that matters to any state, or it cannot be read.
    Nothing,
    /// The rules.
    Settings(Box<Settings>),
    /// A contribution.
    Contribution(Box<Text>),
    /// A field, with who owes it something.
    Field(Box<Owing>, Part),
    /// Another entry that counts into the digest of the strategy; `None` where it is internal.
    Part(Option<Part>),
    /// A decision that adopts an edition with this text.
    Adoption(Box<str>, Option<Digest>),
    /// What a ministry signed; `None` where that could not be read.
    Cosignatures(Option<Arc<Records<CosignResult>>>),
    /// What the editors say.
    Ledger(Arc<Records<LedgerResult>>),
}

/// A contribution.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its id.
    pub id: Box<str>,
    /// Ids that it had before.
    pub formerly: Vec<Box<str>>,
    /// Its field, as written.
    pub field: Box<str>,
    /// What the ministry says of it.
    pub status: Submission,
    /// The ministries that take part, as written.
    pub partners: Vec<Box<str>>,
    /// The ministries that must co-sign, where it says so itself.
    pub cosigners: Option<Vec<Box<str>>>,
    /// Whether everyone may read it.
    pub public: bool,
    /// The digest of what it says.
    pub digest: Digest,
}

impl Text {
    /// The ministry that owns it.
    pub fn ministry(&self) -> &str {
        self.id.split_once('/').map_or("", |(ministry, _)| ministry)
    }

    /// Its ids, today's and former ones.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&*self.id).chain(self.formerly.iter().map(|name| &**name))
    }
}

/// Who owes a contribution to a field.
#[derive(Clone, Debug)]
pub struct Owing {
    /// The id of the field.
    pub id: Box<str>,
    /// Ids that it had before.
    pub formerly: Vec<Box<str>>,
    /// These ministries; `None`: all of them.
    pub listed: Option<Vec<Box<str>>>,
}

/// An entry that counts into the digest of the strategy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its key there.
    pub key: String,
    /// The digest of what it says.
    pub digest: Digest,
}

/// Whether the content of a file matters, not only that it is there.
pub fn is_read(path: &str) -> bool {
    match load::slot(path) {
        Slot::Settings | Slot::Ledger | Slot::Cosignatures(_) => true,
        Slot::Entry(kind, ..) => kind != Kind::Project,
        _ => false,
    }
}

/// Whether it is a file of records, which may be many and change often.
pub fn is_evidence(path: &str) -> bool {
    matches!(load::slot(path), Slot::Ledger | Slot::Cosignatures(_))
}

/// Reads a file; without bytes it is one that cannot be read.
pub fn read(path: &str, bytes: Option<Vec<u8>>) -> Leaf {
    let said = if is_read(path) {
        let (files, item) = load::one(path, bytes);
        said(&files, item)
    } else {
        Said::Nothing
    };
    let ministry = ministry_of(path).map(Box::from);
    Leaf { ministry, said }
}

/// The ministry in whose folder a file of the strategy lies.
pub fn ministry_of(path: &str) -> Option<&str> {
    match load::slot(path) {
        Slot::Ministry(ministry) | Slot::Contacts(ministry) | Slot::Cosignatures(ministry) => {
            Some(ministry)
        }
        Slot::Entry(_, ministry, _) => Some(ministry).filter(|ministry| !ministry.is_empty()),
        _ => None,
    }
}

fn said(files: &Files, item: Item) -> Said {
    match item {
        Item::Settings(settings) => Said::Settings(settings),
        Item::Contribution(contribution) => {
            Said::Contribution(Box::new(text(files, &contribution)))
        }
        Item::Field(field) => Said::Field(Box::new(owing(&field)), part(files, &field.head)),
        Item::Goal(goal) => Said::Part(Some(part(files, goal.head()))),
        Item::Chapter(chapter) => Said::Part(Some(part(files, chapter.head()))),
        Item::Measure(measure) => {
            let head = Some(measure.head()).filter(|head| head.is_public());
            Said::Part(head.map(|head| part(files, head)))
        }
        Item::Decision(decision) => match rules::adoption(&decision) {
            Some((edition, digest)) => Said::Adoption(edition.into(), Digest::parse(digest)),
            None => Said::Nothing,
        },
        Item::Cosignatures(_, records) => Said::Cosignatures(records.map(|records| {
            let records = records.iter();
            let record = records.map(|of| (&*of.of.value, of.result.value, &*of.digest.value));
            Arc::new(Records::new(record))
        })),
        Item::Ledger(Some(records)) => Said::Ledger(Arc::new(Records::new(
            records
                .iter()
                .map(|of| (&*of.of.value, of.result.value, &*of.digest.value)),
        ))),
        _ => Said::Nothing,
    }
}

fn text(files: &Files, contribution: &Contribution) -> Text {
    let head = &contribution.head;
    Text {
        id: head.id.clone(),
        formerly: formerly(head),
        field: contribution.field.id.clone(),
        status: contribution.status.value,
        partners: ids(&contribution.partners),
        cosigners: contribution.cosigners.as_deref().map(ids),
        public: head.is_public(),
        digest: digest::of_entry(files, head),
    }
}

fn owing(field: &Field) -> Owing {
    Owing {
        id: field.head.id.clone(),
        formerly: formerly(&field.head),
        listed: match &field.contributors {
            Contributors::All => None,
            Contributors::Listed(listed) => Some(ids(listed)),
        },
    }
}

fn part(files: &Files, head: &Head) -> Part {
    Part {
        key: digest::key_of(head.kind, &head.id),
        digest: digest::of_entry(files, head),
    }
}

fn formerly(head: &Head) -> Vec<Box<str>> {
    head.formerly
        .iter()
        .map(|name| name.value.clone())
        .collect()
}

fn ids(references: &[Ref<Ministry>]) -> Vec<Box<str>> {
    references
        .iter()
        .map(|reference| reference.id.clone())
        .collect()
}
