//! On which page each section begins, estimated by how many lines stand before it.

use std::collections::HashMap;

use super::super::document::{Block, Document, Figure, Inline, Item, Section, Table, plain};

/// The height of the text on a page, in points: A4 with its margins.
const PAGE: f64 = 700.0;

/// The height of a line of text, and how many characters stand in it.
const LINE: f64 = 15.9;
const CHARACTERS: usize = 96;

/// The same in a table.
const TABLE_LINE: f64 = 12.2;
const TABLE_CHARACTERS: usize = 100;

/// What a heading takes with the space around it, by level.
const HEADINGS: [f64; 4] = [38.0, 46.0, 38.0, 30.0];

/// Lines of the contents on a page.
const CONTENTS: usize = 42;

/// The page of each section, by the name of its place. `listed` sections stand in the contents.
pub fn pages(document: &Document, listed: usize) -> HashMap<&str, usize> {
    let mut sheet = Sheet {
        page: 1 + listed.div_ceil(CONTENTS),
        used: PAGE,
        pages: HashMap::new(),
    };
    for chapter in &document.chapters {
        sheet.section(chapter);
    }
    sheet.pages
}

struct Sheet<'d> {
    page: usize,
    used: f64,
    pages: HashMap<&'d str, usize>,
}

impl<'d> Sheet<'d> {
    fn section(&mut self, section: &'d Section) {
        // A chapter begins a page; a heading stays with the lines that follow it.
        let heading = HEADINGS[section.level.clamp(1, HEADINGS.len()) - 1];
        if section.level == 1 || self.used + heading + 3.0 * LINE > PAGE {
            self.turn();
        }
        self.pages.insert(&section.anchor, self.page);
        self.used += heading;
        if section.kicker.is_some() || !section.marks.is_empty() {
            self.used += LINE;
        }
        self.blocks(&section.blocks);
    }

    fn turn(&mut self) {
        self.page += 1;
        self.used = 0.0;
    }

    /// Something that runs over to the next page where this one ends.
    fn flow(&mut self, height: f64) {
        self.used += height;
        while self.used > PAGE {
            self.page += 1;
            self.used -= PAGE;
        }
    }

    /// Something that stays together.
    fn whole(&mut self, height: f64) {
        if self.used + height > PAGE && self.used > 0.0 {
            self.turn();
        }
        self.flow(height);
    }

    fn blocks(&mut self, blocks: &'d [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'d Block) {
        match block {
            Block::Section(section) => self.section(section),
            Block::Paragraph(line) | Block::Lead(line) | Block::Note(line) => {
                self.flow(lines(line, CHARACTERS) * LINE + 6.0);
            }
            Block::List(list) => list.items.iter().for_each(|item| self.item(item)),
            Block::Quote(blocks) => self.blocks(blocks),
            Block::Code { text, .. } => self.flow(text.lines().count() as f64 * 12.0 + 11.0),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => {
                for fact in facts {
                    self.whole(lines(&fact.value, 68) * TABLE_LINE + 3.5);
                }
                self.flow(10.0);
            }
            Block::Rule => self.flow(24.0),
            Block::Figure(Figure { caption, .. }) => {
                self.whole(110.0 + caption.as_ref().map_or(0.0, |_| 24.0));
            }
            Block::Footnotes(notes) => {
                for note in notes {
                    self.flow(notes_height(&note.blocks));
                }
            }
        }
    }

    fn item(&mut self, item: &'d Item) {
        self.blocks(&item.blocks);
        self.used -= 3.0;
    }

    fn table(&mut self, table: &'d Table) {
        let characters = TABLE_CHARACTERS / table.columns.len().max(1);
        self.whole(2.0 * TABLE_LINE);
        for row in &table.rows {
            let cells = row.cells.iter();
            let highest = cells
                .map(|cell| lines(cell, characters * 5 / 4))
                .fold(1.0, f64::max);
            self.whole(highest * TABLE_LINE + 3.5);
        }
        self.flow(10.0);
    }
}

fn lines(line: &[Inline], characters: usize) -> f64 {
    let breaks = line
        .iter()
        .filter(|inline| matches!(inline, Inline::Break))
        .count();
    (plain(line)
        .chars()
        .count()
        .div_ceil(characters.max(1))
        .max(1)
        + breaks) as f64
}

fn notes_height(blocks: &[Block]) -> f64 {
    let heights = blocks.iter().map(|block| match block {
        Block::Paragraph(line) => lines(line, 112) * 11.0,
        _ => 11.0,
    });
    heights.sum()
}
