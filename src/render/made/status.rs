//! The state of implementation in numbers: measures and projects by status, projects by ministry and light,
//! contributions by state.

use std::collections::BTreeMap;

use crate::consolidation::State;
use crate::message::{Label, Lang, label, plural};
use crate::model::measure::Progress;
use crate::model::project::{Ampel, Project};
use crate::model::{Choices, Kind};

use super::super::audience::Audience;
use super::super::document::{Align, Block, Inline, Row, Table, words};
use super::super::entry::light;
use super::super::filter::Filter;
use super::super::words::{count, percent};
use super::super::writer::Writer;
use super::columns;

/// The tables.
pub fn blocks(writer: &Writer<'_>, filter: &Filter<'_>) -> Vec<Block> {
    let strategy = &writer.view.strategy;
    let measures: Vec<Progress> = strategy
        .measures
        .iter()
        .filter(|m| filter.measure(m))
        .map(|m| m.status.value)
        .collect();
    let projects: Vec<(&Project, Option<Ampel>)> = strategy
        .projects
        .iter()
        .zip(writer.view.lights.iter().copied())
        .filter(|(project, _)| filter.project(project))
        .collect();
    let mut blocks = Vec::new();
    if !measures.is_empty() || !projects.is_empty() {
        blocks.push(summary(writer, &measures, &projects));
        blocks.push(by_status(writer, &measures, &projects));
    }
    if !projects.is_empty() {
        blocks.push(by_ministry(writer, &projects));
    }
    if writer.view.audience == Audience::Internal {
        blocks.extend(by_state(writer, filter));
    }
    blocks
}

/// Shares always name what they are shares of.
fn summary(
    writer: &Writer<'_>,
    measures: &[Progress],
    projects: &[(&Project, Option<Ampel>)],
) -> Block {
    let lang = writer.lang;
    let active = |all: &[Progress]| {
        all.iter()
            .filter(|status| matches!(status, Progress::Active | Progress::Permanent))
            .count()
    };
    let of_projects: Vec<Progress> = projects
        .iter()
        .map(|(project, _)| project.status.value)
        .collect();
    let share = |all: &[Progress], what: Label| {
        let (share, all) = (
            percent(active(all), all.len(), lang)?,
            count(all.len(), lang),
        );
        let what = what.in_lang(lang);
        Some(lang.pick(
            format!("{share} von {all} {what}"),
            format!("{share} of {all} {what}"),
        ))
    };
    let shares = [
        share(
            measures,
            plural(
                measures.len(),
                label("Maßnahme", "measure"),
                label("Maßnahmen", "measures"),
            ),
        ),
        share(
            &of_projects,
            plural(
                projects.len(),
                label("Projekt", "project"),
                label("Projekten", "projects"),
            ),
        ),
    ];
    let shares: Vec<String> = shares.into_iter().flatten().collect();
    let line = match lang {
        Lang::De => format!(
            "In Umsetzung oder dauerhaft wahrgenommen: {}.",
            shares.join(" und ")
        ),
        Lang::En => format!("Active or permanent: {}.", shares.join(" and ")),
    };
    Block::Paragraph(words(line))
}

fn by_status(
    writer: &Writer<'_>,
    measures: &[Progress],
    projects: &[(&Project, Option<Ampel>)],
) -> Block {
    let lang = writer.lang;
    let row = |status: Progress| {
        let measures = measures.iter().filter(|found| **found == status).count();
        let projects = projects
            .iter()
            .filter(|(project, _)| project.status.value == status)
            .count();
        cells(
            words(status.label().in_lang(lang)),
            &[measures, projects],
            lang,
        )
    };
    let mut rows: Vec<Row> = Progress::ALL.iter().map(|status| row(*status)).collect();
    rows.push(total(&[measures.len(), projects.len()], lang));
    Block::Table(Table {
        caption: label(
            "Maßnahmen und Projekte nach Status",
            "Measures and projects by status",
        )
        .in_lang(lang)
        .to_owned(),
        caption_shown: true,
        columns: columns(
            writer,
            [
                (label("Status", "Status"), Align::Start),
                (Kind::Measure.plural(), Align::End),
                (Kind::Project.plural(), Align::End),
            ],
        ),
        rows,
        row_headings: true,
    })
}

