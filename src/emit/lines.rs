//! Lines and columns of many places: every file is counted once, however many findings it has.

use std::collections::HashMap;
use std::ops::Range;

use crate::source::{FileId, Files, Place, Position, Span};

/// How many bytes lie between two counts of characters, so that a file of one long line stays quick.
const STEP: usize = 1024;

/// The lines of all files that were asked for.
pub struct Lines<'a> {
    files: &'a Files,
    known: HashMap<FileId, Index<'a>>,
}

impl<'a> Lines<'a> {
    /// No lines yet.
    pub fn new(files: &'a Files) -> Lines<'a> {
        Lines {
            files,
            known: HashMap::new(),
        }
    }

    /// The lines of a file.
    pub fn of(&mut self, file: FileId) -> &Index<'a> {
        let files = self.files;
        self.known
            .entry(file)
            .or_insert_with(|| Index::new(files.text(file)))
    }

    /// Where a place begins and ends.
    pub fn ends(&mut self, place: Place) -> (Position, Position) {
        let index = self.of(place.file);
        let range = index.clamp(place.span);
        (index.position(range.start), index.position(range.end))
    }
}

/// The lines of one text, counted from 0.
pub struct Index<'a> {
    /// The text.
    pub text: &'a str,
    starts: Vec<u32>,
    chars: Vec<u32>,
}

impl<'a> Index<'a> {
    /// Counts a text; files are far below 4 GiB.
    pub fn new(text: &'a str) -> Index<'a> {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(breaks.map(|at| at as u32 + 1));
        let mut counted = 0;
        let chars = text.as_bytes().chunks(STEP).map(|chunk| {
            let before = counted;
            counted += count(chunk);
            before
        });
        Index {
            text,
            chars: chars.collect(),
            starts: starts.collect(),
        }
    }

    /// A span as a range that lies within the text and between characters.
    pub fn clamp(&self, span: Span) -> Range<usize> {
        let end = self.floor(span.end as usize);
        self.floor(span.start as usize).min(end)..end
    }

    fn floor(&self, offset: usize) -> usize {
        let mut at = offset.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The line of a byte.
    pub fn line(&self, offset: usize) -> usize {
        self.starts
            .partition_point(|start| *start as usize <= offset)
            - 1
    }

    /// The bytes of a line without its line break.
    pub fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts[line] as usize;
        let Some(next) = self.starts.get(line + 1) else {
            return start..self.text.len();
        };
        let content = &self.text[start..*next as usize - 1];
        start..start + content.strip_suffix('\r').unwrap_or(content).len()
    }

    /// The line and column of a byte, from 1. A byte-order mark takes up no column.
    pub fn position(&self, offset: usize) -> Position {
        let line = self.line(offset);
        let start = self.starts[line] as usize;
        let mark = usize::from(start == 0 && offset > 0 && self.text.starts_with('\u{feff}'));
        Position {
            line: line + 1,
            column: self.chars_before(offset) - self.chars_before(start) - mark + 1,
        }
    }

    fn chars_before(&self, offset: usize) -> usize {
        let Some(before) = self.chars.get(offset / STEP) else {
            let last = self.chars.len().saturating_sub(1);
            return self.chars.last().map_or(0, |n| *n as usize)
                + count(&self.text.as_bytes()[last * STEP..]) as usize;
        };
        let rest = &self.text.as_bytes()[offset / STEP * STEP..offset];
        *before as usize + count(rest) as usize
    }
}

/// How many characters begin in these bytes.
fn count(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .map(|byte| u32::from(byte & 0xc0 != 0x80))
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn agrees(text: &str) {
        let files = Files::from_memory([("a.md".to_owned(), text.as_bytes().to_vec())]);
        let file = files.find("a.md").unwrap();
        let index = Index::new(text);
        for offset in 0..text.len() as u32 + 2 {
            let at = index.clamp(Span {
                start: offset,
                end: offset,
            });
            assert_eq!(index.position(at.start), files.position(file, offset));
        }
    }

    #[test]
    fn positions_are_those_of_the_files() {
        for text in ["", "\n", "ä\r\nöü\n", "\u{feff}ä\nb", "no end"] {
            agrees(text);
        }
        for length in [STEP - 1, STEP, STEP + 1, 3 * STEP] {
            agrees(&"x".repeat(length));
            agrees(&format!("{}ä", "x".repeat(length - 1)));
            agrees(&format!("ab\n{}\n", "€".repeat(length)));
        }
    }

    #[test]
    fn lines_end_before_their_break() {
        let index = Index::new("a\r\n\nbc");
        let lines: Vec<_> = (0..3).map(|line| &index.text[index.range(line)]).collect();
        assert_eq!(lines, ["a", "", "bc"]);
    }

    proptest! {
        #[test]
        fn positions_always_agree(text in "[aä€🙂\r\n]{0,40}") {
            agrees(&text);
        }
    }
}
