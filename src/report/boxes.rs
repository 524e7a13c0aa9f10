//! A table in boxes for a terminal: columns are broken and grouped so that no line is wider than it may be; what does
//! not fit beside each other stands in further boxes below, each with the first column.

use tabled::builder::Builder;
use tabled::settings::object::{Cell as At, Columns, Rows};
use tabled::settings::style::{HorizontalLine, VerticalLine};
use tabled::settings::themes::{BorderCorrection, Theme};
use tabled::settings::{Alignment, Color, Modify, Padding, Span, Style};
use unicode_width::UnicodeWidthStr;

use crate::message::neutral;

use super::heading;
use super::table::{Cell, Table, Tone, Value};

/// Headings take at most this many lines.
const MOST_LINES: usize = 3;

/// The table in boxes of at most `width` columns, where its words allow it. A blank line stands between boxes.
///
/// As few boxes as can be; then each with as few lines of headings as can be.
pub fn show(table: &Table, width: usize, color: bool) -> String {
    let layouts: Vec<Layout<'_>> = (1..=MOST_LINES)
        .map(|lines| Layout::new(table, lines, width))
        .collect();
    let packed: Vec<Vec<Vec<usize>>> = layouts.iter().map(|layout| layout.packed(width)).collect();
    let Some((at, boxes)) = packed
        .iter()
        .enumerate()
        .min_by_key(|(_, boxes)| boxes.len())
    else {
        return String::new();
    };
    let drawn = boxes.iter().map(|columns| {
        let roomy = layouts[..at]
            .iter()
            .find(|layout| layout.fits(columns, &[], width));
        roomy.unwrap_or(&layouts[at]).draw(columns, color)
    });
    drawn.collect::<Vec<String>>().join("\n\n")
}

/// How wide columns are where headings take so many lines.
struct Layout<'t> {
    table: &'t Table,
    /// By place in the table.
    widths: Vec<usize>,
    longest: usize,
}

impl<'t> Layout<'t> {
    fn new(table: &'t Table, lines: usize, width: usize) -> Layout<'t> {
        let longest = (width / 3).max(8);
        let of_column = |at: usize| {
            let cells = table
                .rows
                .iter()
                .chain(&table.total)
                .filter_map(|row| row.get(at));
            let widest = cells
                .map(|cell| words(cell, longest).width())
                .max()
                .unwrap_or(0);
            widest.max(heading::width(&table.columns[at].heading, lines))
        };
        Layout {
            table,
            widths: (0..table.columns.len()).map(of_column).collect(),
            longest,
        }
    }

    /// Puts groups of columns side by side as long as they fit; a group that fits nowhere is parted.
    fn packed(&self, width: usize) -> Vec<Vec<usize>> {
        let visible = self.table.visible();
        let Some((first, rest)) = visible.split_first() else {
            return Vec::new();
        };
        let mut boxes = Vec::new();
        let mut open = vec![*first];
        for group in self.runs(rest) {
            let whole = self.fits(&open, group, width) || self.fits(&[*first], group, width);
            let parts: Vec<&[usize]> = if whole {
                vec![group]
            } else {
                group.chunks(1).collect()
            };
            for part in parts {
                if !self.fits(&open, part, width) && open.len() > 1 {
                    boxes.push(std::mem::replace(&mut open, vec![*first]));
                }
                open.extend(part);
            }
        }
        boxes.push(open);
        boxes
    }

    fn group(&self, at: usize) -> &'t str {
        &self.table.columns[at].group
    }

    fn fits(&self, columns: &[usize], more: &[usize], width: usize) -> bool {
        let columns: Vec<usize> = columns.iter().chain(more).copied().collect();
        let runs = self.runs(&columns);
        let inner: usize = runs.iter().map(|run| self.run_width(run) + 1).sum();
        1 + inner <= width
    }

