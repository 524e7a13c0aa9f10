//! `dstrat timeline` over the year of a strategy.

use std::fs;

use serde_json::Value;
use snapbox::{IntoData, file};

use crate::dstrat::{printed, refused};
use crate::repo::Repo;
use crate::tale::*;
use crate::year::year;

fn same(shown: String, file: snapbox::Data) {
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    assert.eq(shown.into_data().raw(), file.raw());
}

#[test]
fn the_year_in_every_format() {
    let repo = year();
    let shown = |arguments: &str| printed(repo.path(), &format!("timeline {arguments}"));
    same(shown(""), file!["year/timeline.txt"]);
    same(
        shown("--lang en --format markdown"),
        file!["year/timeline.md"],
    );
    same(
        shown("--by week --from 2026-06-01 --to 2026-08-01 --format csv"),
        file!["year/weeks.csv"],
    );
    same(
        shown("--by commit --from 2026-09-01"),
        file!["year/commits.txt"],
    );
    same(
        shown("--to 2026-03-31 --format json"),
        file!["year/timeline.json"],
    );
    same(
        shown("--by commit --format svg"),
        file!["year/timeline.svg"],
    );
    repo.assert_untouched();
}

/// What `status` says of a state on a day, in the order in which the timeline counts.
fn status(repo: &Repo, rev: &str, day: &str) -> Value {
    let status = printed(
        repo.path(),
        &format!("status --at {rev} --today {day} --format json"),
    );
    let status: Value = serde_json::from_str(&status).unwrap();
    let mut counts = status["totals"]["contributions"].clone();
    counts.as_object_mut().unwrap().remove("expected");
    counts
}

#[test]
fn every_point_says_what_status_says_of_its_commit_and_day() {
    let repo = year();
    let points = |arguments: &str| -> Vec<Value> {
        let timeline = printed(repo.path(), &format!("timeline {arguments} --format json"));
        let timeline: Value = serde_json::from_str(&timeline).unwrap();
        timeline["points"].as_array().unwrap().clone()
    };
    let months = points("--to 2026-12-31");
    assert_eq!(months.len(), 12);
    for point in months {
        let day = point["day"].as_str().unwrap();
        let rev = format!("@{{{day}}}");
        assert_eq!(point["contributions"], status(&repo, &rev, day), "{day}");
    }
    let commits = points("--by commit");
    let first_parents: usize = repo
        .git(&["rev-list", "--first-parent", "--count", "HEAD"])
        .parse()
        .unwrap();
    assert_eq!(commits.len(), first_parents);
    for point in commits.iter().step_by(7) {
        let (rev, day) = (
            point["commit"].as_str().unwrap(),
            point["day"].as_str().unwrap(),
        );
        assert_eq!(point["contributions"], status(&repo, rev, day), "{rev}");
    }
}

/// The clone shares nothing with the repository, as over a network.
fn clone(repo: &Repo, name: &str, options: &[&str]) -> std::path::PathBuf {
    let target = repo.beside(name);
    let source = format!("file://{}", repo.path().display());
    let arguments = [
        &["clone", "-q"],
        options,
        &[&source, target.to_str().unwrap()],
    ];
    repo.git(&arguments.concat());
    target
}

#[test]
fn a_bare_clone_a_worktree_and_a_folder_below_tell_the_same() {
    let repo = year();
    let here = printed(repo.path(), "timeline");
    let bare = clone(&repo, "bare.git", &["--bare"]);
    assert_eq!(printed(&bare, "timeline"), here);
    repo.git(&["worktree", "add", "-q", "../beside", "HEAD"]);
    assert_eq!(printed(&repo.beside("beside"), "timeline"), here);
    assert_eq!(
        printed(&repo.path().join("ministries/bm"), "timeline"),
        here
    );
    assert_eq!(
        printed(repo.path(), "timeline --at HEAD --today 2026-11-18"),
        here
    );
}

#[test]
fn what_cannot_be_told_is_said_with_the_way_out() {
    let repo = year();
    let shallow = clone(&repo, "shallow", &["--depth", "5"]);
    let told = refused(&shallow, "timeline");
    assert!(
        told.starts_with("Fehler: der Klon ist flach: was vor dem Commit "),
        "{told}"
    );
    assert!(
        told.contains("Hilfe: `git fetch --unshallow` holt den Rest"),
        "{told}"
    );
    let since = "timeline --from 2026-10-21 --format csv";
    assert_eq!(printed(&shallow, since), printed(repo.path(), since));
    let nowhere = Repo::nothing();
    fs::write(nowhere.path().join("strategy.toml"), "format = 1\n").unwrap();
    assert!(
        refused(nowhere.path(), "timeline --lang de").contains("liegt in keinem git-Repository")
    );
    assert!(refused(Repo::empty().path(), "timeline --lang en").contains("has no commit yet"));
    for (arguments, told) in [
        (
            "--from 2027-01-01",
            "die Commits sind vom 2026-01-12 bis 2026-11-18",
        ),
        (
            "--from 2026-05-01 --to 2026-04-01",
            "--from 2026-05-01 liegt nach --to 2026-04-01",
        ),
        ("--from gestern", "als JJJJ-MM-TT schreiben"),
        ("--by week --to 9999-12-31", "sind es zu viele Punkte"),
    ] {
        let shown = refused(repo.path(), &format!("timeline {arguments}"));
        assert!(shown.contains(told), "{arguments}: {shown}");
    }
}

#[test]
fn a_clock_that_was_wrong_moves_nothing() {
    let mut tale = Tale::default();
    let ministry = |tree: &mut Tree| {
        put(
            tree,
            "strategy.toml",
            "format = 1\ntitle = \"<S> & \\\"T\\\"\"\nedition = \"=1\"\nlead = \"bm\"\n",
        );
        put(
            tree,
            "ministries/bm/ministry.toml",
            "name = \"B\"\nshort = \"BM\"\nmailbox = \"a@b.example\"\n",
        );
    };
    tale.commit("main", ADA, "2026-01-05", "Anfang", ministry);
    tale.commit("main", ADA, "2026-06-01", "Uhr geht vor", |tree| {
        put(
            tree,
            "fields/a.md",
            "+++\ntitle = \"A\"\nkind = \"field\"\norder = 1\ncontributors = \"all\"\n+++\n",
        );
    });
    tale.commit("main", ADA, "2026-02-03", "Uhr geht wieder", |tree| {
        put(
            tree,
            "fields/b.md",
            "+++\ntitle = \"B\"\nkind = \"field\"\norder = 2\ncontributors = \"all\"\n+++\n",
        );
    });
    let repo = tale.told();
    let shown = printed(repo.path(), "timeline --format csv");
    let shown: Vec<Vec<&str>> = shown
        .lines()
        .map(|line| line.split(',').collect())
        .collect();
    let columns: Vec<[&str; 3]> = shown.iter().map(|row| [row[0], row[1], row[3]]).collect();
    assert_eq!(
        columns,
        [
            ["point", "day", "requested"],
            ["2026-01", "2026-01-31", "0"],
            ["2026-02", "2026-02-03", "2"],
        ]
    );
    let picture = printed(repo.path(), "timeline --format svg");
    assert!(
        picture.contains("&lt;S&gt; &amp; &quot;T&quot;"),
        "{picture}"
    );
}
