//! Where outputs must not go.

use std::path::{Component, Path, PathBuf};

use dstrat::model::root::FOLDERS;
use dstrat::source::Files;
use dstrat::text;

use super::super::failure::Failure;

/// The files of the strategy at its root.
const FILES: [&str; 2] = ["strategy.toml", "consolidation.toml"];

/// The folder of the strategy and those of its sources are no place for outputs: the next check would find them there.
///
/// # Errors
/// When `folder`, typed as `out`, is one of them, or git's own.
pub fn keep_out(out: &Path, folder: &Path, files: &Files) -> Result<(), Failure> {
    let place = Place::of(folder, files);
    if !place.is_git() && !matches!(place.first(), Some(first) if first.is_none_or(is_folder)) {
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

/// Neither is a file of the sources, nor one beside them.
///
/// # Errors
/// When `file`, typed as `out`, is one.
pub fn keep_out_file(out: &Path, file: &Path, files: &Files) -> Result<(), Failure> {
    let place = Place::of(file, files);
    let is_source = |first: &str| is_folder(first) || FILES.contains(&first);
    if !place.is_git() && !matches!(place.first(), Some(Some(first)) if is_source(first)) {
        return Ok(());
    }
    let shown = out.display();
    let name = out
        .file_name()
        .map_or("out".into(), |name| name.to_string_lossy());
    Err(Failure::new(text!(
        "`{shown}` liegt in den Quellen der Strategie, es wurde nichts geschrieben",
        "`{shown}` lies in the sources of the strategy, nothing was written"
    ))
    .help(text!(
        "einen anderen Ort nennen: --out out/{name}",
        "name another place: --out out/{name}"
    )))
}

fn is_folder(first: &str) -> bool {
    FOLDERS.contains(&first)
}

/// Where an output would lie.
struct Place {
    /// Without links.
    real: PathBuf,
    /// As seen from the strategy, if it lies below it.
    below: Option<PathBuf>,
}

impl Place {
    fn of(path: &Path, files: &Files) -> Place {
        let real = resolved(path);
        let below = real.strip_prefix(files.root()).map(Path::to_owned).ok();
        Place { real, below }
    }

    /// Git's own folder, of this repository or another.
    fn is_git(&self) -> bool {
        let mut parts = self.real.iter();
        parts.any(|part| part.eq_ignore_ascii_case(".git"))
    }

    /// The first part of the way from the strategy's folder; `Some(None)` is that folder itself.
    fn first(&self) -> Option<Option<&str>> {
        let first = self.below.as_ref()?.iter().next();
        Some(first.map(|first| first.to_str().unwrap_or("")))
    }
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
