//! What stands where: the chapters in order, with every entry at one place. The first place that asks for an entry holds it,
//! later ones refer to it. Links can only be resolved once this is known.

use std::collections::HashSet;

use crate::markdown::ast;
use crate::model::insert::{Insert, What};
use crate::model::{Kind, Strategy};

use super::order::Order;
use super::relations::Relations;

/// An entry by its kind and its place in the list of the strategy.
pub type At = (Kind, usize);

/// A document before it is written.
pub struct Plan<'v> {
    /// Its chapters.
    pub chapters: Vec<Chapter>,
    /// The places of entries and headings.
    pub places: Places,
    /// The order of entries.
    pub order: Order<'v>,
    /// Who serves whom.
    pub relations: Relations,
}

/// A chapter before it is written.
pub struct Chapter {
    /// Whether it carries a number.
    pub numbered: bool,
    /// It, as a heading.
    pub heading: Heading,
}

/// A heading and what stands below it.
pub struct Heading {
    /// The name of its place.
    pub anchor: String,
    /// Its words.
    pub title: Vec<ast::Inline>,
    /// The file of the chapter that it stands in; empty for a generated heading.
    pub path: String,
    /// The place of the chapter that it stands in.
    pub chapter: String,
    /// What stands below it.
    pub content: Vec<Planned>,
}

/// What is to be written.
pub enum Planned {
    /// Blocks of a chapter's own text.
    Prose {
        /// The chapter's file.
        path: String,
        /// The chapter's place.
        anchor: String,
        /// Its blocks.
        blocks: Vec<ast::Block>,
    },
    /// The footnotes of a chapter's own text.
    Footnotes {
        /// The chapter's file.
        path: String,
        /// The chapter's place.
        anchor: String,
        /// Its footnotes.
        footnotes: Vec<ast::Footnote>,
    },
    /// A heading of a chapter's own text, or one that gathers entries.
    Heading(Heading),
    /// An entry, with others below it.
    Entry(At, Vec<Planned>),
    /// Entries that stand elsewhere.
    Elsewhere(Vec<At>),
    /// Ministries, each with whether this is its place.
    Ministries(Vec<(usize, bool)>),
    /// Something made of the whole strategy.
    Made(Insert),
    /// What was asked for stands at this place already, word for word.
    Again(What, String),
    /// The opening of a document without chapters.
    Opening,
    /// Nothing is there of what was asked for.
    Nothing(What),
}

/// The places that links may lead to.
#[derive(Default)]
pub struct Places {
    entries: HashSet<At>,
    headings: HashSet<String>,
}

impl Places {
    /// Everything has a place: for outputs that hold all entries, not only those of the chapters.
    pub fn of_all(strategy: &Strategy) -> Places {
        let every = |kind: Kind, count: usize| (0..count).map(move |at| (kind, at));
        let entries = every(Kind::Ministry, strategy.ministries.len())
            .chain(every(Kind::Field, strategy.fields.len()))
            .chain(every(Kind::Goal, strategy.goals.len()))
            .chain(every(Kind::Chapter, strategy.chapters.len()))
            .chain(every(Kind::Decision, strategy.decisions.len()))
            .chain(every(Kind::Contribution, strategy.contributions.len()))
            .chain(every(Kind::Measure, strategy.measures.len()))
            .chain(every(Kind::Project, strategy.projects.len()));
        Places {
            entries: entries.collect(),
            headings: HashSet::new(),
        }
    }

    /// These places, and one for every entry.
    pub fn with_all(self, strategy: &Strategy) -> Places {
        Places {
            headings: self.headings,
            ..Places::of_all(strategy)
        }
    }

    /// How many entries have no place, by kind.
    pub fn left_out(&self, strategy: &Strategy) -> Vec<(Kind, usize)> {
        let kinds = [
            (Kind::Field, strategy.fields.len()),
            (Kind::Goal, strategy.goals.len()),
            (Kind::Contribution, strategy.contributions.len()),
            (Kind::Measure, strategy.measures.len()),
            (Kind::Project, strategy.projects.len()),
            (Kind::Decision, strategy.decisions.len()),
        ];
        let without = |kind: Kind, all: usize| (0..all).filter(|at| !self.has((kind, *at))).count();
        let counted = kinds.map(|(kind, all)| (kind, without(kind, all)));
        counted
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .collect()
    }

    /// Takes a place for an entry; `false` if it has one already.
    pub fn take(&mut self, at: At) -> bool {
        self.entries.insert(at)
    }

    /// Takes places for headings.
    pub fn take_headings(&mut self, anchors: Vec<String>) {
        self.headings.extend(anchors);
    }

    /// Whether an entry has a place.
    pub fn has(&self, at: At) -> bool {
        self.entries.contains(&at)
    }

    /// Whether a heading has this place.
    pub fn has_heading(&self, anchor: &str) -> bool {
        self.headings.contains(anchor)
    }
}
