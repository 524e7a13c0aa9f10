//! Markdown: what a text contains; the only room that names comrak.

use std::ops::Range;

/// The parts of a text that rules look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Links and pictures in order.
    pub links: Vec<Link>,
    /// Raw HTML.
    pub html: Vec<Range<usize>>,
    /// Fenced blocks with the info string `dstrat`: the range of their content.
    pub inserts: Vec<Range<usize>>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A link or picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads: decoded, as a browser would read it.
    pub target: Box<str>,
    /// Where the whole link stands.
    pub range: Range<usize>,
    /// Whether it is a picture.
    pub picture: bool,
    /// Whether it has words: a link text or a picture's alternative text.
    pub has_words: bool,
}

/// The outline of a text.
pub fn outline(text: &str) -> Outline {
    let _ = text;
    Outline::default()
}
