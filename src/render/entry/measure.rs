//! The card of a measure: how far it is, which goals it serves, which projects carry it.

use crate::message::label;
use crate::model::{Choices, Kind};

use super::super::document::Inline;
use super::super::facts::Facts;
use super::super::words::capital;
use super::super::writer::Writer;
use super::{Card, indicator, shared};

/// The card of a measure.
pub fn card(writer: &Writer<'_>, at: usize) -> Card {
    let measure = &writer.view.strategy.measures[at];
    let (lang, head) = (writer.lang, &measure.head);
    let mut facts = Facts::new(lang);
    let status = Inline::Text(format!("{} ", measure.status.value.label().in_lang(lang)));
    facts.add(
        label("Status", "Status"),
        vec![status, shared::as_of(measure.as_of.value, lang)],
    );
    facts.add(Kind::Goal.plural(), writer.references(&measure.goals));
    if !writer.has_pages {
        let projects = writer.relations.projects_of_measure[at].iter();
        facts.add(
            Kind::Project.plural(),
            writer.links(projects.map(|at| (Kind::Project, *at))),
        );
    }
    facts.add(
        label("Beteiligt", "Partners"),
        writer.ministries(&measure.partners),
    );
    facts.add(
        label("Grundlage", "Mandate"),
        shared::mandate(writer, &measure.mandate),
    );
    facts.add(
        label("Kontakt", "Contact"),
        shared::contact(writer, head, &measure.contact),
    );
    Card {
        kicker: format!(
            "{} · {}",
            capital(Kind::Measure.label().in_lang(lang)),
            writer.owner(head)
        ),
        marks: shared::internal(head, lang).into_iter().collect(),
        facts: facts.done(),
        tables: indicator::table(&measure.indicators, lang)
            .into_iter()
            .collect(),
        ..Card::default()
    }
}
