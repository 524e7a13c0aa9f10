//! comrak's tree of a text, asked for within bounds, and its positions turned into bytes.

use std::ops::Range;

use comrak::nodes::{LineColumn, Node, Sourcepos};
use comrak::{Arena, Options, parse_document};
use memchr::memchr2_iter;

/// The longest text that is read as Markdown, in bytes. comrak needs up to 240 times as much memory.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// The widest that list markers and `>` may stand from the left, in columns. Blank lines in deeply nested lists cost
/// comrak their number times the depth.
const MAX_PREFIX: usize = 160;

/// Reads a text and lets `visit` look at it; `None` if it exceeds the bounds.
pub fn read<T>(text: &str, visit: impl for<'a> FnOnce(Node<'a>, &Lines<'_>) -> T) -> Option<T> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let lines = Lines::of(text);
    if lines.iter().any(|line| prefix(line) > MAX_PREFIX) {
        return None;
    }
    let arena = Arena::new();
    Some(visit(parse_document(&arena, text, &options()), &lines))
}

/// Task lists are read from the finished tree, since comrak's extension asserts on positions, which may be wrong.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.footnotes = true;
    // Otherwise comrak drops footnotes without references.
    options.parse.leave_footnote_definitions = true;
    options
}

/// The column after the last marker at the start of a line that could open a list, a quotation or a footnote.
fn prefix(line: &[u8]) -> usize {
    let (mut at, mut column, mut last) = (0, 0, 0);
    while let Some(byte) = line.get(at) {
        let width = match byte {
            b' ' => 1,
            b'\t' => 4,
            _ => {
                let width = marker(&line[at..]);
                if width == 0 {
                    break;
                }
                last = column + width;
                at += width - 1;
                width
            }
        };
        at += 1;
        column += width;
    }
    last
}

/// The length of the marker that a rest of a line begins with.
fn marker(rest: &[u8]) -> usize {
    let digits = rest
        .iter()
        .take(9)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let ends_at = |at: usize| rest.get(at).is_none_or(u8::is_ascii_whitespace);
    match rest.get(digits) {
        Some(b'.' | b')') if digits > 0 && ends_at(digits + 1) => digits + 1,
        Some(b'-' | b'+' | b'*') if digits == 0 && ends_at(1) => 1,
        Some(b'>') if digits == 0 => 1,
        Some(b'[') if digits == 0 && rest.get(1) == Some(&b'^') => 2,
        _ => 0,
    }
}

/// A text and where its lines begin.
pub struct Lines<'t> {
    /// The text.
    pub text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Lines end with LF, CRLF, or a lone CR, as in CommonMark.
    fn of(text: &'t str) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends = memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|&end| bytes[end] == b'\n' || bytes.get(end + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(ends.map(|end| end + 1)).collect();
        Lines { text, starts }
    }

    fn iter(&self) -> impl Iterator<Item = &'t [u8]> {
        let bytes = self.text.as_bytes();
        let ends = self.starts.iter().skip(1).copied().chain([bytes.len()]);
        self.starts
            .iter()
            .zip(ends)
            .map(|(&start, end)| &bytes[start..end])
    }

    /// Where a line begins, counted from 1; the end of the text for one after the last.
    pub fn start(&self, line: usize) -> usize {
        let end = self.text.len();
        self.starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(end)
    }

    /// Whether a tab stands before the first character of a line, behind the marks of quotations. So much other white
    /// space that it is not worth looking counts as well.
    pub fn begins_with_tab(&self, line: usize) -> bool {
        let start = self.text[self.start(line)..].bytes().take(MAX_PREFIX);
        let mut rest = start.skip_while(|byte| matches!(byte, b' ' | b'>'));
        rest.next().is_none_or(|byte| byte == b'\t')
    }

    /// How many line breaks a range holds.
    pub fn breaks(&self, range: &Range<usize>) -> usize {
        let before = |at: usize| self.starts.partition_point(|&start| start <= at);
        before(range.end).saturating_sub(before(range.start))
    }

    /// The bytes of a position, without white space at the end.
    pub fn range(&self, position: Sourcepos) -> Range<usize> {
        let range = self.claimed(position);
        let whole = |mut at: usize| {
            while !self.text.is_char_boundary(at) {
                at += 1;
            }
            at
        };
        let start = whole(range.start);
        let text = &self.text[start..whole(range.end)];
        start..start + text.trim_ascii_end().len()
    }

    /// The bytes of a position as comrak says, which need not be true for inlines.
    pub fn claimed(&self, position: Sourcepos) -> Range<usize> {
        let end = self.text.len();
        let byte = |place: LineColumn| (self.start(place.line) + place.column).min(end);
        let start = byte(position.start).saturating_sub(1);
        start..byte(position.end).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes() {
        for (line, expected) in [
            ("", 0),
            ("Text", 0),
            ("    Text", 0),
            ("> > Text", 3),
            (">>Text", 2),
            ("- 1. Text", 4),
            ("  - Text\n", 3),
            ("\t- Text", 5),
            ("-", 1),
            ("---", 0),
            ("**Text**", 0),
            ("2030.", 5),
            ("2.000", 0),
            ("[^1]: Text", 2),
            ("1234567890. Text", 0),
        ] {
            assert_eq!(prefix(line.as_bytes()), expected, "{line:?}");
        }
    }

    #[test]
    fn lines_end_in_three_ways() {
        let lines = Lines::of("a\nb\r\nc\rd\n\r\n");
        assert_eq!(lines.starts, [0, 2, 5, 7, 9, 11]);
        let found: Vec<&[u8]> = lines.iter().collect();
        assert_eq!(found, [&b"a\n"[..], b"b\r\n", b"c\r", b"d\n", b"\r\n", b""]);
    }
}
