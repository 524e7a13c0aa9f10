//! A table as CSV (RFC 4180) in which no cell is a formula to a spreadsheet.

use std::io::{self, Write};

use crate::message::in_cell;

use super::table::{Cell, Table, Value};

/// Prints the columns for machines: a row of names, then the rows; no totals.
///
/// # Errors
/// When the writer fails.
pub fn print(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let columns = table.data();
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(columns.iter().map(|at| in_cell(&table.columns[*at].key)))?;
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
        Value::Text(text) => in_cell(text),
        Value::Count(count) => count.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::table::Column;

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
