//! Indicators of goals, measures and projects, and what was read of them.

use crate::message::label;
use crate::model::indicator::{self, Value};
use crate::model::{Choices, Head, Indicator, Kind, Strategy};
use crate::text;

use super::super::super::audience::View;
use super::super::maker::Maker;
use super::super::names::inner_keys;
use super::super::table::{Cell, Column, Holds, Named, Table};

/// An indicator and the entry that has it.
type Of<'s> = (&'s Head, &'s Indicator);

/// The indicators of goals, measures and projects, in this order.
fn all(strategy: &Strategy) -> impl Iterator<Item = Of<'_>> {
    let goals = strategy.goals.iter();
    let goals = goals.map(|goal| (&goal.head, &goal.indicators));
    let measures = strategy.measures.iter();
    let measures = measures.map(|measure| (&measure.head, &measure.indicators));
    let projects = strategy.projects.iter();
    let projects = projects.map(|project| (&project.head, &project.indicators));
    let all = goals.chain(measures).chain(projects);
    all.flat_map(|(head, indicators)| indicators.iter().map(move |indicator| (head, indicator)))
}

/// Unique in the strategy: the kind and the id of the entry, and the indicator's own: `project:bm/portal:schools`.
fn id((head, indicator): &Of<'_>) -> String {
    format!("{}:{}:{}", head.kind.key(), head.id, indicator.id.value)
}

/// Indicators.
pub fn indicators(view: &View<'_>) -> Table {
    let owner = |kind: Kind| {
        move |(head, _): &Of<'_>| {
            (head.kind == kind).then(|| Named {
                id: head.id.to_string(),
                words: head.title.value.to_string(),
            })
        }
    };
    Maker::new(&view.strategy, indicator::KEYS)
        .id(id)
        .text("title", |(_, indicator)| Some(&indicator.title.value))
        .owner(Kind::Goal, owner(Kind::Goal))
        .owner(Kind::Measure, owner(Kind::Measure))
        .owner(Kind::Project, owner(Kind::Project))
        .text("unit", |(_, indicator)| Some(&indicator.unit))
        .choice("level", |(_, indicator)| Some(indicator.level))
        .choice("direction", |(_, indicator)| Some(indicator.direction))
        .number("baseline.value", |(_, indicator)| {
            Some(indicator.baseline.as_ref()?.value)
        })
        .date("baseline.as_of", |(_, indicator)| {
            Some(indicator.baseline.as_ref()?.on)
        })
        .number("target.value", |(_, indicator)| {
            Some(indicator.target.as_ref()?.value)
        })
        .date("target.due", |(_, indicator)| {
            Some(indicator.target.as_ref()?.on)
        })
        .table(
            "indicators",
            (
                label("Kennzahlen", "indicators"),
                label(
                    "je Kennzahl eines Etappenziels, einer Maßnahme oder eines Projekts eine Zeile",
                    "one row per indicator of a goal, measure or project",
                ),
            ),
            &["id"],
            all(&view.strategy),
        )
}

/// What was read of the indicators.
pub fn readings(view: &View<'_>) -> Table {
    let all = all(&view.strategy).flat_map(|of| {
        let readings = of.1.readings.iter();
        readings.map(move |reading| (of, reading))
    });
    Maker::new(&view.strategy, inner_keys(indicator::KEYS, "readings"))
        .column(of_indicator(), |(of, _): &(Of<'_>, &Value)| {
            Cell::Named(Named {
                id: id(of),
                words: of.1.title.value.to_string(),
            })
        })
        .date("as_of", |(_, reading)| Some(reading.on))
        .number("value", |(_, reading)| Some(reading.value))
        .column(unit(), |((_, indicator), _)| {
            Cell::Text(indicator.unit.to_string())
        })
        .text("source", |(_, reading)| reading.source.as_deref())
        .table(
            "readings",
            (
                label("Messwerte", "readings"),
                label(
                    "je gemessenem Wert einer Kennzahl eine Zeile",
                    "one row per reading of an indicator",
                ),
            ),
            &[],
            all,
        )
}

fn of_indicator() -> Column {
    let about = text!("Kennzahl", "indicator");
    Column::new("indicator", about, Holds::Reference("indicators")).required()
}

fn unit() -> Column {
    Column::new("unit", text!("Einheit", "unit"), Holds::Text).required()
}
