//! The page around the document: policy, style, title block, contents.

use crate::message::{Lang, label};
use crate::model::PartialDate;
use crate::template::{Templates, Trouble, Value, context};

use super::super::audience::Audience;
use super::super::document::{Block, Document, Section, plain};
use super::blocks::Writer;
use super::policy;

/// How deep the contents go: chapters and their sections.
const CONTENTS_LEVELS: usize = 2;

/// The document as one page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(document: &Document, templates: &Templates<'_>) -> Result<String, Trouble> {
    let writer = Writer {
        setting: document,
        templates,
    };
    let style = policy::style(templates, "style.css");
    let policy = policy::of(&style);
    let html = templates.render(
        "page.html",
        &context! {
            lang => document.text_lang.tag(),
            title => &*document.title,
            subtitle => document.subtitle.as_deref(),
            edition => &*document.edition,
            publisher => document.publisher.as_deref(),
            date => document.date.map(|date| PartialDate::of_day(date).show(document.lang)),
            is_internal => document.audience == Audience::Internal,
            policy => Value::from_safe_string(policy.clone()),
            style => Value::from_safe_string(style),
            words => words(document.lang),
            contents => contents(&document.chapters),
            content => Value::from_safe_string(writer.sections(&document.chapters)?),
        },
    )?;
    if html.contains(&policy) {
        Ok(html)
    } else {
        Err(policy::missing(templates, "page.html"))
    }
}

/// The words of the page itself.
fn words(lang: Lang) -> Value {
    let pick = |de, en| label(de, en).in_lang(lang);
    context! {
        skip => pick("Zum Inhalt springen", "Skip to content"),
        contents => pick("Inhalt", "Contents"),
        edition => pick("Fassung", "Edition"),
        date => pick("Stand", "As of"),
        publisher => pick("Federführung", "Published by"),
        internal => pick("Interne Fassung – nicht zur Veröffentlichung", "Internal version – not for publication"),
        top => pick("Nach oben", "Back to top"),
    }
}

fn contents(sections: &[Section]) -> Vec<Value> {
    let entry = |section: &Section| {
        let below = section
            .blocks
            .iter()
            .filter(|_| section.level < CONTENTS_LEVELS)
            .filter_map(below);
        line(
            section,
            below.map(|section| line(section, Vec::new())).collect(),
        )
    };
    sections.iter().map(entry).collect()
}

fn below(block: &Block) -> Option<&Section> {
    match block {
        Block::Section(section) => Some(section),
        _ => None,
    }
}

/// A heading without its links and footnotes, since it is a link here.
fn line(section: &Section, below: Vec<Value>) -> Value {
    context! { anchor => &*section.anchor, number => section.number.as_deref(), title => plain(&section.title), below }
}
