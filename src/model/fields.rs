//! Typed reading of a table that has been judged: a value that does not fit is absent here and reported there.

use crate::source::{Span, Spanned};
use crate::syntax::{Node, Table, Value};

use super::Choices;
use super::date::PartialDate;
use super::id::Ref;

/// A table, read by key.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'t, 'a> {
    table: &'t Table<'a>,
    span: Span,
}

impl<'t, 'a> Fields<'t, 'a> {
    /// Reads a table that stands at `span`.
    pub fn new(table: &'t Table<'a>, span: Span) -> Self {
        Fields { table, span }
    }

    /// Where the table stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where a key stands, if it is there.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.table.entry(key).map(|(name, _)| name.span)
    }

    fn read<T>(&self, key: &str, read: impl Fn(&'t Node<'a>) -> Option<T>) -> Option<Spanned<T>> {
        let node = self.table.get(key)?;
        read(node).map(|value| Spanned {
            value,
            span: node.span,
        })
    }

    /// A text that is not blank.
    pub fn string(&self, key: &str) -> Option<Spanned<Box<str>>> {
        self.read(key, |node| {
            string(node)
                .filter(|text| !text.trim().is_empty())
                .map(Box::from)
        })
    }

    /// A text, blank or not.
    pub fn text(&self, key: &str) -> Option<Spanned<Box<str>>> {
        self.read(key, |node| string(node).map(Box::from))
    }

    /// A place in an order: any whole number.
    pub fn order(&self, key: &str) -> Option<Spanned<i64>> {
        self.read(key, |node| match node.value {
            Value::Integer(number) => Some(number),
            _ => None,
        })
    }

    /// A whole number from 0.
    pub fn integer(&self, key: &str) -> Option<Spanned<i64>> {
        self.read(key, |node| match node.value {
            Value::Integer(number) if number >= 0 => Some(number),
            _ => None,
        })
    }

    /// A number.
    pub fn number(&self, key: &str) -> Option<Spanned<f64>> {
        self.read(key, |node| match node.value {
            Value::Integer(number) => Some(number as f64),
            Value::Float(number) if number.is_finite() => Some(number),
            _ => None,
        })
    }

    /// A truth value, `false` if absent.
    pub fn flag(&self, key: &str) -> bool {
        matches!(
            self.table.get(key).map(|node| &node.value),
            Some(Value::Boolean(true))
        )
    }

    /// A truth value.
    pub fn boolean(&self, key: &str) -> Option<bool> {
        self.read(key, |node| match node.value {
            Value::Boolean(truth) => Some(truth),
            _ => None,
        })
        .map(|spanned| spanned.value)
    }

    /// A date.
    pub fn date(&self, key: &str) -> Option<Spanned<PartialDate>> {
        self.read(key, date)
    }

    /// A list of dates.
    pub fn dates(&self, key: &str) -> Vec<PartialDate> {
        self.list(key, date)
    }

    /// A value of a closed list.
    pub fn choice<C: Choices>(&self, key: &str) -> Option<Spanned<C>> {
        self.read(key, |node| string(node).and_then(C::from_key))
    }

    /// A reference.
    pub fn reference<T>(&self, key: &str) -> Option<Ref<T>> {
        let node = self.table.get(key)?;
        string(node).map(|id| Ref::new(id, node.span))
    }

    /// A list of references; empty if absent.
    pub fn references<T>(&self, key: &str) -> Vec<Ref<T>> {
        self.list(key, |node| string(node).map(|id| Ref::new(id, node.span)))
    }

    /// A list of references, if the key is there and is a list.
    pub fn optional_references<T>(&self, key: &str) -> Option<Vec<Ref<T>>> {
        matches!(self.table.get(key)?.value, Value::Array(_)).then(|| self.references(key))
    }

    /// A list of texts; empty if absent.
    pub fn strings(&self, key: &str) -> Vec<Spanned<Box<str>>> {
        let spanned = |node: &'t Node<'a>| {
            string(node).map(|text| Spanned {
                value: Box::from(text),
                span: node.span,
            })
        };
        self.list(key, spanned)
    }

    /// A table.
    pub fn table(&self, key: &str) -> Option<Fields<'t, 'a>> {
        table(self.table.get(key)?)
    }

    /// A list of tables, each made into something; empty if absent.
    pub fn tables<T>(&self, key: &str, read: impl Fn(Fields<'t, 'a>) -> Option<T>) -> Vec<T> {
        self.list(key, |node| table(node).and_then(&read))
    }

    /// A list of tables of which none may be missing: `None` if one of them cannot be read.
    pub fn complete<T>(
        &self,
        key: &str,
        read: impl Fn(Fields<'t, 'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let items = self.items(key);
        let mut list = Vec::with_capacity(items.len());
        for table in items.iter().filter_map(table) {
            list.push(read(table)?);
        }
        Some(list)
    }

    /// All keys with a text value.
    pub fn pairs(&self) -> impl Iterator<Item = (&'t str, &'t str, Span)> {
        self.table
            .entries
            .iter()
            .filter_map(|(key, node)| Some((&*key.value, string(node)?, key.span)))
    }

    /// Lists stay in memory, so they take up no more of it than they need.
    fn list<T>(&self, key: &str, read: impl Fn(&'t Node<'a>) -> Option<T>) -> Vec<T> {
        let items = self.items(key);
        let mut list = Vec::with_capacity(items.len());
        list.extend(items.iter().filter_map(read));
        list
    }

    fn items(&self, key: &str) -> &'t [Node<'a>] {
        match self.table.get(key).map(|node| &node.value) {
            Some(Value::Array(items)) => items,
            _ => &[],
        }
    }
}

fn string<'t>(node: &'t Node<'_>) -> Option<&'t str> {
    match &node.value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn date(node: &Node<'_>) -> Option<PartialDate> {
    match &node.value {
        Value::Date(written) | Value::String(written) => PartialDate::parse(written),
        _ => None,
    }
}

fn table<'t, 'a>(node: &'t Node<'a>) -> Option<Fields<'t, 'a>> {
    match &node.value {
        Value::Table(table) => Some(Fields::new(table, node.span)),
        _ => None,
    }
}
