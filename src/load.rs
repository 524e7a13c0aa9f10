//! Files to a strategy, with everything that is wrong in them: each file on its own, in parallel, then all together.

mod conflict;
mod former;
mod layout;
mod link;
mod read;
mod trouble;
mod unexpected;

use std::borrow::Cow;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::model::Strategy;
use crate::model::schema::Mention;
use crate::source::{FileId, Files, READ_TOGETHER};

pub use layout::{Slot, slot, wanted};
pub use read::Item;

/// What each file of a state says on its own.
pub struct Understood(Groups<'static>);

/// What files say, in path order, [`READ_TOGETHER`] of them in each group.
type Groups<'m> = Vec<Vec<read::Parsed<'m>>>;

/// What one of them says, by its place among all.
fn at<T>(groups: &[Vec<T>], place: usize) -> Option<&T> {
    groups
        .get(place / READ_TOGETHER)?
        .get(place % READ_TOGETHER)
}

/// Understands each file on its own.
pub fn understand(files: &Files) -> Understood {
    let ids: Vec<_> = files.ids().collect();
    let groups = ids.par_chunks(READ_TOGETHER);
    let groups = groups.map(|ids| ids.iter().map(|id| read::file(files, *id)).collect());
    Understood(groups.collect())
}

/// Reads a folder and understands each file right away: faster than one after the other.
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn understand_folder(root: &Path) -> io::Result<(Files, Understood)> {
    let (files, parsed) = Files::from_folder_with(root, wanted, read::file)?;
    Ok((files, Understood(parsed)))
}

/// Loads two states of a strategy; what is the same in both is understood and held once. For that the files of the old
/// one are given the numbers of those of the new one.
pub fn load_two(
    old: &mut Files,
    new: &Files,
    Understood(mut after): Understood,
) -> ((Strategy, Vec<Diagnostic>), (Strategy, Vec<Diagnostic>)) {
    old.number_as(new);
    let old = &*old;
    let taken = |group: &mut Vec<read::Parsed<'static>>| {
        let mentions = group.iter_mut().map(|parsed| &mut parsed.mentions);
        mentions.map(std::mem::take).collect()
    };
    let mentions: Vec<Vec<Cow<'_, [Mention]>>> = after.iter_mut().map(taken).collect();
    let mut after: Groups<'_> = after;
    let all = after.iter_mut().flatten().zip(mentions.iter().flatten());
    all.for_each(|(parsed, mentions)| parsed.mentions = Cow::Borrowed(mentions));
    let understood = |id: &FileId| {
        let known = is_same(old, new, *id).then(|| new.place(*id));
        let known = known.and_then(|there| Some((at(&after, there)?, at(&mentions, there)?)));
        match known {
            Some((known, mentions)) => known.again(mentions),
            None => read::file(old, *id),
        }
    };
    let ids: Vec<_> = old.ids().collect();
    let before = ids.par_chunks(READ_TOGETHER);
    let before = before.map(|ids| ids.iter().map(understood).collect());
    let before: Groups<'_> = before.collect();
    rayon::join(|| linked(old, before), || linked(new, after))
}

/// Whether a file has the same text in both states, which agree in their numbers.
fn is_same(old: &Files, new: &Files, file: FileId) -> bool {
    let is_readable = |files: &Files| files.trouble(file).is_none();
    new.holds(file) && is_readable(old) && is_readable(new) && old.is_same_text(file, new, file)
}

fn linked(files: &Files, parsed: Groups<'_>) -> (Strategy, Vec<Diagnostic>) {
    let (strategy, mut diagnostics) = link::all(files, parsed);
    diagnostic::sort_in(files, &mut diagnostics);
    (strategy, diagnostics)
}

/// Loads a strategy. Bad content is never a failure: it is a finding, and the rest is loaded all the same.
pub fn load(files: &Files) -> (Strategy, Vec<Diagnostic>) {
    linked(files, understand(files).0)
}

/// Reads a folder and loads the strategy in it: the same as [`load`] of [`Files::from_folder`], and faster.
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn load_folder(root: &Path) -> io::Result<(Files, Strategy, Vec<Diagnostic>)> {
    let (files, Understood(parsed)) = understand_folder(root)?;
    let (strategy, diagnostics) = linked(&files, parsed);
    Ok((files, strategy, diagnostics))
}

/// One file on its own, with what it holds: what [`load`] would make of it before it looks at the others. Without bytes it is
/// a file that cannot be read.
pub fn one(path: &str, bytes: Option<Vec<u8>>) -> (Files, Item) {
    let unreadable = bytes.is_none();
    let files = Files::from_memory([(path.to_owned(), bytes.unwrap_or_default())]);
    let item = match files.ids().next() {
        Some(id) if !unreadable => read::file(&files, id).item,
        _ => read::unreadable(&slot(path)),
    };
    (files, item)
}
