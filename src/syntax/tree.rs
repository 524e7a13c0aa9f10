//! The parsers' trees to ours: bounded in depth, with the same spans from both.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::source::{Span, Spanned};
use crate::text;

use super::origin::Origin;
use super::{MAX_DEPTH, Mistake, Node, Table, Value};

/// The tree of a clean text that begins at byte `offset` of its file.
pub fn of_spanner<'a>(
    table: &toml_spanner::Table<'a>,
    text: &'a str,
    offset: usize,
) -> (Table<'a>, Vec<Mistake>) {
    let origin = Origin::plain(offset);
    let mut planter = Planter::new(text, &origin);
    let table = planter.spanner_table(table, 0);
    (table, planter.mistakes)
}

/// The tree that `toml` made of a text. Values that stand at `broken` places of the text are marked as such.
pub fn of_toml<'a>(
    table: DeTable<'a>,
    text: &'a str,
    origin: &Origin,
    broken: &BTreeSet<usize>,
) -> (Table<'a>, Vec<Mistake>) {
    let mut planter = Planter::new(text, origin);
    planter.broken = Some(broken);
    let table = planter.toml_table(table, 0..text.len(), 0);
    (table, planter.mistakes)
}

struct Planter<'a, 'o> {
    text: &'a str,
    origin: &'o Origin,
    broken: Option<&'o BTreeSet<usize>>,
    /// Whether any line may end with a carriage return.
    has_returns: bool,
    mistakes: Vec<Mistake>,
}

impl<'a, 'o> Planter<'a, 'o> {
    fn new(text: &'a str, origin: &'o Origin) -> Self {
        Planter {
            text,
            origin,
            broken: None,
            has_returns: memchr::memchr(b'\r', text.as_bytes()).is_some(),
            mistakes: Vec::new(),
        }
    }

