//! Which file of the strategy an entry or picture of the document comes from.

use std::collections::HashMap;

use crate::source::{FileId, Files};

use super::super::Job;
use super::super::anchor;
use super::code::Origin;

/// The files of entries, by their places in the document.
pub struct Places<'p> {
    files: &'p Files,
    entries: HashMap<String, FileId>,
}

impl<'p> Places<'p> {
    /// The places of a job.
    pub fn of(job: &'p Job<'_>) -> Places<'p> {
        let entries = job.view.strategy.entries();
        let entries = entries.map(|head| (anchor::of_entry(head.kind, &head.id), head.file));
        Places {
            files: job.files,
            entries: entries.collect(),
        }
    }

    /// The file that a part of the code comes from: the picture's, or the entry's.
    pub fn file(&self, origin: &Origin) -> Option<FileId> {
        let picture = origin.picture.as_deref();
        let picture = picture.and_then(|path| self.picture(path));
        picture.or_else(|| self.entry(&origin.section))
    }

    /// The file of a picture.
    pub fn picture(&self, path: &str) -> Option<FileId> {
        self.files.find(path)
    }

    /// The file of an entry or chapter.
    pub fn entry(&self, section: &str) -> Option<FileId> {
        self.entries.get(section).copied()
    }
}
