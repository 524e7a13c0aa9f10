//! A JSON object that leaves out what is absent.

use std::fmt::Display;

use serde_json::{Map, Value, json};

use crate::model::{Listed, Ref, Strategy};
use crate::source::Spanned;

/// An object; keys keep the order in which they are put.
#[derive(Default)]
pub struct Object(Map<String, Value>);

impl Object {
    /// A value.
    pub fn put(&mut self, key: &str, value: Value) {
        self.0.insert(key.to_owned(), value);
    }

    /// A text, a date as written, or the key of a choice.
    pub fn text(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.put(key, json!(value.to_string()));
        }
    }

    /// A whole number.
    pub fn integer(&mut self, key: &str, value: Option<i64>) {
        if let Some(value) = value {
            self.put(key, json!(value));
        }
    }

    /// A list that is not empty.
    pub fn list(&mut self, key: &str, values: impl IntoIterator<Item = Value>) {
        let values: Vec<Value> = values.into_iter().collect();
        if !values.is_empty() {
            self.put(key, Value::Array(values));
        }
    }

    /// A list of texts that is not empty.
    pub fn texts(&mut self, key: &str, values: &[Spanned<Box<str>>]) {
        self.list(key, values.iter().map(|value| json!(value.value)));
    }

    /// An object that is not empty.
    pub fn object(&mut self, key: &str, value: Object) {
        if !value.0.is_empty() {
            self.put(key, value.done());
        }
    }

    /// The id of today of what a reference names.
    pub fn reference<T: Listed>(
        &mut self,
        key: &str,
        reference: Option<&Ref<T>>,
        strategy: &Strategy,
    ) {
        self.text(key, reference.map(|reference| strategy.id_of(reference)));
    }

    /// The ids of today of what references name.
    pub fn references<T: Listed>(&mut self, key: &str, references: &[Ref<T>], strategy: &Strategy) {
        self.list(
            key,
            references
                .iter()
                .map(|reference| json!(strategy.id_of(reference))),
        );
    }

    /// The object.
    pub fn done(self) -> Value {
        Value::Object(self.0)
    }
}
