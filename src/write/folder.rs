//! A whole folder of outputs, swapped in at once: at any moment all of the old ones are there or all of the new ones.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// What marks a folder as one that dstrat wrote, and may replace.
const MARK: &str = ".dstrat";

/// What the mark says to who finds it.
const MARK_TEXT: &[u8] = b"This folder is written by dstrat, which replaces it as a whole: keep nothing of your own here.\n";

/// What swapping in a folder changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swapped {
    /// How many files were written because they are new or differ.
    pub written: usize,
    /// How many files were as they should be; they keep their time of change.
    pub kept: usize,
    /// Whether anything changed at all.
    pub changed: bool,
}

/// Makes `path` a folder that holds these files and no others. The new folder is built beside it, with the files that stay
/// the same linked into it, and takes its place in one step; a kill or a full disk before that leaves the old one.
/// The paths of files lead from the folder, with `/`.
///
/// # Errors
/// When `path` holds something that dstrat did not write (`AlreadyExists`), a path leads out of the folder (`InvalidInput`),
/// the disk is full, or a folder cannot be written.
pub fn folder(path: &Path, files: &[(&str, &[u8])]) -> io::Result<Swapped> {
    may_be_replaced(path)?;
    let mut files: Vec<(&str, &[u8])> = files.to_vec();
    files.push((MARK, MARK_TEXT));
    if !files.iter().all(|(name, _)| leads_inside(name)) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let same: Vec<bool> = files
        .par_iter()
        .map(|(name, bytes)| holds(&path.join(name), bytes))
        .collect();
    let kept = same.iter().filter(|same| **same).count();
    if kept == files.len() && count(path)? == kept {
        return Ok(Swapped {
            written: 0,
            kept,
            changed: false,
        });
    }
    swap_in(path, &files, &same)?;
    Ok(Swapped {
        written: files.len() - kept,
        kept,
        changed: true,
    })
}

fn swap_in(path: &Path, files: &[(&str, &[u8])], same: &[bool]) -> io::Result<()> {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent)?;
    let staged = tempfile::Builder::new()
        .prefix(".dstrat-")
        .suffix(".tmp")
        .tempdir_in(parent)?;
    let new = staged.path().join("new");
    for folder in folders(&new, files) {
        fs::create_dir_all(folder)?;
    }
    files
        .par_iter()
        .zip(same)
        .try_for_each(|((name, bytes), same)| {
            let target = new.join(name);
            if *same && fs::hard_link(path.join(name), &target).is_ok() {
                return Ok(());
            }
            fs::write(target, bytes)
        })?;
    settle(&new)?;
    exchange(&new, path, &staged.path().join("old"))?;
    super::sync_folder(parent)?;
    staged.close()
}

/// All folders that these files need, each before those in it.
fn folders(top: &Path, files: &[(&str, &[u8])]) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = files
        .iter()
        .filter_map(|(name, _)| top.join(name).parent().map(Path::to_owned))
        .collect();
    folders.sort();
    folders.dedup();
    folders
}

fn leads_inside(name: &str) -> bool {
    use std::path::Component::Normal;
    let path = Path::new(name);
    !name.is_empty() && path.components().all(|part| matches!(part, Normal(_)))
}

/// Whether a regular file holds exactly these bytes.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let there = fs::symlink_metadata(path);
    there.is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|there| there == bytes)
}

/// How many things that are no folders lie in a folder and below it.
fn count(folder: &Path) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_folder = entry.file_type()?.is_dir();
        count += if is_folder {
            self::count(&entry.path())?
        } else {
            1
        };
    }
    Ok(count)
}

/// Only what dstrat made, what is empty, or nothing at all may be replaced.
fn may_be_replaced(path: &Path) -> io::Result<()> {
    let is_ours = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(error),
        Ok(there) if !there.is_dir() => false,
        Ok(_) => path.join(MARK).is_file() || fs::read_dir(path)?.next().is_none(),
    };
    if is_ours {
        Ok(())
    } else {
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

/// Waits until what was written lies on the disk: once for all files, as waiting for each takes minutes for a large site.
#[cfg(target_os = "linux")]
fn settle(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn settle(folder: &Path) -> io::Result<()> {
    super::sync_folder(folder)
}

/// Puts `new` in the place of `path`; what was there is left at `new` or at `old`.
fn exchange(new: &Path, path: &Path, old: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_err() {
        return fs::rename(new, path);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, path, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    fs::rename(path, old)?;
    fs::rename(new, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != MARK)
            .collect();
        names.sort();
        names
    }

    #[test]
    fn swaps_in_all_and_leaves_the_same_alone() {
        let top = tempfile::tempdir().unwrap();
        let path = top.path().join("deep/site");
        let first = folder(&path, &[("a.html", b"one"), ("p/b.html", b"b")]).unwrap();
        assert_eq!((first.written, first.changed), (3, true));
        let time = |name: &str| fs::metadata(path.join(name)).unwrap().modified().unwrap();
        let before = time("p/b.html");
        let again = folder(&path, &[("a.html", b"one"), ("p/b.html", b"b")]).unwrap();
        assert_eq!((again.kept, again.changed), (3, false));
        let second = folder(&path, &[("a.html", b"two"), ("p/b.html", b"b")]).unwrap();
        assert_eq!((second.written, second.kept), (1, 2));
        assert_eq!(fs::read(path.join("a.html")).unwrap(), b"two");
        assert_eq!(time("p/b.html"), before, "an unchanged page is not written");
        folder(&path, &[("c.html", b"c")]).unwrap();
        assert_eq!(names(&path), ["c.html"], "what is no longer there goes");
        assert_eq!(names(&top.path().join("deep")), ["site"], "nothing is left");
    }

    #[test]
    fn replaces_nothing_that_it_did_not_write() {
        let top = tempfile::tempdir().unwrap();
        fs::write(top.path().join("mine.txt"), "mine").unwrap();
        let error = folder(top.path(), &[("a", b"a")]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(names(top.path()), ["mine.txt"]);
    }

    #[test]
    fn no_path_leads_out() {
        let top = tempfile::tempdir().unwrap();
        for path in ["../a", "/a", "a/../../b", ""] {
            let error = folder(&top.path().join("site"), &[(path, b"a")]).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{path}");
        }
    }
}
