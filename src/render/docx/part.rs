//! A part of the package on its way, and how a paragraph stands in it.

use super::links::Links;
use super::numbering;

/// A part on its way.
#[derive(Default)]
pub struct Part {
    /// What is written.
    pub out: String,
    /// What it names outside of itself.
    pub links: Links,
}

/// Where a block stands.
#[derive(Clone, Copy, Default)]
pub struct Around {
    /// In how many lists.
    pub lists: usize,
    /// In how many quotations.
    pub quotes: usize,
    /// The numbering of the item that it begins.
    pub item: Option<usize>,
    /// Whether it stays on the page of what follows.
    pub with_next: bool,
    /// Whether it is part of a footnote.
    pub in_note: bool,
}

/// The properties of a paragraph, in the order that the schema asks for.
pub fn properties(style: &str, around: Around) -> String {
    let mut out = format!("<w:pStyle w:val=\"{style}\"/>");
    if around.with_next {
        out.push_str("<w:keepNext/>");
    }
    match around.item {
        Some(number) => out.push_str(&numbered(around.lists.saturating_sub(1), number)),
        None if around.lists > 0 || around.quotes > 1 => {
            out.push_str(&format!("<w:ind w:left=\"{}\"/>", indent(around)));
        }
        None => {}
    }
    out
}

/// How far a block is indented, in twentieths of a point; bounded, so that words have room.
pub fn indent(around: Around) -> usize {
    numbering::INDENT * (around.lists + around.quotes).min(numbering::LIST_LEVELS)
}

/// The numbering of a paragraph.
pub fn numbered(level: usize, number: usize) -> String {
    let level = level.min(numbering::LIST_LEVELS - 1);
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>")
}
