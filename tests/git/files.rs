//! The files of a commit: the same as where it is checked out, with the same reasons for what cannot be read.

use std::fs;

use dstrat::git::Trouble;
use dstrat::load::wanted;
use dstrat::source::{Files, MAX_TEXT, Trouble as Unfit};

use crate::repo::{Repo, assert_same};

fn assert_as_checked_out(repo: &Repo) {
    let on_disk = Files::from_folder(repo.path(), wanted).unwrap();
    assert_same(&repo.files_at("HEAD"), &on_disk);
}

#[test]
fn as_checked_out() {
    let repo = Repo::example();
    assert_as_checked_out(&repo);
    repo.write("README.md", "Nicht von der Strategie\n");
    repo.write("other/notes.md", "Auch nicht\n");
    repo.write("assets/logo.png", [0x89, b'P', b'N', b'G', 0, 255]);
    repo.write(
        "ministries/bm/contributions/anders.txt",
        "gehört nicht hierher\n",
    );
    repo.write("ministries/bm/contributions/.gitattributes", "*.md text\n");
    repo.write("fields/crlf.md", "+++\r\ntitle = \"x\"\r\n+++\r\n");
    repo.commit("Allerlei");
    assert_as_checked_out(&repo);
    repo.git(&["repack", "-adq"]);
    assert_as_checked_out(&repo);
    repo.assert_untouched();
}

#[test]
fn many_files_are_read_together() {
    let repo = Repo::example();
    for at in 0..700 {
        repo.write(
            &format!("assets/{at}.md"),
            format!("Nummer {at}\n").repeat(at),
        );
        repo.write(&format!("fields/f{at}.md"), format!("Feld {at}\n"));
    }
    let large = vec![b'x'; MAX_TEXT as usize + 1];
    repo.write("fields/gross.md", &large);
    repo.write("fields/genau.md", &large[1..]);
    repo.commit("Viele");
    assert_as_checked_out(&repo);
    repo.git(&["repack", "-adq"]);
    assert_as_checked_out(&repo);
    let files = repo.files_at("HEAD");
    let large = files.trouble(files.find("fields/gross.md").unwrap());
    assert_eq!(large, Some(&Unfit::TooLarge(MAX_TEXT + 1)));
}

/// What the folder holds at the same path may be taken from there, but only where it is the same.
#[test]
fn beside_a_folder_a_commit_is_the_same() {
    let repo = Repo::example();
    repo.write("fields/crlf.md", "+++\ntitle = \"x\"\n+++\n");
    repo.write("fields/weg.md", "bald weg\n");
    repo.write("fields/latin1.md", b"Ma\xdfnahme");
    repo.commit("Stand");
    repo.write("fields/crlf.md", "+++\r\ntitle = \"x\"\r\n+++\r\n");
    repo.write("fields/latin1.md", "Maßnahme");
    repo.write("fields/neu.md", "neu\n");
    fs::remove_file(repo.path().join("fields/weg.md")).unwrap();
    let folder = Files::from_folder(repo.path(), wanted).unwrap();
    let repository = repo.open();
    let head = repository.resolve("HEAD").unwrap();
    let beside = repository.list_at(head, "", wanted).unwrap();
    let beside = beside.read(Some(&folder)).unwrap();
    assert_same(&beside, &repo.files_at("HEAD"));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_has_the_same_reason() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let repo = Repo::example();
    symlink("../strategy.toml", repo.path().join("fields/link.md")).unwrap();
    symlink("assets", repo.path().join("goals")).unwrap_or_default();
    symlink("nowhere", repo.path().join("templates")).unwrap_or_default();
    repo.write("fields/latin1.md", b"+++\ntitle = \"Ma\xdfnahme\"\n+++\n");
    repo.write("fields/new\nline.md", "x");
    let name = repo
        .path()
        .join("fields")
        .join(OsStr::from_bytes(b"kein-utf8-\xff.md"));
    fs::write(name, "x").unwrap();
    repo.write("fields/ordner.md/darin.md", "x");
    repo.write(&format!("assets/{}tief.png", "a/".repeat(20)), "x");
    repo.commit("Unlesbares");
    assert_as_checked_out(&repo);
    let files = repo.files_at("HEAD");
    let reason = |path| files.trouble(files.find(path).unwrap());
    assert_eq!(reason("fields/link.md"), Some(&Unfit::Link));
    assert_eq!(reason("fields/ordner.md"), Some(&Unfit::Folder));
    assert!(matches!(
        reason("fields/latin1.md"),
        Some(Unfit::NotUtf8(_))
    ));
    assert_eq!(reason("fields/kein-utf8-\\xff.md"), Some(&Unfit::Name));
    repo.assert_untouched();
}

#[test]
fn a_submodule_in_a_strategy_is_no_content() {
    let repo = Repo::example();
    let other = Repo::example();
    let url = other.path().display().to_string();
    repo.git(&[
        "submodule",
        "--quiet",
        "add",
        &url,
        "ministries/bm/assets/other",
    ]);
    repo.git(&["submodule", "--quiet", "add", &url, "theme"]);
    repo.commit("Untermodule");
    let files = repo.files_at("HEAD");
    let inside = files.find("ministries/bm/assets/other").unwrap();
    assert_eq!(files.trouble(inside), Some(&Unfit::Repository));
    assert!(
        files.folders().any(|folder| folder == "theme"),
        "what is none of ours is let alone"
    );
}

#[test]
fn the_strategy_is_looked_for_as_on_the_disk() {
    let repo = Repo::empty();
    repo.write_example("");
    repo.commit("Ganz oben");
    for name in [
        "assets",
        "decisions",
        "document",
        "fields",
        "goals",
        "ministries",
        "strategy.toml",
        "consolidation.toml",
    ] {
        if repo.path().join(name).exists() {
            fs::create_dir_all(repo.path().join("strategy")).unwrap();
            repo.git(&["mv", name, "strategy/"]);
        }
    }
    repo.commit("In einem Ordner");
    let repository = repo.open();
    let (first, second) = (repo.id("HEAD~1"), repo.id("HEAD"));
    let place = |commit, folder| repository.strategy_at(commit, folder).unwrap();
    assert_eq!(place(second, ""), "strategy");
    assert_eq!(place(second, "strategy/ministries/bm"), "strategy");
    assert_eq!(place(first, "strategy"), "");
    let files = |commit| repository.files_at(commit, "strategy", wanted).unwrap();
    assert_same(&files(first), &files(second));
    assert_eq!(files(second).root(), repo.path().join("strategy"));
}

#[test]
fn a_commit_without_a_strategy_is_told() {
    let repo = Repo::empty();
    repo.write("README.md", "Noch nichts\n");
    let commit = repo.commit("Anfang");
    let trouble = repo
        .open()
        .files_at(commit, "strategy", wanted)
        .unwrap_err();
    assert_eq!(trouble, Trouble::NoStrategy(commit, "strategy".into()));
}

#[test]
fn the_work_tree_has_no_say() {
    let repo = Repo::example();
    let before = repo.files_at("HEAD");
    repo.write("strategy.toml", "kaputt");
    repo.write("fields/neu.md", "nicht festgehalten");
    repo.git(&["add", "--all"]);
    fs::remove_dir_all(repo.path().join("ministries")).unwrap();
    let index = fs::read(repo.path().join(".git/index")).unwrap();
    assert_same(&repo.files_at("HEAD"), &before);
    assert_eq!(fs::read(repo.path().join(".git/index")).unwrap(), index);
}
