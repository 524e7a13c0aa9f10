//! Histories with merges, renames and removals, held against `git rev-list` and `git diff-tree`.

use std::collections::BTreeSet;
use std::fs;

use dstrat::git::Repository;
use dstrat::history::{Change, History, Id, Merges, Mode, Version};

use crate::repo::Repo;

/// Forty commits on up to four branches: files added, changed, renamed, removed, made runnable, folders turned into files.
fn repo() -> Repo {
    let repo = Repo::example();
    let mut dice = 2023_usize;
    let mut roll = |sides: usize| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    for at in 0..40 {
        let branch = format!("zweig{}", roll(3));
        let exists = !repo.git(&["branch", "--list", &branch]).is_empty();
        match roll(4) {
            0 if exists => drop(repo.git(&["checkout", "-q", &branch])),
            0 => drop(repo.git(&["checkout", "-q", "-b", &branch])),
            1 if exists => {
                repo.git(&["checkout", "-q", "-f", "main"]);
                repo.git(&["merge", "-q", "--no-ff", "--no-edit", "-X", "ours", &branch]);
            }
            _ => drop(repo.git(&["checkout", "-q", "main"])),
        }
        let path = format!("ministries/bm/assets/{}/{at}.txt", roll(3));
        repo.write(&path, format!("Inhalt {at}\n"));
        repo.write(&format!("fields/feld-{branch}.md"), format!("Stand {at}\n"));
        if at % 5 == 0 {
            repo.git(&["add", "--all"]);
            repo.git(&["update-index", "--chmod=+x", &path]);
        }
        if at % 7 == 0 {
            fs::rename(
                repo.path().join(&path),
                repo.path().join(format!("assets/umbenannt-{at}.txt")),
            )
            .unwrap_or_default();
        }
        repo.commit(&format!("Schritt {at}\n\nMehr dazu."));
    }
    repo.git(&["checkout", "-q", "main"]);
    fs::remove_dir_all(repo.path().join("ministries/bm/assets")).unwrap();
    repo.write("ministries/bm/assets", "jetzt eine Datei\n");
    repo.commit("Ordner wird Datei");
    repo
}

fn history(repository: &Repository, range: &str, merges: Merges) -> History {
    let range = repository.range(range).unwrap();
    repository.history(&range, "", merges).unwrap()
}

/// What `git diff-tree` tells between two commits, in the same form.
fn told_by_git(repo: &Repo, old: Option<Id>, new: Id) -> BTreeSet<String> {
    let (old, new) = (old.map(|id| id.to_string()), new.to_string());
    let mut arguments = vec![
        "diff-tree",
        "-r",
        "-z",
        "--no-renames",
        "--no-commit-id",
        "--raw",
    ];
    match &old {
        Some(old) => arguments.extend([old.as_str(), &new]),
        None => arguments.extend(["--root", &new]),
    }
    let told = repo.git(&arguments);
    let mut words = told.split('\0').filter(|word| !word.is_empty());
    let mut lines = BTreeSet::new();
    while let (Some(meta), Some(path)) = (words.next(), words.next()) {
        let mut meta = meta.trim_start_matches(':').split(' ');
        let mut next = || meta.next().unwrap().to_owned();
        let (old_mode, new_mode, old, new) = (next(), next(), next(), next());
        lines.insert(format!("{path} {old_mode} {old} {new_mode} {new}"));
    }
    lines
}

fn line(change: &Change) -> String {
    let told = |version: Option<Version>| match version {
        None => format!("000000 {}", "0".repeat(40)),
        Some(Version { id, mode }) => match mode {
            Mode::File => format!("100644 {id}"),
            Mode::Executable => format!("100755 {id}"),
            Mode::Link => format!("120000 {id}"),
            Mode::Submodule => format!("160000 {id}"),
            other => format!("{other:?} {id}"),
        },
    };
    format!("{} {} {}", change.path, told(change.old), told(change.new))
}

fn ids(list: &str) -> Vec<Id> {
    list.lines().map(|id| Id::parse(id).unwrap()).collect()
}

#[test]
fn the_line_of_a_branch_is_its_first_parents() {
    let repo = repo();
    let repository = repo.open();
    let whole = history(&repository, "HEAD", Merges::FirstParent);
    let line = repository.line(repo.id("HEAD"), "").unwrap();
    assert_eq!(
        line.steps()
            .iter()
            .map(|step| step.commit.id)
            .collect::<Vec<_>>(),
        ids(&repo.git(&["rev-list", "--first-parent", "HEAD"]))
    );
    assert!(line.steps().len() < whole.steps().len(), "no side branches");
    assert!(line.steps().iter().eq(whole.first_parents()));
}

#[test]
fn every_commit_and_every_parent_as_git_tells_them() {
    let repo = repo();
    let repository = repo.open();
    for packed in [false, true] {
        if packed {
            repo.git(&["repack", "-adfq"]);
        }
        let history = history(&repository, "HEAD", Merges::EveryParent);
        assert!(
            history.steps().iter().any(|step| step.deltas.len() > 1),
            "merges"
        );
        for step in history.steps() {
            let parents: Vec<_> = step
                .deltas
                .iter()
                .filter_map(|delta| delta.parent)
                .collect();
            assert_eq!(parents, step.commit.parents);
            for delta in &step.deltas {
                let told: BTreeSet<String> = delta.changes.iter().map(line).collect();
                assert_eq!(told.len(), delta.changes.len());
                assert_eq!(told, told_by_git(&repo, delta.parent, step.commit.id));
            }
        }
    }
    repo.assert_untouched();
}

