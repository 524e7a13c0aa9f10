//! Why git could not answer, in both languages, with what to do about it.

use std::fmt;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::history::Id;
use crate::message::{Text, quoted_list};
use crate::text;

/// Why git could not be asked, or has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The folder lies in no repository.
    NoRepository(PathBuf),
    /// The folder belongs to another user, so what its history says cannot be relied on.
    Owner(PathBuf),
    /// The repository cannot be read, and why.
    Unreadable(PathBuf, Text),
    /// The repository keeps its objects or branches in a way that dstrat cannot read: the setting's name and value.
    Format(PathBuf, String),
    /// There is no commit yet.
    NoCommit(PathBuf),
    /// Nothing has this name; the name that was probably meant.
    UnknownRevision(String, Option<String>),
    /// Several tags or branches have this name; their full names.
    SeveralNames(String, Vec<String>),
    /// Several objects begin with these digits.
    AmbiguousId(String),
    /// The name stands for something that is no commit.
    NotACommit(String),
    /// This is no way to name a commit that dstrat understands.
    Syntax(String),
    /// A commit that has no such parent.
    NoParent(String),
    /// The branch had no commit yet on this day; the day of its first.
    Before(Date, Date),
    /// The clone ends at this commit, and what was asked lies before it.
    Shallow(Id),
    /// An object is not in the repository; whether the clone is a partial one.
    Missing(Id, bool),
    /// An object does not hold what it should, and how.
    Broken(Id, Text),
    /// The two commits have no ancestor in common.
    Unrelated(Id, Id),
    /// The two commits were merged crosswise: these are all their bases.
    SeveralBases(Vec<Id>),
    /// The commit holds no strategy in this folder or those above it.
    NoStrategy(Id, String),
    /// More paths, bytes or changes than a strategy ever has.
    TooMuch(Id),
}

impl Trouble {
    /// What happened and what to do about it, in one line.
    pub fn message(&self) -> Text {
        let what = self.what();
        match self.help() {
            None => what,
            Some(help) => {
                let (de, en) = (help.de, help.en);
                let (what_de, what_en) = (what.de, what.en);
                text!("{what_de}; {de}", "{what_en}; {en}")
            }
        }
    }

    /// What happened.
    pub fn what(&self) -> Text {
        match self {
            Trouble::Owner(folder) => {
                let folder = folder.display();
                text!(
                    "der Ordner `{folder}` gehört jemand anderem, deshalb wird sein git-Repository nicht gelesen",
                    "the folder `{folder}` belongs to somebody else, so its git repository is not read"
                )
            }
            Trouble::Unreadable(folder, reason) => {
                let folder = folder.display();
                let (de, en) = (&reason.de, &reason.en);
                text!(
                    "das git-Repository in `{folder}` lässt sich nicht lesen: {de}",
                    "the git repository in `{folder}` cannot be read: {en}"
                )
            }
            Trouble::Format(folder, setting) => {
                let folder = folder.display();
                text!(
                    "das git-Repository in `{folder}` ist mit `{setting}` angelegt, das liest dstrat nicht",
                    "the git repository in `{folder}` was made with `{setting}`, which dstrat does not read"
                )
            }
            Trouble::NoCommit(folder) => {
                let folder = folder.display();
                text!(
                    "das git-Repository in `{folder}` hat noch keinen Commit",
                    "the git repository in `{folder}` has no commit yet"
                )
            }
            Trouble::NoRepository(folder) => {
                let folder = folder.display();
                text!(
                    "der Ordner `{folder}` liegt in keinem git-Repository",
                    "the folder `{folder}` lies in no git repository"
                )
            }
            Trouble::UnknownRevision(rev, _) => text!(
                "weder ein git-Tag noch ein Zweig noch ein Commit heißt `{rev}`",
                "no tag, branch or commit is called `{rev}`"
            ),
            Trouble::SeveralNames(name, full) => {
                let full = quoted_list(full.iter().map(String::as_str));
                text!(
                    "`{name}` ist mehrdeutig: so heißen {full}",
                    "`{name}` is ambiguous: it stands for {full}"
                )
            }
            Trouble::AmbiguousId(digits) => text!(
                "mehrere Objekte beginnen mit `{digits}`",
                "several objects begin with `{digits}`"
            ),
            Trouble::NotACommit(rev) => {
                text!("`{rev}` ist kein Commit", "`{rev}` is no commit")
            }
            Trouble::Syntax(rev) => text!(
                "`{rev}` benennt keinen Stand",
                "`{rev}` does not name a state"
            ),
            Trouble::NoParent(rev) => text!(
                "`{rev}` liegt vor dem ersten Commit",
                "`{rev}` lies before the first commit"
            ),
            Trouble::Before(day, first) => text!(
                "am {day} gab es noch keinen Commit, der erste ist vom {first}",
                "there was no commit on {day}, the first one is of {first}"
            ),
            Trouble::Shallow(id) => {
                let id = id.short();
                text!(
                    "der Klon ist flach: was vor dem Commit {id} liegt, fehlt",
                    "the clone is shallow: what came before commit {id} is missing"
                )
            }
            Trouble::Missing(id, false) => text!(
                "im git-Repository fehlt das Objekt {id}",
                "the object {id} is missing from the git repository"
            ),
            Trouble::Missing(id, true) => text!(
                "der Klon ist unvollständig (partial clone): das Objekt {id} fehlt",
                "the clone is partial: the object {id} is missing"
            ),
            Trouble::Broken(id, reason) => {
                let (de, en) = (&reason.de, &reason.en);
                text!(
                    "das Objekt {id} im git-Repository ist beschädigt: {de}",
                    "the object {id} in the git repository is damaged: {en}"
                )
            }
            Trouble::Unrelated(a, b) => {
                let (a, b) = (a.short(), b.short());
                text!(
                    "die Commits {a} und {b} haben keinen gemeinsamen Vorgänger",
                    "the commits {a} and {b} have no common ancestor"
                )
            }
            Trouble::SeveralBases(bases) => {
                let bases: Vec<String> = bases.iter().map(Id::short).collect();
                let bases = quoted_list(bases.iter().map(String::as_str));
                text!(
                    "die beiden Zweige sind über Kreuz zusammengeführt und haben mehrere gemeinsame Vorgänger: {bases}",
                    "the two branches were merged crosswise and have several common ancestors: {bases}"
                )
            }
            Trouble::NoStrategy(id, folder) => {
                let id = id.short();
                match &**folder {
                    "" => text!(
                        "der Commit {id} enthält keine Strategie: weder `strategy.toml` noch `strategy/strategy.toml`",
                        "the commit {id} holds no strategy: neither `strategy.toml` nor `strategy/strategy.toml`"
                    ),
                    folder => text!(
                        "der Commit {id} enthält keine Strategie: weder `{folder}/strategy.toml` noch eine `strategy.toml` darüber oder in `strategy/`",
                        "the commit {id} holds no strategy: neither `{folder}/strategy.toml` nor a `strategy.toml` above it or in `strategy/`"
                    ),
                }
            }
            Trouble::TooMuch(id) => {
                let id = id.short();
                text!(
                    "der Commit {id} enthält oder ändert mehr, als eine Strategie haben kann",
                    "the commit {id} holds or changes more than a strategy can have"
                )
            }
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for Trouble {}
