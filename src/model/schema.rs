//! What a file may hold: every key with its type and its meaning. From this one description come the findings about
//! unknown, missing and mistyped keys, the JSON Schemas and the tables of the documentation.

use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::message::{Label, is_slip, nearest, quoted_list};
use crate::source::{FileId, Place, Span, Spanned};
use crate::syntax::{Node, Table, Value};
use crate::text;

use super::date::PartialDate;
use super::{Choice, Kind};

/// A key of a file.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What its value is.
    pub shape: Shape,
    /// What it means.
    pub about: Label,
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text of one or more characters.
    String,
    /// Markdown.
    Markdown,
    /// A whole number from 0.
    Integer,
    /// This whole number and no other: the version of the format.
    Version(i64),
    /// Any finite number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date of any precision.
    Date,
    /// The name of something in this file: `[a-z0-9]+(-[a-z0-9]+)*`.
    Slug,
    /// The id of a contact of the same ministry.
    Contact,
    /// An e-mail address.
    Email,
    /// A web address, `http` or `https`.
    Url,
    /// `sha256:` and 64 hex digits.
    Digest,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// The id of an entry.
    Reference(Kind),
    /// The id of an entry, or this one word.
    ReferenceOr(Kind, &'static str),
    /// The id of a decision, or any text.
    Mandate,
    /// A list.
    List(&'static Shape),
    /// A list, or this one word.
    ListOr(&'static Shape, &'static str),
    /// A table.
    Table(&'static [Key]),
    /// A list of tables.
    Tables(&'static [Key]),
    /// A table from rule names to levels.
    Lints,
}

/// A key that must be there.
pub const fn required(name: &'static str, shape: Shape, de: &'static str, en: &'static str) -> Key {
    Key {
        name,
        required: true,
        shape,
        about: Label { de, en },
    }
}

/// A key that may be there.
pub const fn optional(name: &'static str, shape: Shape, de: &'static str, en: &'static str) -> Key {
    Key {
        name,
        required: false,
        shape,
        about: Label { de, en },
    }
}

/// A slug: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters.
pub fn is_slug(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && text.split('-').all(|part| !part.is_empty())
}

/// A reference that a file makes.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What kind of entry is meant.
    pub kind: Kind,
    /// Its id as written.
    pub id: Spanned<Box<str>>,
}

/// What judging a table found.
#[derive(Debug, Default)]
pub struct Judgement {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The references it makes.
    pub mentions: Vec<Mention>,
}

/// Judges the keys and values of a table. `at` is where a missing key of the outermost table is reported.
pub fn judge(
    table: &Table<'_>,
    keys: &'static [Key],
    file: FileId,
    at: Span,
    judgement: &mut Judgement,
) {
    let mut judge = Judge {
        file,
        out: judgement,
    };
    judge.table(table, keys, at);
}

struct Judge<'j> {
    file: FileId,
    out: &'j mut Judgement,
}

impl Judge<'_> {
    fn report(&mut self, rule: &'static str, finding: Finding) {
        self.out.diagnostics.push(finding.of(rule, Severity::Error));
    }

    fn place(&self, span: Span) -> Place {
        Place {
            file: self.file,
            span,
        }
    }

    fn table(&mut self, table: &Table<'_>, keys: &'static [Key], at: Span) {
        // Files mostly hold their keys in the order of the format: look on from the last one found.
        let mut last = 0;
        let mut seen = 0_u64;
        for (name, node) in &table.entries {
            let found = (last..keys.len())
                .chain(0..last)
                .find(|at| keys[*at].name == name.value);
            match found {
                Some(at) => {
                    last = at;
                    seen |= 1 << at;
                    self.node(keys[at].name, node, &keys[at].shape);
                }
                // A misspelt key is not missing as well.
                None => {
                    let meant = self.unknown(name, keys, table);
                    let meant =
                        meant.and_then(|meant| keys.iter().position(|key| key.name == meant));
                    seen |= meant.map_or(0, |at| 1 << at);
                }
            }
        }
        let missing = keys
            .iter()
            .enumerate()
            .filter(|(at, key)| key.required && seen & (1 << at) == 0);
        for (_, key) in missing {
            let (name, example) = (key.name, example(&key.shape));
            let about = key.about;
            let (de, en) = (about.de, about.en);
            self.report(
                "missing-key",
                Finding::new(
                    self.place(at),
                    text!(
                        "der Schlüssel `{name}` fehlt ({de})",
                        "the key `{name}` is missing ({en})"
                    ),
                )
                .help(text!(
                    "eine Zeile ergänzen: {name} = {example}",
                    "add a line: {name} = {example}"
                )),
            );
        }
    }

    /// Reports a key that does not exist, and gives the one that is probably meant.
    fn unknown(
        &mut self,
        name: &Spanned<std::borrow::Cow<'_, str>>,
        keys: &'static [Key],
        table: &Table<'_>,
    ) -> Option<&'static str> {
        let typed = &*name.value;
        let free = keys
            .iter()
            .map(|key| key.name)
            .filter(|key| table.get(key).is_none());
        let mut finding = Finding::new(
            self.place(name.span),
            text!(
                "den Schlüssel `{typed}` gibt es hier nicht",
                "there is no key `{typed}` here"
            ),
        );
        let meant = nearest(typed, free);
        finding = match meant {
            Some(meant) => finding
                .help(text!(
                    "gemeint ist wohl `{meant}`",
                    "did you mean `{meant}`?"
                ))
                .mend(
                    text!(
                        "`{typed}` in `{meant}` ändern",
                        "change `{typed}` to `{meant}`"
                    ),
                    self.place(name.span),
                    meant,
                    is_slip(typed, meant),
                ),
            None => {
                let known = quoted_list(keys.iter().map(|key| key.name));
                finding.help(text!("möglich sind: {known}", "possible are: {known}"))
            }
        };
        self.report("unknown-key", finding);
        meant
    }

    fn node(&mut self, name: &str, node: &Node<'_>, shape: &'static Shape) {
        match (&node.value, shape) {
            (Value::Broken, _) => {}
            (Value::Table(table), Shape::Table(keys)) => self.table(table, keys, node.span),
            (Value::Table(table), Shape::Lints) => self.lints(table),
            (Value::Array(items), Shape::Tables(keys)) => {
                for item in items {
                    match &item.value {
                        Value::Table(table) => self.table(table, keys, item.span),
                        _ => self.mistyped(name, item, &Shape::Table(keys)),
                    }
                }
            }
            (Value::Array(items), Shape::List(of) | Shape::ListOr(of, _)) => {
                for item in items {
                    self.node(name, item, of);
                }
            }
            (Value::Integer(number), Shape::Version(known)) if number != known => {
                self.version(name, node, *number, *known);
            }
            (Value::Integer(number), Shape::Integer) if *number < 0 => self.value(
                name,
                node,
                text!(
                    "`{name}` darf nicht negativ sein",
                    "`{name}` must not be negative"
                ),
                text!("eine Zahl ab 0 schreiben", "write a number from 0"),
            ),
            (Value::Float(number), Shape::Number) if !number.is_finite() => self.value(
                name,
                node,
                text!(
                    "`{name}` ist keine endliche Zahl",
                    "`{name}` is no finite number"
                ),
                text!(
                    "eine Zahl wie 12 oder 0.5 schreiben",
                    "write a number such as 12 or 0.5"
                ),
            ),
            (Value::Integer(_), Shape::Integer | Shape::Number | Shape::Version(_))
            | (Value::Float(_), Shape::Number)
            | (Value::Boolean(_), Shape::Boolean) => {}
            (Value::Date(date), Shape::Date) => self.date(name, node, date),
            (Value::String(string), _) => self.string(name, node, string, shape),
            _ => self.mistyped(name, node, shape),
        }
    }

    fn string(&mut self, name: &str, node: &Node<'_>, string: &str, shape: &'static Shape) {
        let mention = |judge: &mut Self, kind: Kind| {
            judge.out.mentions.push(Mention {
                kind,
                id: Spanned {
                    value: string.into(),
                    span: node.span,
                },
            });
        };
        match shape {
            Shape::String | Shape::Contact if string.trim().is_empty() => self.value(
                name,
                node,
                text!("`{name}` ist leer", "`{name}` is empty"),
                text!("einen Text eintragen oder die Zeile löschen", "enter a text or delete the line"),
            ),
            Shape::String | Shape::Contact | Shape::Markdown => {}
            Shape::Date => self.date(name, node, string),
            Shape::Slug if !is_slug(string) => self.value(
                name,
                node,
                text!("`{string}` ist kein gültiger Kurzname", "`{string}` is no valid short name"),
                text!(
                    "nur Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche, höchstens 64 Zeichen",
                    "only small letters a–z, digits and single hyphens, at most 64 characters"
                ),
            ),
            Shape::Email if !is_email(string) => self.value(
                name,
                node,
                text!("`{string}` ist keine E-Mail-Adresse", "`{string}` is no e-mail address"),
                text!("so schreiben: {name} = \"stelle@ressort.example\"", "write: {name} = \"office@ministry.example\""),
            ),
            Shape::Url if !is_url(string) => self.value(
                name,
                node,
                text!("`{string}` ist keine Webadresse", "`{string}` is no web address"),
                text!("mit https:// beginnen: {name} = \"https://…\"", "begin with https://: {name} = \"https://…\""),
            ),
            Shape::Digest if !is_digest(string) => self.value(
                name,
                node,
                text!("`{name}` ist keine Prüfsumme", "`{name}` is no digest"),
                text!(
                    "so sieht sie aus: \"sha256:\" und 64 Zeichen aus 0–9 und a–f; `dstrat status --format json` nennt sie",
                    "it is \"sha256:\" and 64 characters of 0–9 and a–f; `dstrat status --format json` names it"
                ),
            ),
            Shape::Slug | Shape::Email | Shape::Url | Shape::Digest => {}
            Shape::Choice(choices) if choices.iter().all(|choice| choice.key != string) => {
                self.choice(name, node, string, choices);
            }
            Shape::Choice(_) => {}
            Shape::ListOr(_, word) | Shape::ReferenceOr(_, word) if string == *word => {}
            Shape::Reference(kind) | Shape::ReferenceOr(kind, _) => mention(self, *kind),
            Shape::Mandate if looks_like_decision(string) => mention(self, Kind::Decision),
            Shape::Mandate => {}
            _ => self.mistyped(name, node, shape),
        }
    }

    fn choice(&mut self, name: &str, node: &Node<'_>, typed: &str, choices: &'static [Choice]) {
        let known = choices
            .iter()
            .map(|choice| format!("\"{}\" ({})", choice.key, choice.label.de))
            .collect::<Vec<_>>()
            .join(", ");
        let known_en = quoted_list(choices.iter().map(|choice| choice.key));
        let mut finding = Finding::new(
            self.place(node.span),
            text!(
                "`{typed}` ist kein Wert für `{name}`",
                "`{typed}` is no value of `{name}`"
            ),
        );
        let by_label = choices
            .iter()
            .find(|choice| choice.label.de.to_lowercase() == typed.to_lowercase())
            .map(|choice| choice.key);
        let near = || nearest(typed, choices.iter().map(|choice| choice.key));
        finding = match by_label.or_else(near) {
            Some(meant) => finding
                .help(text!(
                    "gemeint ist wohl `{meant}`; möglich sind: {known}",
                    "did you mean `{meant}`? possible are: {known_en}"
                ))
                .mend(
                    text!(
                        "`{typed}` in `{meant}` ändern",
                        "change `{typed}` to `{meant}`"
                    ),
                    self.place(node.span),
                    format!("\"{meant}\""),
                    by_label.is_some() || is_slip(typed, meant),
                ),
            None => finding.help(text!("möglich sind: {known}", "possible are: {known_en}")),
        };
        self.report("invalid-value", finding);
    }

    fn date(&mut self, name: &str, node: &Node<'_>, written: &str) {
        if PartialDate::parse(written).is_none() {
            self.value(
                name,
                node,
                text!("`{written}` ist kein Datum", "`{written}` is no date"),
                text!(
                    "so schreiben: {name} = 2026-06-30, oder ungenauer: \"2026-06\", \"2026-Q2\", \"2026-H1\", \"2026\"",
                    "write: {name} = 2026-06-30, or less exactly: \"2026-06\", \"2026-Q2\", \"2026-H1\", \"2026\""
                ),
            );
        }
    }

    fn lints(&mut self, table: &Table<'_>) {
        for (rule, node) in &table.entries {
            let rule = &*rule.value;
            let known = ["error", "warning", "info", "off"];
            if !matches!(&node.value, Value::String(level) if known.contains(&&**level)) {
                self.value(
                    rule,
                    node,
                    text!(
                        "das ist keine Stufe für die Regel `{rule}`",
                        "this is no level of the rule `{rule}`"
                    ),
                    text!(
                        "möglich sind: \"error\", \"warning\", \"info\", \"off\"",
                        "possible are: \"error\", \"warning\", \"info\", \"off\""
                    ),
                );
            }
        }
    }

    fn version(&mut self, name: &str, node: &Node<'_>, written: i64, known: i64) {
        let finding = Finding::new(
            self.place(node.span),
            text!(
                "dieses Programm kennt Format {known}, hier steht {written}; die übrigen Dateien werden nicht beurteilt",
                "this program knows format {known}, this is {written}; the other files are not judged"
            ),
        )
        .help(text!(
            "so schreiben: {name} = {known}; für ein neueres Format ein neueres dstrat installieren",
            "write: {name} = {known}; for a newer format install a newer dstrat"
        ));
        self.report("unsupported-format", finding);
    }

    fn value(
        &mut self,
        _name: &str,
        node: &Node<'_>,
        message: crate::message::Text,
        help: crate::message::Text,
    ) {
        let finding = Finding::new(self.place(node.span), message).help(help);
        self.report("invalid-value", finding);
    }

    fn mistyped(&mut self, name: &str, node: &Node<'_>, shape: &Shape) {
        let expected = noun(shape);
        let found = noun_of(&node.value);
        let (de, en) = (expected.de, expected.en);
        let (found_de, found_en) = (found.de, found.en);
        let example = example(shape);
        let finding = Finding::new(
            self.place(node.span),
            text!(
                "`{name}` erwartet {de}, hier steht {found_de}",
                "`{name}` expects {en}, this is {found_en}"
            ),
        )
        .help(text!(
            "so schreiben: {name} = {example}",
            "write: {name} = {example}"
        ));
        self.report("wrong-type", finding);
    }
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !text.contains(|c: char| {
                c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"')
            })
            && !domain.contains('@')
    })
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.contains(|c: char| {
                c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>')
            })
    })
}

