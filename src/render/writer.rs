//! From the plan to the document: each planned thing is written on its own, in parallel.

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::markdown;
use crate::message::{Lang, label};
use crate::model::insert::What;
use crate::model::{Choices, Contact, Head, Kind, Listed, Ministry, Ref};

use super::anchor;
use super::audience::View;
use super::document::{Block, Document, Inline, Role, Section, Target, words};
use super::entry;
use super::extract::Extract;
use super::facts::listed;
use super::made;
use super::numbering;
use super::order::Order;
use super::pictures;
use super::plan::{At, Chapter, Heading, Places, Planned};
use super::planner;
use super::prose::Prose;
use super::relations::Relations;
use super::words::{capital, count};

/// The document of a view. `date` is the day it stands for.
pub fn document(view: &View<'_>, lang: Lang, date: Option<Date>) -> Document {
    part(view, lang, date, &Extract::default())
}

/// What an extract holds of the document of a view, numbered as if it were the whole.
pub fn part(view: &View<'_>, lang: Lang, date: Option<Date>, extract: &Extract) -> Document {
    let plan = planner::plan(view, lang, extract);
    let writer = Writer {
        extract,
        ..Writer::new(view, lang, plan.places, plan.order, plan.relations)
    };
    let numbered: Vec<bool> = plan
        .chapters
        .iter()
        .map(|chapter| chapter.numbered)
        .collect();
    let mut chapters: Vec<Section> = plan
        .chapters
        .into_par_iter()
        .map(|chapter| writer.chapter(chapter))
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

/// How many entries that stand elsewhere are named one by one.
const MOST_ELSEWHERE: usize = 50;

/// What writing an entry needs to know of the others.
pub struct Writer<'w> {
    /// What may be shown.
    pub view: &'w View<'w>,
    /// The language of generated words.
    pub lang: Lang,
    /// Where everything stands.
    pub places: Places,
    /// The order of entries.
    pub order: Order<'w>,
    /// Who serves whom.
    pub relations: Relations,
    /// What of the document is written.
    pub extract: &'w Extract,
    /// Whether each entry has a page of its own, which lists what serves it: then its facts need not.
    pub has_pages: bool,
    contacts: HashMap<(&'w str, &'w str), &'w Contact>,
}

