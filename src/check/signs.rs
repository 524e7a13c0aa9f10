//! Which of the characters that rules look at a text holds.

use crate::bytes::any;

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

#[cfg(test)]
mod tests {
    use super::*;

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
            for before in [0, 1, 15, 16, 4096] {
                let text = format!("{}{sign} Größe, Łódź\n", "-".repeat(before));
                assert_eq!(Signs::of(&text), expected, "{sign:?} after {before}");
            }
        }
        assert_eq!(Signs::of("Größe, Łódź\n"), Signs(0));
    }
}
