//! What each commit of a branch changed itself: nothing in merges that git makes by itself, everything else in the others.

use dstrat::history::Range;

use crate::repo::Repo;

/// What the newest commit changed itself, since `base`.
fn own(repo: &Repo, base: &str) -> Vec<String> {
    let range = Range {
        from: vec![repo.id(base)],
        to: repo.id("HEAD"),
    };
    let work = repo.open().work(&range, "").unwrap();
    let changes = work[0].changes().iter();
    changes.map(|change| change.path.to_string()).collect()
}

/// `main` and `zweig` changed these files since they parted; `zweig` is checked out.
fn parted(on_main: &[(&str, &str)], on_branch: &[(&str, &str)]) -> Repo {
    let repo = Repo::empty();
    for name in ["a", "b", "c"] {
        repo.write(name, "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    }
    repo.commit("Anfang");
    repo.git(&["branch", "zweig"]);
    for (branch, files) in [("main", on_main), ("zweig", on_branch)] {
        repo.git(&["checkout", "-q", branch]);
        for (name, text) in files {
            repo.write(name, text);
        }
        repo.commit(branch);
    }
    repo
}

const TOP: &str = "eins\n2\n3\n4\n5\n6\n7\n8\n9\n";
const END: &str = "1\n2\n3\n4\n5\n6\n7\n8\nneun\n";

#[test]
fn a_merge_that_git_makes_changes_nothing_itself() {
    let repo = parted(&[("a", TOP), ("b", TOP)], &[("a", END), ("c", END)]);
    repo.merge("main");
    assert_eq!(own(&repo, "main"), [""; 0]);
}

#[test]
fn content_that_only_the_merge_holds_is_its_own() {
    let repo = parted(&[("a", TOP)], &[("b", END)]);
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "main"]);
    repo.write("c", "fremd\n");
    repo.write("a", "weder noch\n");
    repo.commit("Merge");
    assert_eq!(own(&repo, "main"), ["a", "c"]);
}

#[test]
fn dropping_what_the_other_side_changed_is_the_merges_own() {
    let repo = parted(&[("a", TOP), ("b", TOP)], &[("b", END)]);
    repo.git(&["merge", "-q", "-s", "ours", "-m", "Merge", "main"]);
    assert_eq!(own(&repo, "main"), ["a", "b"]);
}

#[test]
fn a_solved_conflict_is_the_merges_own() {
    let repo = parted(&[("a", TOP)], &[("a", "uno\n2\n3\n4\n5\n6\n7\n8\n9\n")]);
    repo.git(&["merge", "-q", "-s", "ours", "-m", "Merge", "main"]);
    assert_eq!(own(&repo, "main"), ["a"]);
}

#[test]
fn a_file_that_one_side_renamed_and_the_other_changed_is_merged() {
    let repo = parted(&[("a", TOP), ("b", "1\n2\ndrei\n4\n5\n6\n7\n8\n9\n")], &[]);
    repo.git(&["mv", "a", "umbenannt"]);
    repo.git(&["mv", "b", "auch"]);
    repo.write("auch", END);
    repo.commit("Umbenannt");
    repo.merge("main");
    assert_eq!(own(&repo, "main"), [""; 0]);
    repo.git(&["reset", "-q", "--hard", "HEAD^1"]);
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "main"]);
    repo.write("umbenannt", "ganz anders\n");
    repo.commit("Merge");
    assert_eq!(own(&repo, "main"), ["a", "umbenannt"]);
}

#[test]
fn a_merge_of_three_branches_is_looked_at_too() {
    let repo = parted(&[("a", TOP)], &[("b", END)]);
    repo.git(&["checkout", "-q", "-b", "dritter", "main~1"]);
    repo.write("c", TOP);
    repo.commit("dritter");
    repo.git(&["merge", "-q", "-m", "Drei", "main", "zweig"]);
    assert_eq!(own(&repo, "main"), [""; 0]);
    repo.write("b", "weder noch\n");
    repo.git(&["add", "--all"]);
    repo.git(&["commit", "-q", "--amend", "-m", "Drei"]);
    assert_eq!(own(&repo, "main"), ["b"]);
}

#[test]
fn a_change_of_mode_is_seen_in_a_merge() {
    let repo = parted(&[("a", TOP)], &[("b", END)]);
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "main"]);
    repo.git(&["update-index", "--chmod=+x", "c"]);
    repo.git(&["commit", "-q", "-m", "Merge"]);
    assert_eq!(own(&repo, "main"), ["c"]);
}

/// Two branches change random files at random places and merge each other whenever git can: no merge has anything of its own.
#[test]
fn random_merges_that_git_makes_change_nothing_themselves() {
    let repo = parted(&[], &[]);
    let start = repo.id("HEAD");
    let mut dice = 11_usize;
    let mut roll = |sides: usize| {
        dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    let mut merges = 0;
    for round in 0..40 {
        let (here, there) = [("main", "zweig"), ("zweig", "main")][roll(2)];
        repo.git(&["checkout", "-q", here]);
        if roll(3) > 0 {
            let name = ["a", "b", "c"][roll(3)];
            let text = std::fs::read_to_string(repo.path().join(name)).unwrap();
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            let line = roll(lines.len());
            lines[line] = format!("{round}");
            repo.write(name, lines.join("\n") + "\n");
            repo.commit("Arbeit");
        } else if repo.tries(&["merge", "-q", "--no-ff", "--no-edit", there]) {
            merges += 1;
        } else {
            repo.git(&["merge", "--abort"]);
        }
    }
    assert!(merges > 5, "{merges}");
    for branch in ["main", "zweig"] {
        let range = Range {
            from: vec![start],
            to: repo.id(branch),
        };
        for work in repo.open().work(&range, "").unwrap() {
            if work.step.commit.parents.len() > 1 {
                let id = work.step.commit.id;
                assert_eq!(work.changes(), [], "{id}");
            }
        }
    }
}
