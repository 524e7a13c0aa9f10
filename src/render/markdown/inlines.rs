//! Lines as Markdown.

use crate::message::{Lang, label};
use crate::model::project::Ampel;

use super::super::address::encoded;
use super::super::document::{Inline, Target};
use super::escape;

/// Where a line stands: what a break looks like depends on it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// In a paragraph.
    Paragraph,
    /// In a cell or a heading, which must stay one line.
    OneLine,
}

/// The line.
pub fn markdown(inlines: &[Inline], place: Where, lang: Lang) -> String {
    inlines
        .iter()
        .map(|inline| one(inline, place, lang))
        .collect()
}

fn one(inline: &Inline, place: Where, lang: Lang) -> String {
    let inner = |inlines: &[Inline]| markdown(inlines, place, lang);
    match inline {
        Inline::Text(text) | Inline::Quiet(text) => escape::inline(text),
        Inline::Code(text) => code(text, place),
        Inline::Emphasis(inlines) => around("*", &inner(inlines)),
        Inline::Strong(inlines) => around("**", &inner(inlines)),
        Inline::Strike(inlines) => around("~~", &inner(inlines)),
        Inline::Link(target, inlines) => link(target, &inner(inlines)),
        Inline::Picture { alt, .. } => {
            format!(
                "\\[{}: {}\\]",
                label("Abbildung", "Picture").in_lang(lang),
                escape::inline(alt)
            )
        }
        Inline::Light(light, word) => format!("{} {word} ", shape(*light)),
        Inline::Break if place == Where::OneLine => "<br>".to_owned(),
        Inline::Break => "\\\n".to_owned(),
        Inline::FootnoteRef { target, number, .. } => format!("[^{}]", footnote(target, *number)),
    }
}

/// The name of a footnote: its place in the whole document, so that sections do not share numbers.
pub fn footnote(anchor: &str, number: usize) -> String {
    match anchor.is_empty() {
        true => number.to_string(),
        false => anchor.to_owned(),
    }
}

/// The shape says the same as the word.
fn shape(light: Ampel) -> &'static str {
    match light {
        Ampel::Green => "●",
        Ampel::Amber => "▲",
        Ampel::Red => "■",
    }
}

/// Marks stand close to the words they mark, else they are shown instead of read.
fn around(mark: &str, inner: &str) -> String {
    let words = inner.trim();
    if words.is_empty() {
        return inner.to_owned();
    }
    let (start, end) = (
        inner.len() - inner.trim_start().len(),
        inner.trim_end().len(),
    );
    format!("{}{mark}{words}{mark}{}", &inner[..start], &inner[end..])
}

fn code(text: &str, place: Where) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let text = if place == Where::OneLine {
        text.replace('|', "\\|")
    } else {
        text
    };
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// An address between the parentheses of a link.
pub fn destination(address: &str) -> String {
    encoded(address).replace('(', "%28").replace(')', "%29")
}

fn link(target: &Target, words: &str) -> String {
    let target = match target {
        Target::Anchor(anchor) => format!("#{anchor}"),
        Target::Elsewhere(address) => destination(address),
    };
    let words = if words.trim().is_empty() {
        escape::inline(&target)
    } else {
        words.to_owned()
    };
    format!("[{words}]({target})")
}
