//! What concerns the whole: decisions, goals, fields and ministries.

use crate::message::label;
use crate::model::{Decision, Field, Goal, Kind, Ministry, decision, field, goal, ministry};

use super::super::super::audience::View;
use super::super::maker::Maker;
use super::super::table::Table;

/// Decisions.
pub fn decisions(view: &View<'_>) -> Table {
    Maker::new(&view.strategy, decision::KEYS)
        .id(|decision: &&Decision| decision.head.id.to_string())
        .text("title", |decision| Some(&decision.head.title.value))
        .text("body", |decision| Some(&decision.body))
        .date("date", |decision| Some(decision.date.value))
        .text("agenda_item", |decision| decision.agenda_item.as_deref())
        .choice("kind", |decision| Some(decision.kind.value))
        .reference("lead", |decision| decision.lead.as_ref())
        .text("source", |decision| decision.source.as_deref())
        .text("adopts", |decision| Some(&decision.adopts.as_ref()?.value))
        .table(
            "decisions",
            (
                Kind::Decision.plural(),
                label("je Beschluss eine Zeile", "one row per decision"),
            ),
            &["id"],
            &view.strategy.decisions,
        )
}

/// Goals.
pub fn goals(view: &View<'_>) -> Table {
    Maker::new(&view.strategy, goal::KEYS)
        .id(|goal: &&Goal| goal.head.id.to_string())
        .text("title", |goal| Some(&goal.head.title.value))
        .reference("field", |goal| Some(&goal.field))
        .date("due", |goal| Some(goal.due.value))
        .reference("lead", |goal| Some(&goal.lead))
        .table(
            "goals",
            (
                Kind::Goal.plural(),
                label("je Etappenziel eine Zeile", "one row per goal"),
            ),
            &["id"],
            &view.strategy.goals,
        )
}

/// Fields of action and cross-cutting themes.
pub fn fields(view: &View<'_>) -> Table {
    Maker::new(&view.strategy, field::KEYS)
        .id(|field: &&Field| field.head.id.to_string())
        .text("title", |field| Some(&field.head.title.value))
        .text("short_title", |field| field.short_title.as_deref())
        .choice("kind", |field| Some(field.kind))
        .integer("order", |field| Some(field.order))
        .reference("coordinator", |field| field.coordinator.as_ref())
        .table(
            "fields",
            (
                Kind::Field.plural(),
                label(
                    "je Handlungsfeld oder Querschnittsthema eine Zeile",
                    "one row per field of action or cross-cutting theme",
                ),
            ),
            &["id"],
            &view.strategy.fields,
        )
}

/// Ministries with their mailboxes; people are in no table.
pub fn ministries(view: &View<'_>) -> Table {
    Maker::new(&view.strategy, ministry::KEYS)
        .id(|ministry: &&Ministry| ministry.id.to_string())
        .text("name", |ministry| Some(&ministry.name.value))
        .text("short", |ministry| Some(&ministry.short))
        .text("mailbox", |ministry| {
            Some(&ministry.mailbox)
                .filter(|mailbox| !mailbox.is_empty())
                .map(|mailbox| &**mailbox)
        })
        .text("website", |ministry| ministry.website.as_deref())
        .date("valid_from", |ministry| {
            Some(ministry.valid_from.as_ref()?.value)
        })
        .date("valid_to", |ministry| {
            Some(ministry.valid_to.as_ref()?.value)
        })
        .reference("successor", |ministry| ministry.successor.as_ref())
        .table(
            "ministries",
            (
                Kind::Ministry.plural(),
                label("je Ressort eine Zeile", "one row per ministry"),
            ),
            &["id"],
            &view.strategy.ministries,
        )
}
