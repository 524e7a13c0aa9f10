//! The annexes: the strategy itself, and the co-signatures one by one.

use crate::consolidation::{Answer, Signing};
use crate::model::{Choices, Ministry};
use crate::text;

use super::super::document::{Align, Block, Item, List, Row, Section, Table};
use super::head::column;
use super::{Job, cell, day, participation, told};

/// The list of annexes.
pub fn section(job: &Job<'_>) -> Option<Section> {
    let settings = &job.view.strategy.settings;
    let (title, edition, digest) = (&settings.title, &settings.edition, job.digest);
    let annexes = [
        text!(
            "„{title}“, Fassung „{edition}“, Prüfsumme `{digest}`; das Dokument erzeugt `dstrat build` aus demselben Stand",
            "“{title}”, edition “{edition}”, digest `{digest}`; `dstrat build` makes the document of the same state"
        ),
        text!(
            "Mitzeichnungen im Einzelnen (am Ende dieser Vorlage)",
            "The co-signatures one by one (at the end of this paper)"
        ),
    ];
    let items = annexes.iter().map(|annex| Item {
        task: None,
        blocks: vec![told(job, annex)],
    });
    let list = Block::List(List {
        start: Some(1),
        tight: true,
        items: items.collect(),
    });
    let title = job.pick("Anlagen", "Annexes");
    Some(super::heading("annexes", 1, title, vec![list]))
}

/// Annex 2.
pub fn signatures(job: &Job<'_>) -> Option<Section> {
    let title = job.pick(
        "Anlage 2: Mitzeichnungen im Einzelnen",
        "Annex 2: the co-signatures one by one",
    );
    if job.signings.is_empty() {
        let none = text!(
            "Für keinen angenommenen Beitrag war eine Mitzeichnung nötig.",
            "No accepted contribution needed a co-signature."
        );
        return Some(super::heading(
            "signatures",
            1,
            title,
            vec![told(job, &none)],
        ));
    }
    let table = Table {
        caption: title.to_owned(),
        caption_shown: false,
        columns: vec![
            column(job.pick("Beitrag", "Contribution"), Align::Start),
            column(job.pick("Ressort", "Ministry"), Align::Start),
            column(job.pick("Ergebnis", "Result"), Align::Start),
            column(job.pick("Datum", "Date"), Align::Start),
            column(job.pick("Ebene", "Level"), Align::Start),
        ],
        rows: job
            .signings
            .iter()
            .map(|signing| row(job, signing))
            .collect(),
        row_headings: true,
    };
    Some(super::heading(
        "signatures",
        1,
        title,
        vec![Block::Table(table)],
    ))
}

fn row(job: &Job<'_>, signing: &Signing<'_>) -> Row {
    let head = &signing.contribution.head;
    let owner = job
        .view
        .strategy
        .by_id::<Ministry>(head.ministry())
        .map_or(head.ministry(), |owner| &owner.short);
    let fresh = signing
        .record
        .filter(|_| matches!(signing.answer, Answer::Fresh(_)));
    let on = fresh.map(|record| day(record.on.value, job.lang));
    let level = fresh.and_then(|record| record.level);
    let level = level.map(|level| level.label().in_lang(job.lang));
    Row {
        anchor: None,
        cells: vec![
            cell(format!("{owner}: {}", head.title.value)),
            cell(&*signing.ministry.short),
            cell(participation::name(job, signing.answer)),
            cell(on.unwrap_or_default()),
            cell(level.unwrap_or_default()),
        ],
    }
}
