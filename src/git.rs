//! What git knows of a strategy; the only room that names git2. Nothing here runs a program, whatever a repository asks for.

use std::path::{Path, PathBuf};

use git2::{ErrorClass, ErrorCode, Repository, RepositoryOpenFlags};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use crate::message::Text;
use crate::text;

/// Why git could not be asked.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// The folder belongs to another user, so that git does not trust its configuration.
    Owner(PathBuf),
    /// The folder's `.git` cannot be read; in libgit2's own words.
    Unreadable(PathBuf, String),
}

impl Trouble {
    /// What happened and what to type.
    pub fn message(&self) -> Text {
        match self {
            Trouble::Owner(folder) => {
                let folder = folder.display();
                text!(
                    "der Ordner {folder} gehört jemand anderem, deshalb liest git ihn nicht; wenn Sie ihm vertrauen: git config --global --add safe.directory {folder}",
                    "the folder {folder} belongs to somebody else, so git does not read it; if you trust it: git config --global --add safe.directory {folder}"
                )
            }
            Trouble::Unreadable(folder, reason) => {
                let folder = folder.display();
                text!(
                    "das git-Repository in {folder} lässt sich nicht lesen: {reason}",
                    "the git repository in {folder} cannot be read: {reason}"
                )
            }
        }
    }
}

/// The day of the newest commit of the branch that is checked out, on the calendar of the one who committed it. `None`
/// where `path` lies in no repository, or in one without a commit.
///
/// # Errors
/// When there is a repository, but it cannot be read.
pub fn head_date(path: &Path) -> Result<Option<Date>, Trouble> {
    let Some(repository) = repository(path)? else {
        return Ok(None);
    };
    let commit = match repository.head().and_then(|head| head.peel_to_commit()) {
        Ok(commit) => commit,
        Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => {
            return Ok(None);
        }
        Err(error) => return Err(trouble(path, &error)),
    };
    Ok(day_of(commit.time()))
}

/// The repository whose work tree holds a folder. Only a folder with a `.git` counts: a bare repository that lies inside
/// the content is content. The environment (`GIT_DIR`) has no say.
fn repository(path: &Path) -> Result<Option<Repository>, Trouble> {
    let Some(folder) = path
        .ancestors()
        .find(|folder| folder.join(".git").symlink_metadata().is_ok())
    else {
        return Ok(None);
    };
    let nowhere: [&Path; 0] = [];
    match Repository::open_ext(folder, RepositoryOpenFlags::NO_SEARCH, nowhere) {
        Ok(repository) => Ok((!repository.is_bare()).then_some(repository)),
        Err(error) => Err(trouble(folder, &error)),
    }
}

fn trouble(folder: &Path, error: &git2::Error) -> Trouble {
    match (error.code(), error.class()) {
        (ErrorCode::Owner, _) => Trouble::Owner(folder.to_owned()),
        (_, ErrorClass::None) => Trouble::Unreadable(folder.to_owned(), String::new()),
        _ => Trouble::Unreadable(folder.to_owned(), error.message().to_owned()),
    }
}

fn day_of(time: git2::Time) -> Option<Date> {
    let offset =
        Offset::from_seconds(time.offset_minutes().checked_mul(60)?).unwrap_or(Offset::UTC);
    let timestamp = Timestamp::from_second(time.seconds()).ok()?;
    Some(timestamp.to_zoned(TimeZone::fixed(offset)).date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A commit of nothing, two hours east of UTC.
    fn commit(folder: &Path, seconds: i64) {
        let repository = Repository::init(folder).unwrap();
        let time = git2::Time::new(seconds, 120);
        let author = git2::Signature::new("A", "a@b.example", &time).unwrap();
        let tree = repository
            .find_tree(repository.treebuilder(None).unwrap().write().unwrap())
            .unwrap();
        repository
            .commit(Some("HEAD"), &author, &author, "Anfang", &tree, &[])
            .unwrap();
    }

    #[test]
    fn tells_the_day_where_the_commit_was_made() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(head_date(folder.path()).unwrap(), None);
        Repository::init(folder.path()).unwrap();
        assert_eq!(head_date(folder.path()).unwrap(), None, "no commit yet");
        let half_past_midnight_in_mainz = 1_782_858_600;
        commit(folder.path(), half_past_midnight_in_mainz);
        let inner = folder.path().join("strategy");
        std::fs::create_dir(&inner).unwrap();
        assert_eq!(head_date(&inner).unwrap(), Some(date(2026, 7, 1)));
    }

    #[test]
    fn a_bare_repository_in_the_content_is_content() {
        let folder = tempfile::tempdir().unwrap();
        Repository::init_bare(folder.path()).unwrap();
        assert_eq!(head_date(folder.path()).unwrap(), None);
    }

    #[test]
    fn a_broken_repository_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".git")).unwrap();
        assert!(matches!(
            head_date(folder.path()),
            Err(Trouble::Unreadable(..))
        ));
    }
}