fn is_digest(text: &str) -> bool {
    let hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.strip_prefix("sha256:")
        .is_some_and(|digits| digits.len() == 64 && digits.bytes().all(hex))
}

/// Decision ids begin with their date: `2022-11-08-top-10`.
fn looks_like_decision(text: &str) -> bool {
    is_slug(text)
        && text.len() > 11
        && PartialDate::parse(&text[..10]).is_some_and(PartialDate::is_day)
}

fn noun(shape: &Shape) -> Label {
    use crate::message::label;
    match shape {
        Shape::Integer | Shape::Version(_) => label("eine ganze Zahl", "a whole number"),
        Shape::Number => label("eine Zahl", "a number"),
        Shape::Boolean => label("`true` oder `false`", "`true` or `false`"),
        Shape::Date => label("ein Datum", "a date"),
        Shape::List(_) | Shape::ListOr(..) => label("eine Liste", "a list"),
        Shape::Table(_) | Shape::Lints => label("eine Tabelle", "a table"),
        Shape::Tables(_) => label("eine Folge von Tabellen", "a list of tables"),
        _ => label(
            "einen Text in Anführungszeichen",
            "a text in quotation marks",
        ),
    }
}

fn noun_of(value: &Value<'_>) -> Label {
    use crate::message::label;
    match value {
        Value::String(_) => label("ein Text", "a text"),
        Value::Integer(_) | Value::Float(_) => label("eine Zahl", "a number"),
        Value::Boolean(_) => label("ein Wahrheitswert", "a truth value"),
        Value::Date(_) => label("ein Datum", "a date"),
        Value::Array(_) => label("eine Liste", "a list"),
        Value::Table(_) => label("eine Tabelle", "a table"),
        Value::Broken => label("etwas Unlesbares", "something unreadable"),
    }
}

/// What to type, as an example.
fn example(shape: &Shape) -> String {
    match shape {
        Shape::Integer => "3".into(),
        Shape::Version(version) => version.to_string(),
        Shape::Number => "12.5".into(),
        Shape::Boolean => "true".into(),
        Shape::Date => "2026-06-30".into(),
        Shape::Slug | Shape::Contact => "\"kurzname\"".into(),
        Shape::Email => "\"stelle@ressort.example\"".into(),
        Shape::Url => "\"https://…\"".into(),
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
            format!("{{ {} }}", inner.join(", "))
        }
        Shape::Tables(keys) => format!("[{}]", example(&Shape::Table(keys))),
        Shape::Lints => "{ stale-report = \"off\" }".into(),
        Shape::String | Shape::Markdown | Shape::Mandate => "\"…\"".into(),
    }
}
