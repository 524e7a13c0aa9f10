//! Where outputs must not go.

use std::path::{Component, Path, PathBuf};

use dstrat::load::FOLDERS;
use dstrat::source::Files;
use dstrat::text;

use super::super::failure::Failure;

/// The folder of the strategy and those of its sources are no place for outputs: the next check would find them there.
pub fn keep_out(out: &Path, folder: &Path, files: &Files) -> Result<(), Failure> {
    let Ok(below) = resolved(folder)
        .strip_prefix(files.root())
        .map(Path::to_owned)
    else {
        return Ok(());
    };
    let first = below
        .components()
        .next()
        .and_then(|first| first.as_os_str().to_str().map(str::to_owned));
    let is_source = first
        .as_deref()
        .is_none_or(|first| FOLDERS.contains(&first) || first == ".git");
    if !is_source {
        return Ok(());
    }
    let shown = out.display();
    Err(Failure::new(text!(
        "in `{shown}` liegen die Quellen der Strategie",
        "`{shown}` holds the sources of the strategy"
    ))
    .help(text!(
        "einen anderen Ordner nennen: --out out",
        "name another folder: --out out"
    )))
}

/// A path without links and `..`, as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let there = path
        .ancestors()
        .find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    let Some((ancestor, real)) = there else {
        return path.to_owned();
    };
    let rest = path.strip_prefix(ancestor).unwrap_or(Path::new(""));
    rest.components().fold(real, |mut path, component| {
        match component {
            Component::ParentDir => drop(path.pop()),
            component => path.push(component),
        }
        path
    })
}
