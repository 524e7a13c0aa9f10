//! Unpacking objects of packs: each is packed whole, or as a difference to another one, which may be one itself.
//!
//! Source: <https://git-scm.com/docs/gitformat-pack>.

use std::rc::Rc;
use std::sync::Arc;

use flate2::{Decompress, FlushDecompress, Status};
use git2::ObjectType;

use super::delta;
use super::head::{self, Form as Described};
use super::inflate::{self, Inflater};
use super::loose::Object;
use super::packs::{Packs, Spot};
use super::recent::Recent;

/// The largest object that others may be a difference to, and the largest difference, in bytes.
const MAX_BASE: u64 = 64 * 1024 * 1024;

/// So many differences may follow one another: git makes chains of 50, and 4,095 is the most that it can be asked for.
const MAX_CHAIN: usize = 4_096;

/// The bytes of all differences of one chain, as long as they wait for what they are a difference to.
const MAX_WAITING: u64 = 256 * 1024 * 1024;

/// So many bytes of a pack are read at once: mostly, what lies there is asked for next.
const WINDOW: usize = 16 * 1024;

/// The bytes of objects that are remembered: for whoever goes through a history, the folders of many commits, in chains of
/// differences; for whoever reads in the order of the pack, what lies between an object and the one it is a difference to.
const HISTORY: usize = 32 * 1024 * 1024;
const NEIGHBOURS: usize = 2 * 1024 * 1024;

/// The largest object that is remembered, in bytes.
const MAX_REMEMBERED: usize = 256 * 1024;

/// Texts that are known without unpacking them, by where they lie, in order: others may be a difference to them.
pub type Known = Arc<[(Spot, Arc<str>)]>;

/// An object that was unpacked.
type Unpacked = (ObjectType, Rc<Vec<u8>>);

/// Unpacks objects, and remembers the last ones: what lies nearby mostly is a difference to them.
pub struct Unpacker {
    at_once: Inflater,
    inflate: Decompress,
    window: Vec<u8>,
    /// Where the window begins.
    at: Spot,
    recent: Recent<Spot, Unpacked>,
    known: Known,
}

/// What stands before the packed bytes.
struct Head {
    form: Form,
    /// How many bytes are packed.
    size: u64,
    /// Where they begin.
    packed: Spot,
}

enum Form {
    Whole(ObjectType),
    /// A difference to the object there.
    Delta(Spot),
}

/// Differences, each to the next one and the last one to an object that was unpacked.
struct Chain {
    deltas: Vec<(Spot, Vec<u8>)>,
    base: Unpacked,
}

impl Unpacker {
    /// For objects in whatever order.
    pub fn new() -> Unpacker {
        Unpacker::remembering(HISTORY, Known::default())
    }

    /// For objects that will be asked for in the order in which they lie.
    pub fn in_order(known: Known) -> Unpacker {
        Unpacker::remembering(NEIGHBOURS, known)
    }

    fn remembering(kept: usize, known: Known) -> Unpacker {
        Unpacker {
            at_once: Inflater::new(),
            inflate: Decompress::new(true),
            window: Vec::new(),
            at: Spot::default(),
            recent: Recent::new(kept),
            known,
        }
    }

    /// What an object is, and its bytes, or their count if that is beyond the limit. `None` where it is not packed as expected:
    /// libgit2 has the last word.
    pub fn read(&mut self, packs: &Packs, spot: Spot, limit: u64) -> Option<Object> {
        let Some(chain) = self.chain(packs, spot, limit) else {
            let size = self.size(packs, spot)?;
            return (size > limit).then_some((self.kind(packs, spot)?, Err(size)));
        };
        let (kind, mut object) = chain.base;
        for (at, bytes) in chain.deltas.iter().rev() {
            let delta = delta::read(bytes)?;
            let most = if *at == spot { limit } else { MAX_BASE };
            if delta.size > most {
                return (*at == spot).then_some((kind, Err(delta.size)));
            }
            object = self.keep(*at, kind, delta.apply(&object)?);
        }
        let bytes = Rc::try_unwrap(object).unwrap_or_else(|shared| shared.to_vec());
        Some((kind, Ok(bytes)))
    }

    /// What has to be put together for an object; `None` where that would be too much.
    fn chain(&mut self, packs: &Packs, spot: Spot, limit: u64) -> Option<Chain> {
        let (mut at, mut deltas, mut waiting) = (spot, Vec::new(), 0_u64);
        loop {
            let recent = self.recent.get(at, |(_, bytes)| bytes.len());
            if let Some(base) = recent.or_else(|| self.known(at)) {
                return Some(Chain { deltas, base });
            }
            let head = self.head(packs, at)?;
            let most = match head.form {
                Form::Whole(_) if at == spot => limit.min(MAX_BASE),
                _ => MAX_BASE,
            };
            waiting = head.size.saturating_add(waiting);
            if head.size > most || waiting > MAX_WAITING || deltas.len() == MAX_CHAIN {
                return None;
            }
            let bytes = self.whole(packs, head.packed, head.size)?;
            match head.form {
                Form::Whole(kind) => {
                    let base = (kind, self.keep(at, kind, bytes));
                    return Some(Chain { deltas, base });
                }
                Form::Delta(base) => deltas.push((std::mem::replace(&mut at, base), bytes)),
            }
        }
    }

