//! Changed texts in lines of words: what was struck out and put in stands in brackets with a sign, whatever the colour.

use crate::comparison::{Paragraph, Piece, paragraphs};

use super::super::page::{Line, Part};
use super::super::table::Tone;

/// So many characters of what stayed are shown around a change.
const AROUND: usize = 60;

/// The changed paragraphs of two texts; what stayed between them is an ellipsis.
pub fn changed(old: &str, new: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut left_out = false;
    for paragraph in paragraphs(old, new) {
        if !paragraph.is_changed() {
            left_out = true;
            continue;
        }
        if std::mem::take(&mut left_out) {
            lines.push(ellipsis());
        }
        lines.extend(paragraph_lines(&paragraph));
    }
    if left_out && !lines.is_empty() {
        lines.push(ellipsis());
    }
    lines
}

fn ellipsis() -> Line {
    Line::from("…").tone(Tone::Faint)
}

/// A paragraph, broken where its text has a line break.
fn paragraph_lines(paragraph: &Paragraph<'_>) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let last = paragraph.pieces.len().saturating_sub(1);
    for (at, piece) in paragraph.pieces.iter().enumerate() {
        let (text, tone, open, close) = match piece {
            Piece::Same(text) => (shortened(text, at > 0, at < last), Tone::Plain, "", ""),
            Piece::Removed(text) => ((*text).to_owned(), Tone::Bad, "[-", "-]"),
            Piece::Added(text) => ((*text).to_owned(), Tone::Good, "[+", "+]"),
        };
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Line::default());
            }
            let is_marked = !open.is_empty() && !line.trim().is_empty();
            let text = match is_marked {
                true => marked(line, open, close),
                false => line.to_owned(),
            };
            if let Some(line) = lines.last_mut().filter(|_| !text.is_empty()) {
                line.0.push(Part {
                    text,
                    tone,
                    code: false,
                });
            }
        }
    }
    lines.retain(|line| !line.0.iter().all(|part| part.text.trim().is_empty()));
    lines
}

/// Words in brackets; the spaces around them stay outside.
fn marked(line: &str, open: &str, close: &str) -> String {
    let words = line.trim();
    let start = line.len() - line.trim_start().len();
    let (before, after) = (&line[..start], &line[start + words.len()..]);
    format!("{before}{open}{words}{close}{after}")
}

/// What stayed, without its middle where it is long: the ends stand beside changes.
fn shortened(text: &str, after_change: bool, before_change: bool) -> String {
    let start = if after_change { head(text) } else { 0 };
    let end = if before_change {
        tail(text)
    } else {
        text.len()
    };
    if end <= start || text[start..end].chars().count() <= AROUND / 2 {
        return text.to_owned();
    }
    let (before, after) = (text[..start].trim_end(), text[end..].trim_start());
    let parts = [before, "…", after]
        .into_iter()
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Where a word ends after so many characters.
fn head(text: &str) -> usize {
    let far = text
        .char_indices()
        .nth(AROUND)
        .map_or(text.len(), |(at, _)| at);
    let space = text[far..].find(char::is_whitespace);
    space.map_or(text.len(), |at| far + at)
}

/// Where a word begins before so many characters from the end.
fn tail(text: &str) -> usize {
    let far = text
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(at, _)| at);
    text[..far]
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + 1)
}
