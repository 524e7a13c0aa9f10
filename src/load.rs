//! Files to a strategy, with everything that is wrong in them: each file on its own, in parallel, then all together.

mod conflict;
mod layout;
mod link;
mod read;
mod trouble;
mod unexpected;

use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::model::Strategy;
use crate::source::Files;

pub use layout::{FOLDERS, Slot, slot, wanted};
pub use read::Item;

/// Loads a strategy. Bad content is never a failure: it is a finding, and the rest is loaded all the same.
pub fn load(files: &Files) -> (Strategy, Vec<Diagnostic>) {
    let ids: Vec<_> = files.ids().collect();
    let parsed: Vec<_> = ids
        .into_par_iter()
        .map(|id| read::file(files, id))
        .collect();
    linked(files, parsed)
}

/// Reads a folder and loads the strategy in it: the same as [`load`] of [`Files::from_folder`], and faster.
///
/// # Errors
/// When the folder itself cannot be listed.
pub fn load_folder(root: &Path) -> io::Result<(Files, Strategy, Vec<Diagnostic>)> {
    let (files, parsed) = Files::from_folder_with(root, wanted, read::file)?;
    let (strategy, diagnostics) = linked(&files, parsed);
    Ok((files, strategy, diagnostics))
}

fn linked(files: &Files, parsed: Vec<read::Parsed>) -> (Strategy, Vec<Diagnostic>) {
    let (strategy, mut diagnostics) = link::all(files, parsed);
    diagnostic::sort(&mut diagnostics);
    (strategy, diagnostics)
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
