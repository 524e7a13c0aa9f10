//! Which repository keeps a strategy: work trees, bare and shallow clones, submodules; and which one does not.

use std::fs;
use std::path::Path;

use dstrat::git::{Repository, Trouble, head_date};
use dstrat::load::wanted;
use dstrat::source::Files;
use jiff::civil::date;

use crate::dstrat::refused;
use crate::repo::{Repo, assert_same};

fn trouble(folder: &Path) -> Trouble {
    Repository::discover(folder).unwrap_err()
}

/// The example strategy, read at `HEAD` of the repository of this folder.
fn assert_reads_example(folder: &Path, repo: &Repo) {
    let repository = Repository::discover(folder).unwrap();
    let head = repository.resolve("HEAD").unwrap();
    let files = repository
        .files_at(head, repository.inside(), wanted)
        .unwrap();
    assert_same(&files, &Files::from_folder(repo.path(), wanted).unwrap());
}

#[test]
fn from_a_folder_in_the_work_tree() {
    let repo = Repo::example();
    let inner = repo.path().join("ministries/bm");
    let repository = Repository::discover(&inner).unwrap();
    assert_eq!(repository.folder(), repo.path());
    assert_eq!(repository.inside(), "ministries/bm");
    assert!(!repository.is_shallow());
    assert_reads_example(&inner, &repo);
}

#[test]
fn a_folder_without_one_is_told() {
    let repo = Repo::nothing();
    let trouble = trouble(repo.path());
    assert!(matches!(trouble, Trouble::NoRepository(_)), "{trouble:?}");
    assert!(trouble.help().is_some());
    assert_eq!(head_date(repo.path()).unwrap(), None);
}

#[test]
fn without_a_commit_there_is_no_state() {
    let repo = Repo::empty();
    let trouble = repo.open().resolve("HEAD").unwrap_err();
    assert!(matches!(trouble, Trouble::NoCommit(_)), "{trouble:?}");
    assert_eq!(head_date(repo.path()).unwrap(), None);
}

#[test]
fn a_work_tree_has_its_own_head() {
    let repo = Repo::example();
    repo.git(&["worktree", "add", "-q", "../other", "-b", "other"]);
    let other = repo.beside("other");
    assert_reads_example(&other, &repo);
    fs::write(other.join("consolidation.toml"), "").unwrap();
    repo.git_in(&other, &["commit", "-q", "-am", "Anders"], b"");
    let head = |folder: &Path| {
        Repository::discover(folder)
            .unwrap()
            .resolve("HEAD")
            .unwrap()
    };
    assert_eq!(head(&other), repo.id("other"));
    assert_eq!(head(repo.path()), repo.id("main"));
}

#[test]
fn a_bare_clone_that_is_named() {
    let repo = Repo::example();
    repo.git(&["clone", "-q", "--bare", ".", "../bare.git"]);
    let bare = repo.beside("bare.git");
    assert_reads_example(&bare, &repo);
    assert_eq!(head_date(&bare).unwrap(), None, "nothing is checked out");
    let inner = trouble(&bare.join("refs"));
    assert!(matches!(inner, Trouble::NoRepository(_)), "{inner:?}");
}

#[test]
fn a_bare_clone_says_how_it_is_read() {
    let repo = Repo::example();
    repo.git(&["clone", "-q", "--bare", ".", "../bare.git"]);
    let told = refused(&repo.beside("bare.git"), "status --lang de");
    assert!(told.contains("`--at HEAD`"), "{told}");
}

#[test]
fn a_bare_repository_below_a_strategy_is_content() {
    let repo = Repo::example();
    let planted = repo.path().join("assets/evil");
    repo.git(&["clone", "-q", "--bare", ".", "assets/evil"]);
    assert_eq!(
        Repository::discover(&planted).unwrap().folder(),
        repo.path()
    );
    fs::remove_dir_all(repo.path().join(".git")).unwrap();
    let trouble = trouble(&planted);
    assert!(matches!(trouble, Trouble::NoRepository(_)), "{trouble:?}");
}

#[test]
fn a_shallow_clone_knows_where_it_ends() {
    let repo = Repo::example();
    repo.write("assets/a.txt", "a");
    repo.commit("Zweiter");
    let url = format!("file://{}", repo.path().display());
    repo.git(&["clone", "-q", "--depth", "1", &url, "../shallow"]);
    let shallow = repo.beside("shallow");
    assert_reads_example(&shallow, &repo);
    let repository = Repository::discover(&shallow).unwrap();
    assert!(repository.is_shallow());
    let head = repository.resolve("HEAD").unwrap();
    assert!(repository.commit(head).unwrap().is_boundary);
    for rev in ["HEAD~1", "HEAD^", "@{2023-01-01}"] {
        let trouble = repository.resolve(rev).unwrap_err();
        assert_eq!(trouble, Trouble::Shallow(head), "{rev}");
        assert!(trouble.message().en.contains("--unshallow"), "{trouble}");
    }
}

#[test]
fn a_strategy_that_is_a_submodule() {
    let repo = Repo::example();
    let outer = Repo::empty();
    let url = repo.path().display().to_string();
    outer.git(&["submodule", "--quiet", "add", &url, "strategy"]);
    outer.commit("Mit Untermodul");
    let inner = outer.path().join("strategy");
    let repository = Repository::discover(&inner).unwrap();
    assert_eq!(repository.folder(), &inner);
    assert_reads_example(&inner, &repo);
}

#[test]
fn formats_that_cannot_be_read_are_told() {
    for option in ["--object-format=sha256", "--ref-format=reftable"] {
        let repo = Repo::nothing();
        repo.git(&["init", "-q", option]);
        let trouble = trouble(repo.path());
        assert!(matches!(trouble, Trouble::Format(..)), "{trouble:?}");
        let (_, format) = option.split_once('=').unwrap();
        assert!(trouble.message().de.contains(format), "{trouble}");
    }
}

#[test]
fn a_partial_clone_says_what_is_missing() {
    let repo = Repo::example();
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", repo.path().display());
    repo.git(&[
        "clone",
        "-q",
        "--no-checkout",
        "--filter=blob:none",
        &url,
        "../partial",
    ]);
    let repository = Repository::discover(&repo.beside("partial")).unwrap();
    let head = repository.resolve("HEAD").unwrap();
    let trouble = repository.files_at(head, "", wanted).unwrap_err();
    assert!(matches!(trouble, Trouble::Missing(_, true)), "{trouble:?}");
}

#[test]
fn the_day_of_the_checked_out_commit() {
    let repo = Repo::example();
    assert_eq!(head_date(repo.path()).unwrap(), Some(date(2023, 1, 1)));
    repo.git(&["checkout", "-q", "--detach"]);
    repo.commit("Zweiter");
    assert_eq!(
        head_date(&repo.path().join("fields")).unwrap(),
        Some(date(2023, 1, 2))
    );
}

/// Another user can only be had as root.
#[cfg(unix)]
#[test]
fn a_repository_of_somebody_else_is_not_read() {
    let repo = Repo::example();
    let someone = Some(12_345);
    if std::os::unix::fs::chown(repo.path().join(".git"), someone, someone).is_err() {
        return;
    }
    let trouble = trouble(repo.path());
    assert!(matches!(trouble, Trouble::Owner(_)), "{trouble:?}");
    for text in [trouble.message().de, trouble.message().en] {
        assert!(text.contains("safe.directory"), "{text}");
    }
}
