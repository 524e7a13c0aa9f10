//! The files of a strategy at a commit, as if it were checked out; nothing is.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::history::Id;
use crate::source::{Elsewhere, Files, MAX_PICTURE, Part, Trouble as Unfit, Want};

use super::compare::Folders;
use super::contents;
use super::listing::{self, Found, Listing};
use super::place::Place;
use super::store::{self, Store};
use super::{Trouble, tree};

/// The name of the file that makes a folder a strategy.
const SETTINGS: &str = "strategy.toml";

/// The files of a strategy at a commit by their names: their texts are not read yet.
#[derive(Debug)]
pub struct Listed {
    place: Place,
    /// Where the strategy lies, from the uppermost folder of the commit.
    path: String,
    listing: Listing,
}

/// Lists the strategy in a folder of a commit; `path` leads there.
pub fn list(
    place: &Place,
    folder: Id,
    path: String,
    want: impl Fn(&str, bool) -> Want,
) -> Result<Listed, Trouble> {
    let store = Store::open(place)?;
    Ok(Listed {
        place: place.clone(),
        path,
        listing: listing::list(&mut Folders::new(&store), folder, want)?,
    })
}

impl Listed {
    /// Reads their texts. What other files of the same strategy hold at the same path is taken from there.
    ///
    /// # Errors
    /// When one is missing or damaged, or all of them are too much.
    pub fn read(self, beside: Option<&Files>) -> Result<Files, Trouble> {
        let listed = self.listing.files;
        let known: Vec<Option<Arc<str>>> = listed
            .par_iter()
            .enumerate()
            .map(|(at, (path, found))| known(at, path, found, beside?))
            .collect();
        let left = listed.iter().zip(&known);
        let left = left.filter_map(|((_, found), known)| match (found, known) {
            (Found::Text(id), None) => Some(*id),
            _ => None,
        });
        let ids: Vec<Id> = left.collect();
        let taken = listed.iter().zip(&known);
        let taken = taken.filter_map(|((_, found), known)| match (found, known) {
            (Found::Text(id), Some(text)) => Some((*id, Arc::clone(text))),
            _ => None,
        });
        let taken: Vec<(Id, Arc<str>)> = taken.collect();
        let texts = contents::each(&self.place, &ids, &taken, |content| match content {
            Ok(bytes) => Part::Text(bytes),
            Err(unfit) => Part::Trouble(unfit),
        })?;
        let mut texts = texts.into_iter();
        let mut unread = HashMap::new();
        let mut parts = Vec::with_capacity(listed.len());
        for ((path, found), known) in listed.into_iter().zip(known) {
            let part = match (found, known) {
                (Found::Text(_), Some(text)) => Part::Shared(text),
                (Found::Text(_), None) => texts.next().unwrap_or(Part::Name),
                (Found::Unfit(unfit), _) => Part::Trouble(unfit),
                (Found::Name(id), _) => {
                    unread.insert(path.clone(), id);
                    Part::Name
                }
            };
            parts.push((path, part));
        }
        let (root, place) = (self.place.folder.join(self.path), self.place);
        let elsewhere = Arc::new(Unread { place, unread });
        let folders = self.listing.folders;
        Ok(Files::from_elsewhere(root, parts, folders, elsewhere))
    }
}

/// The text that other files hold at the same path, which mostly is at the same place, if it has the id that is sought: to take
/// an id is quicker than to unpack.
fn known(at: usize, path: &str, found: &Found, beside: &Files) -> Option<Arc<str>> {
    let Found::Text(id) = found else {
        return None;
    };
    let text = beside.shared_text(beside.find_near(at, path)?)?;
    (store::id_of_text(text.as_bytes()) == *id).then_some(text)
}

/// The folder of the strategy in a commit, as a path from its uppermost folder: where one stands, else above it, else in
/// `strategy/` of these two, as it is looked for on the disk.
pub fn find(folders: &mut Folders<'_>, top: Id, inside: &str) -> Result<Option<String>, Trouble> {
    for path in candidates(inside) {
        if let Some(folder) = folders.below(top, &path)? {
            let file = tree::find(&folders.get(Some(folder))?, SETTINGS);
            if file.is_some_and(|file| file.mode.is_file()) {
                return Ok(Some(path));
            }
        }
    }
    Ok(None)
}

fn candidates(inside: &str) -> impl Iterator<Item = String> {
    let above = |path: &String| {
        let (above, _) = path.rsplit_once('/').unwrap_or(("", path));
        (!path.is_empty()).then(|| above.to_owned())
    };
    let below = format!("{inside}/strategy")
        .trim_start_matches('/')
        .to_owned();
    std::iter::successors(Some(inside.to_owned()), above).chain([below, "strategy".to_owned()])
}

/// The files of which only the name was kept.
#[derive(Debug)]
struct Unread {
    place: Place,
    unread: HashMap<Box<str>, Id>,
}

impl Elsewhere for Unread {
    fn read(&self, path: &str) -> Result<Vec<u8>, Unfit> {
        let id = self.unread.get(path).ok_or(Unfit::Special)?;
        let told = |trouble: Trouble| Unfit::Io(trouble.to_string());
        let store = Store::open(&self.place).map_err(told)?;
        let content = store.blob(*id, MAX_PICTURE).map_err(told)?;
        content.map_err(Unfit::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_where_one_stands_then_above_then_in_strategy() {
        let paths: Vec<String> = candidates("a/b").collect();
        assert_eq!(paths, ["a/b", "a", "", "a/b/strategy", "strategy"]);
        let paths: Vec<String> = candidates("").collect();
        assert_eq!(paths, ["", "strategy", "strategy"]);
    }
}
