//! What lies where at a commit, judged as a folder on the disk would be; nothing is read yet.

use std::collections::{HashMap, HashSet};

use crate::history::{Change, Id, Step, Version};
use crate::load::wanted;
use crate::source::Want;

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spec {
    /// A file with this content.
    File(Id),
    /// Something that cannot be read: a link, a submodule, a folder, a name that no file can have.
    Unreadable,
}

/// The paths that matter to states.
#[derive(Debug, Default)]
pub struct Shelf {
    places: HashMap<Box<str>, Place>,
    touched: HashSet<Box<str>>,
}

#[derive(Debug, Default)]
struct Place {
    /// Mostly one thing; a folder that was written by hand may hold two of the same name.
    held: Vec<Held>,
    /// What was told of it last.
    told: Option<Spec>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    version: Version,
    plain: bool,
}

impl Shelf {
    /// Takes in what a commit changed.
    pub fn follow(&mut self, step: &Step) {
        let changes = step.deltas.first().map_or(&[][..], |delta| &delta.changes);
        for change in changes {
            if let Some((path, plain)) = filed(change) {
                self.change(path, plain, change.old, change.new);
            }
        }
    }

    fn change(&mut self, path: &str, plain: bool, old: Option<Version>, new: Option<Version>) {
        let place = match self.places.get_mut(path) {
            Some(place) => place,
            None => self.places.entry(path.into()).or_default(),
        };
        let held = |version| Held { version, plain };
        let old = old.map(held);
        if let Some(at) = old.and_then(|old| place.held.iter().position(|held| *held == old)) {
            place.held.swap_remove(at);
        }
        place.held.extend(new.map(held));
        self.touched.insert(path.into());
    }

    /// The paths of which something else is to be told than the last time; `None`: there is nothing any more. By path.
    pub fn changes(&mut self) -> Vec<(Box<str>, Option<Spec>)> {
        let mut changes = Vec::new();
        for path in self.touched.drain() {
            let Some(place) = self.places.get_mut(&path) else {
                continue;
            };
            let spec = spec(&place.held);
            if std::mem::replace(&mut place.told, spec) != spec {
                changes.push((path.clone(), spec));
            }
            if place.held.is_empty() {
                self.places.remove(&path);
            }
        }
        changes.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        changes
    }
}

fn spec(held: &[Held]) -> Option<Spec> {
    match held {
        [] => None,
        [only] if only.plain && only.version.mode.is_file() => Some(Spec::File(only.version.id)),
        _ => Some(Spec::Unreadable),
    }
}

/// The path for which a change matters, and whether it can be a file there. A folder that is named like a file stands for
/// one that cannot be read; in a folder named `.git` nothing is looked for.
fn filed(change: &Change) -> Option<(&str, bool)> {
    let path = &*change.path;
    if path
        .split('/')
        .any(|name| name.eq_ignore_ascii_case(".git"))
    {
        return None;
    }
    let is_text = |path: &str| wanted(path, false) == Want::Text;
    let named_like_file = |path: &str| path.ends_with(".md") || path.ends_with(".toml");
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    if let Some(folder) = folders
        .into_iter()
        .find(|path| named_like_file(path) && is_text(path))
    {
        return Some((folder, false));
    }
    is_text(path).then_some((path, change.plain))
}
