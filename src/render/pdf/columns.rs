//! How wide the columns of a table are, how large its type is, and when its page must lie on its side.

use super::super::document::{Align, Block, Inline, Section, Table, plain};

/// A table of more columns than this cannot be read on paper: its rows become lists of facts.
const MOST_COLUMNS: usize = 12;

/// A cell of at most this many characters stands on one line: any date does (`30. September 2026`).
const SHORT: usize = 18;

/// What a column takes beside its text, in characters.
const GAP: usize = 3;

/// How many characters fit across: in the usual and in the small type, upright and on a page on its side.
const ROOMS: [(Setting, usize); 3] = [
    (Setting::Usual, 96),
    (Setting::Small, 110),
    (Setting::Sideways, 170),
];

/// How a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Usual,
    Small,
    Sideways,
}

/// Whether a table that needs a page on its side follows right below the heading of a section, or below those of its
/// parts: they stand on that page too, as alone on the page before nobody would know what they belong to.
pub fn begins_sideways(section: &Section) -> bool {
    match section.blocks.first() {
        Some(Block::Section(part)) => begins_sideways(part),
        Some(Block::Table(table)) if is_set(table) => {
            setting(&measures(table)) == Setting::Sideways
        }
        _ => false,
    }
}

/// Whether a table is set as one; one of too many columns is told row by row.
pub fn is_set(table: &Table) -> bool {
    (1..=MOST_COLUMNS).contains(&table.columns.len())
}

/// How much stands in each column.
pub fn measures(table: &Table) -> Vec<Measure> {
    let columns = 0..table.columns.len();
    columns.map(|at| Measure::of(table, at)).collect()
}

/// How much stands in a column, in characters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measure {
    /// The longest cell.
    pub longest: usize,
    mean: usize,
}

/// The most rows that are looked at.
const LOOKED_AT: usize = 500;

impl Measure {
    fn of(table: &Table, at: usize) -> Measure {
        let title = plain(&table.columns[at].title).chars().count();
        let cells = table.rows.iter().take(LOOKED_AT);
        let lengths: Vec<usize> = cells
            .filter_map(|row| row.cells.get(at))
            .map(|cell| length(cell))
            .filter(|length| *length > 0)
            .collect();
        let all: usize = lengths.iter().sum();
        Measure {
            longest: lengths.iter().copied().max().unwrap_or(0).max(title),
            mean: all / lengths.len().max(1),
        }
    }

    /// Its share of the room: long cells count, the longest of them less than the others.
    fn weight(self) -> usize {
        (self.mean.min(60) + self.longest.min(60)) / 2
    }

    /// What it needs at least: a short cell stands on one line, a word of a longer one can be hyphenated.
    fn least(self) -> usize {
        self.longest.min(SHORT) + GAP
    }
}

/// The length of the longest line of a cell.
fn length(cell: &[Inline]) -> usize {
    let lines = cell.split(|inline| matches!(inline, Inline::Break));
    let longest = lines.map(|line| plain(line).chars().count()).max();
    longest.unwrap_or(0)
}

/// How a table of these columns is set.
pub fn setting(columns: &[Measure]) -> Setting {
    let least: usize = columns.iter().map(|column| column.least()).sum();
    let fitting = ROOMS.iter().find(|(_, room)| least <= *room);
    fitting.map_or(Setting::Sideways, |(setting, _)| *setting)
}

/// Short columns are as wide as their cells, long ones share the rest by how much stands in them. Where all are short, the
/// longest one that holds words takes the rest.
pub fn widths(table: &Table, columns: &[Measure]) -> Vec<String> {
    let whole: usize = columns.iter().map(|column| column.longest + GAP).sum();
    let fits = whole <= ROOMS[0].1;
    let of_words = |at: &usize| table.columns[*at].align == Align::Start;
    let widest = (0..columns.len())
        .filter(of_words)
        .max_by_key(|at| (columns[*at].longest, columns.len() - at));
    let rest = widest.unwrap_or(0);
    let width = |(at, column): (usize, &Measure)| match fits {
        true if at == rest => "1fr".to_owned(),
        false if column.longest > SHORT => format!("{}fr", column.weight()),
        _ => "auto".to_owned(),
    };
    columns.iter().enumerate().map(width).collect()
}
