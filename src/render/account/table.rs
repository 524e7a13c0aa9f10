//! Tables of the report.

use super::super::document::{Align, Block, Column, Inline, Row, Table, words};

/// A table with these headings; the first cell of a row is its heading.
pub fn table(caption: &str, headings: &[(&str, Align)], rows: Vec<Vec<Vec<Inline>>>) -> Block {
    let column = |(title, align): &(&str, Align)| Column {
        title: words(*title),
        align: *align,
    };
    Block::Table(Table {
        caption: caption.to_owned(),
        caption_shown: false,
        columns: headings.iter().map(column).collect(),
        rows: rows
            .into_iter()
            .map(|cells| Row {
                anchor: None,
                cells,
            })
            .collect(),
        row_headings: true,
    })
}
