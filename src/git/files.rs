//! The files of a strategy at a commit, as if it were checked out; nothing is.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::history::Id;
use crate::source::{Elsewhere, Files, MAX_PICTURE, Part, Trouble as Unfit, Want};

use super::compare::Folders;
use super::contents;
use super::listing::{self, Found};
use super::place::Place;
use super::store::{self, Store};
use super::{Trouble, tree};

/// The name of the file that makes a folder a strategy.
const SETTINGS: &str = "strategy.toml";

/// Reads the strategy in a folder of a commit; `path` leads there. What `beside` holds at the same path is taken from there.
/// See [`Repository::files_at`](super::Repository::files_at).
pub fn read(
    place: &Place,
    folder: Id,
    path: &str,
    want: impl Fn(&str, bool) -> Want,
    beside: Option<&Files>,
) -> Result<Files, Trouble> {
    let store = Store::open(place)?;
    let listing = listing::list(&mut Folders::new(&store), folder, want)?;
    let known: Vec<Option<Vec<u8>>> = listing
        .files
        .par_iter()
        .map(|(path, found)| known(path, found, beside?))
        .collect();
    let left = listing.files.iter().zip(&known);
    let left = left.filter_map(|((_, found), known)| match (found, known) {
        (Found::Text(id), None) => Some(*id),
        _ => None,
    });
    let ids: Vec<Id> = left.collect();
    let texts = contents::each(place, &ids, |content| match content {
        Ok(bytes) => Part::Text(bytes),
        Err(unfit) => Part::Trouble(unfit),
    })?;
    let mut texts = texts.into_iter();
    let mut unread = HashMap::new();
    let mut parts = Vec::with_capacity(listing.files.len());
    for ((path, found), known) in listing.files.into_iter().zip(known) {
        let part = match (found, known) {
            (Found::Text(_), Some(text)) => Part::Text(text),
            (Found::Text(_), None) => texts.next().unwrap_or(Part::Name),
            (Found::Unfit(unfit), _) => Part::Trouble(unfit),
            (Found::Name(id), _) => {
                unread.insert(path.clone(), id);
                Part::Name
            }
        };
        parts.push((path, part));
    }
    let (root, place) = (place.folder.join(path), place.clone());
    Ok(Files::from_elsewhere(
        root,
        parts,
        listing.folders,
        Arc::new(Unread { place, unread }),
    ))
}

/// The text that other files hold at the same path, if it has the id that is sought: to take an id is quicker than to unpack.
fn known(path: &str, found: &Found, beside: &Files) -> Option<Vec<u8>> {
    let Found::Text(id) = found else {
        return None;
    };
    let file = beside.find(path)?;
    let text = beside.text(file).as_bytes();
    let is_whole = beside.trouble(file).is_none();
    let same = is_whole && store::id_of_text(text) == Some(*id);
    same.then(|| text.to_vec())
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
