//! Files that git shares among programs, written as git writes them: whoever makes `name.lock` may write `name`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The right to write a file, until this is dropped: `name.lock` lies beside it.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    lock: PathBuf,
    open: bool,
}

impl Claim {
    /// Claims a file; missing folders on the way to it are made.
    ///
    /// # Errors
    /// `AlreadyExists` when somebody else has it, or when its folder cannot be written.
    pub fn take(path: &Path) -> io::Result<Claim> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut lock = path.as_os_str().to_owned();
        lock.push(".lock");
        let lock = PathBuf::from(lock);
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&lock)?;
        Ok(Claim {
            path: path.to_owned(),
            lock,
            open: true,
        })
    }

    /// Where the new content is to be put.
    pub fn lock(&self) -> &Path {
        &self.lock
    }

    /// Puts the new content.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&self, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(&self.lock)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Lets the new content take the place of the old one.
    ///
    /// # Errors
    /// When the folder cannot be written; the old content is then as it was.
    pub fn settle(mut self) -> io::Result<()> {
        fs::rename(&self.lock, &self.path)?;
        self.open = false;
        match self.path.parent() {
            Some(folder) => super::sync_folder(folder),
            None => Ok(()),
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if self.open {
            drop(fs::remove_file(&self.lock));
        }
    }
}

/// Adds a line at the end of a file; it and its folders are made where they are missing. One line is written at once, so
/// that lines of several programs do not mix.
///
/// # Errors
/// When the file cannot be written.
pub fn append(path: &Path, line: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(format!("{line}\n").as_bytes())
}

/// Writes a file whose name says what it holds, so that it is never written twice nor changed: an object of git. Until it
/// is complete its name begins with `tmp_obj_`, which git knows and clears away.
///
/// # Errors
/// When its folder cannot be made or written, or the disk is full.
pub fn once(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix("tmp_obj_");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o444));
    }
    let mut temporary = builder.tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    match temporary.persist_noclobber(path) {
        Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists => Err(error.error),
        _ => super::sync_folder(folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_has_the_claim() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("refs/heads/main");
        let claim = Claim::take(&path).unwrap();
        let other = Claim::take(&path);
        assert_eq!(other.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        claim.put(b"new").unwrap();
        drop(claim);
        assert!(!path.exists(), "what was not settled did not happen");
        let claim = Claim::take(&path).unwrap();
        claim.put(b"new").unwrap();
        claim.settle().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        Claim::take(&path).unwrap();
    }

    #[test]
    fn lines_are_added_and_objects_are_not_written_twice() {
        let folder = tempfile::tempdir().unwrap();
        let (log, object) = (folder.path().join("logs/HEAD"), folder.path().join("ab/cd"));
        append(&log, "a").unwrap();
        append(&log, "b").unwrap();
        assert_eq!(fs::read(&log).unwrap(), b"a\nb\n");
        once(&object, b"first").unwrap();
        once(&object, b"other").unwrap();
        assert_eq!(fs::read(&object).unwrap(), b"first");
        assert_eq!(fs::read_dir(object.parent().unwrap()).unwrap().count(), 1);
    }
}
