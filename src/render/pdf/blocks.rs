//! Blocks as Typst code.

use crate::message::label;

use super::super::document::{Block, Figure, Footnote, Inline, Item, List};
use super::manuscript::Writer;
use super::table;

/// How deep lists and quotations lie in each other; what lies deeper stands at this depth.
const DEEPEST: usize = 8;

impl<'d> Writer<'d> {
    /// Blocks one after the other.
    pub fn blocks(&mut self, blocks: &'d [Block]) {
        self.blocks_at(blocks, 0);
    }

    fn blocks_at(&mut self, blocks: &'d [Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &'d Block, depth: usize) {
        match block {
            Block::Section(section) => self.section(section),
            Block::Paragraph(line) => self.paragraph("par", line),
            Block::Lead(line) => self.paragraph("lead", line),
            Block::Note(line) => self.paragraph("note", line),
            Block::List(list) if depth < DEEPEST => self.list(list, depth),
            Block::List(list) => {
                for item in &list.items {
                    self.blocks_at(&item.blocks, depth);
                }
            }
            Block::Quote(blocks) if depth < DEEPEST => {
                self.out.code("#quotation[");
                self.blocks_at(blocks, depth + 1);
                self.out.code("]\n");
            }
            Block::Quote(blocks) => self.blocks_at(blocks, depth),
            Block::Code { text, .. } => {
                self.out.code("#listing(");
                let start = self.out.text.len();
                self.out.lines(text.trim_end());
                self.measure(start);
                self.out.code(")\n");
            }
            Block::Table(table) => table::write(self, table),
            Block::Facts(facts) => table::facts(self, facts),
            Block::Rule => {
                self.out.code("#divider()\n");
                self.limits.line(0, &self.entry);
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Footnotes(notes) => self.unreferred(notes),
        }
    }

    /// A paragraph, and below it the pictures that stand in its lines: screen readers find them there.
    fn paragraph(&mut self, function: &str, line: &'d [Inline]) {
        let mut pictures = Vec::new();
        let is_empty = line.iter().all(|inline| match inline {
            Inline::Picture { path, .. } => self.document.pictures.contains_key(path),
            Inline::Text(text) => text.trim().is_empty(),
            _ => false,
        });
        if !is_empty {
            self.out.code("#");
            self.out.code(function);
            self.out.code("[");
            self.line_apart(line, &mut pictures);
            self.out.code("]\n");
        } else {
            pictures_of(line, &mut pictures);
        }
        for (path, alt) in pictures {
            self.place(path, alt, None);
        }
    }

    fn list(&mut self, list: &'d List, depth: usize) {
        match list.start {
            None => self.out.code("#list("),
            Some(start) => self.out.code(&format!("#enum(start: {start}, ")),
        }
        self.out.code(&format!("tight: {}, ", list.tight));
        for item in &list.items {
            self.out.code("[");
            self.item(item, list.tight, depth + 1);
            self.out.code("], ");
        }
        self.out.code(")\n");
    }

    /// The paragraphs of a tight list are its lines.
    fn item(&mut self, item: &'d Item, tight: bool, depth: usize) {
        if let Some(done) = item.task {
            let word = match done {
                true => label("erledigt", "done"),
                false => label("offen", "open"),
            };
            self.out.code(&format!("#task({done}, "));
            self.out.literal(self.word(word));
            self.out.code(")");
        }
        let mut blocks = item.blocks.iter();
        if let Some(Block::Paragraph(line)) = item.blocks.first()
            && (tight || item.task.is_some())
        {
            blocks.next();
            let mut pictures = Vec::new();
            self.line_apart(line, &mut pictures);
            for (path, alt) in pictures {
                self.place(path, alt, None);
            }
        }
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn figure(&mut self, figure: &'d Figure) {
        self.place(&figure.path, &figure.alt, figure.caption.as_deref());
    }

    /// A picture as a block; where it cannot be shown, its words.
    pub fn place(&mut self, path: &str, alt: &str, caption: Option<&str>) {
        let Some(number) = self.picture(path) else {
            self.out.code("#par[");
            self.picture_in_words(alt);
            self.out.code("]\n");
            return;
        };
        self.of_entry(Some(path));
        self.out
            .code(&format!("#picture(image(pictures.at({number}), alt: "));
        self.out.literal(alt);
        self.out.code("), caption: ");
        match caption {
            Some(caption) => {
                self.out.code("[");
                self.out.words(caption);
                self.out.code("]");
            }
            None => self.out.code("none"),
        }
        self.out.code(")\n");
        self.of_entry(None);
    }

    /// What stands in a footnote that nothing refers to any more.
    fn unreferred(&mut self, notes: &'d [Footnote]) {
        for note in notes {
            if self.noted.insert(&note.anchor) {
                self.blocks_at(&note.blocks, DEEPEST - 2);
            }
        }
    }
}

fn pictures_of<'d>(line: &'d [Inline], out: &mut Vec<(&'d str, &'d str)>) {
    out.extend(line.iter().filter_map(|inline| match inline {
        Inline::Picture { path, alt } => Some((&**path, &**alt)),
        _ => None,
    }));
}
