//! The sheet that explains the columns of all others: what each means, and what it is called in the CSV.

use crate::message::{Lang, Text, label};
use crate::text;

use super::super::super::words::capital;
use super::super::table::{Cell, Column, Holds, Table};

/// The columns of all tables as a table.
pub fn table(tables: &[Table], lang: Lang) -> Table {
    let heading = |name: &str, about: Text| Column::new(name, about, Holds::Text);
    Table {
        name: "columns",
        title: label("Spalten", "columns"),
        about: label("was jede Spalte bedeutet", "what each column means"),
        key: &[],
        columns: vec![
            heading("sheet", text!("Blatt", "sheet")),
            heading("column", text!("Spalte", "column")),
            heading("about", text!("Bedeutung", "meaning")),
            heading("file", text!("Datei im CSV", "CSV file")),
            heading("name", text!("Name im CSV", "name in the CSV")),
        ],
        rows: tables.iter().flat_map(|table| rows(table, lang)).collect(),
    }
}

fn rows(table: &Table, lang: Lang) -> impl Iterator<Item = Vec<Cell>> {
    table.columns.iter().map(move |column| {
        vec![
            Cell::Text(capital(table.title.in_lang(lang))),
            Cell::Text(column.title.in_lang(lang).to_owned()),
            Cell::Text(column.about.in_lang(lang).to_owned()),
            Cell::Text(format!("{}.csv", table.name)),
            Cell::Text(column.name.clone()),
        ]
    })
}
