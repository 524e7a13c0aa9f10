//! Repositories that mean harm: their configuration runs nothing, what they pretend is not believed, what is damaged or
//! too much is told.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use dstrat::git::{Repository, Trouble};
use dstrat::history::{Id, Merges};
use dstrat::load::wanted;
use dstrat::source::Trouble as Unfit;

use crate::repo::{Repo, assert_same, entry};

/// Asks for everything that a repository can be asked for.
fn ask(folder: &Path) -> Result<(), Trouble> {
    let repository = Repository::discover(folder)?;
    let head = repository.resolve("HEAD")?;
    repository.files_at(head, repository.inside(), wanted)?;
    repository.tags()?;
    repository.merge_base(head, repository.resolve("HEAD~1")?)?;
    repository.history(&repository.range("HEAD")?, "", Merges::EveryParent)?;
    Ok(())
}

fn two_commits() -> Repo {
    let repo = Repo::example();
    repo.write("assets/a.txt", "a");
    repo.commit("Zweiter");
    repo
}

#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn its_configuration_runs_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let repo = two_commits();
    repo.write(
        ".gitattributes",
        "* filter=evil diff=evil merge=evil text=auto eol=crlf ident\n",
    );
    repo.commit("Mit Attributen");
    let files = repo.files_at("HEAD");
    let mark = repo.beside("ran");
    let run = format!("touch {}", mark.display());
    let pipe_path = repo.path().join(".git/pipe");
    pipe(&pipe_path);
    let hooks = repo.path().join(".git/evil");
    fs::create_dir(&hooks).unwrap();
    for hook in [
        "post-checkout",
        "pre-auto-gc",
        "reference-transaction",
        "fsmonitor-watchman",
        "post-index-change",
    ] {
        fs::write(hooks.join(hook), format!("#!/bin/sh\n{run}\n")).unwrap();
        fs::set_permissions(hooks.join(hook), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let config = format!(
        "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = {run}\n\thooksPath = {hooks}\n\tsshCommand = {run}\n\tpager = {run}\n\
         \teditor = {run}\n\taskPass = {run}\n\tattributesFile = {pipe}\n\texcludesFile = {pipe}\n\tworktree = /\n\
         [filter \"evil\"]\n\tsmudge = {run}\n\tclean = {run}\n\tprocess = {run}\n\trequired = true\n\
         [diff]\n\texternal = {run}\n[diff \"evil\"]\n\ttextconv = {run}\n\tcommand = {run}\n[merge \"evil\"]\n\tdriver = {run}\n\
         [credential]\n\thelper = !{run}\n[gpg]\n\tprogram = {run}\n[alias]\n\tlog = !{run}\n\
         [include]\n\tpath = {pipe}\n[includeIf \"gitdir:/\"]\n\tpath = {pipe}\n[extensions]\n\tpartialClone = evil\n\
         [remote \"evil\"]\n\turl = ext::sh -c {run}\n\tpromisor = true\n\tuploadpack = {run}\n",
        hooks = hooks.display(),
        pipe = pipe_path.display(),
    );
    repo.write(".git/config", config);
    repo.write(".git/info/attributes", "* filter=evil\n");
    ask(repo.path()).unwrap();
    assert_same(&repo.files_at("HEAD"), &files);
    assert!(!mark.exists(), "something was run");
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_its_files_does_not_block() {
    for path in [
        "config",
        "HEAD",
        "packed-refs",
        "shallow",
        "objects/info/alternates",
        "refs/heads/main",
        "commondir",
    ] {
        let repo = two_commits();
        let file = repo.path().join(".git").join(path);
        fs::remove_file(&file).unwrap_or_default();
        pipe(&file);
        let start = Instant::now();
        let trouble = ask(repo.path()).unwrap_err();
        assert!(
            matches!(trouble, Trouble::Unreadable(..)),
            "{path}: {trouble:?}"
        );
        assert!(start.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn replaced_objects_and_grafts_change_nothing() {
    let repo = two_commits();
    let files = repo.files_at("HEAD");
    let (first, second) = (repo.id("HEAD~1"), repo.id("HEAD"));
    let text = repo.id("HEAD:strategy.toml").to_string();
    let other = repo.object("blob", b"title = \"Falsch\"\n").to_string();
    repo.git(&["replace", &text, &other]);
    let tree = repo.id("HEAD~1^{tree}").to_string();
    let lonely = repo.git(&["commit-tree", &tree, "-m", "Ohne Vorgänger"]);
    repo.git(&["replace", "-f", &second.to_string(), &lonely]);
    assert_eq!(
        repo.git(&["rev-list", "--count", "HEAD"]),
        "1",
        "git is deceived"
    );
    repo.write(".git/info/grafts", format!("{second}\n"));
    let repository = repo.open();
    assert_eq!(repository.resolve("HEAD~1"), Ok(first));
    assert_eq!(repository.merge_base(first, second), Ok(first));
    let history = repository
        .history(&repository.range("HEAD").unwrap(), "", Merges::FirstParent)
        .unwrap();
    assert_eq!(history.steps().len(), 2);
    assert_same(&repo.files_at("HEAD"), &files);
}

/// Git would never write it: its id is not that of its content.
#[test]
fn a_commit_that_is_its_own_ancestor_is_told() {
    let repo = two_commits();
    let tree = repo.id("HEAD^{tree}");
    let own = "1".repeat(40);
    let made = "A <a@x> 1672574400 +0000";
    let commit = format!("tree {tree}\nparent {own}\nauthor {made}\ncommitter {made}\n\nx\n");
    let written = repo.object("commit", commit.as_bytes()).to_string();
    let objects = repo.path().join(".git/objects");
    fs::create_dir_all(objects.join(&own[..2])).unwrap();
    let file = objects.join(&written[..2]).join(&written[2..]);
    fs::copy(file, objects.join(&own[..2]).join(&own[2..])).unwrap();
    let repository = repo.open();
    let before = repository.resolve(&format!("{own}@{{2000-01-01}}"));
    assert!(matches!(before, Err(Trouble::Broken(..))), "{before:?}");
    let line = repository.line(Id::parse(&own).unwrap(), "");
    assert!(matches!(line, Err(Trouble::Broken(..))), "{line:?}");
}

#[test]
fn damaged_objects_are_told() {
    let repo = two_commits();
    let objects = repo.git(&["rev-list", "--objects", "HEAD"]);
    let ids = objects.lines().map(|line| Id::parse(&line[..40]).unwrap());
    for id in ids {
        let hex = id.to_string();
        let file = repo
            .path()
            .join(".git/objects")
            .join(&hex[..2])
            .join(&hex[2..]);
        let bytes = fs::read(&file).unwrap();
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        #[allow(clippy::permissions_set_readonly_false)] // A file of this test alone.
        permissions.set_readonly(false);
        fs::set_permissions(&file, permissions).unwrap();
        for damaged in [&bytes[..bytes.len() / 2], b"", b"nonsense"] {
            fs::write(&file, damaged).unwrap();
            // What is damaged may be a picture, which nobody asked for.
            drop(ask(repo.path()));
        }
        fs::remove_file(&file).unwrap();
        drop(ask(repo.path()));
        fs::write(&file, bytes).unwrap();
    }
    ask(repo.path()).unwrap();
}

#[test]
fn an_object_of_the_wrong_kind_is_told() {
    let repo = Repo::example();
    let blob = repo.id("HEAD:strategy.toml");
    let tree = repo.object("tree", &entry("40000", b"fields", blob));
    let strategy = entry("100644", b"strategy.toml", blob);
    let fields = repo.object("tree", &entry("100644", b"a.md", tree));
    for top in [
        [entry("40000", b"fields", blob), strategy.clone()].concat(),
        [entry("40000", b"fields", fields), strategy.clone()].concat(),
        [strategy, b"100644 cut".to_vec()].concat(),
    ] {
        let commit = repo.commit_of(repo.object("tree", &top));
        let trouble = repo.open().files_at(commit, "", wanted).unwrap_err();
        assert!(matches!(trouble, Trouble::Broken(..)), "{trouble:?}");
    }
    let commit = format!("tree {blob}\nauthor A <a@x> 0 +0000\ncommitter A <a@x> 0 +0000\n\nx\n");
    let commit = repo.object("commit", commit.as_bytes());
    assert!(repo.open().files_at(commit, "", wanted).is_err());
}

#[test]
fn names_that_no_file_can_have_are_findings() {
    let repo = Repo::example();
    let blob = repo.id("HEAD:strategy.toml");
    let names: [&[u8]; 7] = [
        b"..",
        b".",
        b"",
        b".git",
        b"a/b.md",
        b"twice.md",
        b"twice.md",
    ];
    let fields: Vec<u8> = names
        .iter()
        .flat_map(|name| entry("100644", name, blob))
        .collect();
    let fields = repo.object("tree", &fields);
    let git = repo.object("tree", &entry("40000", b".GIT", fields));
    let odd = entry("644", b"odd.md", blob);
    let top = [
        entry("40000", b"assets", git),
        entry("40000", b"fields", fields),
        entry("40000", b"goals", repo.object("tree", &odd)),
        entry("100644", b"strategy.toml", blob),
    ];
    let commit = repo.commit_of(repo.object("tree", &top.concat()));
    let files = repo.open().files_at(commit, "", wanted).unwrap();
    let in_fields: Vec<_> = files
        .below("fields/")
        .map(|id| (files.path(id), files.trouble(id)))
        .collect();
    assert_eq!(in_fields.len(), 7, "{in_fields:?}");
    assert!(
        in_fields
            .iter()
            .all(|(_, trouble)| *trouble == Some(&Unfit::Name)),
        "{in_fields:?}"
    );
    let reason = |path| files.trouble(files.find(path).unwrap());
    assert_eq!(reason("assets/.GIT"), Some(&Unfit::Repository));
    assert_eq!(reason("goals/odd.md"), Some(&Unfit::Special));
}

/// A few hundred bytes that unpack to ten thousand million files.
#[test]
fn a_folder_that_unfolds_without_end_is_too_much() {
    let repo = Repo::example();
    let blob = repo.id("HEAD:strategy.toml");
    for bottom in [entry("100644", b"a.png", blob), Vec::new()] {
        let mut folder = repo.object("tree", &bottom);
        for _ in 0..10 {
            let tenfold: Vec<u8> = (b'a'..=b'j')
                .flat_map(|name| entry("40000", &[name], folder))
                .collect();
            folder = repo.object("tree", &tenfold);
        }
        let top = [
            entry("40000", b"assets", folder),
            entry("100644", b"strategy.toml", blob),
        ]
        .concat();
        let commit = repo.commit_of(repo.object("tree", &top));
        let repository = repo.open();
        let trouble = repository.files_at(commit, "", wanted).unwrap_err();
        assert!(matches!(trouble, Trouble::TooMuch(_)), "{trouble:?}");
        let range = repository.range(&commit.to_string()).unwrap();
        let trouble = repository
            .history(&range, "", Merges::FirstParent)
            .unwrap_err();
        assert_eq!(trouble, Trouble::TooMuch(commit));
    }
}

/// Folder in folder, deeper than any stack.
#[test]
fn a_folder_without_bottom_is_too_deep() {
    let repo = Repo::example();
    let blob = repo.id("HEAD:strategy.toml");
    let mut folder = repo.object("tree", &entry("100644", b"a.png", blob));
    for _ in 0..60 {
        folder = repo.object("tree", &entry("40000", b"a", folder));
    }
    let top = [
        entry("40000", b"assets", folder),
        entry("100644", b"strategy.toml", blob),
    ]
    .concat();
    let commit = repo.commit_of(repo.object("tree", &top));
    let files = repo.open().files_at(commit, "", wanted).unwrap();
    let deep = files.below("assets/").next().unwrap();
    assert_eq!(files.trouble(deep), Some(&Unfit::TooDeep));
    let range = repo.open().range(&commit.to_string()).unwrap();
    let history = repo
        .open()
        .history(&range, "", Merges::FirstParent)
        .unwrap();
    let deepest = &history.steps()[0].deltas[0].changes[0];
    assert_eq!(&*deepest.path, files.path(deep));
}
