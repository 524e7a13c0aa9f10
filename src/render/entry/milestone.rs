//! Milestones as a table: planned, expected, reached.

use crate::message::{Lang, label};
use crate::model::PartialDate;
use crate::model::project::Milestone;
use crate::source::Spanned;

use super::super::document::{Align, Block, Column, Row, Table, words};
use super::{indicator, shared};

/// The milestones of a project; none if it has none.
pub fn table(milestones: &[Milestone], lang: Lang) -> Option<Block> {
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
