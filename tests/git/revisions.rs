//! Names of commits, as git understands them.

use dstrat::git::Trouble;
use jiff::civil::date;

use crate::repo::Repo;

/// Four commits, one of them a merge, on the first days of January 2023.
fn repo() -> Repo {
    let repo = Repo::example();
    repo.git(&["tag", "leicht"]);
    repo.git(&["tag", "-a", "v1.0", "-m", "Erste Fassung\n\nsha256:0123"]);
    repo.git(&[
        "tag",
        "-a",
        "doppelt",
        "-m",
        "Ein Tag auf einen Tag",
        "v1.0",
    ]);
    repo.git(&["checkout", "-q", "-b", "zweig/bm"]);
    repo.write("assets/a.txt", "a");
    repo.commit("Auf dem Zweig");
    repo.git(&["checkout", "-q", "main"]);
    repo.write("assets/b.txt", "b");
    repo.commit("Auf dem Hauptzweig");
    repo.merge("zweig/bm");
    repo.git(&["update-ref", "refs/remotes/origin/main", "HEAD~1"]);
    repo.git(&[
        "symbolic-ref",
        "refs/remotes/origin/HEAD",
        "refs/remotes/origin/main",
    ]);
    repo
}

const NAMES: [&str; 20] = [
    "HEAD",
    "@",
    "main",
    "heads/main",
    "refs/heads/main",
    "zweig/bm",
    "leicht",
    "v1.0",
    "doppelt",
    "v1.0^{}",
    "v1.0^{commit}",
    "HEAD~1",
    "HEAD~2",
    "HEAD^",
    "HEAD^2",
    "HEAD^2~1",
    "HEAD^0",
    "@^2^",
    "origin/main",
    "origin",
];

fn assert_all_names(repo: &Repo) {
    let repository = repo.open();
    for name in NAMES {
        let commit = repo.id(&format!("{name}^{{commit}}"));
        assert_eq!(repository.resolve(name), Ok(commit), "{name}");
        let hex = commit.to_string();
        assert_eq!(repository.resolve(&hex), Ok(commit));
        assert_eq!(repository.resolve(&hex[..12]), Ok(commit));
    }
}

#[test]
fn names_mean_what_they_mean_to_git() {
    let repo = repo();
    assert_all_names(&repo);
    repo.git(&["pack-refs", "--all"]);
    repo.git(&["repack", "-adq"]);
    assert_all_names(&repo);
    repo.git(&["update-ref", "refs/tags/leicht", "HEAD"]);
    assert_eq!(
        repo.open().resolve("leicht"),
        Ok(repo.id("HEAD")),
        "a file goes before a packed name"
    );
    repo.assert_untouched();
}

#[test]
fn a_day_is_that_of_the_branch() {
    let repo = repo();
    let repository = repo.open();
    let at = |rev| repository.resolve(rev);
    assert_eq!(at("@{2023-01-01}"), Ok(repo.id("v1.0^{}")));
    assert_eq!(
        at("@{2023-01-02}"),
        Ok(repo.id("v1.0^{}")),
        "that day's commit came in with the merge"
    );
    assert_eq!(at("@{2023-01-03}"), Ok(repo.id("HEAD~1")));
    assert_eq!(at("main@{2030-01-01}"), Ok(repo.id("HEAD")));
    assert_eq!(at("zweig/bm@{2023-01-02}~1"), Ok(repo.id("v1.0^{}")));
    let before = Trouble::Before(date(2022, 12, 31), date(2023, 1, 1));
    assert_eq!(at("@{2022-12-31}"), Err(before));
}

#[test]
fn a_day_is_that_of_the_committers_calendar() {
    let repo = Repo::empty();
    let commit = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@x> 0 +0000\n\
        committer A <a@x> 1685570400 +0200\n\nSpät am Abend des 31. Mai in UTC, am 1. Juni in Mainz\n";
    repo.object("tree", b"");
    let id = repo.object("commit", commit.as_bytes());
    repo.git(&["update-ref", "refs/heads/main", &id.to_string()]);
    let repository = repo.open();
    assert_eq!(repository.commit_date(id), Ok(date(2023, 6, 1)));
    assert_eq!(repository.resolve("@{2023-06-01}"), Ok(id));
    assert!(repository.resolve("@{2023-05-31}").is_err());
}

#[test]
fn what_is_no_name_is_told() {
    let repo = repo();
    let repository = repo.open();
    let trouble = |rev: &str| repository.resolve(rev).unwrap_err();
    assert_eq!(
        trouble("mian"),
        Trouble::UnknownRevision("mian".into(), Some("main".into()))
    );
    assert!(matches!(
        trouble("0123456789abcdef"),
        Trouble::UnknownRevision(..)
    ));
    assert!(matches!(
        trouble(&"0".repeat(40)),
        Trouble::UnknownRevision(..)
    ));
    assert!(matches!(trouble("HEAD~9"), Trouble::NoParent(_)));
    assert!(matches!(trouble("HEAD^3"), Trouble::NoParent(_)));
    let blob = repo.id("HEAD:strategy.toml").to_string();
    assert!(matches!(trouble(&blob), Trouble::NotACommit(_)));
    for rev in [
        "",
        "main..zweig/bm",
        "HEAD:strategy.toml",
        ":/Anfang",
        "@{-1}",
        "@{1}",
        "--all",
        "../../etc/passwd",
        "refs/heads/../../config",
        "~1",
    ] {
        assert!(matches!(trouble(rev), Trouble::Syntax(_)), "{rev}");
    }
    for rev in ["config", "/etc/passwd", "index", "a b"] {
        assert!(
            matches!(trouble(rev), Trouble::UnknownRevision(..)),
            "{rev}"
        );
    }
}

#[test]
fn ranges() {
    let repo = repo();
    let repository = repo.open();
    let range = repository.range("v1.0..main").unwrap();
    assert_eq!(
        (range.from, range.to),
        (vec![repo.id("v1.0^{}")], repo.id("main"))
    );
    let range = repository.range("leicht..").unwrap();
    assert_eq!(range.to, repo.id("HEAD"));
    let range = repository.range("zweig/bm").unwrap();
    assert_eq!((range.from, range.to), (vec![], repo.id("zweig/bm")));
}

#[test]
fn tags() {
    let repo = repo();
    let blob = repo.id("HEAD:strategy.toml").to_string();
    repo.git(&["tag", "kein-commit", &blob]);
    for packed in [false, true] {
        if packed {
            repo.git(&["pack-refs", "--all"]);
        }
        let tags = repo.open().tags().unwrap();
        let names: Vec<&str> = tags.iter().map(|tag| &*tag.name).collect();
        assert_eq!(names, ["doppelt", "leicht", "v1.0"]);
        assert!(tags.iter().all(|tag| tag.commit == repo.id("leicht")));
        assert_eq!(tags[1].note, None);
        let (tagged, message) = tags[2].note.clone().unwrap();
        assert_eq!(tagged.day(), date(2023, 1, 2));
        assert_eq!(message, "Erste Fassung\n\nsha256:0123");
    }
}

#[test]
fn what_a_commit_says() {
    let repo = repo();
    let repository = repo.open();
    let commit = repository.commit(repo.id("HEAD~1")).unwrap();
    assert_eq!(commit.author.email, "ada@bm.example");
    assert_eq!(commit.committer.name, "Grace Hopper");
    assert_eq!(commit.summary, "Auf dem Hauptzweig");
    assert_eq!(commit.committed.offset_minutes, 60);
    assert_eq!(commit.committed.day(), date(2023, 1, 3));
    assert!(!commit.is_boundary);
}
