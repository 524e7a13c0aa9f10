//! The texts among the keys of a file, each with the name of its key: for rules that look at words, whatever key they are in.

use crate::source::{FileId, Files, Span};
use crate::syntax::{self, Node, Table, Value};

/// Keys that never are in a public document (`docs/format.md`, "Audiences"), or hold no words but a name of something.
const NOT_PUBLISHED: [&str; 16] = [
    "risks",
    "remark",
    "file_ref",
    "budget_line",
    "git_emails",
    "logins",
    "ssh_keys",
    "contact",
    "by",
    "digest",
    "service_ids",
    "formerly",
    "id",
    "source",
    "text",
    "website",
];

/// A text and its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyText {
    /// The key.
    pub key: Box<str>,
    /// The text, decoded.
    pub value: Box<str>,
    /// Where it stands, quotes included.
    pub span: Span,
}

impl KeyText {
    /// Whether the text can be in a public document.
    pub fn is_published(&self) -> bool {
        !NOT_PUBLISHED.contains(&&*self.key)
    }
}

/// All texts among the keys of a file. It is read anew: rules ask for few files.
pub fn texts(files: &Files, file: FileId) -> Vec<KeyText> {
    let keys = syntax::keys_of(files.path(file), files.text(file));
    let memory = syntax::Memory::default();
    let (table, _) = syntax::parse(keys.text, keys.offset, &memory);
    let mut texts = Vec::new();
    in_table(&table, &mut texts);
    texts
}

fn in_table(table: &Table<'_>, texts: &mut Vec<KeyText>) {
    for (key, node) in &table.entries {
        in_node(&key.value, node, texts);
    }
}

fn in_node(key: &str, node: &Node<'_>, texts: &mut Vec<KeyText>) {
    match &node.value {
        Value::String(text) => texts.push(KeyText {
            key: key.into(),
            value: (**text).into(),
            span: node.span,
        }),
        Value::Array(items) => items.iter().for_each(|item| in_node(key, item, texts)),
        Value::Table(table) => in_table(table, texts),
        _ => {}
    }
}
