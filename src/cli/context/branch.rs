//! The branch whose past is told: the commits that lead to the one that is checked out, or that `--at` names.

use std::path::Path;

use dstrat::git::{Repository, Trouble};
use dstrat::history::{Commit, Id};
use dstrat::load;
use dstrat::model::Settings;
use dstrat::source::Want;

use super::super::failure::Failure;
use super::{folder, past};

/// A branch, and what its last commit says of the strategy.
pub struct Branch {
    /// The repository.
    pub repository: Repository,
    /// The last commit.
    pub head: Id,
    /// `strategy.toml` at the last commit.
    pub settings: Settings,
}

impl Branch {
    /// Opens the branch; nothing is checked out, so a bare clone will do.
    pub fn open(directory: &Path, rev: Option<&str>) -> Result<Branch, Failure> {
        let start = folder::find(directory).unwrap_or_else(|_| directory.to_owned());
        let repository = Repository::discover(&start).map_err(past::failure)?;
        let head = repository
            .resolve(rev.unwrap_or("HEAD"))
            .map_err(past::failure)?;
        let files = repository.files_at(head, repository.inside(), settings_only);
        let (strategy, _) = load::load(&files.map_err(past::failure)?);
        Ok(Branch {
            repository,
            head,
            settings: strategy.settings,
        })
    }

    /// Reads contents; `None` for what is too large.
    pub fn read(&self, ids: &[Id]) -> Result<Vec<Option<Vec<u8>>>, Failure> {
        let contents = self.repository.each_content(ids, Result::ok);
        contents.map_err(past::failure)
    }

    /// Refuses a past that begins in the middle, because the clone is shallow.
    pub fn whole<'c>(
        &self,
        mut boundaries: impl Iterator<Item = &'c Commit>,
    ) -> Result<(), Failure> {
        match boundaries.next() {
            None => Ok(()),
            Some(commit) => Err(past::failure(Trouble::Shallow(commit.id))),
        }
    }
}

/// Of a strategy only its own file.
pub fn settings_only(path: &str, _: bool) -> Want {
    match path {
        "strategy.toml" => Want::Text,
        _ => Want::Ignore,
    }
}
