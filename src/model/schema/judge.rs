//! Judges the keys of a file: which are missing, unknown or misplaced.

use std::borrow::Cow;

use crate::diagnostic::{Edit, Finding, Fix, Severity};
use crate::message::{excerpt, is_slip, nearest, quoted_list};
use crate::source::{FileId, Place, Span, Spanned};
use crate::syntax::{Node, Table, Value};
use crate::text;

use super::wording::example;
use super::{Judgement, Key};

/// So many findings of one file are told.
pub const MOST: usize = 100;

/// What is judged.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'f> {
    /// The file.
    pub file: FileId,
    /// Its text, or the part of it that holds the keys.
    pub text: &'f str,
    /// Where in the file this text begins.
    pub offset: usize,
    /// Where a missing key of the outermost table is reported.
    pub at: Span,
}

/// Judges the keys and values of a table.
pub fn judge(
    table: &Table<'_>,
    keys: &'static [Key],
    subject: Subject<'_>,
    judgement: &mut Judgement,
) {
    let mut judge = Judge {
        subject,
        root: table,
        root_keys: keys,
        misplaced: Vec::new(),
        in_list: false,
        out: judgement,
    };
    judge.table(table, keys, subject.at);
}

/// A judge at work on one file.
pub struct Judge<'j, 'a> {
    pub(super) subject: Subject<'j>,
    pub(super) root: &'j Table<'a>,
    pub(super) root_keys: &'static [Key],
    /// Keys of the outermost table that stand in an inner one.
    pub(super) misplaced: Vec<&'static str>,
    /// Whether it is at an item of a list.
    pub(super) in_list: bool,
    pub(super) out: &'j mut Judgement,
}

impl Judge<'_, '_> {
    pub(super) fn report(&mut self, rule: &'static str, finding: Finding) {
        if self.out.diagnostics.len() < MOST {
            self.out.diagnostics.push(finding.of(rule, Severity::Error));
        }
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place {
            file: self.subject.file,
            span,
        }
    }

    /// A value as it stands in the file.
    pub(super) fn raw(&self, span: Span) -> &str {
        let from = |at: u32| (at as usize).checked_sub(self.subject.offset);
        let range = from(span.start).zip(from(span.end));
        let raw = range.and_then(|(start, end)| self.subject.text.get(start..end));
        raw.unwrap_or("")
    }

    pub(super) fn table(&mut self, table: &Table<'_>, keys: &'static [Key], at: Span) {
        // Files mostly hold their keys in the order of the format: look on from the last one found.
        let mut last = 0;
        let mut seen = 0_u64;
        let mut unknown = Vec::new();
        for entry in &table.entries {
            let (name, node) = entry;
            let found = (last..keys.len())
                .chain(0..last)
                .find(|at| keys[*at].name == name.value);
            match found {
                Some(at) => {
                    last = at + 1;
                    seen |= 1 << at;
                    self.node(keys[at].name, node, &keys[at].shape);
                }
                None => unknown.push(entry),
            }
        }
        let free = || {
            let keys = keys.iter().enumerate();
            keys.filter(|(at, _)| seen & (1 << at) == 0)
                .map(|(_, key)| key)
        };
        // A misspelt key is not missing as well, nor is one that stands in the wrong place.
        let mut excused = Vec::new();
        for (name, node) in unknown.into_iter().take(MOST) {
            let free: Vec<&Key> = free().collect();
            excused.extend(self.unknown(name, node, keys, &free));
        }
        if std::ptr::eq(keys, self.root_keys) {
            excused.append(&mut self.misplaced);
        }
        let required = free().filter(|key| key.required);
        for key in required.filter(|key| !excused.contains(&key.name)) {
            self.missing(key, at);
        }
    }

