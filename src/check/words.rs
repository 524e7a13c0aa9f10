//! The words of texts: letters and digits, whatever stands between them.

/// The words of a text. Rules ask for those of a hundred thousand texts, so ASCII is not decoded.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = end(text, at, false);
        at = end(text, start, true);
        (start < at).then(|| &text[start..at])
    })
}

/// Where the characters end that belong to words, or those that do not.
fn end(text: &str, mut at: usize, of_words: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let (belongs, length) = match byte.is_ascii() {
            true => (IN_WORDS[usize::from(byte)], 1),
            false => beyond_ascii(&text[at..]),
        };
        if belongs != of_words {
            break;
        }
        at += length;
    }
    at
}

/// The letters and digits of ASCII: looked up, as every character of every title is.
const IN_WORDS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Whether the first character belongs to words, and its length.
fn beyond_ascii(text: &str) -> (bool, usize) {
    let first = text.chars().next();
    first.map_or((false, 1), |c| (c.is_alphanumeric(), c.len_utf8()))
}

/// Adds a word in small letters, which most of it mostly has already.
pub fn push_small(word: &str, small: &mut String) {
    let start = small.len();
    let is_capital = |c: char| !c.is_ascii() && !c.is_lowercase();
    if word.is_ascii() || !word.contains(is_capital) {
        small.push_str(word);
        small[start..].make_ascii_lowercase();
    } else {
        small.extend(word.chars().flat_map(char::to_lowercase));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        for (text, expected) in [
            ("", &[][..]),
            (" – ", &[]),
            ("Ämter öffnen!", &["Ämter", "öffnen"]),
            ("E-Akte 2026, „Größe“", &["E", "Akte", "2026", "Größe"]),
            ("٣ 数字€x", &["٣", "数字", "x"]),
        ] {
            assert_eq!(words(text).collect::<Vec<_>>(), expected);
        }
    }
}
