//! The strategy document on the site: its contents, and a page for each chapter.

use crate::markdown;
use crate::markdown::words::plain_text;
use crate::message::label;
use crate::model::Kind;
use crate::template::{Trouble, Value, context};

use super::super::document::{Block, Inline, Item, List, Section, Target, plain};
use super::super::html::{blocks, inlines};
use super::Site;
use super::address::Top;
use super::frame::{self, Page};
use super::leaf::Leaf;
use super::search::Found;

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
        Some(context! { href => leaf.way(&path), title => numbered(section) })
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
pub fn contents(site: &Site<'_>) -> Block {
    let chapters: Vec<&Section> = site.chapters.iter().collect();
    Block::List(list(&chapters, true))
}

fn list(sections: &[&Section], with_inner: bool) -> List {
    let item = |section: &&Section| {
        let link = Inline::Link(
            Target::Anchor(section.anchor.clone()),
            vec![Inline::Text(numbered(section))],
        );
        let mut blocks = vec![Block::Paragraph(vec![link])];
        let inner = section.blocks.iter().filter_map(|block| match block {
            Block::Section(inner) => Some(inner),
            _ => None,
        });
        let inner: Vec<&Section> = inner.filter(|_| with_inner).collect();
        if !inner.is_empty() {
            blocks.push(Block::List(list(&inner, false)));
        }
        Item { task: None, blocks }
    };
    List {
        start: None,
        tight: true,
        items: sections.iter().map(item).collect(),
    }
}
