//! Words broken into lines, each character with its looks.

use unicode_width::UnicodeWidthChar;

use crate::message::neutral;

use super::page::Part;
use super::table::Tone;

/// A character with its looks.
#[derive(Clone, Copy)]
pub struct Glyph {
    /// The character.
    pub c: char,
    /// How it is meant.
    pub tone: Tone,
    /// Whether it is something to type.
    pub code: bool,
    /// Whether a line may end here: at a space, but not inside something to type.
    breaks: bool,
}

impl Glyph {
    fn width(self) -> usize {
        self.c.width().unwrap_or(0)
    }
}

/// The characters of a part, neutralised, with back-ticks around code.
pub fn glyphs(part: &Part) -> Vec<Glyph> {
    let text = neutral(&part.text);
    let text = if part.code {
        format!("`{text}`")
    } else {
        text.into_owned()
    };
    let glyph = |c| Glyph {
        c,
        tone: part.tone,
        code: part.code,
        breaks: c == ' ' && !part.code,
    };
    text.chars().map(glyph).collect()
}

/// Parts glyphs into lines. A word that is wider than a line is cut.
pub fn wrap(glyphs: &[Glyph], width: usize) -> Vec<&[Glyph]> {
    let mut lines = Vec::new();
    let mut rest = glyphs;
    while let Some(end) = line_end(rest, width.max(1)) {
        let (line, after) = rest.split_at(end);
        lines.push(line);
        let blank = after.iter().take_while(|glyph| glyph.breaks).count();
        rest = &after[blank..];
    }
    lines.push(rest);
    lines
}

/// Where a line has to end; nowhere if the rest fits.
fn line_end(glyphs: &[Glyph], width: usize) -> Option<usize> {
    let mut taken = 0;
    let mut last_break = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        taken += glyph.width();
        if taken > width {
            return Some(if glyph.breaks {
                at
            } else {
                last_break.unwrap_or(at.max(1))
            });
        }
        if glyph.breaks && at > 0 {
            last_break = Some(at);
        }
    }
    None
}
