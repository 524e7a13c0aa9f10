//! The indicators and their trend: from the first value over the readings towards the target, in words and as a small chart.

use std::collections::BTreeMap;

use crate::model::indicator::{Direction, Value};
use crate::model::{Head, Indicator};
use crate::picture::{Format, Picture};

use super::super::document::{Align, Inline, Section, words};
use super::super::words::{amount, count};
use super::table::table;
use super::{Account, chapter, note, paragraph, sparkline};

/// The chapter; its charts are put among the pictures.
pub fn chapter_of(account: &Account<'_>, pictures: &mut BTreeMap<String, Picture>) -> Section {
    let title = account.pick("Kennzahlen", "Indicators");
    let all = indicators(account);
    let unread = all
        .iter()
        .filter(|(_, indicator)| indicator.readings.is_empty())
        .count();
    let mut rows = Vec::new();
    for (head, indicator) in all
        .iter()
        .filter(|(_, indicator)| !indicator.readings.is_empty())
    {
        rows.push(row(account, head, indicator, pictures));
    }
    if rows.is_empty() {
        let nothing = account.pick(
            "Keine Kennzahl ist gemessen.",
            "No indicator has been read.",
        );
        return chapter("indicators", title, vec![note(nothing)]);
    }
    let headings = [
        (account.pick("Kennzahl", "Indicator"), Align::Start),
        (account.pick("Entwicklung", "Trend"), Align::Start),
        (account.pick("Ziel", "Target"), Align::Start),
        (account.pick("Verlauf", "Course"), Align::Start),
    ];
    let mut blocks = vec![table(title, &headings, rows)];
    if unread > 0 {
        let told = account.of_all(unread, all.len());
        blocks.push(paragraph(format!(
            "{told} {}",
            account.pick(
                "Kennzahlen sind noch nicht gemessen.",
                "indicators have not been read yet."
            )
        )));
    }
    chapter("indicators", title, blocks)
}

/// Those of goals, of measures, then of projects, lighthouses first.
fn indicators<'a>(account: &Account<'a>) -> Vec<(&'a Head, &'a Indicator)> {
    let strategy = &account.job.view.strategy;
    let goals = strategy
        .goals
        .iter()
        .map(|goal| (&goal.head, &goal.indicators));
    let measures = strategy
        .measures
        .iter()
        .map(|measure| (&measure.head, &measure.indicators));
    let projects = account
        .projects()
        .map(|(_, project)| (&project.head, &project.indicators));
    let all = goals.chain(measures).chain(projects);
    all.flat_map(|(head, all)| all.iter().map(move |one| (head, one)))
        .collect()
}

fn row(
    account: &Account<'_>,
    head: &Head,
    indicator: &Indicator,
    pictures: &mut BTreeMap<String, Picture>,
) -> Vec<Vec<Inline>> {
    let lang = account.job.lang;
    let values = course(indicator);
    let trend = trend(account, indicator, &values);
    let target = indicator.target.as_ref().map(|target| {
        let (value, on) = (
            amount(target.value, &indicator.unit, lang),
            target.on.show(lang),
        );
        words(format!("{value} ({on})"))
    });
    let chart = sparkline::svg(&values, indicator.target.as_ref()).map(|svg| {
        let path = format!("chart-{:04}.svg", pictures.len() + 1);
        let bytes = svg.into_bytes();
        pictures.insert(
            path.clone(),
            Picture {
                format: Format::Svg,
                bytes,
            },
        );
        {
            let number = count(values.len(), lang);
            let alt = lang.pick(
                format!("Verlauf aus {number} Werten"),
                format!("course of {number} values"),
            );
            vec![Inline::Picture { path, alt }]
        }
    });
    let name = vec![
        Inline::Text(format!("{} ", indicator.title.value)),
        Inline::Quiet(format!("({})", head.title.value)),
    ];
    vec![
        name,
        words(trend),
        target.unwrap_or_default(),
        chart.unwrap_or_default(),
    ]
}

/// The baseline and all readings, by their days.
fn course(indicator: &Indicator) -> Vec<&Value> {
    let mut values: Vec<&Value> = indicator
        .baseline
        .iter()
        .chain(&indicator.readings)
        .collect();
    values.sort_by_key(|value| value.on.last_day());
    // The baseline is often written down as a reading too.
    values.dedup_by(|one, other| one.on == other.on && one.value == other.value);
    values
}

/// The trend in words: from which value to which, and whether that is the way that is better.
fn trend(account: &Account<'_>, indicator: &Indicator, values: &[&Value]) -> String {
    let lang = account.job.lang;
    let told = |value: &Value| {
        let (amount, on) = (
            amount(value.value, &indicator.unit, lang),
            value.on.show(lang),
        );
        format!("{amount} ({on})")
    };
    let (Some(first), Some(last)) = (values.first(), values.last()) else {
        return String::new();
    };
    if values.len() == 1 {
        let only = told(last);
        return lang.pick(
            format!("{only}, nur ein Wert"),
            format!("{only}, a single value"),
        );
    }
    let (from, to) = (told(first), told(last));
    let (better, worse) = match indicator.direction {
        Direction::Up => (last.value > first.value, last.value < first.value),
        Direction::Down => (last.value < first.value, last.value > first.value),
    };
    let moved = match (better, worse, last.value > first.value) {
        (false, false, _) => account.pick("unverändert", "unchanged"),
        (true, _, true) => account.pick("gestiegen, wie gewünscht,", "risen, as desired,"),
        (true, _, false) => account.pick("gesunken, wie gewünscht,", "fallen, as desired,"),
        (_, true, true) => account.pick("gestiegen, entgegen dem Ziel,", "risen, against the aim,"),
        (_, true, false) => {
            account.pick("gesunken, entgegen dem Ziel,", "fallen, against the aim,")
        }
    };
    lang.pick(
        format!("{moved} von {from} auf {to}"),
        format!("{moved} from {from} to {to}"),
    )
}
