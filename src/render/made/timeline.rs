//! The timeline: the steps of the strategy process; with a filter, what the chosen goals and projects are to reach when.

use jiff::civil::Date;

use crate::message::{Label, label};
use crate::model::{Kind, PartialDate};

use super::super::document::{Align, Block, Inline, Row, Table, words};
use super::super::filter::Filter;
use super::super::writer::Writer;
use super::columns;

/// The table, by date.
pub fn blocks(writer: &Writer<'_>, filter: &Filter<'_>) -> Vec<Block> {
    let mut events = if filter.is_narrow() {
        of_entries(writer, filter)
    } else {
        of_process(writer)
    };
    events.sort_by_key(|event| event.day);
    if events.is_empty() {
        return Vec::new();
    }
    let rows = events.into_iter().map(|event| Row {
        anchor: None,
        cells: vec![words(event.date), event.what],
    });
    vec![Block::Table(Table {
        caption: label("Fahrplan", "Timeline")
            .in_lang(writer.lang)
            .to_owned(),
        caption_shown: false,
        columns: columns(
            writer,
            [
                (label("Termin", "Date"), Align::Start),
                (label("Schritt", "Step"), Align::Start),
            ],
        ),
        rows: rows.collect(),
        row_headings: true,
    })]
}

struct Event {
    day: Date,
    date: String,
    what: Vec<Inline>,
}

impl Event {
    fn new(writer: &Writer<'_>, date: PartialDate, what: Vec<Inline>) -> Event {
        Event {
            day: date.last_day(),
            date: date.show(writer.lang),
            what,
        }
    }
}

fn of_process(writer: &Writer<'_>) -> Vec<Event> {
    let settings = &writer.view.strategy.settings;
    let process = &settings.process;
    let day =
        |date: &Option<crate::source::Spanned<PartialDate>>| date.as_ref().map(|date| date.value);
    let steps: [(Option<PartialDate>, Label); 6] = [
        (
            day(&process.contacts_due),
            label("Benennung der Ansprechpersonen", "Contacts are named"),
        ),
        (
            day(&process.contributions_due),
            label("Zulieferung der Beiträge", "Contributions are due"),
        ),
        (
            day(&process.cosignatures_due),
            label("Mitzeichnung durch die Ressorts", "Co-signatures are due"),
        ),
        (
            process.paper_due().map(PartialDate::of_day),
            label("Abgabe der Kabinettsvorlage", "The cabinet paper is in"),
        ),
        (
            day(&process.cabinet),
            label("Sitzung des Ministerrats", "Session of the cabinet"),
        ),
        (
            settings.horizon,
            label("Zielhorizont der Strategie", "Horizon of the strategy"),
        ),
    ];
    let steps = steps
        .into_iter()
        .filter_map(|(date, what)| Some((date?, what)));
    steps
        .map(|(date, what)| Event::new(writer, date, words(what.in_lang(writer.lang))))
        .collect()
}

fn of_entries(writer: &Writer<'_>, filter: &Filter<'_>) -> Vec<Event> {
    let strategy = &writer.view.strategy;
    let goals = strategy
        .goals
        .iter()
        .enumerate()
        .filter(|(_, goal)| filter.goal(goal));
    let goals = goals
        .map(|(at, goal)| Event::new(writer, goal.due.value, vec![writer.link((Kind::Goal, at))]));
    let projects = strategy
        .projects
        .iter()
        .enumerate()
        .filter(|(_, project)| filter.project(project));
    let milestones = projects.flat_map(|(at, project)| {
        project.milestones.iter().map(move |milestone| {
            let date = milestone
                .done
                .as_ref()
                .or(milestone.forecast.as_ref())
                .unwrap_or(&milestone.due);
            let what = vec![
                Inline::Text(format!("{} – ", milestone.title)),
                writer.link((Kind::Project, at)),
            ];
            Event::new(writer, date.value, what)
        })
    });
    goals.chain(milestones).collect()
}
