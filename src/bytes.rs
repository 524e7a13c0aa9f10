//! What most texts do not hold, sought without branches: so many bytes are compared at once, with the instructions that the
//! processor turns out to have.

use pulp::Arch;

/// So many bytes are looked at before it is asked whether what is sought was among them.
const TOGETHER: usize = 4096;

/// Whether there is a byte of some kind.
#[inline]
pub fn any(bytes: &[u8], sought: impl Fn(u8) -> bool) -> bool {
    let mut chunks = bytes.chunks(TOGETHER);
    Arch::new().dispatch(|| {
        chunks.any(|chunk| {
            let found = chunk.iter().map(|byte| sought(*byte));
            found.fold(false, |all, found| all | found)
        })
    })
}

/// Whether there are three bytes of some kind, one right after the other.
#[inline]
pub fn any_three(bytes: &[u8], sought: impl Fn(u8, u8, u8) -> bool) -> bool {
    let triples = bytes.len().saturating_sub(2);
    let from = |start: usize| bytes.get(start..start + triples).unwrap_or(&[]);
    let first = from(0).chunks(TOGETHER);
    let rest = from(1).chunks(TOGETHER).zip(from(2).chunks(TOGETHER));
    let mut chunks = first.zip(rest);
    Arch::new().dispatch(|| {
        chunks.any(|(first, (second, third))| {
            let triples = first.iter().zip(second).zip(third);
            let found = triples.map(|((a, b), c)| sought(*a, *b, *c));
            found.fold(false, |all, found| all | found)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sought_is_found_wherever_it_stands() {
        for length in [0, 1, 2, 3, 100, TOGETHER, TOGETHER + 1, 2 * TOGETHER + 3] {
            let bytes = vec![b'-'; length];
            assert!(!any(&bytes, |a| a == b'a'));
            assert!(!any_three(&bytes, |a, b, c| a == b'a'
                && b == b'b'
                && c == b'c'));
            for at in (0..length).filter(|at| at % 997 < 3 || length - at < 4) {
                let mut bytes = bytes.clone();
                let put = (length - at).min(3);
                bytes[at..at + put].copy_from_slice(&b"abc"[..put]);
                assert!(any(&bytes, |a| a == b'a'));
                let three = any_three(&bytes, |a, b, c| a == b'a' && b == b'b' && c == b'c');
                assert_eq!(three, put > 2);
            }
        }
    }
}
