//! Pages that are a heading, a sentence and blocks.

use crate::template::{Trouble, Value, context};

use super::super::document::{Block, words};
use super::super::html::blocks;
use super::leaf::Leaf;

/// The content of such a page; `after` is HTML.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn html(
    leaf: &Leaf<'_>,
    title: &str,
    lead: Option<&str>,
    content: &[Block],
    after: &str,
) -> Result<String, Trouble> {
    let templates = &leaf.site.templates;
    let writer = blocks::Writer {
        setting: leaf,
        templates,
    };
    let line = |text: &str| Value::from_safe_string(writer.line(&words(text)));
    templates.render(
        "site/entry.html",
        &context! {
            title => line(title),
            kicker => None::<&str>,
            marks => Vec::<Value>::new(),
            lead => lead.map(line),
            facts => None::<&str>,
            content => Value::from_safe_string(writer.blocks(content)? + after),
        },
    )
}
