//! The page of an entry: what it is, its facts, its text, and what serves it.

use crate::markdown;
use crate::markdown::words::plain_text;
use crate::model::Kind;
use crate::template::{Trouble, Value, context};

use super::super::document::{Block, words};
use super::super::entry::Card;
use super::super::html::{blocks, table};
use super::super::plan::At;
use super::super::prose::Prose;
use super::address::Top;
use super::frame::{self, Page};
use super::leaf::Leaf;
use super::search::Found;
use super::{Site, card, lists, summary};

/// The page, and what the search finds it by.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>, at: At) -> Result<(Page, Found), Trouble> {
    let place = site.writer.anchor(at).unwrap_or_default();
    let leaf = Leaf::of(site, place.clone());
    let mut card = card::of(site, at);
    let (mut content, text) = text(site, at, &place);
    content.append(&mut card.tables);
    content.extend(lists::of(site, at, &place));
    let title = title(site, at);
    let found = Found {
        path: leaf.path.clone(),
        title: title.clone(),
        about: card.kicker.clone(),
        lead: card.lead.clone().unwrap_or_default(),
        text,
    };
    let about = summary::of_text(&found.lead).or_else(|| summary::of_blocks(&content));
    let html = html(&leaf, &title, card, &content)?;
    let page = Page {
        above: above(site, at),
        area: Some(area(at.0)),
        path: leaf.path,
        title,
        scripts: &[],
        about,
        html,
    };
    Ok((page, found))
}

/// The full title of an entry; of a ministry its name.
pub fn title(site: &Site<'_>, at: At) -> String {
    let head = site.view.strategy.head_at(at.0, at.1);
    head.map_or_else(
        || site.writer.short_title(at).to_owned(),
        |head| head.title.value.to_string(),
    )
}

/// The text as blocks and as plain words.
fn text(site: &Site<'_>, at: At, place: &str) -> (Vec<Block>, String) {
    let Some(head) = site.view.strategy.head_at(at.0, at.1) else {
        return (Vec::new(), String::new());
    };
    let text = markdown::parse(site.view.text(head));
    let plain = plain_text(&text);
    let path = site.view.path(head.file);
    let blocks = Prose::new(&site.writer, path, place).text(text, 1);
    (blocks, plain)
}

fn html(leaf: &Leaf<'_>, title: &str, card: Card, content: &[Block]) -> Result<String, Trouble> {
    let templates = &leaf.site.templates;
    let writer = blocks::Writer {
        setting: leaf,
        templates,
    };
    let facts = match card.facts.is_empty() {
        true => None,
        false => Some(Value::from_safe_string(table::facts(
            writer.setting,
            writer.templates,
            &card.facts,
        )?)),
    };
    let marks: Vec<Value> = card.marks.iter().map(blocks::mark).collect();
    let line = |text: &str| Value::from_safe_string(writer.line(&words(text)));
    templates.render(
        "site/entry.html",
        &context! {
            title => line(title),
            kicker => card.kicker,
            marks,
            lead => card.lead.as_deref().map(line),
            facts,
            content => Value::from_safe_string(writer.blocks(content)?),
        },
    )
}

/// The part of the site that the entries of a kind belong to: contributions stand below their field.
fn area(kind: Kind) -> Top {
    match kind {
        Kind::Contribution => Top::All(Kind::Field),
        kind => Top::All(kind),
    }
}

/// The pages above the page of an entry.
fn above(site: &Site<'_>, (kind, at): At) -> Vec<(String, String)> {
    let area = area(kind);
    let name = frame::name(area, site.lang).to_owned();
    let mut above = vec![(site.addresses.top(area), name)];
    if kind == Kind::Contribution {
        let strategy = &site.view.strategy;
        let field = strategy.get(&strategy.contributions[at].field);
        above.extend(field.map(|field| {
            let path = site.addresses.entry(Kind::Field, &field.head.id);
            (path, field.short().to_owned())
        }));
    }
    above
}
