//! Ministries (Ressorts): each owns one folder.

use jiff::civil::Date;

use crate::source::{FileId, Place, Span, Spanned};

use super::Kind;
use super::contact::Contact;
use super::date::PartialDate;
use super::fields::Fields;
use super::id::Ref;
use super::schema::{Key, Shape, optional, required};

/// A ministry and its contacts.
#[derive(Clone, Debug)]
pub struct Ministry {
    /// Its id: the name of its folder.
    pub id: Box<str>,
    /// Its `ministry.toml`, or another file of its folder where that is missing.
    pub file: FileId,
    /// Whether `ministry.toml` could be read; if not, id and names are all that is known.
    pub complete: bool,
    /// Its full name.
    pub name: Spanned<Box<str>>,
    /// Its short name.
    pub short: Box<str>,
    /// Its place among the ministries.
    pub order: i64,
    /// Its mailbox.
    pub mailbox: Box<str>,
    /// Its website.
    pub website: Option<Box<str>>,
    /// Since when it exists.
    pub valid_from: Option<Spanned<PartialDate>>,
    /// Until when it existed.
    pub valid_to: Option<Spanned<PartialDate>>,
    /// Which ministry followed it.
    pub successor: Option<Ref<Ministry>>,
    /// Its contacts, from `contacts.toml`.
    pub contacts: Vec<Contact>,
    /// Its `contacts.toml`, if there is one.
    pub contacts_file: Option<FileId>,
    /// Whether `contacts.toml` is absent or could be read.
    pub contacts_complete: bool,
}

/// The keys of `ministry.toml`.
pub const KEYS: &[Key] = &[
    required("name", Shape::String, "voller Name", "full name"),
    required("short", Shape::String, "Kurzbezeichnung", "short name"),
    optional("order", Shape::Order, "Reihenfolge", "place in the order"),
    required(
        "mailbox",
        Shape::Email,
        "Funktionspostfach",
        "functional mailbox",
    ),
    optional("website", Shape::Url, "Internetauftritt", "website"),
    optional("valid_from", Shape::Date, "besteht seit", "exists since"),
    optional("valid_to", Shape::Date, "bestand bis", "existed until"),
    optional(
        "successor",
        Shape::Reference(Kind::Ministry),
        "Nachfolger",
        "successor",
    ),
];

impl Ministry {
    /// A ministry of which only the folder is known.
    pub fn unknown(id: &str, file: FileId) -> Ministry {
        Ministry {
            id: id.into(),
            file,
            complete: false,
            name: Spanned {
                value: id.into(),
                span: Span::default(),
            },
            short: id.to_uppercase().into(),
            order: i64::MAX,
            mailbox: Box::from(""),
            website: None,
            valid_from: None,
            valid_to: None,
            successor: None,
            contacts: Vec::new(),
            contacts_file: None,
            contacts_complete: true,
        }
    }

    /// Reads `ministry.toml`.
    pub fn read(id: &str, file: FileId, fields: Fields<'_, '_>) -> Option<Ministry> {
        Some(Ministry {
            complete: true,
            name: fields.string("name")?,
            short: fields.string("short")?.value,
            order: fields.order("order").map_or(i64::MAX, |order| order.value),
            mailbox: fields.string("mailbox")?.value,
            website: fields.string("website").map(|website| website.value),
            valid_from: fields.date("valid_from"),
            valid_to: fields.date("valid_to"),
            successor: fields.reference("successor"),
            ..Ministry::unknown(id, file)
        })
    }

    /// The place of its name.
    pub fn place(&self) -> Place {
        Place {
            file: self.file,
            span: self.name.span,
        }
    }

    /// Whether it had ceased to exist before a day.
    pub fn is_over(&self, day: Date) -> bool {
        self.valid_to
            .as_ref()
            .is_some_and(|until| until.is_past(day))
    }

    /// The contact of an id.
    pub fn contact(&self, id: &str) -> Option<&Contact> {
        self.contacts
            .iter()
            .find(|contact| &*contact.id.value == id)
    }
}
