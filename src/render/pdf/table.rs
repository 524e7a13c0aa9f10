//! Tables and facts as Typst code.

use super::super::document::{Align, Fact, Inline, Row, Table};
use super::columns::{Setting, is_set, measures, setting, widths};
use super::manuscript::Writer;

/// Rows whose cells have at most this many characters fit on any page, so that none need be broken.
const WHOLE: usize = 500;

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
