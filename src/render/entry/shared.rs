//! Facts that several kinds of entries have: contact, mandate, marks, sources.

use crate::message::Lang;
use crate::model::{Choices, Contact, Decision, Head, Kind, Ministry, PartialDate, Visibility};
use crate::source::Spanned;

use super::super::document::{Inline, Mark, Target, words};
use super::super::facts::listed;
use super::super::words::host;
use super::super::writer::Writer;

/// Who answers questions: the person, if this audience may know them, otherwise the ministry's mailbox.
pub fn contact(
    writer: &Writer<'_>,
    head: &Head,
    contact: &Option<Spanned<Box<str>>>,
) -> Vec<Inline> {
    let Some(ministry) = writer.view.strategy.by_id::<Ministry>(head.ministry()) else {
        return Vec::new();
    };
    match contact
        .as_ref()
        .and_then(|id| writer.contact(&ministry.id, &id.value))
    {
        Some(contact) => person(contact),
        None => mail(&ministry.mailbox),
    }
}

/// A person with unit and address.
pub fn person(contact: &Contact) -> Vec<Inline> {
    let unit = contact.unit.as_deref().map(words);
    listed(
        [
            Some(words(&*contact.name)),
            unit,
            Some(mail(&contact.email.value)),
        ]
        .into_iter()
        .flatten(),
    )
}

/// A mail address that can be written to.
pub fn mail(address: &str) -> Vec<Inline> {
    match address {
        "" => Vec::new(),
        _ => vec![Inline::Link(
            Target::Elsewhere(format!("mailto:{address}")),
            words(address),
        )],
    }
}

/// What an entry is based on; decisions lead to their place.
pub fn mandate(writer: &Writer<'_>, mandate: &[Spanned<Box<str>>]) -> Vec<Inline> {
    listed(mandate.iter().map(|basis| {
        match writer.view.strategy.position(Kind::Decision, &basis.value) {
            Some(at) => vec![decision(writer, at)],
            None => words(&*basis.value),
        }
    }))
}

fn decision(writer: &Writer<'_>, at: usize) -> Inline {
    let decision: &Decision = &writer.view.strategy.decisions[at];
    let (title, date) = (&decision.head.title.value, decision.date.show(writer.lang));
    writer.link_as((Kind::Decision, at), format!("{title} ({date})"))
}

/// A source: a web address by its host, anything else as it is.
pub fn source(source: &str) -> Inline {
    let is_address = source.starts_with("https://") || source.starts_with("http://");
    match is_address && !source.contains(|c: char| c.is_whitespace() || c.is_control()) {
        true => Inline::Link(Target::Elsewhere(source.to_owned()), words(host(source))),
        false => Inline::Text(source.to_owned()),
    }
}

/// The mark of an internal entry.
pub fn internal(head: &Head, lang: Lang) -> Option<Mark> {
    let is_internal = head.visibility == Visibility::Internal;
    is_internal.then(|| Mark::Internal(Visibility::Internal.label().in_lang(lang)))
}

/// `(Stand: Juni 2025)`.
pub fn as_of(date: PartialDate, lang: Lang) -> Inline {
    let date = date.show(lang);
    Inline::Quiet(lang.pick(format!("(Stand: {date})"), format!("(as of {date})")))
}
