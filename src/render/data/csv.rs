//! A table as CSV: RFC 4180 with commas, UTF-8 without a byte order mark, names of columns in the first line; ids and keys,
//! dates as ISO 8601, numbers with a point. Words are guarded, so that no spreadsheet calculates them.

use ::csv::{Terminator, WriterBuilder};

use crate::message::in_cell;
use crate::text;

use super::super::trouble::Trouble;
use super::table::{Cell, Named, Table};

/// What stands between the items of a list.
pub const BETWEEN: &str = "|";

/// The bytes of a CSV file.
pub fn bytes(table: &Table) -> Result<Vec<u8>, Trouble> {
    written(table).map_err(|why| Trouble::Other(text!("{why}", "{why}")))
}

fn written(table: &Table) -> Result<Vec<u8>, String> {
    let lines = Terminator::CRLF;
    let mut writer = WriterBuilder::new()
        .terminator(lines)
        .from_writer(Vec::new());
    let names = table.columns.iter().map(|column| &column.name);
    writer
        .write_record(names)
        .map_err(|error| error.to_string())?;
    for row in &table.rows {
        let cells = row.iter().map(words);
        writer
            .write_record(cells)
            .map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

/// A cell as it stands in the file. Numbers and dates are written by this program, so they need no guard.
fn words(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => in_cell(text),
        Cell::Named(Named { id, .. }) => in_cell(id),
        Cell::List(all) => in_cell(&listed(all)),
        Cell::Integer(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Choice(choice) => choice.key.to_owned(),
    }
}

/// The items of a list; where one holds the separator itself, a broken bar stands for it.
fn listed(all: &[Named]) -> String {
    let items = all.iter().map(|named| named.id.replace(BETWEEN, "¦"));
    items.collect::<Vec<_>>().join(BETWEEN)
}
