//! Records of evidence without their places, to tell which ones are the same.

use crate::model::{Choices, Cosignature, LedgerRecord};

/// A co-signature.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// The ministry that signs.
    pub ministry: Box<str>,
    /// What is signed.
    pub of: Box<str>,
    /// Who signs.
    pub by: Box<str>,
    /// What the ministry says, of which text, when, on which level, with which remark and file reference.
    rest: [Option<Box<str>>; 6],
}

impl From<&Cosignature> for Record {
    fn from(record: &Cosignature) -> Record {
        Record {
            ministry: record.ministry.clone(),
            of: record.of.value.clone(),
            by: record.by.value.clone(),
            rest: [
                Some(record.result.value.key().into()),
                Some(record.digest.value.clone()),
                Some(record.on.value.to_string().into()),
                record.level.map(|level| level.key().into()),
                record.remark.as_ref().map(|remark| remark.value.clone()),
                record.file_ref.clone(),
            ],
        }
    }
}

/// A record of the editors' ledger.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LedgerEntry {
    /// The contribution.
    pub of: Box<str>,
    /// What the editors say, of which text, when, and why.
    rest: [Option<Box<str>>; 4],
}

impl From<&LedgerRecord> for LedgerEntry {
    fn from(record: &LedgerRecord) -> LedgerEntry {
        LedgerEntry {
            of: record.of.value.clone(),
            rest: [
                Some(record.result.value.key().into()),
                Some(record.digest.value.clone()),
                Some(record.on.value.to_string().into()),
                record.remark.as_ref().map(|remark| remark.value.clone()),
            ],
        }
    }
}
