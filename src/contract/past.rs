//! The JSON Schemas of what `dstrat log` and `dstrat timeline` print for other programs.

use serde_json::{Value, json};

use crate::consolidation::State;
use crate::model::{Choices, Kind};
use crate::story::Deed;

use super::shape::{boolean, count, counts, day, list, object, one_of, or_null, string};

/// `recorded`, `from` and `to` are as they are typed in files; a commit is its whole id.
pub fn log() -> Value {
    let kinds = Kind::CHOICES.iter().map(|choice| choice.key);
    let event = object(vec![
        ("date", day()),
        ("recorded", or_null(string())),
        ("event", one_of(Deed::KEYS)),
        ("kind", one_of(kinds.chain(["strategy", "contact"]))),
        ("entry", string()),
        ("title", or_null(string())),
        ("from", or_null(string())),
        ("to", or_null(string())),
        ("ministry", or_null(string())),
        ("by", or_null(string())),
        ("author", string()),
        ("author_ministry", or_null(string())),
        ("author_contact", or_null(string())),
        ("merge", boolean()),
        ("commit", string()),
    ]);
    object(vec![
        ("version", json!({ "const": 1 })),
        ("edition", string()),
        ("entry", or_null(string())),
        ("events", list(event)),
    ])
}

/// A point is named `2026-11`, `2026-W47`, or by the first digits of its commit.
pub fn timeline() -> Value {
    let point = object(vec![
        ("point", string()),
        ("day", day()),
        ("commit", string()),
        (
            "contributions",
            counts(State::ALL.into_iter().map(State::key)),
        ),
        ("total", count()),
    ]);
    object(vec![
        ("version", json!({ "const": 1 })),
        ("edition", string()),
        ("by", one_of(["month", "week", "commit"])),
        ("points", list(point)),
    ])
}
