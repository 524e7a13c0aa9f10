//! The ministries with their mailboxes, as a table whose rows links lead to.

use crate::message::label;
use crate::model::{Kind, Ministry};

use super::super::anchor;
use super::super::document::{Align, Block, Inline, Row, Table, Target, words};
use super::super::entry::shared;
use super::super::words::host;
use super::super::writer::Writer;
use super::columns;

/// The table; each ministry comes with whether this is its place.
pub fn table(writer: &Writer<'_>, ministries: &[(usize, bool)]) -> Block {
    let rows = ministries
        .iter()
        .map(|(at, is_place)| row(writer, &writer.view.strategy.ministries[*at], *is_place));
    Block::Table(Table {
        caption: Kind::Ministry.plural().in_lang(writer.lang).to_owned(),
        caption_shown: false,
        columns: columns(
            writer,
            [
                (label("Kürzel", "Short"), Align::Start),
                (label("Ressort", "Ministry"), Align::Start),
                (label("Postfach", "Mailbox"), Align::Start),
                (label("Internet", "Website"), Align::Start),
            ],
        ),
        rows: rows.collect(),
        row_headings: true,
    })
}

fn row(writer: &Writer<'_>, ministry: &Ministry, is_place: bool) -> Row {
    let website = ministry.website.as_deref().map(|website| {
        vec![Inline::Link(
            Target::Elsewhere(website.to_owned()),
            words(host(website)),
        )]
    });
    Row {
        anchor: is_place.then(|| anchor::of_entry(Kind::Ministry, &ministry.id)),
        cells: vec![
            words(&*ministry.short),
            name(writer, ministry),
            shared::mail(&ministry.mailbox),
            website.unwrap_or_default(),
        ],
    }
}

fn name(writer: &Writer<'_>, ministry: &Ministry) -> Vec<Inline> {
    let lead = writer
        .view
        .strategy
        .settings
        .lead
        .as_ref()
        .and_then(|lead| writer.view.strategy.get(lead));
    let mut name = words(&*ministry.name.value);
    if lead.is_some_and(|lead| lead.id == ministry.id) {
        name.extend([
            Inline::Break,
            Inline::Quiet(
                label("Federführung der Strategie", "leads the strategy")
                    .in_lang(writer.lang)
                    .to_owned(),
            ),
        ]);
    }
    if let Some(until) = &ministry.valid_to {
        let until = format!(
            "{} {}",
            label("bestand bis", "existed until").in_lang(writer.lang),
            until.show(writer.lang)
        );
        name.extend([Inline::Break, Inline::Quiet(until)]);
    }
    name
}