fn by_ministry(writer: &Writer<'_>, projects: &[(&Project, Option<Ampel>)]) -> Block {
    let mut by_ministry: BTreeMap<usize, Vec<Option<Ampel>>> = BTreeMap::new();
    for (project, light) in projects {
        by_ministry
            .entry(writer.order.of_owner(*project))
            .or_default()
            .push(*light);
    }
    let of = |lights: &[Option<Ampel>], wanted: Option<Ampel>| {
        lights.iter().filter(|light| **light == wanted).count()
    };
    let numbers = |lights: &[Option<Ampel>]| {
        let [green, amber, red] =
            [Ampel::Green, Ampel::Amber, Ampel::Red].map(|light| of(lights, Some(light)));
        [lights.len(), green, amber, red, of(lights, None)]
    };
    let name = |rank: usize| {
        writer.order.ministries.get(rank).map(|at| {
            let short = writer.view.strategy.ministries[*at].short.to_string();
            writer.link_as((Kind::Ministry, *at), short)
        })
    };
    let mut rows: Vec<Row> = by_ministry
        .iter()
        .map(|(rank, lights)| {
            cells(
                name(*rank).into_iter().collect(),
                &numbers(lights),
                writer.lang,
            )
        })
        .collect();
    let all: Vec<Option<Ampel>> = projects.iter().map(|(_, light)| *light).collect();
    rows.push(total(&numbers(&all), writer.lang));
    let mut columns = columns(
        writer,
        [
            (Kind::Ministry.label(), Align::Start),
            (Kind::Project.plural(), Align::End),
            (Ampel::Green.label(), Align::End),
            (Ampel::Amber.label(), Align::End),
            (Ampel::Red.label(), Align::End),
            (label("ohne Ampel", "no light"), Align::End),
        ],
    );
    for (column, ampel) in columns
        .iter_mut()
        .skip(2)
        .zip([Ampel::Green, Ampel::Amber, Ampel::Red])
    {
        column.title = vec![light(ampel, writer.lang)];
    }
    let caption = label(
        "Projekte nach Ressort und errechneter Ampel",
        "Projects by ministry and computed traffic light",
    );
    Block::Table(Table {
        caption: caption.in_lang(writer.lang).to_owned(),
        caption_shown: true,
        columns,
        rows,
        row_headings: true,
    })
}

/// Who agrees and who does not is the ministries' own business until the cabinet has decided.
fn by_state(writer: &Writer<'_>, filter: &Filter<'_>) -> Option<Block> {
    let lang = writer.lang;
    let found = writer
        .view
        .strategy
        .contributions
        .iter()
        .zip(&*writer.view.standings);
    let mut states: BTreeMap<State, usize> = BTreeMap::new();
    for (_, standing) in found.filter(|(contribution, _)| filter.contribution(contribution)) {
        *states.entry(standing.state).or_default() += 1;
    }
    if states.is_empty() {
        return None;
    }
    let mut rows: Vec<Row> = states
        .iter()
        .map(|(state, n)| cells(words(state.label().in_lang(lang)), &[*n], lang))
        .collect();
    rows.push(total(&[states.values().sum()], lang));
    Some(Block::Table(Table {
        caption: label(
            "Beiträge nach Stand der Abstimmung",
            "Contributions by state of coordination",
        )
        .in_lang(lang)
        .to_owned(),
        caption_shown: true,
        columns: columns(
            writer,
            [
                (label("Stand", "State"), Align::Start),
                (Kind::Contribution.plural(), Align::End),
            ],
        ),
        rows,
        row_headings: true,
    }))
}

fn cells(title: Vec<Inline>, numbers: &[usize], lang: Lang) -> Row {
    let numbers = numbers.iter().map(|number| words(count(*number, lang)));
    Row {
        anchor: None,
        cells: std::iter::once(title).chain(numbers).collect(),
    }
}

fn total(numbers: &[usize], lang: Lang) -> Row {
    cells(
        vec![Inline::Strong(words(
            label("Zusammen", "Total").in_lang(lang),
        ))],
        numbers,
        lang,
    )
}
