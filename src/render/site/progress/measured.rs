//! What is measured: indicators on their way to the target, and roll-outs as x of n.

use crate::message::{Label, label};
use crate::model::indicator::Value;
use crate::model::insert::{Insert, What};
use crate::model::project::Rollout;
use crate::model::{Indicator, Kind};

use super::super::super::document::{Align, Block, Column, Inline, Row, Table, words};
use super::super::super::entry::shared::source;
use super::super::super::made;
use super::super::super::words::{amount, number};
use super::super::Site;
use super::Figure;
use super::svg::Chart;

/// The most bars of a chart: what is longer is a table.
const MOST: usize = 40;

/// A bar with its name.
struct Bar {
    name: String,
    value: String,
    /// The share that is reached, from 0 to 1.
    share: f64,
}

/// The indicators.
pub fn indicators(site: &Site<'_>) -> Option<Figure> {
    let insert = Insert::of(What::Indicators);
    let table = made::blocks(&site.writer, &insert)
        .into_iter()
        .find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })?;
    let title =
        label("Kennzahlen und ihre Ziele", "Indicators and their targets").in_lang(site.lang);
    let bars: Vec<Bar> = every(site)
        .filter_map(|indicator| bar(site, indicator))
        .take(MOST)
        .collect();
    let lead = label(
        "Gezeigt werden Kennzahlen, die ein Ziel haben oder ein Anteil sind: Der Balken reicht vom Ausgangswert bis zum letzten Wert, der Strich am Ende ist das Ziel oder das Ganze. Die Tabelle nennt alle.",
        "Shown are indicators that have a target or are a share: the bar reaches from the baseline to the latest reading, the line at the end is the target or the whole. The table names all.",
    );
    Some(Figure {
        place: "Kennzahlen",
        title,
        lead: lead.in_lang(site.lang).to_owned(),
        chart: drawn("Chart-Kennzahlen", title, &bars),
        table,
    })
}

fn every<'s>(site: &'s Site<'_>) -> impl Iterator<Item = &'s Indicator> {
    let strategy = &site.view.strategy;
    let goals = strategy.goals.iter().flat_map(|goal| &goal.indicators);
    let measures = strategy
        .measures
        .iter()
        .flat_map(|measure| &measure.indicators);
    let projects = strategy
        .projects
        .iter()
        .flat_map(|project| &project.indicators);
    goals.chain(measures).chain(projects)
}

fn bar(site: &Site<'_>, indicator: &Indicator) -> Option<Bar> {
    let lang = site.lang;
    let latest: &Value = indicator
        .readings
        .iter()
        .max_by_key(|reading| reading.on.last_day())?;
    let (from, to) = match (&indicator.baseline, &indicator.target) {
        (baseline, Some(target)) => (
            baseline.as_ref().map_or(0.0, |baseline| baseline.value),
            target.value,
        ),
        (_, None) if &*indicator.unit == "%" => (0.0, 100.0),
        _ => return None,
    };
    let share = (latest.value - from) / (to - from);
    let reached = number(latest.value, lang);
    let of = label("von", "of").in_lang(lang);
    let value = match &indicator.target {
        Some(target) => format!(
            "{reached} {of} {}",
            amount(target.value, &indicator.unit, lang)
        ),
        None => amount(latest.value, &indicator.unit, lang),
    };
    share.is_finite().then(|| Bar {
        name: indicator.title.value.to_string(),
        value,
        share: share.clamp(0.0, 1.0),
    })
}

/// The roll-outs.
pub fn rollouts(site: &Site<'_>) -> Option<Figure> {
    let projects = site.view.strategy.projects.iter().enumerate();
    let found: Vec<(usize, &Rollout)> = projects
        .filter_map(|(at, project)| Some((at, project.rollout.as_ref()?)))
        .collect();
    if found.is_empty() {
        return None;
    }
    let title = label("Verbreitung: x von n", "Roll-outs: x of n").in_lang(site.lang);
    let bars: Vec<Bar> = found
        .iter()
        .take(MOST)
        .map(|(at, rollout)| of_rollout(site, *at, rollout))
        .collect();
    let lead = label(
        "Wie viele von allen schon dabei sind.",
        "How many of all have joined so far.",
    );
    Some(Figure {
        place: "Verbreitung",
        title,
        lead: lead.in_lang(site.lang).to_owned(),
        chart: drawn("Chart-Verbreitung", title, &bars),
        table: table(site, title, &found),
    })
}

fn of_rollout(site: &Site<'_>, at: usize, rollout: &Rollout) -> Bar {
    let project = &site.view.strategy.projects[at];
    let (covered, total) = (rollout.covered.value as f64, rollout.total.value as f64);
    let title = project
        .short_title
        .as_deref()
        .unwrap_or(&project.head.title.value);
    let share = covered / total;
    Bar {
        name: title.to_owned(),
        value: of_all(site, rollout),
        share: if share.is_finite() {
            share.clamp(0.0, 1.0)
        } else {
            0.0
        },
    }
}

/// `70 von 100`
fn of_all(site: &Site<'_>, rollout: &Rollout) -> String {
    let (covered, total) = (rollout.covered.value as f64, rollout.total.value as f64);
    let of = label("von", "of").in_lang(site.lang);
    format!(
        "{} {of} {}",
        number(covered, site.lang),
        number(total, site.lang)
    )
}

fn drawn(id: &'static str, title: &str, bars: &[Bar]) -> Option<String> {
    let told: Vec<String> = bars
        .iter()
        .map(|bar| format!("{}: {}.", bar.name, bar.value))
        .collect();
    let mut chart = Chart::new(id, title, told.join(" "));
    for bar in bars {
        let top = chart.bottom();
        chart.name(top + 1.0, &bar.name);
        chart.bar(0.0, top + 1.4, 99.5, 0.9, "rest");
        chart.bar(0.0, top + 1.4, bar.share * 99.5, 0.9, "reached");
        chart.line(99.6, top + 1.2, top + 2.5, "target");
        chart.text(0.0, top + 3.35, "value", "start", &bar.value);
        chart.grow(4.4);
    }
    (!bars.is_empty()).then(|| chart.done())
}

fn table(site: &Site<'_>, title: &str, found: &[(usize, &Rollout)]) -> Table {
    let lang = site.lang;
    let columns: [Label; 5] = [
        label("Projekt", "Project"),
        label("Erreicht", "Reached"),
        label("Einheit", "Unit"),
        label("Stand", "As of"),
        label("Was zählt, Quelle", "What counts, source"),
    ];
    let columns = columns.map(|title| Column {
        title: words(title.in_lang(lang)),
        align: Align::Start,
    });
    let row = |(at, rollout): &(usize, &Rollout)| {
        let mut about: Vec<Inline> = rollout.definition.as_deref().map(words).unwrap_or_default();
        if let Some(from) = &rollout.source {
            about.extend((!about.is_empty()).then_some(Inline::Break));
            about.push(source(from));
        }
        Row {
            anchor: None,
            cells: vec![
                vec![site.writer.link((Kind::Project, *at))],
                words(of_all(site, rollout)),
                words(&*rollout.unit),
                words(rollout.as_of.show(lang)),
                about,
            ],
        }
    };
    Table {
        caption: title.to_owned(),
        caption_shown: false,
        columns: columns.into(),
        rows: found.iter().map(row).collect(),
        row_headings: true,
    }
}
