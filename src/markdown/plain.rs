//! The outline of a plain text without comrak: most texts hold nothing but paragraphs, simple headings, simple lists
//! and simple links, and `check` asks for a hundred thousand of them.
//!
//! Whatever is not provably plain is left to comrak; a property test asserts that both agree. A text is plain if
//! - no byte of it escapes, quotes code or opens HTML, so that every bracket is a bracket and every line a line;
//! - every line begins with a word, or with one simple marker and then a word, so that no block but paragraphs,
//!   headings and list items can begin, and none of them can hold another;
//! - every bracket belongs to a `[words](target)` whose characters mean themselves.
//!
//! Emphasis may be in it, since links bind tighter and the outline does not show it.

use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter};

use crate::bytes::any;

use super::outline::{Heading, Link, Outline};
use super::tree::MAX_BYTES;

/// The outline of a text, or `None` if it is not plain.
pub fn outline(text: &str) -> Option<Outline> {
    let bytes = text.as_bytes();
    // comrak passes over a byte-order mark.
    if text.len() > MAX_BYTES || text.starts_with('\u{feff}') || any(bytes, is_special) {
        return None;
    }
    let mut outline = Outline::default();
    lines(bytes, &mut outline.headings)?;
    links(text, &mut outline.links)?;
    Some(outline)
}

/// Whether a byte may escape, quote code, open HTML, or be a space of another kind.
fn is_special(b: u8) -> bool {
    (b == b'<') | (b == b'\\') | (b == b'`') | ((b < b' ') & (b != b'\n') & (b != b'\r'))
}

fn lines(bytes: &[u8], headings: &mut Vec<Heading>) -> Option<()> {
    let mut start = 0;
    let mut returns = 0;
    for end in memchr_iter(b'\n', bytes).chain([bytes.len()]) {
        let mut line = &bytes[start..end];
        if let [before @ .., b'\r'] = line
            && end < bytes.len()
        {
            line = before;
            returns += 1;
        }
        match *line {
            [] => {}
            [b'#', ..] => headings.push(heading(line, start)?),
            [b'-', b' ', ref rest @ ..] if is_words(rest) => {}
            _ if is_words(numbered(line)) => {}
            _ => return None,
        }
        start = end + 1;
    }
    // A carriage return elsewhere is a line break of its own.
    (memchr_iter(b'\r', bytes).count() == returns).then_some(())
}

fn heading(line: &[u8], start: usize) -> Option<Heading> {
    let level = line.iter().take_while(|&&byte| byte == b'#').count();
    let words = line[level..].strip_prefix(b" ")?;
    (level <= 6 && is_words(words)).then(|| Heading {
        level: level as u8,
        range: start..start + line.trim_ascii_end().len(),
    })
}

/// The rest of a line after `1. ` or `1) `. It does not matter whether that opens a list or goes on with a paragraph.
fn numbered(line: &[u8]) -> &[u8] {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match &line[digits..] {
        [b'.' | b')', b' ', rest @ ..] if digits > 0 => rest,
        _ => line,
    }
}

/// Whether a line or its rest begins with a word, so that it belongs to a paragraph.
fn is_words(line: &[u8]) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte >= 0x80;
    match *line {
        [b'*', b'*', byte, ..] | [b'*' | b'_', byte, ..] if letter(byte) => true,
        [b'[' | b'(' | b'"', ..] => true,
        [byte, ..] if letter(byte) => true,
        _ => {
            let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let dot = matches!(line.get(digits), Some(b'.' | b')'));
            let word = line.get(digits + 1).is_some_and(|&byte| byte > b' ');
            digits > 0 && (!dot || word)
        }
    }
}

fn links(text: &str, links: &mut Vec<Link>) -> Option<()> {
    let bytes = text.as_bytes();
    let mut brackets = memchr2_iter(b'[', b']', bytes);
    while let Some(open) = brackets.next() {
        let close = brackets.next()?;
        let is_link =
            bytes[open] == b'[' && bytes[close] == b']' && bytes.get(close + 1) == Some(&b'(');
        let is_picture = open > 0 && bytes[open - 1] == b'!';
        if !is_link || is_picture || !is_simple(&bytes[open + 1..close]) {
            return None;
        }
        let destination = destination(bytes, close + 2)?;
        links.push(Link {
            target: text[destination.clone()].into(),
            range: open..destination.end + 1,
            destination: Some(destination),
            picture: false,
            has_words: true,
        });
    }
    Some(())
}

/// Whether words in brackets are on one line and surely words: white space may be of any kind.
fn is_simple(words: &[u8]) -> bool {
    words.iter().any(u8::is_ascii_alphanumeric) && !words.contains(&b'\n')
}

/// The target that begins here and ends with `)`.
fn destination(bytes: &[u8], start: usize) -> Option<Range<usize>> {
    let length = bytes[start..]
        .iter()
        .position(|&byte| !MEANS_ITSELF[byte as usize])?;
    (length > 0 && bytes[start + length] == b')').then_some(start..start + length)
}

/// The characters of a target that need no second look.
const MEANS_ITSELF: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = byte >= 0x80 || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut others = b"-._~/:?#=%@+,;".as_slice();
    while let [byte, rest @ ..] = others {
        table[*byte as usize] = true;
        others = rest;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain() {
        for text in [
            "",
            "Ein Absatz,\r\nzwei Zeilen.\n\nNoch einer.",
            "## Ziel 2030\n\n- ein [Link](../a.md#b), noch [einer](https://a.de/?b=c)\n- **fett**\n\n1. eins\n18. Mai\n2.000\n2030",
        ] {
            assert!(outline(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_not() {
        for text in [
            "\u{feff}# a",
            "`a`",
            "a\\",
            "a <b",
            "a\tb",
            "a\rb",
            "a\r",
            "\0",
            " a",
            "    a",
            "#a",
            "# ",
            "#",
            "####### a",
            "-",
            "-a",
            "- ",
            "-  a",
            "- # a",
            "- - a",
            "- > a",
            "---",
            "===",
            "***",
            "* a",
            "+ a",
            "1.",
            "1. # a",
            "1. 2. a",
            "> a",
            "|a",
            ":-",
            "~~~",
            "[a]",
            "[^a]",
            "[a]: b",
            "![a](b)",
            "[a [b](c)](d)",
            "[a](b c)",
            "[a](b&c)",
            "[a](<b>)",
            "[a](b(c))",
            "[a]()",
            "[](b)",
            "[\u{a0}](b)",
            "[a\nb](c)",
            "a]",
            "]a[",
        ] {
            assert!(outline(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_empty_allocates_nothing() {
        let outline = outline("Ein Absatz.").unwrap_or_default();
        assert_eq!(
            (outline.headings.capacity(), outline.links.capacity()),
            (0, 0)
        );
    }
}
