//! A page for a terminal: wrapped to its width, coloured where it shows colours, nothing in it can steer it.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::message::neutral;

use super::boxes;
use super::page::{Block, Entry, Line, More, Page};
use super::table::{Cell, Table, Tone, Value};
use super::wrap::{Glyph, glyphs, wrap};

/// What the terminal can do.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its columns.
    pub width: usize,
    /// Whether it shows colours.
    pub color: bool,
}

/// The least width that is laid out for; a narrower terminal breaks lines by itself.
const LEAST_WIDTH: usize = 40;

/// The most columns of a line of words: longer ones are hard to read. Tables may be wider.
const READABLE: usize = 100;

/// Prints a page.
///
/// # Errors
/// When the writer fails.
pub fn print(page: &Page, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let printer = Printer {
        width: look.width.max(LEAST_WIDTH),
        color: look.color,
    };
    for (at, block) in page.blocks.iter().enumerate() {
        if at > 0 && !matches!(block, Block::Legend(_)) && !is_tight(&page.blocks[at - 1], block) {
            writeln!(out)?;
        }
        printer.block(block, out)?;
    }
    Ok(())
}

/// What belongs together stands together.
fn is_tight(before: &Block, block: &Block) -> bool {
    matches!(before, Block::Heading(_))
        || matches!(
            (before, block),
            (Block::Title(_) | Block::Paragraph(_), Block::Paragraph(_))
        )
}

struct Printer {
    width: usize,
    color: bool,
}

impl Printer {
    fn block(&self, block: &Block, out: &mut dyn Write) -> io::Result<()> {
        match block {
            Block::Title(line) | Block::Heading(line) => {
                self.lines(&line.clone().tone(Tone::Strong), 0, "", out)
            }
            Block::Paragraph(line) => self.lines(line, 0, "", out),
            Block::Legend(line) => self.lines(&line.clone().tone(Tone::Faint), 0, "", out),
            Block::List(entries) => self.list(entries, out),
            Block::Table(table) => writeln!(out, "{}", boxes::show(table, self.width, self.color)),
            Block::Facts(table) => self.facts(table, out),
        }
    }

