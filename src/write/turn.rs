//! Whose turn it is to write: one dstrat after the other, so that of two that run at once neither loses what the other wrote.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long somebody who wants to write waits for those before.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long they wait before they look again.
const PAUSE: Duration = Duration::from_millis(10);

/// The turn to write below a folder; it ends when this is dropped, and with the process.
#[derive(Debug)]
pub struct Turn {
    /// `None` where the system cannot lock folders: then only [`Turn::exchange`] watches.
    folder: Option<File>,
}

impl Turn {
    /// Waits for the turn to read, change and write what lies below a folder. Nothing is left behind in it.
    ///
    /// # Errors
    /// `ResourceBusy` when somebody else writes for longer than ten seconds.
    pub fn wait(folder: &Path) -> io::Result<Turn> {
        Turn::within(folder, PATIENCE)
    }

    fn within(folder: &Path, patience: Duration) -> io::Result<Turn> {
        let Ok(file) = File::open(folder) else {
            return Ok(Turn { folder: None });
        };
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => {
                    return Ok(Turn { folder: Some(file) });
                }
                Err(TryLockError::Error(_)) => return Ok(Turn { folder: None }),
                Err(TryLockError::WouldBlock) if start.elapsed() > patience => {
                    return Err(ErrorKind::ResourceBusy.into());
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            }
        }
    }

    /// As [`atomically`](super::atomically), but only if the file still holds `old`, or is still missing where that is `None`:
    /// what somebody else wrote meanwhile is not lost.
    ///
    /// # Errors
    /// `ResourceBusy` when the file holds something else or is no regular file; else as [`atomically`](super::atomically).
    pub fn exchange(&self, path: &Path, old: Option<&[u8]>, bytes: &[u8]) -> io::Result<bool> {
        let changed = || io::Error::from(ErrorKind::ResourceBusy);
        let there = super::regular(path);
        if there.is_some() != old.is_some()
            || (there.is_none() && fs::symlink_metadata(path).is_ok())
        {
            return Err(changed());
        }
        self.sweep(super::folder_of(path));
        let temporary = super::beside(path, bytes, there.as_ref())?;
        match old {
            Some(old) if fs::read(path).ok().as_deref() != Some(old) => return Err(changed()),
            Some(old) if old == bytes => return Ok(false),
            Some(_) => temporary.persist(path).map_err(|error| error.error)?,
            None => match temporary.persist_noclobber(path) {
                Ok(file) => file,
                Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                    return Err(changed());
                }
                Err(error) => return Err(error.error),
            },
        };
        super::sync_folder(super::folder_of(path))?;
        Ok(true)
    }

    /// Removes the temporary files that a killed dstrat left in a folder. While the turn lasts nobody else makes any.
    fn sweep(&self, folder: &Path) {
        if self.folder.is_none() {
            return;
        }
        let left = fs::read_dir(folder).into_iter().flatten().flatten();
        let is_temporary = |entry: &fs::DirEntry| {
            let name = entry.file_name();
            name.to_str().is_some_and(super::is_temporary)
                && entry.file_type().is_ok_and(|kind| kind.is_file())
        };
        for entry in left.filter(is_temporary).take(1000) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_after_the_other() {
        let folder = tempfile::tempdir().unwrap();
        let first = Turn::wait(folder.path()).unwrap();
        let second = Turn::within(folder.path(), PAUSE);
        assert_eq!(second.unwrap_err().kind(), ErrorKind::ResourceBusy);
        drop(first);
        Turn::wait(folder.path()).unwrap();
    }

    #[test]
    fn what_others_wrote_meanwhile_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let (path, turn) = (folder.path().join("a"), Turn::wait(folder.path()).unwrap());
        let busy = |result: io::Result<bool>| result.unwrap_err().kind();
        assert!(turn.exchange(&path, None, b"one").unwrap());
        assert!(turn.exchange(&path, Some(b"one"), b"two").unwrap());
        assert!(!turn.exchange(&path, Some(b"two"), b"two").unwrap());
        for old in [None, Some(b"one".as_slice())] {
            assert_eq!(
                busy(turn.exchange(&path, old, b"x")),
                ErrorKind::ResourceBusy
            );
        }
        fs::remove_file(&path).unwrap();
        assert_eq!(
            busy(turn.exchange(&path, Some(b"two"), b"x")),
            ErrorKind::ResourceBusy
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_run_left_is_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".dstrat-a1.tmp", "text.md", ".dstrat"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        Turn::wait(folder.path()).unwrap().sweep(folder.path());
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        left.sort();
        assert_eq!(left, [".dstrat", "text.md"]);
    }
}
