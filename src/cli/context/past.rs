//! The strategy as git recorded it, for `--at`.

use std::path::Path;

use dstrat::git::{Listed, Repository, Trouble};
use dstrat::history::{Commit, Id};
use dstrat::source::{Files, Want};
use dstrat::text;

use super::super::failure::Failure;
use super::folder;

/// Reads the files of a commit.
pub fn read(
    directory: &Path,
    rev: &str,
    want: impl Fn(&str, bool) -> Want,
) -> Result<(Files, Commit), Failure> {
    let repository = recorded(directory)?;
    let id = repository.resolve(rev).map_err(Failure::of_git)?;
    let files = repository.files_at(id, repository.inside(), want);
    let commit = repository.commit(id).map_err(Failure::of_git)?;
    Ok((files.map_err(Failure::of_git)?, commit))
}

/// The files of a commit by their names; what others of the same strategy hold at the same path need not be read again.
pub fn list(
    directory: &Path,
    rev: &str,
    want: impl Fn(&str, bool) -> Want,
) -> Result<(Listed, Commit), Failure> {
    let repository = recorded(directory)?;
    let id = repository.resolve(rev).map_err(Failure::of_git)?;
    let listed = repository.list_at(id, repository.inside(), want);
    let commit = repository.commit(id).map_err(Failure::of_git)?;
    Ok((listed.map_err(Failure::of_git)?, commit))
}

/// Reads files of the branch into which this one is to be merged; its name must be no other's.
pub fn read_base(
    directory: &Path,
    base: &str,
    want: impl Fn(&str, bool) -> Want,
) -> Result<Files, Failure> {
    let repository = recorded(directory)?;
    let id = repository.resolve_alone(base).map_err(Failure::of_git)?;
    let files = repository.files_at(id, repository.inside(), want);
    files.map_err(Failure::of_git)
}

/// The commit at which two branches parted.
pub fn parted(directory: &Path, a: &str, b: &str) -> Result<Id, Failure> {
    let repository = recorded(directory)?;
    let resolve = |rev: &str| repository.resolve(rev).map_err(Failure::of_git);
    let base = repository.merge_base(resolve(a)?, resolve(b)?);
    base.map_err(Failure::of_git)
}

/// The repository that keeps the strategy: it is looked for where the strategy lies in the folder, if it is there today.
fn recorded(directory: &Path) -> Result<Repository, Failure> {
    let start = folder::find(directory).unwrap_or_else(|_| directory.to_owned());
    Repository::discover(&start).map_err(Failure::of_git)
}

/// What was recorded cannot be changed.
pub fn refuse(rev: &str) -> Result<(), Failure> {
    Err(Failure::new(text!(
        "`--at {rev}` zeigt, was git festgehalten hat; das lässt sich hier nicht verwenden",
        "`--at {rev}` shows what git recorded; that cannot be used here"
    ))
    .help(text!(
        "`--at` weglassen; möglich ist es bei check, status, todo, log, timeline, cabinet, build und owners",
        "leave `--at` out; it is possible with check, status, todo, log, timeline, cabinet, build and owners"
    )))
}

/// The repository that keeps a folder; `None` where none does.
pub fn repository(directory: &Path) -> Result<Option<Repository>, Failure> {
    let start = folder::find(directory).unwrap_or_else(|_| directory.to_owned());
    match Repository::discover(&start) {
        Ok(repository) => Ok(Some(repository)),
        Err(Trouble::NoRepository(_)) => Ok(None),
        Err(trouble) => Err(Failure::of_git(trouble)),
    }
}
