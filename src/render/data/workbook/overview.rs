//! The first sheet: what the workbook holds, for which day, from whom, and how it may be used.

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

use crate::message::{Label, Lang, label};
use crate::model::{Choices, PartialDate};

use super::super::super::audience::Audience;
use super::super::super::words::capital;
use super::super::About;
use super::super::table::Table;
use super::sheet::clean;
use super::style::Style;

/// Writes the sheet.
///
/// # Errors
/// When the workbook refuses a cell.
pub fn write(
    sheet: &mut Worksheet,
    about: &About<'_>,
    tables: &[Table],
    style: &Style,
) -> Result<(), XlsxError> {
    let lang = about.lang;
    sheet.set_name(lang.pick("Übersicht", "Overview"))?;
    sheet.set_column_width(0, 22)?;
    sheet.set_column_width(1, 12)?;
    sheet.set_column_width(2, 80)?;
    sheet.write_string_with_format(0, 0, clean(&about.settings.title), &style.title)?;
    let mut row = 2;
    for (name, value) in facts(about) {
        sheet.write_string_with_format(row, 0, capital(name.in_lang(lang)), &style.label)?;
        sheet.write_string(row, 1, clean(&value))?;
        row += 1;
    }
    contents(sheet, row + 1, tables, lang, style)?;
    sheet.set_landscape().set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn facts(about: &About<'_>) -> Vec<(Label, String)> {
    let lang = about.lang;
    let day = about.date.map(|day| PartialDate::of_day(day).show(lang));
    let publisher = about
        .publisher
        .map(|ministry| ministry.name.value.to_string());
    let licence = about.settings.publication.licence;
    let licence = licence.map(|licence| licence.label().in_lang(lang).to_owned());
    let audience = (about.audience == Audience::Internal).then(|| {
        let words = label(
            "nur für die Ressorts, nicht zur Veröffentlichung",
            "for the ministries only, not for publication",
        );
        words.in_lang(lang).to_owned()
    });
    let all = [
        (
            label("Fassung", "edition"),
            Some(about.settings.edition.to_string()),
        ),
        (label("Stand", "as of"), day),
        (label("herausgegeben von", "published by"), publisher),
        (label("Lizenz", "licence"), licence),
        (label("intern", "internal"), audience),
    ];
    all.into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

/// Each sheet with the number of its rows.
fn contents(
    sheet: &mut Worksheet,
    top: RowNum,
    tables: &[Table],
    lang: Lang,
    style: &Style,
) -> Result<(), XlsxError> {
    let headings = [
        label("Blatt", "Sheet"),
        label("Zeilen", "Rows"),
        label("Inhalt", "Contents"),
    ];
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string_with_format(top, column, heading.in_lang(lang), &style.heading)?;
    }
    for (row, table) in (top + 1..).zip(tables) {
        let name = capital(table.title.in_lang(lang));
        sheet.write_string_with_format(row, 0, name, &style.text)?;
        sheet.write_number_with_format(row, 1, table.rows.len() as f64, &style.integer)?;
        sheet.write_string_with_format(
            row,
            2,
            capital(table.about.in_lang(lang)),
            &style.beside,
        )?;
    }
    Ok(())
}
