//! The parts of a text, as every output format walks them: blocks that hold inlines, never deeper than [`MAX_DEPTH`].

use std::ops::Range;

/// The deepest nesting of blocks, and again of inlines in a block. What lies deeper is flattened into its words.
pub const MAX_DEPTH: usize = 32;

/// A text that was read. All texts in it are plain: entities and escapes are decoded, raw HTML is text like any
/// other, and every target passed [`is_allowed`](super::target::is_allowed).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Its footnotes: first those with references, in the order of the first one, then the others.
    pub footnotes: Vec<Footnote>,
    /// Whether it was too long or too deeply nested to be read, so that it is one code block, shown as it stands.
    pub literal: bool,
}

/// A block and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in the text, without the line break at its end.
    pub range: Range<usize>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading {
        /// 1 to 6, as written.
        level: u8,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List(List),
    /// A quotation.
    Quote(Vec<Block>),
    /// A code block.
    Code {
        /// The words after the fence; `dstrat` for generated content.
        info: String,
        /// Its lines, parted by `\n`, without a line break at the end.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A thematic break.
    Rule,
    /// A paragraph that is nothing but one picture.
    Figure(Picture),
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The number of the first item of an ordered list.
    pub start: Option<usize>,
    /// Whether its items follow each other without blank lines, so that their paragraphs stand close.
    pub tight: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Whether a task is done; `None` for an item that is no task.
    pub task: Option<bool>,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A table. Every row has as many cells as there are alignments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// One for each column.
    pub alignments: Vec<Alignment>,
    /// The cells of the first row.
    pub header: Vec<Vec<Inline>>,
    /// The cells of the other rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// The alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the layout likes.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Its name as written, without `[^` and `]`.
    pub name: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// How many references lead to it.
    pub references: usize,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
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
    Link {
        /// Where it leads.
        target: String,
        /// Its title, often empty.
        title: String,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A picture.
    Picture(Picture),
    /// A line break of the source, which is a space.
    SoftBreak,
    /// A line break.
    HardBreak,
    /// A reference to a footnote.
    FootnoteRef {
        /// Its number, from 1: its place in [`Document::footnotes`].
        number: usize,
        /// The how-many-th reference to this footnote it is, from 1.
        nth: usize,
    },
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it lies; always relative.
    pub target: String,
    /// What it shows, in words.
    pub alt: String,
    /// Its title, often empty.
    pub title: String,
}
