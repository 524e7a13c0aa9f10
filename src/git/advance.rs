//! Names that move: the branch that is checked out gets a new commit, a tag is made; only if nobody else was faster.

use std::io::ErrorKind;
use std::path::PathBuf;

use crate::history::Id;
use crate::write::{self, Claim};

use super::Trouble;
use super::hindrance::{Hindrance, Unfinished};
use super::identity::{Recorder, signature};
use super::place::Place;
use super::refs::Refs;

/// The id that git writes where there is no object.
const NOTHING: Id = Id::new([0; 20]);

/// What is checked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The branch, such as `refs/heads/main`; `None`: a commit alone.
    pub branch: Option<String>,
    /// The commit; `None` before the first one.
    pub commit: Option<Id>,
}

impl Head {
    /// Looks what is checked out.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(place: &Place) -> Result<Head, Trouble> {
        let refs = Refs::open(place)?;
        Ok(Head {
            branch: refs.branch()?,
            commit: refs.head()?,
        })
    }

    /// What to call it: `main`, or `HEAD`.
    pub fn name(&self) -> &str {
        let branch = self.branch.as_deref().unwrap_or("HEAD");
        branch.strip_prefix("refs/heads/").unwrap_or(branch)
    }

    /// The file that is to name the next commit.
    fn file(&self, place: &Place) -> PathBuf {
        match &self.branch {
            Some(branch) => place.common.join(branch),
            None => place.own.join("HEAD"),
        }
    }

    /// Lets it name another commit, and writes down in git's log of names that it does.
    ///
    /// # Errors
    /// When it names something else by now, or cannot be written.
    pub fn advance(
        &self,
        place: &Place,
        to: Id,
        by: &Recorder,
        summary: &str,
        logged: bool,
    ) -> Result<(), Hindrance> {
        let path = self.file(place);
        let claim = claim(&path)?;
        if Head::read(place)? != *self {
            return Err(Hindrance::Moved(self.name().to_owned()));
        }
        let unwritable =
            |error: std::io::Error| Hindrance::Unwritable(path.clone(), error.to_string());
        claim
            .put(format!("{to}\n").as_bytes())
            .map_err(unwritable)?;
        if logged {
            let kind = if self.commit.is_some() {
                "commit"
            } else {
                "commit (initial)"
            };
            let (from, who) = (
                self.commit.unwrap_or(NOTHING),
                signature(&by.committer, by.now),
            );
            let line = format!("{from} {to} {who}\t{kind}: {summary}");
            let mut logs = vec![place.own.join("logs/HEAD")];
            logs.extend(
                self.branch
                    .as_ref()
                    .map(|branch| place.common.join("logs").join(branch)),
            );
            for log in logs {
                write::append(&log, &line).map_err(unwritable)?;
            }
        }
        claim.settle().map_err(unwritable)
    }
}

/// Makes a tag.
///
/// # Errors
/// When there is one of this name, or it cannot be written.
pub fn tag(place: &Place, name: &str, object: Id) -> Result<(), Hindrance> {
    let path = place.common.join("refs/tags").join(name);
    let claim = claim(&path)?;
    free(place, name)?;
    let unwritable = |error: std::io::Error| Hindrance::Unwritable(path.clone(), error.to_string());
    claim
        .put(format!("{object}\n").as_bytes())
        .map_err(unwritable)?;
    claim.settle().map_err(unwritable)
}

/// Sees to it that a tag could have this name.
///
/// # Errors
/// When it is taken, or not allowed.
pub fn free(place: &Place, name: &str) -> Result<(), Hindrance> {
    let full = format!("refs/tags/{name}");
    if name.starts_with('-') || name == "HEAD" || !super::refs::is_valid(&full) {
        return Err(Hindrance::TagName(name.to_owned()));
    }
    let tags = Refs::open(place)?.below("refs/tags/")?;
    let inside = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with('/'));
    // A name cannot also be the folder of another one.
    let taken = |tag: &&String| *tag == name || inside(tag, name) || inside(name, tag);
    match tags.keys().find(taken) {
        Some(tag) => Err(Hindrance::TagExists(tag.clone())),
        None => Ok(()),
    }
}

fn claim(path: &std::path::Path) -> Result<Claim, Hindrance> {
    Claim::take(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            let mut lock = path.as_os_str().to_owned();
            lock.push(".lock");
            Hindrance::Locked(lock.into())
        }
        _ => Hindrance::Unwritable(path.to_owned(), error.to_string()),
    })
}

/// What git began in this work tree and did not end.
pub fn unfinished(place: &Place) -> Option<Unfinished> {
    let marks = [
        ("MERGE_HEAD", Unfinished::Merge),
        ("rebase-merge", Unfinished::Rebase),
        ("rebase-apply", Unfinished::Rebase),
        ("CHERRY_PICK_HEAD", Unfinished::CherryPick),
        ("REVERT_HEAD", Unfinished::Revert),
    ];
    let there = |name: &str| place.own.join(name).symlink_metadata().is_ok();
    let found = marks.into_iter().find(|(name, _)| there(name));
    found.map(|(_, what)| what)
}

/// Whether `git commit` would run a program here.
pub fn has_hooks(place: &Place, folder: Option<String>) -> bool {
    let folder = folder.map_or_else(
        || place.common.join("hooks"),
        |folder| place.folder.join(folder),
    );
    let names = [
        "pre-commit",
        "prepare-commit-msg",
        "commit-msg",
        "post-commit",
    ];
    names
        .iter()
        .any(|name| folder.join(name).symlink_metadata().is_ok())
}

/// Whether git's log of names is kept, as it is unless somebody said otherwise.
pub fn is_logged(setting: Option<String>) -> bool {
    let said = setting.unwrap_or_default().to_ascii_lowercase();
    !matches!(said.as_str(), "false" | "no" | "off" | "0")
}
