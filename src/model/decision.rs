//! Decisions (Beschlüsse) of the cabinet and other bodies.

use crate::source::Spanned;

use super::choice::choices;
use super::date::PartialDate;
use super::entry::{Head, entry};
use super::fields::Fields;
use super::id::Ref;
use super::ministry::Ministry;
use super::schema::{Key, Shape, optional, required};
use super::{Choices, Kind};

choices! {
    /// What a body decided.
    Resolution {
        Mandated = "mandated", "beauftragt", "mandated";
        Noted = "noted", "zur Kenntnis genommen", "noted";
        Adopted = "adopted", "beschlossen", "adopted";
    }
}

/// A decision.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Id, title, text.
    pub head: Head,
    /// Who decided.
    pub body: Box<str>,
    /// When.
    pub date: Spanned<PartialDate>,
    /// Under which item of the agenda.
    pub agenda_item: Option<Box<str>>,
    /// What.
    pub kind: Spanned<Resolution>,
    /// The ministry that brought it in.
    pub lead: Option<Ref<Ministry>>,
    /// Where it can be read.
    pub source: Option<Box<str>>,
    /// The edition that it adopts.
    pub adopts: Option<Spanned<Box<str>>>,
    /// The digest of the strategy that was adopted.
    pub digest: Option<Spanned<Box<str>>>,
}

/// The keys of a decision.
pub const KEYS: &[Key] = &[
    required("title", Shape::String, "Titel", "title"),
    required("body", Shape::String, "wer beschlossen hat", "who decided"),
    required("date", Shape::Date, "Datum", "date"),
    optional(
        "agenda_item",
        Shape::String,
        "Tagesordnungspunkt",
        "item of the agenda",
    ),
    required(
        "kind",
        Shape::Choice(<Resolution as Choices>::CHOICES),
        "Art des Beschlusses",
        "kind of decision",
    ),
    optional(
        "lead",
        Shape::Reference(Kind::Ministry),
        "federführendes Ressort",
        "ministry in the lead",
    ),
    optional("source", Shape::Url, "Fundstelle", "where it can be read"),
    optional(
        "adopts",
        Shape::String,
        "Fassung, die beschlossen wird",
        "edition that is adopted",
    ),
    optional(
        "digest",
        Shape::Digest,
        "Prüfsumme der beschlossenen Strategie",
        "digest of the strategy that was adopted",
    ),
    optional(
        "formerly",
        Shape::List(&Shape::String),
        "frühere Kennungen",
        "former ids",
    ),
];

impl Decision {
    /// Reads a decision.
    pub fn read(head: Head, fields: Fields<'_, '_>) -> Option<Decision> {
        Some(Decision {
            head,
            body: fields.string("body")?.value,
            date: fields.date("date")?,
            agenda_item: fields.string("agenda_item").map(|item| item.value),
            kind: fields.choice("kind")?,
            lead: fields.reference("lead"),
            source: fields.string("source").map(|source| source.value),
            adopts: fields.string("adopts"),
            digest: fields.string("digest"),
        })
    }
}

entry!(Decision, Decision, decisions);
