//! The card of a field: who coordinates it, who contributes, its goals.

use crate::message::label;
use crate::model::field::Contributors;
use crate::model::{Choices, Kind};

use super::super::document::words;
use super::super::facts::Facts;
use super::super::words::capital;
use super::super::writer::Writer;
use super::Card;

/// The card of a field.
pub fn card(writer: &Writer<'_>, at: usize) -> Card {
    let field = &writer.view.strategy.fields[at];
    let mut facts = Facts::new(writer.lang);
    let coordinator = field
        .coordinator
        .as_ref()
        .and_then(|ministry| writer.at(ministry));
    facts.add(
        label("Koordination", "Coordinated by"),
        writer.links(coordinator),
    );
    let contributors = match &field.contributors {
        Contributors::All => words(label("alle Ressorts", "all ministries").in_lang(writer.lang)),
        Contributors::Listed(listed) => writer.ministries(listed),
    };
    facts.add(label("Beteiligt", "Contributing"), contributors);
    if !writer.has_pages {
        let goals = writer.relations.goals_of_field[at].iter();
        facts.add(
            Kind::Goal.plural(),
            writer.links(goals.map(|goal| (Kind::Goal, *goal))),
        );
    }
    Card {
        kicker: capital(field.kind.label().in_lang(writer.lang)),
        facts: facts.done(),
        ..Card::default()
    }
}
