//! JSON Schemas of what `dstrat` prints for other programs. They name what is promised; more keys may come.

use serde_json::{Map, Value, json};

use crate::consolidation::State;
use crate::diagnostic::Severity;
use crate::message::{Label, label};
use crate::model::Choices;
use crate::model::measure::Progress;
use crate::model::project::Ampel;

use super::json_schema::DIALECT;

/// Something that `dstrat` prints as JSON.
pub struct Output {
    /// Its name on the command line.
    pub name: &'static str,
    /// The command that prints it.
    pub command: &'static str,
    /// What it holds.
    pub about: Label,
    schema: fn() -> Value,
}

/// All of them.
pub const OUTPUTS: [Output; 2] = [
    Output {
        name: "check-output",
        command: "dstrat check --format json",
        about: label("die Befunde", "the findings"),
        schema: check,
    },
    Output {
        name: "status-output",
        command: "dstrat status --format json",
        about: label("der Stand der Strategie", "where the strategy stands"),
        schema: status,
    },
];

impl Output {
    /// Its JSON Schema.
    pub fn schema(&self) -> Value {
        let mut schema = Map::new();
        schema.insert("$schema".into(), json!(DIALECT));
        schema.insert("$id".into(), json!(format!("urn:dstrat:1:{}", self.name)));
        schema.insert("title".into(), json!(self.command));
        if let Value::Object(content) = (self.schema)() {
            schema.extend(content);
        }
        Value::Object(schema)
    }
}

fn check() -> Value {
    let severities: Vec<&str> = Severity::ALL
        .iter()
        .map(|severity| severity.key())
        .collect();
    let region = [("file", string()), ("start", point()), ("end", point())];
    let with = |more: &[(&'static str, Value)]| {
        let all = more.iter().cloned().chain(region.clone());
        object(all.collect())
    };
    let fix = object(vec![
        ("title", string()),
        ("safe", json!({ "type": "boolean" })),
        ("edits", list(with(&[("text", string())]))),
    ]);
    let diagnostic = with(&[
        ("rule", string()),
        ("severity", json!({ "enum": severities })),
        ("message", string()),
        ("help", json!({ "type": ["string", "null"] })),
        ("fix", json!({ "anyOf": [fix, { "type": "null" }] })),
        ("related", list(with(&[("message", string())]))),
    ]);
    object(vec![
        ("version", json!({ "const": 1 })),
        ("diagnostics", list(diagnostic)),
        ("summary", counts(severities)),
    ])
}

fn status() -> Value {
    let states = State::ALL.into_iter().map(State::key);
    let contributions = counts(std::iter::once("expected").chain(states.clone()));
    let progress = || counts(Progress::CHOICES.iter().map(|choice| choice.key));
    let ministry = object(vec![
        ("id", string()),
        ("name", string()),
        ("coordinator", json!({ "type": "boolean" })),
        ("contacts", count()),
        ("contributions", contributions),
        ("cosignatures", counts(["owed", "given", "stale"])),
        ("measures", progress()),
        ("projects", progress()),
        (
            "ampel",
            counts(Ampel::CHOICES.iter().map(|choice| choice.key)),
        ),
    ]);
    let contribution = object(vec![
        ("id", string()),
        ("ministry", string()),
        ("field", string()),
        ("state", json!({ "enum": states.collect::<Vec<_>>() })),
        (
            "digest",
            json!({ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }),
        ),
        ("overdue", json!({ "type": "boolean" })),
        ("changed_since_consolidation", json!({ "type": "boolean" })),
        ("stale_cosignatures", list(string())),
    ]);
    let requested = object(vec![
        ("ministry", string()),
        ("field", string()),
        ("overdue", json!({ "type": "boolean" })),
    ]);
    object(vec![
        ("version", json!({ "const": 1 })),
        ("today", json!({ "type": "string", "format": "date" })),
        ("edition", string()),
        ("process", json!({ "type": "object" })),
        ("ministries", list(ministry)),
        ("contributions", list(contribution)),
        ("requested", list(requested)),
        (
            "fields",
            list(json!({ "type": "object", "required": ["id"] })),
        ),
        ("totals", json!({ "type": "object" })),
    ])
}

/// An object that has all these keys.
fn object(properties: Vec<(&'static str, Value)>) -> Value {
    let names: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> = properties
        .iter()
        .map(|(name, schema)| ((*name).to_owned(), schema.clone()))
        .collect();
    json!({ "type": "object", "required": names, "properties": properties })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn string() -> Value {
    json!({ "type": "string" })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// An object of counts.
fn counts(names: impl IntoIterator<Item = &'static str>) -> Value {
    object(names.into_iter().map(|name| (name, count())).collect())
}

/// A line and a column, from 1.
fn point() -> Value {
    let from_one = || json!({ "type": "integer", "minimum": 1 });
    object(vec![("line", from_one()), ("column", from_one())])
}
