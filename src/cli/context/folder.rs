//! Where the strategy lies, and how its folder is seen from another.

use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use dstrat::git::Repository;
use dstrat::text;

use super::super::failure::{Failure, reason};

/// The folder of `strategy.toml`: this one, one above it, or `strategy/` in it.
pub fn find(folder: &Path) -> Result<PathBuf, Failure> {
    let start = folder
        .canonicalize()
        .map_err(|error| unreadable(folder, &error))?;
    if !start.is_dir() {
        let shown = start.display();
        return Err(
            Failure::new(text!("`{shown}` ist kein Ordner", "`{shown}` is no folder")).help(text!(
                "nach -C den Ordner der Strategie nennen: -C ORDNER",
                "name the strategy's folder after -C: -C DIR"
            )),
        );
    }
    let above = start.ancestors().map(Path::to_owned);
    for candidate in above.chain([start.join("strategy")]) {
        match candidate.join("strategy.toml").metadata() {
            Ok(metadata) if metadata.is_file() => return Ok(candidate),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                return Err(unreadable(&candidate, &error));
            }
            _ => {}
        }
    }
    Err(no_strategy(&start))
}

/// A folder cannot be read.
pub fn unreadable(folder: &Path, error: &io::Error) -> Failure {
    let (shown, reason) = (folder.display(), reason(error));
    let (de, en) = (reason.de, reason.en);
    Failure::new(text!(
        "der Ordner `{shown}` lässt sich nicht lesen: {de}",
        "the folder `{shown}` cannot be read: {en}"
    ))
    .help(text!(
        "die Schreibweise und die Zugriffsrechte prüfen",
        "look at the spelling and the permissions"
    ))
}

fn no_strategy(start: &Path) -> Failure {
    let shown = start.display();
    let failure = Failure::new(text!(
        "hier ist keine Strategie: `strategy.toml` liegt weder in `{shown}` noch in einem Ordner darüber noch in `strategy/` darunter",
        "there is no strategy here: `strategy.toml` is neither in `{shown}` nor in a folder above it nor in `strategy/` below it"
    ));
    if Repository::discover(start).is_ok_and(|repository| repository.is_bare()) {
        return failure.help(text!(
            "dieses git-Repository hat keinen Arbeitsordner (bare): mit `--at HEAD` lesen, zum Schreiben klonen",
            "this git repository has no work tree (bare): read it with `--at HEAD`, clone it to write"
        ));
    }
    failure.help(text!(
        "in den Ordner der Strategie wechseln oder ihn nennen: `dstrat -C ORDNER …`",
        "go to the strategy's folder or name it: `dstrat -C DIR …`"
    ))
}

/// The way from one folder to another, both without links; `None` where there is none.
pub fn relative(folder: &Path, from: &Path) -> Option<PathBuf> {
    let shared = folder
        .components()
        .zip(from.components())
        .take_while(|(a, b)| a == b)
        .count();
    if shared == 0 {
        return None;
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    Some(up.chain(folder.components().skip(shared)).collect())
}
