//! Lines as HTML.

use crate::message::label;
use crate::model::Choices;

use super::super::address;
use super::super::document::{Document, Inline, Target};
use super::escape;
use crate::picture::data_address;

/// Writes a line.
pub fn write(document: &Document, inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        one(document, inline, out);
    }
}

/// The line.
pub fn html(document: &Document, inlines: &[Inline]) -> String {
    let mut out = String::new();
    write(document, inlines, &mut out);
    out
}

fn one(document: &Document, inline: &Inline, out: &mut String) {
    match inline {
        Inline::Text(text) => escape::text(text, out),
        Inline::Code(text) => {
            out.push_str("<code>");
            escape::text(text, out);
            out.push_str("</code>");
        }
        Inline::Emphasis(inlines) => around(document, "em", inlines, out),
        Inline::Strong(inlines) => around(document, "strong", inlines, out),
        Inline::Strike(inlines) => around(document, "s", inlines, out),
        Inline::Link(target, inlines) => link(document, target, inlines, out),
        Inline::Picture { path, alt } => picture(document, path, alt, out),
        Inline::Light(light, word) => {
            out.push_str(&format!("<span class=\"light {}\">", light.key()));
            escape::text(word, out);
            out.push_str("</span> ");
        }
        Inline::Quiet(text) => {
            out.push_str("<span class=\"quiet\">");
            escape::text(text, out);
            out.push_str("</span>");
        }
        Inline::Break => out.push_str("<br>"),
        Inline::FootnoteRef {
            anchor,
            target,
            number,
        } => {
            let what = label("Fußnote", "Footnote").in_lang(document.lang);
            out.push_str(&format!("<sup><a id=\"{anchor}\" href=\"#{target}\" aria-label=\"{what} {number}\">{number}</a></sup>"));
        }
    }
}

fn around(document: &Document, element: &str, inlines: &[Inline], out: &mut String) {
    out.push_str(&format!("<{element}>"));
    write(document, inlines, out);
    out.push_str(&format!("</{element}>"));
}

fn link(document: &Document, target: &Target, inlines: &[Inline], out: &mut String) {
    out.push_str("<a href=\"");
    match target {
        Target::Anchor(anchor) => escape::text(&format!("#{anchor}"), out),
        Target::Elsewhere(target) => escape::text(&address::encoded(target), out),
    }
    out.push_str("\">");
    let start = out.len();
    write(document, inlines, out);
    if let (true, Target::Elsewhere(target)) = (out[start..].trim().is_empty(), target) {
        escape::text(target, out);
    }
    out.push_str("</a>");
}

/// Writes a picture; where it cannot be shown, its words.
pub fn picture(document: &Document, path: &str, alt: &str, out: &mut String) {
    match document.pictures.get(path) {
        Some(picture) => {
            out.push_str(&format!("<img src=\"{}\" alt=\"", data_address(picture)));
            escape::text(alt, out);
            out.push_str("\">");
        }
        None => {
            let what = label("Abbildung", "Picture").in_lang(document.lang);
            out.push_str(&format!("[{what}: "));
            escape::text(alt, out);
            out.push(']');
        }
    }
}
