//! Lists: each item is a paragraph with a number or bullet, whatever else stands in it is indented as far.

use super::super::document::{Block, Item, List};
use super::numbering::LIST_LEVELS;
use super::part::{Around, properties};
use super::writer::Writer;
use super::xml::{self, Breaks};

impl<'d> Writer<'d> {
    /// Writes a list.
    pub fn list(&mut self, list: &'d List, around: Around) {
        let level = around.lists.min(LIST_LEVELS - 1);
        let number = self.numbering.list(level, list.start);
        let around = Around {
            lists: around.lists + 1,
            item: None,
            ..around
        };
        for item in &list.items {
            self.item(item, number, around);
        }
    }

    /// The first paragraph carries the number; an item that begins with something else has an empty one.
    fn item(&mut self, item: &'d Item, number: usize, around: Around) {
        let first = Around {
            item: Some(number),
            ..around
        };
        self.open_paragraph(&properties("ListParagraph", first));
        self.task(item.task);
        let rest = match item.blocks.split_first() {
            Some((Block::Paragraph(line), rest)) => {
                self.line(line);
                rest
            }
            _ => &item.blocks,
        };
        self.part.out.push_str("</w:p>");
        self.blocks(rest, around);
    }

    fn task(&mut self, done: Option<bool>) {
        let form = match done {
            None => return,
            Some(true) => "☑\u{a0}",
            Some(false) => "☐\u{a0}",
        };
        xml::run("", form, Breaks::Spaces, &mut self.part.out);
    }
}
