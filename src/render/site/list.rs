//! Lists of entries: each leads to its page and says in a few words whose it is and how far.

use crate::message::{Label, label};
use crate::model::{Choices, Kind, Ministry};

use super::super::document::{Block, Inline, Item, List, words};
use super::super::entry;
use super::super::plan::At;
use super::super::words::capital;
use super::super::writer::section;
use super::Site;

/// A list under a heading; nothing for an empty one.
pub fn under(site: &Site<'_>, place: String, title: Label, entries: &[At]) -> Option<Block> {
    if entries.is_empty() {
        return None;
    }
    let mut section = section(place, 1, words(capital(title.in_lang(site.lang))));
    section.blocks.push(plain(site, entries));
    Some(Block::Section(section))
}

/// A list.
pub fn plain(site: &Site<'_>, entries: &[At]) -> Block {
    let item = |at: &At| Item {
        task: None,
        blocks: vec![Block::Paragraph(line(site, *at))],
    };
    Block::List(List {
        start: None,
        tight: true,
        items: entries.iter().map(item).collect(),
    })
}

/// The name of an entry, leading to its page, and a few words below it.
pub fn line(site: &Site<'_>, at: At) -> Vec<Inline> {
    let name = match site.view.strategy.head_at(at.0, at.1) {
        Some(head) => head.title.value.to_string(),
        None => entry::short_title(&site.writer, at).to_owned(),
    };
    let mut line = vec![site.writer.link_as(at, name)];
    let about = about(site, at);
    if !about.is_empty() {
        line.push(Inline::Break);
        line.extend(about);
    }
    line
}

/// Whose it is and how far.
pub fn about(site: &Site<'_>, (kind, at): At) -> Vec<Inline> {
    let (strategy, lang) = (&site.view.strategy, site.lang);
    match kind {
        Kind::Project => of_project(site, at),
        Kind::Measure => {
            let measure = &strategy.measures[at];
            let status = measure.status.value.label().in_lang(lang);
            quiet([short(site, measure.head.ministry()), status])
        }
        Kind::Goal => {
            let goal = &strategy.goals[at];
            let due = format!(
                "{} {}",
                label("bis", "by").in_lang(lang),
                goal.due.show(lang)
            );
            quiet([short(site, &goal.lead.id), &due])
        }
        Kind::Contribution => quiet([name(site, strategy.contributions[at].head.ministry())]),
        Kind::Decision => {
            let decision = &strategy.decisions[at];
            quiet([&*decision.body, &decision.date.show(lang)])
        }
        Kind::Field => quiet([&*capital(strategy.fields[at].kind.label().in_lang(lang))]),
        Kind::Ministry => quiet([&*strategy.ministries[at].short]),
        Kind::Chapter => Vec::new(),
    }
}

fn of_project(site: &Site<'_>, at: usize) -> Vec<Inline> {
    let project = &site.view.strategy.projects[at];
    let status = project.status.value.label().in_lang(site.lang);
    let mut line = quiet([short(site, project.head.ministry()), status]);
    if let Some(light) = site.view.lights[at] {
        let what = label(" · Ampel: ", " · light: ").in_lang(site.lang);
        line.extend([
            Inline::Quiet(what.to_owned()),
            entry::light(light, site.lang),
        ]);
    }
    line
}

fn quiet<const N: usize>(parts: [&str; N]) -> Vec<Inline> {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    vec![Inline::Quiet(parts.join(" · "))]
}

/// The short name of a ministry.
pub fn short<'s>(site: &'s Site<'_>, id: &'s str) -> &'s str {
    let ministry = site.view.strategy.by_id::<Ministry>(id);
    ministry.map_or(id, |ministry| &ministry.short)
}

fn name<'s>(site: &'s Site<'_>, id: &'s str) -> &'s str {
    let ministry = site.view.strategy.by_id::<Ministry>(id);
    ministry.map_or(id, |ministry| &ministry.name.value)
}
