//! A table as a sheet: a frozen heading, a filter, columns as wide as what stands in them, ready for paper.

use rust_xlsxwriter::{
    ColNum, ExcelDateTime, Format, RowNum, Table as Region, TableColumn, TableStyle, Worksheet,
    XlsxError,
};

use jiff::civil::Date;

use crate::message::{Lang, neutral};
use crate::model::project::Ampel;
use crate::model::{Choice, Choices};

use super::super::table::{Cell, Holds, Named, Table};
use super::style::Style;

/// A table on its way into a sheet.
pub struct Sheet<'t> {
    table: &'t Table,
    /// The columns in the order of the sheet: ids, which only programs need, come last.
    order: Vec<usize>,
    lang: Lang,
    style: &'t Style,
}

impl<'t> Sheet<'t> {
    /// A table in a language.
    pub fn new(table: &'t Table, lang: Lang, style: &'t Style) -> Sheet<'t> {
        let mut order: Vec<usize> = (0..table.columns.len()).collect();
        order.sort_by_key(|at| table.columns[*at].holds == Holds::Id);
        Sheet {
            table,
            order,
            lang,
            style,
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// When it has more rows than a sheet can hold.
    pub fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let mut widths: Vec<usize> = self
            .headings()
            .iter()
            .map(|words| longest_word(words))
            .collect();
        for (at, row) in (1..).zip(&self.table.rows) {
            let cells = self.order.iter().filter_map(|place| row.get(*place));
            let mut longest = 0;
            for ((column, cell), width) in (0..).zip(cells).zip(&mut widths) {
                let length = self.cell(sheet, (at, column), cell)?;
                *width = (*width).max(length);
                longest = longest.max(length);
            }
            sheet.set_row_height(at, row_height(longest))?;
        }
        let mut total = 0;
        for (column, width) in (0..).zip(widths) {
            let width = width.clamp(NARROW, WIDE) + 3;
            sheet.set_column_width(column, width as f64)?;
            total += width;
        }
        self.region(sheet)?;
        self.paper(sheet, total)
    }

    fn headings(&self) -> Vec<&'t str> {
        let columns = self
            .order
            .iter()
            .filter_map(|at| self.table.columns.get(*at));
        columns
            .map(|column| column.title.in_lang(self.lang))
            .collect()
    }

    /// The headings with their filter: a table of the workbook, so that programs that read aloud know its headings.
    fn region(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let last_row = row_count(self.table.rows.len().max(1));
        let last_column = (self.table.columns.len().max(1) - 1) as ColNum;
        let heading = |words: &&str| {
            let column = TableColumn::new().set_header(clean(words));
            column.set_header_format(&self.style.heading)
        };
        let columns: Vec<TableColumn> = self.headings().iter().map(heading).collect();
        let region = Region::new()
            .set_name(self.table.name)
            .set_style(TableStyle::Light1)
            .set_columns(&columns)
            .set_alt_text(self.table.about.in_lang(self.lang));
        sheet.add_table(0, 0, last_row, last_column, &region)?;
        sheet.set_row_height(0, 32)?;
        sheet.set_freeze_panes(1, 1)?;
        Ok(())
    }

    /// Landscape A4, the heading on each page; as wide as a page, or with its first column on each.
    fn paper(&self, sheet: &mut Worksheet, width: usize) -> Result<(), XlsxError> {
        sheet.set_landscape().set_paper_size(9);
        match width {
            0..=PAGE => sheet.set_print_fit_to_pages(1, 0),
            _ => sheet.set_repeat_columns(0, 0)?,
        };
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_footer("&L&A&R&P / &N");
        Ok(())
    }

    /// Writes a cell and says how wide it is.
    fn cell(
        &self,
        sheet: &mut Worksheet,
        (row, column): (RowNum, ColNum),
        cell: &Cell,
    ) -> Result<usize, XlsxError> {
        let style = self.style;
        let (words, format): (String, &Format) = match cell {
            Cell::Empty => return Ok(0),
            Cell::Integer(number) => {
                sheet.write_number_with_format(row, column, *number as f64, &style.integer)?;
                return Ok(number.to_string().len() + 3);
            }
            Cell::Number(number) => {
                sheet.write_number_with_format(row, column, *number, &style.number)?;
                return Ok(number.to_string().len());
            }
            Cell::Day(day) => return self.day(sheet, (row, column), *day),
            Cell::Date(date) if date.is_day() => {
                return self.day(sheet, (row, column), date.first_day());
            }
            Cell::Date(date) => (date.show(self.lang), &style.period),
            Cell::Text(text) => (clean(text), &style.text),
            Cell::Named(Named { words, .. }) => (clean(words), &style.text),
            Cell::List(all) => (clean(&listed(all)), &style.text),
            Cell::Choice(choice) => (
                choice.label.in_lang(self.lang).to_owned(),
                self.choice(choice),
            ),
        };
        let width = words.lines().map(|line| line.chars().count()).max();
        sheet.write_string_with_format(row, column, words, format)?;
        Ok(width.unwrap_or_default())
    }

    fn day(
        &self,
        sheet: &mut Worksheet,
        (row, column): (RowNum, ColNum),
        day: Date,
    ) -> Result<usize, XlsxError> {
        let (year, month) = (day.year().unsigned_abs(), day.month().unsigned_abs());
        let day = ExcelDateTime::from_ymd(year, month, day.day().unsigned_abs())?;
        sheet.write_datetime_with_format(row, column, &day, &self.style.day)?;
        Ok(DAY_WIDTH)
    }

    fn choice(&self, choice: &Choice) -> &Format {
        let is_light = Ampel::CHOICES.contains(choice);
        let light = is_light.then(|| self.style.light(choice.key)).flatten();
        light.unwrap_or(&self.style.text)
    }
}

/// The widths between which a column lies, in characters.
const NARROW: usize = 8;
const WIDE: usize = 48;
const DAY_WIDTH: usize = 10;

/// Programs differ in whether they fit a row to its words, so its height is told; a very long cell is not shown whole.
fn row_height(longest: usize) -> f64 {
    const LINE: f64 = 15.0;
    const MOST_LINES: usize = 8;
    // Lines break between words, so a tenth of each stays free.
    let lines = (longest + longest / 10).div_ceil(WIDE + 3);
    LINE * lines.clamp(1, MOST_LINES) as f64
}

/// What can still be read on a page, in characters.
const PAGE: usize = 240;

/// More rows than a sheet can hold stay more, so that writing them fails instead of losing some.
fn row_count(rows: usize) -> RowNum {
    RowNum::try_from(rows).unwrap_or(RowNum::MAX)
}

/// Headings wrap between words only.
fn longest_word(heading: &str) -> usize {
    let words = heading.split(' ').map(|word| word.chars().count());
    words.max().unwrap_or_default()
}

fn listed(all: &[Named]) -> String {
    let items: Vec<&str> = all.iter().map(|named| &*named.words).collect();
    items.join("; ")
}

/// The most characters of a cell (Excel's limit is 32,767 UTF-16 units), with room for the words that say it was cut.
const MOST: usize = 32_000;

/// Words as they stand in a cell: nothing hidden in them, and not longer than a cell can hold; whatever is cut says so.
pub fn clean(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(neutral).collect();
    let mut shown = lines.join("\n");
    let mut units = 0;
    let end = shown.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MOST
    });
    if let Some((end, _)) = end {
        shown.truncate(end);
        shown.push_str(" … [gekürzt, vollständig im CSV / cut, complete in the CSV]");
    }
    shown
}
