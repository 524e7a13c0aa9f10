//! Opening files: by their path, or by their names in a folder; no link is followed, no pipe waited for.

use std::fs;
use std::io;
#[cfg(unix)]
use std::os::fd::OwnedFd;
use std::path::Path;

#[cfg(unix)]
use rustix::fs::{Mode, OFlags, openat};

#[cfg(unix)]
const CAREFULLY: OFlags = OFlags::RDONLY
    .union(OFlags::CLOEXEC)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY);

/// Opens a file without following a link and without waiting for the other end of a pipe: what was listed as a regular
/// file may have been replaced since.
#[cfg(unix)]
pub fn open(path: &Path) -> io::Result<fs::File> {
    Ok(rustix::fs::open(path, CAREFULLY, Mode::empty())?.into())
}

#[cfg(not(unix))]
pub fn open(path: &Path) -> io::Result<fs::File> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(io::Error::other("no regular file"));
    }
    fs::File::open(path)
}

/// A folder whose files are opened by their names.
#[cfg(unix)]
pub struct Folder {
    handle: OwnedFd,
    /// Whether less than was asked for means that a file ends there.
    pub gives_all: bool,
}

#[cfg(unix)]
impl Folder {
    /// Opens a folder; a link may lead to it.
    pub fn open(path: &Path) -> io::Result<Folder> {
        let handle = rustix::fs::open(path, Folder::FLAGS, Mode::empty())?;
        Ok(Folder::of(handle))
    }

    const FLAGS: OFlags = OFlags::RDONLY
        .union(OFlags::CLOEXEC)
        .union(OFlags::DIRECTORY);

    fn of(handle: OwnedFd) -> Folder {
        let gives_all = gives_all(&handle);
        Folder { handle, gives_all }
    }

    /// Opens a folder below it.
    pub fn folder(&self, path: &str) -> io::Result<Folder> {
        let flags = Folder::FLAGS | OFlags::NOFOLLOW;
        let handle = openat(&self.handle, path, flags, Mode::empty())?;
        Ok(Folder::of(handle))
    }

    /// Opens a file in it, as carefully as [`open`].
    pub fn file(&self, name: &str) -> io::Result<fs::File> {
        Ok(openat(&self.handle, name, CAREFULLY, Mode::empty())?.into())
    }
}

/// Whether a file system reads from the memory of this machine or a disk of its own: there a call gives all that it was asked
/// for, or the file ends. One that asks a server or a program may give a part. The numbers are those of statfs(2).
#[cfg(target_os = "linux")]
fn gives_all(folder: &OwnedFd) -> bool {
    const EXT: i128 = 0xef53;
    const XFS: i128 = 0x5846_5342;
    const BTRFS: i128 = 0x9123_683e;
    const TMPFS: i128 = 0x0102_1994;
    let kind = rustix::fs::fstatfs(folder).map(|system| i128::from(system.f_type));
    kind.is_ok_and(|kind| [EXT, XFS, BTRFS, TMPFS].contains(&kind))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn gives_all(_: &OwnedFd) -> bool {
    false
}

#[cfg(not(unix))]
pub struct Folder {
    path: std::path::PathBuf,
    pub gives_all: bool,
}

#[cfg(not(unix))]
impl Folder {
    pub fn open(path: &Path) -> io::Result<Folder> {
        Ok(Folder {
            path: path.to_owned(),
            gives_all: false,
        })
    }

    pub fn folder(&self, path: &str) -> io::Result<Folder> {
        Folder::open(&self.path.join(path))
    }

    pub fn file(&self, name: &str) -> io::Result<fs::File> {
        open(&self.path.join(name))
    }
}
