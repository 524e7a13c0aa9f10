//! Fields of action (Handlungsfelder) and cross-cutting themes (Querschnittsthemen).

use crate::source::{Span, Spanned};

use super::choice::choices;
use super::entry::{Head, entry};
use super::fields::Fields;
use super::id::Ref;
use super::ministry::Ministry;
use super::schema::{Key, Shape, optional, required};
use super::{Choices, Kind};

choices! {
    /// What a field is.
    FieldKind {
        Field = "field", "Handlungsfeld", "field of action";
        CrossCutting = "cross-cutting", "Querschnittsthema", "cross-cutting theme";
    }
}

/// A field of action with its vision (Zielbild).
#[derive(Clone, Debug)]
pub struct Field {
    /// Id, title, text.
    pub head: Head,
    /// A shorter title.
    pub short_title: Option<Box<str>>,
    /// Field of action or cross-cutting theme.
    pub kind: FieldKind,
    /// Its place among the fields.
    pub order: i64,
    /// Which ministry coordinates it.
    pub coordinator: Option<Ref<Ministry>>,
    /// Which ministries owe a contribution.
    pub contributors: Contributors,
    /// Where `contributors` stands.
    pub contributors_span: Option<Span>,
}

/// The ministries that owe a contribution to a field.
#[derive(Clone, Debug)]
pub enum Contributors {
    /// All of them.
    All,
    /// These.
    Listed(Vec<Ref<Ministry>>),
}

/// The keys of `fields/<field>.md`.
pub const KEYS: &[Key] = &[
    required("title", Shape::String, "Titel", "title"),
    optional("short_title", Shape::String, "Kurztitel", "short title"),
    required(
        "kind",
        Shape::Choice(<FieldKind as Choices>::CHOICES),
        "Handlungsfeld oder Querschnittsthema",
        "field of action or cross-cutting theme",
    ),
    required("order", Shape::Order, "Reihenfolge", "place in the order"),
    optional(
        "coordinator",
        Shape::Reference(Kind::Ministry),
        "koordinierendes Ressort",
        "coordinating ministry",
    ),
    optional(
        "contributors",
        Shape::ListOr(&Shape::Reference(Kind::Ministry), "all"),
        "Ressorts, die einen Beitrag schulden, oder \"all\"",
        "ministries that owe a contribution, or \"all\"",
    ),
    optional(
        "formerly",
        Shape::List(&Shape::String),
        "frühere Kennungen",
        "former ids",
    ),
];

impl Field {
    /// Reads a field.
    pub fn read(head: Head, fields: Fields<'_, '_>) -> Option<Field> {
        let all = fields
            .text("contributors")
            .is_some_and(|word: Spanned<Box<str>>| &*word.value == "all");
        Some(Field {
            head,
            short_title: fields.string("short_title").map(|title| title.value),
            kind: fields.choice("kind")?.value,
            order: fields.order("order")?.value,
            coordinator: fields.reference("coordinator"),
            contributors: if all {
                Contributors::All
            } else {
                Contributors::Listed(fields.references("contributors"))
            },
            contributors_span: fields.key_span("contributors"),
        })
    }

    /// The shorter title, or the title.
    pub fn short(&self) -> &str {
        self.short_title
            .as_deref()
            .unwrap_or(&self.head.title.value)
    }
}

entry!(Field, Field, fields);
