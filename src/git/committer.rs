//! Recording in git: a commit of exactly one file, and the tag of a release. No hook or filter runs; what else is staged or
//! changed stays as it is.

use std::path::Path;

use crate::history::{Id, Mode, Moment};
use crate::source::MAX_TEXT;

use super::advance::{self, Head};
use super::compare::Folders;
use super::hindrance::Hindrance;
use super::identity::{Configuration, Environment, Recorder};
use super::objects::Objects;
use super::place::Place;
use super::stage::{Entry, Staged};
use super::store::Store;
use super::{Repository, Trouble, tree};

/// Records in git. Made before a file is written, so that nothing is written that could not be recorded.
pub struct Committer<'r> {
    place: &'r Place,
    head: Head,
    by: Recorder,
    logged: bool,
    hooks: bool,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The commit.
    pub commit: Id,
    /// The branch, such as `main`; `None` where none is checked out.
    pub branch: Option<String>,
    /// Whether the file had changes before that were not recorded: now they are, too.
    pub with_earlier_changes: bool,
    /// Whether `git commit` would have run hooks.
    pub hooks_left_out: bool,
}

/// A file to record.
pub struct Change<'c> {
    /// The file on the disk.
    pub file: &'c Path,
    /// Its path from the uppermost folder of the repository, with `/`.
    pub path: &'c str,
    /// What it held before it was written.
    pub before: Option<&'c [u8]>,
    /// What it holds.
    pub bytes: &'c [u8],
}

impl Repository {
    /// Somebody who records in this repository.
    ///
    /// # Errors
    /// When git does not know who, something is in progress, commits are to be signed, or the index cannot be written.
    pub fn committer(&self, said: &Environment, now: Moment) -> Result<Committer<'_>, Hindrance> {
        let place = &self.place;
        if place.is_bare() {
            return Err(Trouble::NoRepository(place.folder.clone()).into());
        }
        if let Some(what) = advance::unfinished(place) {
            return Err(Hindrance::Unfinished(what));
        }
        let configuration = Configuration::read(place)?;
        if configuration.is_set("commit", "gpgsign") {
            return Err(Hindrance::Unsigned);
        }
        let by = configuration.recorder(said, now)?;
        Staged::try_out(place)?;
        Ok(Committer {
            place,
            head: Head::read(place)?,
            by,
            logged: advance::is_logged(configuration.value("core", "logallrefupdates")),
            hooks: advance::has_hooks(place, configuration.value("core", "hookspath")),
        })
    }

    /// Makes an annotated tag of a commit.
    ///
    /// # Errors
    /// When git does not know who makes it, tags are to be signed, or the name is taken or not allowed.
    pub fn release(
        &self,
        name: &str,
        commit: Id,
        message: &str,
        said: &Environment,
        now: Moment,
    ) -> Result<(), Hindrance> {
        let place = &self.place;
        advance::free(place, name)?;
        let configuration = Configuration::read(place)?;
        if configuration.is_set("tag", "gpgsign")
            || configuration.is_set("tag", "forcesignannotated")
        {
            return Err(Hindrance::Unsigned);
        }
        let by = configuration.recorder(said, now)?;
        let store = &Store::open(place)?;
        let tag = Objects { place, store }.tag(name, commit, &by, message)?;
        advance::tag(place, name, tag)
    }
}

impl Committer<'_> {
    /// Records one file, and nothing else, on what is checked out.
    ///
    /// # Errors
    /// When another program was faster, or the repository cannot be written; the branch is then as it was.
    pub fn commit(&self, change: &Change<'_>, message: &str) -> Result<Recorded, Hindrance> {
        let store = &Store::open(self.place)?;
        let top = match self.head.commit {
            Some(commit) => Some(store.commit(commit)?.tree),
            None => None,
        };
        let known = Known::find(store, top, change.path)?;
        let kept = known.as_kept(change.bytes);
        let objects = Objects {
            place: self.place,
            store,
        };
        let content = objects.blob(&kept)?;
        let entry = Entry {
            path: change.path,
            content,
            mode: known.mode,
            file: change.file,
        };
        let index = Staged::with(self.place, &entry)?;
        let parts: Vec<&str> = change.path.split('/').collect();
        let tree = objects.tree_with(top, &parts, content)?;
        let commit = objects.commit(tree, self.head.commit, &self.by, message)?;
        let summary = message.lines().next().unwrap_or_default();
        self.head
            .advance(self.place, commit, &self.by, summary, self.logged)?;
        index.settle(self.place)?;
        Ok(Recorded {
            commit,
            branch: self
                .head
                .branch
                .as_ref()
                .map(|_| self.head.name().to_owned()),
            with_earlier_changes: change.before.map(|before| known.as_kept(before))
                != known.content,
            hooks_left_out: self.hooks,
        })
    }
}

/// What git keeps at a path.
struct Known {
    content: Option<Vec<u8>>,
    mode: Mode,
    /// Whether git keeps texts with other line ends than the disk has.
    only_line_feeds: bool,
}

impl Known {
    fn find(store: &Store<'_>, top: Option<Id>, path: &str) -> Result<Known, Hindrance> {
        let mut known = Known {
            content: None,
            mode: Mode::File,
            only_line_feeds: false,
        };
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(top) = top else {
            return Ok(known);
        };
        let mut folders = Folders::new(store);
        let Some(folder) = folders.below(top, folder)? else {
            return Ok(known);
        };
        let Some(version) = tree::find(&folders.get(Some(folder))?, name) else {
            return Ok(known);
        };
        if !version.mode.is_file() {
            return Err(Hindrance::NoFile(path.to_owned()));
        }
        known.mode = version.mode;
        if let Ok(content) = store.blob(version.id, MAX_TEXT)? {
            known.only_line_feeds = !content.windows(2).any(|two| two == b"\r\n");
            known.content = Some(content);
        }
        Ok(known)
    }

    /// The bytes as git would keep them: where it keeps this file without carriage returns (`text=auto`, `core.autocrlf`) and
    /// the disk has them, without. What the file says, and so its digest, is the same either way.
    fn as_kept(&self, bytes: &[u8]) -> Vec<u8> {
        if !self.only_line_feeds {
            return bytes.to_vec();
        }
        let mut kept = bytes.to_vec();
        let mut at = 0;
        kept.retain(|byte| {
            at += 1;
            *byte != b'\r' || bytes.get(at) != Some(&b'\n')
        });
        kept
    }
}