#[test]
fn the_commits_of_a_range_in_order() {
    let repo = repo();
    let repository = repo.open();
    for range in [
        "HEAD",
        "zweig0",
        "zweig0..main",
        "main..zweig1",
        "HEAD~5..HEAD",
        "HEAD..HEAD",
    ] {
        let history = history(&repository, range, Merges::FirstParent);
        let found: Vec<Id> = history.steps().iter().map(|step| step.commit.id).collect();
        let told = ids(&repo.git(&["rev-list", range]));
        let set = |ids: &[Id]| ids.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(set(&found), set(&told), "{range}");
        assert_eq!(found.len(), told.len());
        for (at, step) in history.steps().iter().enumerate() {
            let parents = &step.commit.parents;
            assert!(
                found[..at].iter().all(|id| !parents.contains(id)),
                "a parent stands after its children"
            );
        }
        let first: Vec<Id> = history.first_parents().map(|step| step.commit.id).collect();
        assert_eq!(
            first,
            ids(&repo.git(&["rev-list", "--first-parent", range])),
            "{range}"
        );
    }
}

#[test]
fn people_dates_and_summaries() {
    let repo = repo();
    let told = repo.git(&["log", "--format=%H|%an|%ae|%at|%cn|%ce|%ct|%s"]);
    let history = history(&repo.open(), "HEAD", Merges::FirstParent);
    for line in told.lines() {
        let (id, rest) = line.split_once('|').unwrap();
        let commit = &history.find(Id::parse(id).unwrap()).unwrap().commit;
        let (a, c) = (&commit.author, &commit.committer);
        let (authored, committed) = (commit.authored.seconds, commit.committed.seconds);
        let shown = format!(
            "{}|{}|{authored}|{}|{}|{committed}|{}",
            a.name, a.email, c.name, c.email, commit.summary
        );
        assert_eq!(shown, rest);
    }
}

#[test]
fn a_merge_that_changes_content_differs_from_every_parent() {
    let repo = Repo::example();
    repo.git(&["checkout", "-q", "-b", "seite"]);
    repo.write("assets/a.txt", "a");
    repo.commit("Seite");
    repo.git(&["checkout", "-q", "main"]);
    repo.write("assets/b.txt", "b");
    repo.commit("Haupt");
    repo.git(&["merge", "-q", "--no-ff", "--no-commit", "seite"]);
    repo.write("strategy.toml", "heimlich = true\n");
    repo.commit("Zusammenführung");
    let history = history(&repo.open(), "HEAD", Merges::EveryParent);
    let merge = &history.steps()[0];
    let smuggled = |changes: &[Change]| {
        changes
            .iter()
            .any(|change| &*change.path == "strategy.toml")
    };
    assert_eq!(merge.deltas.len(), 2);
    assert!(merge.deltas.iter().all(|delta| smuggled(&delta.changes)));
}

#[test]
fn a_strategy_that_moves_does_not_change() {
    let repo = Repo::empty();
    repo.write_example("");
    repo.commit("Ganz oben");
    let names = fs::read_dir(repo.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let names: Vec<_> = names.filter(|name| name != ".git").collect();
    fs::create_dir(repo.path().join("strategy")).unwrap();
    for name in names {
        fs::rename(
            repo.path().join(&name),
            repo.path().join("strategy").join(&name),
        )
        .unwrap();
    }
    repo.commit("In einem Ordner");
    repo.write("strategy/assets/a.txt", "a");
    repo.commit("Etwas Neues");
    fs::remove_file(repo.path().join("strategy/strategy.toml")).unwrap();
    repo.commit("Vergessen");
    let history = history(&repo.open(), "HEAD~1", Merges::FirstParent);
    let changed = |at: usize| &history.steps()[at].deltas[0].changes;
    assert_eq!(changed(1).len(), 0, "moved");
    assert_eq!(&*changed(0)[0].path, "assets/a.txt");
    let range = repo.open().range("HEAD").unwrap();
    let history = repo
        .open()
        .history(&range, "strategy", Merges::FirstParent)
        .unwrap();
    let forgotten = &history.steps()[0].deltas[0].changes;
    assert_eq!(forgotten.len(), 1, "{forgotten:?}");
}

#[test]
fn a_shallow_history_says_where_it_ends() {
    let repo = repo();
    let url = format!("file://{}", repo.path().display());
    repo.git(&["clone", "-q", "--depth", "3", &url, "../shallow"]);
    let repository = Repository::discover(&repo.beside("shallow")).unwrap();
    let history = history(&repository, "HEAD", Merges::EveryParent);
    let boundaries: Vec<_> = history.boundaries().collect();
    assert!(!boundaries.is_empty());
    for commit in boundaries {
        assert!(!commit.parents.is_empty(), "{commit:?}");
        let step = history.find(commit.id).unwrap();
        assert_eq!(step.deltas[0].parent, None, "everything is new there");
    }
}

#[test]
fn contents_by_their_ids() {
    let repo = repo();
    let repository = repo.open();
    let history = history(&repository, "HEAD", Merges::FirstParent);
    let changes = history
        .steps()
        .iter()
        .flat_map(|step| &step.deltas)
        .flat_map(|delta| &delta.changes);
    let ids: Vec<Id> = changes.filter_map(|change| Some(change.new?.id)).collect();
    let contents = repository.contents();
    contents.prepare(ids.iter().copied()).unwrap();
    let lengths = repository
        .each_content(&ids, |bytes| bytes.unwrap().len())
        .unwrap();
    assert_eq!(lengths.len(), ids.len());
    for (id, length) in ids.iter().zip(lengths) {
        let bytes = contents.get(*id).unwrap().unwrap();
        assert_eq!(bytes.len(), length);
        assert_eq!(
            repo.git(&["cat-file", "-s", &id.to_string()]),
            length.to_string()
        );
    }
}
