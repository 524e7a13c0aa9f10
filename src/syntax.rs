//! TOML text to a tree in which every key and value knows its place; the only room that names the TOML parsers.
//!
//! A clean text is read by `toml-spanner`, several times faster than by `toml`. A text that it refuses is taken apart
//! statement by statement: each mistake is told in plain words, the sound statements are read all the same.

mod below;
mod escapes;
mod explain;
mod front_matter;
mod header;
mod invisible;
mod junk;
mod key;
mod marks;
mod mend;
mod origin;
mod piece;
mod repeated;
mod said;
mod slip;
mod statement;
mod survey;
mod tree;
mod value;
mod word;
mod words;

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::message::Text;
use crate::source::{Span, Spanned};

pub use escapes::origins;
pub use front_matter::{Keys, keys_of};
pub use mend::{Dated, date_meant, number_meant, quoted, truth_meant};

/// How deep lists and tables may nest.
pub const MAX_DEPTH: usize = 64;

/// How many mistakes of one text are told; what follows the last of them is not read.
pub const MAX_MISTAKES: usize = 100;

/// The memory behind one parsed text.
#[derive(Default)]
pub struct Memory {
    arena: toml_spanner::Arena,
    mended: OnceCell<String>,
}

/// A table: its entries in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    /// Where it stands; of a table with a header `[name]`, the header.
    pub span: Span,
    /// Its keys and values.
    pub entries: Vec<(Spanned<Cow<'a, str>>, Node<'a>)>,
}

impl<'a> Table<'a> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.entry(key).map(|(_, node)| node)
    }

    /// A key and its value.
    pub fn entry(&self, key: &str) -> Option<&(Spanned<Cow<'a, str>>, Node<'a>)> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }
}

/// A value and where it stands.
pub type Node<'a> = Spanned<Value<'a>>;

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A string, decoded.
    String(Cow<'a, str>),
    /// An integer.
    Integer(i64),
    /// A float.
    Float(f64),
    /// A truth value.
    Boolean(bool),
    /// A date, time or both, as written.
    Date(Cow<'a, str>),
    /// A list.
    Array(Vec<Node<'a>>),
    /// A table.
    Table(Table<'a>),
    /// A value that cannot be made sense of; it has been reported.
    Broken,
}

/// A mistake in the syntax.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// Where.
    pub span: Span,
    /// What.
    pub message: Text,
    /// What to type instead.
    pub help: Text,
    /// The same as edits, where it is evident.
    pub mend: Option<Mend>,
    /// Another place that belongs to it.
    pub related: Option<(Span, Text)>,
}

/// How to mend a mistake.
#[derive(Clone, Debug)]
pub struct Mend {
    /// What it does.
    pub title: Text,
    /// What stands where afterwards.
    pub edits: Vec<(Span, String)>,
    /// Whether the meaning is certain.
    pub safe: bool,
}

/// Reads a text that begins at byte `offset` of its file.
pub fn parse<'a>(text: &'a str, offset: usize, memory: &'a Memory) -> (Table<'a>, Vec<Mistake>) {
    match toml_spanner::parse(text, &memory.arena) {
        Ok(document) => tree::of_spanner(document.table(), text, offset),
        Err(_) => explain::explain(text, offset, memory),
    }
}
