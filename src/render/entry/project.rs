//! The card of a project: how far it is, on which light, until when, for whom, with whom, on what basis.

use crate::message::{Label, Lang, label};
use crate::model::project::{Cost, Efa, Priority, Project};
use crate::model::{Choices, Kind};

use super::super::document::{Inline, words};
use super::super::facts::{Facts, listed};
use super::super::words::{amount, capital};
use super::super::writer::Writer;
use super::{Card, indicator, milestone, progress, shared};

/// The card of a project.
pub fn card(writer: &Writer<'_>, at: usize) -> Card {
    let project = &writer.view.strategy.projects[at];
    let (lang, head) = (writer.lang, &project.head);
    let mut facts = Facts::new(lang);
    progress::facts(project, writer.view.lights[at], &mut facts, lang);
    facts.add(
        label("Kosten", "Cost"),
        project
            .cost
            .as_ref()
            .map(|cost| cost_of(cost, lang))
            .unwrap_or_default(),
    );
    belongings(writer, project, &mut facts);
    people(writer, project, &mut facts);
    internals(project, &mut facts);
    let tables = [
        milestone::table(&project.milestones, lang),
        indicator::table(&project.indicators, lang),
    ];
    Card {
        kicker: format!(
            "{} · {}",
            capital(kind(project).in_lang(lang)),
            writer.owner(head)
        ),
        marks: shared::internal(head, lang).into_iter().collect(),
        lead: project.objective.as_deref().map(str::to_owned),
        facts: facts.done(),
        tables: tables.into_iter().flatten().collect(),
    }
}

fn kind(project: &Project) -> Label {
    match project.priority {
        Priority::Lighthouse => label("Leuchtturmprojekt", "lighthouse project"),
        _ => Kind::Project.label(),
    }
}

fn cost_of(cost: &Cost, lang: Lang) -> Vec<Inline> {
    let total = cost
        .total
        .map(|total| amount(total as f64, label("Euro", "euros").in_lang(lang), lang));
    let funding = cost.funding.as_deref().map(str::to_owned);
    listed([total, funding].into_iter().flatten().map(words))
}

fn belongings(writer: &Writer<'_>, project: &Project, facts: &mut Facts) {
    let fields = std::iter::once(&project.field).chain(&project.cross_cutting);
    facts.add(
        Kind::Field.label(),
        writer.links(fields.filter_map(|field| writer.at(field))),
    );
    facts.add(
        Kind::Measure.label(),
        writer.links(
            project
                .measure
                .as_ref()
                .and_then(|measure| writer.at(measure)),
        ),
    );
    facts.add(Kind::Goal.plural(), writer.references(&project.goals));
    facts.add(
        label("Setzt voraus", "Depends on"),
        writer.references(&project.depends_on),
    );
    facts.add(
        label("Verwandt", "Related"),
        writer.references(&project.related),
    );
    facts.add(
        label("Grundlage", "Mandate"),
        shared::mandate(writer, &project.mandate),
    );
    facts.add(
        label("Leistungen", "Services"),
        listed(project.service_ids.iter().map(|id| words(&*id.value))),
    );
    let efa = project
        .efa
        .filter(|efa| *efa != Efa::None)
        .map(|efa| efa.label().in_lang(writer.lang));
    facts.text(label("Einer für Alle", "One for all"), efa);
}

fn people(writer: &Writer<'_>, project: &Project, facts: &mut Facts) {
    facts.add(
        label("Beteiligt", "Partners"),
        writer.ministries(&project.partners),
    );
    facts.text(
        label("Umsetzung durch", "Delivered by"),
        project.delivered_by.as_deref(),
    );
    facts.add(
        label("Kontakt", "Contact"),
        shared::contact(writer, &project.head, &project.contact),
    );
}

/// What a public view does not hold.
fn internals(project: &Project, facts: &mut Facts) {
    let budget_line = project
        .cost
        .as_ref()
        .and_then(|cost| cost.budget_line.as_deref());
    facts.text(
        label("Haushaltsstelle (intern)", "Budget line (internal)"),
        budget_line,
    );
    let risks = project.risks.iter().map(|risk| words(&*risk.value));
    facts.add(
        label("Risiken (intern)", "Risks (internal)"),
        risks.collect::<Vec<_>>().join(&Inline::Break),
    );
}
