//! The merge that git makes by itself, file by file: what it gives is nobody's own work.

use std::collections::{BTreeMap, BTreeSet};

use git2::{MergeFileInput, MergeFileOptions};

use crate::history::{Id, Version};

use super::sides::Sides;
use super::{Contents, Trouble};

/// Larger files are not merged here: whoever merged them answers for them.
const MAX_MERGED: usize = 1024 * 1024;

/// So many paths that were renamed on one side are tried out against each other.
const MAX_RENAMED: usize = 64;

/// The path that a file had, and the one that it has.
type Renamed = (Box<str>, Box<str>);

/// Merges contents.
pub struct Merge<'c> {
    contents: &'c Contents<'c>,
}

/// The three contents that a merge starts from.
#[derive(Clone, Copy)]
struct Three {
    base: Version,
    one: Version,
    other: Version,
}

impl<'c> Merge<'c> {
    /// Merges contents from here.
    pub fn new(contents: &'c Contents<'c>) -> Merge<'c> {
        Merge { contents }
    }

    /// Keeps the paths that git would not have merged in this way: neither a file that both sides changed in different
    /// places, nor one that one side renamed and the other changed.
    ///
    /// # Errors
    /// When a content is missing or damaged.
    pub fn retain(&self, paths: &mut BTreeMap<Box<str>, Sides>) -> Result<(), Trouble> {
        let mut gone: BTreeSet<Box<str>> = BTreeSet::new();
        for (path, sides) in &*paths {
            if let (Some(three), Some(new)) = (three(sides), sides.new)
                && self.gives(three, new)?
            {
                gone.insert(path.clone());
            }
        }
        paths.retain(|path, _| !gone.contains(path));
        for (from, to) in self.renamed(paths)? {
            paths.remove(&from);
            paths.remove(&to);
        }
        Ok(())
    }

    /// The pairs of paths where one side renamed the first to the second, and the other changed the first.
    fn renamed(&self, paths: &BTreeMap<Box<str>, Sides>) -> Result<Vec<Renamed>, Trouble> {
        let removed = paths.iter().filter(|(_, sides)| sides.new.is_none());
        let removed: Vec<_> = removed.take(MAX_RENAMED).collect();
        let added = paths.iter().filter(|(_, sides)| is_added(sides));
        let mut pairs: Vec<Renamed> = Vec::new();
        for (to, after) in added.take(MAX_RENAMED) {
            for (from, before) in &removed {
                let free = pairs.iter().all(|(taken, _)| taken != *from);
                let three = renamed(before, after).filter(|_| free);
                if let (Some(three), Some(new)) = (three, after.new)
                    && self.gives(three, new)?
                {
                    pairs.push(((*from).clone(), to.clone()));
                    break;
                }
            }
        }
        Ok(pairs)
    }

    /// Whether merging three versions gives the fourth.
    fn gives(&self, three: Three, new: Version) -> Result<bool, Trouble> {
        let Three { base, one, other } = three;
        let all = [base, one, other, new];
        let mode = pick(base.mode, one.mode, other.mode);
        if all.iter().any(|version| !version.mode.is_file()) || mode != Some(new.mode) {
            return Ok(false);
        }
        if let Some(id) = pick(base.id, one.id, other.id) {
            return Ok(id == new.id);
        }
        let mut texts = Vec::with_capacity(all.len());
        for version in all {
            match self.content(version.id)? {
                Some(text) => texts.push(text),
                None => return Ok(false),
            }
        }
        Ok(merged(&texts[0], &texts[1], &texts[2]).is_some_and(|text| text == texts[3]))
    }

    /// A content below a first line, so that none is empty: libgit2 gives an empty result no place.
    fn content(&self, id: Id) -> Result<Option<Vec<u8>>, Trouble> {
        let content = self.contents.get(id)?;
        let content = content.ok().filter(|content| content.len() <= MAX_MERGED);
        Ok(content.map(|content| [b"\n", &content[..]].concat()))
    }
}

/// What two sides give of which at most one differs from the base.
fn pick<T: PartialEq>(base: T, one: T, other: T) -> Option<T> {
    match () {
        () if one == base || one == other => Some(other),
        () if other == base => Some(one),
        () => None,
    }
}

/// What git makes of two changed texts; nothing where both changed the same lines. The store from which the texts come has
/// started libgit2.
fn merged(base: &[u8], one: &[u8], other: &[u8]) -> Option<Vec<u8>> {
    let mut inputs = [base, one, other].map(|content| {
        let mut input = MergeFileInput::new();
        input.content(content);
        input
    });
    let [base, one, other] = &mut inputs;
    let options = &mut MergeFileOptions::new();
    let result = git2::merge_file(base, one, other, Some(options)).ok()?;
    result.is_automergeable().then(|| result.content().to_vec())
}

/// The versions of a path that both sides of a merge hold, and their only base.
fn three(sides: &Sides) -> Option<Three> {
    let [one, other] = sides.olds[..] else {
        return None;
    };
    let [base] = sides.bases.get(&(0, 1))?[..] else {
        return None;
    };
    Some(Three {
        base: base?,
        one: one?,
        other: other?,
    })
}

/// Whether exactly one side has the path, and the base does not.
fn is_added(sides: &Sides) -> bool {
    let bases = sides.bases.get(&(0, 1));
    let of_one = matches!(sides.olds[..], [Some(_), None] | [None, Some(_)]);
    of_one && bases.is_some_and(|bases| matches!(bases[..], [None]))
}

/// The versions of a file of which one side knows only the old path, the other only the new one.
fn renamed(before: &Sides, after: &Sides) -> Option<Three> {
    let [base] = before.bases.get(&(0, 1))?[..] else {
        return None;
    };
    let (one, other) = match (&before.olds[..], &after.olds[..]) {
        ([Some(old), None], [None, Some(new)]) | ([None, Some(old)], [Some(new), None]) => {
            (*old, *new)
        }
        _ => return None,
    };
    Some(Three {
        base: base?,
        one,
        other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Mode;

    #[test]
    fn both_sides_count() {
        drop(git2::Odb::new().unwrap());
        let base = b"\na\nb\nc\nd\n";
        assert_eq!(
            merged(base, b"\nA\nb\nc\nd\n", b"\na\nb\nc\nD\n").unwrap(),
            b"\nA\nb\nc\nD\n"
        );
        assert_eq!(merged(base, b"\nA\nb\nc\nd\n", b"\nX\nb\nc\nd\n"), None);
        assert_eq!(
            merged(b"\na\nb\n", b"\nb\n", b"\na\n").unwrap_or_default(),
            b""
        );
    }

    #[test]
    fn one_side_is_enough() {
        assert_eq!(
            pick(Mode::File, Mode::Executable, Mode::File),
            Some(Mode::Executable)
        );
        assert_eq!(pick(Mode::File, Mode::File, Mode::Link), Some(Mode::Link));
        assert_eq!(pick(1, 2, 2), Some(2));
        assert_eq!(pick(1, 2, 3), None);
    }
}
