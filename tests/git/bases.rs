//! Where branches parted: as `git merge-base` tells it, and clear words where it cannot be told.

use dstrat::git::{Repository, Trouble};

use crate::repo::Repo;

fn commit_on(repo: &Repo, branch: &str, message: &str) {
    repo.git(&["checkout", "-q", branch]);
    repo.write(&format!("assets/{message}.txt"), message);
    repo.commit(message);
}

/// `main` and `zweig` parted after the first commit.
fn parted() -> Repo {
    let repo = Repo::example();
    repo.git(&["branch", "zweig"]);
    commit_on(&repo, "zweig", "a");
    commit_on(&repo, "main", "b");
    repo
}

#[test]
fn where_two_branches_parted() {
    let repo = parted();
    let base = |a: &str, b: &str| repo.open().merge_base(repo.id(a), repo.id(b));
    assert_eq!(base("main", "zweig"), Ok(repo.id("main~1")));
    assert_eq!(base("zweig", "main"), Ok(repo.id("main~1")));
    assert_eq!(base("main", "main~1"), Ok(repo.id("main~1")));
    assert_eq!(base("main", "main"), Ok(repo.id("main")));
    repo.git(&["checkout", "-q", "zweig"]);
    repo.merge("main");
    commit_on(&repo, "zweig", "c");
    assert_eq!(base("main", "zweig"), Ok(repo.id("main")));
}

#[test]
fn all_pairs_as_git_tells_them() {
    let repo = Repo::example();
    let mut dice = 7_usize;
    let mut roll = |sides: usize| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    let tree = repo.git(&["rev-parse", "HEAD^{tree}"]);
    let mut commits = vec![repo.id("HEAD")];
    for _ in 0..24 {
        let (first, second) = (commits[roll(commits.len())], commits[roll(commits.len())]);
        let message = commits.len().to_string();
        let mut arguments = vec![
            "commit-tree".to_owned(),
            tree.clone(),
            "-m".to_owned(),
            message,
        ];
        arguments.extend(["-p".to_owned(), first.to_string()]);
        if roll(3) == 0 && first != second {
            arguments.extend(["-p".to_owned(), second.to_string()]);
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        commits.push(dstrat::history::Id::parse(&repo.git(&arguments)).unwrap());
    }
    let repository = repo.open();
    for (at, a) in commits.iter().enumerate() {
        for b in &commits[at..] {
            let told = repo.git(&["merge-base", "--all", &a.to_string(), &b.to_string()]);
            let mut told: Vec<&str> = told.lines().collect();
            told.sort_unstable();
            let found = match repository.merge_base(*a, *b) {
                Ok(base) => vec![base],
                Err(Trouble::SeveralBases(bases)) => bases,
                Err(trouble) => panic!("{trouble}"),
            };
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!(found, told);
        }
    }
}

#[test]
fn branches_merged_crosswise_have_several() {
    let repo = parted();
    let (a, b) = (repo.id("main"), repo.id("zweig"));
    repo.git(&["checkout", "-q", "main"]);
    repo.merge(&b.to_string());
    repo.git(&["checkout", "-q", "zweig"]);
    repo.merge(&a.to_string());
    let trouble = repo
        .open()
        .merge_base(repo.id("main"), repo.id("zweig"))
        .unwrap_err();
    let mut bases = vec![a, b];
    bases.sort();
    assert_eq!(trouble, Trouble::SeveralBases(bases));
}

#[test]
fn strangers_have_none() {
    let repo = parted();
    repo.git(&["checkout", "-q", "--orphan", "fremd"]);
    let stranger = repo.commit("Fremd");
    let main = repo.id("main");
    assert_eq!(
        repo.open().merge_base(main, stranger),
        Err(Trouble::Unrelated(main, stranger))
    );
}

#[test]
fn a_clone_that_ends_too_early_is_told() {
    let repo = parted();
    for message in ["c", "d", "e"] {
        commit_on(&repo, "zweig", message);
    }
    commit_on(&repo, "main", "f");
    let url = format!("file://{}", repo.path().display());
    repo.git(&[
        "clone",
        "-q",
        "--depth",
        "2",
        "--no-single-branch",
        &url,
        "../shallow",
    ]);
    let shallow = repo.beside("shallow");
    let base = || {
        let repository = Repository::discover(&shallow).unwrap();
        let (a, b) = (
            repository.resolve("main").unwrap(),
            repository.resolve("origin/zweig").unwrap(),
        );
        repository.merge_base(a, b)
    };
    let trouble = base().unwrap_err();
    assert!(matches!(trouble, Trouble::Shallow(_)), "{trouble:?}");
    repo.git_in(&shallow, &["fetch", "-q", "--deepen", "1"], b"");
    assert!(base().is_err(), "still too early");
    repo.git_in(&shallow, &["fetch", "-q", "--unshallow"], b"");
    assert_eq!(base(), Ok(repo.id("main~2")));
}

#[test]
fn a_shallow_clone_that_reaches_far_enough_has_one() {
    let repo = Repo::example();
    for message in ["a", "b", "c"] {
        commit_on(&repo, "main", message);
    }
    repo.git(&["branch", "zweig"]);
    commit_on(&repo, "zweig", "d");
    commit_on(&repo, "main", "e");
    let url = format!("file://{}", repo.path().display());
    repo.git(&[
        "clone",
        "-q",
        "--depth",
        "3",
        "--no-single-branch",
        &url,
        "../shallow",
    ]);
    let repository = Repository::discover(&repo.beside("shallow")).unwrap();
    assert!(repository.is_shallow());
    let (a, b) = (
        repository.resolve("main").unwrap(),
        repository.resolve("origin/zweig").unwrap(),
    );
    assert_eq!(repository.merge_base(a, b), Ok(repo.id("main~1")));
}

/// Dates can be forged: who goes by them, as git does, can be led astray.
#[test]
fn forged_dates_do_not_matter() {
    let repo = Repo::example();
    let tree = repo.git(&["rev-parse", "HEAD^{tree}"]);
    let commit = |parents: &[dstrat::history::Id], seconds: i64| {
        let parents: String = parents.iter().map(|id| format!("parent {id}\n")).collect();
        let who = format!("A <a@bm.example> {seconds} +0000");
        let text = format!("tree {tree}\n{parents}author {who}\ncommitter {who}\n\nx\n");
        repo.object("commit", text.as_bytes())
    };
    let root = commit(&[], 2_000_000_000);
    let fork = commit(&[root], 100);
    let mut side = fork;
    for _ in 0..30 {
        side = commit(&[side], 3_000_000_000);
    }
    let main = commit(&[fork], 50);
    let repository = repo.open();
    assert_eq!(repository.merge_base(main, side), Ok(fork));
    let range = dstrat::history::Range {
        from: vec![side],
        to: main,
    };
    let history = repository
        .history(&range, "", dstrat::history::Merges::EveryParent)
        .unwrap();
    let ids: Vec<_> = history.steps().iter().map(|step| step.commit.id).collect();
    assert_eq!(ids, [main]);
}
