//! The chapters of the document: those that the strategy wrote, or the standard order where it has no `document/` folder.

use crate::message::{Label, Lang, label};
use crate::model::field::FieldKind;
use crate::model::insert::{Insert, What};

use super::audience::View;
use super::extract::Extract;
use super::headings::Spot;
use super::plan::{Chapter, Plan, Planned};
use super::planner::Planner;
use super::selection;

/// Plans the document of a view, or an extract of it.
pub fn plan<'v>(view: &'v View<'_>, lang: Lang, extract: &'v Extract) -> Plan<'v> {
    let mut planner = Planner::new(view, lang, extract);
    let written = view.strategy.chapters.iter().enumerate();
    let written = written.filter(|(_, chapter)| chapter.is_in_document());
    let written: Vec<usize> = written.map(|(at, _)| at).collect();
    let chapters = match written.is_empty() {
        true => standard(&mut planner),
        false => written
            .into_iter()
            .filter_map(|at| planner.chapter(at))
            .collect(),
    };
    planner.plan(chapters)
}

/// Introduction, fields of action, cross-cutting themes, programme, process and decisions, contacts.
fn standard(planner: &mut Planner<'_>) -> Vec<Chapter> {
    let introduction = label("Einleitung", "Introduction");
    let mut chapters = vec![planner.made("introduction", introduction, opening)];
    let kinds = [
        (
            FieldKind::Field,
            "fields",
            label("Handlungsfelder", "Fields of action"),
        ),
        (
            FieldKind::CrossCutting,
            "cross-cutting",
            label("Querschnittsthemen", "Cross-cutting themes"),
        ),
    ];
    for (kind, slug, title) in kinds {
        let fields = selection::fields_of(&planner.view.strategy, &planner.order, kind);
        if !fields.is_empty() {
            chapters.push(planner.made(slug, title, |planner, _| {
                let asked = Insert::of(What::Fields);
                let fields = fields.into_iter();
                fields
                    .filter_map(|field| planner.field(field, &asked))
                    .collect()
            }));
        }
    }
    let programme = label("Programm", "Programme");
    chapters.push(planner.made("programme", programme, |planner, spot| {
        planner.programme(spot)
    }));
    let process = label("Verfahren und Beschlüsse", "Process and decisions");
    chapters.push(inserts(
        planner,
        "process",
        process,
        &[What::Timeline, What::Decisions],
    ));
    let contacts = label("Ressorts und Ansprechpersonen", "Ministries and contacts");
    chapters.push(inserts(
        planner,
        "contacts",
        contacts,
        &[What::Ministries, What::Contacts],
    ));
    chapters.into_iter().flatten().collect()
}

/// The opening counts the whole strategy: no extract holds it.
fn opening(planner: &mut Planner<'_>, _: &mut Spot<'_>) -> Vec<Planned> {
    match planner.extract.picks() {
        true => Vec::new(),
        false => vec![Planned::Opening],
    }
}

fn inserts(planner: &mut Planner<'_>, slug: &str, title: Label, whats: &[What]) -> Option<Chapter> {
    planner.made(slug, title, |planner, spot| {
        let asked = whats
            .iter()
            .map(|what| planner.insert(&Insert::of(*what), spot));
        asked.collect::<Vec<_>>().into_iter().flatten().collect()
    })
}