    fn spanner_table(&mut self, table: &toml_spanner::Table<'a>, depth: usize) -> Table<'a> {
        let entries = table.entries().iter().map(|(key, item)| {
            let key = Spanned {
                value: Cow::Borrowed(key.name),
                span: self.origin.span(range(key.span)),
            };
            (key, self.spanner_node(item, depth + 1))
        });
        let entries = entries.collect();
        Table {
            span: self.table_span(range(table.span())),
            entries,
        }
    }

    fn spanner_node(&mut self, item: &toml_spanner::Item<'a>, depth: usize) -> Node<'a> {
        let at = range(item.span());
        let mut span = self.origin.span(at.clone());
        let value = match item.value() {
            _ if depth > MAX_DEPTH => self.too_deep(span),
            toml_spanner::Value::String(string) => self.string(Cow::Borrowed(string), at),
            toml_spanner::Value::Integer(integer) => self.integer(integer.as_i64(), span),
            toml_spanner::Value::Float(float) => Value::Float(*float),
            toml_spanner::Value::Boolean(boolean) => Value::Boolean(*boolean),
            toml_spanner::Value::DateTime(_) => self.date(at),
            toml_spanner::Value::Array(array) => {
                if array
                    .iter()
                    .next()
                    .is_some_and(|first| range(first.span()).start == at.start)
                {
                    span = self.table_span(at);
                }
                Value::Array(
                    array
                        .iter()
                        .map(|item| self.spanner_node(item, depth + 1))
                        .collect(),
                )
            }
            toml_spanner::Value::Table(table) => {
                span = self.table_span(at);
                Value::Table(self.spanner_table(table, depth))
            }
        };
        Spanned { value, span }
    }

    fn toml_table(&mut self, table: DeTable<'a>, at: Range<usize>, depth: usize) -> Table<'a> {
        let entries = table.into_iter().map(|(key, value)| {
            let span = self.origin.span(key.span());
            let value_node = self.toml_node(value, depth + 1);
            let key = Spanned {
                value: key.into_inner(),
                span,
            };
            (key, value_node)
        });
        let entries = entries.collect();
        Table {
            span: self.table_span(at),
            entries,
        }
    }

    fn toml_node(&mut self, value: toml::Spanned<DeValue<'a>>, depth: usize) -> Node<'a> {
        let at = value.span();
        let span = self.origin.span(at.clone());
        let value = match value.into_inner() {
            _ if self.broken.is_some_and(|broken| broken.contains(&at.start)) => Value::Broken,
            _ if depth > MAX_DEPTH => self.too_deep(span),
            DeValue::String(string) => self.string(string, at),
            DeValue::Integer(integer) => {
                let number = i64::from_str_radix(integer.as_str(), integer.radix());
                self.integer(number.ok(), span)
            }
            DeValue::Float(float) => float.as_str().parse().map_or(Value::Broken, Value::Float),
            DeValue::Boolean(boolean) => Value::Boolean(boolean),
            DeValue::Datetime(_) => self.date(at),
            DeValue::Array(array) => {
                let items = array
                    .into_iter()
                    .map(|item| self.toml_node(item, depth + 1));
                Value::Array(items.collect())
            }
            DeValue::Table(table) => Value::Table(self.toml_table(table, at, depth)),
        };
        Spanned { value, span }
    }

    /// A string. Its lines end the same however the file's do: TOML leaves that to the parser.
    fn string(&self, string: Cow<'a, str>, at: Range<usize>) -> Value<'a> {
        if !self.has_returns {
            return Value::String(string);
        }
        let written = self.text.get(at).unwrap_or("");
        let is_multiline = written.starts_with("\"\"\"") || written.starts_with("'''");
        match is_multiline && written.contains("\r\n") {
            true => Value::String(Cow::Owned(string.replace("\r\n", "\n"))),
            false => Value::String(string),
        }
    }

    /// A date as written.
    fn date(&self, at: Range<usize>) -> Value<'a> {
        Value::Date(Cow::Borrowed(self.text.get(at).unwrap_or("")))
    }

    fn integer(&mut self, number: Option<i64>, span: Span) -> Value<'a> {
        if let Some(number) = number {
            return Value::Integer(number);
        }
        let large = span.range().len() > 18;
        let message = match large {
            true => text!("diese Zahl ist zu groß", "this number is too large"),
            false => text!("das ist keine ganze Zahl", "this is no whole number"),
        };
        self.mistakes.push(Mistake {
            span,
            message,
            help: text!(
                "möglich sind ganze Zahlen bis 9223372036854775807; einen Text in Anführungszeichen setzen",
                "whole numbers up to 9223372036854775807 are possible; put a text in quotation marks"
            ),
            mend: None,
            related: None,
        });
        Value::Broken
    }

    fn too_deep(&mut self, span: Span) -> Value<'a> {
        if self.mistakes.is_empty() {
            self.mistakes.push(too_deep(span));
        }
        Value::Broken
    }

    /// The span of a table that begins with a header is that of the header.
    fn table_span(&self, at: Range<usize>) -> Span {
        let end = match self.text.as_bytes().get(at.start) {
            Some(b'[') => at.start + header_length(self.text.get(at.clone()).unwrap_or("")),
            _ => at.end,
        };
        self.origin.span(at.start..end)
    }
}

/// What to say of brackets or dotted keys that nest too deep.
pub fn too_deep(span: Span) -> Mistake {
    Mistake {
        span,
        message: text!(
            "Listen und Tabellen sind hier mehr als {MAX_DEPTH}-fach ineinander geschachtelt",
            "lists and tables nest more than {MAX_DEPTH} deep here"
        ),
        help: text!(
            "flacher schreiben; oft fehlt nur eine schließende Klammer `]` oder `}}`",
            "write it flatter; often only a closing bracket `]` or `}}` is missing"
        ),
        mend: None,
        related: None,
    }
}

/// The length of `[name]` or `[[name]]` at the start of a text.
fn header_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    match memchr::memchr2(b']', b'\n', bytes) {
        Some(at) if bytes[at] == b']' => {
            at + 1 + usize::from(bytes.starts_with(b"[[") && bytes.get(at + 1) == Some(&b']'))
        }
        _ => text.lines().next().map_or(0, str::len),
    }
}

fn range(span: toml_spanner::Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

#[cfg(test)]
mod tests;
