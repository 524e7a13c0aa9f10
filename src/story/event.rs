//! What can happen, and to what.

use std::sync::Arc;

use crate::model::contribution::Submission;
use crate::model::decision::Resolution;
use crate::model::digest::Digest;
use crate::model::evidence::{CosignResult, LedgerResult};
use crate::model::measure::Progress;
use crate::model::{Choices, Kind, PartialDate};

/// What something happened to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The strategy as a whole.
    Strategy,
    /// An entry, by the id that it had then.
    Entry(Kind, Box<str>),
    /// A contact of a ministry.
    Contact(Box<str>, Box<str>),
}

impl Subject {
    /// The ministry that owns it; empty for what belongs to the lead.
    pub fn ministry(&self) -> &str {
        match self {
            Subject::Strategy => "",
            Subject::Contact(ministry, _) | Subject::Entry(Kind::Ministry, ministry) => ministry,
            Subject::Entry(_, id) => id.split_once('/').map_or("", |(ministry, _)| ministry),
        }
    }

    /// How it is named: `strategy`, the id of an entry, `bm/koordination`.
    pub fn id(&self) -> String {
        match self {
            Subject::Strategy => crate::model::evidence::STRATEGY.to_owned(),
            Subject::Entry(_, id) => id.to_string(),
            Subject::Contact(ministry, id) => format!("{ministry}/{id}"),
        }
    }

    /// What it is, in machine output.
    pub fn kind(&self) -> &'static str {
        match self {
            Subject::Strategy => "strategy",
            Subject::Entry(kind, _) => kind.key(),
            Subject::Contact(..) => "contact",
        }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// It came.
    Added,
    /// It is gone.
    Removed,
    /// It has another name; the id before.
    Renamed(Box<str>),
    /// It belongs to another ministry; the id before.
    Moved(Box<str>),
    /// It is for another field; before and now.
    Refiled(Box<str>, Box<str>),
    /// What its ministry says of it: a draft, submitted, a nil return.
    Submission(Submission),
    /// Its ministry cleared it internally.
    Cleared,
    /// A record says something of it.
    Recorded(Arc<Record>),
    /// A record is gone.
    Unrecorded(Arc<Record>),
    /// Its text or title is another; the digest of these.
    Reworded(Digest),
    /// Something else about it is different; the digest of that.
    Changed(Digest),
    /// It was reported on; the day of the report.
    Reported(PartialDate),
    /// Its status: before and now.
    Status(Progress, Progress),
    /// A body decided it.
    Decided(Resolution),
    /// A contact was named.
    Named,
    /// A contact left.
    Left,
    /// The edition: before and now.
    Edition(Box<str>, Box<str>),
    /// A deadline: before and now.
    Deadline(Deadline, Option<PartialDate>, Option<PartialDate>),
    /// Its file can no longer be read.
    Unreadable,
    /// Its file can be read again.
    Readable,
}

/// A record of evidence, without what does not make it another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    /// The object, by the id that is written.
    pub of: Box<str>,
    /// Who says what of it.
    pub said: Verdict,
    /// The digest of the text that is meant, as written.
    pub digest: Box<str>,
    /// When, by its own word.
    pub on: PartialDate,
}

/// Who says what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The editors.
    Editors(LedgerResult),
    /// A contact of a ministry.
    Ministry {
        /// The ministry.
        ministry: Box<str>,
        /// The contact.
        by: Box<str>,
        /// What it says.
        result: CosignResult,
    },
}

/// The deadlines of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deadline {
    /// Contacts are named.
    Contacts,
    /// Contributions are due.
    Contributions,
    /// Co-signatures are due.
    Cosignatures,
    /// The cabinet meets.
    Cabinet,
}

impl Deed {
    /// Its name in machine output.
    pub fn key(&self) -> &'static str {
        match self {
            Deed::Added => "added",
            Deed::Removed => "removed",
            Deed::Renamed(_) => "renamed",
            Deed::Moved(_) => "moved",
            Deed::Refiled(..) => "refiled",
            Deed::Submission(Submission::Draft) => "withdrawn",
            Deed::Submission(status) => status.key(),
            Deed::Cleared => "cleared",
            Deed::Recorded(record) => match &record.said {
                Verdict::Editors(result) => result.key(),
                Verdict::Ministry { result, .. } => result.key(),
            },
            Deed::Unrecorded(_) => "record-removed",
            Deed::Reworded(_) => "reworded",
            Deed::Changed(_) => "changed",
            Deed::Reported(_) => "reported",
            Deed::Status(..) => "status",
            Deed::Decided(_) => "decided",
            Deed::Named => "named",
            Deed::Left => "left",
            Deed::Edition(..) => "edition",
            Deed::Deadline(..) => "deadline",
            Deed::Unreadable => "unreadable",
            Deed::Readable => "readable",
        }
    }

    /// All names in machine output.
    pub const KEYS: [&'static str; 27] = [
        "added",
        "removed",
        "renamed",
        "moved",
        "refiled",
        "withdrawn",
        "submitted",
        "nil-return",
        "cleared",
        "accepted",
        "returned",
        "signed",
        "signed-with-conditions",
        "refused",
        "not-affected",
        "record-removed",
        "reworded",
        "changed",
        "reported",
        "status",
        "decided",
        "named",
        "left",
        "edition",
        "deadline",
        "unreadable",
        "readable",
    ];
}
