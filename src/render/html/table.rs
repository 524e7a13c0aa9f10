//! Tables and facts as HTML.

use crate::template::{Templates, Trouble, Value, context};

use super::super::document::{Align, Column, Fact, Inline, Row, Table};
use super::inlines;
use super::setting::Setting;

/// A table of more columns than this does not fit a phone: it scrolls, and the keyboard can reach it.
const COLUMNS_OF_A_PHONE: usize = 3;

/// A table.
pub fn table(
    setting: &dyn Setting,
    templates: &Templates<'_>,
    table: &Table,
) -> Result<String, Trouble> {
    let mut rows = String::new();
    for row in &table.rows {
        write_row(setting, table, row, &mut rows);
    }
    let mut head = String::new();
    for column in &table.columns {
        write_heading(setting, column, &mut head);
    }
    let html = templates.render(
        "table.html",
        &context! {
            caption => &*table.caption,
            caption_shown => table.caption_shown,
            wide => table.columns.len() > COLUMNS_OF_A_PHONE,
            head => Value::from_safe_string(head),
            rows => Value::from_safe_string(rows),
        },
    )?;
    Ok(html + "\n")
}

fn write_heading(setting: &dyn Setting, column: &Column, out: &mut String) {
    let class = class(column.align);
    let title = inlines::html(setting, &column.title);
    match title.trim() {
        "" => out.push_str(&format!("<td{class}></td>")),
        title => out.push_str(&format!("<th scope=\"col\"{class}>{title}</th>")),
    }
}

fn write_row(setting: &dyn Setting, table: &Table, row: &Row, out: &mut String) {
    match &row.anchor {
        Some(anchor) => out.push_str(&format!("<tr id=\"{}\">", setting.id(anchor))),
        None => out.push_str("<tr>"),
    }
    for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
        let class = class(column.align);
        let is_heading = at == 0 && table.row_headings && !cell.is_empty();
        out.push_str(&if is_heading {
            format!("<th scope=\"row\"{class}>")
        } else {
            format!("<td{class}>")
        });
        inlines::write(setting, cell, out);
        out.push_str(if is_heading { "</th>" } else { "</td>" });
    }
    out.push_str("</tr>\n");
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Start => "",
        Align::Center => " class=\"middle\"",
        Align::End => " class=\"number\"",
    }
}

/// Facts.
pub fn facts(
    setting: &dyn Setting,
    templates: &Templates<'_>,
    facts: &[Fact],
) -> Result<String, Trouble> {
    let html = |value: &[Inline]| Value::from_safe_string(inlines::html(setting, value));
    let facts: Vec<Value> = facts
        .iter()
        .map(|fact| context! { label => &*fact.label, value => html(&fact.value) })
        .collect();
    templates.render("facts.html", &context! { facts })
}