    fn known(&self, at: Spot) -> Option<Unpacked> {
        let found = self
            .known
            .binary_search_by_key(&at, |(spot, _)| *spot)
            .ok()?;
        let text = self.known[found].1.as_bytes().to_vec();
        Some((ObjectType::Blob, Rc::new(text)))
    }

    /// Remembers an object, if it is small enough.
    fn keep(&mut self, at: Spot, kind: ObjectType, bytes: Vec<u8>) -> Rc<Vec<u8>> {
        let (size, bytes) = (bytes.len(), Rc::new(bytes));
        if size <= MAX_REMEMBERED {
            self.recent.insert(at, (kind, Rc::clone(&bytes)), size);
        }
        bytes
    }

    /// The size of an object: that of a whole one stands before it, that of a difference in it.
    fn size(&mut self, packs: &Packs, spot: Spot) -> Option<u64> {
        let head = self.head(packs, spot)?;
        match head.form {
            Form::Whole(_) => Some(head.size),
            Form::Delta(_) => {
                let start = self.inflate(packs, head.packed, head.size, head.size.min(20))?;
                Some(delta::read(&start)?.size)
            }
        }
    }

    /// What an object is: the same as what it is a difference to.
    fn kind(&mut self, packs: &Packs, mut spot: Spot) -> Option<ObjectType> {
        for _ in 0..MAX_CHAIN {
            match self.head(packs, spot)?.form {
                Form::Whole(kind) => return Some(kind),
                Form::Delta(base) => spot = base,
            }
        }
        None
    }

    fn head(&mut self, packs: &Packs, spot: Spot) -> Option<Head> {
        let start = self.window(packs, spot, head::MOST)?;
        let (described, rest) = head::read(start)?;
        let before = (start.len() - rest.len()) as u64;
        let form = match described.form {
            Described::Whole(kind) => Form::Whole(kind),
            Described::Before(distance) => {
                let offset = spot.offset.checked_sub(distance)?;
                Form::Delta(Spot { offset, ..spot })
            }
            Described::Of(id) => Form::Delta(packs.find_beside(spot, id)?),
        };
        let offset = spot.offset + before;
        Some(Head {
            form,
            size: described.size,
            packed: Spot { offset, ..spot },
        })
    }

    /// Unpacks so many bytes: in one go, if they are few.
    fn whole(&mut self, packs: &Packs, at: Spot, size: u64) -> Option<Vec<u8>> {
        if size <= inflate::MAX {
            let mut bytes = vec![0; usize::try_from(size).ok()?];
            self.window(packs, at, inflate::most(bytes.len()))?;
            let from = usize::try_from(at.offset - self.at.offset).ok()?;
            let made = self.at_once.inflate(self.window.get(from..)?, &mut bytes);
            if made == Some(bytes.len()) {
                return Some(bytes);
            }
        }
        self.inflate(packs, at, size, size)
    }

    /// Unpacks `size` bytes, or the first of them, piece by piece.
    fn inflate(&mut self, packs: &Packs, mut at: Spot, size: u64, wanted: u64) -> Option<Vec<u8>> {
        self.inflate.reset(true);
        // A byte more than there should be, to see that there is none.
        let room = usize::try_from(wanted).ok()? + 1;
        let mut bytes = Vec::with_capacity(room);
        loop {
            self.window(packs, at, 1)?;
            let from = usize::try_from(at.offset - self.at.offset).ok()?;
            let before = self.inflate.total_in();
            let input = self.window.get(from..)?;
            let inflated = self
                .inflate
                .decompress_vec(input, &mut bytes, FlushDecompress::Finish);
            let taken = self.inflate.total_in() - before;
            match inflated.ok()? {
                Status::StreamEnd if bytes.len() as u64 == size => return Some(bytes),
                Status::StreamEnd => return None,
                _ if wanted < size && bytes.len() as u64 >= wanted => return Some(bytes),
                _ if taken == 0 || bytes.len() as u64 > size => return None,
                _ => at.offset += taken,
            }
        }
    }

    /// The bytes of a pack from a place on: so many, or more, or fewer where it ends.
    fn window(&mut self, packs: &Packs, spot: Spot, wanted: usize) -> Option<&[u8]> {
        let from = spot.offset.checked_sub(self.at.offset);
        let from = from.filter(|from| {
            self.at.pack == spot.pack && from + wanted as u64 <= self.window.len() as u64
        });
        let from = match from {
            Some(from) => from as usize,
            None => {
                self.window.resize(WINDOW.max(wanted), 0);
                let end = packs.read(spot, &mut self.window).unwrap_or(0);
                self.window.truncate(end);
                self.at = spot;
                0
            }
        };
        self.window.get(from..).filter(|window| !window.is_empty())
    }
}
