//! What writing an entry needs to know of the others: where they stand, how they are called, who serves whom.

use std::collections::HashMap;

use crate::message::{Lang, label};
use crate::model::insert::What;
use crate::model::{Choices, Contact, Head, Kind, Listed, Ministry, Ref};

use super::anchor;
use super::audience::View;
use super::document::{Block, Inline, Target, words};
use super::extract::Extract;
use super::facts::listed;
use super::order::Order;
use super::plan::{At, Places};
use super::relations::Relations;
use super::words::{capital, count};

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
        self.link_as(at, self.short_title(at).to_owned())
    }

    /// The shorter title of an entry, or its title; the name of a ministry.
    pub fn short_title(&self, (kind, at): At) -> &str {
        let strategy = &self.view.strategy;
        let short = match kind {
            Kind::Field => strategy.fields[at].short_title.as_deref(),
            Kind::Measure => strategy.measures[at].short_title.as_deref(),
            Kind::Project => strategy.projects[at].short_title.as_deref(),
            Kind::Ministry => Some(&*strategy.ministries[at].name.value),
            _ => None,
        };
        let title = || {
            strategy
                .head_at(kind, at)
                .map_or("", |head| &head.title.value)
        };
        short.unwrap_or_else(title)
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

    /// Names entries that stand elsewhere, as far as they are not too many.
    pub fn elsewhere(&self, entries: &[At]) -> Block {
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
