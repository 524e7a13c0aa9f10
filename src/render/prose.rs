//! The Markdown of an entry or chapter as blocks of the document: headings become sections, links lead to places.

use std::collections::HashSet;

use crate::markdown::target::{self, Target as Judged};
use crate::markdown::words::{inline_text, slug_of};
use crate::markdown::{
    self,
    ast::{self, BlockKind},
};

use super::anchor;
use super::document::{
    Align, Block, Column, Figure, Footnote, Inline, Item, List, Row, Table, Target,
};
use super::nest::Nest;
use super::writer::Writer;

/// A text and where it stands.
pub struct Prose<'p> {
    writer: &'p Writer<'p>,
    path: &'p str,
    section: &'p str,
    headings: HashSet<String>,
}

impl<'p> Prose<'p> {
    /// The text of the file at `path`, in the section of this anchor.
    pub fn new(writer: &'p Writer<'p>, path: &'p str, section: &'p str) -> Prose<'p> {
        Prose {
            writer,
            path,
            section,
            headings: HashSet::new(),
        }
    }

    /// A whole text; its headings become sections of `level` and deeper.
    pub fn text(&mut self, text: ast::Document, level: usize) -> Vec<Block> {
        let places = markdown::places(&text).into_iter();
        let anchors: Vec<String> = places
            .map(|place| anchor::inside(self.section, &place))
            .collect();
        self.headings.extend(anchors.iter().cloned());
        let mut nest = Nest::new(level);
        let mut anchors = anchors.into_iter();
        for block in &text.blocks {
            match &block.kind {
                BlockKind::Heading { level, inlines } => {
                    nest.heading(
                        *level,
                        anchors.next().unwrap_or_default(),
                        self.inlines(inlines),
                    );
                }
                _ => nest.push(self.block(block)),
            }
        }
        let mut blocks = nest.close();
        blocks.extend(self.footnotes(&text.footnotes));
        blocks
    }

    /// Blocks without their headings.
    pub fn blocks(&self, blocks: &[ast::Block]) -> Vec<Block> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &ast::Block) -> Block {
        match &block.kind {
            BlockKind::Heading { inlines, .. } => {
                Block::Paragraph(vec![Inline::Strong(self.inlines(inlines))])
            }
            BlockKind::Paragraph(inlines) => Block::Paragraph(self.inlines(inlines)),
            BlockKind::List(list) => Block::List(self.list(list)),
            BlockKind::Quote(blocks) => Block::Quote(self.blocks(blocks)),
            BlockKind::Code { info, text } => Block::Code {
                info: info.clone(),
                text: text.clone(),
            },
            BlockKind::Table(table) => Block::Table(self.table(table)),
            BlockKind::Rule => Block::Rule,
            BlockKind::Figure(picture) => self.figure(picture),
        }
    }

    fn list(&self, list: &ast::List) -> List {
        let items = list.items.iter().map(|item| Item {
            task: item.task,
            blocks: self.blocks(&item.blocks),
        });
        List {
            start: list.start,
            tight: list.tight,
            items: items.collect(),
        }
    }

    fn table(&self, table: &ast::Table) -> Table {
        let columns = table
            .header
            .iter()
            .zip(&table.alignments)
            .map(|(title, alignment)| Column {
                title: self.inlines(title),
                align: match alignment {
                    ast::Alignment::None | ast::Alignment::Left => Align::Start,
                    ast::Alignment::Center => Align::Center,
                    ast::Alignment::Right => Align::End,
                },
            });
        let rows = table.rows.iter().map(|cells| Row {
            anchor: None,
            cells: cells.iter().map(|cell| self.inlines(cell)).collect(),
        });
        let words: Vec<String> = table
            .header
            .iter()
            .map(|title| inline_text(title))
            .collect();
        Table {
            caption: words.join(", "),
            caption_shown: false,
            columns: columns.collect(),
            rows: rows.collect(),
            row_headings: false,
        }
    }

    fn figure(&self, picture: &ast::Picture) -> Block {
        Block::Figure(Figure {
            path: self.path_of(&picture.target).unwrap_or_default(),
            alt: picture.alt.clone(),
            caption: Some(picture.title.clone()).filter(|title| !title.is_empty()),
        })
    }

    fn path_of(&self, target: &str) -> Option<String> {
        match Judged::of(target) {
            Judged::Relative { path, .. } => target::resolve(self.path, &path),
            _ => None,
        }
    }

    /// The footnotes of a text.
    pub fn footnotes(&self, footnotes: &[ast::Footnote]) -> Option<Block> {
        let footnotes = footnotes.iter().enumerate().map(|(at, footnote)| Footnote {
            anchor: anchor::of_footnote(self.section, at + 1),
            number: at + 1,
            blocks: self.blocks(&footnote.blocks),
            back: (1..=footnote.references)
                .map(|nth| anchor::of_reference(self.section, at + 1, nth))
                .collect(),
        });
        let footnotes: Vec<Footnote> = footnotes.collect();
        (!footnotes.is_empty()).then_some(Block::Footnotes(footnotes))
    }

    /// A line of the text.
    pub fn inlines(&self, inlines: &[ast::Inline]) -> Vec<Inline> {
        inlines
            .iter()
            .flat_map(|inline| self.inline(inline))
            .collect()
    }

    fn inline(&self, inline: &ast::Inline) -> Vec<Inline> {
        let one = match inline {
            ast::Inline::Text(text) => Inline::Text(text.clone()),
            ast::Inline::Code(text) => Inline::Code(text.clone()),
            ast::Inline::Emphasis(inlines) => Inline::Emphasis(self.inlines(inlines)),
            ast::Inline::Strong(inlines) => Inline::Strong(self.inlines(inlines)),
            ast::Inline::Strike(inlines) => Inline::Strike(self.inlines(inlines)),
            ast::Inline::Link {
                target, inlines, ..
            } => match self.target(target) {
                Some(target) => Inline::Link(target, self.inlines(inlines)),
                None => return self.inlines(inlines),
            },
            ast::Inline::Picture(picture) => Inline::Picture {
                path: self.path_of(&picture.target).unwrap_or_default(),
                alt: picture.alt.clone(),
            },
            ast::Inline::SoftBreak => Inline::Text(" ".to_owned()),
            ast::Inline::HardBreak => Inline::Break,
            ast::Inline::FootnoteRef { number, nth } => Inline::FootnoteRef {
                anchor: anchor::of_reference(self.section, *number, *nth),
                target: anchor::of_footnote(self.section, *number),
                number: *number,
            },
        };
        vec![one]
    }

    /// Where a link leads, if it leads anywhere that this audience can go.
    fn target(&self, target: &str) -> Option<Target> {
        match Judged::of(target) {
            Judged::Web(address) | Judged::Mail(address) | Judged::Tel(address) => {
                Some(Target::Elsewhere(address.to_owned()))
            }
            Judged::Fragment(fragment) => self.heading(self.section, &fragment),
            Judged::Relative { path, fragment } => {
                let path = target::resolve(self.path, &path)?;
                let (kind, at) = self.writer.view.at_path(&path)?;
                let place = self.writer.anchor((kind, at))?;
                let heading = fragment.and_then(|fragment| self.heading(&place, &fragment));
                Some(heading.unwrap_or(Target::Anchor(place)))
            }
            Judged::Refused { .. } => None,
        }
    }

    fn heading(&self, section: &str, fragment: &str) -> Option<Target> {
        let place = anchor::inside(section, &slug_of(fragment));
        let is_there = self.headings.contains(&place) || self.writer.places.has_heading(&place);
        is_there.then_some(Target::Anchor(place))
    }
}
