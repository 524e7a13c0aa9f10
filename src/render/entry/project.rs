//! The card of a project: how far it is, on which light, until when, for whom, with whom, on what basis.

use crate::message::{Label, Lang, label};
use crate::model::project::{Ampel, Cost, Efa, Milestone, Phase, Priority, Project, Rollout};
use crate::model::{Choices, Kind, PartialDate};
use crate::source::Spanned;

use super::super::document::{Align, Block, Column, Inline, Row, Table, words};
use super::super::words::{amount, capital, number};
use super::super::writer::{Facts, Writer, listed};
use super::{Card, indicator, shared};

/// The card of a project.
pub fn card(writer: &Writer<'_>, at: usize) -> Card {
    let project = &writer.view.strategy.projects[at];
    let (lang, head) = (writer.lang, &project.head);
    let mut facts = Facts::new(lang);
    progress(project, writer.view.lights[at], &mut facts, lang);
    belongings(writer, project, &mut facts);
    people(writer, project, &mut facts);
    internals(project, &mut facts);
    let tables = [
        milestones(&project.milestones, lang),
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

fn progress(project: &Project, computed: Option<Ampel>, facts: &mut Facts, lang: Lang) {
    facts.add(label("Status", "Status"), status(project, lang));
    facts.add(
        label("Ampel", "Traffic light"),
        lights(project, computed, lang),
    );
    facts.add(label("Laufzeit", "Period"), period(project, lang));
    facts.add(
        label("Verbreitung", "Roll-out"),
        project
            .rollout
            .as_ref()
            .map(|rollout| spread(rollout, lang))
            .unwrap_or_default(),
    );
    facts.add(
        label("Kosten", "Cost"),
        project
            .cost
            .as_ref()
            .map(|cost| cost_of(cost, lang))
            .unwrap_or_default(),
    );
}

/// `in Umsetzung, Rollout (Stand: Juni 2025)`
fn status(project: &Project, lang: Lang) -> Vec<Inline> {
    let mut status = project.status.value.label().in_lang(lang).to_owned();
    if let Some(phase) = project.phase.map(Phase::label) {
        status += &format!(
            ", {} {}",
            label("Phase", "phase").in_lang(lang),
            phase.in_lang(lang)
        );
    }
    vec![
        Inline::Text(status + " "),
        shared::as_of(project.as_of.value, lang),
    ]
}

/// The ministry's own light, then the computed one: never one instead of the other.
fn lights(project: &Project, computed: Option<Ampel>, lang: Lang) -> Vec<Inline> {
    let mut line = Vec::new();
    if let Some(own) = &project.confidence {
        let view = label("Einschätzung des Ressorts", "the ministry's view").in_lang(lang);
        let outlook = project
            .outlook
            .map(|outlook| format!(", {}", outlook.label().in_lang(lang)))
            .unwrap_or_default();
        line.extend([
            light(own.value, lang),
            Inline::Quiet(format!("({view}{outlook})")),
        ]);
        line.extend(
            project
                .confidence_reason
                .iter()
                .map(|reason| Inline::Text(format!(" {reason}"))),
        );
    }
    if let Some(computed) = computed {
        let how = label(
            "(errechnet aus Terminen und Berichtsstand)",
            "(computed from dates and age of the report)",
        );
        line.extend((!line.is_empty()).then_some(Inline::Break));
        line.extend([
            light(computed, lang),
            Inline::Quiet(how.in_lang(lang).to_owned()),
        ]);
    }
    line
}

/// A light with its word.
pub fn light(light: Ampel, lang: Lang) -> Inline {
    Inline::Light(light, light.label().in_lang(lang))
}

fn period(project: &Project, lang: Lang) -> Vec<Inline> {
    let show = |date: &Option<Spanned<PartialDate>>| date.as_ref().map(|date| date.show(lang));
    let (start, end) = (show(&project.start), show(&project.end));
    let planned = match (start, end, lang) {
        (Some(start), Some(end), Lang::De) => Some(format!("{start} bis {end}")),
        (Some(start), Some(end), Lang::En) => Some(format!("{start} to {end}")),
        (Some(start), None, Lang::De) => Some(format!("seit {start}")),
        (Some(start), None, Lang::En) => Some(format!("since {start}")),
        (None, Some(end), Lang::De) => Some(format!("bis {end}")),
        (None, Some(end), Lang::En) => Some(format!("until {end}")),
        (None, None, _) => None,
    };
    let said = |what: Label, date: &Option<Spanned<PartialDate>>| {
        show(date).map(|date| format!("{} {date}", what.in_lang(lang)))
    };
    let forecast = said(
        label("voraussichtlich bis", "expected until"),
        &project.end_forecast,
    )
    .filter(|_| project.ended.is_none());
    let ended = said(label("beendet", "ended"), &project.ended);
    listed([planned, forecast, ended].into_iter().flatten().map(words))
}

/// `70 von 100 Kommunen (70 %), Stand: Juni 2025`
fn spread(rollout: &Rollout, lang: Lang) -> Vec<Inline> {
    let (covered, total) = (rollout.covered.value as f64, rollout.total.value as f64);
    let of = label("von", "of").in_lang(lang);
    let mut text = format!(
        "{} {of} {}",
        number(covered, lang),
        amount(total, &rollout.unit, lang)
    );
    if total > 0.0 {
        text += &format!(
            " ({})",
            amount((covered * 100.0 / total).round(), "%", lang)
        );
    }
    let mut line = vec![Inline::Text(text + " "), shared::as_of(rollout.as_of, lang)];
    line.extend(
        rollout
            .definition
            .iter()
            .map(|definition| Inline::Text(format!(" – {definition}"))),
    );
    line.extend(
        rollout
            .source
            .iter()
            .flat_map(|source| [Inline::Text(", ".to_owned()), shared::source(source)]),
    );
    line
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

fn milestones(milestones: &[Milestone], lang: Lang) -> Option<Block> {
    let titles = [
        label("Meilenstein", "Milestone"),
        label("Geplant", "Planned"),
        label("Erwartet", "Expected"),
        label("Erreicht", "Reached"),
        label("Nachweis", "Evidence"),
    ];
    let columns = titles.map(|title| Column {
        title: words(title.in_lang(lang)),
        align: Align::Start,
    });
    let mut table = Table {
        caption: label("Meilensteine", "Milestones").in_lang(lang).to_owned(),
        caption_shown: true,
        columns: columns.into(),
        rows: milestones
            .iter()
            .map(|milestone| row(milestone, lang))
            .collect(),
        row_headings: true,
    };
    indicator::without_empty_columns(&mut table);
    (!milestones.is_empty()).then_some(Block::Table(table))
}

fn row(milestone: &Milestone, lang: Lang) -> Row {
    let show = |date: &Option<Spanned<PartialDate>>| {
        date.as_ref()
            .map(|date| words(date.show(lang)))
            .unwrap_or_default()
    };
    Row {
        anchor: None,
        cells: vec![
            words(&*milestone.title),
            words(milestone.due.show(lang)),
            show(&milestone.forecast),
            show(&milestone.done),
            milestone
                .evidence
                .as_deref()
                .map(|evidence| vec![shared::source(evidence)])
                .unwrap_or_default(),
        ],
    }
}
