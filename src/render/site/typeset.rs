//! What must stay on one line: numbers with their units, paragraphs with their signs, abbreviations of several parts, and a
//! dash with the word before it (DIN 5008).

use std::borrow::Cow;

/// Stays on one line, but is a space otherwise.
const TIED: char = '\u{a0}';

/// The words before a number that it belongs to.
const BEFORE_NUMBER: &[&str] = &[
    "§", "§§", "Abs.", "Art.", "Nr.", "S.", "Kap.", "Ziff.", "Satz", "TOP", "Drs.",
];

/// The words after a number that it belongs to.
const AFTER_NUMBER: &[&str] = &[
    "%",
    "‰",
    "€",
    "Euro",
    "Prozent",
    "Mio.",
    "Mrd.",
    "Millionen",
    "Milliarden",
    "Tsd.",
    "km",
    "m",
    "kg",
    "t",
    "Uhr",
    "MB",
    "GB",
    "TB",
    "Mbit/s",
    "Gbit/s",
    "MW",
    "GW",
    "kWh",
    "MWh",
    "GWh",
    "°C",
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
    "Quartal",
    "Halbjahr",
];

/// The text with spaces that do not break where German readers expect none to.
pub fn tied(text: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let mut done = 0;
    for at in memchr::memchr_iter(b' ', text.as_bytes()) {
        if may_be_tied(text.as_bytes(), at)
            && is_tied(word_before(text, at), word_after(text, at + 1))
        {
            let out = out.get_or_insert_with(|| String::with_capacity(text.len() + 8));
            out.push_str(&text[done..at]);
            out.push(TIED);
            done = at + 1;
        }
    }
    match out {
        None => Cow::Borrowed(text),
        Some(out) => Cow::Owned(out + &text[done..]),
    }
}

/// Most spaces stand neither beside a digit nor after a full stop nor before a dash, and need no second look.
fn may_be_tied(text: &[u8], space: usize) -> bool {
    let before = space.checked_sub(1).map(|at| text[at]);
    let is_dash = text[space + 1..].starts_with("–".as_bytes());
    let is_digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
    is_dash || before == Some(b'.') || is_digit(before) || is_digit(text.get(space + 1).copied())
}

fn is_tied(before: &str, after: &str) -> bool {
    if after.starts_with('–') && after.chars().count() == 1 {
        return true;
    }
    let (open, close) = (
        before.trim_start_matches(OPENING),
        after.trim_end_matches(CLOSING),
    );
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let ends_in_digit = open
        .trim_end_matches('.')
        .ends_with(|c: char| c.is_ascii_digit());
    is_number(after) && BEFORE_NUMBER.contains(&open)
        || is_number(open)
            && ends_in_digit
            && (AFTER_NUMBER.contains(&close) || AFTER_NUMBER.contains(&after))
        || is_initial(open) && is_initial(after.trim_end_matches([',', ';', ')']))
}

const OPENING: [char; 5] = ['(', '„', '‚', '"', '['];
const CLOSING: [char; 10] = [',', '.', ';', ':', ')', '“', '‘', '!', '?', ']'];

/// A part of an abbreviation: `z.` of `z. B.`.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next(), chars.next()), (Some(letter), Some('.'), None) if letter.is_alphabetic())
}

/// Words that decide here are short: a longer one is looked at no further, so that a text of one word costs nothing.
const LONGEST: usize = 24;

fn word_before(text: &str, end: usize) -> &str {
    let mut from = end.saturating_sub(LONGEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let word = &text[from..end];
    word.rfind([' ', TIED, '\n']).map_or(word, |space| {
        let rest = &word[space..];
        rest.trim_start_matches([' ', TIED, '\n'])
    })
}

fn word_after(text: &str, start: usize) -> &str {
    let mut to = (start + LONGEST).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let word = &text[start..to];
    word.split([' ', TIED, '\n']).next().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_together_stays_together() {
        for (text, expected) in [
            ("rund 10 % der Fälle", "rund 10~% der Fälle"),
            ("(73 %) und 1,4 Mio. Euro.", "(73~%) und 1,4~Mio. Euro."),
            ("nach § 28 Abs. 2 EGovGRP", "nach §~28 Abs.~2 EGovGRP"),
            (
                "z. B. am 2. Juni 2025, d. h. bald",
                "z.~B. am 2.~Juni 2025, d.~h. bald",
            ),
            ("Netze – überall", "Netze~– überall"),
            ("im 2. Quartal, 15 Uhr", "im 2.~Quartal, 15~Uhr"),
            (
                "Im Jahr 2018 gab es 9 Themen",
                "Im Jahr 2018 gab es 9 Themen",
            ),
            ("Land A. Berlin", "Land A. Berlin"),
            ("", ""),
            ("  ", "  "),
        ] {
            assert_eq!(tied(text).replace(TIED, "~"), expected);
        }
    }

    #[test]
    fn long_texts_cost_little() {
        let long = "ä".repeat(5_000_000) + " % " + &"1 % ".repeat(500_000);
        assert_eq!(tied(&long).len(), long.len() + 500_000);
    }
}
