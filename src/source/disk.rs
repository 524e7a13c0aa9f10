//! Reading a folder: no link is followed, nothing but regular files is opened, and whatever cannot be read is told.

mod folder;
mod regular;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Content, File, Trouble, Want};

pub use regular::{Reader, Root, open_regular, read_regular};

/// Folders deeper than this are not looked into.
pub const MAX_DEPTH: usize = 16;

/// Lists a folder and those in it: the files in path order, their texts not read yet, and the folders that are not wanted.
pub fn list(root: &Path, want: impl Fn(&str, bool) -> Want + Sync) -> (Vec<File>, Vec<Box<str>>) {
    let root = Folder {
        path: root.to_owned(),
        shown: Box::default(),
        clean: true,
        depth: 0,
    };
    let listing = root.list(&want);
    (listing.files, listing.unwanted)
}

/// What a folder holds.
#[derive(Default)]
struct Listing {
    files: Vec<File>,
    folders: Vec<Folder>,
    unwanted: Vec<Box<str>>,
}

impl Listing {
    /// In path order, in which a folder's name ends with `/`.
    fn sort(&mut self) {
        self.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        self.folders
            .sort_unstable_by(|a, b| a.beginning().cmp(b.beginning()));
    }
}

/// A folder to list.
struct Folder {
    path: PathBuf,
    /// Its path below the root, as it is shown.
    shown: Box<str>,
    clean: bool,
    depth: usize,
}

impl Folder {
    /// What the paths of all its files begin with.
    fn beginning(&self) -> impl Iterator<Item = u8> {
        self.shown.bytes().chain([b'/'])
    }

    /// What it and those in it hold: folders in parallel, for one may hold thousands of files.
    fn list(self, want: &(impl Fn(&str, bool) -> Want + Sync)) -> Listing {
        let mut own = Listing::default();
        if let Err(error) = self.read(want, &mut own) {
            own.files.push(File {
                path: self.shown,
                content: trouble(trouble_of(&error)),
            });
        }
        own.sort();
        let folders = std::mem::take(&mut own.folders).into_par_iter();
        let below: Vec<_> = folders.map(|folder| folder.list(want)).collect();
        joined(own, below)
    }

    fn read(&self, want: &impl Fn(&str, bool) -> Want, listing: &mut Listing) -> io::Result<()> {
        for entry in fs::read_dir(&self.path)? {
            self.entry(&entry?, want, listing);
        }
        Ok(())
    }

    /// Takes note of what lies in it.
    fn entry(
        &self,
        entry: &fs::DirEntry,
        want: &impl Fn(&str, bool) -> Want,
        listing: &mut Listing,
    ) {
        let name = entry.file_name();
        let (path, clean) = self.below(&name);
        let kind = entry.file_type();
        let is_folder = kind.as_ref().is_ok_and(fs::FileType::is_dir);
        let wanted = want(&path, is_folder);
        let content = match kind {
            Err(error) => trouble(trouble_of(&error)),
            Ok(_) if is_folder => match self.closed(&name, &path, wanted, want) {
                Some(reason) => trouble(reason),
                None if wanted == Want::Ignore => return listing.unwanted.push(path),
                None => {
                    return listing.folders.push(Folder {
                        path: entry.path(),
                        shown: path,
                        clean,
                        depth: self.depth + 1,
                    });
                }
            },
            Ok(_) if wanted == Want::Ignore => return,
            Ok(kind) => content(kind, clean, wanted),
        };
        listing.files.push(File { path, content });
    }

    /// The path below the root of what lies in it, with `/`, and whether it is plain text.
    fn below(&self, name: &OsStr) -> (Box<str>, bool) {
        let (name, clean) = shown_name(name);
        let path = match &*self.shown {
            "" => name.into(),
            above => [above, "/", &name].concat().into(),
        };
        (path, clean && self.clean)
    }

    /// Why a folder in it cannot be looked into, if so.
    fn closed(
        &self,
        name: &OsStr,
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
            () if name == ".git" => Some(Trouble::Repository),
            () if self.depth + 1 >= MAX_DEPTH => Some(Trouble::TooDeep),
            () => None,
        }
    }
}

/// The files of a folder and those of the folders in it.
fn joined(own: Listing, below: Vec<Listing>) -> Listing {
    let count = |listing: &Listing| listing.files.len();
    let mut all = Listing {
        files: Vec::with_capacity(count(&own) + below.iter().map(count).sum::<usize>()),
        ..Listing::default()
    };
    all.unwanted = own.unwanted;
    let mut files = own.files.into_iter().peekable();
    for listing in below {
        if let Some(first) = listing.files.first() {
            let before = |file: &File| file.path < first.path;
            all.files
                .extend(std::iter::from_fn(|| files.next_if(before)));
        }
        all.files.extend(listing.files);
        all.unwanted.extend(listing.unwanted);
    }
    all.files.extend(files);
    all
}

fn content(kind: fs::FileType, clean: bool, wanted: Want) -> Content {
    match () {
        () if !clean => trouble(Trouble::Name),
        () if kind.is_symlink() => trouble(Trouble::Link),
        () if !kind.is_file() => trouble(Trouble::Special),
        () if wanted == Want::Text => Content::Awaited,
        () => Content::Unread,
    }
}

fn trouble(trouble: Trouble) -> Content {
    Content::Trouble(trouble, Box::default())
}

/// A name as it is shown, and whether it is plain text.
fn shown_name(name: &OsStr) -> (Cow<'_, str>, bool) {
    match name.to_str() {
        Some(name) if is_clean(name) => (name.into(), true),
        Some(name) => (shown(name).0.into_string().into(), false),
        None => (shown(&escaped(name)).0.into_string().into(), false),
    }
}

/// Whether it holds no control characters. That nothing but visible ASCII does is seen at once.
fn is_clean(path: &str) -> bool {
    path.bytes().all(|byte| (b' '..=b'~').contains(&byte)) || !path.contains(char::is_control)
}

/// A path as it is shown, control characters escaped, and whether it needed no escape.
pub fn shown(path: &str) -> (Box<str>, bool) {
    if is_clean(path) {
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
fn escaped(name: &OsStr) -> String {
    use std::os::unix::ffi::OsStrExt;
    escaped_bytes(name.as_bytes())
}

#[cfg(not(unix))]
fn escaped(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
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
    use rustix::io::Errno;
    let code = Errno::from_io_error(error);
    code == Some(Errno::LOOP) || cfg!(target_os = "freebsd") && code == Some(Errno::MLINK)
}

#[cfg(not(unix))]
fn is_link(_: &io::Error) -> bool {
    false
}

#[cfg(unix)]
#[cfg(test)]
mod tests;
