//! Ministries against fields: a sign and a letter for the state of each contribution.

use std::collections::BTreeMap;

use crate::consolidation::State;
use crate::message::Lang;
use crate::model::field::FieldKind;

use super::overview;
use super::page::{Block, Line, Page};
use super::status::{OfContribution, OfField, OfMinistry, Status};
use super::table::{Cell, Column, Table, Tone, Value};
use super::words::sign;

/// The matrix as a page with its legend.
pub fn page(status: &Status<'_>, lang: Lang) -> Page {
    let mut blocks = overview::head(status, lang);
    blocks.push(Block::Table(table(status, lang)));
    blocks.extend([
        Block::Legend(legend(status, lang)),
        Block::Legend(names(status)),
    ]);
    Page { blocks }
}

/// The matrix for machines: `ministry`, `field` and `state` of each contribution, one row each; `requested` where one is
/// owed and nothing is there.
pub fn list(status: &Status<'_>) -> Table {
    let columns = ["ministry", "field", "contribution", "state", "overdue"];
    let flag = |overdue| Cell::of(Value::Flag(overdue));
    let there = status.contributions.iter().map(|of| {
        let cells = [of.ministry, of.field, of.id, of.state.key()].map(Cell::text);
        cells.into_iter().chain([flag(of.overdue)]).collect()
    });
    let requested = status.requested.iter().map(|of| {
        let cells = [of.ministry, of.field, "", State::Requested.key()].map(Cell::text);
        cells.into_iter().chain([flag(of.overdue)]).collect()
    });
    Table {
        columns: columns
            .into_iter()
            .map(|key| Column::new(key, key))
            .collect(),
        rows: there.chain(requested).collect(),
        total: None,
    }
}

/// The fields of action, then the cross-cutting themes.
fn fields<'a, 's>(status: &'a Status<'s>) -> Vec<&'a OfField<'s>> {
    let mut fields: Vec<&OfField<'s>> = status.fields.iter().collect();
    fields.sort_by_key(|of| of.field.kind);
    fields
}

/// What stands in a cell.
#[derive(Clone, Copy)]
struct Mark {
    state: State,
    flagged: bool,
    overdue: bool,
}

/// The matrix for people.
pub fn table(status: &Status<'_>, lang: Lang) -> Table {
    let marks = marks(status);
    let fields = fields(status);
    let row = |ministry: &OfMinistry<'_>| {
        let cell = |field: &OfField<'_>| {
            cell(
                marks
                    .get(&(ministry.id, field.id))
                    .map_or(&[][..], Vec::as_slice),
                lang,
            )
        };
        let head = [Cell::text(&*ministry.ministry.short)];
        head.into_iter()
            .chain(fields.iter().copied().map(cell))
            .collect()
    };
    Table {
        columns: columns(status, lang),
        rows: status.ministries.iter().map(row).collect(),
        total: None,
    }
}

fn marks<'s>(status: &Status<'s>) -> BTreeMap<(&'s str, &'s str), Vec<Mark>> {
    let mut marks: BTreeMap<(&str, &str), Vec<Mark>> = BTreeMap::new();
    for of in &status.contributions {
        marks
            .entry((of.ministry, of.field))
            .or_default()
            .push(Mark {
                state: of.state,
                flagged: of.changed_since_consolidation || !of.stale_cosignatures.is_empty(),
                overdue: of.overdue,
            });
    }
    for of in &status.requested {
        marks
            .entry((of.ministry, of.field))
            .or_default()
            .push(Mark {
                state: State::Requested,
                flagged: false,
                overdue: of.overdue,
            });
    }
    marks
}

fn columns(status: &Status<'_>, lang: Lang) -> Vec<Column> {
    let group = |kind: FieldKind| match kind {
        FieldKind::Field => lang.pick("Handlungsfelder", "fields of action"),
        FieldKind::CrossCutting => lang.pick("Querschnittsthemen", "cross-cutting themes"),
    };
    let of_field = |of: &OfField<'_>| Column::new(of.id, of.id).group(group(of.field.kind));
    let head = Column::new("ministry", lang.pick("Ressort", "ministry"));
    std::iter::once(head)
        .chain(fields(status).into_iter().map(of_field))
        .collect()
}

/// The contribution that is furthest behind, and how many more there are.
fn cell(marks: &[Mark], lang: Lang) -> Cell {
    let behind = |mark: &&Mark| (mark.state == State::NilReturn, mark.state, !mark.overdue);
    let Some(mark) = marks.iter().min_by_key(behind) else {
        return Cell::text("").tone(Tone::Faint);
    };
    let (symbol, letter, tone) = sign(mark.state);
    let late = if mark.overdue { "!" } else { "" };
    let flagged = if marks.iter().any(|mark| mark.flagged) {
        "~"
    } else {
        ""
    };
    let more = match marks.len() - 1 {
        0 => String::new(),
        more => format!("+{more}"),
    };
    let tone = if mark.overdue { Tone::Bad } else { tone };
    Cell::text(format!(
        "{symbol} {}{late}{flagged}{more}",
        letter.in_lang(lang)
    ))
    .tone(tone)
}

/// The signs that occur.
fn legend(status: &Status<'_>, lang: Lang) -> Line {
    let states = status
        .totals
        .counts
        .contributions
        .states
        .iter()
        .filter(|(_, count)| *count > 0);
    let mut signs: Vec<String> = states
        .map(|(state, _)| {
            let (symbol, letter, _) = sign(state);
            format!(
                "{symbol}\u{a0}{}\u{a0}{}",
                letter.in_lang(lang),
                state.label().in_lang(lang)
            )
        })
        .collect();
    let flagged = |of: &OfContribution<'_>| {
        of.changed_since_consolidation || !of.stale_cosignatures.is_empty()
    };
    if status.totals.overdue > 0 {
        signs.push(lang.pick("!\u{a0}überfällig", "!\u{a0}overdue").to_owned());
    }
    if status.contributions.iter().any(flagged) {
        let changed = (
            "~\u{a0}Text nach Annahme oder Mitzeichnung geändert",
            "~\u{a0}text changed after it was accepted or signed",
        );
        signs.push(lang.pick(changed.0, changed.1).to_owned());
    }
    if marks(status).values().any(|marks| marks.len() > 1) {
        signs.push(
            lang.pick(
                "+1\u{a0}ein weiterer Beitrag",
                "+1\u{a0}one more contribution",
            )
            .to_owned(),
        );
    }
    Line::from(signs.join(" · "))
}

/// What the fields are called.
fn names(status: &Status<'_>) -> Line {
    let names: Vec<String> = fields(status)
        .iter()
        .map(|of| format!("{}: {}", of.id, of.field.short()))
        .collect();
    Line::from(names.join(" · "))
}
