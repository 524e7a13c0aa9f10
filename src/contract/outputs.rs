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
pub const OUTPUTS: [Output; 3] = [
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
    Output {
        name: "build-output",
        command: "dstrat build --format json",
        about: label(
            "die ganze Strategie, wie der gewählte Kreis sie lesen darf",
            "the whole strategy as the chosen audience may read it",
        ),
        schema: build,
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
        ("safe", boolean()),
        ("edits", list(with(&[("text", string())]))),
    ]);
    let diagnostic = with(&[
        ("rule", string()),
        ("severity", json!({ "enum": severities })),
        ("message", string()),
        ("help", or_null(string())),
        ("fix", or_null(fix)),
        ("related", list(with(&[("message", string())]))),
    ]);
    object(vec![
        ("version", json!({ "const": 1 })),
        ("diagnostics", list(diagnostic)),
        ("summary", counts(severities)),
    ])
}

fn status() -> Value {
    let mut ministry = vec![
        ("id", string()),
        ("name", string()),
        ("coordinator", boolean()),
        ("contacts", count()),
    ];
    ministry.extend(counted());
    let mut field = vec![
        ("id", string()),
        ("title", string()),
        ("kind", string()),
        ("coordinator", or_null(string())),
    ];
    field.extend(counted());
    let mut totals = vec![("ministries", count())];
    totals.extend(counted());
    let states: Vec<&str> = State::ALL.into_iter().map(State::key).collect();
    let contribution = object(vec![
        ("id", string()),
        ("ministry", string()),
        ("field", string()),
        ("state", json!({ "enum": states })),
        (
            "digest",
            json!({ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" }),
        ),
        ("overdue", boolean()),
        ("changed_since_consolidation", boolean()),
        ("stale_cosignatures", list(string())),
    ]);
    let requested = object(vec![
        ("ministry", string()),
        ("field", string()),
        ("overdue", boolean()),
    ]);
    object(vec![
        ("version", json!({ "const": 1 })),
        ("today", json!({ "type": "string", "format": "date" })),
        ("edition", string()),
        (
            "process",
            json!({ "type": "object", "additionalProperties": or_null(deadline()) }),
        ),
        ("ministries", list(object(ministry))),
        ("contributions", list(contribution)),
        ("requested", list(requested)),
        ("fields", list(object(field))),
        ("totals", object(totals)),
    ])
}

/// What is counted for a ministry, for a field and in all.
fn counted() -> Vec<(&'static str, Value)> {
    let progress = || counts(Progress::CHOICES.iter().map(|choice| choice.key));
    let states = State::ALL.into_iter().map(State::key);
    vec![
        (
            "contributions",
            counts(std::iter::once("expected").chain(states)),
        ),
        ("cosignatures", counts(["owed", "given", "stale"])),
        ("measures", progress()),
        ("projects", progress()),
        (
            "ampel",
            counts(Ampel::CHOICES.iter().map(|choice| choice.key)),
        ),
    ]
}

fn deadline() -> Value {
    object(vec![
        ("date", string()),
        ("days_left", json!({ "type": "integer" })),
        ("open", or_null(count())),
        ("overdue", boolean()),
    ])
}

/// Keys of entries are those of their files; derived ones are the `anchor` in the built document, `state` and `ampel`.
fn build() -> Value {
    let entries = |name| {
        list(object(vec![
            ("id", string()),
            ("anchor", string()),
            (name, string()),
        ]))
    };
    object(vec![
        ("version", json!({ "const": 1 })),
        ("audience", json!({ "enum": ["public", "internal"] })),
        ("language", json!({ "enum": ["de", "en"] })),
        ("title", string()),
        ("edition", string()),
        ("lead", string()),
        ("ministries", entries("name")),
        ("fields", entries("title")),
        ("goals", entries("title")),
        ("contributions", entries("title")),
        ("measures", entries("title")),
        ("projects", entries("title")),
        ("decisions", entries("title")),
        ("chapters", entries("title")),
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

fn or_null(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn boolean() -> Value {
    json!({ "type": "boolean" })
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
