//! Which paths differ between two folders: both are read side by side, and what has the same id is not looked into.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::history::{Change, Id, Version};
use crate::message::label;
use crate::source::{MAX_DEPTH, shown_bytes};

use super::Trouble;
use super::recent::Recent;
use super::store::Store;
use super::tree::{self, Damaged, Entry};

/// The bytes of folders that are kept from one comparison to the next: as much as two large commits need.
const MAX_KEPT: usize = 32 * 1024 * 1024;

/// Folders by their id; those that were not asked for lately are dropped.
pub struct Folders<'s> {
    store: &'s Store<'s>,
    recent: Recent<Id, Rc<[u8]>>,
}

impl<'s> Folders<'s> {
    /// Reads folders from a store.
    pub fn new(store: &'s Store<'s>) -> Folders<'s> {
        let recent = Recent::new(MAX_KEPT);
        Folders { store, recent }
    }

    /// The bytes of a folder; none of no folder.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn get(&mut self, id: Option<Id>) -> Result<Rc<[u8]>, Trouble> {
        let Some(id) = id else {
            return Ok(Rc::default());
        };
        if let Some(bytes) = self.recent.get(id, |bytes| bytes.len()) {
            return Ok(bytes);
        }
        let bytes = self.store.tree(id)?;
        self.recent.insert(id, Rc::clone(&bytes), bytes.len());
        Ok(bytes)
    }

    /// The folder at a path below a folder; `None` where there is none.
    ///
    /// # Errors
    /// As [`Folders::get`].
    pub fn below(&mut self, folder: Id, path: &str) -> Result<Option<Id>, Trouble> {
        let mut at = folder;
        for name in path.split('/').filter(|name| !name.is_empty()) {
            let bytes = self.get(Some(at))?;
            match tree::find(&bytes, name) {
                Some(version) if version.mode == crate::history::Mode::Folder => at = version.id,
                _ => return Ok(None),
            }
        }
        Ok(Some(at))
    }
}

/// Compares folders.
pub struct Comparison<'c, 's> {
    /// Where the folders come from.
    pub folders: &'c mut Folders<'s>,
    /// How many folders and changed paths may still be looked at.
    pub left: &'c mut usize,
    changes: Vec<Change>,
    path: String,
    plain: bool,
}

impl<'c, 's> Comparison<'c, 's> {
    /// The paths that differ between two folders; `None`: an empty one.
    ///
    /// # Errors
    /// When a folder is missing or damaged, or there is too much to tell.
    pub fn changes(
        folders: &'c mut Folders<'s>,
        left: &'c mut usize,
        old: Option<Id>,
        new: Option<Id>,
    ) -> Result<Vec<Change>, Trouble> {
        let mut comparison = Comparison {
            folders,
            left,
            changes: Vec::new(),
            path: String::new(),
            plain: true,
        };
        comparison.folder(old, new, 0)?;
        Ok(comparison.changes)
    }

    fn folder(&mut self, old: Option<Id>, new: Option<Id>, depth: usize) -> Result<(), Trouble> {
        if old == new {
            return Ok(());
        }
        self.count(new.or(old))?;
        let (old_bytes, new_bytes) = (self.folders.get(old)?, self.folders.get(new)?);
        let damaged = |id: Option<Id>| move |_: Damaged| damaged(id);
        let (mut olds, mut news) = (tree::entries(&old_bytes), tree::entries(&new_bytes));
        loop {
            tree::skip_same(&mut olds, &mut news);
            let before = olds.peek().map_err(damaged(old))?;
            let after = news.peek().map_err(damaged(new))?;
            let order = match (&before, &after) {
                (None, None) => return Ok(()),
                (Some(before), Some(after)) => before.order(after),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
            };
            let before = before.filter(|_| order != Ordering::Greater);
            let after = after.filter(|_| order != Ordering::Less);
            before.is_some().then(|| olds.next());
            after.is_some().then(|| news.next());
            if before.map(|entry| entry.version) != after.map(|entry| entry.version) {
                self.entry(before, after, depth)?;
            }
        }
    }

    /// Two entries of the same name, both folders or neither.
    fn entry(
        &mut self,
        old: Option<Entry<'_>>,
        new: Option<Entry<'_>>,
        depth: usize,
    ) -> Result<(), Trouble> {
        let Some(either) = new.or(old) else {
            return Ok(());
        };
        let (old, new) = (
            old.map(|entry| entry.version),
            new.map(|entry| entry.version),
        );
        let end = self.path.len();
        if end > 0 {
            self.path.push('/');
        }
        let (name, plain) = shown_bytes(either.name);
        self.path.push_str(&name);
        let above = self.plain;
        self.plain &= plain && tree::is_possible(either.name);
        if either.is_folder() && depth + 1 < MAX_DEPTH {
            let id = |version: Version| version.id;
            self.folder(old.map(id), new.map(id), depth + 1)?;
        } else {
            self.count(Some(either.version.id))?;
            self.changes.push(Change {
                path: self.path.as_str().into(),
                plain: self.plain,
                old,
                new,
            });
        }
        self.plain = above;
        self.path.truncate(end);
        Ok(())
    }

    fn count(&mut self, id: Option<Id>) -> Result<(), Trouble> {
        let left = self.left.checked_sub(1);
        *self.left = left.ok_or_else(|| Trouble::TooMuch(id.unwrap_or(NOTHING)))?;
        Ok(())
    }
}

/// The id that git writes where there is no object.
const NOTHING: Id = Id::new([0; 20]);

/// The trouble of a folder that holds something else than entries.
pub fn damaged(id: Option<Id>) -> Trouble {
    let reason = label("es ist kein gültiger Ordner", "it is no valid folder");
    Trouble::Broken(id.unwrap_or(NOTHING), reason.into())
}
