//! The card of a goal: until when, who leads, what serves it, how it is measured.

use crate::message::label;
use crate::model::{Choices, Kind};

use super::super::facts::Facts;
use super::super::words::capital;
use super::super::writer::Writer;
use super::{Card, indicator};

/// The card of a goal.
pub fn card(writer: &Writer<'_>, at: usize) -> Card {
    let goal = &writer.view.strategy.goals[at];
    let (lang, relations) = (writer.lang, &writer.relations);
    let mut facts = Facts::new(lang);
    facts.text(label("Frist", "Due"), Some(goal.due.show(lang)));
    facts.add(
        label("Federführung", "Lead"),
        writer.links(writer.at(&goal.lead)),
    );
    facts.add(Kind::Field.label(), writer.links(writer.at(&goal.field)));
    if !writer.has_pages {
        let measures = relations.measures_of_goal[at].iter();
        facts.add(
            Kind::Measure.plural(),
            writer.links(measures.map(|at| (Kind::Measure, *at))),
        );
        let projects = relations.projects_of_goal[at].iter();
        facts.add(
            Kind::Project.plural(),
            writer.links(projects.map(|at| (Kind::Project, *at))),
        );
    }
    Card {
        kicker: capital(Kind::Goal.label().in_lang(lang)),
        facts: facts.done(),
        tables: indicator::table(&goal.indicators, lang)
            .into_iter()
            .collect(),
        ..Card::default()
    }
}
