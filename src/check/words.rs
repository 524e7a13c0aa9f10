//! The words of texts: letters and digits, whatever stands between them.

/// The words of a text. Rules ask for those of a hundred thousand texts, so most characters are only looked up.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = end(text, at, false);
        at = end(text, start, true);
        (start < at).then(|| &text[start..at])
    })
}

/// Where the characters end that belong to words, or those that do not.
#[inline]
fn end(text: &str, mut at: usize, of_words: bool) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        let (belongs, length) = match CLASSES[usize::from(*byte)] {
            BETWEEN => (false, 1),
            BEYOND_ASCII => beyond_ascii(text, at),
            _ => (true, 1),
        };
        if belongs != of_words {
            break;
        }
        at += length;
    }
    at
}

const BETWEEN: u8 = 0;
const OF_WORDS: u8 = 1;
const BEYOND_ASCII: u8 = 2;

/// Which bytes are letters and digits of ASCII.
const CLASSES: [u8; 256] = {
    let mut classes = [BEYOND_ASCII; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        let belongs = byte.is_ascii_alphanumeric();
        classes[byte as usize] = if belongs { OF_WORDS } else { BETWEEN };
        byte += 1;
    }
    classes
};

/// Whether the character at a place belongs to words, and its length. The umlauts and accents of Latin-1 are seen at once.
fn beyond_ascii(text: &str, at: usize) -> (bool, usize) {
    match text.as_bytes()[at..] {
        [0xc3, second, ..] => (second != 0x97 && second != 0xb7, 2),
        _ => text[at..]
            .chars()
            .next()
            .map_or((false, 1), |c| (c.is_alphanumeric(), c.len_utf8())),
    }
}

/// The words of a text, each with its [`fingerprint`].
pub fn printed_words(text: &str) -> impl Iterator<Item = (&str, u64)> {
    let mut small = String::new();
    words(text).map(move |word| {
        // In ASCII, letters and digits become small by a single bit.
        if word.is_ascii() {
            return (word, print(word, 0x20));
        }
        small.clear();
        push_small(word, &mut small);
        (word, print(&small, 0))
    })
}

/// A number for the words of a text: the same for texts that differ in nothing but case and what stands between words,
/// and hardly ever for others.
pub fn fingerprint(text: &str) -> u64 {
    let prints = printed_words(text).map(|(_, print)| print);
    prints
        .reduce(|all, print| mixed(all.rotate_left(32), print))
        .unwrap_or(0)
}

/// The fingerprint of a word that is in small letters.
pub fn small_print(small: &str) -> u64 {
    print(small, 0)
}

/// A number for a word of which each byte is given some bits more.
fn print(word: &str, more: u8) -> u64 {
    let more = u64::from_ne_bytes([more; 8]);
    let (chunks, rest) = word.as_bytes().as_chunks();
    let all = chunks.iter().fold(word.len() as u64, |all, chunk| {
        mixed(all, u64::from_le_bytes(*chunk) | more)
    });
    let mut last = [b' '; 8];
    last[..rest.len()].copy_from_slice(rest);
    mixed(all, u64::from_le_bytes(last) | more)
}

/// The number for a beginning and what follows it: every bit of either changes many.
fn mixed(all: u64, next: u64) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let product = u128::from(all.rotate_left(23) ^ next) * u128::from(FACTOR);
    (product as u64) ^ (product >> 64) as u64
}

/// Adds a word in small letters, which most of it mostly has already.
pub fn push_small(word: &str, small: &mut String) {
    let start = small.len();
    if word.is_ascii() || word.chars().all(|c| c.is_ascii() || is_small(c)) {
        small.push_str(word);
        small[start..].make_ascii_lowercase();
    } else {
        small.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// Whether a character beyond ASCII is a small letter; those of German and its neighbours are seen at once.
fn is_small(c: char) -> bool {
    matches!(c, 'ß'..='ö' | 'ø'..='ÿ') || c.is_lowercase()
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
            ("3×4÷Ð", &["3", "4", "Ð"]),
        ] {
            assert_eq!(words(text).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn a_fingerprint_is_that_of_the_words() {
        let normal = |text: &str| {
            let mut all = String::new();
            words(text).for_each(|word| {
                push_small(word, &mut all);
                all.push(' ');
            });
            all
        };
        let texts = [
            "",
            " – ",
            "E-Akte",
            "„e  akte“!",
            "eakte",
            "ÄMTER öffnen",
            "ämter, Öffnen.",
            "Straße",
            "STRASSE",
            "straẞe",
            "İstanbul",
            "i̇stanbul",
            "数字 x",
            "Σίσυφος",
            "a b",
            "ab",
            "a ×b",
        ];
        for (one, other) in texts
            .iter()
            .flat_map(|one| texts.iter().map(move |other| (one, other)))
        {
            let same = fingerprint(one) == fingerprint(other);
            assert_eq!(same, normal(one) == normal(other), "{one}, {other}");
        }
    }
}
