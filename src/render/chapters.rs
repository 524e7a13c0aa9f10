//! From the plan to the document: each planned thing is written on its own, in parallel.

use jiff::civil::Date;
use rayon::prelude::*;

use crate::markdown;
use crate::message::Lang;

use super::anchor;
use super::audience::View;
use super::contents;
use super::document::{Block, Document, Role, Section, section, words};
use super::entry;
use super::extract::Extract;
use super::made;
use super::numbering;
use super::pictures;
use super::plan::{At, Chapter, Heading, Planned};
use super::prose::Prose;
use super::writer::Writer;

/// The document of a view. `date` is the day it stands for.
pub fn document(view: &View<'_>, lang: Lang, date: Option<Date>) -> Document {
    part(view, lang, date, &Extract::default())
}

/// What an extract holds of the document of a view, numbered as if it were the whole.
pub fn part(view: &View<'_>, lang: Lang, date: Option<Date>, extract: &Extract) -> Document {
    let plan = contents::plan(view, lang, extract);
    let mut writer = Writer::new(view, lang, plan.places, plan.order, plan.relations);
    writer.extract = extract;
    let numbered: Vec<bool> = plan
        .chapters
        .iter()
        .map(|chapter| chapter.numbered)
        .collect();
    let mut chapters: Vec<Section> = plan
        .chapters
        .into_par_iter()
        .map(|planned| chapter(&writer, planned))
        .collect();
    numbering::number(&mut chapters, &numbered);
    Document {
        chapters,
        left_out: writer.places.left_out(&view.strategy),
        ..blank(view, lang, date)
    }
}

/// What the document of a view says of itself, before anything is written into it.
pub fn blank(view: &View<'_>, lang: Lang, date: Option<Date>) -> Document {
    let settings = &view.strategy.settings;
    let lead = settings
        .lead
        .as_ref()
        .and_then(|lead| view.strategy.get(lead));
    Document {
        lang,
        text_lang: settings.language,
        audience: view.audience,
        title: settings.title.to_string(),
        subtitle: settings.subtitle.as_deref().map(str::to_owned),
        edition: settings.edition.to_string(),
        date,
        publisher: lead.map(|ministry| ministry.name.value.to_string()),
        chapters: Vec::new(),
        pictures: pictures::of_texts(view),
        left_out: Vec::new(),
    }
}

fn chapter(writer: &Writer<'_>, chapter: Chapter) -> Section {
    Section {
        role: Role::Chapter,
        ..section_of(writer, chapter.heading, 1)
    }
}

/// A heading with all that is planned below it.
fn section_of(writer: &Writer<'_>, heading: Heading, level: usize) -> Section {
    let title = Prose::new(writer, &heading.path, &heading.chapter).inlines(&heading.title);
    let blocks = heading
        .content
        .into_par_iter()
        .flat_map_iter(|planned| blocks_of(writer, planned, level + 1));
    Section {
        blocks: blocks.collect(),
        ..section(heading.anchor, level, title)
    }
}

fn blocks_of(writer: &Writer<'_>, planned: Planned, level: usize) -> Vec<Block> {
    match planned {
        Planned::Heading(heading) => vec![Block::Section(section_of(writer, heading, level))],
        Planned::Entry(at, below) => entry_of(writer, at, below, level)
            .map(Block::Section)
            .into_iter()
            .collect(),
        Planned::Elsewhere(entries) => vec![writer.elsewhere(&entries)],
        Planned::Ministries(ministries) => vec![made::ministries::table(writer, &ministries)],
        other => words_between(writer, other),
    }
}

/// What stands between headings and entries: texts, and what is made of the whole. Of these themselves nothing.
pub fn words_between(writer: &Writer<'_>, planned: Planned) -> Vec<Block> {
    match planned {
        Planned::Prose {
            path,
            anchor,
            blocks,
        } => Prose::new(writer, &path, &anchor).blocks(&blocks),
        Planned::Footnotes {
            path,
            anchor,
            footnotes,
        } => {
            let footnotes = Prose::new(writer, &path, &anchor).footnotes(&footnotes);
            footnotes.into_iter().collect()
        }
        Planned::Made(insert) => made::blocks(writer, &insert),
        Planned::Again(what, place) => vec![writer.again(what, place)],
        Planned::Opening => made::opening::blocks(writer),
        Planned::Nothing(what) => vec![writer.nothing(what)],
        Planned::Heading(_)
        | Planned::Entry(..)
        | Planned::Elsewhere(_)
        | Planned::Ministries(_) => Vec::new(),
    }
}

/// An entry with all that is planned below it; `None` if there is no such entry.
fn entry_of(writer: &Writer<'_>, at: At, below: Vec<Planned>, level: usize) -> Option<Section> {
    let head = writer.view.strategy.head_at(at.0, at.1)?;
    let anchor = anchor::of_entry(at.0, &head.id);
    let card = entry::card(writer, at);
    let mut blocks = Vec::new();
    blocks.extend(card.lead.map(|lead| Block::Lead(words(lead))));
    blocks.extend((!card.facts.is_empty()).then_some(Block::Facts(card.facts)));
    blocks.extend(card.tables);
    let text = markdown::parse(writer.view.text(head));
    blocks.extend(Prose::new(writer, writer.view.path(head.file), &anchor).text(text, level + 1));
    let below = below
        .into_par_iter()
        .flat_map_iter(|planned| blocks_of(writer, planned, level + 1));
    blocks.par_extend(below);
    Some(Section {
        kicker: Some(card.kicker),
        role: Role::Entry(at.0),
        marks: card.marks,
        blocks,
        ..section(anchor, level, words(&*head.title.value))
    })
}
