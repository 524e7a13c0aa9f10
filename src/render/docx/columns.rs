//! How wide the columns of a table are, by what stands in them.

use super::super::document::{Inline, Table, plain};

/// The width of the text on a page: A4 with margins of 25 mm, in twentieths of a point.
pub const PAGE: usize = 9070;

/// The width of a character in the usual and in the small type of tables, in twentieths of a point.
const USUAL: usize = 96;
const SMALL: usize = 80;

/// A cell of at most this many characters stands on one line.
const SHORT: usize = 14;

/// What a column takes beside its words, in characters.
const GAP: usize = 3;

/// The most rows that are looked at.
const LOOKED_AT: usize = 500;

/// How much stands in a column, in characters.
struct Measure {
    longest: usize,
    mean: usize,
}

impl Measure {
    fn of(table: &Table, at: usize) -> Measure {
        let title = plain(&table.columns[at].title);
        let words = title.split(' ').map(|word| word.chars().count());
        let cells = table
            .rows
            .iter()
            .take(LOOKED_AT)
            .filter_map(|row| row.cells.get(at));
        let lengths: Vec<usize> = cells
            .map(|cell| length(cell))
            .filter(|length| *length > 0)
            .collect();
        let all: usize = lengths.iter().sum();
        Measure {
            longest: lengths.iter().copied().chain(words).max().unwrap_or(0),
            mean: all / lengths.len().max(1),
        }
    }

    /// Its share of what short columns leave: long cells count, the longest of them less than the others.
    fn weight(&self) -> usize {
        (self.mean.min(60) + self.longest.min(60)) / 2
    }
}

/// The length of the longest line of a cell.
fn length(cell: &[Inline]) -> usize {
    let lines = cell.split(|inline| matches!(inline, Inline::Break));
    let lengths = lines.map(|line| plain(line).chars().count());
    lengths.max().unwrap_or(0)
}

/// How wide the columns are, and the style of their words. Short columns are as wide as their cells, the others share the rest.
pub fn widths(table: &Table) -> (Vec<usize>, &'static str) {
    let columns: Vec<Measure> = (0..table.columns.len())
        .map(|at| Measure::of(table, at))
        .collect();
    let least = |character: usize| -> usize {
        let needs = columns
            .iter()
            .map(|column| (column.longest.min(SHORT) + GAP) * character);
        needs.sum()
    };
    let (character, style) = match least(USUAL) <= PAGE {
        true => (USUAL, "TableText"),
        false => (SMALL, "TableSmall"),
    };
    let short =
        |column: &Measure| (column.longest <= SHORT).then_some((column.longest + GAP) * character);
    let taken: usize = columns.iter().filter_map(short).sum();
    let weights: usize = columns
        .iter()
        .filter(|column| column.longest > SHORT)
        .map(Measure::weight)
        .sum();
    let rest = PAGE.saturating_sub(taken);
    let width = |column: &Measure| match short(column) {
        Some(width) if weights > 0 => width,
        Some(width) => width * PAGE / taken.max(1),
        None => rest * column.weight() / weights.max(1),
    };
    let widths = columns.iter().map(|column| width(column).max(300));
    (fitted(widths.collect()), style)
}

/// Widths that make up the page exactly.
fn fitted(mut widths: Vec<usize>) -> Vec<usize> {
    let total: usize = widths.iter().sum();
    for width in &mut widths {
        *width = *width * PAGE / total.max(1);
    }
    let rest = PAGE - widths.iter().sum::<usize>();
    widths.iter_mut().take(1).for_each(|width| *width += rest);
    widths
}
