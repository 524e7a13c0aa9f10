//! The strategy as git recorded it, for `--at`.

use std::path::Path;

use dstrat::git::{Repository, Trouble};
use dstrat::history::Commit;
use dstrat::source::{Files, Want};
use dstrat::text;

use super::super::failure::Failure;
use super::folder;

/// Reads the files of a commit. The strategy is looked for where it lies in the folder, if it is there today.
pub fn read(
    directory: &Path,
    rev: &str,
    want: impl Fn(&str, bool) -> Want,
) -> Result<(Files, Commit), Failure> {
    let start = folder::find(directory).unwrap_or_else(|_| directory.to_owned());
    let repository = Repository::discover(&start).map_err(failure)?;
    let id = repository.resolve(rev).map_err(failure)?;
    let files = repository.files_at(id, repository.inside(), want);
    let commit = repository.commit(id).map_err(failure)?;
    Ok((files.map_err(failure)?, commit))
}

/// What was recorded cannot be changed.
pub fn refuse(rev: &str) -> Result<(), Failure> {
    Err(Failure::new(text!(
        "`--at {rev}` zeigt, was git festgehalten hat; das lässt sich hier nicht verwenden",
        "`--at {rev}` shows what git recorded; that cannot be used here"
    ))
    .help(text!(
        "`--at` weglassen; möglich ist es bei check, status, todo, log, timeline, build und owners",
        "leave `--at` out; it is possible with check, status, todo, log, timeline, build and owners"
    )))
}

/// Why git could not answer, with the next step.
pub fn failure(trouble: Trouble) -> Failure {
    let failure = Failure::new(trouble.what());
    match trouble.help() {
        Some(help) => failure.help(help),
        None => failure,
    }
}
