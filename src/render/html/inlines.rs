//! Lines as HTML.

use crate::message::label;
use crate::model::Choices;

use super::super::address;
use super::super::document::{Inline, Target};
use super::escape;
use super::setting::{Setting, Shown};

/// Writes a line.
pub fn write(setting: &dyn Setting, inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        one(setting, inline, out);
    }
}

/// The line.
pub fn html(setting: &dyn Setting, inlines: &[Inline]) -> String {
    let mut out = String::new();
    write(setting, inlines, &mut out);
    out
}

fn one(setting: &dyn Setting, inline: &Inline, out: &mut String) {
    match inline {
        Inline::Text(text) => setting.text(text, out),
        Inline::Code(text) => {
            out.push_str("<code>");
            escape::text(text, out);
            out.push_str("</code>");
        }
        Inline::Emphasis(inlines) => around(setting, "em", inlines, out),
        Inline::Strong(inlines) => around(setting, "strong", inlines, out),
        Inline::Strike(inlines) => around(setting, "s", inlines, out),
        Inline::Link(target, inlines) => link(setting, target, inlines, out),
        Inline::Picture { path, alt } => picture(setting, path, alt, out),
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
            let what = label("Fußnote", "Footnote").in_lang(setting.lang());
            let (id, to) = (setting.id(anchor), setting.id(target));
            out.push_str(&format!("<sup><a id=\"{id}\" href=\"#{to}\" aria-label=\"{what} {number}\">{number}</a></sup>"));
        }
    }
}

fn around(setting: &dyn Setting, element: &str, inlines: &[Inline], out: &mut String) {
    out.push_str(&format!("<{element}>"));
    write(setting, inlines, out);
    out.push_str(&format!("</{element}>"));
}

fn link(setting: &dyn Setting, target: &Target, inlines: &[Inline], out: &mut String) {
    out.push_str("<a href=\"");
    match target {
        Target::Anchor(anchor) => escape::text(&setting.place(anchor), out),
        Target::Elsewhere(target) => escape::text(&address::encoded(target), out),
    }
    out.push_str("\">");
    let start = out.len();
    write(setting, inlines, out);
    if let (true, Target::Elsewhere(target)) = (out[start..].trim().is_empty(), target) {
        escape::text(target, out);
    }
    out.push_str("</a>");
}

/// Writes a picture; where it cannot be shown, its words.
pub fn picture(setting: &dyn Setting, path: &str, alt: &str, out: &mut String) {
    match setting.picture(path) {
        Some(Shown { address, size }) => {
            out.push_str("<img src=\"");
            escape::text(&address, out);
            out.push_str("\" alt=\"");
            escape::text(alt, out);
            out.push('"');
            if let Some((width, height)) = size {
                out.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
            }
            out.push('>');
        }
        None => {
            let what = label("Abbildung", "Picture").in_lang(setting.lang());
            out.push_str(&format!("[{what}: "));
            escape::text(alt, out);
            out.push(']');
        }
    }
}
