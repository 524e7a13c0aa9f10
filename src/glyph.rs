//! Which characters the built-in fonts of the PDF have a form for.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use crate::message::Text;
use crate::text;

/// The characters as ranges of code points in hexadecimal; a test holds them to the fonts.
static COVERED: &str = include_str!("glyph/covered.txt");

static RANGES: LazyLock<Vec<RangeInclusive<u32>>> = LazyLock::new(|| {
    let code = |hex: &str| u32::from_str_radix(hex, 16).unwrap_or(0);
    let ranges = COVERED.split_whitespace();
    ranges
        .map(|range| range.split_once('-').unwrap_or((range, range)))
        .map(|(first, last)| code(first)..=code(last))
        .collect()
});

/// Whether a built-in font has a form for a character that may stand in a PDF.
pub fn has_form(c: char) -> bool {
    let code = u32::from(c);
    let after = RANGES.partition_point(|range| *range.end() < code);
    let covers = RANGES.get(after).is_some_and(|range| range.contains(&code));
    covers && !is_private(c)
}

/// A PDF/A must say of each form which character it is (ISO 19005-2, 6.2.11.7), and these mean something else to everyone.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// What to say of a character without a form.
pub fn missing(c: char) -> Text {
    let code = format!("U+{:04X}", u32::from(c));
    text!(
        "für das Zeichen `{c}` ({code}) hat keine Schrift des PDFs eine Form",
        "no font of the PDF has a form for the character `{c}` ({code})"
    )
}

/// What to do about it.
pub fn way_out() -> Text {
    text!(
        "ein Wort oder ein anderes Zeichen schreiben, oder eine Schrift mit diesem Zeichen in `templates/fonts/` legen",
        "write a word or another character, or put a font that has it into `templates/fonts/`"
    )
}

/// Whether all characters of a text surely have a form: Latin letters and the usual signs. Most texts are so, and this looks at
/// many bytes at once.
pub fn is_usual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_rare = |byte: u8| (byte > 0xc5) & (byte != 0xe2);
    let rare = bytes
        .iter()
        .fold(false, |found, byte| found | is_rare(*byte));
    let is_sign = |at: usize| matches!(bytes[at..], [_, 0x80, 0x90..=0x9e | 0xa0..=0xa3 | 0xa6, ..] | [_, 0x82, 0xac, ..]);
    !rare && memchr::memchr_iter(0xe2, bytes).all(is_sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_usual_signs_have_a_form_and_pictographs_none() {
        for c in "Äß–„“…€→ŁșЖΩ½²".chars() {
            assert!(has_form(c), "{c}");
        }
        for c in "☆★😀字\u{e000}\u{f0000}".chars() {
            assert!(!has_form(c), "{c}");
        }
    }

    #[test]
    fn a_usual_text_needs_no_closer_look() {
        assert!(is_usual("Größe „100 €“ – Łódź …"));
        for text in ["→", "☆", "Ж", "😀", "字", "※"] {
            assert!(!is_usual(text), "{text}");
        }
        let usual = ('\u{a0}'..='\u{17f}').chain('\u{2000}'..='\u{2fff}');
        for c in usual.filter(|c| is_usual(c.encode_utf8(&mut [0; 4]))) {
            assert!(has_form(c), "{:04x}", u32::from(c));
        }
    }
}
