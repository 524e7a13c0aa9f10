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
    let olds: Vec<FileId> = old.files.ids().collect();
    let olds = olds.into_par_iter().map(|file| {
        let there = old.files.find_in(file, new.files);
        (old.files.path(file), Some(file), there)
    });
    let news: Vec<FileId> = new.files.ids().collect();
    let only_new = news.into_par_iter().filter_map(|file| {
        let there = new.files.find_in(file, old.files);
        there
            .is_none()
            .then(|| (new.files.path(file), None, Some(file)))
    });
    let told_files = &found.told_files;
    let told = olds.chain(only_new).filter_map(|(path, before, after)| {
        let left = !told_files.contains(path);
        left.then(|| difference(old, new, path, before, after))?
    });
    for difference in told.collect::<Vec<_>>() {
        found.add(difference);
    }
}

fn difference(
    old: &Side<'_>,
    new: &Side<'_>,
    path: &str,
    before: Option<FileId>,
    after: Option<FileId>,
) -> Option<Difference> {
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