impl<'w> Writer<'w> {
    /// A writer for a view.
    pub fn new(
        view: &'w View<'w>,
        lang: Lang,
        places: Places,
        order: Order<'w>,
        relations: Relations,
    ) -> Writer<'w> {
        let ministries = view.strategy.ministries.iter();
        let contacts = ministries.flat_map(|ministry| {
            let of_ministry = ministry.contacts.iter();
            of_ministry.map(|contact| ((&*ministry.id, &*contact.id.value), contact))
        });
        Writer {
            view,
            lang,
            places,
            order,
            relations,
            extract: &Extract::WHOLE,
            has_pages: false,
            contacts: contacts.collect(),
        }
    }

    /// A contact of a ministry, if this audience may know them.
    pub fn contact(&self, ministry: &str, id: &str) -> Option<&Contact> {
        self.contacts.get(&(ministry, id)).copied()
    }

    fn chapter(&self, chapter: Chapter) -> Section {
        Section {
            role: Role::Chapter,
            ..self.heading(chapter.heading, 1)
        }
    }

    fn heading(&self, heading: Heading, level: usize) -> Section {
        let title = Prose::new(self, &heading.path, &heading.chapter).inlines(&heading.title);
        let blocks = heading
            .content
            .into_par_iter()
            .flat_map_iter(|planned| self.planned(planned, level + 1));
        Section {
            blocks: blocks.collect(),
            ..section(heading.anchor, level, title)
        }
    }

    fn planned(&self, planned: Planned, level: usize) -> Vec<Block> {
        match planned {
            Planned::Prose {
                path,
                anchor,
                blocks,
            } => Prose::new(self, &path, &anchor).blocks(&blocks),
            Planned::Footnotes {
                path,
                anchor,
                footnotes,
            } => Prose::new(self, &path, &anchor)
                .footnotes(&footnotes)
                .into_iter()
                .collect(),
            Planned::Heading(heading) => vec![Block::Section(self.heading(heading, level))],
            Planned::Entry(at, below) => self
                .entry(at, below, level)
                .map(Block::Section)
                .into_iter()
                .collect(),
            Planned::Elsewhere(entries) => vec![self.elsewhere(&entries)],
            Planned::Ministries(ministries) => vec![made::ministries::table(self, &ministries)],
            Planned::Made(insert) => made::blocks(self, &insert),
            Planned::Again(what, place) => vec![self.again(what, place)],
            Planned::Opening => made::opening::blocks(self),
            Planned::Nothing(what) => vec![self.nothing(what)],
        }
    }

    fn entry(&self, at: At, below: Vec<Planned>, level: usize) -> Option<Section> {
        let head = self.view.strategy.head_at(at.0, at.1)?;
        let anchor = anchor::of_entry(at.0, &head.id);
        let card = entry::card(self, at);
        let mut blocks = Vec::new();
        blocks.extend(card.lead.map(|lead| Block::Lead(words(lead))));
        blocks.extend((!card.facts.is_empty()).then_some(Block::Facts(card.facts)));
        blocks.extend(card.tables);
        let text = markdown::parse(self.view.text(head));
        blocks.extend(Prose::new(self, self.view.path(head.file), &anchor).text(text, level + 1));
        let below = below
            .into_par_iter()
            .flat_map_iter(|planned| self.planned(planned, level + 1));
        blocks.par_extend(below);
        Some(Section {
            kicker: Some(card.kicker),
            role: Role::Entry(at.0),
            marks: card.marks,
            blocks,
            ..section(anchor, level, words(&*head.title.value))
        })
    }

    /// The place of an entry, if it has one in this document.
    pub fn anchor(&self, at: At) -> Option<String> {
        let strategy = &self.view.strategy;
        let id = match at.0 {
            Kind::Ministry => &strategy.ministries.get(at.1)?.id,
            _ => &strategy.head_at(at.0, at.1)?.id,
        };
        self.places.has(at).then(|| anchor::of_entry(at.0, id))
    }

    /// The name of an entry, leading to its place.
    pub fn link(&self, at: At) -> Inline {
        self.link_as(at, entry::short_title(self, at).to_owned())
    }

    /// The names of ministries: short where a table of the document explains them.
    pub fn ministries(&self, references: &[Ref<Ministry>]) -> Vec<Inline> {
        let name = |at: At| {
            let ministry = &self.view.strategy.ministries[at.1];
            match self.places.has(at) {
                true => self.link_as(at, ministry.short.to_string()),
                false => Inline::Text(ministry.name.value.to_string()),
            }
        };
        listed(
            references
                .iter()
                .filter_map(|reference| Some(vec![name(self.at(reference)?)])),
        )
    }

    /// Words that lead to the place of an entry.
    pub fn link_as(&self, at: At, name: String) -> Inline {
        match self.anchor(at) {
            Some(place) => Inline::Link(Target::Anchor(place), words(name)),
            None => Inline::Text(name),
        }
    }

    /// The names of entries, one after the other.
    pub fn links(&self, entries: impl IntoIterator<Item = At>) -> Vec<Inline> {
        listed(entries.into_iter().map(|at| vec![self.link(at)]))
    }

    /// The names of what references name.
    pub fn references<T: Listed>(&self, references: &[Ref<T>]) -> Vec<Inline> {
        self.links(references.iter().filter_map(|reference| self.at(reference)))
    }

    /// What a reference names.
    pub fn at<T: Listed>(&self, reference: &Ref<T>) -> Option<At> {
        Some((
            T::KIND,
            self.view.strategy.position(T::KIND, &reference.id)?,
        ))
    }

    /// The full name of the ministry that owns an entry.
    pub fn owner(&self, head: &Head) -> String {
        let ministry = self.view.strategy.by_id::<Ministry>(head.ministry());
        ministry.map_or_else(String::new, |ministry| ministry.name.value.to_string())
    }

    fn elsewhere(&self, entries: &[At]) -> Block {
        let mut line =
            words(label("An anderer Stelle: ", "Elsewhere in this document: ").in_lang(self.lang));
        let (shown, more) = entries.split_at(entries.len().min(MOST_ELSEWHERE));
        line.extend(self.links(shown.iter().copied()));
        if !more.is_empty() {
            let more = count(more.len(), self.lang);
            let more = self
                .lang
                .pick(format!(" und {more} weitere"), format!(" and {more} more"));
            line.push(Inline::Text(more));
        }
        Block::Note(line)
    }

    /// Says where stands what was asked for.
    pub fn again(&self, what: What, place: String) -> Block {
        let what = capital(what.label().in_lang(self.lang));
        let see = label("Siehe ", "See ").in_lang(self.lang);
        let link = Inline::Link(Target::Anchor(place), words(what));
        Block::Note(vec![Inline::Text(see.to_owned()), link])
    }

    /// Says that nothing is there of what was asked for.
    pub fn nothing(&self, what: What) -> Block {
        let what = what.label().in_lang(self.lang);
        let line = match self.lang {
            Lang::De => format!("Keine Einträge: {what}."),
            Lang::En => format!("No entries: {what}."),
        };
        Block::Note(words(line))
    }
}

/// A section with a heading and nothing else.
pub fn section(anchor: String, level: usize, title: Vec<Inline>) -> Section {
    Section {
        anchor,
        level,
        number: None,
        title,
        kicker: None,
        role: Role::Heading,
        marks: Vec::new(),
        blocks: Vec::new(),
    }
}
