//! All tables as one workbook (XLSX) for people: words instead of keys, dates and numbers as such, a sheet for each table,
//! one before them that tells what they are, and one after them that explains the columns.

mod columns;
mod overview;
mod sheet;
mod style;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::model::Settings;
use crate::text;

use super::super::trouble::Trouble;
use super::super::words::capital;
use super::About;
use super::table::Table;
use sheet::{Sheet, clean};
use style::Style;

/// The bytes of the workbook.
///
/// # Errors
/// When a table has more rows than a sheet can hold (1,048,576).
pub fn bytes(about: &About<'_>, tables: &[Table]) -> Result<Vec<u8>, Trouble> {
    written(about, tables).map_err(|error| {
        Trouble::Other(text!(
            "die Arbeitsmappe lässt sich nicht schreiben: {error}",
            "the workbook cannot be written: {error}"
        ))
    })
}

fn written(about: &About<'_>, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(about)?);
    let style = Style::new(about.lang);
    overview::write(workbook.add_worksheet(), about, tables, &style)?;
    let explained = columns::table(tables, about.lang);
    for table in tables.iter().chain([&explained]) {
        let name = capital(table.title.in_lang(about.lang));
        let sheet = workbook.add_worksheet().set_name(&name)?;
        Sheet::new(table, about.lang, &style).write(sheet)?;
    }
    workbook.save_to_buffer()
}

/// Properties with the day of the data; without one, a day that says nothing. Never the clock's.
fn properties(about: &About<'_>) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = match about.date {
        Some(date) => (date.year(), date.month(), date.day()),
        None => (2000, 1, 1),
    };
    let (year, month, day) = (
        year.unsigned_abs(),
        month.unsigned_abs(),
        day.unsigned_abs(),
    );
    let Settings { title, edition, .. } = about.settings;
    let publisher = about.publisher.map_or("", |ministry| &ministry.name.value);
    Ok(DocProperties::new()
        .set_title(clean(title))
        .set_subject(clean(edition))
        .set_author(clean(publisher))
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?))
}
