//! TOML text to a tree in which every key and value knows its place; the only room that names the TOML parsers.
//!
//! A clean text is read by `toml-spanner`, several times faster; a broken one is read again by `toml`, which recovers
//! and names every mistake of a file.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::message::Text;
use crate::source::{Span, Spanned};
use crate::text;

/// The memory behind one parsed text.
#[derive(Default)]
pub struct Memory(toml_spanner::Arena);

/// A table: its entries in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its keys and values.
    pub entries: Vec<(Spanned<Cow<'a, str>>, Node<'a>)>,
}

impl<'a> Table<'a> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.entry(key).map(|(_, node)| node)
    }

    /// A key and its value.
    pub fn entry(&self, key: &str) -> Option<&(Spanned<Cow<'a, str>>, Node<'a>)> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }
}

/// A value and where it stands.
pub type Node<'a> = Spanned<Value<'a>>;

/// A TOML value.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A string, decoded.
    String(Cow<'a, str>),
    /// An integer.
    Integer(i64),
    /// A float.
    Float(f64),
    /// A truth value.
    Boolean(bool),
    /// A date, time or both, as written.
    Date(Cow<'a, str>),
    /// A list.
    Array(Vec<Node<'a>>),
    /// A table.
    Table(Table<'a>),
    /// A value that the parser could not make sense of; it has been reported.
    Broken,
}

/// A mistake in the syntax.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// Where.
    pub span: Span,
    /// What.
    pub message: Text,
    /// What to type instead.
    pub help: Text,
}

/// Reads a text that begins at byte `offset` of its file.
pub fn parse<'a>(text: &'a str, offset: usize, memory: &'a Memory) -> (Table<'a>, Vec<Mistake>) {
    if depth_of_brackets(text) > MAX_DEPTH {
        return (Table::default(), vec![too_deep(text, offset)]);
    }
    match toml_spanner::parse(text, &memory.0) {
        Ok(document) => (clean_table(document.table(), text, offset), Vec::new()),
        Err(_) => explain(text, offset),
    }
}

const MAX_DEPTH: usize = 64;

/// An upper bound of how deep lists and tables nest: brackets that open in a row without closing.
fn depth_of_brackets(text: &str) -> usize {
    let openings = memchr::memchr2_iter(b'[', b'{', text.as_bytes());
    if openings.take(MAX_DEPTH + 1).count() <= MAX_DEPTH {
        return 0;
    }
    let mut depth = 0_usize;
    let mut deepest = 0;
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn too_deep(text: &str, offset: usize) -> Mistake {
    let at = text.find(['[', '{']).unwrap_or(0);
    Mistake {
        span: Span::new(at..at + 1, offset),
        message: text!(
            "Klammern sind mehr als {MAX_DEPTH}-fach ineinander geschachtelt",
            "brackets nest more than {MAX_DEPTH} deep"
        ),
        help: text!(
            "eine Klammer `[` oder `{{` wurde wohl nicht geschlossen",
            "a bracket `[` or `{{` was probably not closed"
        ),
    }
}

fn clean_table<'a>(table: &toml_spanner::Table<'a>, text: &'a str, offset: usize) -> Table<'a> {
    Table {
        span: moved(table.span(), offset),
        entries: table
            .entries()
            .iter()
            .map(|(key, item)| {
                let key = Spanned {
                    value: Cow::Borrowed(key.name),
                    span: moved(key.span, offset),
                };
                (key, clean_node(item, text, offset))
            })
            .collect(),
    }
}

fn clean_node<'a>(item: &toml_spanner::Item<'a>, text: &'a str, offset: usize) -> Node<'a> {
    let span = item.span();
    let value = match item.value() {
        toml_spanner::Value::String(string) => Value::String(Cow::Borrowed(string)),
        toml_spanner::Value::Integer(integer) => {
            integer.as_i64().map_or(Value::Broken, Value::Integer)
        }
        toml_spanner::Value::Float(float) => Value::Float(*float),
        toml_spanner::Value::Boolean(boolean) => Value::Boolean(*boolean),
        toml_spanner::Value::DateTime(_) => {
            Value::Date(Cow::Borrowed(&text[span.start as usize..span.end as usize]))
        }
        toml_spanner::Value::Array(array) => Value::Array(
            array
                .iter()
                .map(|item| clean_node(item, text, offset))
                .collect(),
        ),
        toml_spanner::Value::Table(table) => Value::Table(clean_table(table, text, offset)),
    };
    Spanned {
        value,
        span: moved(span, offset),
    }
}

fn moved(span: toml_spanner::Span, offset: usize) -> Span {
    Span::new(span.start as usize..span.end as usize, offset)
}

fn explain(text: &str, offset: usize) -> (Table<'_>, Vec<Mistake>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut mistakes: Vec<Mistake> = errors
        .iter()
        .map(|error| {
            mistake(
                text,
                error.span().unwrap_or(0..text.len().min(1)),
                error.message(),
                offset,
            )
        })
        .collect();
    mistakes.dedup_by_key(|mistake| mistake.span.start);
    let span = table.span();
    let mut tree = table_of(table.into_inner(), &span, offset);
    for mistake in &mistakes {
        mark_broken(&mut tree, text, offset, mistake.span);
    }
    (tree, mistakes)
}

/// A value that stands on a line with a mistake is not judged further: no cascades.
fn mark_broken(table: &mut Table<'_>, text: &str, offset: usize, mistake: Span) {
    let at = (mistake.start as usize - offset).min(text.len());
    let start = text[..floor(text, at)].rfind('\n').map_or(0, |at| at + 1) + offset;
    let end = text[floor(text, at)..]
        .find('\n')
        .map_or(text.len(), |n| floor(text, at) + n)
        + offset;
    for (_, node) in &mut table.entries {
        let inside = (node.span.start as usize) <= end && (node.span.end as usize) >= start;
        match &mut node.value {
            // The span of a table under a header is that header: its values lie outside.
            Value::Table(inner) => mark_broken(inner, text, offset, mistake),
            Value::Array(items)
                if items
                    .iter()
                    .all(|item| matches!(item.value, Value::Table(_))) =>
            {
                for item in items {
                    if let Value::Table(inner) = &mut item.value {
                        mark_broken(inner, text, offset, mistake);
                    }
                }
            }
            value if inside => *value = Value::Broken,
            _ => {}
        }
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn table_of<'a>(table: DeTable<'a>, span: &Range<usize>, offset: usize) -> Table<'a> {
    Table {
        span: Span::new(span.clone(), offset),
        entries: table
            .into_iter()
            .map(|(key, value)| {
                let span = Span::new(key.span(), offset);
                let key = Spanned {
                    value: key.into_inner(),
                    span,
                };
                (key, node_of(value, offset))
            })
            .collect(),
    }
}

fn node_of<'a>(value: toml::Spanned<DeValue<'a>>, offset: usize) -> Node<'a> {
    let range = value.span();
    let span = Span::new(range.clone(), offset);
    let value = match value.into_inner() {
        DeValue::String(string) => Value::String(string),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or(Value::Broken, Value::Integer),
        DeValue::Float(float) => float.as_str().parse().map_or(Value::Broken, Value::Float),
        DeValue::Boolean(boolean) => Value::Boolean(boolean),
        DeValue::Datetime(datetime) => Value::Date(Cow::Owned(datetime.to_string())),
        DeValue::Array(array) => Value::Array(
            array
                .into_iter()
                .map(|item| node_of(item, offset))
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(table_of(table, &range, offset)),
    };
    Spanned { value, span }
}

/// Puts a parser's words into plain ones, with the mend that most often helps.
fn mistake(text: &str, range: Range<usize>, words: &str, offset: usize) -> Mistake {
    let start = floor(text, range.start.min(text.len().saturating_sub(1)));
    let end = floor(text, range.end.min(text.len())).max(start);
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[line..].lines().next().unwrap_or("");
    let (message, help) = plain_words(words, line);
    Mistake {
        span: Span::new(start..end, offset),
        message,
        help,
    }
}

fn plain_words(words: &str, line: &str) -> (Text, Text) {
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    if words.contains("duplicate key") {
        return (
            text!(
                "der Schlüssel `{key}` steht zweimal da",
                "the key `{key}` stands here twice"
            ),
            text!(
                "eine der beiden Zeilen löschen",
                "delete one of the two lines"
            ),
        );
    }
    if line.contains(['„', '“', '”', '‚', '‘']) && value.starts_with(['„', '“', '”', '‚', '‘'])
    {
        return (
            text!(
                "typografische Anführungszeichen um einen Wert",
                "typographic quotation marks around a value"
            ),
            text!(
                "gerade Anführungszeichen verwenden: {key} = \"…\"",
                "use straight quotation marks: {key} = \"…\""
            ),
        );
    }
    if !line.contains('=') && !line.trim_start().starts_with(['[', '#']) {
        return (
            text!(
                "hier fehlt ein `=` zwischen Schlüssel und Wert",
                "an `=` is missing between key and value"
            ),
            text!(
                "so schreiben: schlüssel = \"Wert\"",
                "write: key = \"value\""
            ),
        );
    }
    if value.is_empty() && line.contains('=') {
        return (
            text!(
                "nach `{key} =` fehlt der Wert",
                "the value after `{key} =` is missing"
            ),
            text!(
                "einen Wert ergänzen, zum Beispiel {key} = \"…\", oder die Zeile löschen",
                "add a value, such as {key} = \"…\", or delete the line"
            ),
        );
    }
    if value.starts_with('"') && value.matches('"').count() == 1 {
        return (
            text!(
                "der Text nach `{key} =` hat kein schließendes Anführungszeichen",
                "the text after `{key} =` has no closing quotation mark"
            ),
            text!(
                "am Ende der Zeile ein `\"` ergänzen",
                "add a `\"` at the end of the line"
            ),
        );
    }
    if value.starts_with(|c: char| c.is_alphabetic()) {
        return (
            text!(
                "der Wert nach `{key} =` steht nicht in Anführungszeichen",
                "the value after `{key} =` is not in quotation marks"
            ),
            text!(
                "so schreiben: {key} = \"{value}\"",
                "write: {key} = \"{value}\""
            ),
        );
    }
    (
        text!(
            "diese Zeile ist kein gültiges TOML ({words})",
            "this line is not valid TOML ({words})"
        ),
        text!(
            "jede Zeile hat die Form: schlüssel = \"Wert\"; Listen: schlüssel = [\"a\", \"b\"]",
            "each line has the form: key = \"value\"; lists: key = [\"a\", \"b\"]"
        ),
    )
}

/// The part of a file that holds keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys<'f> {
    /// The TOML text.
    pub text: &'f str,
    /// Its first byte in the file.
    pub offset: usize,
    /// Where the Markdown text after the front matter begins; `None` in a `.toml` file.
    pub body: Option<usize>,
    /// What is wrong with the front matter.
    pub trouble: Option<FrontMatterTrouble>,
}

