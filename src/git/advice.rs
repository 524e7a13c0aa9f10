//! What to do when git could not answer.

use std::path::Path;

use crate::message::{Text, label};
use crate::text;

use super::Trouble;

impl Trouble {
    /// The next step.
    pub fn help(&self) -> Option<Text> {
        Some(match self {
            Trouble::NoRepository(_) => label(
                "den Ordner der Strategie nennen (`dstrat -C ORDNER …`) oder mit `git init` ein Repository anlegen",
                "name the strategy's folder (`dstrat -C DIR …`) or make a repository with `git init`",
            )
            .into(),
            Trouble::Owner(folder) => {
                let folder = quoted(folder);
                text!(
                    "wenn Sie ihm vertrauen: `git config --global --add safe.directory {folder}`",
                    "if you trust it: `git config --global --add safe.directory {folder}`"
                )
            }
            Trouble::Unreadable(..) | Trouble::Broken(..) | Trouble::Missing(_, false) => label(
                "mit `git fsck` prüfen, oder neu klonen",
                "look at it with `git fsck`, or clone it anew",
            )
            .into(),
            Trouble::Format(..) => label(
                "die Strategie in einem Repository mit `git init --object-format=sha1 --ref-format=files` führen",
                "keep the strategy in a repository made with `git init --object-format=sha1 --ref-format=files`",
            )
            .into(),
            Trouble::NoCommit(_) => label(
                "den Stand mit `git add` und `git commit` festhalten",
                "record the state with `git add` and `git commit`",
            )
            .into(),
            Trouble::UnknownRevision(_, Some(meant)) => {
                text!("gemeint ist wohl `{meant}`", "did you mean `{meant}`?")
            }
            Trouble::UnknownRevision(..) => label(
                "`git tag` und `git branch --all` zeigen die Namen; in einem frischen Klon holt `git fetch --tags` die Tags",
                "`git tag` and `git branch --all` show the names; in a fresh clone `git fetch --tags` gets the tags",
            )
            .into(),
            Trouble::SeveralNames(_, full) => {
                let last = full.last().map_or("", String::as_str);
                text!(
                    "den vollen Namen schreiben, zum Beispiel `{last}`",
                    "write the full name, for instance `{last}`"
                )
            }
            Trouble::AmbiguousId(_) => label("mehr Stellen angeben", "give more digits").into(),
            Trouble::NotACommit(_) | Trouble::Syntax(_) => label(
                "möglich sind ein git-Tag, ein Zweig, ein Commit, `HEAD~3` oder ein Kalendertag: `@{2023-06-01}`",
                "possible are a tag, a branch, a commit, `HEAD~3` or a day: `@{2023-06-01}`",
            )
            .into(),
            Trouble::NoParent(_) => label(
                "`git log --oneline` zeigt die Commits",
                "`git log --oneline` shows the commits",
            )
            .into(),
            Trouble::Before(_, first) => text!(
                "frühestens möglich ist `@{{{first}}}`",
                "the earliest day is `@{{{first}}}`"
            ),
            Trouble::Shallow(_) => label(
                "`git fetch --unshallow` holt den Rest; in CI: `fetch-depth: 0` (GitHub), `GIT_DEPTH: 0` (GitLab)",
                "`git fetch --unshallow` gets the rest; in CI: `fetch-depth: 0` (GitHub), `GIT_DEPTH: 0` (GitLab)",
            )
            .into(),
            Trouble::Missing(_, true) => label(
                "ohne `--filter` klonen",
                "clone without `--filter`",
            )
            .into(),
            Trouble::Unrelated(..) => label(
                "einen Stand desselben Repositorys nennen, zum Beispiel `origin/main`",
                "name a state of the same repository, for instance `origin/main`",
            )
            .into(),
            Trouble::SeveralBases(_) => label(
                "den Zweig auf den Zielzweig umsetzen (`git rebase`), oder einen der Vorgänger nennen",
                "rebase the branch onto its target (`git rebase`), or name one of the ancestors",
            )
            .into(),
            Trouble::NoStrategy(..) => label(
                "einen Stand nennen, in dem es die Strategie schon gab",
                "name a state in which the strategy already existed",
            )
            .into(),
            Trouble::TooMuch(_) => return None,
        })
    }
}

/// A path as it can be typed into a shell.
fn quoted(path: &Path) -> String {
    let shown = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-:\\".contains(c);
    if shown.chars().all(plain) {
        shown
    } else {
        format!("'{}'", shown.replace('\'', r"'\''"))
    }
}
