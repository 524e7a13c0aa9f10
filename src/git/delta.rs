//! Differences between objects as packs hold them: what to copy from the other one, and what to put in.
//!
//! Source: <https://git-scm.com/docs/gitformat-pack>, "Deltified representation".

/// A difference that was not applied yet.
pub struct Delta<'d> {
    /// The size of the object that it is a difference to, in bytes.
    base: u64,
    /// The size of the object that comes out.
    pub size: u64,
    steps: &'d [u8],
}

/// Reads the beginning of a difference; `None` where it is cut off.
pub fn read(mut bytes: &[u8]) -> Option<Delta<'_>> {
    let base = varint(&mut bytes)?;
    let size = varint(&mut bytes)?;
    let steps = bytes;
    Some(Delta { base, size, steps })
}

impl Delta<'_> {
    /// The object that comes out; `None` where the difference is damaged or is one to another object.
    pub fn apply(&self, base: &[u8]) -> Option<Vec<u8>> {
        let size = usize::try_from(self.size).ok()?;
        let mut out = Vec::with_capacity(size);
        let mut steps = self.steps;
        if base.len() as u64 != self.base {
            return None;
        }
        while let Some((step, rest)) = steps.split_first() {
            let part = match usize::from(*step) {
                0 => return None,
                step if step & 128 != 0 => {
                    let (at, length, rest) = copied(step, rest)?;
                    steps = rest;
                    base.get(at..at.checked_add(length)?)?
                }
                length => {
                    let (part, rest) = rest.split_at_checked(length)?;
                    steps = rest;
                    part
                }
            };
            if part.len() > size - out.len() {
                return None;
            }
            out.extend_from_slice(part);
        }
        (out.len() == size).then_some(out)
    }
}

/// Which bytes are copied: each of the lower bits of the step says that a byte of offset or length follows, the lowest first.
fn copied(step: usize, mut rest: &[u8]) -> Option<(usize, usize, &[u8])> {
    let mut number = |bits: std::ops::Range<usize>| {
        let mut number = 0;
        for (at, bit) in bits.enumerate() {
            if step >> bit & 1 != 0 {
                let (byte, after) = rest.split_first()?;
                number |= usize::from(*byte) << (8 * at);
                rest = after;
            }
        }
        Some(number)
    };
    let (at, length) = (number(0..4)?, number(4..7)?);
    let length = if length == 0 { 0x10000 } else { length };
    Some((at, length, rest))
}

/// A number in groups of seven bits, the lowest first; the first bit says that more follow.
pub fn varint(bytes: &mut &[u8]) -> Option<u64> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn applied(base: &[u8], delta: &[u8]) -> Option<Vec<u8>> {
        read(delta)?.apply(base)
    }

    #[test]
    fn copies_and_puts_in() {
        let delta = [
            &[5, 9, 0b1001_0001, 1, 3, 2][..],
            b"XY",
            &[0b1001_0000, 4][..],
        ];
        let made = applied(b"abcde", &delta.concat());
        assert_eq!(made.unwrap(), b"bcdXYabcd");
        let base = vec![7; 0x10000];
        let all = [0x80, 0x80, 4, 0x80, 0x80, 4, 0x80];
        assert_eq!(applied(&base, &all), Some(base));
    }

    #[test]
    fn what_reaches_beyond_is_damaged() {
        let odd: [&[u8]; 7] = [
            &[5, 1, 0],
            &[5, 1, 0b1001_0001, 5, 1],
            &[5, 2, 0b1001_0000, 1],
            &[5, 1, 0b1001_0000, 2],
            &[4, 1, 0b1001_0000, 1],
            &[5, 3, 3, b'x'],
            &[5, 1, 0b1001_0001],
        ];
        for delta in odd {
            assert_eq!(applied(b"abcde", delta), None, "{delta:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_breaks_it(base in ".{0,30}", delta in proptest::collection::vec(any::<u8>(), 0..40)) {
            let size = read(&delta).map(|delta| delta.size).filter(|size| *size < 1 << 20);
            if let Some(size) = size {
                let made = applied(base.as_bytes(), &delta);
                prop_assert!(made.is_none_or(|made| made.len() as u64 == size));
            }
        }
    }
}
