//! Which objects of the packs could be large once unpacked: those that take many bytes on the disk. The others are unpacked
//! without asking for their size first, which would take as long as unpacking them.

use std::collections::HashMap;
use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::read::ZlibDecoder;

use crate::history::Id;
use crate::message::Text;
use crate::source;
use crate::text;

/// Bytes on the disk from which on an object is heavy. DEFLATE unpacks one byte to 1032 at most, so below this a content has
/// at most 17 MB, or is a difference to another: those git had to unpack in memory when it took them in, as it does with all
/// commits and folders.
const HEAVY: u64 = 16 * 1024;

/// The largest index that is read, in bytes: fifty million objects.
const MAX_INDEX: u64 = 2 * 1024 * 1024 * 1024;

/// Differences in the format of packs: to the object so many bytes before, to the object of an id.
const OFFSET_DELTA: u8 = 6;
const ID_DELTA: u8 = 7;

/// The heavy objects of all packs.
#[derive(Debug, Default)]
pub struct Packs {
    files: Vec<PathBuf>,
    /// In which file, and where in it.
    heavy: HashMap<Id, (usize, u64)>,
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
                    packs.add(&index).ok_or_else(|| damaged(&index))?;
                }
            }
        }
        Ok(packs)
    }

    fn add(&mut self, index: &Path) -> Option<()> {
        let file = index.with_extension("pack");
        let length = file.metadata().ok()?.len();
        let index = source::read_regular(index, MAX_INDEX).ok()?;
        let at = self.files.len();
        let heavy = heavy_of(&index, length)?.into_iter();
        self.heavy
            .extend(heavy.map(|(id, offset)| (id, (at, offset))));
        self.files.push(file);
        Some(())
    }

    /// The size of an object once unpacked, in bytes, if it could be large.
    ///
    /// # Errors
    /// When the pack is damaged; how.
    pub fn size(&self, id: Id) -> Result<Option<u64>, Text> {
        let Some((at, offset)) = self.heavy.get(&id) else {
            return Ok(None);
        };
        let file = &self.files[*at];
        let size = size_at(file, *offset).ok_or_else(|| damaged(file))?;
        Ok(Some(size))
    }
}

/// The objects of a pack of so many bytes that are heavy, and where they begin, from its index. Objects follow one another in
/// a pack, so each ends where the next begins.
///
/// Source: <https://git-scm.com/docs/gitformat-pack>, version 2 of the index.
fn heavy_of(index: &[u8], length: u64) -> Option<Vec<(Id, u64)>> {
    let starts = index.starts_with(b"\xfftOc\0\0\0\x02");
    let count = number(index, 8 + 255 * 4).filter(|_| starts)? as usize;
    let (ids, offsets) = (8 + 256 * 4, 8 + 256 * 4 + count.checked_mul(24)?);
    let far = offsets + count * 4;
    let mut order = Vec::with_capacity(count.min(index.len() / 24));
    for at in 0..count {
        let offset = number(index, offsets + 4 * at)?;
        // The first bit says that the offset is one of the long ones.
        let offset = match offset.checked_sub(1 << 31) {
            None => u64::from(offset),
            Some(long) => {
                let at = far + 8 * long as usize;
                u64::from(number(index, at)?) << 32 | u64::from(number(index, at + 4)?)
            }
        };
        order.push((offset, at));
    }
    order.sort_unstable();
    let ends = order
        .iter()
        .skip(1)
        .map(|(start, _)| *start)
        .chain([length]);
    let heavy = order
        .iter()
        .zip(ends)
        .filter(|((start, _), end)| end.saturating_sub(*start) > HEAVY);
    let id = |((offset, at), _): (&(u64, usize), u64)| {
        let bytes = index.get(ids + 20 * at..)?.first_chunk::<20>()?;
        Some((Id::new(*bytes), *offset))
    };
    heavy.map(id).collect()
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk::<4>()?))
}

/// The size of the object that begins there: that of a content stands before it, that of a difference in it.
fn size_at(pack: &Path, offset: u64) -> Option<u64> {
    let (mut file, _) = source::open_regular(pack).ok()?;
    file.seek(SeekFrom::Start(offset)).ok()?;
    let mut start = Vec::new();
    (&mut file).take(4096).read_to_end(&mut start).ok()?;
    let (first, mut rest) = start.split_first()?;
    let kind = first >> 4 & 7;
    let mut size = u64::from(first & 15);
    if first & 128 != 0 {
        size |= varint(&mut rest)? << 4;
    }
    match kind {
        OFFSET_DELTA => drop(varint(&mut rest)?),
        ID_DELTA => rest = rest.get(20..)?,
        _ => return Some(size),
    }
    let mut sizes = Vec::new();
    ZlibDecoder::new(rest)
        .take(20)
        .read_to_end(&mut sizes)
        .ok()?;
    let mut sizes = sizes.as_slice();
    varint(&mut sizes)?;
    varint(&mut sizes)
}

/// A number in groups of seven bits, the lowest first; the first bit says that more follow.
fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..57).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 127) << shift;
        if byte & 128 == 0 {
            return Some(number);
        }
    }
    None
}

fn damaged(file: &Path) -> Text {
    let file = file.display();
    text!("`{file}` ist beschädigt", "`{file}` is damaged")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index of objects at these offsets; their ids end with their number.
    fn index(offsets: &[u32]) -> Vec<u8> {
        let count = u32::try_from(offsets.len()).unwrap().to_be_bytes();
        let mut bytes = b"\xfftOc\0\0\0\x02".to_vec();
        bytes.extend(count.repeat(256));
        let id = |at: usize| {
            [
                [0; 16].as_slice(),
                &u32::try_from(at).unwrap().to_be_bytes(),
            ]
            .concat()
        };
        bytes.extend((0..offsets.len()).flat_map(id));
        bytes.extend(vec![0; 4 * offsets.len()]);
        bytes.extend(offsets.iter().flat_map(|offset| offset.to_be_bytes()));
        bytes
    }

    #[test]
    fn an_object_ends_where_the_next_begins() {
        let last = |heavy: &(Id, u64)| heavy.0.bytes()[19];
        let index = index(&[20_000, 12, 20_100]);
        let heavy = |length| {
            heavy_of(&index, length)
                .unwrap()
                .iter()
                .map(last)
                .collect::<Vec<_>>()
        };
        assert_eq!(heavy(20_200), [1]);
        assert_eq!(heavy(40_000), [1, 2]);
    }

    #[test]
    fn what_cannot_be_told_is_unknown() {
        let far = index(&[12, 1 << 31]);
        assert_eq!(heavy_of(&far, 1 << 32), None);
        let far = [far, 5_000_000_000_u64.to_be_bytes().to_vec()].concat();
        assert_eq!(heavy_of(&far, 5_000_000_100).unwrap()[0].1, 12);
        let whole = index(&[12, 40]);
        for end in 0..whole.len() {
            assert_eq!(heavy_of(&whole[..end], 80), None, "{end}");
        }
    }
}
