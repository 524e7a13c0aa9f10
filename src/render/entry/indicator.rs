//! Indicators as a table: from where, to where, and what was read last.

use crate::message::{Label, Lang, label};
use crate::model::Indicator;
use crate::model::indicator::Value;

use super::super::document::{Align, Block, Column, Inline, Row, Table, words};
use super::super::words::amount;
use super::shared;

/// The indicators of one entry; none if it has none.
pub fn table(indicators: &[Indicator], lang: Lang) -> Option<Block> {
    let rows = indicators
        .iter()
        .map(|indicator| row(indicator, words(&*indicator.title.value), lang))
        .collect();
    let caption = label("Kennzahlen", "Indicators").in_lang(lang);
    (!indicators.is_empty()).then(|| Block::Table(of_rows(caption, true, rows, lang)))
}

/// A table of indicators. Columns in which nothing stands are left out.
pub fn of_rows(caption: &str, caption_shown: bool, rows: Vec<Row>, lang: Lang) -> Table {
    let titles: [Label; 4] = [
        label("Kennzahl", "Indicator"),
        label("Ausgangswert", "Baseline"),
        label("Ziel", "Target"),
        label("Zuletzt gemessen", "Latest reading"),
    ];
    let columns = titles.map(|title| Column {
        title: words(title.in_lang(lang)),
        align: Align::Start,
    });
    let mut table = Table {
        caption: caption.to_owned(),
        caption_shown,
        columns: columns.into(),
        rows,
        row_headings: true,
    };
    without_empty_columns(&mut table);
    table
}

/// Takes away columns in which nothing stands.
pub fn without_empty_columns(table: &mut Table) {
    let kept: Vec<bool> = (0..table.columns.len())
        .map(|at| table.rows.iter().any(|row| !row.cells[at].is_empty()))
        .collect();
    let keep = |at: &mut usize| {
        *at += 1;
        kept[*at - 1]
    };
    let mut at = 0;
    table.columns.retain(|_| keep(&mut at));
    for row in &mut table.rows {
        let mut at = 0;
        row.cells.retain(|_| keep(&mut at));
    }
}

/// The row of an indicator; `title` may say whose it is.
pub fn row(indicator: &Indicator, title: Vec<Inline>, lang: Lang) -> Row {
    let value = |value: Option<&Value>, due: bool| {
        value
            .map(|value| cell(value, &indicator.unit, due, lang))
            .unwrap_or_default()
    };
    let latest = indicator
        .readings
        .iter()
        .max_by_key(|reading| reading.on.last_day());
    Row {
        anchor: None,
        cells: vec![
            title,
            value(indicator.baseline.as_ref(), false),
            value(indicator.target.as_ref(), true),
            value(latest, false),
        ],
    }
}

fn cell(value: &Value, unit: &str, due: bool, lang: Lang) -> Vec<Inline> {
    let date = value.on.show(lang);
    let when = match (due, lang) {
        (true, Lang::De) => format!("bis {date}"),
        (true, Lang::En) => format!("by {date}"),
        (false, _) => date,
    };
    let mut cell = vec![
        Inline::Text(amount(value.value, unit, lang)),
        Inline::Break,
        Inline::Quiet(when),
    ];
    if let Some(source) = &value.source {
        cell.extend([Inline::Break, shared::source(source)]);
    }
    cell
}
