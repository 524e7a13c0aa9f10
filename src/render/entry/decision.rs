//! The card of a decision: who decided what, when, and where it can be read.

use crate::message::label;
use crate::model::{Choices, Decision, Kind};

use super::super::facts::Facts;
use super::super::words::capital;
use super::super::writer::Writer;
use super::{Card, shared};

/// The card of a decision.
pub fn card(writer: &Writer<'_>, decision: &Decision) -> Card {
    let lang = writer.lang;
    let mut facts = Facts::new(lang);
    facts.text(label("Datum", "Date"), Some(decision.date.show(lang)));
    facts.text(
        label("Tagesordnung", "Agenda"),
        decision.agenda_item.as_deref(),
    );
    facts.text(
        label("Ergebnis", "Result"),
        Some(decision.kind.value.label().in_lang(lang)),
    );
    let lead = decision.lead.as_ref().and_then(|lead| writer.at(lead));
    facts.add(label("Federführung", "Brought in by"), writer.links(lead));
    facts.text(
        label("Beschlossene Fassung", "Edition adopted"),
        decision.adopts.as_ref().map(|edition| &*edition.value),
    );
    facts.add(
        label("Fundstelle", "Source"),
        decision
            .source
            .as_deref()
            .map(shared::source)
            .into_iter()
            .collect(),
    );
    Card {
        kicker: format!(
            "{} · {}",
            capital(Kind::Decision.label().in_lang(lang)),
            decision.body
        ),
        facts: facts.done(),
        ..Card::default()
    }
}
