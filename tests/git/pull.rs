//! `dstrat check --base`: what a branch changes, and whether whoever changed it may.

use std::process::Output;

use crate::program::{dstrat, shown};
use crate::repo::Repo;

/// Contacts of the example.
const BM: &str = "koordination@bm.example";
const MDR: &str = "koordination@mdr.example";

/// The example strategy on `main`, and a branch `zweig` that is checked out.
fn branched() -> Repo {
    let repo = Repo::example();
    repo.git(&["checkout", "-q", "-b", "zweig"]);
    repo
}

fn check(repo: &Repo, arguments: &[&str]) -> Output {
    let all = [&["check", "--base", "main", "--lang", "de"], arguments].concat();
    dstrat(repo.path(), repo.path(), &all)
}

/// The rules of the new findings, each once; nothing where the branch passes.
fn found(repo: &Repo, arguments: &[&str]) -> Vec<String> {
    let output = check(repo, &[&["--format", "json"], arguments].concat());
    let report: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", shown(&output)));
    let new = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["new"] == true);
    let mut rules: Vec<String> = new
        .map(|found| found["rule"].as_str().unwrap().to_owned())
        .collect();
    rules.sort();
    rules.dedup();
    let errors = report["summary"]["new"]["error"].as_u64().unwrap();
    assert_eq!(output.status.code(), Some(i32::from(errors > 0)));
    rules
}

/// Replaces words in a file of the work tree.
fn edit(repo: &Repo, path: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(repo.path().join(path)).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    repo.write(path, text.replacen(from, to, 1));
}

const LERNEN: &str = "ministries/bm/contributions/lernen.md";

#[test]
fn a_ministry_may_change_its_own_folder() {
    let repo = branched();
    edit(&repo, LERNEN, "gemeinsamen", "gemeinsamen, guten");
    repo.commit_as(BM, "Besser");
    assert_eq!(found(&repo, &[]), [""; 0]);
}

#[test]
fn nobody_changes_what_is_not_theirs() {
    for (author, path, rule) in [
        (MDR, LERNEN, "foreign-change"),
        (BM, "fields/bildung.md", "foreign-change"),
        (BM, "README.md", "foreign-change"),
        (BM, "ministries/neu/ministry.toml", "foreign-change"),
        (
            BM,
            "ministries/mdr/cosignatures.toml",
            "foreign-cosignature",
        ),
        ("fremd@x.example", LERNEN, "unknown-author"),
    ] {
        let repo = branched();
        let text = std::fs::read_to_string(repo.path().join(path)).unwrap_or_else(|_| {
            "name = \"Neu\"\nshort = \"NEU\"\nmailbox = \"neu@neu.example\"\n".to_owned()
        });
        repo.write(path, text + "\n# mehr\n");
        repo.commit_as(author, "Fremdes");
        let found = found(&repo, &[]);
        assert!(
            found.contains(&rule.to_owned()),
            "{author} {path}: {found:?}"
        );
    }
}
