//! The contents of many files at once, on all processors; and of single ones, each read once.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::history::Id;
use crate::source::{MAX_TEXT, Trouble as Unfit};

use super::Trouble;
use super::packs::Spot;
use super::place::Place;
use super::store::Store;
use super::unpack::Known;

/// The most that is read at once, in bytes.
const MAX_TOTAL: u64 = 2 * 1024 * 1024 * 1024;

/// The most that is kept for when it is asked for again, in bytes.
const MAX_KEPT: usize = 256 * 1024 * 1024;

/// What a file holds, or why it cannot be used: it is larger than [`MAX_TEXT`].
pub type Content = Result<Arc<[u8]>, Unfit>;

/// Reads each of these contents and makes something of it; the results stand in the order of the ids. `known` are texts of the
/// same repository, so that what is packed as a difference to one of them is put together at once.
///
/// # Errors
/// When one is missing or damaged, or all of them are too much.
pub fn each<T: Send>(
    place: &Place,
    ids: &[Id],
    known: &[(Id, Arc<str>)],
    make: impl Fn(Result<Vec<u8>, Unfit>) -> T + Sync,
) -> Result<Vec<T>, Trouble> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let total = AtomicU64::new(0);
    // A share begins with a store of its own, mostly in the midst of a chain of differences: not worth it for fewer.
    let share = (ids.len() / (4 * rayon::current_num_threads())).max(64);
    let wanted = in_order(place, ids)?;
    let is_packed = wanted.last().is_some_and(|(spot, _)| spot.is_some());
    let known = match is_packed && ids.len() >= known.len() / WORTH_FINDING {
        true => found(place, known)?,
        false => Known::default(),
    };
    let made: Result<Vec<Vec<(usize, T)>>, Trouble> = wanted
        .par_chunks(share)
        .map(|places| {
            let store = Store::open_in_order(place, Known::clone(&known))?;
            let read = |(_, at): &(Option<Spot>, usize)| {
                let id = ids[*at];
                let content = store.blob(id, MAX_TEXT)?;
                let length = content.as_ref().map_or(0, Vec::len) as u64;
                if total.fetch_add(length, Relaxed) > MAX_TOTAL {
                    return Err(Trouble::TooMuch(id));
                }
                Ok((*at, make(content.map_err(Unfit::TooLarge))))
            };
            places.iter().map(read).collect()
        })
        .collect();
    let mut made: Vec<(usize, T)> = made?.into_iter().flatten().collect();
    made.sort_unstable_by_key(|(at, _)| *at);
    Ok(made.into_iter().map(|(_, made)| made).collect())
}

/// To find so many texts in an index takes about as long as to unpack one that is a difference to others.
const WORTH_FINDING: usize = 256;

/// The texts that lie in packs, in the order in which they lie.
fn found(place: &Place, texts: &[(Id, Arc<str>)]) -> Result<Known, Trouble> {
    let packs = place.packs()?;
    let found = texts.par_iter();
    let found = found.filter_map(|(id, text)| Some((packs.find(*id)?, Arc::clone(text))));
    let mut found: Vec<(Spot, Arc<str>)> = found.collect();
    found.par_sort_unstable_by_key(|(spot, _)| *spot);
    Ok(found.into())
}

/// The contents in the order in which they lie in packs: most are a difference to one shortly before.
fn in_order(place: &Place, ids: &[Id]) -> Result<Vec<(Option<Spot>, usize)>, Trouble> {
    let packs = place.packs()?;
    let found = ids.par_iter().enumerate();
    let mut found: Vec<_> = found.map(|(at, id)| (packs.find(*id), at)).collect();
    found.par_sort_unstable();
    Ok(found)
}

/// Contents by their id; what was read is kept, so that no content is read twice.
#[derive(Debug)]
pub struct Contents<'r> {
    place: &'r Place,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    contents: HashMap<Id, Content>,
    bytes: usize,
}

impl<'r> Contents<'r> {
    /// Nothing is read yet.
    pub(super) fn new(place: &'r Place) -> Contents<'r> {
        Contents {
            place,
            kept: Mutex::default(),
        }
    }

    /// One content.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn get(&self, id: Id) -> Result<Content, Trouble> {
        let known = self.with_kept(|kept| kept.contents.get(&id).cloned());
        match known {
            Some(content) => Ok(content),
            None => Ok(self.load(&[id])?.remove(0)),
        }
    }

    /// Reads many contents on all processors and keeps them, so that [`Contents::get`] finds them.
    ///
    /// # Errors
    /// As [`Contents::get`].
    pub fn prepare(&self, ids: impl IntoIterator<Item = Id>) -> Result<(), Trouble> {
        let mut ids: Vec<Id> = ids.into_iter().collect();
        ids.sort();
        ids.dedup();
        self.with_kept(|kept| ids.retain(|id| !kept.contents.contains_key(id)));
        self.load(&ids)?;
        Ok(())
    }

    fn load(&self, ids: &[Id]) -> Result<Vec<Content>, Trouble> {
        let contents = each(self.place, ids, &[], |content| content.map(Arc::from))?;
        self.with_kept(|kept| {
            for (id, content) in ids.iter().zip(&contents) {
                kept.insert(*id, content.clone());
            }
        });
        Ok(contents)
    }

    fn with_kept<T>(&self, work: impl FnOnce(&mut Kept) -> T) -> T {
        work(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Kept {
    fn insert(&mut self, id: Id, content: Content) {
        if self.bytes > MAX_KEPT {
            *self = Kept::default();
        }
        self.bytes += content.as_ref().map_or(0, |bytes| bytes.len());
        self.contents.insert(id, content);
    }
}
