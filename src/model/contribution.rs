//! Contributions (Beiträge): a ministry's text for a field.

use crate::source::Spanned;

use super::choice::choices;
use super::date::PartialDate;
use super::entry::{Head, Visibility, entry};
use super::field::Field;
use super::fields::Fields;
use super::goal::Goal;
use super::id::Ref;
use super::ministry::Ministry;
use super::schema::{Key, Shape, optional, required};
use super::{Choices, Kind};

choices! {
    /// What a ministry says of its own contribution.
    Submission {
        Draft = "draft", "Entwurf", "draft";
        Submitted = "submitted", "zugeliefert", "submitted";
        NilReturn = "nil-return", "Fehlanzeige", "nil return";
    }
}

/// A contribution.
#[derive(Clone, Debug)]
pub struct Contribution {
    /// Id, title, text.
    pub head: Head,
    /// The field it is for.
    pub field: Ref<Field>,
    /// What the ministry says of it.
    pub status: Spanned<Submission>,
    /// When it was submitted.
    pub submitted: Option<Spanned<PartialDate>>,
    /// When the ministry cleared it internally (Hausabstimmung).
    pub house_cleared: Option<Spanned<PartialDate>>,
    /// The goals it serves.
    pub goals: Vec<Ref<Goal>>,
    /// The ministries that take part.
    pub partners: Vec<Ref<Ministry>>,
    /// The ministries that must co-sign, where it says so itself.
    pub cosigners: Option<Vec<Ref<Ministry>>>,
    /// The contact of the ministry.
    pub contact: Option<Spanned<Box<str>>>,
    /// Its place among the contributions of the field.
    pub order: i64,
}

/// The keys of a contribution.
pub const KEYS: &[Key] = &[
    required("title", Shape::String, "Titel", "title"),
    required(
        "field",
        Shape::Reference(Kind::Field),
        "Handlungsfeld",
        "field of action",
    ),
    required(
        "status",
        Shape::Choice(<Submission as Choices>::CHOICES),
        "Stand im Ressort",
        "state in the ministry",
    ),
    optional("submitted", Shape::Date, "zugeliefert am", "submitted on"),
    optional(
        "house_cleared",
        Shape::Date,
        "Hausabstimmung am",
        "cleared in the ministry on",
    ),
    optional(
        "goals",
        Shape::List(&Shape::Reference(Kind::Goal)),
        "Etappenziele",
        "goals",
    ),
    optional(
        "partners",
        Shape::List(&Shape::Reference(Kind::Ministry)),
        "beteiligte Ressorts",
        "ministries that take part",
    ),
    optional(
        "cosigners",
        Shape::List(&Shape::Reference(Kind::Ministry)),
        "mitzeichnende Ressorts",
        "ministries that co-sign",
    ),
    optional("contact", Shape::Contact, "Ansprechperson", "contact"),
    optional(
        "visibility",
        Shape::Choice(<Visibility as Choices>::CHOICES),
        "Sichtbarkeit",
        "visibility",
    ),
    optional("order", Shape::Order, "Reihenfolge", "place in the order"),
    optional(
        "formerly",
        Shape::List(&Shape::String),
        "frühere Kennungen",
        "former ids",
    ),
];

impl Contribution {
    /// Reads a contribution.
    pub fn read(head: Head, fields: Fields<'_, '_>) -> Option<Contribution> {
        Some(Contribution {
            head,
            field: fields.reference("field")?,
            status: fields.choice("status")?,
            submitted: fields.date("submitted"),
            house_cleared: fields.date("house_cleared"),
            goals: fields.references("goals"),
            partners: fields.references("partners"),
            cosigners: fields.optional_references("cosigners"),
            contact: fields.string("contact"),
            order: fields.order("order").map_or(i64::MAX, |order| order.value),
        })
    }
}

entry!(Contribution, Contribution, contributions);
