//! Unpacking in one go of what is small, as nearly all objects are: several times faster than piece by piece.

use std::cell::RefCell;

use libdeflater::Decompressor;

/// The largest object that is unpacked in one go, in bytes.
pub const MAX: u64 = 256 * 1024;

/// Unpacks in one go.
pub struct Inflater(RefCell<Decompressor>);

impl Inflater {
    /// For one thread.
    pub fn new() -> Inflater {
        Inflater(RefCell::new(Decompressor::new()))
    }

    /// Unpacks what stands at the beginning of some bytes; how many bytes that were. `None` where there is not enough room, or
    /// it is damaged or cut off.
    pub fn inflate(&self, packed: &[u8], room: &mut [u8]) -> Option<usize> {
        self.0.borrow_mut().zlib_decompress(packed, room).ok()
    }
}

/// The most bytes that so many are packed in by what packs well enough: at the worst they stand there as they are, in blocks.
pub fn most(size: usize) -> usize {
    size + size / 1024 + 64
}
