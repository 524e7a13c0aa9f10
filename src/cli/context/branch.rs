//! The branch whose past is told: the commits that lead to the one that is checked out, or that `--at` names.

use std::path::Path;

use dstrat::git::{Repository, Trouble};
use dstrat::history::{Commit, Id};
use dstrat::load;
use dstrat::model::Strategy;
use dstrat::source::Want;

use super::super::failure::Failure;
use super::folder;

/// A branch, and what its last commit says of the strategy.
pub struct Branch {
    /// The repository.
    pub repository: Repository,
    /// The last commit.
    pub head: Id,
    /// The strategy at the last commit, as far as it is small: its own file, its ministries and their contacts.
    pub strategy: Strategy,
}

impl Branch {
    /// Opens the branch; nothing is checked out, so a bare clone will do.
    pub fn open(directory: &Path, rev: Option<&str>) -> Result<Branch, Failure> {
        let start = folder::find(directory).unwrap_or_else(|_| directory.to_owned());
        let repository = Repository::discover(&start).map_err(Failure::of_git)?;
        let head = repository
            .resolve(rev.unwrap_or("HEAD"))
            .map_err(Failure::of_git)?;
        let files = repository.files_at(head, repository.inside(), frame);
        let (strategy, _) = load::load(&files.map_err(Failure::of_git)?);
        Ok(Branch {
            repository,
            head,
            strategy,
        })
    }

    /// Reads contents; `None` for what is too large.
    pub fn read(&self, ids: &[Id]) -> Result<Vec<Option<Vec<u8>>>, Failure> {
        let contents = self.repository.each_content(ids, Result::ok);
        contents.map_err(Failure::of_git)
    }

    /// Refuses a past that begins in the middle, because the clone is shallow.
    pub fn whole<'c>(
        &self,
        mut boundaries: impl Iterator<Item = &'c Commit>,
    ) -> Result<(), Failure> {
        match boundaries.next() {
            None => Ok(()),
            Some(commit) => Err(Failure::of_git(Trouble::Shallow(commit.id))),
        }
    }
}

/// Of a strategy its own file, the ministries and their contacts.
fn frame(path: &str, is_folder: bool) -> Want {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["ministries"] | ["ministries", _] if is_folder => Want::Text,
        ["ministries", _, "ministry.toml" | "contacts.toml"] => Want::Text,
        _ => settings_only(path, is_folder),
    }
}

/// Of a strategy its own file and its templates.
pub fn templates(path: &str, is_folder: bool) -> Want {
    match path.split('/').next() {
        Some("templates") => load::wanted(path, is_folder),
        _ => settings_only(path, is_folder),
    }
}

/// Of a strategy only its own file.
pub fn settings_only(path: &str, _: bool) -> Want {
    match path {
        "strategy.toml" => Want::Text,
        _ => Want::Ignore,
    }
}
