//! What the keys of a thing hold, as a list that can be compared key by key.
//!
//! The structures are taken apart by name, without `..`: a new key does not compile until it is compared here.

mod house;
mod lead;
mod parts;
mod programme;

use crate::model::{Choices, Head, Kind, Listed, PartialDate, Ref, Strategy, Visibility};
use crate::source::Spanned;

use super::value::Value;

/// A key and what it holds. Keys that hold nothing have no fact.
pub struct Fact {
    /// The key; in a table of its own with the table's name before it: `cost.total`.
    pub key: &'static str,
    /// What it holds.
    pub value: Value,
}

/// A part of a thing with facts of its own: `[[milestone]]`, `[[indicator]]`.
pub struct PartFacts {
    /// The key of the list.
    pub list: &'static str,
    /// Its short name.
    pub id: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// Its facts.
    pub facts: Facts,
}

/// The facts of a thing.
#[derive(Default)]
pub struct Facts {
    /// Its own, in the order in which they are told.
    pub own: Vec<Fact>,
    /// Those of its parts.
    pub parts: Vec<PartFacts>,
}

/// Anything that has facts.
pub trait Telling {
    /// Its facts; titles of what it refers to are looked up in the strategy.
    fn facts(&self, strategy: &Strategy) -> Facts;
}

impl Facts {
    fn add(&mut self, key: &'static str, value: Option<Value>) {
        self.own.extend(value.map(|value| Fact { key, value }));
    }

    fn words(&mut self, key: &'static str, words: Option<&str>) {
        self.add(key, words.map(Value::words));
    }

    fn spanned(&mut self, key: &'static str, words: &Option<Spanned<Box<str>>>) {
        self.words(key, words.as_ref().map(|words| &*words.value));
    }

    fn date(&mut self, key: &'static str, date: &Option<Spanned<PartialDate>>) {
        self.add(key, date.as_ref().map(|date| Value::Date(date.value)));
    }

    fn choice<C: Choices>(&mut self, key: &'static str, choice: Option<C>) {
        self.add(key, choice.map(Value::choice));
    }

    fn flag(&mut self, key: &'static str, truth: bool) {
        self.add(key, Some(Value::Flag(truth)));
    }

    fn number(&mut self, key: &'static str, number: Option<i64>, unit: Option<&str>) {
        let value = |number: i64| Value::Number(number as f64, unit.map(Box::from));
        self.add(key, number.map(value));
    }

    /// A place in an order; the last one is that of a thing that has none.
    fn order(&mut self, order: i64) {
        self.number(
            "order",
            Some(order).filter(|order| *order != i64::MAX),
            None,
        );
    }

    fn list(&mut self, key: &'static str, items: Vec<Value>) {
        self.add(key, (!items.is_empty()).then_some(Value::List(items)));
    }

    fn all_words(&mut self, key: &'static str, words: &[Spanned<Box<str>>]) {
        let items = words.iter().map(|words| Value::words(&words.value));
        self.list(key, items.collect());
    }

    fn reference<T: Listed + Named>(
        &mut self,
        key: &'static str,
        reference: Option<&Ref<T>>,
        strategy: &Strategy,
    ) {
        self.add(key, reference.map(|reference| named(reference, strategy)));
    }

    fn references<T: Listed + Named>(
        &mut self,
        key: &'static str,
        references: &[Ref<T>],
        strategy: &Strategy,
    ) {
        let items = references
            .iter()
            .map(|reference| named(reference, strategy));
        self.list(key, items.collect());
    }

    /// What all entries have in common, without the text.
    fn head(&mut self, head: &Head) {
        let Head {
            kind: _,
            id: _,
            file: _,
            title,
            formerly,
            visibility,
            sound: _,
            body: _,
        } = head;
        self.words("title", Some(&title.value));
        self.choice(
            "visibility",
            Some(*visibility).filter(|visibility| *visibility != Visibility::Public),
        );
        self.all_words("formerly", formerly);
    }
}

/// What has a title or a name.
trait Named {
    fn name(&self) -> &str;
}

impl<T: crate::model::Entry> Named for T {
    fn name(&self) -> &str {
        &self.head().title.value
    }
}

impl Named for crate::model::Ministry {
    fn name(&self) -> &str {
        &self.short
    }
}

fn named<T: Listed + Named>(reference: &Ref<T>, strategy: &Strategy) -> Value {
    let title = strategy.get(reference).map(|entry| entry.name().into());
    Value::Entry(T::KIND, reference.id.clone(), title)
}

/// An id that may be that of a decision, or any words.
fn decision_or_words(words: &str, strategy: &Strategy) -> Value {
    match strategy.by_id::<crate::model::Decision>(words) {
        Some(decision) => {
            let title = decision.head.title.value.clone();
            Value::Entry(Kind::Decision, words.into(), Some(title))
        }
        None => Value::words(words),
    }
}
