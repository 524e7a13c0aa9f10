//! Writes sections and blocks one after the other; holds what must be known while writing.

use crate::message::{Lang, label};

use super::super::document::{Block, Document, Inline, Section};
use super::columns;
use super::notes::Notes;
use super::numbering::{self, Numbering};
use super::part::{Around, Part, numbered, properties};
use super::pictures::Pictures;
use super::places::Places;
use super::xml::{self, Breaks};

/// Writes a document.
pub struct Writer<'d> {
    /// The document.
    pub document: &'d Document,
    /// Where links lead.
    pub places: Places<'d>,
    /// Numbers of headings and lists.
    pub numbering: Numbering,
    /// Footnotes.
    pub notes: Notes<'d>,
    /// Pictures.
    pub pictures: Pictures,
    /// The part that is written now.
    pub part: Part,
    /// Whether that is the part of the footnotes.
    pub in_note: bool,
    /// How wide a picture may be, in twentieths of a point.
    pub room: usize,
}

impl<'d> Writer<'d> {
    /// Nothing is written yet.
    pub fn new(document: &'d Document) -> Writer<'d> {
        Writer {
            document,
            places: Places::of(document),
            numbering: Numbering::new(),
            notes: Notes::of(document),
            pictures: Pictures::default(),
            part: Part::default(),
            in_note: false,
            room: columns::PAGE,
        }
    }

    /// Words in the language of the document.
    pub fn word(&self, de: &'static str, en: &'static str) -> &'static str {
        label(de, en).in_lang(self.document.lang)
    }

    /// Sections, one after the other.
    pub fn sections(&mut self, sections: &'d [Section]) {
        for section in sections {
            self.section(section);
        }
    }

    fn section(&mut self, section: &'d Section) {
        let level = section.level.clamp(1, 9);
        let number = section
            .number
            .as_deref()
            .map(|number| (number, self.numbering.heading(number)));
        let numbered = match number {
            Some((_, Some(numbering::HEADINGS))) => String::new(),
            Some((_, Some(other))) => numbered(level - 1, other),
            _ => numbered(level - 1, numbering::NOTHING),
        };
        self.open_paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>{numbered}"));
        let bookmark = self.places.bookmark(&section.anchor);
        self.part
            .out
            .extend(bookmark.map(|bookmark| bookmark.start()));
        if let Some((number, None)) = number {
            xml::run(
                "",
                &format!("{number} "),
                Breaks::Spaces,
                &mut self.part.out,
            );
        }
        self.line(&section.title);
        self.part
            .out
            .extend(bookmark.map(|bookmark| bookmark.end()));
        self.part.out.push_str("</w:p>");
        self.kicker(section);
        self.blocks(&section.blocks, Around::default());
    }

    /// What kind of thing it is, and what readers must know: that it is a draft or internal.
    fn kicker(&mut self, section: &Section) {
        if section.kicker.is_none() && section.marks.is_empty() {
            return;
        }
        self.open_paragraph("<w:pStyle w:val=\"Kicker\"/>");
        let kicker = section.kicker.as_deref().unwrap_or_default();
        xml::run("", kicker, Breaks::Spaces, &mut self.part.out);
        for mark in &section.marks {
            xml::run("", " ", Breaks::Spaces, &mut self.part.out);
            let words = format!("\u{a0}{}\u{a0}", mark.words());
            xml::run(
                "<w:rStyle w:val=\"Mark\"/>",
                &words,
                Breaks::Spaces,
                &mut self.part.out,
            );
        }
        self.part.out.push_str("</w:p>");
    }

    /// Blocks, one after the other.
    pub fn blocks(&mut self, blocks: &'d [Block], around: Around) {
        for block in blocks {
            self.block(block, around);
        }
    }

    fn block(&mut self, block: &'d Block, around: Around) {
        match block {
            Block::Section(section) => self.section(section),
            Block::Paragraph(line) => self.paragraph(body_style(around), around, line),
            Block::Lead(line) => self.paragraph("Lead", around, line),
            Block::Note(line) => self.paragraph("Note", around, line),
            Block::List(list) => self.list(list, around),
            Block::Quote(blocks) => {
                let quotes = around.quotes + 1;
                self.blocks(blocks, Around { quotes, ..around });
            }
            Block::Code { text, .. } => self.code(text, around),
            Block::Table(table) => self.table(table, around),
            Block::Facts(facts) => self.facts(facts),
            Block::Rule => self.paragraph("Rule", around, &[]),
            Block::Figure(figure) => self.figure(figure, around),
            // They stand at the foot of the pages.
            Block::Footnotes(_) => {}
        }
    }

    /// Begins a paragraph.
    pub fn open_paragraph(&mut self, properties: &str) {
        self.part.out.push_str("<w:p><w:pPr>");
        self.part.out.push_str(properties);
        self.part.out.push_str("</w:pPr>");
    }

    /// A paragraph of a style.
    pub fn paragraph(&mut self, style: &str, around: Around, line: &'d [Inline]) {
        self.open_paragraph(&properties(style, around));
        self.line(line);
        self.part.out.push_str("</w:p>");
    }

    fn code(&mut self, text: &str, around: Around) {
        self.open_paragraph(&properties("Code", around));
        xml::run(
            "",
            text.trim_end_matches('\n'),
            Breaks::Kept,
            &mut self.part.out,
        );
        self.part.out.push_str("</w:p>");
    }
}

fn body_style(around: Around) -> &'static str {
    match around {
        Around { in_note: true, .. } => "FootnoteText",
        Around { quotes: 1.., .. } => "Quote",
        Around { lists: 1.., .. } => "ListParagraph",
        _ => "BodyText",
    }
}

/// The language as Word names it.
pub fn tag(lang: Lang) -> &'static str {
    lang.pick("de-DE", "en-GB")
}
