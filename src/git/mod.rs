//! What git knows of a strategy; the only room that names git2. Nothing here runs a program, whatever a repository asks for.
//!
//! Objects are read as they lie there, names as small files; the repository is never opened as git opens it, so its
//! configuration (hooks, filters, includes), replace refs and grafts have no say. Only [`Committer`] and
//! [`Repository::release`] write.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::history::{Commit, History, Id, Merges, Moment, Range};
use crate::source::{Files, Want};

mod advance;
mod advice;
mod commit;
mod committer;
mod compare;
mod config;
mod contents;
mod delta;
mod files;
mod graph;
mod head;
mod hindrance;
mod identity;
mod inflate;
mod listing;
mod log;
mod loose;
mod merge;
mod objects;
mod own;
mod owner;
mod packs;
mod place;
mod recent;
mod refs;
mod revision;
mod sides;
mod signed;
mod snapshot;
mod stage;
mod store;
mod tree;
mod trouble;
mod unpack;
mod walk;

pub use committer::{Change, Committer, Recorded};
pub use contents::{Content, Contents};
pub use files::Listed;
pub use hindrance::{Hindrance, Unfinished};
pub use identity::Environment;
pub use own::Work;
pub use signed::Signed;
pub use trouble::Trouble;

use place::{Place, small};
use refs::Refs;
use revision::Revisions;
use store::{Named, Store};
use walk::Walk;

/// The most paths that a commit's folder may hold: ten times the largest strategy that dstrat is made for.
const MAX_PATHS: usize = 1_000_000;

/// The repository that keeps a strategy.
#[derive(Debug)]
pub struct Repository {
    place: Place,
    boundary: HashSet<Id>,
}

/// A tag that names a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its name, without `refs/tags/`.
    pub name: String,
    /// The commit.
    pub commit: Id,
    /// When it was made and what it says, if it is an annotated one.
    pub note: Option<(Moment, String)>,
}

impl Repository {
    /// The repository that keeps the files of a folder: the nearest `.git` in it or above it; or the folder itself, if it is
    /// a bare repository and lies in no strategy.
    ///
    /// # Errors
    /// When there is none, it belongs to somebody else, or it cannot be read.
    pub fn discover(folder: &Path) -> Result<Repository, Trouble> {
        let place = Place::find(folder)?;
        let shallow = small(&place.common.join("shallow"));
        let shallow =
            shallow.map_err(|reason| Trouble::Unreadable(place.folder.clone(), reason))?;
        let boundary = shallow
            .unwrap_or_default()
            .lines()
            .filter_map(Id::parse)
            .collect();
        Ok(Repository { place, boundary })
    }

    /// The folder with `.git`; of a bare repository, the repository.
    pub fn folder(&self) -> &PathBuf {
        &self.place.folder
    }

    /// Where the folder that was asked for lies below [`Repository::folder`]; with `/`, empty at the top.
    pub fn inside(&self) -> &str {
        &self.place.inside
    }

    /// Whether nothing is checked out beside it.
    pub fn is_bare(&self) -> bool {
        self.place.is_bare()
    }

    /// Whether the clone does not hold the whole history.
    pub fn is_shallow(&self) -> bool {
        !self.boundary.is_empty()
    }

    /// The commit that a text names: a tag, a branch, the first digits of an id, `HEAD`; steps from there as in git (`~3`,
    /// `^2`); and `@{2023-06-01}` or `main@{2023-06-01}`: going back from `HEAD` or `main` along first parents, the first
    /// commit that was made on that day or before, on its committer's calendar.
    ///
    /// # Errors
    /// When the text is none of these, or there is no such commit.
    pub fn resolve(&self, rev: &str) -> Result<Id, Trouble> {
        let store = Store::open(&self.place)?;
        self.revisions(&store)?.resolve(rev)
    }

    /// The commit that a text names, if it can mean no other. Git prefers a tag to a branch of the same name, so whoever may
    /// push tags could slip another commit under `origin/main`.
    ///
    /// # Errors
    /// As [`Repository::resolve`], and when several tags or branches of this name name different commits.
    pub fn resolve_alone(&self, rev: &str) -> Result<Id, Trouble> {
        let store = Store::open(&self.place)?;
        let revisions = self.revisions(&store)?;
        revisions.only_name(rev)?;
        revisions.resolve(rev)
    }

