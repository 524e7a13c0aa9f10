//! Which columns of a table stand beside each other, how wide they are, and what their cells show.

use unicode_width::UnicodeWidthStr;

use crate::message::neutral;

use super::heading;
use super::table::{Cell, Table, Value};

/// How wide columns are where headings take at most so many lines.
pub struct Layout<'t> {
    /// The table.
    pub table: &'t Table,
    /// By place in the table.
    widths: Vec<usize>,
    longest: usize,
}

impl<'t> Layout<'t> {
    /// Measures a table for lines of `width` columns.
    pub fn new(table: &'t Table, lines: usize, width: usize) -> Layout<'t> {
        let mut layout = Layout {
            table,
            widths: Vec::new(),
            longest: (width / 3).max(8),
        };
        let of_column = |at: usize| {
            let rows = table.rows.iter().chain(&table.total);
            let widths = rows.map(|row| layout.cell(row, at).width());
            let heading = heading::width(&table.columns[at].heading, lines);
            widths.max().unwrap_or(0).max(heading)
        };
        layout.widths = (0..table.columns.len()).map(of_column).collect();
        layout
    }

    /// Puts groups of columns side by side as long as they fit; a group that fits nowhere is parted. Each box begins with
    /// the first column.
    pub fn packed(&self, width: usize) -> Vec<Vec<usize>> {
        let visible = self.table.visible();
        let Some((first, rest)) = visible.split_first() else {
            return Vec::new();
        };
        let mut boxes = Vec::new();
        let mut open = vec![*first];
        for group in self.runs(rest) {
            let whole = self.fits(&open, group, width) || self.fits(&[*first], group, width);
            let parts = if whole {
                group.chunks(group.len())
            } else {
                group.chunks(1)
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

    /// Whether columns fit into one box.
    pub fn fits(&self, columns: &[usize], more: &[usize], width: usize) -> bool {
        let columns: Vec<usize> = columns.iter().chain(more).copied().collect();
        let runs = self.runs(&columns);
        let inner: usize = runs.iter().map(|run| self.run_width(run) + 1).sum();
        inner < width
    }

    /// Neighbouring columns of the same group.
    pub fn runs<'c>(&self, columns: &'c [usize]) -> Vec<&'c [usize]> {
        let same = |a: &usize, b: &usize| self.group(*a) == self.group(*b);
        columns.chunk_by(same).collect()
    }

    /// The name of a column's group.
    pub fn group(&self, at: usize) -> &'t str {
        &self.table.columns[at].group
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
            let plain = widths.iter().map(|width| width + 1).sum::<usize>() + 1;
            if let Some(last) = widths.last_mut() {
                *last += self.run_width(run) - plain;
            }
            widths
        };
        self.runs(columns).iter().flat_map(widened).collect()
    }

    /// The headings of a box, broken to the width of their columns and standing at the foot of their row.
    pub fn headings(&self, columns: &[usize]) -> Vec<String> {
        let columns: Vec<(usize, usize)> =
            columns.iter().copied().zip(self.widths(columns)).collect();
        let broken = |(at, width): &(usize, usize)| {
            heading::broken(&self.table.columns[*at].heading, *width)
        };
        let headings: Vec<Vec<String>> = columns.iter().map(broken).collect();
        let height = headings.iter().map(Vec::len).max().unwrap_or(0);
        let stand = |((at, width), lines): (&(usize, usize), &Vec<String>)| {
            let blank = std::iter::repeat_n("", height - lines.len());
            let lines = blank.chain(lines.iter().map(String::as_str));
            let right = self.table.is_numeric(*at);
            let padded: Vec<String> = lines.map(|line| pad(line, *width, right)).collect();
            padded.join("\n")
        };
        columns.iter().zip(&headings).map(stand).collect()
    }

    /// What a cell shows, cut to a length.
    pub fn cell(&self, row: &[Cell], at: usize) -> String {
        match row.get(at).map_or(&Value::Empty, |cell| &cell.value) {
            Value::Empty => String::new(),
            Value::Text(text) => cut(&neutral(text), self.longest),
            Value::Count(0) => "·".to_owned(),
            Value::Count(count) => count.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Flag(true) => "✓".to_owned(),
            Value::Flag(false) => "–".to_owned(),
        }
    }
}

fn pad(line: &str, width: usize, right: bool) -> String {
    let space = " ".repeat(width.saturating_sub(line.width()));
    if right {
        format!("{space}{line}")
    } else {
        format!("{line}{space}")
    }
}

fn cut(text: &str, longest: usize) -> String {
    if text.width() <= longest {
        return text.to_owned();
    }
    let mut shown = String::new();
    for c in text.chars() {
        shown.push(c);
        if shown.width() >= longest {
            shown.pop();
            break;
        }
    }
    format!("{}…", shown.trim_end())
}
