//! Goals (Etappenziele) of a field, with a date and a ministry in the lead.

use crate::source::Spanned;

use super::Kind;
use super::date::PartialDate;
use super::entry::{Head, entry};
use super::field::Field;
use super::fields::Fields;
use super::id::Ref;
use super::indicator::{self, Indicator};
use super::ministry::Ministry;
use super::schema::{Key, Shape, optional, required};

/// A goal.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Id, title, text.
    pub head: Head,
    /// The field it belongs to.
    pub field: Ref<Field>,
    /// When it is to be reached.
    pub due: Spanned<PartialDate>,
    /// The ministry in the lead.
    pub lead: Ref<Ministry>,
    /// How reaching it is measured.
    pub indicators: Vec<Indicator>,
}

/// The keys of `goals/<goal>.md`.
pub const KEYS: &[Key] = &[
    required("title", Shape::String, "Titel", "title"),
    required(
        "field",
        Shape::Reference(Kind::Field),
        "Handlungsfeld",
        "field of action",
    ),
    required("due", Shape::Date, "Frist", "due date"),
    required(
        "lead",
        Shape::Reference(Kind::Ministry),
        "federführendes Ressort",
        "ministry in the lead",
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

impl Goal {
    /// Reads a goal.
    pub fn read(head: Head, fields: Fields<'_, '_>) -> Option<Goal> {
        Some(Goal {
            head,
            field: fields.reference("field")?,
            due: fields.date("due")?,
            lead: fields.reference("lead")?,
            indicators: indicator::read_all(fields),
        })
    }
}

entry!(Goal, Goal, goals);
