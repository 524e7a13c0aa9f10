//! A folder as git writes it: entry after entry, each `mode name NUL id`.

use std::cmp::Ordering;

use crate::history::{Id, Mode, Version};

/// An entry of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// Its name; any bytes but NUL.
    pub name: &'t [u8],
    /// What it is.
    pub version: Version,
}

impl Entry<'_> {
    /// Whether it is a folder.
    pub fn is_folder(&self) -> bool {
        self.version.mode == Mode::Folder
    }

    /// The order in which git keeps entries: by name, where that of a folder ends with `/`.
    pub fn order(&self, other: &Entry<'_>) -> Ordering {
        let shared = self.name.len().min(other.name.len());
        let next = |entry: &Entry<'_>| match entry.name.get(shared) {
            Some(byte) => *byte,
            None if entry.is_folder() => b'/',
            None => 0,
        };
        let start = self.name[..shared].cmp(&other.name[..shared]);
        start
            .then_with(|| next(self).cmp(&next(other)))
            .then_with(|| self.name.len().cmp(&other.name.len()))
            .then_with(|| self.is_folder().cmp(&other.is_folder()))
    }
}

/// The entries of a folder, from its bytes. `Err` once, at the place where it is damaged.
pub struct Entries<'t> {
    rest: &'t [u8],
}

/// Reads the bytes of a folder.
pub fn entries(bytes: &[u8]) -> Entries<'_> {
    Entries { rest: bytes }
}

/// The entry is cut off or has no mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl<'t> Iterator for Entries<'t> {
    type Item = Result<Entry<'t>, Damaged>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let read = split(self.rest);
        self.rest = read.map_or(&[], |(_, rest)| rest);
        Some(read.map(|(entry, _)| entry).ok_or(Damaged))
    }
}

impl<'t> Entries<'t> {
    /// The next entry, which stays the next one.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn peek(&self) -> Result<Option<Entry<'t>>, Damaged> {
        match split(self.rest) {
            _ if self.rest.is_empty() => Ok(None),
            Some((entry, _)) => Ok(Some(entry)),
            None => Err(Damaged),
        }
    }
}

/// Passes over the entries that both folders begin with. From one commit to the next that is nearly all, and comparing
/// bytes is faster than reading entries.
pub fn skip_same(a: &mut Entries<'_>, b: &mut Entries<'_>) {
    let same = same_start(a.rest, b.rest);
    let mut end = 0;
    while let Some(name) = memchr::memchr(0, &a.rest[end..same]) {
        let next = end + name + 21;
        if next > same {
            break;
        }
        end = next;
    }
    a.rest = &a.rest[end..];
    b.rest = &b.rest[end..];
}

/// How many bytes both begin with, found 64 at a time.
fn same_start(a: &[u8], b: &[u8]) -> usize {
    let chunks = a.chunks_exact(64).zip(b.chunks_exact(64));
    let start = 64 * chunks.take_while(|(a, b)| a == b).count();
    let rest = a[start..].iter().zip(&b[start..]);
    start + rest.take_while(|(a, b)| a == b).count()
}

fn split(bytes: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    let end = memchr::memchr(0, bytes)?;
    let (line, rest) = (&bytes[..end], &bytes[end + 1..]);
    let (id, rest) = rest.split_first_chunk::<20>()?;
    let space = line.iter().take(8).position(|byte| *byte == b' ')?;
    let mode = line[..space].iter().try_fold(0_u32, |mode, digit| {
        matches!(digit, b'0'..=b'7').then(|| mode * 8 + u32::from(digit - b'0'))
    })?;
    let version = Version {
        id: Id::new(*id),
        mode: Mode::of(mode),
    };
    let name = &line[space + 1..];
    Some((Entry { name, version }, rest))
}

/// The entry of this name.
pub fn find(bytes: &[u8], name: &str) -> Option<Version> {
    let mut entries = entries(bytes).filter_map(Result::ok);
    let found = entries.find(|entry| entry.name == name.as_bytes());
    found.map(|entry| entry.version)
}

