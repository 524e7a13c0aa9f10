//! What was struck out and what was put in, as HTML: to be seen without colours, and to be heard.

use crate::comparison::{Paragraph, Piece};
use crate::message::Lang;

use super::super::html::escape::escaped;

/// The left and the right cell of a paragraph.
pub fn cells(paragraph: &Paragraph<'_>, lang: Lang) -> (String, String) {
    let (mut old, mut new) = (String::new(), String::new());
    for piece in &paragraph.pieces {
        match piece {
            Piece::Same(text) => {
                let text = escaped(text);
                old.push_str(&text);
                new.push_str(&text);
            }
            Piece::Removed(text) => old.push_str(&removed(text, lang)),
            Piece::Added(text) => new.push_str(&added(text, lang)),
        }
    }
    (old, new)
}

/// Words that are gone.
pub fn removed(text: &str, lang: Lang) -> String {
    marked(text, "del", lang.pick("gestrichen", "struck out"), lang)
}

/// Words that are new.
pub fn added(text: &str, lang: Lang) -> String {
    marked(text, "ins", lang.pick("eingefügt", "put in"), lang)
}

/// White space alone is not marked: nobody would see it, and it would be read out as nothing.
fn marked(text: &str, element: &str, word: &str, lang: Lang) -> String {
    let words = text.trim();
    if words.is_empty() {
        return escaped(text);
    }
    let start = text.len() - text.trim_start().len();
    let (before, after) = (&text[..start], &text[start + words.len()..]);
    let end = lang.pick("Ende", "end");
    format!(
        "{before}<{element}><span class=\"unseen\">[{word}: </span>{}<span class=\"unseen\"> {end}]</span></{element}>{after}",
        escaped(words)
    )
}
