//! Contributions with their state, and measures.

use crate::consolidation::{Standing, State};
use crate::message::label;
use crate::model::{Choice, Contribution, Kind, Measure, contribution, measure};
use crate::text;

use super::super::super::audience::View;
use super::super::maker::Maker;
use super::super::table::{Column, Holds, Table};

/// Measures.
pub fn measures(view: &View<'_>) -> Table {
    Maker::new(&view.strategy, measure::KEYS)
        .id(|measure: &&Measure| measure.head.id.to_string())
        .text("title", |measure| Some(&measure.head.title.value))
        .text("short_title", |measure| measure.short_title.as_deref())
        .ministry(|measure| measure.head.ministry())
        .references("goals", |measure| &measure.goals)
        .choice("status", |measure| Some(measure.status.value))
        .references("partners", |measure| &measure.partners)
        .texts("mandate", |measure| {
            measure.mandate.iter().map(|text| &*text.value).collect()
        })
        .date("as_of", |measure| Some(measure.as_of.value))
        .choice("visibility", |measure| Some(measure.head.visibility))
        .table(
            "measures",
            (
                Kind::Measure.plural(),
                label("je Maßnahme eine Zeile", "one row per measure"),
            ),
            &["id"],
            &view.strategy.measures,
        )
}

/// Contributions. Their texts are in the JSON.
pub fn contributions(view: &View<'_>) -> Table {
    type At<'s> = (&'s Contribution, &'s Standing);
    Maker::new(&view.strategy, contribution::KEYS)
        .id(|(contribution, _): &At<'_>| contribution.head.id.to_string())
        .text("title", |(contribution, _)| {
            Some(&contribution.head.title.value)
        })
        .ministry(|(contribution, _)| contribution.head.ministry())
        .reference("field", |(contribution, _)| Some(&contribution.field))
        .choice("status", |(contribution, _)| {
            Some(contribution.status.value)
        })
        .chosen(state(), |(_, standing)| Some(choice(standing.state)))
        .date("submitted", |(contribution, _)| {
            Some(contribution.submitted.as_ref()?.value)
        })
        .date("house_cleared", |(contribution, _)| {
            Some(contribution.house_cleared.as_ref()?.value)
        })
        .references("goals", |(contribution, _)| &contribution.goals)
        .references("partners", |(contribution, _)| &contribution.partners)
        .choice("visibility", |(contribution, _)| {
            Some(contribution.head.visibility)
        })
        .table(
            "contributions",
            (
                Kind::Contribution.plural(),
                label(
                    "je Beitrag eines Ressorts zu einem Handlungsfeld eine Zeile",
                    "one row per contribution of a ministry to a field",
                ),
            ),
            &["id"],
            view.strategy.contributions.iter().zip(&*view.standings),
        )
}

fn state() -> Column {
    let about = text!(
        "Zustand: berechnet aus dem, was Ressort, Redaktion und Mitzeichnende festgehalten haben",
        "state: derived from what the ministry, the editors and the co-signers recorded"
    );
    Column::new(
        "state",
        about,
        Holds::Choice(State::ALL.map(choice).to_vec()),
    )
    .required()
}

fn choice(state: State) -> Choice {
    Choice {
        key: state.key(),
        label: state.label(),
    }
}
