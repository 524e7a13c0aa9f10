//! A table as CSV (RFC 4180) in which no cell is a formula to a spreadsheet.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::message::neutral;

use super::table::{Cell, Table, Value};

/// Prints the columns for machines: a row of names, then the rows; no totals.
///
/// # Errors
/// When the writer fails.
pub fn print(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let columns = table.data();
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(
        columns
            .iter()
            .map(|at| guarded(&table.columns[*at].key).into_owned()),
    )?;
    for row in &table.rows {
        writer.write_record(
            columns
                .iter()
                .map(|at| row.get(*at).map_or_else(String::new, words)),
        )?;
    }
    writer.flush()
}

fn words(cell: &Cell) -> String {
    match &cell.value {
        Value::Empty => String::new(),
        Value::Text(text) => lines(text),
        Value::Count(count) => count.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
    }
}

/// Line breaks stay, as a quoted cell may hold them; anything else that is hidden is spelled out.
fn lines(text: &str) -> String {
    let shown: Vec<Cow<'_, str>> = text.split('\n').map(neutral).collect();
    guarded(&shown.join("\n")).into_owned()
}

/// An apostrophe before what a spreadsheet would calculate (OWASP, CSV Injection): `=`, `+`, `-`, `@`, tab and line ends at
/// the start, also after blanks.
fn guarded(text: &str) -> Cow<'_, str> {
    let acts = text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start()
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if acts {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