/// What can be wrong with the two lines `+++`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontMatterTrouble {
    /// The file does not begin with `+++`.
    NoStart,
    /// There is no second line `+++`.
    NoEnd,
    /// It begins with `---`, as YAML front matter does.
    Yaml,
}

/// Splits a file: all of a `.toml` file is keys, a `.md` file has them between two lines `+++`.
pub fn keys_of<'f>(path: &str, text: &'f str) -> Keys<'f> {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    if path.ends_with(".toml") {
        return Keys {
            text: &text[start..],
            offset: start,
            body: None,
            trouble: None,
        };
    }
    let none = |trouble| Keys {
        text: "",
        offset: start,
        body: Some(start),
        trouble: Some(trouble),
    };
    let mut lines = Lines { text, at: start };
    match lines.next().map(|(_, line)| line.trim_end()) {
        Some("+++") => {}
        Some("---") => return none(FrontMatterTrouble::Yaml),
        _ => return none(FrontMatterTrouble::NoStart),
    }
    let offset = lines.at;
    while let Some((at, line)) = lines.next() {
        if line.trim_end() == "+++" {
            return Keys {
                text: &text[offset..at],
                offset,
                body: Some(lines.at),
                trouble: None,
            };
        }
    }
    none(FrontMatterTrouble::NoEnd)
}

struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);
    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let item = (self.at, &rest[..length]);
        self.at += length;
        Some(item)
    }
}

/// For each byte of a decoded TOML string, and one more for its end, the byte of the file that it comes from. `raw` is the
/// string as it stands in the file, quotes included, from byte `offset` on.
pub fn origins(raw: &str, decoded: &str, offset: u32) -> Vec<u32> {
    let quote = if raw.starts_with("\"\"\"") || raw.starts_with("'''") {
        3
    } else {
        1
    };
    let mut at = quote;
    if quote == 3 {
        at += raw[at..].starts_with("\r\n") as usize;
        at += raw[at..].starts_with('\n') as usize;
    }
    let mut origins = Vec::with_capacity(decoded.len() + 1);
    for c in decoded.chars() {
        at = skip_joined_lines(raw, at);
        let origin = offset + u32::try_from(at).unwrap_or(u32::MAX);
        origins.extend(std::iter::repeat_n(origin, c.len_utf8()));
        at = (at + length_as_written(raw.get(at..).unwrap_or(""), c)).min(raw.len());
    }
    let end = raw.len().saturating_sub(quote);
    origins.push(offset + u32::try_from(end).unwrap_or(u32::MAX));
    origins
}

/// A backslash at the end of a line swallows the line end and the white space after it.
fn skip_joined_lines(raw: &str, at: usize) -> usize {
    let Some(rest) = raw.get(at..).and_then(|rest| rest.strip_prefix('\\')) else {
        return at;
    };
    let blank = rest.len() - rest.trim_start().len();
    if rest[..blank].contains('\n') {
        skip_joined_lines(raw, at + 1 + blank)
    } else {
        at
    }
}

fn length_as_written(rest: &str, c: char) -> usize {
    let bytes = rest.as_bytes();
    match (bytes.first(), bytes.get(1)) {
        (Some(b'\\'), Some(b'x')) => 4,
        (Some(b'\\'), Some(b'u')) => 6,
        (Some(b'\\'), Some(b'U')) => 10,
        (Some(b'\\'), _) if !rest.starts_with(c) || c == '\\' && bytes.get(1) == Some(&b'\\') => 2,
        (Some(b'\r'), Some(b'\n')) if c == '\n' => 2,
        _ => c.len_utf8(),
    }
}
