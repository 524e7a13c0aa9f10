//! The strategy document on the site: its contents, and a page for each chapter.

use crate::markdown;
use crate::markdown::words::plain_text;
use crate::message::label;
use crate::model::Kind;
use crate::template::{Trouble, Value, context};

use super::super::document::{Block, Section, plain};
use super::super::html::escape::escaped;
use super::super::html::setting::Setting;
use super::super::html::{blocks, inlines};
use super::address::Top;
use super::frame::{self, Page};
use super::leaf::Leaf;
use super::search::Found;
use super::{Site, summary};

/// The page of a chapter, and what the search finds it by.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn chapter(site: &Site<'_>, at: usize) -> Result<(Page, Found), Trouble> {
    let section = &site.chapters[at];
    let leaf = Leaf::of(site, section.anchor.clone());
    let title = plain(&section.title);
    let turn = |at: Option<usize>| {
        let section = site.chapters.get(at?)?;
        let (path, _) = site.addresses.place(&section.anchor)?;
        Some(context! { href => leaf.href(&path), title => numbered(section) })
    };
    let writer = blocks::Writer {
        setting: &leaf,
        templates: &site.templates,
    };
    let html = site.templates.render(
        "site/chapter.html",
        &context! {
            number => section.number.as_deref(),
            title => Value::from_safe_string(inlines::html(&leaf, &section.title)),
            content => Value::from_safe_string(writer.blocks(&section.blocks)?),
            before => turn(at.checked_sub(1)),
            after => turn(Some(at + 1)),
            words => site.words.clone(),
        },
    )?;
    let found = Found {
        path: leaf.path.clone(),
        title: title.clone(),
        about: label("Kapitel", "Chapter").in_lang(site.lang).to_owned(),
        lead: String::new(),
        text: own_text(site, &section.anchor),
    };
    let page = Page {
        above: vec![contents_link(site)],
        area: Some(Top::All(Kind::Chapter)),
        path: leaf.path,
        title,
        scripts: &[],
        about: summary::of_blocks(&section.blocks),
        html,
    };
    Ok((page, found))
}

fn contents_link(site: &Site<'_>) -> (String, String) {
    let top = Top::All(Kind::Chapter);
    (
        site.addresses.top(top),
        frame::name(top, site.lang).to_owned(),
    )
}

/// What its editors wrote; what it inserts is found at its own place.
fn own_text(site: &Site<'_>, anchor: &str) -> String {
    let parts = super::super::anchor::parts(anchor);
    let head = parts.and_then(|(kind, id, _)| site.view.strategy.find(kind, &id));
    head.map_or_else(String::new, |head| {
        plain_text(&markdown::parse(site.view.text(head)))
    })
}

fn numbered(section: &Section) -> String {
    let title = plain(&section.title);
    match &section.number {
        Some(number) => format!("{number} {title}"),
        None => title,
    }
}

/// The contents of the document: chapters and their sections.
pub fn contents(leaf: &Leaf<'_>) -> String {
    let chapters: Vec<&Section> = leaf.site.chapters.iter().collect();
    list(leaf, &chapters, true)
}

fn list(leaf: &Leaf<'_>, sections: &[&Section], with_inner: bool) -> String {
    let item = |section: &&Section| {
        let (href, title) = (leaf.place(&section.anchor), escaped(&plain(&section.title)));
        let number = section.number.as_deref().unwrap_or("");
        let inner = section.blocks.iter().filter_map(|block| match block {
            Block::Section(inner) => Some(inner),
            _ => None,
        });
        let inner: Vec<&Section> = inner.filter(|_| with_inner).collect();
        let inner = match inner.is_empty() {
            true => String::new(),
            false => list(leaf, &inner, false),
        };
        let number = match number {
            "" => String::new(),
            number => format!("<span class=\"no\">{number}</span> "),
        };
        format!("<li><a href=\"{href}\">{number}{title}</a>{inner}</li>\n")
    };
    let items: String = sections.iter().map(item).collect();
    format!("<ol class=\"chapters\">\n{items}</ol>\n")
}
