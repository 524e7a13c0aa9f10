//! A few lines of a file made fit to be shown: long ones cut, hidden characters spelled out; and where each byte went.

use std::ops::{Range, RangeInclusive};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::lines::Index;
use crate::message::{is_harmful, is_hidden, spell_out};

/// Stands where a line was cut.
pub const CUT: &str = "...";

/// The columns for line numbers of up to four digits and what stands between them and the source.
pub const GUTTER: usize = 8;

/// Lines as they are shown.
pub struct Excerpt {
    /// The text; every line ends with a line break.
    pub text: String,
    /// The number of the first line, from 1.
    pub first_line: usize,
    /// Where bytes of the file stand in the text, in order of both.
    map: Vec<(usize, usize)>,
    /// The bytes of each line that are shown, up to the next line where the end was not cut.
    windows: Vec<Range<usize>>,
}

impl Excerpt {
    /// These lines, counted from 0. Of a line that takes more than `room` columns the part around the first byte of
    /// `focus` that lies in it is shown.
    pub fn new(
        index: &Index<'_>,
        lines: RangeInclusive<usize>,
        focus: &[usize],
        room: usize,
    ) -> Excerpt {
        let mut excerpt = Excerpt {
            text: String::new(),
            first_line: lines.start() + 1,
            map: Vec::new(),
            windows: Vec::new(),
        };
        for line in lines {
            let range = index.range(line);
            let within = |at: &&usize| range.start <= **at && **at <= range.end;
            let focus = focus.iter().find(within).map_or(0, |at| at - range.start);
            excerpt.push_line(&index.text[range.clone()], range.start, focus, room);
        }
        excerpt
    }

    fn push_line(&mut self, line: &str, start: usize, focus: usize, room: usize) {
        let window = window(line, focus, room);
        if window.start > 0 {
            self.text.push_str(CUT);
        }
        for (at, c) in line[window.clone()].char_indices() {
            let at = window.start + at;
            if start + at == 0 && c == '\u{feff}' {
                continue; // A byte-order mark, which takes up no column.
            }
            self.map.push((start + at, self.text.len()));
            push(&line[at..], c, &mut self.text);
        }
        self.map.push((start + window.end, self.text.len()));
        let whole = window.end == line.len();
        let end = start + window.end + usize::from(whole);
        self.windows.push(start + window.start..end);
        self.text.push_str(if whole { "\n" } else { "...\n" });
    }

    /// Where a byte of the file stands in the text; one that was cut off, at the cut.
    pub fn shown(&self, offset: usize) -> usize {
        let next = self
            .map
            .partition_point(|(original, _)| *original <= offset);
        self.map
            .get(next.saturating_sub(1))
            .map_or(0, |(_, shown)| *shown)
    }

    /// Whether a byte of the file is shown.
    pub fn holds(&self, offset: usize) -> bool {
        self.windows.iter().any(|window| window.contains(&offset))
    }

    /// Where a range of the file stands in the text.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        self.shown(range.start)..self.shown(range.end)
    }

    /// What is marked of a range of the text so that a label beside the marks stays within so many columns: at least its
    /// first character.
    pub fn beside(&self, range: Range<usize>, label: &str, width: Option<usize>) -> Range<usize> {
        let marked = &self.text[range.clone()];
        let Some(width) = width.filter(|_| !label.is_empty() && !marked.contains('\n')) else {
            return range;
        };
        let line = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let before: usize = self.text[line..range.start].chars().map(columns).sum();
        let first = marked.chars().next().map_or(0, char::len_utf8);
        let room = width.saturating_sub(GUTTER + before + label.width());
        range.start..range.start + fitting(marked, room).max(first)
    }
}

/// A text of its own, such as a replacement, line by line as it is shown.
pub fn shown_text(text: &str, room: usize) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        let content = line.strip_suffix('\n').unwrap_or(line);
        let content = content.strip_suffix('\r').unwrap_or(content);
        let end = fitting(content, room);
        for (at, c) in content[..end].char_indices() {
            push(&content[at..], c, &mut out);
        }
        if end < content.len() {
            out.push_str(CUT);
        }
        if line.ends_with('\n') {
            out.push('\n');
        }
    }
    out
}

/// Appends a character, the first of `rest`. The renderer draws a tab as four columns.
fn push(rest: &str, c: char, out: &mut String) {
    if c != '\t' && is_harmful(rest) {
        spell_out(c, out);
    } else {
        out.push(c);
    }
}

/// The part of a line to show: all of it, or as much as fits, with the focus in its first third.
fn window(line: &str, focus: usize, room: usize) -> Range<usize> {
    let whole = fitting(line, room);
    if whole == line.len() || focus <= fitting(line, room / 3 * 2) {
        return 0..whole;
    }
    let before = line[..focus].char_indices().rev();
    let start = take(before, room / 3).map_or(focus, |(at, _)| at);
    start..start + fitting(&line[start..], room)
}

/// How many bytes from the start fit.
fn fitting(line: &str, room: usize) -> usize {
    take(line.char_indices(), room).map_or(0, |(at, c)| at + c.len_utf8())
}

/// The last character of those that fit.
fn take(chars: impl Iterator<Item = (usize, char)>, room: usize) -> Option<(usize, char)> {
    let mut used = 0;
    chars
        .take_while(|(_, c)| {
            used += columns(*c);
            used <= room
        })
        .last()
}

/// How many columns a character takes as it is shown. At least one, so that a line of nothing but accents ends, too.
fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        c if is_hidden(c) => c.escape_unicode().len(),
        c => c.width().unwrap_or(1).max(1),
    }
}
