//! What a key means, from the one description of all keys.

use crate::message::{Label, label};
use crate::model::schema::{Key, Shape};
use crate::model::{
    Kind, chapter, contact, contribution, decision, field, goal, measure, ministry, project,
    settings,
};

use super::Subject;

/// What is said of a key that means nothing.
pub const UNKNOWN: Label = label("unbekannter Schlüssel", "unknown key");

/// What a key means; `path` as in a change, without the ids of parts: `milestone.due`. A key that means nothing is a
/// key that is unknown.
pub fn of(subject: Subject, path: &str) -> Label {
    let mut keys = keys(subject);
    let mut found = None;
    for name in path.split('.') {
        let Some(key) = keys.iter().find(|key| key.name == name) else {
            break;
        };
        found = Some(key.about);
        keys = below(&key.shape);
    }
    found.unwrap_or(UNKNOWN)
}

fn keys(subject: Subject) -> &'static [Key] {
    match subject {
        Subject::Strategy => settings::KEYS,
        Subject::Contact => contact::KEYS,
        Subject::File => &[],
        Subject::Entry(kind) => match kind {
            Kind::Field => field::KEYS,
            Kind::Goal => goal::KEYS,
            Kind::Chapter => chapter::KEYS,
            Kind::Decision => decision::KEYS,
            Kind::Ministry => ministry::KEYS,
            Kind::Contribution => contribution::KEYS,
            Kind::Measure => measure::KEYS,
            Kind::Project => project::KEYS,
        },
    }
}

fn below(shape: &Shape) -> &'static [Key] {
    match shape {
        Shape::Table(keys) | Shape::Tables(keys) => keys,
        _ => &[],
    }
}
