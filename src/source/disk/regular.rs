//! Regular files: opened without following a link or waiting for a pipe, and read within a limit.

use std::fs;
use std::io;
use std::path::Path;

#[cfg(unix)]
use rustix::fs::{FileType, SeekFrom};

use super::super::Trouble;
use super::folder::{Folder, open};
use super::trouble_of;

/// Reads a regular file of at most `limit` bytes.
///
/// # Errors
/// When it is no regular file, or a link leads to it; when it is too large or cannot be read.
pub fn read_regular(path: &Path, limit: u64) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let end = read(&told(open(path))?, limit, &mut bytes)?;
    bytes.truncate(end);
    Ok(bytes)
}

/// Opens a regular file and tells its length in bytes.
///
/// # Errors
/// When it is none, or a link leads to it, or it cannot be opened.
pub fn open_regular(path: &Path) -> Result<(fs::File, u64), Trouble> {
    let file = told(open(path))?;
    let length = length_if_regular(&file)?;
    Ok((file, length))
}

/// The folder below which files are read.
pub struct Root(Result<Folder, Trouble>);

impl Root {
    /// Opens it. If that fails, each reading of a file tells why.
    pub fn open(path: &Path) -> Root {
        Root(told(Folder::open(path)))
    }
}

/// Reads the files of a strategy one after the other. Those of one folder are opened by their names in it: that spares
/// the system the way from the root to each of them, and no link on that way can lead elsewhere in between.
pub struct Reader<'r> {
    root: &'r Root,
    /// The folder of the last file, by its path below the root.
    last: Option<(String, Result<Folder, Trouble>)>,
    bytes: Vec<u8>,
}

impl<'r> Reader<'r> {
    /// For the files below a folder.
    pub fn new(root: &'r Root) -> Reader<'r> {
        Reader {
            root,
            last: None,
            bytes: vec![0; 16 * 1024],
        }
    }

    /// The bytes of the file at a path with `/` below the root, as [`read_regular`] gives them.
    ///
    /// # Errors
    /// As those of [`read_regular`].
    pub fn read(&mut self, path: &str, limit: u64) -> Result<&[u8], Trouble> {
        let (above, name) = match memchr::memrchr(b'/', path.as_bytes()) {
            Some(at) => (&path[..at], &path[at + 1..]),
            None => ("", path),
        };
        let folder = self.folder(above)?;
        let (file, gives_all) = (told(folder.file(name))?, folder.gives_all);
        // Most files are short, and of them one call gives all.
        let room = self.bytes.len().min(limit as usize);
        let end = match gives_all.then(|| read_from(&file, 0, &mut self.bytes[..room])) {
            Some(Ok(end)) if end > 0 && end < room => end,
            _ => read(&file, limit, &mut self.bytes)?,
        };
        Ok(&self.bytes[..end])
    }

    fn folder(&mut self, path: &str) -> Result<&Folder, Trouble> {
        let root = self.root.0.as_ref().map_err(Trouble::clone)?;
        if path.is_empty() {
            return Ok(root);
        }
        if self.last.as_ref().is_none_or(|(last, _)| last != path) {
            self.last = Some((path.to_owned(), told(root.folder(path))));
        }
        let last = self.last.as_ref().map(|(_, folder)| folder);
        last.unwrap_or(&self.root.0)
            .as_ref()
            .map_err(Trouble::clone)
    }
}

fn told<T>(result: io::Result<T>) -> Result<T, Trouble> {
    result.map_err(|error| trouble_of(&error))
}

/// Reads a file into `bytes`, which grows where it is too short, and tells how many it has.
fn read(file: &fs::File, limit: u64, bytes: &mut Vec<u8>) -> Result<usize, Trouble> {
    let length = match length_by_its_end(file) {
        Some(length) if (1..=limit).contains(&length) => length,
        _ => length_if_regular(file)?,
    };
    if length > limit {
        return Err(Trouble::TooLarge(length));
    }
    // A byte more than it has: so one call reads it all and sees that it ends.
    let mut room = length as usize + 1;
    let mut end = 0;
    loop {
        bytes.resize(room.max(bytes.len()), 0);
        match read_from(file, end, &mut bytes[end..]) {
            Ok(0) => return Ok(end),
            Ok(more) => end += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return length_if_regular(file).and(told(Err(error))),
        }
        if end as u64 > limit {
            return Err(Trouble::TooLarge(end as u64));
        }
        if end as u64 == length && end < bytes.len() {
            return Ok(end);
        }
        if end == bytes.len() {
            room = 2 * end;
        }
    }
}

/// Where a file ends, which takes the system half as long to tell as all that it knows of a file. A pipe or a socket has
/// no end, a device mostly has it at 0.
#[cfg(unix)]
fn length_by_its_end(file: &fs::File) -> Option<u64> {
    rustix::fs::seek(file, SeekFrom::End(0)).ok()
}

#[cfg(not(unix))]
fn length_by_its_end(_: &fs::File) -> Option<u64> {
    None
}

/// Reads what stands from a byte on, wherever the file was read to before.
#[cfg(unix)]
fn read_from(file: &fs::File, start: usize, bytes: &mut [u8]) -> io::Result<usize> {
    Ok(rustix::io::pread(file, bytes, start as u64)?)
}

/// Reads on.
#[cfg(not(unix))]
fn read_from(mut file: &fs::File, _: usize, bytes: &mut [u8]) -> io::Result<usize> {
    io::Read::read(&mut file, bytes)
}

fn length_if_regular(file: &fs::File) -> Result<u64, Trouble> {
    told(regular_length(file))?.ok_or(Trouble::Special)
}

/// The length of a regular file; `None` for any other. This asks for less than the standard library does, and is faster.
#[cfg(unix)]
fn regular_length(file: &fs::File) -> io::Result<Option<u64>> {
    let known = rustix::fs::fstat(file)?;
    let is_regular = FileType::from_raw_mode(known.st_mode).is_file();
    Ok(is_regular.then_some(known.st_size as u64))
}

#[cfg(not(unix))]
fn regular_length(file: &fs::File) -> io::Result<Option<u64>> {
    let known = file.metadata()?;
    Ok(known.is_file().then_some(known.len()))
}
