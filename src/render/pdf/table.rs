//! Tables and facts as Typst code: how wide columns are, how large the type is, and when a page must lie on its side.

use super::super::document::{Align, Block, Fact, Inline, Row, Section, Table, plain};
use super::manuscript::Writer;

/// A table of more columns than this cannot be read on paper: its rows become lists of facts.
const MOST_COLUMNS: usize = 12;

/// A cell of at most this many characters stands on one line: any date does (`30. September 2026`).
const SHORT: usize = 18;

/// Rows whose cells have at most this many characters fit on any page, so that none need be broken.
const WHOLE: usize = 500;

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
enum Setting {
    Usual,
    Small,
    Sideways,
}

/// A table.
pub fn write<'d>(writer: &mut Writer<'d>, table: &'d Table) {
    if !is_set(table) {
        return as_facts(writer, table);
    }
    let columns = measures(table);
    // A footnote of the heading may hold a table as well.
    let lies = !writer.in_note && std::mem::take(&mut writer.lies);
    let setting = match setting(&columns) {
        Setting::Usual => "usual",
        Setting::Small => "small",
        // The page lies on its side already.
        Setting::Sideways if lies => "small",
        Setting::Sideways => "sideways",
    };
    writer.out.code("#register(columns: (");
    writer.out.code(&widths(table, &columns).join(", "));
    writer.out.code(",), align: (");
    for column in &table.columns {
        writer.out.code(match column.align {
            Align::Start => "start, ",
            Align::Center => "center, ",
            Align::End => "end, ",
        });
    }
    writer
        .out
        .code(&format!("), setting: \"{setting}\", caption: "));
    writer.out.literal(&table.caption);
    writer.out.code(&format!(
        ", caption_shown: {}, row_headings: {}, whole_rows: {}, header: (",
        table.caption_shown,
        table.row_headings,
        columns.iter().all(|column| column.longest <= WHOLE)
    ));
    for column in &table.columns {
        cell(writer, None, &column.title);
    }
    writer.out.code("), rows: (\n");
    for row in &table.rows {
        self::row(writer, row);
    }
    writer.out.code("))\n");
    if lies {
        writer.out.code("]\n");
    }
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

fn is_set(table: &Table) -> bool {
    (1..=MOST_COLUMNS).contains(&table.columns.len())
}

fn measures(table: &Table) -> Vec<Measure> {
    let columns = 0..table.columns.len();
    columns.map(|at| Measure::of(table, at)).collect()
}

fn row<'d>(writer: &mut Writer<'d>, row: &'d Row) {
    writer.out.code("(");
    for (at, line) in row.cells.iter().enumerate() {
        cell(writer, row.anchor.as_deref().filter(|_| at == 0), line);
    }
    writer.out.code("),\n");
}

fn cell<'d>(writer: &mut Writer<'d>, place: Option<&str>, line: &'d [Inline]) {
    writer.out.code("[");
    if let Some(place) = place {
        writer.out.code("#place-of(");
        writer.out.literal(place);
        writer.out.code(")");
    }
    match line {
        [Inline::Picture { path, alt }] => picture(writer, path, alt),
        _ => writer.line(line),
    }
    writer.out.code("], ");
}

/// A picture that fills a cell; where it cannot be shown, its words.
fn picture<'d>(writer: &mut Writer<'d>, path: &str, alt: &'d str) {
    let Some(number) = writer.picture(path) else {
        return writer.picture_in_words(alt);
    };
    writer.of_entry(Some(path));
    let image = format!("#in-cell(image(pictures.at({number}), alt: ");
    writer.out.code(&image);
    writer.out.literal(alt);
    writer.out.code("))");
    writer.of_entry(None);
}

/// Facts.
pub fn facts<'d>(writer: &mut Writer<'d>, facts: &'d [Fact]) {
    writer.out.code("#facts((");
    for fact in facts {
        writer.out.code("([");
        writer.out.words(&fact.label);
        writer.out.code("], [");
        writer.line(&fact.value);
        writer.out.code("]), ");
    }
    writer.out.code("))\n");
}

fn as_facts<'d>(writer: &mut Writer<'d>, table: &'d Table) {
    for row in &table.rows {
        writer.out.code("#facts((");
        for (column, line) in table.columns.iter().zip(&row.cells) {
            if !line.is_empty() {
                writer.out.code("([");
                writer.line(&column.title);
                writer.out.code("], [");
                writer.line(line);
                writer.out.code("]), ");
            }
        }
        writer.out.code("))\n");
    }
}

/// How much stands in a column, in characters.
#[derive(Clone, Copy, Debug, Default)]
struct Measure {
    longest: usize,
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

fn setting(columns: &[Measure]) -> Setting {
    let least: usize = columns.iter().map(|column| column.least()).sum();
    let fitting = ROOMS.iter().find(|(_, room)| least <= *room);
    fitting.map_or(Setting::Sideways, |(setting, _)| *setting)
}

/// Short columns are as wide as their cells, long ones share the rest by how much stands in them. Where all are short, the
/// longest one that holds words takes the rest.
fn widths(table: &Table, columns: &[Measure]) -> Vec<String> {
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
