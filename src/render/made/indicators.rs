//! All indicators of goals, measures and projects in one table, each leading to what it measures.

use crate::message::label;
use crate::model::{Indicator, Kind};

use super::super::document::{Block, Inline, Row, words};
use super::super::entry::indicator;
use super::super::filter::Filter;
use super::super::plan::At;
use super::super::writer::Writer;

/// The table.
pub fn blocks(writer: &Writer<'_>, filter: &Filter<'_>) -> Vec<Block> {
    let strategy = &writer.view.strategy;
    let goals = strategy
        .goals
        .iter()
        .enumerate()
        .filter(|(_, goal)| filter.goal(goal));
    let goals = goals.map(|(at, goal)| ((Kind::Goal, at), &goal.indicators));
    let measures = strategy
        .measures
        .iter()
        .enumerate()
        .filter(|(_, measure)| filter.measure(measure));
    let measures = measures.map(|(at, measure)| ((Kind::Measure, at), &measure.indicators));
    let projects = strategy
        .projects
        .iter()
        .enumerate()
        .filter(|(_, project)| filter.project(project));
    let projects = projects.map(|(at, project)| ((Kind::Project, at), &project.indicators));
    let all = goals.chain(measures).chain(projects);
    let rows: Vec<Row> = all
        .flat_map(|(at, indicators)| {
            indicators
                .iter()
                .map(move |indicator| row(writer, at, indicator))
        })
        .collect();
    let caption = label("Kennzahlen", "Indicators").in_lang(writer.lang);
    let table = (!rows.is_empty()).then(|| indicator::of_rows(caption, false, rows, writer.lang));
    table.map(Block::Table).into_iter().collect()
}

fn row(writer: &Writer<'_>, owner: At, indicator: &Indicator) -> Row {
    let mut title = words(&*indicator.title.value);
    title.extend([Inline::Break, writer.link(owner)]);
    indicator::row(indicator, title, writer.lang)
}
