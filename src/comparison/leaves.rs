//! The net below all that is compared key by key: the keys of a file as they are written, so that none changes in silence.

use std::collections::{BTreeMap, HashSet};

use crate::model::digest::canonical;
use crate::source::{FileId, Files};
use crate::syntax::{self, Node, Table, Value as Toml};

use super::value::Value;
use super::{Change, Subject, What, labels};

/// A value as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Two values that mean the same have the same.
    canonical: String,
    written: Box<str>,
}

/// The values of a file by their path: `end`, `cost.total`, `milestone.pilot.due`.
pub type Leaves = BTreeMap<String, Leaf>;

/// All values of a file but the Markdown text of an entry.
pub fn of(files: &Files, file: FileId) -> Leaves {
    let (path, text) = (files.path(file), files.text(file));
    let keys = syntax::keys_of(path, text);
    let memory = syntax::Memory::default();
    let (table, _) = syntax::parse(keys.text, keys.offset, &memory);
    let mut leaves = Leaves::new();
    collect(&table, text, "", 0, &mut leaves);
    leaves
}

/// Whether the keys of two files are the same to the letter, as where only a text was changed: then no value differs.
pub fn are_written_alike(files: [(&Files, FileId); 2]) -> bool {
    let [old, new] = files.map(|(files, file)| syntax::keys_of(files.path(file), files.text(file)));
    old.text == new.text
}

/// The values below a path, by what follows it.
pub fn below(leaves: &Leaves, path: &str) -> Leaves {
    let start = format!("{path}.");
    let rest = leaves.range(start.clone()..);
    let rest = rest.map_while(|(key, leaf)| Some((key.strip_prefix(&start)?, leaf)));
    rest.map(|(key, leaf)| (key.to_owned(), leaf.clone()))
        .collect()
}

/// How deep tables are looked into: a list of tables and their keys.
const DEPTH: usize = 2;

fn collect(table: &Table<'_>, text: &str, above: &str, depth: usize, leaves: &mut Leaves) {
    for (key, node) in &table.entries {
        let path = match above {
            "" => key.value.to_string(),
            above => format!("{above}.{}", key.value),
        };
        match &node.value {
            Toml::Table(inner) if depth < DEPTH - 1 && !inner.entries.is_empty() => {
                collect(inner, text, &path, depth + 1, leaves);
            }
            Toml::Array(items) if depth < DEPTH - 1 && are_parts(items) => {
                parts(items, text, &path, leaves);
            }
            _ => drop(leaves.insert(path, leaf(node, text))),
        }
    }
}

fn are_parts(items: &[Node<'_>]) -> bool {
    !items.is_empty() && items.iter().all(|item| id_of(item).is_some())
}

fn id_of<'t>(item: &'t Node<'_>) -> Option<(&'t Table<'t>, &'t str)> {
    let Toml::Table(table) = &item.value else {
        return None;
    };
    match &table.get("id")?.value {
        Toml::String(id) => Some((table, id)),
        _ => None,
    }
}

/// Each part below its id; one whose id stands there already, with its number.
fn parts(items: &[Node<'_>], text: &str, path: &str, leaves: &mut Leaves) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (table, id) in items.iter().filter_map(id_of) {
        let count = seen.entry(id).or_default();
        *count += 1;
        let path = match *count {
            1 => format!("{path}.{id}"),
            more => format!("{path}.{id}#{more}"),
        };
        collect(table, text, &path, DEPTH, leaves);
    }
}

fn leaf(node: &Node<'_>, text: &str) -> Leaf {
    let canonical = canonical(&node.value);
    let written = match &node.value {
        Toml::Table(_) | Toml::Array(_) => canonical.as_str(),
        _ => text.get(node.span.range()).unwrap_or(&canonical),
    };
    Leaf {
        written: written.into(),
        canonical,
    }
}

/// Tells of every value that differs and that no change covers. Whether there was any difference at all, told or not.
pub fn catch(subject: Subject, old: &Leaves, new: &Leaves, changes: &mut Vec<Change>) -> bool {
    let differs = |path: &&String| match (old.get(*path), new.get(*path)) {
        (Some(old), Some(new)) => old.canonical != new.canonical,
        _ => true,
    };
    let only_new = new.keys().filter(|path| !old.contains_key(*path));
    let all = old.keys().chain(only_new).filter(|path| *path != "text");
    let differing: Vec<&String> = all.filter(differs).collect();
    let told = Told::of(changes);
    let value = |leaf: Option<&Leaf>| leaf.map(|leaf| Value::Written(leaf.written.clone()));
    let missed = differing.iter().filter(|path| !told.covers(path));
    let missed = missed.map(|path| Change {
        what: What::Key,
        path: path.as_str().into(),
        label: labels::of(subject, &without_id(path)),
        part: None,
        old: value(old.get(*path)),
        new: value(new.get(*path)),
    });
    changes.extend(missed.collect::<Vec<_>>());
    !differing.is_empty()
}

/// `milestone.pilot.due` is described as `milestone.due`.
fn without_id(path: &str) -> String {
    match path.split('.').collect::<Vec<_>>()[..] {
        [list, _, key] => format!("{list}.{key}"),
        _ => path.to_owned(),
    }
}

/// The paths that changes tell of.
struct Told<'c> {
    exact: HashSet<&'c str>,
    /// With everything below them.
    whole: HashSet<&'c str>,
}

impl<'c> Told<'c> {
    fn of(changes: &'c [Change]) -> Told<'c> {
        let whole = changes.iter().filter(|change| change.is_whole());
        Told {
            exact: changes.iter().map(|change| &*change.path).collect(),
            whole: whole.map(|change| &*change.path).collect(),
        }
    }

    fn covers(&self, path: &str) -> bool {
        let share = [
            "rollout.covered",
            "rollout.total",
            "rollout.unit",
            "rollout.as_of",
        ];
        self.exact.contains(path)
            || (share.contains(&path) && self.exact.contains("rollout"))
            || self.above(path)
    }

    /// Whether something above the path is told as a whole.
    fn above(&self, path: &str) -> bool {
        let ends = path.match_indices('.').map(|(at, _)| &path[..at]);
        ends.into_iter().any(|above| self.whole.contains(&above))
    }
}

impl Change {
    /// Whether it tells of a part, or a table, that came or went as a whole.
    fn is_whole(&self) -> bool {
        let came_or_went = self.old.is_none() || self.new.is_none();
        matches!(self.what, What::Milestone | What::Indicator)
            || &*self.path == "lints"
            || (self.what == What::Rollout && came_or_went)
    }
}
