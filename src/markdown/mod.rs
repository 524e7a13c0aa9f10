//! Markdown: what a text contains and what it means; the only room that names comrak.
//!
//! [`outline`] is what rules look at, [`parse`] what renderers walk. Both see the same text: what is no link to one
//! is none to the other. Neither follows a text without bounds: one that is too long or too deeply nested to be read
//! as Markdown is a `literal`, shown as it stands.

pub mod ast;

mod tree;

mod parse;

pub use parse::parse;

mod outline;

mod locate;

mod plain;

pub use outline::{Heading, Link, Outline};

mod places;

pub use places::places;

pub mod target;

pub mod words;

/// The outline of a text: without comrak, where that gives the same.
pub fn outline(text: &str) -> Outline {
    plain::outline(text).unwrap_or_else(|| outline::thorough(text))
}

#[cfg(test)]
mod hostile;
