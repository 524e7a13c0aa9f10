//! What most texts do not hold, sought without branches: so the compiler compares many bytes at once.

/// So many bytes are looked at before it is asked whether what is sought was among them.
const TOGETHER: usize = 4096;

/// Which of the characters that rules look at a text holds, as far as its bytes tell. One look serves several rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs(u8);

impl Signs {
    /// Neither Latin letters nor the usual signs and line ends: a control character, or a byte that begins another script.
    pub const RARE: Signs = Signs(1);
    /// A byte with which spaces, dashes and quotation marks begin, but also invisible characters.
    pub const MARK: Signs = Signs(2);
    /// What can stand for a character by its number or name.
    pub const CODE: Signs = Signs(4);
    /// The sign of mail addresses.
    pub const AT: Signs = Signs(8);

    /// What a text holds.
    pub fn of(text: &str) -> Signs {
        let is_mark = |byte: u8| (byte == 0xe2) | (byte == 0xc2);
        let is_code = |byte: u8| (byte == b'\\') | (byte == b'&');
        let is_at = |byte: u8| byte == b'@';
        let bytes = text.as_bytes();
        // Most texts hold none of all these.
        if !any(bytes, |byte| {
            is_rare_or_e2(byte) | is_mark(byte) | is_code(byte) | is_at(byte)
        }) {
            return Signs(0);
        }
        let is_rare = |byte: u8| is_rare_or_e2(byte) & (byte != 0xe2);
        let when = |holds: bool, signs: Signs| if holds { signs.0 } else { 0 };
        Signs(
            when(any(bytes, is_rare), Signs::RARE)
                | when(any(bytes, is_mark), Signs::MARK)
                | when(any(bytes, is_code), Signs::CODE)
                | when(any(bytes, is_at), Signs::AT),
        )
    }

    /// Whether it holds some of these.
    pub fn any(self, of: &[Signs]) -> bool {
        of.iter().any(|signs| self.0 & signs.0 != 0)
    }
}

/// Below the space or from C6 on, in one comparison; or the last control character of ASCII.
fn is_rare_or_e2(byte: u8) -> bool {
    (byte.wrapping_sub(0xc6) < 0x3a + 0x20) & (byte != b'\n') | (byte == 0x7f)
}

/// Whether there is a byte of some kind.
#[inline]
pub fn any(bytes: &[u8], sought: impl Fn(u8) -> bool) -> bool {
    let mut chunks = bytes.chunks(TOGETHER);
    chunks.any(|chunk| {
        chunk
            .iter()
            .fold(false, |found, byte| found | sought(*byte))
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
    chunks.any(|(first, (second, third))| {
        let triples = first.iter().zip(second).zip(third);
        triples.fold(false, |found, ((a, b), c)| found | sought(*a, *b, *c))
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

    #[test]
    fn signs_are_seen_wherever_they_stand() {
        for (sign, expected) in [
            ("\u{0}", Signs::RARE),
            ("\r", Signs::RARE),
            ("\u{7f}", Signs::RARE),
            ("Ж", Signs::RARE),
            ("😀", Signs::RARE),
            ("„", Signs::MARK),
            ("\u{ad}", Signs::MARK),
            ("\\", Signs::CODE),
            ("&", Signs::CODE),
            ("@", Signs::AT),
        ] {
            for before in [0, 1, 15, 16, TOGETHER] {
                let text = format!("{}{sign} Größe, Łódź\n", "-".repeat(before));
                assert_eq!(Signs::of(&text), expected, "{sign:?} after {before}");
            }
        }
        assert_eq!(Signs::of("Größe, Łódź\n"), Signs(0));
    }
}
