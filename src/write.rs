//! The one door through which bytes reach the disk: a temporary file beside the target, then a rename.

mod claim;
mod folder;
mod turn;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

pub use claim::{Claim, append, once};
pub use folder::{Swapped, folder};
pub use turn::Turn;

/// Writes a file so that at any moment, even after a kill or a power cut, the old content or the new one is there, never
/// a part. A file that holds these bytes already is left alone. The file keeps its permissions; a new one gets the usual ones.
/// A symbolic link at `path` is replaced, not followed.
///
/// Returns whether something was written.
///
/// # Errors
/// When the folder of `path` does not exist or cannot be written, or the disk is full; the old file is then as it was.
pub fn atomically(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let old = regular(path);
    if let Some(old) = &old
        && old.len() == bytes.len() as u64
        && fs::read(path).is_ok_and(|there| there == bytes)
    {
        return Ok(false);
    }
    let temporary = beside(path, bytes, old.as_ref())?;
    temporary.persist(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))?;
    Ok(true)
}

/// What is known of a file, if there is a regular one.
fn regular(path: &Path) -> Option<fs::Metadata> {
    fs::symlink_metadata(path)
        .ok()
        .filter(fs::Metadata::is_file)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// As [`atomically`], making the folders of `path` that are missing.
///
/// # Errors
/// As [`atomically`], and when a folder cannot be made.
pub fn with_folders(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    atomically(path, bytes)
}

/// What a temporary file is called.
const TEMPORARY: (&str, &str) = (".dstrat-", ".tmp");

/// Whether a file of this name is one that was never renamed to its target.
fn is_temporary(name: &str) -> bool {
    name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1)
}

/// A temporary file with these bytes in the folder of `path`. It gets the permissions of the file whose place it is to take,
/// or of an ordinary new one instead of the private ones of a temporary one.
fn beside(
    path: &Path,
    bytes: &[u8],
    old: Option<&fs::Metadata>,
) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut temporary = builder.tempfile_in(folder_of(path))?;
    temporary.write_all(bytes)?;
    if let Some(old) = old {
        temporary.as_file().set_permissions(old.permissions())?;
    }
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

/// Makes the rename itself last; only Unix lets a folder be opened for that.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_is_new_and_leaves_what_is_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        assert!(atomically(&path, b"one").unwrap());
        assert!(!atomically(&path, b"one").unwrap());
        assert!(atomically(&path, b"two").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "no temporary file is left"
        );
    }

    #[cfg(unix)]
    #[test]
    fn keeps_permissions_and_replaces_links() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        assert!(atomically(&path, b"new").unwrap());
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
        assert!(atomically(&link, b"other").unwrap());
        assert!(!fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn fails_where_there_is_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        assert!(atomically(&folder.path().join("missing/a"), b"x").is_err());
    }
}
