//! Whom to ask, ministry by ministry: the people whom this audience may know, or the mailbox.

use crate::message::label;
use crate::model::{Choices, Contact, Kind, Ministry};

use super::super::document::{Align, Block, Inline, Row, Table, words};
use super::super::entry::shared;
use super::super::filter::Filter;
use super::super::writer::Writer;
use super::columns;

/// The table of contacts.
pub fn blocks(writer: &Writer<'_>, filter: &Filter<'_>) -> Vec<Block> {
    let strategy = &writer.view.strategy;
    let ministries = writer
        .order
        .ministries
        .iter()
        .map(|at| (*at, &strategy.ministries[*at]));
    let asked = ministries.filter(|(_, ministry)| filter.ministry(&ministry.id));
    let rows: Vec<Row> = asked
        .flat_map(|(at, ministry)| rows(writer, at, ministry, filter))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        caption: label("Ansprechpersonen", "Contacts")
            .in_lang(writer.lang)
            .to_owned(),
        caption_shown: false,
        columns: columns(
            writer,
            [
                (label("Ressort", "Ministry"), Align::Start),
                (label("Ansprechperson", "Contact"), Align::Start),
                (label("Aufgabe", "Role"), Align::Start),
                (label("E-Mail", "E-mail"), Align::Start),
            ],
        ),
        rows,
        row_headings: true,
    })]
}

fn rows(writer: &Writer<'_>, at: usize, ministry: &Ministry, filter: &Filter<'_>) -> Vec<Row> {
    let short = || vec![writer.link_as((Kind::Ministry, at), ministry.short.to_string())];
    let known = ministry
        .contacts
        .iter()
        .filter(|contact| filter.contact(contact));
    let rows: Vec<Row> = known.map(|contact| row(writer, short(), contact)).collect();
    if !rows.is_empty() {
        return rows;
    }
    let mailbox = label("Postfach des Ressorts", "Mailbox of the ministry").in_lang(writer.lang);
    vec![Row {
        anchor: None,
        cells: vec![
            short(),
            words(mailbox),
            Vec::new(),
            shared::mail(&ministry.mailbox),
        ],
    }]
}

fn row(writer: &Writer<'_>, ministry: Vec<Inline>, contact: &Contact) -> Row {
    let mut name = words(&*contact.name);
    name.extend(
        contact
            .unit
            .iter()
            .flat_map(|unit| [Inline::Break, Inline::Quiet(unit.to_string())]),
    );
    let mut address = shared::mail(&contact.email.value);
    address.extend(
        contact
            .phone
            .iter()
            .flat_map(|phone| [Inline::Break, Inline::Text(phone.value.to_string())]),
    );
    Row {
        anchor: None,
        cells: vec![
            ministry,
            name,
            words(contact.role.value.label().in_lang(writer.lang)),
            address,
        ],
    }
}