    /// Neighbouring columns of the same group.
    fn runs<'c>(&self, columns: &'c [usize]) -> Vec<&'c [usize]> {
        columns
            .chunk_by(|a, b| self.group(*a) == self.group(*b))
            .collect()
    }

    /// A space stands before each column, and one after the last.
    fn run_width(&self, run: &[usize]) -> usize {
        let columns: usize = run.iter().map(|at| self.widths[*at] + 1).sum();
        let title = run
            .first()
            .map_or(0, |at| neutral(self.group(*at)).width() + 1);
        columns.max(title) + 1
    }

    /// The widths of a box's columns: the last of a group is widened where the group's name needs it.
    fn widths(&self, columns: &[usize]) -> Vec<usize> {
        let widened = |run: &&[usize]| {
            let mut widths: Vec<usize> = run.iter().map(|at| self.widths[*at]).collect();
            let plain: usize = widths.iter().map(|width| width + 1).sum::<usize>() + 1;
            if let Some(last) = widths.last_mut() {
                *last += self.run_width(run) - plain;
            }
            widths
        };
        self.runs(columns).iter().flat_map(widened).collect()
    }

    fn draw(&self, columns: &[usize], color: bool) -> String {
        let runs = self.runs(columns);
        let grouped = columns.iter().any(|at| !self.group(*at).is_empty());
        let head = if grouped { 2 } else { 1 };
        let mut builder = Builder::default();
        if grouped {
            builder.push_record(
                columns
                    .iter()
                    .map(|at| neutral(self.group(*at)).into_owned()),
            );
        }
        builder.push_record(self.headings(columns));
        let rows: Vec<&Vec<Cell>> = self.table.rows.iter().chain(&self.table.total).collect();
        for row in &rows {
            builder.push_record(columns.iter().map(|at| {
                row.get(*at)
                    .map_or_else(String::new, |cell| words(cell, self.longest))
            }));
        }
        let mut drawn = builder.build();
        drawn.with(self.theme(&runs, head, rows.len()));
        drawn.with(Padding::new(1, 0, 0, 0));
        let mut next = 0;
        for run in &runs {
            if grouped && run.len() > 1 {
                let span = Modify::new(At::new(0, next)).with(Span::column(run.len() as isize));
                drawn.with(span);
            }
            next += run.len();
            drawn.with(Modify::new(Columns::one(next - 1)).with(Padding::new(1, 1, 0, 0)));
        }
        for (at, column) in columns.iter().enumerate() {
            if self.table.is_numeric(*column) {
                drawn.with(Modify::new(Columns::one(at)).with(Alignment::right()));
            }
        }
        if grouped {
            drawn.with(
                Modify::new(Rows::first())
                    .with(Alignment::center())
                    .with(Padding::new(1, 1, 0, 0)),
            );
            drawn.with(BorderCorrection::span());
        }
        if color {
            for row in 0..head {
                drawn.with(Modify::new(Rows::one(row)).with(Color::BOLD));
            }
            for (y, row) in rows.iter().enumerate() {
                for (x, at) in columns.iter().enumerate() {
                    if let Some(color) = row.get(*at).and_then(|cell| ink(cell.tone)) {
                        drawn.with(Modify::new(At::new(head + y, x)).with(color));
                    }
                }
            }
        }
        drawn.to_string()
    }

    /// Headings, broken to the width of their columns and standing at the foot of their row.
    fn headings(&self, columns: &[usize]) -> Vec<String> {
        let widths = self.widths(columns);
        let broken: Vec<Vec<String>> = columns
            .iter()
            .zip(&widths)
            .map(|(at, width)| heading::broken(&self.table.columns[*at].heading, *width))
            .collect();
        let height = broken.iter().map(Vec::len).max().unwrap_or(0);
        let padded = |((at, width), lines): ((&usize, &usize), &Vec<String>)| {
            let blank = std::iter::repeat_n(String::new(), height - lines.len());
            let right = self.table.is_numeric(*at);
            let pad = |line: String| {
                let space = " ".repeat(width.saturating_sub(line.width()));
                if right {
                    format!("{space}{line}")
                } else {
                    format!("{line}{space}")
                }
            };
            blank
                .chain(lines.iter().cloned())
                .map(pad)
                .collect::<Vec<String>>()
                .join("\n")
        };
        columns
            .iter()
            .zip(&widths)
            .zip(&broken)
            .map(padded)
            .collect()
    }

    fn theme(&self, runs: &[&[usize]], head: usize, rows: usize) -> Theme {
        let mut theme = Theme::from_style(Style::rounded().remove_horizontals().remove_vertical());
        let mut next = 0;
        for run in &runs[..runs.len().saturating_sub(1)] {
            next += run.len();
            theme.insert_vertical_line(next, VerticalLine::new('│').top('┬').bottom('┴'));
        }
        theme.insert_horizontal_line(head, HorizontalLine::full('─', '┼', '├', '┤'));
        if self.table.total.is_some() {
            theme.insert_horizontal_line(head + rows - 1, HorizontalLine::full('─', '┼', '├', '┤'));
        }
        theme
    }
}

/// What a cell shows, cut to a length.
fn words(cell: &Cell, longest: usize) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) => cut(&neutral(text), longest),
        Value::Count(0) => "·".to_owned(),
        Value::Count(count) => count.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(true) => "✓".to_owned(),
        Value::Flag(false) => "–".to_owned(),
    }
}

fn cut(text: &str, longest: usize) -> String {
    if text.width() <= longest {
        return text.to_owned();
    }
    let mut shown = String::new();
    for c in text.chars() {
        let mut longer = shown.clone();
        longer.push(c);
        if longer.width() + 1 > longest {
            break;
        }
        shown = longer;
    }
    format!("{}…", shown.trim_end())
}

fn ink(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Plain => None,
        Tone::Faint => Some(Color::FG_BRIGHT_BLACK),
        Tone::Strong => Some(Color::BOLD),
        Tone::Good => Some(Color::FG_GREEN),
        Tone::Warn => Some(Color::FG_YELLOW),
        Tone::Bad => Some(Color::FG_RED),
    }
}
