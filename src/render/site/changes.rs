//! What has happened, from the dates that entries carry: decisions, milestones, ends of projects, reports.

use crate::message::{Label, label};
use crate::model::{Kind, PartialDate};
use crate::template::Trouble;

use super::super::document::{Block, Inline, Item, List, section, words};
use super::super::plan::At;
use super::super::words::count;
use super::address::Top;
use super::frame::Page;
use super::leaf::Leaf;
use super::{Site, plain};

/// The most that one page tells.
const MOST: usize = 300;

/// Something that happened.
pub struct Event {
    /// When.
    pub date: PartialDate,
    /// What, in words.
    pub what: String,
    /// To what.
    pub of: At,
    /// Whether it is more than a new report.
    pub weighs: bool,
}

/// All events up to the day of the site, the newest first.
pub fn events(site: &Site<'_>) -> Vec<Event> {
    let mut events = decisions(site);
    events.extend(measures(site));
    for at in 0..site.view.strategy.projects.len() {
        events.extend(project(site, at));
    }
    if let Some(today) = site.date {
        events.retain(|event| !event.date.is_future(today));
    }
    events.sort_by_key(|event| {
        let (date, weighs) = (event.date, event.weighs);
        (std::cmp::Reverse((date.last_day(), weighs)), event.of)
    });
    events
}

fn decisions(site: &Site<'_>) -> Vec<Event> {
    let decisions = site.view.strategy.decisions.iter().enumerate();
    let event = |(at, decision): (usize, &crate::model::Decision)| Event {
        date: decision.date.value,
        what: format!(
            "{} · {}",
            word(site, label("Beschluss", "Decision")),
            decision.body
        ),
        of: (Kind::Decision, at),
        weighs: true,
    };
    decisions.map(event).collect()
}

fn measures(site: &Site<'_>) -> Vec<Event> {
    let measures = site.view.strategy.measures.iter().enumerate();
    let event = |(at, measure): (usize, &crate::model::Measure)| Event {
        date: measure.as_of.value,
        what: word(site, REPORT).to_owned(),
        of: (Kind::Measure, at),
        weighs: false,
    };
    measures.map(event).collect()
}

const REPORT: Label = label("Neuer Bericht", "New report");

fn project(site: &Site<'_>, at: usize) -> Vec<Event> {
    let project = &site.view.strategy.projects[at];
    let event = |date: PartialDate, what: String, weighs: bool| Event {
        date,
        what,
        of: (Kind::Project, at),
        weighs,
    };
    let reached = project.milestones.iter().filter_map(|milestone| {
        let reached = word(site, label("Meilenstein erreicht: ", "Milestone reached: "));
        let what = format!("{reached}{}", milestone.title);
        Some(event(milestone.done.as_ref()?.value, what, true))
    });
    let mut events: Vec<Event> = reached.collect();
    if let Some(ended) = &project.ended {
        let what = word(site, label("Projekt beendet", "Project ended"));
        events.push(event(ended.value, what.to_owned(), true));
    }
    events.push(event(
        project.as_of.value,
        word(site, REPORT).to_owned(),
        false,
    ));
    events
}

fn word(site: &Site<'_>, word: Label) -> &'static str {
    word.in_lang(site.lang)
}

/// The page.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn page(site: &Site<'_>, events: &[Event]) -> Result<Page, Trouble> {
    let leaf = Leaf::new(site, site.addresses.top(Top::Changes));
    let title = word(site, label("Änderungen", "Changes"));
    let lead = word(
        site,
        label(
            "Was beschlossen, erreicht und berichtet wurde, das Neueste zuerst.",
            "What was decided, reached and reported, the newest first.",
        ),
    );
    let mut content = by_year(site, &events[..events.len().min(MOST)]);
    if let Some(more) = events.len().checked_sub(MOST).filter(|more| *more > 0) {
        let more = count(more, site.lang);
        let line = site.lang.pick(
            format!("Ältere Ereignisse: {more}. Sie stehen auf den Seiten der Einträge."),
            format!("Older events: {more}. They stand on the pages of the entries."),
        );
        content.push(Block::Note(words(line)));
    }
    let html = plain::html(&leaf, title, Some(lead), &content, "")?;
    Ok(Page {
        path: leaf.path,
        title: title.to_owned(),
        above: Vec::new(),
        area: Some(Top::Changes),
        scripts: &[],
        about: None,
        html,
    })
}

fn by_year(site: &Site<'_>, events: &[Event]) -> Vec<Block> {
    let year = |event: &Event| event.date.last_day().year();
    let years = events.chunk_by(|a, b| year(a) == year(b));
    let block = |events: &[Event]| {
        let year = events
            .first()
            .map_or_else(String::new, |event| year(event).to_string());
        let mut section = section(format!("Jahr-{year}"), 1, words(year));
        section.blocks.push(list(site, events));
        Block::Section(section)
    };
    years.map(block).collect()
}

/// Events as a list.
pub fn list(site: &Site<'_>, events: &[Event]) -> Block {
    let item = |event: &Event| Item {
        task: None,
        blocks: vec![Block::Paragraph(vec![
            site.writer.link(event.of),
            Inline::Break,
            Inline::Quiet(format!("{} · {}", event.date.show(site.lang), event.what)),
        ])],
    };
    Block::List(List {
        start: None,
        tight: true,
        items: events.iter().map(item).collect(),
    })
}
