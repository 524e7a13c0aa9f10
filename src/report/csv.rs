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
    writer.write_record(columns.iter().map(|at| guarded(&table.columns[*at].key)))?;
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
        Value::Text(text) => guarded(text),
        Value::Count(count) => count.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
    }
}

/// Words as they stand in a cell. Line breaks stay, as a quoted cell may hold them; anything else that is hidden is
/// spelled out.
fn guarded(text: &str) -> String {
    let shown: Vec<Cow<'_, str>> = text.split('\n').map(neutral).collect();
    let apostrophe = if is_formula(text) { "'" } else { "" };
    format!("{apostrophe}{}", shown.join("\n"))
}

/// Whether a spreadsheet would calculate it (OWASP, CSV Injection): `=`, `+`, `-`, `@`, tab or a line end at the start, also
/// after blanks, also in full width.
fn is_formula(text: &str) -> bool {
    let acts = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(acts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::table::Column;

    #[test]
    fn no_cell_is_a_formula() {
        for (text, shown) in [
            ("=1+1", "'=1+1"),
            ("+49 6131", "'+49 6131"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\t=1", "'\\t=1"),
            ("\r=1", "'\\r=1"),
            ("\n=1", "'\n=1"),
            ("a=b", "a=b"),
            ("a\u{1b}b", "a\\u{1b}b"),
        ] {
            assert_eq!(guarded(text), shown);
        }
    }

    #[test]
    fn rows_for_machines() {
        let table = Table {
            columns: vec![
                Column::new("name", "Name"),
                Column::new("days", "Tage"),
                Column::new("there", "da"),
            ],
            rows: vec![vec![
                Cell::text("a,\"b\""),
                Cell::of(Value::Number(-9)),
                Cell::of(Value::Flag(true)),
            ]],
            total: Some(vec![Cell::text("gesamt")]),
        };
        let mut out = Vec::new();
        print(&table, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "name,days,there\n\"a,\"\"b\"\"\",-9,true\n"
        );
    }
}
