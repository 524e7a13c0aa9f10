//! Files that no difference tells of: pictures, templates, what cannot be read.

use rayon::prelude::*;

use crate::message::label;
use crate::model::Ministry;
use crate::source::{FileId, Files};

use super::collect::Collector;
use super::records::of_file;
use super::side::Side;
use super::value::Value;
use super::{Change, Difference, Fate, What};

/// Tells of the files that are left.
pub fn rest(found: &mut Collector<'_>) {
    let (old, new) = (found.old, found.new);
    let only_new = new.files.ids().map(|file| new.files.path(file));
    let only_new = only_new.filter(|path| old.files.find(path).is_none());
    let all = old
        .files
        .ids()
        .map(|file| old.files.path(file))
        .chain(only_new);
    let left: Vec<&str> = all
        .filter(|path| !found.told_files.contains(*path))
        .collect();
    let told = left
        .into_par_iter()
        .filter_map(|path| difference(old, new, path));
    for difference in told.collect::<Vec<_>>() {
        found.add(difference);
    }
}

fn difference(old: &Side<'_>, new: &Side<'_>, path: &str) -> Option<Difference> {
    let (before, after) = (old.files.find(path), new.files.find(path));
    let fate = match (before, after) {
        (Some(before), Some(after)) if !differs(old.files, before, new.files, after) => {
            return None;
        }
        (Some(_), Some(_)) => Fate::Kept,
        (None, Some(after)) if is_owned(new, after) => return None,
        (Some(before), None) if is_owned(old, before) => return None,
        (None, _) => Fate::Added,
        (_, None) => Fate::Removed,
    };
    // An entry whose file has another text was looked at: what it says is the same, or it was told.
    let read = |side: &Side<'_>, file: Option<FileId>| {
        file.is_some_and(|file| side.strategy.head_in(file).is_some())
    };
    if read(old, before) && read(new, after) {
        return None;
    }
    let size = |files: &Files, file: Option<FileId>| {
        let bytes = files.bytes(file?).ok()?.len();
        Some(Value::Number(bytes as f64, Some("Byte".into())))
    };
    let change = Change {
        what: What::Content,
        path: Box::default(),
        label: label("Inhalt", "content"),
        part: None,
        old: size(old.files, before),
        new: size(new.files, after),
    };
    let ministry = path
        .strip_prefix("ministries/")
        .and_then(|rest| rest.split('/').next());
    let mut difference = of_file(path, ministry.unwrap_or(""), vec![change]);
    difference.fate = fate;
    Some(difference)
}

/// Whether the file holds something that is told in terms of its own.
fn is_owned(side: &Side<'_>, file: FileId) -> bool {
    let of_ministry = || {
        let rest = side.files.path(file).strip_prefix("ministries/")?;
        let (id, name) = rest.split_once('/')?;
        let ministry: &Ministry = side.strategy.by_id(id)?;
        match name {
            "ministry.toml" => Some(ministry.complete),
            "contacts.toml" => Some(ministry.contacts_complete),
            _ => None,
        }
    };
    side.strategy.head_in(file).is_some() || of_ministry() == Some(true)
}

fn differs(old: &Files, before: FileId, new: &Files, after: FileId) -> bool {
    if old.trouble(before) != new.trouble(after) {
        return true;
    }
    if crate::source::is_text(new.path(after)) {
        return !old.is_same_text(before, new, after);
    }
    old.bytes(before).ok() != new.bytes(after).ok()
}
