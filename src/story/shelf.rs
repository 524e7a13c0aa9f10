//! What the files of a history say: each content is read once, and records that stand in many versions are kept once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::history::{Change, History, Id, Version};
use crate::load::{self, Slot, wanted};
use crate::source::Want;

use super::event::Record;
use super::people::Contacts;
use super::said::{self, Said};

/// So many files are read at a time.
const FILES: usize = 4096;

/// As so many files counts a file of records: it may be as large as all entries together.
const EVIDENCE: usize = 32;

/// A path, and what a content says there.
type AtPath = (Box<str>, Option<Said>);

/// What files say, by their content and path.
#[derive(Default)]
pub struct Shelf {
    said: HashMap<Id, Vec<AtPath>>,
    records: HashSet<Arc<Record>>,
}

/// What lies at a path, for the story.
#[derive(Clone, Copy)]
pub enum Held<'s> {
    /// Nothing.
    Gone,
    /// Something that cannot be read.
    Unreadable,
    /// A file that says this.
    Said(&'s Said),
}

impl Shelf {
    /// Reads all versions of all files that a story tells of.
    ///
    /// # Errors
    /// When `read` fails.
    pub fn read<E>(
        history: &History,
        read: impl Fn(&[Id]) -> Result<Vec<Option<Vec<u8>>>, E>,
    ) -> Result<Shelf, E> {
        let mut shelf = Shelf::default();
        let wanted = versions(history);
        let mut rest = &wanted[..];
        while !rest.is_empty() {
            let mut weight = 0;
            let count = rest.iter().take_while(|(path, _)| {
                weight += cost(path);
                weight <= FILES + EVIDENCE
            });
            let (batch, after) = rest.split_at(count.count().max(1));
            let ids: Vec<Id> = batch.iter().map(|(_, id)| *id).collect();
            let contents = read(&ids)?;
            let said = batch.par_iter().zip(contents);
            let said: Vec<_> = said
                .map(|((path, _), bytes)| said::read(path, bytes))
                .collect();
            for ((path, id), said) in batch.iter().zip(said) {
                shelf.put(path, *id, said);
            }
            rest = after;
        }
        Ok(shelf)
    }

    fn put(&mut self, path: &str, id: Id, mut said: Option<Said>) {
        if let Some(Said::Records(records)) = &mut said {
            for record in records {
                match self.records.get(record) {
                    Some(known) => *record = Arc::clone(known),
                    None => drop(self.records.insert(Arc::clone(record))),
                }
            }
        }
        self.said.entry(id).or_default().push((path.into(), said));
    }

    /// What one side of a change says; `None` where it says nothing that a story tells.
    pub fn held(&self, change: &Change, version: Option<Version>) -> Option<Held<'_>> {
        let Some(version) = version else {
            return Some(Held::Gone);
        };
        if !change.plain || !version.mode.is_file() {
            return Some(Held::Unreadable);
        }
        let versions = self.said.get(&version.id)?;
        let (_, said) = versions.iter().find(|(path, _)| *path == change.path)?;
        Some(match said.as_ref()? {
            Said::Unreadable => Held::Unreadable,
            said => Held::Said(said),
        })
    }

    /// Who has which address: the newest word counts.
    pub fn contacts(&self, history: &History) -> Contacts {
        let mut contacts = Contacts::default();
        for step in history.steps() {
            for change in step.deltas.iter().flat_map(|delta| &delta.changes) {
                let Slot::Contacts(ministry) = load::slot(&change.path) else {
                    continue;
                };
                for version in [change.new, change.old] {
                    if let Some(Held::Said(Said::Contacts(people))) = self.held(change, version) {
                        contacts.add(ministry, people);
                    }
                }
            }
        }
        contacts
    }
}

/// Whether a story tells of the files at a path.
pub fn is_told(path: &str) -> bool {
    let is_git = |name: &str| name.eq_ignore_ascii_case(".git");
    let slot = load::slot(path);
    wanted(path, false) == Want::Text
        && !matches!(slot, Slot::Asset | Slot::Template | Slot::Unexpected)
        && !path.split('/').any(is_git)
}

/// All versions of all files, each once.
fn versions(history: &History) -> Vec<(&str, Id)> {
    let mut seen = HashSet::new();
    let steps = history.steps().iter().rev();
    let changes = steps.flat_map(|step| step.deltas.iter().flat_map(|delta| &delta.changes));
    let told = changes.filter(|change| change.plain && is_told(&change.path));
    let versions = told.flat_map(|change| {
        let versions = [change.old, change.new].into_iter().flatten();
        let files = versions.filter(|version| version.mode.is_file());
        files.map(|version| (&*change.path, version.id))
    });
    versions.filter(|key| seen.insert(*key)).collect()
}

fn cost(path: &str) -> usize {
    match load::slot(path) {
        Slot::Ledger | Slot::Cosignatures(_) => EVIDENCE,
        _ => 1,
    }
}
