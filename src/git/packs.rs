//! Packs: files of many objects each, with an index by id. Where an object lies in which of them.
//!
//! Source: <https://git-scm.com/docs/gitformat-pack>, version 2 of the index.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::history::Id;
use crate::message::Text;
use crate::source;
use crate::text;

/// The largest index that is read, in bytes: fifty million objects.
const MAX_INDEX: u64 = 2 * 1024 * 1024 * 1024;

/// Where the parts of an index begin: how many ids begin with at most each byte, then the ids themselves.
const COUNTS: usize = 8;
const IDS: usize = COUNTS + 256 * 4;

/// All packs of a repository.
#[derive(Debug, Default)]
pub struct Packs {
    packs: Vec<Pack>,
}

/// Where an object lies: in which pack, and at which byte of it. In order, neighbours lie together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The pack.
    pub pack: u32,
    /// The first byte.
    pub offset: u64,
}

/// A pack and its index.
#[derive(Debug)]
struct Pack {
    path: PathBuf,
    index: Vec<u8>,
    count: usize,
    /// Opened when the first object is asked for.
    file: OnceLock<Option<File>>,
}

impl Packs {
    /// Reads the indexes of all packs in these folders of objects.
    ///
    /// # Errors
    /// When one cannot be read; why.
    pub fn open(folders: &[PathBuf]) -> Result<Packs, Text> {
        let mut packs = Packs::default();
        for folder in folders {
            for file in fs::read_dir(folder.join("pack"))
                .into_iter()
                .flatten()
                .flatten()
            {
                let index = file.path();
                if index.extension().is_some_and(|end| end == "idx") {
                    let pack = Pack::open(&index).ok_or_else(|| damaged(&index))?;
                    packs.packs.push(pack);
                }
            }
        }
        Ok(packs)
    }

    /// Where an object lies, if it lies in a pack.
    pub fn find(&self, id: Id) -> Option<Spot> {
        let mut packs = (0..).zip(&self.packs);
        packs.find_map(|(pack, held)| {
            let offset = held.offset(id)?;
            Some(Spot { pack, offset })
        })
    }

    /// Where another object of the same pack lies.
    pub fn find_beside(&self, spot: Spot, id: Id) -> Option<Spot> {
        let offset = self.packs.get(spot.pack as usize)?.offset(id)?;
        Some(Spot { offset, ..spot })
    }

    /// Reads what stands in a pack from a byte on, as far as there is room and the file goes; how many bytes that were.
    pub fn read(&self, spot: Spot, room: &mut [u8]) -> Option<usize> {
        let pack = self.packs.get(spot.pack as usize)?;
        let open = || source::open_regular(&pack.path).ok().map(|(file, _)| file);
        read_at(pack.file.get_or_init(open).as_ref()?, room, spot.offset).ok()
    }
}

impl Pack {
    fn open(index: &Path) -> Option<Pack> {
        let path = index.with_extension("pack");
        path.metadata().ok()?;
        Pack::of(path, source::read_regular(index, MAX_INDEX).ok()?)
    }

    fn of(path: PathBuf, index: Vec<u8>) -> Option<Pack> {
        let starts = index.starts_with(b"\xfftOc\0\0\0\x02");
        let count = number(&index, COUNTS + 255 * 4).filter(|_| starts)? as usize;
        let needed = count.checked_mul(20 + 4 + 4)?.checked_add(IDS + 2 * 20)?;
        let pack = Pack {
            path,
            index,
            count,
            file: OnceLock::new(),
        };
        (pack.index.len() >= needed).then_some(pack)
    }

    /// The byte at which an object begins.
    fn offset(&self, id: Id) -> Option<u64> {
        let first = usize::from(id.bytes()[0]);
        let upto = |byte: usize| number(&self.index, COUNTS + 4 * byte).map(|n| n as usize);
        let mut low = first.checked_sub(1).map_or(Some(0), upto)?;
        let mut high = upto(first)?.min(self.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let there = self.index.get(IDS + 20 * middle..)?.first_chunk::<20>()?;
            match there.cmp(id.bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return self.offset_at(middle),
            }
        }
        None
    }

    fn offset_at(&self, at: usize) -> Option<u64> {
        let offsets = IDS + self.count * (20 + 4);
        let offset = number(&self.index, offsets + 4 * at)?;
        // The first bit says that the offset is one of the long ones.
        match offset.checked_sub(1 << 31) {
            None => Some(u64::from(offset)),
            Some(long) => {
                let at = offsets + 4 * self.count + 8 * long as usize;
                let high = u64::from(number(&self.index, at)?);
                Some(high << 32 | u64::from(number(&self.index, at + 4)?))
            }
        }
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk::<4>()?))
}

#[cfg(unix)]
fn read_at(file: &File, room: &mut [u8], offset: u64) -> std::io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, room, offset)
}

#[cfg(windows)]
fn read_at(file: &File, room: &mut [u8], offset: u64) -> std::io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, room, offset)
}

#[cfg(not(any(unix, windows)))]
fn read_at(_: &File, _: &mut [u8], _: u64) -> std::io::Result<usize> {
    Err(std::io::ErrorKind::Unsupported.into())
}

fn damaged(file: &Path) -> Text {
    let file = file.display();
    text!("`{file}` ist beschädigt", "`{file}` is damaged")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(at: u32) -> Id {
        let mut bytes = [7; 20];
        bytes[16..].copy_from_slice(&at.to_be_bytes());
        Id::new(bytes)
    }

    /// A pack of objects at these offsets; their ids end with their number.
    fn pack(offsets: &[u32], far: &[u64]) -> Option<Pack> {
        let count = u32::try_from(offsets.len()).unwrap();
        let upto = |byte: u8| if byte < 7 { 0 } else { count };
        let mut bytes = b"\xfftOc\0\0\0\x02".to_vec();
        bytes.extend((0..=255).flat_map(|byte| upto(byte).to_be_bytes()));
        bytes.extend((0..count).flat_map(|at| *id(at).bytes()));
        bytes.extend(vec![0; 4 * offsets.len()]);
        bytes.extend(offsets.iter().flat_map(|offset| offset.to_be_bytes()));
        bytes.extend(far.iter().flat_map(|offset| offset.to_be_bytes()));
        bytes.extend([0; 40]);
        Pack::of(PathBuf::new(), bytes)
    }

    #[test]
    fn objects_are_found_by_their_id() {
        let pack = pack(&[20_000, 12, (1 << 31) + 1], &[0, 5_000_000_000]).unwrap();
        let found: Vec<_> = (0..4).map(|at| pack.offset(id(at))).collect();
        assert_eq!(found, [Some(20_000), Some(12), Some(5_000_000_000), None]);
        for byte in [0, 6, 8, 255] {
            assert_eq!(pack.offset(Id::new([byte; 20])), None);
        }
    }

    #[test]
    fn an_index_that_was_cut_off_is_none() {
        let whole = pack(&[12, 40], &[]).unwrap().index;
        for end in 0..whole.len() {
            assert!(Pack::of(PathBuf::new(), whole[..end].to_vec()).is_none());
        }
        let mut odd = whole;
        odd[COUNTS..IDS].fill(0xff);
        assert!(Pack::of(PathBuf::new(), odd).is_none());
    }
}