    fn missing(&mut self, key: &Key, at: Span) {
        let (name, example) = (key.name, example(&key.shape));
        let (de, en) = (key.about.de, key.about.en);
        let finding = Finding::new(
            self.place(at),
            text!(
                "der Schlüssel `{name}` fehlt ({de})",
                "the key `{name}` is missing ({en})"
            ),
        )
        .help(text!(
            "eine Zeile ergänzen: {name} = {example}",
            "add a line: {name} = {example}"
        ));
        self.report("missing-key", finding);
    }

    /// Reports a key that does not exist, and gives the one that is probably meant.
    fn unknown(
        &mut self,
        name: &Spanned<Cow<'_, str>>,
        node: &Node<'_>,
        keys: &'static [Key],
        free: &[&Key],
    ) -> Option<&'static str> {
        let typed = excerpt(&name.value);
        let finding = Finding::new(
            self.place(name.span),
            text!(
                "den Schlüssel `{typed}` gibt es hier nicht",
                "there is no key `{typed}` here"
            ),
        );
        if let Some(finding) = self.misplaced(finding.clone(), name, node, keys) {
            self.report("unknown-key", finding);
            return None;
        }
        let meant = nearest(&name.value, free.iter().map(|key| key.name))
            .or_else(|| translated(&name.value, free));
        let finding = match meant {
            Some(meant) => {
                let mut finding = finding.help(text!(
                    "gemeint ist wohl `{meant}`",
                    "did you mean `{meant}`?"
                ));
                finding.fix = Some(Fix {
                    title: text!(
                        "`{typed}` in `{meant}` ändern",
                        "change `{typed}` to `{meant}`"
                    ),
                    edits: self.renamed(name, node, meant),
                    safe: is_slip(&name.value, meant),
                });
                finding
            }
            None => {
                let known = quoted_list(keys.iter().map(|key| key.name));
                finding.help(text!("möglich sind: {known}", "possible are: {known}"))
            }
        };
        self.report("unknown-key", finding);
        meant
    }

    /// The edits that rename a key: a list of tables names it in each of its headers.
    fn renamed(&self, name: &Spanned<Cow<'_, str>>, node: &Node<'_>, meant: &str) -> Vec<Edit> {
        let header = |item: &Node<'_>| {
            let written = self.raw(item.span);
            let at = written
                .starts_with("[[")
                .then(|| written.find(&*name.value))??;
            Some(Span::new(
                at..at + name.value.len(),
                item.span.start as usize,
            ))
        };
        let spans = match &node.value {
            Value::Array(items) => items.iter().filter_map(header).collect(),
            _ => Vec::new(),
        };
        let spans = if spans.is_empty() {
            vec![name.span]
        } else {
            spans
        };
        let edit = |span| Edit {
            place: self.place(span),
            text: meant.to_owned(),
        };
        spans.into_iter().map(edit).collect()
    }
}

/// The key whose description names the word that was typed: `handlungsfeld` for `field`. Only nouns count.
fn translated(typed: &str, free: &[&Key]) -> Option<&'static str> {
    let nouns = |key: &&Key| {
        let about = key.about.de.split([',', ':']).next().unwrap_or_default();
        let nouns = about
            .split(' ')
            .filter(|word| word.starts_with(char::is_uppercase));
        let name = key.name;
        nouns
            .map(move |noun| (without_umlauts(noun), name))
            .collect::<Vec<_>>()
    };
    let nouns: Vec<(String, &str)> = free.iter().flat_map(nouns).collect();
    let typed = without_umlauts(typed);
    let meant = nearest(&typed, nouns.iter().map(|(noun, _)| &**noun))?;
    nouns
        .iter()
        .find(|(noun, _)| noun == meant)
        .map(|(_, name)| *name)
}

/// A word as it is written in a key, which takes no umlauts.
fn without_umlauts(word: &str) -> String {
    let word = word.to_lowercase();
    let pairs = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")];
    pairs
        .iter()
        .fold(word, |word, (umlaut, plain)| word.replace(umlaut, plain))
}
