//! What the digest of the whole strategy is taken over, and whether a decision adopts it.

use std::collections::BTreeMap;

use crate::model::digest::{self, Digest};

use super::leaf::Part;

/// Entries of the lead, public measures, and decisions.
#[derive(Debug, Default)]
pub struct Whole {
    /// By key and file: of two files of one id the last counts.
    parts: BTreeMap<String, BTreeMap<Box<str>, Digest>>,
    adoptions: BTreeMap<Box<str>, (Box<str>, Option<Digest>)>,
    /// The last digest that was taken.
    digest: Option<Digest>,
}

impl Whole {
    /// An entry came.
    pub fn add(&mut self, path: &str, part: &Part) {
        self.digest = None;
        let files = self.parts.entry(part.key.clone()).or_default();
        files.insert(path.into(), part.digest);
    }

    /// An entry went.
    pub fn remove(&mut self, path: &str, part: &Part) {
        self.digest = None;
        if let Some(files) = self.parts.get_mut(&part.key) {
            files.remove(path);
            if files.is_empty() {
                self.parts.remove(&part.key);
            }
        }
    }

    /// A decision adopts an edition, or does so no longer.
    pub fn adopt(&mut self, path: &str, adoption: Option<(Box<str>, Option<Digest>)>) {
        match adoption {
            Some(adoption) => drop(self.adoptions.insert(path.into(), adoption)),
            None => drop(self.adoptions.remove(path)),
        }
    }

    /// The strategy consists of something else than the last time its digest was taken.
    pub fn changed(&mut self) {
        self.digest = None;
    }

    /// Whether a decision adopts this edition with this text; `contributions` are those that belong to it.
    pub fn is_adopted(
        &mut self,
        edition: &str,
        contributions: impl FnOnce() -> BTreeMap<String, Digest>,
    ) -> bool {
        let adopts = |(adopted, _): &&(Box<str>, _)| **adopted == *edition;
        if !self.adoptions.values().any(|adoption| adopts(&adoption)) {
            return false;
        }
        let parts = &self.parts;
        let digest = *self.digest.get_or_insert_with(|| {
            let mut entries = contributions();
            let last = parts.iter().filter_map(|(key, files)| {
                let (_, digest) = files.last_key_value()?;
                Some((key.clone(), *digest))
            });
            entries.extend(last);
            digest::of_strategy(edition, &entries)
        });
        let mut adopted = self.adoptions.values().filter(adopts);
        adopted.any(|(_, adopted)| *adopted == Some(digest))
    }
}
