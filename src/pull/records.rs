//! Which co-signatures a commit brought: those that none of its parents holds.

use std::collections::{BTreeMap, HashMap};

use crate::branch::Record;
use crate::git::{Contents, Repository, Work};
use crate::history::{Change, Delta, Version};
use crate::load;
use crate::source::Files;

use super::Trouble;

/// Reads the co-signatures of files by their content, each content once.
pub struct Records<'r> {
    contents: Contents<'r>,
    known: HashMap<(Box<str>, Version), BTreeMap<Record, usize>>,
}

impl<'r> Records<'r> {
    /// Nothing is read yet.
    pub fn new(repository: &'r Repository) -> Records<'r> {
        Records {
            contents: repository.contents(),
            known: HashMap::new(),
        }
    }

    /// The co-signatures in a commit that are in none of its parents, or not as often.
    ///
    /// # Errors
    /// When a content is missing or damaged.
    pub fn added(&mut self, work: &Work) -> Result<Vec<Record>, Trouble> {
        let mut added = Vec::new();
        let [first, others @ ..] = &work.step.deltas[..] else {
            return Ok(added);
        };
        let others: Vec<BTreeMap<&str, &Change>> = others.iter().map(evidence).collect();
        for (path, change) in evidence(first) {
            // What a parent holds just so is in that parent.
            let others = others.iter().map(|delta| delta.get(path).copied());
            let Some(others) = others.collect::<Option<Vec<&Change>>>() else {
                continue;
            };
            let mut before: BTreeMap<Record, usize> = BTreeMap::new();
            for old in others.into_iter().chain([change]) {
                for (record, count) in self.read(path, old.old)? {
                    let most = before.entry(record).or_default();
                    *most = count.max(*most);
                }
            }
            let now = self.read(path, change.new)?;
            added.extend(now.into_iter().filter_map(|(record, count)| {
                let known = before.get(&record).copied().unwrap_or_default();
                (count > known).then_some(record)
            }));
        }
        Ok(added)
    }

    fn read(
        &mut self,
        path: &str,
        version: Option<Version>,
    ) -> Result<BTreeMap<Record, usize>, Trouble> {
        let Some(version) = version.filter(|version| version.mode.is_file()) else {
            return Ok(BTreeMap::new());
        };
        let key = (Box::from(path), version);
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let mut records: BTreeMap<Record, usize> = BTreeMap::new();
        if let Ok(bytes) = self.contents.get(version.id)? {
            let files = Files::from_memory([(path.to_owned(), bytes.to_vec())]);
            for record in &load::load(&files).0.cosignatures {
                *records.entry(Record::from(record)).or_default() += 1;
            }
        }
        self.known.insert(key, records.clone());
        Ok(records)
    }
}

/// The changed paths that can hold co-signatures.
fn evidence(delta: &Delta) -> BTreeMap<&str, &Change> {
    let can = |path: &str| path.starts_with("ministries/") && path.ends_with("/cosignatures.toml");
    let changes = delta.changes.iter().filter(|change| can(&change.path));
    changes.map(|change| (&*change.path, change)).collect()
}