    fn revisions<'r>(&'r self, store: &'r Store<'r>) -> Result<Revisions<'r>, Trouble> {
        Ok(Revisions {
            place: &self.place,
            store,
            refs: Refs::open(&self.place)?,
            boundary: &self.boundary,
        })
    }

    /// The commits that a text names: `A..B` (of B, but not of A), or `B` (all of it); what is left out is `HEAD`.
    ///
    /// # Errors
    /// As [`Repository::resolve`].
    pub fn range(&self, text: &str) -> Result<Range, Trouble> {
        let (from, to) = match text.split_once("..") {
            Some((from, to)) => (vec![self.resolve(or_head(from))?], to),
            None => (Vec::new(), text),
        };
        let to = self.resolve(or_head(to))?;
        Ok(Range { from, to })
    }

    /// A commit.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn commit(&self, id: Id) -> Result<Commit, Trouble> {
        let mut commit = Store::open(&self.place)?.commit(id)?.commit;
        commit.is_boundary = self.boundary.contains(&id);
        Ok(commit)
    }

    /// The day on which a commit was made, on its committer's calendar.
    ///
    /// # Errors
    /// When it is missing or damaged.
    pub fn commit_date(&self, id: Id) -> Result<Date, Trouble> {
        Ok(self.commit(id)?.committed.day())
    }

    /// All tags that name a commit, by name.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn tags(&self) -> Result<Vec<Tag>, Trouble> {
        let store = Store::open(&self.place)?;
        let mut tags = Vec::new();
        for (name, id) in Refs::open(&self.place)?.below("refs/tags/")? {
            let note = match store.named(id)? {
                Named::Tag(tag) => Some((tag.tagged, tag.message)),
                _ => None,
            };
            let commit = revision::peel(&store, id)?;
            tags.extend(commit.map(|commit| Tag { name, commit, note }));
        }
        Ok(tags)
    }

    /// Where the strategy lies in a commit: in `folder` (mostly [`Repository::inside`]), else above it, else in `strategy/`.
    ///
    /// # Errors
    /// When the commit is missing or holds no `strategy.toml` there.
    pub fn strategy_at(&self, commit: Id, folder: &str) -> Result<String, Trouble> {
        let store = Store::open(&self.place)?;
        let top = store.commit(commit)?.tree;
        let found = files::find(&mut compare::Folders::new(&store), top, folder)?;
        found.ok_or_else(|| Trouble::NoStrategy(commit, folder.to_owned()))
    }

    /// The files of the strategy at a commit, judged as [`Files::from_folder`] would judge them where the commit is checked
    /// out: links, submodules, what is too large or no text is named with its reason. The strategy is looked for as in
    /// [`Repository::strategy_at`]; `want` says for each path below it (`true`: a folder) what is to be done.
    ///
    /// # Errors
    /// When the commit holds no strategy, or something of it is missing or damaged.
    pub fn files_at(
        &self,
        commit: Id,
        folder: &str,
        want: impl Fn(&str, bool) -> Want,
    ) -> Result<Files, Trouble> {
        self.list_at(commit, folder, want)?.read(None)
    }

    /// As [`Repository::files_at`], with the texts not read yet: what is at hand already need not be read again.
    ///
    /// # Errors
    /// When the commit holds no strategy, or a folder of it is missing or damaged.
    pub fn list_at(
        &self,
        commit: Id,
        folder: &str,
        want: impl Fn(&str, bool) -> Want,
    ) -> Result<Listed, Trouble> {
        let store = Store::open(&self.place)?;
        let mut folders = compare::Folders::new(&store);
        let top = store.commit(commit)?.tree;
        let none = || Trouble::NoStrategy(commit, folder.to_owned());
        let path = files::find(&mut folders, top, folder)?.ok_or_else(none)?;
        let below = folders.below(top, &path)?.ok_or_else(none)?;
        files::list(&self.place, below, path, want)
    }

    /// The commits of a range, and what each changed in the strategy, which is looked for in each commit as in
    /// [`Repository::strategy_at`]: a strategy that moved to another folder did not change by that.
    ///
    /// # Errors
    /// When a commit or folder is missing or damaged. Where a shallow clone ends is no error: see [`History::boundaries`].
    pub fn history(&self, range: &Range, folder: &str, merges: Merges) -> Result<History, Trouble> {
        let store = Store::open(&self.place)?;
        let top = store.commit(range.to)?.tree;
        let last = files::find(&mut compare::Folders::new(&store), top, folder)?;
        let folder = last.as_deref().unwrap_or(folder);
        log::history(&self.walk(&store), range, folder, merges, false)
    }

    /// What each commit of a range changed itself in a folder, the oldest last. The folder is the same in all commits: a
    /// strategy that was moved away is gone.
    ///
    /// # Errors
    /// When something is missing or damaged, or the clone ends too early to know.
    pub fn work(&self, range: &Range, folder: &str) -> Result<Vec<Work>, Trouble> {
        let store = Store::open(&self.place)?;
        let walk = self.walk(&store);
        let history = log::history(&walk, range, folder, Merges::EveryParent, true)?;
        own::work(&walk, &self.contents(), history.steps(), range.to, folder)
    }

    /// The paths of a folder that differ between two commits.
    ///
    /// # Errors
    /// When something is missing or damaged, or there is too much to tell.
    pub fn difference(
        &self,
        old: Id,
        new: Id,
        folder: &str,
    ) -> Result<Vec<crate::history::Change>, Trouble> {
        let store = Store::open(&self.place)?;
        let mut folders = compare::Folders::new(&store);
        let [old, new] = [old, new].map(|commit| -> Result<_, Trouble> {
            folders.below(store.commit(commit)?.tree, folder)
        });
        let mut left = MAX_PATHS;
        compare::Comparison::changes(&mut folders, &mut left, old?, new?)
    }

    /// The branch as it was over time: a commit, its first parent, that one's first parent, and so on, each with what it
    /// changed against the one before. Merged branches are not among them. The strategy is looked for as in
    /// [`Repository::history`].
    ///
    /// # Errors
    /// As [`Repository::history`].
    pub fn line(&self, to: Id, folder: &str) -> Result<History, Trouble> {
        let store = Store::open(&self.place)?;
        let top = store.commit(to)?.tree;
        let last = files::find(&mut compare::Folders::new(&store), top, folder)?;
        log::line(&self.walk(&store), to, last.as_deref().unwrap_or(folder))
    }

    /// The commit at which two branches parted.
    ///
    /// # Errors
    /// When they have no common past, when they were merged crosswise so that there are several such commits, or when the
    /// clone ends too early to know.
    pub fn merge_base(&self, a: Id, b: Id) -> Result<Id, Trouble> {
        let store = Store::open(&self.place)?;
        self.walk(&store).merge_base(a, b)
    }

    /// The contents of files, by the ids of a history.
    pub fn contents(&self) -> Contents<'_> {
        Contents::new(&self.place)
    }

    /// Reads each of these contents on all processors and makes something of it, in the order of the ids: whoever reads a
    /// history parses every distinct content once.
    ///
    /// # Errors
    /// When one is missing or damaged.
    pub fn each_content<T: Send>(
        &self,
        ids: &[Id],
        make: impl Fn(Result<Vec<u8>, crate::source::Trouble>) -> T + Sync,
    ) -> Result<Vec<T>, Trouble> {
        contents::each(&self.place, ids, &[], make)
    }

    fn walk<'w>(&'w self, store: &'w Store<'w>) -> Walk<'w> {
        Walk {
            store,
            boundary: &self.boundary,
        }
    }
}

fn or_head(rev: &str) -> &str {
    if rev.is_empty() { "HEAD" } else { rev }
}

/// The day of the newest commit of the branch that is checked out, on the calendar of the one who committed it. `None`
/// where `path` lies in no repository, in a bare one, or in one without a commit.
///
/// # Errors
/// When there is a repository, but it cannot be read.
pub fn head_date(path: &Path) -> Result<Option<Date>, Trouble> {
    let repository = match Repository::discover(path) {
        Ok(repository) if repository.place.is_bare() => return Ok(None),
        Ok(repository) => repository,
        Err(Trouble::NoRepository(_)) => return Ok(None),
        Err(trouble) => return Err(trouble),
    };
    match repository.resolve("HEAD") {
        Ok(id) => repository.commit_date(id).map(Some),
        Err(Trouble::NoCommit(_)) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use git2::Repository;
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
