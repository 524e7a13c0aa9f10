//! The document as every output format walks it: sections in order with numbers and anchors, and plain blocks in them.
//! Nothing here knows HTML, Markdown or paper; texts are plain, every link is judged and resolved.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::message::Lang;
use crate::model::Kind;
use crate::model::project::Ampel;
use crate::picture::Picture;

use super::audience::Audience;

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The language of its generated words.
    pub lang: Lang,
    /// The language of its texts.
    pub text_lang: Lang,
    /// Who reads it.
    pub audience: Audience,
    /// Its title.
    pub title: String,
    /// Its subtitle.
    pub subtitle: Option<String>,
    /// Its edition.
    pub edition: String,
    /// The day it stands for.
    pub date: Option<Date>,
    /// The ministry that publishes it.
    pub publisher: Option<String>,
    /// Its chapters: sections of level 1.
    pub chapters: Vec<Section>,
    /// The pictures that its blocks name, by path.
    pub pictures: BTreeMap<String, Picture>,
    /// How many entries its readers might see that no chapter asks for, by kind.
    pub left_out: Vec<(Kind, usize)>,
}

/// A section: a heading and what stands below it.
#[derive(Clone, Debug)]
pub struct Section {
    /// The name of its place, unique in the document: ASCII.
    pub anchor: String,
    /// How deep it lies, from 1.
    pub level: usize,
    /// Its number, such as `2.1`.
    pub number: Option<String>,
    /// Its heading.
    pub title: Vec<Inline>,
    /// What kind of thing it is and whose, in a few words.
    pub kicker: Option<String>,
    /// What it is.
    pub role: Role,
    /// What readers must know before they read it: that it is a draft, or internal.
    pub marks: Vec<Mark>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A section with a heading and nothing else.
pub fn section(anchor: String, level: usize, title: Vec<Inline>) -> Section {
    Section {
        anchor,
        level,
        number: None,
        title,
        kicker: None,
        role: Role::Heading,
        marks: Vec::new(),
        blocks: Vec::new(),
    }
}

/// What a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A chapter.
    Chapter,
    /// A heading in a text, or one that gathers entries.
    Heading,
    /// An entry of this kind.
    Entry(Kind),
}

/// A mark beside a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The text is not consolidated; the state in words.
    Draft(&'static str),
    /// Only for the ministries.
    Internal(&'static str),
}

impl Mark {
    /// Its words.
    pub fn words(&self) -> &'static str {
        match self {
            Mark::Draft(words) | Mark::Internal(words) => words,
        }
    }
}

/// A block.
#[derive(Clone, Debug)]
pub enum Block {
    /// A section below this one.
    Section(Section),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// The sentence that says why an entry matters.
    Lead(Vec<Inline>),
    /// A generated sentence about the document itself, such as that nothing is there.
    Note(Vec<Inline>),
    /// A list.
    List(List),
    /// A quotation.
    Quote(Vec<Block>),
    /// Lines that stand as they are.
    Code {
        /// What they are written in.
        info: String,
        /// The lines.
        text: String,
    },
    /// A table.
    Table(Table),
    /// Facts: labels with values.
    Facts(Vec<Fact>),
    /// A break between two thoughts.
    Rule,
    /// A picture with what it shows.
    Figure(Figure),
    /// The footnotes of the section.
    Footnotes(Vec<Footnote>),
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// The number of the first item; none: bullets.
    pub start: Option<usize>,
    /// Whether its items stand close.
    pub tight: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// Whether a task is done; none: no task.
    pub task: Option<bool>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is about, for those who cannot see where it stands.
    pub caption: String,
    /// Whether the caption says what no heading says.
    pub caption_shown: bool,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether the first cell of a row is its heading.
    pub row_headings: bool,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub title: Vec<Inline>,
    /// How its cells are aligned.
    pub align: Align,
}

/// How a cell is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As text.
    Start,
    /// In the middle.
    Center,
    /// As numbers.
    End,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The name of its place, where it stands for an entry.
    pub anchor: Option<String>,
    /// Its cells, as many as there are columns.
    pub cells: Vec<Vec<Inline>>,
}

/// A fact.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it tells.
    pub label: String,
    /// It.
    pub value: Vec<Inline>,
}

/// A picture as a block.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its path; where [`Document::pictures`] does not have it, its words stand for it.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
    /// A caption.
    pub caption: Option<String>,
}

/// A footnote.
#[derive(Clone, Debug)]
pub struct Footnote {
    /// The name of its place.
    pub anchor: String,
    /// Its number in the section.
    pub number: usize,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The places that refer to it.
    pub back: Vec<String>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised words.
    Strong(Vec<Inline>),
    /// Struck words.
    Strike(Vec<Inline>),
    /// A link.
    Link(Target, Vec<Inline>),
    /// A picture in a line.
    Picture {
        /// Its path; where [`Document::pictures`] does not have it, its words stand for it.
        path: String,
        /// What it shows, in words.
        alt: String,
    },
    /// A traffic light, always with its word.
    Light(Ampel, &'static str),
    /// A word beside others, such as `stale`.
    Quiet(String),
    /// A line break.
    Break,
    /// A reference to a footnote.
    FootnoteRef {
        /// The name of its place.
        anchor: String,
        /// The place of the footnote.
        target: String,
        /// Its number.
        number: usize,
    },
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A place in this document.
    Anchor(String),
    /// Elsewhere; `http`, `https`, `mailto` or `tel`.
    Elsewhere(String),
}

/// Plain words as inlines.
pub fn words(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

/// The words of a line, without any form.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Quiet(text) => out.push_str(text),
            Inline::Emphasis(inlines)
            | Inline::Strong(inlines)
            | Inline::Strike(inlines)
            | Inline::Link(_, inlines) => {
                out.push_str(&plain(inlines));
            }
            Inline::Picture { alt, .. } => out.push_str(alt),
            Inline::Light(_, word) => out.push_str(word),
            Inline::Break => out.push(' '),
            Inline::FootnoteRef { .. } => {}
        }
    }
    out
}

impl Document {
    /// The names of its chapters: of their files, without ending.
    pub fn chapter_names(&self) -> Vec<&str> {
        let chapters = self.chapters.iter();
        chapters
            .filter_map(|chapter| chapter.anchor.strip_prefix("chapter-"))
            .collect()
    }

    /// All sections, in reading order.
    pub fn sections(&self) -> Vec<&Section> {
        let mut found = Vec::new();
        let mut open: Vec<&Section> = self.chapters.iter().rev().collect();
        while let Some(section) = open.pop() {
            found.push(section);
            let inner = section.blocks.iter().rev().filter_map(|block| match block {
                Block::Section(section) => Some(section),
                _ => None,
            });
            open.extend(inner);
        }
        found
    }
}
