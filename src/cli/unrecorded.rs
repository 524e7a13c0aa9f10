//! What lies in the folder otherwise than in a commit: nobody has put their name to it yet.

use std::collections::BTreeSet;

use dstrat::git::Repository;
use dstrat::history::Id;
use dstrat::load::wanted;
use dstrat::source::{FileId, Files};

use super::failure::Failure;

/// So many paths are named.
const NAMED: usize = 5;

/// The paths at which a folder differs from a commit, line ends aside. The strategy lies in `inside` of the repository.
///
/// # Errors
/// When the commit cannot be read.
pub fn unrecorded(
    repository: &Repository,
    commit: Id,
    inside: &str,
    files: &Files,
) -> Result<BTreeSet<String>, Failure> {
    let listed = repository.list_at(commit, inside, wanted);
    let recorded = listed.and_then(|listed| listed.read(Some(files)));
    Ok(differing(files, &recorded.map_err(Failure::of_git)?))
}

/// Some of the paths, in back-ticks.
pub fn some(paths: &BTreeSet<String>) -> String {
    let shown: Vec<String> = paths
        .iter()
        .take(NAMED)
        .map(|path| format!("`{path}`"))
        .collect();
    let more = if paths.len() > NAMED { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn differing(a: &Files, b: &Files) -> BTreeSet<String> {
    let paths = |files: &Files| -> BTreeSet<String> {
        files
            .ids()
            .map(|file| files.path(file).to_owned())
            .collect()
    };
    let mut differing: BTreeSet<String> =
        paths(a).symmetric_difference(&paths(b)).cloned().collect();
    for file in a.ids() {
        let path = a.path(file);
        if let Some(other) = b.find(path)
            && content(a, file) != content(b, other)
        {
            differing.insert(path.to_owned());
        }
    }
    differing
}

/// What a file holds; `None` where it cannot be read.
fn content(files: &Files, file: FileId) -> Option<Vec<u8>> {
    match files.text(file) {
        "" => files.bytes(file).ok(),
        text => Some(text.replace("\r\n", "\n").into_bytes()),
    }
}
