//! Indicators: what is measured, from where, to where, and what was read.

use crate::source::{Span, Spanned};

use super::choice::choices;
use super::date::PartialDate;
use super::fields::Fields;
use super::schema::{Key, Shape, optional, required};

choices! {
    /// What an indicator measures.
    Level {
        Output = "output", "Leistung", "output";
        Outcome = "outcome", "Wirkung", "outcome";
    }
}

choices! {
    /// Which way is better.
    Direction {
        Up = "up", "steigend", "up";
        Down = "down", "sinkend", "down";
    }
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Where it stands.
    pub span: Span,
    /// Its short name, unique in the entry.
    pub id: Spanned<Box<str>>,
    /// What is measured.
    pub title: Spanned<Box<str>>,
    /// The unit of all its values.
    pub unit: Box<str>,
    /// Output or outcome.
    pub level: Level,
    /// Which way is better.
    pub direction: Direction,
    /// Where it started.
    pub baseline: Option<Value>,
    /// Where it is to be, and when.
    pub target: Option<Value>,
    /// What was read.
    pub readings: Vec<Value>,
}

/// A value of an indicator on a day.
#[derive(Clone, Debug)]
pub struct Value {
    /// Where it stands.
    pub span: Span,
    /// The value.
    pub value: f64,
    /// The day it was read, or for a target the day it is due.
    pub on: PartialDate,
    /// Where it comes from.
    pub source: Option<Box<str>>,
}

const AS_OF: &[Key] = &[
    required("value", Shape::Number, "Wert", "value"),
    required("as_of", Shape::Date, "Stand", "as of"),
    optional("source", Shape::String, "Quelle", "source"),
];

const DUE: &[Key] = &[
    required("value", Shape::Number, "Wert", "value"),
    required("due", Shape::Date, "Frist", "due date"),
];

/// The keys of an `[[indicator]]`.
pub const KEYS: &[Key] = &[
    required(
        "id",
        Shape::Slug,
        "Kurzname, eindeutig im Eintrag",
        "short name, unique in the entry",
    ),
    required(
        "title",
        Shape::String,
        "was gemessen wird",
        "what is measured",
    ),
    required("unit", Shape::String, "Einheit", "unit"),
    optional(
        "level",
        Shape::Choice(<Level as super::Choices>::CHOICES),
        "Leistung oder Wirkung",
        "output or outcome",
    ),
    optional(
        "direction",
        Shape::Choice(<Direction as super::Choices>::CHOICES),
        "welche Richtung besser ist",
        "which way is better",
    ),
    optional("baseline", Shape::Table(AS_OF), "Ausgangswert", "baseline"),
    optional(
        "target",
        Shape::Table(DUE),
        "Zielwert mit Frist",
        "target and its due date",
    ),
    optional(
        "readings",
        Shape::Tables(AS_OF),
        "gemessene Werte",
        "readings",
    ),
];

/// Reads the indicators of an entry.
pub fn read_all(fields: Fields<'_, '_>) -> Vec<Indicator> {
    fields.tables("indicator", read)
}

fn read(fields: Fields<'_, '_>) -> Option<Indicator> {
    Some(Indicator {
        span: fields.span(),
        id: fields.string("id")?,
        title: fields.string("title")?,
        unit: fields.string("unit")?.value,
        level: fields
            .choice("level")
            .map_or(Level::Output, |level| level.value),
        direction: fields
            .choice("direction")
            .map_or(Direction::Up, |direction| direction.value),
        baseline: fields
            .table("baseline")
            .and_then(|value| read_value(value, "as_of")),
        target: fields
            .table("target")
            .and_then(|value| read_value(value, "due")),
        readings: fields.tables("readings", |value| read_value(value, "as_of")),
    })
}

fn read_value(fields: Fields<'_, '_>, day: &str) -> Option<Value> {
    Some(Value {
        span: fields.span(),
        value: fields.number("value")?.value,
        on: fields.date(day)?.value,
        source: fields.string("source").map(|source| source.value),
    })
}
