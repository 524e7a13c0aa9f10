//! Reading a folder: no link is followed, nothing but regular files is opened, and whatever cannot be read is told.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::{Trouble, Want};

/// Folders deeper than this are not looked into.
pub const MAX_DEPTH: usize = 16;

/// What a folder holds.
#[derive(Default)]
pub struct Listing {
    /// The files that are wanted, by their path below the folder.
    pub found: Vec<(Box<str>, Found)>,
    /// Folders that are not.
    pub folders: Vec<Box<str>>,
}

/// What is to be done with a file.
pub enum Found {
    /// Read its text.
    Text,
    /// Keep its name.
    Name,
    /// Nothing: it cannot be used.
    Trouble(Trouble),
}

/// Lists a folder and those in it.
pub fn list(root: &Path, want: impl Fn(&str, bool) -> Want) -> Listing {
    let mut listing = Listing::default();
    let walker = walkdir::WalkDir::new(root)
        .min_depth(1)
        .max_depth(MAX_DEPTH);
    let mut walker = walker.follow_links(false).into_iter();
    while let Some(entry) = walker.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                listing.found.push(failed(root, error));
                continue;
            }
        };
        let (path, clean) = below(root, entry.path());
        let kind = entry.file_type();
        let wanted = want(&path, kind.is_dir());
        if !kind.is_dir() {
            if wanted != Want::Ignore {
                listing.found.push((path, file(kind, clean, wanted)));
            }
            continue;
        }
        match folder(&entry, &path, wanted, &want) {
            Some(trouble) => listing.found.push((path, Found::Trouble(trouble))),
            None if wanted == Want::Ignore => listing.folders.push(path),
            None => continue,
        }
        walker.skip_current_dir();
    }
    listing
}

fn file(kind: fs::FileType, clean: bool, wanted: Want) -> Found {
    match () {
        () if !clean => Found::Trouble(Trouble::Name),
        () if kind.is_symlink() => Found::Trouble(Trouble::Link),
        () if !kind.is_file() => Found::Trouble(Trouble::Special),
        () if wanted == Want::Text => Found::Text,
        () => Found::Name,
    }
}

/// Why a folder cannot be looked into, if so.
fn folder(
    entry: &walkdir::DirEntry,
    path: &str,
    wanted: Want,
    want: impl Fn(&str, bool) -> Want,
) -> Option<Trouble> {
    let named_like_file = path.ends_with(".md") || path.ends_with(".toml");
    if named_like_file && want(path, false) == Want::Text {
        return Some(Trouble::Folder);
    }
    match () {
        () if wanted == Want::Ignore => None,
        () if entry.file_name() == ".git" => Some(Trouble::Repository),
        () if entry.depth() >= MAX_DEPTH => Some(Trouble::TooDeep),
        () => None,
    }
}

/// A folder that cannot be listed; the system's message is taken without the path, which names the machine's folders.
fn failed(root: &Path, error: walkdir::Error) -> (Box<str>, Found) {
    let path = below(root, error.path().unwrap_or(root)).0;
    let trouble = match error.io_error() {
        Some(error) => trouble_of(error),
        None => Trouble::Link,
    };
    (path, Found::Trouble(trouble))
}

/// The path below the root with `/`, and whether it is plain text.
fn below(root: &Path, path: &Path) -> (Box<str>, bool) {
    let below = path.strip_prefix(root).unwrap_or(path);
    let separated = |text: &str| match std::path::MAIN_SEPARATOR {
        '/' => shown(text),
        separator => shown(&text.replace(separator, "/")),
    };
    match below.to_str() {
        Some(text) => separated(text),
        None => (separated(&escaped(below)).0, false),
    }
}

/// A path as it is shown, control characters escaped, and whether it needed no escape.
pub fn shown(path: &str) -> (Box<str>, bool) {
    if !path.contains(char::is_control) {
        return (path.into(), true);
    }
    let mut shown = String::with_capacity(path.len() + 8);
    for c in path.chars() {
        match c.is_control() {
            true => shown.extend(c.escape_default()),
            false => shown.push(c),
        }
    }
    (shown.into_boxed_str(), false)
}

/// A name that may be no text as it is shown: two different ones do not look the same. And whether it is plain text.
pub fn shown_bytes(name: &[u8]) -> (Box<str>, bool) {
    match std::str::from_utf8(name) {
        Ok(text) => shown(text),
        Err(_) => (shown(&escaped_bytes(name)).0, false),
    }
}

fn escaped_bytes(name: &[u8]) -> String {
    let mut shown = String::new();
    for chunk in name.utf8_chunks() {
        shown.push_str(chunk.valid());
        for byte in chunk.invalid() {
            shown.push_str(&format!("\\x{byte:02x}"));
        }
    }
    shown
}

#[cfg(unix)]
fn escaped(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    escaped_bytes(path.as_os_str().as_bytes())
}

#[cfg(not(unix))]
fn escaped(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Reads a regular file of at most `limit` bytes.
///
/// # Errors
/// When it is no regular file, or a link leads to it; when it is too large or cannot be read.
pub fn read_regular(path: &Path, limit: u64) -> Result<Vec<u8>, Trouble> {
    let (file, length) = open_regular(path)?;
    if length > limit {
        return Err(Trouble::TooLarge(length));
    }
    let mut bytes = Vec::with_capacity(length as usize + 1);
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| trouble_of(&error))?;
    if bytes.len() as u64 > limit {
        return Err(Trouble::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

/// Opens a regular file and tells its length in bytes.
///
/// # Errors
/// When it is none, or a link leads to it, or it cannot be opened.
pub fn open_regular(path: &Path) -> Result<(fs::File, u64), Trouble> {
    let file = open(path).map_err(|error| trouble_of(&error))?;
    let metadata = file.metadata().map_err(|error| trouble_of(&error))?;
    if metadata.is_file() {
        Ok((file, metadata.len()))
    } else {
        Err(Trouble::Special)
    }
}

/// Opens a file without following a link and without waiting for the other end of a pipe: what was listed as a regular
/// file may have been replaced since.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = fs::OpenOptions::new();
    options
        .read(true)
        .custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_NOCTTY);
    options.open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<fs::File> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(io::Error::other("no regular file"));
    }
    fs::File::open(path)
}

fn trouble_of(error: &io::Error) -> Trouble {
    match error.kind() {
        _ if is_link(error) => Trouble::Link,
        io::ErrorKind::PermissionDenied => Trouble::Denied,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Trouble::Vanished,
        io::ErrorKind::IsADirectory => Trouble::Folder,
        _ => Trouble::Io(error.to_string()),
    }
}

/// What `O_NOFOLLOW` answers when the file is a link.
#[cfg(unix)]
fn is_link(error: &io::Error) -> bool {
    let code = error.raw_os_error();
    code == Some(libc::ELOOP) || cfg!(target_os = "freebsd") && code == Some(libc::EMLINK)
}

#[cfg(not(unix))]
fn is_link(_: &io::Error) -> bool {
    false
}

#[cfg(unix)]
#[cfg(test)]
mod tests;