/// Whether a file on a disk could have this name. Git itself refuses the others, but whoever writes objects by hand can make
/// them.
pub fn is_possible(name: &[u8]) -> bool {
    let special = matches!(name, b"" | b"." | b"..") || name.eq_ignore_ascii_case(b".git");
    !special && !name.contains(&b'/')
}

/// The bytes of a folder in which this name stands for this; all other entries stay byte for byte.
///
/// # Errors
/// When the folder is damaged.
pub fn with(bytes: &[u8], name: &str, mode: Mode, id: Id) -> Result<Vec<u8>, Damaged> {
    let version = Version { id, mode };
    let new = Entry {
        name: name.as_bytes(),
        version,
    };
    let mut changed = Vec::with_capacity(bytes.len() + name.len() + 28);
    let mut entries = entries(bytes);
    let mut placed = false;
    loop {
        let before = entries.rest;
        let Some(entry) = entries.next() else {
            break;
        };
        let entry = entry?;
        if !placed && new.order(&entry) != Ordering::Greater {
            changed.extend(written(&new));
            placed = true;
        }
        if entry.name != new.name {
            changed.extend_from_slice(&before[..before.len() - entries.rest.len()]);
        }
    }
    if !placed {
        changed.extend(written(&new));
    }
    Ok(changed)
}

/// An entry as git writes it.
fn written(entry: &Entry<'_>) -> Vec<u8> {
    let mode = format!("{:o} ", entry.version.mode.number());
    let id = entry.version.id.bytes();
    [mode.as_bytes(), entry.name, b"\0", id].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(entries: &[(&str, &str)]) -> Vec<u8> {
        let entry = |(mode, name): &(&str, &str)| {
            [mode.as_bytes(), b" ", name.as_bytes(), b"\0", &[7; 20]].concat()
        };
        entries.iter().flat_map(entry).collect()
    }

    #[test]
    fn reads_entries_until_one_is_damaged() {
        let bytes = tree(&[("100644", "a b.md"), ("40000", "c")]);
        let names: Vec<_> = entries(&bytes).map(|entry| entry.unwrap().name).collect();
        assert_eq!(names, [b"a b.md".as_slice(), b"c"]);
        assert_eq!(find(&bytes, "c").unwrap().mode, Mode::Folder);
        for end in 1..bytes.len() {
            let whole = entries(&bytes[..end]).filter(Result::is_ok).count();
            assert!(whole < 2);
        }
        assert_eq!(entries(&bytes[..5]).last(), Some(Err(Damaged)));
    }

    #[test]
    fn replaces_or_adds_one_entry_and_keeps_the_others() {
        let bytes = tree(&[("100644", "a"), ("100664", "a.md"), ("40000", "a0")]);
        let id = Id::new([8; 20]);
        let changed = with(&bytes, "a.md", Mode::File, id).unwrap();
        assert_eq!(changed.len(), bytes.len());
        assert_eq!(find(&changed, "a.md").unwrap().id, id);
        for name in ["0", "a-b", "a1", "z"] {
            let changed = with(&bytes, name, Mode::Folder, id).unwrap();
            let found: Vec<_> = entries(&changed).map(Result::unwrap).collect();
            assert!(
                found.is_sorted_by(|a, b| a.order(b) == Ordering::Less),
                "{name}"
            );
            assert_eq!(found.len(), 4);
        }
        assert_eq!(with(&bytes[..9], "a", Mode::File, id), Err(Damaged));
    }

    #[test]
    fn sorts_folders_as_if_their_names_ended_with_a_slash() {
        let bytes = tree(&[
            ("100644", "a"),
            ("100644", "a.md"),
            ("40000", "a"),
            ("100644", "a0"),
        ]);
        let entries: Vec<_> = entries(&bytes).map(Result::unwrap).collect();
        assert!(entries.is_sorted_by(|a, b| a.order(b) == Ordering::Less));
        assert_eq!(entries[0].order(&entries[0]), Ordering::Equal);
    }
}
