//! The head of the paper: what it is, from whom, for which session, about which text.

use std::collections::BTreeMap;

use crate::message::{Lang, label};
use crate::model::decision::Resolution;
use crate::model::{Ministry, PartialDate};
use crate::text;

use super::super::document::{Align, Block, Column, Document, Fact, Row, Section, Table, words};
use super::super::facts::Facts;
use super::super::words::count;
use super::{Job, cell, told};

/// What the paper is.
pub fn kicker(job: &Job<'_>) -> String {
    match (body(job), job.lang) {
        ("Ministerrat", Lang::De) => "Ministerratsvorlage".to_owned(),
        (body, Lang::De) => format!("Kabinettsvorlage: {body}"),
        (body, Lang::En) => format!("Cabinet paper: {body}"),
    }
}

/// Who decides: whoever adopted the last edition.
pub fn body<'j>(job: &Job<'j>) -> &'j str {
    let adopting =
        job.view.strategy.decisions.iter().filter(|decision| {
            decision.kind.value == Resolution::Adopted && decision.adopts.is_some()
        });
    let last = adopting.max_by_key(|decision| (decision.date.last_day(), &decision.head.id));
    last.map_or(job.pick("Ministerrat", "Cabinet"), |decision| {
        &*decision.body
    })
}

/// The ministry that brings the strategy in.
pub fn lead<'j>(job: &Job<'j>) -> Option<&'j Ministry> {
    let strategy = &job.view.strategy;
    strategy.get(strategy.settings.lead.as_ref()?)
}

/// What stands at the head.
pub fn facts(job: &Job<'_>) -> Vec<Fact> {
    let (lang, settings) = (job.lang, &job.view.strategy.settings);
    let day = |day: jiff::civil::Date| PartialDate::of_day(day).show(lang);
    let process = &settings.process;
    let mut facts = Facts::new(lang);
    facts.text(
        label("Federführung", "lead"),
        lead(job).map(|lead| &*lead.name.value),
    );
    let session = process.cabinet.as_ref().map(|date| date.value.show(lang));
    facts.text(label("Sitzung", "session"), session);
    facts.text(
        label("Vorzulegen bis", "due by"),
        process.paper_due().map(day),
    );
    facts.text(label("Fassung", "edition"), Some(&*settings.edition));
    facts.text(
        label("Prüfsumme der Strategie", "digest of the strategy"),
        Some(job.digest.to_string()),
    );
    facts.text(label("Stand", "as of"), Some(day(job.today)));
    facts.done()
}

/// The text around which the head is put.
pub fn document(job: &Job<'_>, chapters: Vec<Section>) -> Document {
    let settings = &job.view.strategy.settings;
    Document {
        lang: job.lang,
        text_lang: job.lang,
        audience: job.view.audience,
        title: settings.title.to_string(),
        subtitle: settings.subtitle.as_deref().map(str::to_owned),
        edition: settings.edition.to_string(),
        date: Some(job.today),
        publisher: lead(job).map(|lead| lead.name.value.to_string()),
        chapters,
        pictures: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

/// What a draft still lacks.
pub fn state_of_draft(job: &Job<'_>) -> Option<Section> {
    let total: usize = job.open.iter().map(|(_, count)| count).sum();
    if !job.is_draft || total == 0 {
        return None;
    }
    let table = Table {
        caption: job
            .pick("Was noch im Weg steht", "What still stands in the way")
            .to_owned(),
        caption_shown: false,
        columns: vec![
            column(
                job.pick("Was noch im Weg steht", "What still stands in the way"),
                Align::Start,
            ),
            column(job.pick("Anzahl", "Count"), Align::End),
        ],
        rows: job
            .open
            .iter()
            .map(|(name, number)| {
                row([name.in_lang(job.lang).to_owned(), count(*number, job.lang)])
            })
            .collect(),
        row_headings: true,
    };
    let note = text!(
        "Diese Vorlage ist ein Entwurf: Die Strategie ist nicht kabinettreif, {total} Punkte stehen noch im Weg. `dstrat cabinet` nennt sie einzeln.",
        "This paper is a draft: the strategy is not ready, {total} points still stand in the way. `dstrat cabinet` names them one by one."
    );
    let title = job.pick("Stand des Entwurfs", "State of the draft");
    Some(super::heading(
        "draft",
        1,
        title,
        vec![told(job, &note), Block::Table(table)],
    ))
}

/// A column.
pub fn column(title: &str, align: Align) -> Column {
    Column {
        title: words(title),
        align,
    }
}

/// A row of plain cells.
pub fn row<const N: usize>(cells: [String; N]) -> Row {
    Row {
        anchor: None,
        cells: cells.into_iter().map(cell).collect(),
    }
}
