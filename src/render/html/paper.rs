//! The cabinet paper as one HTML page for the screen and for A4.

use crate::message::{Lang, label};
use crate::template::{Templates, Trouble, Value, context};

use super::super::audience::Audience;
use super::super::paper::ready::Paper;
use super::blocks::Writer;
use super::inlines;
use super::policy;

/// The paper as one page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn paper(paper: &Paper, templates: &Templates<'_>) -> Result<String, Trouble> {
    let document = &paper.document;
    let writer = Writer {
        setting: document,
        templates,
    };
    let style = policy::style(templates, "paper.css");
    let policy = policy::of(&style);
    let facts: Vec<Value> = paper
        .facts
        .iter()
        .map(|fact| {
            let value = inlines::html(document, &fact.value);
            context! { label => &*fact.label, value => Value::from_safe_string(value) }
        })
        .collect();
    let html = templates.render(
        "paper.html",
        &context! {
            lang => document.text_lang.tag(),
            kicker => &*paper.kicker,
            title => &*document.title,
            edition => &*document.edition,
            is_draft => paper.is_draft,
            is_internal => document.audience == Audience::Internal,
            facts,
            policy => Value::from_safe_string(policy.clone()),
            style => Value::from_safe_string(style),
            words => words(document.lang),
            content => Value::from_safe_string(writer.sections(&document.chapters)?),
        },
    )?;
    if html.contains(&policy) {
        Ok(html)
    } else {
        Err(policy::missing(templates, "paper.html"))
    }
}

fn words(lang: Lang) -> Value {
    let pick = |de, en| label(de, en).in_lang(lang);
    context! {
        skip => pick("Zum Inhalt springen", "Skip to content"),
        draft => pick("Entwurf", "Draft"),
        internal => pick("Intern – nicht zur Veröffentlichung", "Internal – not for publication"),
    }
}
