//! The index, where git keeps what is staged: one entry becomes what was recorded, everything else stays staged as it was.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::Path;

use git2::{Index, IndexEntry, IndexTime, Oid};

use crate::history::{Id, Mode};
use crate::message::{Text, label};
use crate::write::Claim;

use super::hindrance::{Hindrance, Unfinished};
use super::place::Place;

/// The index with one entry more or another one in its place, ready to take the place of the old one. Other programs wait
/// until then, as git's own lock is held.
pub struct Staged {
    claim: Claim,
}

/// An index without entries: `DIRC`, version 2, no entries, and the SHA-1 of these bytes.
const EMPTY: &[u8] = b"DIRC\0\0\0\x02\0\0\0\0\x39\xd8\x90\x13\x9e\xe5\x35\x6c\x7e\xf5\x72\x21\x6c\xeb\xcd\x27\xaa\x41\xf9\xdf";

/// What goes into the index.
pub struct Entry<'e> {
    /// Where the file lies, from the uppermost folder.
    pub path: &'e str,
    /// Its content as git keeps it.
    pub content: Id,
    /// What it is.
    pub mode: Mode,
    /// The file on the disk.
    pub file: &'e Path,
}

impl Staged {
    /// Looks whether the index could be changed.
    ///
    /// # Errors
    /// When another program holds it, it holds conflicts, or it is kept in a way that cannot be written.
    pub fn try_out(place: &Place) -> Result<(), Hindrance> {
        let path = place.own.join("index");
        if place.own.join("index.lock").symlink_metadata().is_ok() {
            return Err(Hindrance::Locked(place.own.join("index.lock")));
        }
        let index = Index::open(&path).map_err(|error| unusable(&error))?;
        if index.has_conflicts() {
            return Err(Hindrance::Unfinished(Unfinished::Conflict));
        }
        Ok(())
    }

    /// Makes the new index beside the old one.
    ///
    /// # Errors
    /// As [`Staged::try_out`], and when it cannot be written.
    pub fn with(place: &Place, entry: &Entry<'_>) -> Result<Staged, Hindrance> {
        let path = place.own.join("index");
        let claim = Claim::take(&path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Hindrance::Locked(place.own.join("index.lock")),
            _ => Hindrance::Unwritable(path.clone(), error.to_string()),
        })?;
        let written =
            |error: std::io::Error| Hindrance::Unwritable(path.clone(), error.to_string());
        let mut age = i32::MAX;
        match fs::read(&path) {
            Ok(bytes) => {
                claim.put(&bytes).map_err(written)?;
                age = fs::metadata(&path).map_or(age, |index| changed(&index).seconds());
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {
                claim.put(EMPTY).map_err(written)?;
            }
            Err(error) => return Err(written(error)),
        }
        rewrite(claim.lock(), entry, age).map_err(|error| unusable(&error))?;
        Ok(Staged { claim })
    }

    /// Lets the new index take the place of the old one.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn settle(self, place: &Place) -> Result<(), Hindrance> {
        let told = |error: std::io::Error| {
            Hindrance::Unwritable(place.own.join("index"), error.to_string())
        };
        self.claim.settle().map_err(told)
    }
}

/// libgit2 reads the file and writes it anew, through a lock of its own beside it.
fn rewrite(path: &Path, entry: &Entry<'_>, age: i32) -> Result<(), git2::Error> {
    let mut index = Index::open(path)?;
    // Git compares the time of a file with that of the index, mostly in whole seconds. What changed in the moment in which the
    // index was written would look unchanged beside a younger one; a size of 0 makes git read the file, as when git writes.
    let as_old = |entry: &IndexEntry| entry.mtime.seconds() >= age;
    let racy: Vec<IndexEntry> = index.iter().filter(as_old).collect();
    for mut entry in racy {
        entry.file_size = 0;
        index.add(&entry)?;
    }
    index.add(&index_entry(entry)?)?;
    index.write()
}

fn index_entry(entry: &Entry<'_>) -> Result<IndexEntry, git2::Error> {
    let blank = IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode: entry.mode.number(),
        uid: 0,
        gid: 0,
        file_size: 0,
        id: Oid::from_bytes(entry.content.bytes())?,
        flags: 0,
        flags_extended: 0,
        path: entry.path.as_bytes().to_vec(),
    };
    Ok(match fs::symlink_metadata(entry.file) {
        Ok(file) => as_on_disk(blank, &file),
        Err(_) => blank, // Git then looks for itself.
    })
}

/// What git remembers of a file to see later that it did not change.
#[cfg(unix)]
fn as_on_disk(entry: IndexEntry, file: &Metadata) -> IndexEntry {
    use std::os::unix::fs::MetadataExt;
    // The index has 32 bits for each; git cuts the rest off, too.
    IndexEntry {
        ctime: IndexTime::new(file.ctime() as i32, file.ctime_nsec() as u32),
        mtime: changed(file),
        dev: file.dev() as u32,
        ino: file.ino() as u32,
        uid: file.uid(),
        gid: file.gid(),
        file_size: file.len() as u32,
        ..entry
    }
}

#[cfg(not(unix))]
fn as_on_disk(entry: IndexEntry, _: &Metadata) -> IndexEntry {
    entry
}

#[cfg(unix)]
fn changed(file: &Metadata) -> IndexTime {
    use std::os::unix::fs::MetadataExt;
    IndexTime::new(file.mtime() as i32, file.mtime_nsec() as u32)
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> IndexTime {
    IndexTime::new(0, 0)
}

fn unusable(error: &git2::Error) -> Hindrance {
    let message = error.message();
    let reason = if message.contains("extension") {
        label(
            "er ist aufgeteilt oder unvollständig (split index, sparse index)",
            "it is a split or sparse one",
        )
        .into()
    } else {
        Text::same(message.to_owned())
    };
    Hindrance::Index(reason)
}
