//! What the editors and the co-signers say of a contribution: to its state, with and without consent by silence.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::consolidation::State;
use crate::consolidation::rules::{self, Parties};
use crate::model::Settings;
use crate::model::evidence::{CosignResult, LedgerResult};

use super::leaf::{Said, Text};
use super::records::Records;

/// The ministries and all records.
#[derive(Debug, Default)]
pub struct Evidence {
    /// How many files lie in the folder of each ministry.
    ministries: BTreeMap<Box<str>, usize>,
    ledger: Arc<Records<LedgerResult>>,
    cosignatures: HashMap<Box<str>, Arc<Records<CosignResult>>>,
    /// The ministries whose co-signatures could not be read.
    illegible: BTreeSet<Box<str>>,
}

/// Something while silence is no consent, and once it is: so no day that passes changes it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sides<T> {
    /// While silence is no consent.
    pub silent: T,
    /// Once it is.
    pub deemed: T,
}

impl Evidence {
    /// The ministries that are known.
    pub fn ministries(&self) -> impl Iterator<Item = &str> + Clone {
        self.ministries.keys().map(|ministry| &**ministry)
    }

    /// Counts a file in the folder of a ministry, which is known by any of them. Whether one is known that was not, or the
    /// other way round.
    pub fn count_files(&mut self, old: Option<Box<str>>, new: Option<Box<str>>) -> bool {
        match (old, new) {
            (None, Some(ministry)) => {
                let files = self.ministries.entry(ministry).or_default();
                *files += 1;
                *files == 1
            }
            (Some(ministry), None) => {
                let files = self.ministries.entry(ministry.clone()).or_default();
                *files = files.saturating_sub(1);
                let gone = *files == 0;
                if gone {
                    self.ministries.remove(&ministry);
                }
                gone
            }
            _ => false,
        }
    }

    /// The ledger as it is from now on; the objects of which it says something else than before.
    pub fn put_ledger(&mut self, said: &Said) -> Vec<Box<str>> {
        let records = match said {
            Said::Ledger(records) => Arc::clone(records),
            _ => Arc::default(),
        };
        let objects = self.ledger.differences(&records).map(Box::from).collect();
        self.ledger = records;
        objects
    }

    /// What a ministry signed from now on; the objects of which it says something else than before, and whether it can be
    /// read and could not before, or the other way round.
    pub fn put_cosignatures(&mut self, ministry: &str, said: &Said) -> (Vec<Box<str>>, bool) {
        let (records, turned) = match said {
            Said::Cosignatures(Some(records)) => {
                (Arc::clone(records), self.illegible.remove(ministry))
            }
            Said::Cosignatures(None) => (Arc::default(), self.illegible.insert(ministry.into())),
            _ => (Arc::default(), self.illegible.remove(ministry)),
        };
        let before = self.cosignatures.entry(ministry.into()).or_default();
        let objects = before.differences(&records).map(Box::from).collect();
        *before = records;
        (objects, turned)
    }

    /// The states of a contribution; `names` are the ids that stand for it in records.
    pub fn states(
        &self,
        settings: &Settings,
        names: &BTreeSet<Box<str>>,
        text: &Text,
    ) -> Sides<State> {
        let names = || names.iter().map(|name| &**name);
        let last = self.ledger.last(names());
        let last = last.map(|record| (record.result, record.is_fresh(text.digest)));
        let said: Vec<(Option<(CosignResult, bool)>, bool)> = {
            let required = self.required(settings, text).into_iter();
            let last = |ministry| self.cosignatures.get(ministry)?.last(names());
            let fresh = |ministry| {
                let record = last(ministry);
                let record = record.map(|of| (of.result, of.is_fresh(text.digest)));
                (record, !self.illegible.contains(ministry))
            };
            required.map(fresh).collect()
        };
        let state = |silence_counts| {
            let answers = said
                .iter()
                .map(|(record, legible)| rules::answer(*record, silence_counts && *legible));
            rules::state(text.status, last, answers)
        };
        Sides {
            silent: state(false),
            deemed: state(true),
        }
    }

    fn required<'t>(&'t self, settings: &Settings, text: &'t Text) -> Vec<&'t str> {
        fn ids(list: &[Box<str>]) -> Vec<&str> {
            list.iter().map(|ministry| &**ministry).collect()
        }
        let parties = Parties {
            owner: text.ministry(),
            cosigners: text.cosigners.as_deref().map(ids),
            partners: ids(&text.partners),
        };
        let known = |ministry: &str| self.ministries.contains_key(ministry);
        rules::required(parties, settings.cosigner_rule(), self.ministries(), known)
    }
}
