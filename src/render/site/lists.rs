//! The lists at the end of an entry's page: what serves it.

use crate::message::{Label, label};
use crate::model::insert::{Insert, What};
use crate::model::{Choices, Kind, Ref};
use crate::source::Span;

use super::super::anchor;
use super::super::document::{Block, section, words};
use super::super::made;
use super::super::plan::At;
use super::super::words::capital;
use super::{Site, list};

/// The lists of an entry.
pub fn of(site: &Site<'_>, (kind, at): At, own: &str) -> Vec<Block> {
    let home = match kind {
        Kind::Ministry => &*site.view.strategy.ministries[at].id,
        _ => "",
    };
    let page = Below { site, own, home };
    match kind {
        Kind::Field => page.field(at),
        Kind::Goal => page.goal(at),
        Kind::Measure => {
            let projects = &site.writer.relations.projects_of_measure[at];
            page.one(Kind::Project, Kind::Project.plural(), projects)
        }
        Kind::Project => {
            let title = label("Darauf bauen auf", "What builds on it");
            page.one(Kind::Project, title, &site.ties.dependents[at])
        }
        Kind::Decision => {
            let title = label("Was darauf beruht", "What is based on it");
            page.all("based-on", title, &site.ties.based_on[at])
        }
        Kind::Ministry => page.ministry(at),
        Kind::Contribution | Kind::Chapter => Vec::new(),
    }
}

/// The page that the lists stand on.
struct Below<'b> {
    site: &'b Site<'b>,
    own: &'b str,
    /// The ministry whose page it is.
    home: &'b str,
}

impl Below<'_> {
    fn all(&self, key: &str, title: Label, entries: &[At]) -> Vec<Block> {
        list::under(self.site, self.place(key), title, entries, self.home)
            .into_iter()
            .collect()
    }

    /// The place of a list on the page. No heading of a text has two hyphens in a row.
    fn place(&self, key: &str) -> String {
        anchor::inside(&anchor::inside(self.own, "list"), key)
    }

    fn one(&self, kind: Kind, title: Label, entries: &[usize]) -> Vec<Block> {
        let entries: Vec<At> = entries.iter().map(|at| (kind, *at)).collect();
        self.all(kind.key(), title, &entries)
    }

    fn field(&self, at: usize) -> Vec<Block> {
        let (relations, ties) = (&self.site.writer.relations, &self.site.ties);
        [
            (
                Kind::Goal,
                Kind::Goal.plural(),
                &relations.goals_of_field[at],
            ),
            (
                Kind::Contribution,
                label("Beiträge der Ressorts", "Contributions of the ministries"),
                &relations.contributions_of_field[at],
            ),
            (
                Kind::Measure,
                Kind::Measure.plural(),
                &ties.measures_of_field[at],
            ),
            (
                Kind::Project,
                Kind::Project.plural(),
                &ties.projects_of_field[at],
            ),
        ]
        .into_iter()
        .flat_map(|(kind, title, entries)| self.one(kind, title, entries))
        .collect()
    }

    fn goal(&self, at: usize) -> Vec<Block> {
        let relations = &self.site.writer.relations;
        let contributions = &self.site.ties.contributions_of_goal[at];
        [
            (Kind::Measure, &relations.measures_of_goal[at]),
            (Kind::Project, &relations.projects_of_goal[at]),
            (Kind::Contribution, contributions),
        ]
        .into_iter()
        .flat_map(|(kind, entries)| self.one(kind, kind.plural(), entries))
        .collect()
    }

    fn ministry(&self, at: usize) -> Vec<Block> {
        let mut blocks = vec![self.contacts(at)];
        let all = &self.site.ties.of_ministry[at];
        for (kind, title) in OF_MINISTRY {
            let entries: Vec<At> = all
                .iter()
                .filter(|entry| entry.0 == kind)
                .copied()
                .collect();
            blocks.extend(self.all(kind.key(), title, &entries));
        }
        blocks
    }

    fn contacts(&self, at: usize) -> Block {
        let ministry = &self.site.view.strategy.ministries[at];
        let insert = Insert {
            what: What::Contacts,
            field: None,
            ministry: Some(Ref::new(ministry.id.clone(), Span::default())),
            status: None,
            priority: None,
        };
        let title = capital(What::Contacts.label().in_lang(self.site.lang));
        let mut section = section(self.place(What::Contacts.key()), 1, words(title));
        section.blocks = made::blocks(&self.site.writer, &insert);
        Block::Section(section)
    }
}

/// What a ministry has to do with, in the order of its page.
const OF_MINISTRY: [(Kind, Label); 5] = [
    (
        Kind::Field,
        label("Koordinierte Handlungsfelder", "Fields it coordinates"),
    ),
    (
        Kind::Goal,
        label("Etappenziele in Federführung", "Goals it leads"),
    ),
    (Kind::Contribution, label("Beiträge", "Contributions")),
    (Kind::Measure, label("Maßnahmen", "Measures")),
    (Kind::Project, label("Projekte", "Projects")),
];
