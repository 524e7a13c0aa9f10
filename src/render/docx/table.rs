//! Tables and facts: as wide as the page has room for words, with a heading that every page repeats and rows that do not break.

use super::super::document::{Align, Fact, Inline, Row, Table};
use super::columns::{self, PAGE};
use super::part::{Around, properties};
use super::places::Bookmark;
use super::writer::Writer;
use super::xml::{self, Breaks};

/// A table of more columns than this cannot be read on paper: its rows become lists of facts.
const MOST_COLUMNS: usize = 12;

/// The width of a label beside its fact.
const LABEL: usize = 2400;

/// So many facts stay on one page.
const TOGETHER: usize = 16;

/// How a table of labels and facts is read: its first column holds the headings.
const LABELLED: &str = "w:val=\"0480\" w:firstRow=\"0\" w:firstColumn=\"1\"";

/// What stays free at each side of a cell.
const MARGIN: usize = 100;

impl<'d> Writer<'d> {
    /// Writes a table.
    pub fn table(&mut self, table: &'d Table, around: Around) {
        if table.columns.is_empty() {
            return;
        }
        if table.columns.len() > MOST_COLUMNS {
            return self.rows_as_facts(table);
        }
        if table.caption_shown {
            let with_next = Around {
                with_next: true,
                item: None,
                ..around
            };
            self.open_paragraph(&properties("Caption", with_next));
            xml::run("", &table.caption, Breaks::Spaces, &mut self.part.out);
            self.part.out.push_str("</w:p>");
        }
        let (widths, style) = columns::widths(table);
        let look = match table.row_headings {
            true => "w:val=\"04A0\" w:firstRow=\"1\" w:firstColumn=\"1\"",
            false => "w:val=\"0420\" w:firstRow=\"1\" w:firstColumn=\"0\"",
        };
        self.open_table("Register", &widths, look, &table.caption);
        self.head(table, &widths, style);
        for row in &table.rows {
            self.row(table, row, &widths, style);
        }
        self.close_table();
    }

    fn open_table(&mut self, style: &str, widths: &[usize], look: &str, caption: &str) {
        let total: usize = widths.iter().sum();
        let caption = xml::escaped(caption);
        let described = match &*caption {
            "" => String::new(),
            caption => format!("<w:tblCaption w:val=\"{caption}\"/>"),
        };
        self.part.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook {look} w:lastRow=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>{described}</w:tblPr><w:tblGrid>"
        ));
        for width in widths {
            self.part
                .out
                .push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.part.out.push_str("</w:tblGrid>");
    }

    /// Two tables that follow each other would become one, and a page cannot end with a table: a small paragraph follows.
    fn close_table(&mut self) {
        self.room = PAGE;
        self.part.out.push_str("</w:tbl>");
        self.open_paragraph("<w:pStyle w:val=\"AfterTable\"/>");
        self.part.out.push_str("</w:p>");
    }

    fn head(&mut self, table: &'d Table, widths: &[usize], style: &str) {
        self.part
            .out
            .push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(widths) {
            self.open_cell(&Cell {
                width: *width,
                style,
                align: column.align,
                with_next: true,
            });
            self.line(&column.title);
            self.part.out.push_str("</w:p></w:tc>");
        }
        self.part.out.push_str("</w:tr>");
    }

    fn row(&mut self, table: &Table, row: &'d Row, widths: &[usize], style: &str) {
        self.part
            .out
            .push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        let place = row
            .anchor
            .as_deref()
            .and_then(|anchor| self.places.bookmark(anchor));
        let place = place.filter(|_| !self.in_note);
        for (at, (cell, width)) in row.cells.iter().zip(widths).enumerate() {
            let align = table
                .columns
                .get(at)
                .map_or(Align::Start, |column| column.align);
            self.open_cell(&Cell {
                width: *width,
                style,
                align,
                with_next: false,
            });
            let place = place.filter(|_| at == 0);
            self.part.out.extend(place.map(Bookmark::start));
            self.line(cell);
            self.part.out.extend(place.map(Bookmark::end));
            self.part.out.push_str("</w:p></w:tc>");
        }
        self.part.out.push_str("</w:tr>");
    }

    fn open_cell(&mut self, cell: &Cell) {
        let Cell {
            width,
            style,
            align,
            with_next,
        } = cell;
        self.room = width.saturating_sub(2 * MARGIN);
        self.part.out.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"
        ));
        let with_next = if *with_next { "<w:keepNext/>" } else { "" };
        let align = match align {
            Align::Start => "",
            Align::Center => "<w:jc w:val=\"center\"/>",
            Align::End => "<w:jc w:val=\"right\"/>",
        };
        self.open_paragraph(&format!("<w:pStyle w:val=\"{style}\"/>{with_next}{align}"));
    }

    /// Writes facts.
    pub fn facts(&mut self, facts: &'d [Fact]) {
        let pairs = facts
            .iter()
            .map(|fact| (Label::Words(&fact.label), &*fact.value));
        self.pairs(None, "", pairs.collect());
    }

    /// Each row as facts, labelled by the columns.
    fn rows_as_facts(&mut self, table: &'d Table) {
        for row in &table.rows {
            let labels = table
                .columns
                .iter()
                .map(|column| Label::Line(&column.title));
            let pairs = labels.zip(row.cells.iter().map(|cell| &**cell));
            let place = row
                .anchor
                .as_deref()
                .and_then(|anchor| self.places.bookmark(anchor));
            let pairs = pairs.filter(|(_, cell)| !cell.is_empty()).collect();
            self.pairs(place, &table.caption, pairs);
        }
    }

    /// Labels beside values.
    fn pairs(
        &mut self,
        mut place: Option<Bookmark>,
        caption: &str,
        pairs: Vec<(Label<'d>, &'d [Inline])>,
    ) {
        if pairs.is_empty() {
            return;
        }
        self.open_table("Facts", &[LABEL, PAGE - LABEL], LABELLED, caption);
        let last = pairs.len() - 1;
        for (at, (label, value)) in pairs.into_iter().enumerate() {
            let cell = |width| Cell {
                width,
                style: "TableText",
                align: Align::Start,
                with_next: at < last && last < TOGETHER,
            };
            self.part
                .out
                .push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            self.open_cell(&cell(LABEL));
            let place = place.take();
            self.part.out.extend(place.map(Bookmark::start));
            match label {
                Label::Words(words) => xml::run("", words, Breaks::Spaces, &mut self.part.out),
                Label::Line(line) => self.line(line),
            }
            self.part.out.extend(place.map(Bookmark::end));
            self.part.out.push_str("</w:p></w:tc>");
            self.open_cell(&cell(PAGE - LABEL));
            self.line(value);
            self.part.out.push_str("</w:p></w:tc></w:tr>");
        }
        self.close_table();
    }
}

/// A cell.
struct Cell<'s> {
    width: usize,
    style: &'s str,
    align: Align,
    /// Whether it stays on the page of the next row.
    with_next: bool,
}

/// What stands before a fact.
enum Label<'d> {
    Words(&'d str),
    Line(&'d [Inline]),
}
