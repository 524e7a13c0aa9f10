//! `--at` on the command line.

use std::process::Command;

use crate::program::{dstrat, shown};
use crate::repo::Repo;

#[test]
fn every_command_says_the_same_of_a_commit_and_of_its_checkout() {
    let repo = Repo::example();
    repo.write(
        "ministries/bm/contacts.toml",
        "[[contact]]\nid = \"x\"\nrolle = \"y\"\n",
    );
    repo.write("fields/falsch.md", "keine Angaben\n");
    repo.commit("Mit Fehlern");
    repo.git(&["tag", "fehler"]);
    repo.git(&["checkout", "-q", "HEAD~1"]);
    repo.git(&["worktree", "add", "-q", "../checkout", "fehler"]);
    let checkout = repo.beside("checkout");
    for command in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["status"],
        &["status", "--format", "json"],
        &["todo"],
    ] {
        let past = dstrat(
            repo.path(),
            repo.path(),
            &[command, &["--at", "fehler"]].concat(),
        );
        let present = dstrat(&checkout, repo.path(), command);
        assert_eq!(shown(&past), shown(&present), "{command:?}");
        assert_eq!(past.status, present.status, "{command:?}");
        assert!(!past.stdout.is_empty());
    }
    repo.assert_untouched();
}

#[test]
fn a_document_is_built_from_a_commit() {
    let repo = Repo::example();
    repo.git(&["tag", "v1.0"]);
    repo.write("strategy.toml", "kaputt");
    repo.commit("Kaputt");
    let out = repo.beside("out");
    let built = dstrat(
        repo.path(),
        repo.path(),
        &["build", "--at", "v1.0", "--out", out.to_str().unwrap()],
    );
    assert!(built.status.success(), "{}", shown(&built));
    assert!(out.join("strategy.html").exists());
    repo.assert_untouched();
}

#[test]
fn what_is_wrong_with_a_name_is_told_in_both_languages() {
    let repo = Repo::example();
    let told = |lang| {
        let output = dstrat(
            repo.path(),
            repo.path(),
            &["status", "--at", "mian", "--lang", lang],
        );
        assert_eq!(output.status.code(), Some(2));
        shown(&output)
    };
    assert_eq!(
        told("de"),
        "Fehler: weder ein git-Tag noch ein Zweig noch ein Commit heißt `mian`\nHilfe: gemeint ist wohl `main`\n"
    );
    assert_eq!(
        told("en"),
        "error: no tag, branch or commit is called `mian`\nhelp: did you mean `main`?\n"
    );
}

#[test]
fn what_was_recorded_cannot_be_changed() {
    let repo = Repo::example();
    for command in [
        &["check", "--fix"][..],
        &["init", "neu"],
        &["submit", "bm/geraete"],
        &["explain"],
    ] {
        let output = dstrat(
            repo.path(),
            repo.path(),
            &[command, &["--at", "HEAD"]].concat(),
        );
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(shown(&output).contains("--at"), "{command:?}");
    }
    repo.assert_untouched();
}

/// Paths of CODEOWNERS begin at the repository's top, and what is a pattern there is escaped.
#[test]
fn owners_are_told_of_folders_as_the_repository_knows_them() {
    let repo = Repo::empty();
    repo.write_example("Unsere Strategie [#1]/");
    repo.commit("Anfang");
    let folder = repo.path().join("Unsere Strategie [#1]");
    for (folder, more) in [
        (&*folder, &[][..]),
        (&folder, &["--at", "HEAD"]),
        (&folder.join("ministries"), &[]),
    ] {
        let output = dstrat(folder, repo.path(), &[&["owners"], more].concat());
        let shown = shown(&output);
        assert!(
            shown.contains("\n/Unsere\\ Strategie\\ ??1?/ministries/bm/ koordination@bm.example\n"),
            "{shown}"
        );
        assert!(
            shown.contains("\n/Unsere\\ Strategie\\ ??1?/ koordination@mdr.example\n"),
            "{shown}"
        );
    }
}

/// Another user can only be had as root.
#[cfg(unix)]
#[test]
fn a_folder_that_is_declared_safe_is_read() {
    let repo = Repo::example();
    let (home, someone) = (repo.beside("home"), Some(12_345));
    std::fs::create_dir(&home).unwrap();
    if std::os::unix::fs::chown(repo.path().join(".git"), someone, someone).is_err() {
        return;
    }
    let status = || {
        dstrat(
            repo.path(),
            &home,
            &["status", "--at", "HEAD", "--lang", "de"],
        )
    };
    let refused = status();
    assert_eq!(refused.status.code(), Some(2));
    let told = shown(&refused);
    let (_, typed) = told.split_once("`git config --global ").unwrap();
    let (typed, _) = typed.split_once('`').unwrap();
    let mut git = Command::new("git");
    let typed = git
        .args(["config", "--global"])
        .args(typed.split_whitespace());
    assert!(
        typed
            .env("HOME", &home)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .status()
            .unwrap()
            .success()
    );
    assert!(status().status.success(), "{}", shown(&status()));
}
