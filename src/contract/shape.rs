//! The shapes of which the schemas of outputs are put together: objects, lists, words, numbers, dates.

use serde_json::{Map, Value, json};

/// An object that has all these keys.
pub fn object(properties: Vec<(&'static str, Value)>) -> Value {
    let names: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> = properties
        .iter()
        .map(|(name, schema)| ((*name).to_owned(), schema.clone()))
        .collect();
    json!({ "type": "object", "required": names, "properties": properties })
}

/// An object with one more key, which need not be there.
pub fn with_optional(mut object: Value, name: &str, schema: Value) -> Value {
    object["properties"][name] = schema;
    object
}

/// A list of such items.
pub fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// Such a value, or `null`.
pub fn or_null(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

/// One of these words.
pub fn one_of(names: impl IntoIterator<Item = &'static str>) -> Value {
    json!({ "enum": names.into_iter().collect::<Vec<_>>() })
}

/// Yes or no.
pub fn boolean() -> Value {
    json!({ "type": "boolean" })
}

/// A whole number.
pub fn integer() -> Value {
    json!({ "type": "integer" })
}

/// A date as JSON Schema names it.
pub fn day() -> Value {
    json!({ "type": "string", "format": "date" })
}

/// A text.
pub fn string() -> Value {
    json!({ "type": "string" })
}

/// A whole number that is not negative.
pub fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// An object of counts.
pub fn counts(names: impl IntoIterator<Item = &'static str>) -> Value {
    object(names.into_iter().map(|name| (name, count())).collect())
}

/// A line and a column, from 1.
pub fn point() -> Value {
    let from_one = || json!({ "type": "integer", "minimum": 1 });
    object(vec![("line", from_one()), ("column", from_one())])
}
