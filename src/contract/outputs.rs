//! JSON Schemas of what `dstrat` prints for other programs. They name what is promised; more keys may come, but in the whole
//! model, whose schema is published beside it.

use serde_json::{Map, Value, json};

use crate::consolidation::State;
use crate::diagnostic::Severity;
use crate::message::{Label, label};
use crate::model::Choices;
use crate::model::field::FieldKind;
use crate::model::measure::Progress;
use crate::model::project::Ampel;

use super::json_schema::DIALECT;
use super::shape::{
    boolean, count, counts, day, integer, list, object, one_of, or_null, point, string,
    with_optional,
};
use super::{changes, past, whole};

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
pub const OUTPUTS: [Output; 8] = [
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
        name: "todo-output",
        command: "dstrat todo --format json",
        about: label("was zu tun ist", "what is to do"),
        schema: todo,
    },
    Output {
        name: "diff-output",
        command: "dstrat diff --format json",
        about: label(
            "was sich zwischen zwei Ständen geändert hat",
            "what changed between two states",
        ),
        schema: changes::schema,
    },
    Output {
        name: "log-output",
        command: "dstrat log --format json",
        about: label("was geschah", "what happened"),
        schema: past::log,
    },
    Output {
        name: "timeline-output",
        command: "dstrat timeline --format json",
        about: label(
            "die Beiträge je Stand im Lauf der Zeit",
            "contributions by state over time",
        ),
        schema: past::timeline,
    },
    Output {
        name: "cabinet-output",
        command: "dstrat cabinet --format json",
        about: label(
            "ob die Strategie kabinettreif ist",
            "whether the strategy is ready for the cabinet",
        ),
        schema: cabinet,
    },
    Output {
        name: "build-output",
        command: "dstrat build --format json",
        about: label(
            "die ganze Strategie, wie der gewählte Kreis sie lesen darf",
            "the whole strategy as the chosen audience may read it",
        ),
        schema: whole::schema,
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
    let diagnostic = with_optional(diagnostic, "new", json!({ "type": "boolean" }));
    let summary = counts(severities.iter().copied());
    object(vec![
        ("version", json!({ "const": 1 })),
        ("diagnostics", list(diagnostic)),
        ("summary", with_optional(summary, "new", counts(severities))),
    ])
}

fn status() -> Value {
    let ministry = with_tallies(vec![
        ("id", string()),
        ("name", string()),
        ("coordinator", boolean()),
        ("contacts", count()),
    ]);
    let field = with_tallies(vec![
        ("id", string()),
        ("title", string()),
        (
            "kind",
            one_of(FieldKind::CHOICES.iter().map(|choice| choice.key)),
        ),
        ("coordinator", or_null(string())),
    ]);
    let contribution = object(vec![
        ("id", string()),
        ("ministry", string()),
        ("field", string()),
        ("state", one_of(State::ALL.into_iter().map(State::key))),
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
        ("today", day()),
        ("edition", string()),
        ("process", process()),
        ("ministries", list(ministry)),
        ("contributions", list(contribution)),
        ("requested", list(requested)),
        ("fields", list(field)),
        ("totals", totals()),
    ])
}

fn process() -> Value {
    let deadline = object(vec![
        ("date", string()),
        ("days_left", integer()),
        ("open", or_null(count())),
        ("overdue", boolean()),
    ]);
    let names = [
        "contacts_due",
        "contributions_due",
        "cosignatures_due",
        "cabinet_paper",
        "cabinet",
    ];
    object(names.map(|name| (name, or_null(deadline.clone()))).to_vec())
}

fn totals() -> Value {
    let share = object(vec![
        ("unit", string()),
        ("of", count()),
        ("what", string()),
        ("count", count()),
        (
            "percent",
            json!({ "type": "integer", "minimum": 0, "maximum": 100 }),
        ),
    ]);
    let mut totals = tallies();
    totals.splice(
        0..0,
        ["ministries", "coordinators", "contacts"].map(|name| (name, count())),
    );
    totals.extend([
        ("overdue", count()),
        ("changed_since_consolidation", count()),
        ("shares", list(share)),
    ]);
    object(totals)
}

/// What is counted for a ministry, for a field and in all.
fn tallies() -> Vec<(&'static str, Value)> {
    let states = State::ALL.into_iter().map(State::key);
    let progress = || counts(Progress::CHOICES.iter().map(|choice| choice.key));
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

fn with_tallies(mut properties: Vec<(&'static str, Value)>) -> Value {
    properties.extend(tallies());
    object(properties)
}

fn todo() -> Value {
    let item = object(vec![
        ("ministry", string()),
        ("task", string()),
        ("subject", string()),
        ("what", string()),
        ("note", or_null(string())),
        ("read", or_null(string())),
        ("due", or_null(day())),
        ("days_left", or_null(integer())),
        ("overdue", boolean()),
        ("commands", list(string())),
        ("file", string()),
        ("new_file", boolean()),
        ("how", string()),
        ("write", list(string())),
    ]);
    object(vec![
        ("version", json!({ "const": 1 })),
        ("today", day()),
        ("edition", string()),
        ("items", list(item)),
    ])
}

fn cabinet() -> Value {
    let digest = || json!({ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" });
    let release = || {
        or_null(object(vec![
            ("tag", string()),
            ("date", day()),
            ("digest", digest()),
        ]))
    };
    let session = object(vec![
        ("date", string()),
        ("paper_due", or_null(day())),
        ("days_left", integer()),
        ("handed_in", release()),
    ]);
    let obstacle = object(vec![
        ("kind", string()),
        ("ministry", or_null(string())),
        ("subject", string()),
        ("what", string()),
        ("note", or_null(string())),
        ("due", or_null(day())),
        ("days_left", or_null(integer())),
        ("overdue", boolean()),
        ("commands", list(string())),
        ("file", or_null(string())),
        ("line", or_null(count())),
        ("how", string()),
    ]);
    let closing = object(vec![
        ("ministry", string()),
        ("answer", string()),
        ("on", or_null(string())),
    ]);
    object(vec![
        ("version", json!({ "const": 1 })),
        ("today", day()),
        ("edition", string()),
        ("digest", digest()),
        ("ready", boolean()),
        ("session", or_null(session)),
        ("obstacles", list(obstacle)),
        ("hints", list(string())),
        ("final_cosignatures", list(closing)),
        ("release", release()),
        ("adopted_by", or_null(string())),
    ])
}
