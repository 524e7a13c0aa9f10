//! Measures (Maßnahmen) of a ministry.

use crate::source::Spanned;

use super::choice::choices;
use super::date::PartialDate;
use super::entry::{Head, Visibility, entry};
use super::fields::Fields;
use super::goal::Goal;
use super::id::Ref;
use super::indicator::{self, Indicator};
use super::ministry::Ministry;
use super::schema::{Key, Shape, optional, required};
use super::{Choices, Kind};

choices! {
    /// How far a measure or project is.
    Progress {
        Planned = "planned", "geplant", "planned";
        Active = "active", "in Umsetzung", "active";
        Paused = "paused", "ruhend", "paused";
        Completed = "completed", "abgeschlossen", "completed";
        Cancelled = "cancelled", "eingestellt", "cancelled";
        Permanent = "permanent", "Daueraufgabe", "permanent task";
    }
}

impl Progress {
    /// Whether nothing more is to come.
    pub fn is_over(self) -> bool {
        matches!(self, Progress::Completed | Progress::Cancelled)
    }
}

/// A measure.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Id, title, text.
    pub head: Head,
    /// A shorter title.
    pub short_title: Option<Box<str>>,
    /// The goals it serves.
    pub goals: Vec<Ref<Goal>>,
    /// How far it is.
    pub status: Spanned<Progress>,
    /// The ministries that take part.
    pub partners: Vec<Ref<Ministry>>,
    /// What it is based on: decision ids or any text.
    pub mandate: Vec<Spanned<Box<str>>>,
    /// The contact of the ministry.
    pub contact: Option<Spanned<Box<str>>>,
    /// The day of this report.
    pub as_of: Spanned<PartialDate>,
    /// How it is measured.
    pub indicators: Vec<Indicator>,
}

/// The keys of a measure.
pub const KEYS: &[Key] = &[
    required("title", Shape::String, "Titel", "title"),
    optional("short_title", Shape::String, "Kurztitel", "short title"),
    required(
        "goals",
        Shape::List(&Shape::Reference(Kind::Goal)),
        "Etappenziele, mindestens eines",
        "goals, at least one",
    ),
    required(
        "status",
        Shape::Choice(<Progress as Choices>::CHOICES),
        "Umsetzungsstand",
        "state of implementation",
    ),
    optional(
        "partners",
        Shape::List(&Shape::Reference(Kind::Ministry)),
        "beteiligte Ressorts",
        "ministries that take part",
    ),
    optional(
        "mandate",
        Shape::List(&Shape::Mandate),
        "Grundlage: Beschluss, Gesetz, Koalitionsvertrag",
        "mandate: decision, law, coalition agreement",
    ),
    optional("contact", Shape::Contact, "Ansprechperson", "contact"),
    required("as_of", Shape::Date, "Stand", "as of"),
    optional(
        "visibility",
        Shape::Choice(<Visibility as Choices>::CHOICES),
        "Sichtbarkeit",
        "visibility",
    ),
    optional(
        "formerly",
        Shape::List(&Shape::String),
        "frühere Kennungen",
        "former ids",
    ),
    optional(
        "indicator",
        Shape::Tables(indicator::KEYS),
        "Kennzahlen",
        "indicators",
    ),
];

impl Measure {
    /// Reads a measure.
    pub fn read(head: Head, fields: Fields<'_, '_>) -> Option<Measure> {
        Some(Measure {
            head,
            short_title: fields.string("short_title").map(|title| title.value),
            goals: fields.optional_references("goals")?,
            status: fields.choice("status")?,
            partners: fields.references("partners"),
            mandate: fields.strings("mandate"),
            contact: fields.string("contact"),
            as_of: fields.date("as_of")?,
            indicators: indicator::read_all(fields),
        })
    }
}

entry!(Measure, Measure, measures);
