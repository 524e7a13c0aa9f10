//! Objects that lie in a file each, as after `git commit`. They are read here and not by libgit2, which never ends on a file that
//! was cut off: what a power failure leaves.

use std::fs;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

use flate2::read::ZlibDecoder;
use git2::ObjectType;

use crate::history::Id;
use crate::message::{Text, label};
use crate::source::{self, Trouble as Unfit};

use super::inflate::Inflater;

/// Folders of such files.
pub struct Loose {
    folders: Vec<Folder>,
    at_once: Inflater,
}

#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// Whether there is a folder for the ids that begin with this byte.
    has: [bool; 256],
}

/// What an object is, and its bytes, or their count if that is beyond the limit.
pub type Object = (ObjectType, Result<Vec<u8>, u64>);

impl Loose {
    /// Looks at the folders of objects.
    pub fn open(folders: &[PathBuf]) -> Loose {
        let folders = folders.iter().map(|path| Folder {
            path: path.clone(),
            has: present(path),
        });
        Loose {
            folders: folders.collect(),
            at_once: Inflater::new(),
        }
    }

    /// Reads an object, if it lies in a file of its own.
    ///
    /// # Errors
    /// When the file is damaged or cannot be read; why.
    pub fn read(&self, id: Id, limit: u64) -> Result<Option<Object>, Text> {
        let byte = usize::from(id.bytes()[0]);
        for folder in self.folders.iter().filter(|folder| folder.has[byte]) {
            let hex = id.to_string();
            let path = folder.path.join(&hex[..2]).join(&hex[2..]);
            match source::open_regular(&path) {
                Ok((file, length)) => {
                    let object = self.unpack(file, length, limit);
                    return object.map(Some).map_err(|_| damaged());
                }
                Err(Unfit::Vanished) => {}
                Err(_) => return Err(damaged()),
            }
        }
        Ok(None)
    }

    fn unpack(&self, mut file: fs::File, length: u64, limit: u64) -> io::Result<Object> {
        if length <= SMALL {
            let mut packed = Vec::with_capacity(length as usize + 1);
            (&mut file).take(SMALL).read_to_end(&mut packed)?;
            let mut room = [0; ROOM];
            let made = self.at_once.inflate(&packed, &mut room);
            if let Some(object) = made.and_then(|made| whole(&room[..made], limit)) {
                return Ok(object);
            }
            file.rewind()?;
        }
        unpack(file, limit)
    }
}

/// A file of at most so many bytes is read at once, and unpacked in one go if there is room for all of it.
const SMALL: u64 = 8 * 1024;
const ROOM: usize = 32 * 1024;

/// An object from all of its unpacked bytes.
fn whole(bytes: &[u8], limit: u64) -> Option<Object> {
    let end = memchr::memchr(0, bytes).filter(|end| *end < 64)?;
    let (kind, size) = header(&bytes[..end])?;
    let content = &bytes[end + 1..];
    let fits = content.len() as u64 == size && size <= limit;
    fits.then(|| (kind, Ok(content.to_vec())))
}

fn present(objects: &Path) -> [bool; 256] {
    let mut has = [false; 256];
    for entry in fs::read_dir(objects).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_str().filter(|name| name.len() == 2);
        if let Some(byte) = name.and_then(|name| u8::from_str_radix(name, 16).ok()) {
            has[usize::from(byte)] = true;
        }
    }
    has
}

/// `blob 12`, NUL, and the bytes; all of it packed. Nothing is unpacked beyond the limit, as a few bytes can unpack to any size.
fn unpack(file: fs::File, limit: u64) -> io::Result<Object> {
    let invalid = || io::Error::from(io::ErrorKind::InvalidData);
    let mut unpacked = ZlibDecoder::new_with_buf(file, vec![0; 4096]);
    let mut start = Vec::with_capacity(64);
    (&mut unpacked).take(64).read_to_end(&mut start)?;
    let end = memchr::memchr(0, &start).ok_or_else(invalid)?;
    let mut bytes = start.split_off(end + 1);
    let (kind, size) = header(&start).ok_or_else(invalid)?;
    if size > limit {
        return Ok((kind, Err(size)));
    }
    let rest = size.checked_sub(bytes.len() as u64).ok_or_else(invalid)?;
    bytes.reserve_exact(usize::try_from(rest).map_err(|_| invalid())?);
    unpacked.take(rest).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == size {
        Ok((kind, Ok(bytes)))
    } else {
        Err(invalid())
    }
}

/// `blob 12`, and NUL.
fn header(bytes: &[u8]) -> Option<(ObjectType, u64)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (kind, size) = text.trim_end_matches('\0').split_once(' ')?;
    Some((ObjectType::from_str(kind)?, size.parse().ok()?))
}

fn damaged() -> Text {
    label("seine Datei ist beschädigt", "its file is damaged").into()
}
