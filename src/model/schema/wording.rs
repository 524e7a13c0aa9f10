//! Shapes and values in words.

use crate::message::{Label, label};
use crate::syntax::Value;

use super::Shape;

/// What a shape expects, in words.
pub fn noun(shape: &Shape) -> Label {
    match shape {
        Shape::Integer | Shape::Order | Shape::Version(_) => {
            label("eine ganze Zahl", "a whole number")
        }
        Shape::Number => label("eine Zahl", "a number"),
        Shape::Boolean => label("`true` oder `false`", "`true` or `false`"),
        Shape::Date => label("ein Datum", "a date"),
        Shape::ListOr(_, "all") => label("eine Liste oder \"all\"", "a list or \"all\""),
        Shape::List(_) | Shape::ListOr(..) => label("eine Liste", "a list"),
        Shape::Table(_) | Shape::Lints => label("eine Tabelle", "a table"),
        Shape::Tables(_) => label("eine Folge von Tabellen", "a list of tables"),
        _ => label(
            "einen Text in Anführungszeichen",
            "a text in quotation marks",
        ),
    }
}

/// What a value is, in words.
pub fn noun_of(value: &Value<'_>) -> Label {
    match value {
        Value::String(_) => label("ein Text", "a text"),
        Value::Integer(_) => label("eine Zahl", "a number"),
        Value::Float(_) => label("eine Kommazahl", "a decimal number"),
        Value::Boolean(_) => label("ein Wahrheitswert", "a truth value"),
        Value::Date(_) => label("ein Datum", "a date"),
        Value::Array(_) => label("eine Liste", "a list"),
        Value::Table(_) => label("eine Tabelle", "a table"),
        Value::Broken => label("etwas Unlesbares", "something unreadable"),
    }
}

/// What to type, as an example.
pub fn example(shape: &Shape) -> String {
    match shape {
        Shape::Integer | Shape::Order => "3".into(),
        Shape::Version(version) => version.to_string(),
        Shape::Number => "12.5".into(),
        Shape::Boolean => "true".into(),
        Shape::Date => "2026-06-30".into(),
        Shape::Slug | Shape::Contact => "\"kurzname\"".into(),
        Shape::Email => "\"stelle@ressort.example\"".into(),
        Shape::Url => "\"https://…\"".into(),
        Shape::Login => "\"anmeldename\"".into(),
        Shape::SshKey => "\"ssh-ed25519 AAAA…\"".into(),
        Shape::Digest => "\"sha256:…\"".into(),
        Shape::Choice(choices) => format!("\"{}\"", choices[0].key),
        Shape::Reference(kind) | Shape::ReferenceOr(kind, _) => {
            format!("\"{}\"", kind.example_id())
        }
        Shape::List(of) | Shape::ListOr(of, _) => format!("[{}]", example(of)),
        Shape::Table(keys) => {
            let inner: Vec<String> = keys
                .iter()
                .filter(|key| key.required)
                .map(|key| format!("{} = {}", key.name, example(&key.shape)))
                .collect();
            match inner.is_empty() {
                true => "{}".into(),
                false => format!("{{ {} }}", inner.join(", ")),
            }
        }
        Shape::Tables(keys) => format!("[{}]", example(&Shape::Table(keys))),
        Shape::Lints => "{ stale-report = \"off\" }".into(),
        Shape::String | Shape::Markdown | Shape::Mandate => "\"…\"".into(),
    }
}
