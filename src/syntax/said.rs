//! What `toml` says of a text as a whole.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;

use crate::text;

use super::origin::Origin;
use super::slip::Slip;
use super::{Table, tree, words};

/// What `toml` makes of a text, or its errors. Only the numbers of the finished tree show whether they are any.
pub fn read_by_toml(text: &str, offset: usize) -> Result<Table<'_>, Vec<toml::de::Error>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors);
    }
    let (table, mistakes) = tree::of_toml(
        table.into_inner(),
        text,
        &Origin::plain(offset),
        &BTreeSet::new(),
    );
    if mistakes.is_empty() {
        Ok(table)
    } else {
        Err(errors)
    }
}

/// Whether `toml` reads a text.
pub fn is_sound(text: &str) -> bool {
    old_line_ends(text).is_none() && read_by_toml(text, 0).is_ok()
}

/// What the parser itself says.
pub fn untold(text: &str, error: &toml::de::Error) -> Slip {
    let (message, help) = words::plain(error.message());
    Slip::new(
        visible(text, error.span().unwrap_or_default()),
        message,
        help,
    )
}

/// A range of whole characters that is not empty if there is any character to show.
pub fn visible(text: &str, range: Range<usize>) -> Range<usize> {
    let last = text
        .trim_end()
        .char_indices()
        .last()
        .map_or(0, |(at, _)| at);
    let mut start = range.start.min(last);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let one = text[start..].chars().next().map_or(0, char::len_utf8);
    let mut end = range.end.clamp(start + one, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// Lines that end with a carriage return alone, as on computers before 2001.
pub fn old_line_ends(text: &str) -> Option<Slip> {
    let bytes = text.as_bytes();
    let alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    let mut lone = memchr::memchr_iter(b'\r', bytes).filter(alone);
    let first = lone.next()?;
    let last = lone.next_back().unwrap_or(first);
    let region = first..last + 1;
    let double = bytes.get(first + 1) == Some(&b'\r');
    let new = text[region.clone()]
        .replace("\r\n", "\n")
        .replace('\r', if double { "" } else { "\n" });
    Some(
        Slip::new(
            first..first + 1,
            text!("die Zeilen enden mit einem einzelnen Wagenrücklauf (CR)", "lines end with a single carriage return (CR)"),
            text!(
                "die Datei im Editor mit Zeilenenden der Art LF (Unix) oder CRLF (Windows) speichern",
                "save the file with line ends LF (Unix) or CRLF (Windows) in your editor"
            ),
        )
        .mend(region, new),
    )
}
