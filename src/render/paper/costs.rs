//! What the projects cost, as far as they say so.

use crate::message::Text;
use crate::model::measure::Progress;
use crate::model::{Choices, Project};
use crate::text;

use super::super::document::{Align, Block, Section, Table};
use super::super::words::{amount, count, number};
use super::head::{column, row};
use super::{Job, told};

/// The section.
pub fn section(job: &Job<'_>) -> Option<Section> {
    let projects: Vec<&Project> = job.view.strategy.projects.iter().collect();
    let title = job.pick("Kosten", "Costs");
    if projects.is_empty() {
        let none = text!(
            "Die Strategie führt keine Projekte, Kosten nennt sie daher nicht.",
            "The strategy has no projects, so it names no costs."
        );
        return Some(super::heading("costs", 1, title, vec![told(job, &none)]));
    }
    let named: Vec<i64> = projects
        .iter()
        .filter_map(|project| total(project))
        .collect();
    let blocks = if named.is_empty() {
        vec![told(job, &unnamed(projects.len()))]
    } else {
        vec![
            told(job, &summed(job, &projects, &named)),
            Block::Table(table(job, &projects)),
            told(job, &caveat()),
        ]
    };
    Some(super::heading("costs", 1, title, blocks))
}

fn total(project: &Project) -> Option<i64> {
    project.cost.as_ref()?.total
}

fn unnamed(projects: usize) -> Text {
    text!(
        "Projekte: {projects}. Gesamtkosten stehen bei keinem; eine Summe lässt sich nicht angeben.",
        "Projects: {projects}. Total cost is given for none, so there is no sum."
    )
}

fn summed(job: &Job<'_>, projects: &[&Project], named: &[i64]) -> Text {
    let sum = amount(sum(named.iter().copied()), "Euro", job.lang);
    let (all, some) = (projects.len(), named.len());
    let funding = projects.iter().filter(|project| {
        let cost = project.cost.as_ref();
        cost.is_some_and(|cost| cost.funding.is_some())
    });
    let (funding, silent) = (funding.count(), all - some);
    let bound = match silent {
        0 => text!("Das sind alle.", "These are all."),
        _ => text!(
            "Bei den übrigen {silent} stehen keine: Die Summe ist eine Untergrenze.",
            "It is not given for the other {silent}: the sum is a lower bound."
        ),
    };
    let (de, en) = (bound.de, bound.en);
    text!(
        "Gesamtkosten stehen bei {some} von {all} Projekten, zusammen {sum}. {de} Woher das Geld kommt, steht bei {funding}.",
        "Total cost is given for {some} of {all} projects, together {sum}. {en} Where the money comes from is given for {funding}."
    )
}

fn sum(totals: impl Iterator<Item = i64>) -> f64 {
    totals.map(|total| total as f64).sum()
}

fn caveat() -> Text {
    text!(
        "Die Beträge sind Angaben der Ressorts über die ganze Laufzeit; sie sind nicht auf Haushaltsjahre und nicht auf Land, Bund, Kommunen und EU verteilt. Über Haushaltsmittel entscheidet der Beschluss nicht.",
        "The amounts are those that the ministries name for the whole duration; they are not divided by budget year, nor among state, federation, municipalities and the EU. The decision does not grant funds."
    )
}

fn table(job: &Job<'_>, projects: &[&Project]) -> Table {
    let rows = Progress::CHOICES.iter().filter_map(|choice| {
        let of_status = projects
            .iter()
            .filter(|project| project.status.value.key() == choice.key);
        let all = of_status.clone().count();
        let named = of_status.clone().filter(|project| total(project).is_some());
        let sum = sum(of_status.filter_map(|project| total(project)));
        (all > 0).then(|| {
            row([
                choice.label.in_lang(job.lang).to_owned(),
                count(all, job.lang),
                count(named.count(), job.lang),
                number(sum, job.lang),
            ])
        })
    });
    Table {
        caption: job
            .pick(
                "Gesamtkosten nach Stand der Projekte",
                "Total cost by status of the projects",
            )
            .to_owned(),
        caption_shown: false,
        columns: vec![
            column(job.pick("Stand", "Status"), Align::Start),
            column(job.pick("Projekte", "Projects"), Align::End),
            column(job.pick("davon mit Kosten", "with a cost"), Align::End),
            column(job.pick("Summe in Euro", "Sum in euros"), Align::End),
        ],
        rows: rows.collect(),
        row_headings: true,
    }
}
