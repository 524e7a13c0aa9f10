//! The places in a text that links lead to: its headings.

use super::ast::{BlockKind, Document};
use super::words::{Slugs, inline_text};

/// The names of the places, one for each heading, in order. A heading in a list or a quotation is none.
pub fn places(text: &Document) -> Vec<String> {
    let mut slugs = Slugs::default();
    let words = text.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { inlines, .. } => Some(inline_text(inlines)),
        _ => None,
    });
    words.map(|words| slugs.unique(&words)).collect()
}
