//! Lists of entries: each leads to its page and says in a few words whose it is and how far.

use crate::message::{Label, label};
use crate::model::{Choices, Field, Kind, Ministry};

use super::super::document::{Block, Inline, Item, List, section, words};
use super::super::entry;
use super::super::plan::At;
use super::super::words::capital;
use super::Site;

/// A list under a heading; nothing for an empty one. On the page of the ministry `home`, its own name is not repeated.
pub fn under(
    site: &Site<'_>,
    place: String,
    title: Label,
    entries: &[At],
    home: &str,
) -> Option<Block> {
    if entries.is_empty() {
        return None;
    }
    let mut section = section(place, 1, words(capital(title.in_lang(site.lang))));
    section.blocks.push(list(site, entries, home));
    Some(Block::Section(section))
}

/// A list.
pub fn plain(site: &Site<'_>, entries: &[At]) -> Block {
    list(site, entries, "")
}

fn list(site: &Site<'_>, entries: &[At], home: &str) -> Block {
    let item = |at: &At| Item {
        task: None,
        blocks: vec![Block::Paragraph(line(site, *at, home))],
    };
    Block::List(List {
        start: None,
        tight: true,
        items: entries.iter().map(item).collect(),
    })
}

/// The name of an entry, leading to its page, and a few words below it.
fn line(site: &Site<'_>, at: At, home: &str) -> Vec<Inline> {
    let name = match site.view.strategy.head_at(at.0, at.1) {
        Some(head) => head.title.value.to_string(),
        None => site.writer.short_title(at).to_owned(),
    };
    let mut line = vec![site.writer.link_as(at, name)];
    let about = about(site, at, home);
    if !about.is_empty() {
        line.push(Inline::Break);
        line.extend(about);
    }
    line
}

/// Whose it is, unless it is of the ministry `home`, and how far.
pub fn about(site: &Site<'_>, (kind, at): At, home: &str) -> Vec<Inline> {
    let (strategy, lang) = (&site.view.strategy, site.lang);
    let short = |id: &str| match id == home {
        true => String::new(),
        false => short(site, id).to_owned(),
    };
    match kind {
        Kind::Project => of_project(site, at, &short(strategy.projects[at].head.ministry())),
        Kind::Measure => {
            let measure = &strategy.measures[at];
            let status = measure.status.value.label().in_lang(lang);
            quiet([&*short(measure.head.ministry()), status])
        }
        Kind::Goal => {
            let goal = &strategy.goals[at];
            let due = format!(
                "{} {}",
                label("bis", "by").in_lang(lang),
                goal.due.show(lang)
            );
            quiet([&*short(&goal.lead.id), &due])
        }
        Kind::Contribution => {
            let contribution = &strategy.contributions[at];
            let field = || strategy.get(&contribution.field);
            match contribution.head.ministry() {
                owner if owner == home => quiet([field().map_or("", Field::short)]),
                owner => quiet([name(site, owner)]),
            }
        }
        Kind::Decision => {
            let decision = &strategy.decisions[at];
            quiet([&*decision.body, &decision.date.show(lang)])
        }
        Kind::Field => quiet([&*capital(strategy.fields[at].kind.label().in_lang(lang))]),
        Kind::Ministry => quiet([&*strategy.ministries[at].short]),
        Kind::Chapter => Vec::new(),
    }
}

fn of_project(site: &Site<'_>, at: usize, owner: &str) -> Vec<Inline> {
    let project = &site.view.strategy.projects[at];
    let status = project.status.value.label().in_lang(site.lang);
    let mut line = quiet([owner, status]);
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
fn short<'s>(site: &'s Site<'_>, id: &'s str) -> &'s str {
    let ministry = site.view.strategy.by_id::<Ministry>(id);
    ministry.map_or(id, |ministry| &ministry.short)
}

fn name<'s>(site: &'s Site<'_>, id: &'s str) -> &'s str {
    let ministry = site.view.strategy.by_id::<Ministry>(id);
    ministry.map_or(id, |ministry| &ministry.name.value)
}
