//! Texts as words in small letters.

use std::ops::Range;

use super::super::words::{fingerprint, printed_words, push_small};

/// The longest word that counts, in bytes: keeps what is no word at all from taking long.
const LONGEST_WORD: usize = 80;

/// Where one of many pieces lies that follow each other, by where they end.
pub fn among(ends: &[u32], at: usize) -> Range<usize> {
    let start = at.checked_sub(1).map_or(0, |before| ends[before]);
    start as usize..ends[at] as usize
}

/// Many short texts in one long one.
#[derive(Default)]
pub struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    /// Adds a text; gives its number.
    pub fn push(&mut self, text: &str) -> usize {
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
        self.ends.len() - 1
    }

    /// The text of a number.
    pub fn get(&self, at: usize) -> &str {
        &self.all[among(&self.ends, at)]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }
}

/// The words of a text: letters and digits; `eAkte` is two, as `E-Akte` is.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    split_printed(text).map(|(word, _)| word)
}

/// The words of a text, each with its fingerprint.
pub fn split_printed(text: &str) -> impl Iterator<Item = (&str, u64)> {
    let mut words = printed_words(text).filter(|(word, _)| word.len() <= LONGEST_WORD);
    let mut rest = None;
    std::iter::from_fn(move || {
        let (word, print) = rest.take().or_else(|| words.next())?;
        let after = word.strip_prefix('e').unwrap_or("");
        if after.len() > 2 && after.starts_with(char::is_uppercase) {
            rest = Some((after, fingerprint(after)));
            return Some(("e", fingerprint("e")));
        }
        Some((word, print))
    })
}

/// A word in small letters, the common abbreviations in full; `space` is where it is made, if it is not written so.
pub fn lower<'w>(raw: &'w str, space: &'w mut String) -> &'w str {
    let is_small = raw
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let small = if is_small {
        raw
    } else {
        space.clear();
        // The last byte of `ß`: most words need not be looked at closer.
        match raw.bytes().any(|byte| byte == 0x9f) {
            true => push_small(&raw.replace('ß', "ss"), space),
            false => push_small(raw, space),
        }
        space
    };
    match small {
        "e" => "elektronisch",
        "intelligenz" | "ai" => "ki",
        _ => small,
    }
}

/// A text as its words with a space before and behind each, without umlauts, as stems are; the targets of Markdown links
/// are left out.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 2);
    let mut space = String::new();
    for (at, piece) in text.split("](").enumerate() {
        let words = if at == 0 {
            piece
        } else {
            piece.split_once(')').map_or("", |(_, after)| after)
        };
        for raw in split(words) {
            let small = lower(raw, &mut space);
            plain.push(' ');
            match small.is_ascii() {
                true => plain.push_str(small),
                false => plain.extend(small.chars().map(without_umlaut)),
            }
        }
    }
    plain.push(' ');
    plain
}

fn without_umlaut(c: char) -> char {
    match c {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        other => other,
    }
}

/// The word around a place in such a text.
pub fn word_at(plain: &str, at: usize) -> &str {
    let start = plain[..at].rfind(' ').map_or(0, |space| space + 1);
    let end = plain[at..]
        .find(' ')
        .map_or(plain.len(), |space| at + space);
    &plain[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_and_made_small() {
        let split: Vec<_> = split("eAkte, E-Akte; eine ende").collect();
        assert_eq!(split, ["e", "Akte", "E", "Akte", "eine", "ende"]);
        let text = "Große ÄMTER: [KI](../a.md) und E-Akte, künstliche Intelligenz";
        assert_eq!(
            plain(text),
            " grosse amter ki und elektronisch akte kunstliche ki "
        );
        assert_eq!(word_at(" grosse amter ki ", 10), "amter");
        assert_eq!(plain("](offen"), " ");
        assert_eq!(plain(&"x".repeat(1000)), " ");
    }
}