    /// A line, wrapped; each one begins with these eight columns.
    fn quoted(&self, line: &Line, before: &str, out: &mut dyn Write) -> io::Result<()> {
        let glyphs: Vec<Glyph> = line.0.iter().flat_map(glyphs).collect();
        let width = self.width.min(READABLE).saturating_sub(8);
        for line in wrap(&glyphs, width) {
            let line = format!("{before}{}", self.paint(line));
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// A line, wrapped; the first one begins with `first`, which takes up `indent` columns.
    fn lines(
        &self,
        line: &Line,
        indent: usize,
        first: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let glyphs: Vec<Glyph> = line.0.iter().flat_map(glyphs).collect();
        let margin = " ".repeat(indent);
        let width = self.width.min(READABLE).saturating_sub(indent);
        for (at, line) in wrap(&glyphs, width).into_iter().enumerate() {
            let before = if at == 0 && !first.is_empty() {
                first
            } else {
                &margin
            };
            writeln!(
                out,
                "{}",
                format!("{before}{}", self.paint(line)).trim_end()
            )?;
        }
        Ok(())
    }

    /// Entries that take up several lines stand apart.
    fn list(&self, entries: &[Entry], out: &mut dyn Write) -> io::Result<()> {
        for (at, entry) in entries.iter().enumerate() {
            if at > 0 && !(entry.more.is_empty() && entries[at - 1].more.is_empty()) {
                writeln!(out)?;
            }
            self.entry(entry, out)?;
        }
        Ok(())
    }

    fn entry(&self, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
        let mark = self.ink(entry.mark, entry.tone);
        let space = " ".repeat(2_usize.saturating_sub(entry.mark.width()));
        self.lines(&entry.line, 4, &format!("  {mark}{space}"), out)?;
        for more in &entry.more {
            match more {
                More::Line(line) => self.lines(line, 4, "", out)?,
                More::Item(mark, tone, line) => {
                    let first = format!("    {} ", self.ink(mark, *tone));
                    self.lines(line, 6, &first, out)?;
                }
                More::Quote(line) => {
                    let bar = self.ink("│", Tone::Faint);
                    self.quoted(line, &format!("      {bar} "), out)?;
                }
                More::Code(lines) | More::Commands(lines) => self.code(lines, out)?,
            }
        }
        Ok(())
    }

    /// Lines to type are not broken, so that they can be copied.
    fn code(&self, lines: &[String], out: &mut dyn Write) -> io::Result<()> {
        for line in lines {
            let line = format!("      {}", self.ink(&neutral(line), Tone::Strong));
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Words beside words; below each other where there is no room.
    fn facts(&self, table: &Table, out: &mut dyn Write) -> io::Result<()> {
        let count = table.columns.len();
        let widest = |at: usize| {
            table
                .rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| words(cell).width())
                .max()
                .unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..count).map(widest).collect();
        widths
            .iter_mut()
            .take(1)
            .for_each(|mark| *mark = (*mark).max(1));
        let indent = 2 + widths
            .iter()
            .take(count.saturating_sub(1))
            .map(|width| width + 2)
            .sum::<usize>();
        let roomy = indent + widths.last().copied().unwrap_or(0).min(24) <= self.width;
        for row in &table.rows {
            match row.split_last() {
                Some((last, before)) if roomy => {
                    let cells = before
                        .iter()
                        .zip(&widths)
                        .map(|(cell, width)| self.padded(cell, *width));
                    let first = format!("  {}", cells.collect::<String>());
                    self.lines(&line_of(last), indent, &first, out)?;
                }
                _ => self.stacked(row, widths.first().copied().unwrap_or(0), out)?,
            }
        }
        Ok(())
    }

    fn padded(&self, cell: &Cell, width: usize) -> String {
        let words = words(cell);
        let space = " ".repeat(width.saturating_sub(words.width()) + 2);
        format!("{}{space}", self.ink(&words, cell.tone))
    }

    fn stacked(&self, row: &[Cell], mark: usize, out: &mut dyn Write) -> io::Result<()> {
        let Some((first, rest)) = row.split_first() else {
            return Ok(());
        };
        let shown: Vec<String> = rest
            .iter()
            .map(words)
            .filter(|words| !words.is_empty())
            .collect();
        self.lines(
            &Line::from(shown.join(", ")),
            mark + 4,
            &format!("  {}", self.padded(first, mark)),
            out,
        )
    }

    fn ink(&self, text: &str, tone: Tone) -> String {
        match codes(tone, false).filter(|_| self.color && !text.trim().is_empty()) {
            Some(code) => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            None => text.to_owned(),
        }
    }

    fn paint(&self, line: &[Glyph]) -> String {
        let runs = line.chunk_by(|a, b| (a.tone, a.code) == (b.tone, b.code));
        let painted = runs.map(|run| {
            let text: String = run.iter().map(|glyph| glyph.c).collect();
            let style = run
                .first()
                .and_then(|glyph| codes(glyph.tone, glyph.code))
                .filter(|_| self.color);
            style.map_or(text.clone(), |code| {
                format!("\u{1b}[{code}m{text}\u{1b}[0m")
            })
        });
        painted.collect()
    }
}

/// The terminal's code for a tone (ECMA-48, SGR).
fn codes(tone: Tone, code: bool) -> Option<&'static str> {
    match tone {
        Tone::Plain if code => Some("36"),
        Tone::Plain => None,
        Tone::Faint => Some("2"),
        Tone::Strong => Some("1"),
        Tone::Good => Some("32"),
        Tone::Warn => Some("33"),
        Tone::Bad => Some("31"),
    }
}

fn words(cell: &Cell) -> String {
    match &cell.value {
        Value::Text(text) => neutral(text).into_owned(),
        Value::Count(count) => count.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(true) => "✓".to_owned(),
        Value::Flag(false) => "–".to_owned(),
        Value::Empty => String::new(),
    }
}

fn line_of(cell: &Cell) -> Line {
    Line::from(words(cell)).tone(cell.tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(blocks: Vec<Block>, width: usize, color: bool) -> String {
        let mut out = Vec::new();
        print(&Page { blocks }, Look { width, color }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn words_are_wrapped_and_hang_below_their_mark() {
        let entry = Entry::new(
            "!",
            Tone::Bad,
            "elf Beiträge sind überfällig, siehe `dstrat todo bm` und mehr",
        );
        assert_eq!(
            printed(vec![Block::List(vec![entry])], 40, false),
            "  ! elf Beiträge sind überfällig, siehe\n    `dstrat todo bm` und mehr\n"
        );
    }

    #[test]
    fn a_word_that_is_too_long_is_cut() {
        let line = Line::from("a".repeat(50));
        let shown = format!("{}\n{}\n", "a".repeat(40), "a".repeat(10));
        assert_eq!(printed(vec![Block::Paragraph(line)], 40, false), shown);
    }

    #[test]
    fn nothing_in_a_page_can_steer_the_terminal() {
        let line = Line::from("a\u{1b}]0;x\u{7}b\nc\u{202e}");
        let shown = "a\\u{1b}]0;x\\u{7}b\\nc\\u{202e}\n";
        assert_eq!(printed(vec![Block::Paragraph(line)], 80, false), shown);
    }

    #[test]
    fn facts_stand_beside_each_other_where_there_is_room() {
        let cells = [
            "!",
            "Beiträge",
            "30. Juni 2026",
            "seit 9 Tagen überfällig: 4 Beiträge",
        ];
        let table = Table {
            columns: Vec::from(cells.map(|key| super::super::table::Column::new(key, key))),
            rows: vec![cells.map(Cell::text).to_vec()],
            total: None,
        };
        assert_eq!(
            printed(vec![Block::Facts(table.clone())], 80, false),
            "  !  Beiträge  30. Juni 2026  seit 9 Tagen überfällig: 4 Beiträge\n"
        );
        assert_eq!(
            printed(vec![Block::Facts(table)], 40, false),
            "  !  Beiträge, 30. Juni 2026, seit 9\n     Tagen überfällig: 4 Beiträge\n"
        );
    }

    #[test]
    fn colours_mark_what_signs_say() {
        let line = Line::from("rot").tone(Tone::Bad);
        let block = || vec![Block::Paragraph(line.clone())];
        assert_eq!(printed(block(), 80, true), "\u{1b}[31mrot\u{1b}[0m\n");
        assert_eq!(printed(block(), 80, false), "rot\n");
    }
}
