//! Objects in packs: whole ones, differences to differences, and what is damaged.

use std::fs;
use std::path::PathBuf;

use dstrat::load::wanted;
use dstrat::source::Files;

use crate::repo::{Repo, assert_same};

const FILE: &str = "fields/bildung.md";

/// So many states of the same file: in each, another line is new.
const STATES: usize = 40;

fn text(state: usize) -> String {
    let word = |at: usize| if at < state { "neu" } else { "alt" };
    let line = |at: usize| format!("Zeile {at} von {} ist {}\n", at * at * 7_919, word(at));
    (0..200).map(line).collect()
}

/// The only pack, all objects in it as differences in chains as long as can be.
fn pack(repo: &Repo, by_offset: &str) -> PathBuf {
    let form = format!("repack.useDeltaBaseOffset={by_offset}");
    let repack = ["repack", "-adfq", "--depth=4095", "--window=100"];
    repo.git(&[&["-c", &form][..], &repack].concat());
    let packs = fs::read_dir(repo.path().join(".git/objects/pack")).unwrap();
    let mut packs = packs.map(|file| file.unwrap().path());
    packs
        .find(|path| path.extension().is_some_and(|end| end == "pack"))
        .unwrap()
}

#[test]
fn differences_to_differences_are_put_together() {
    let repo = Repo::example();
    for state in 0..STATES {
        repo.write(FILE, text(state));
        repo.commit("Stand");
    }
    for by_offset in ["true", "false"] {
        let pack = pack(&repo, by_offset);
        let index = pack.with_extension("idx").display().to_string();
        let listed = repo.git(&["verify-pack", "-v", &index]);
        assert!(listed.contains("chain length = 10:"), "{listed}");
        for back in (0..STATES).rev().step_by(3) {
            let files = repo.files_at(&format!("HEAD~{back}"));
            let file = files.find(FILE).unwrap();
            assert_eq!(files.text(file), text(STATES - 1 - back));
        }
    }
}

/// What the folder holds is a base of what it does not hold: it is taken from there, and the texts are the same.
#[test]
fn differences_to_what_the_folder_holds_are_put_together() {
    let repo = Repo::example();
    let path = |at: usize| format!("fields/f{at}.md");
    (0..20).for_each(|at| repo.write(&path(at), text(2 * at)));
    repo.commit("Alle");
    // Every second file is another one now: those that stayed are what the others were a difference to.
    for at in (0..20).step_by(2) {
        repo.write(&path(at), text(2 * at + 1));
    }
    repo.commit("Jede zweite");
    for by_offset in ["true", "false"] {
        pack(&repo, by_offset);
        let folder = Files::from_folder(repo.path(), wanted).unwrap();
        let repository = repo.open();
        let before = repository.resolve("HEAD~1").unwrap();
        let listed = repository.list_at(before, "", wanted).unwrap();
        let beside = listed.read(Some(&folder)).unwrap();
        assert_same(&beside, &repo.files_at("HEAD~1"));
        let changed = beside.find(&path(4)).unwrap();
        assert_eq!(beside.text(changed), text(8));
    }
}

#[test]
fn a_damaged_pack_is_told_or_does_not_matter() {
    let repo = Repo::example();
    for state in 0..5 {
        repo.write(FILE, text(state));
        repo.commit("Stand");
    }
    let pack = pack(&repo, "true");
    let (whole, expected) = (fs::read(&pack).unwrap(), repo.files_at("HEAD"));
    let mut told = 0;
    for at in (12..whole.len()).step_by(whole.len() / 60) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        let cut = whole[..at].to_vec();
        for bytes in [damaged, cut] {
            fs::remove_file(&pack).unwrap();
            fs::write(&pack, bytes).unwrap();
            let repository = repo.open();
            let head = repository.resolve("HEAD");
            match head.and_then(|head| repository.files_at(head, "", wanted)) {
                Ok(files) => assert_same(&files, &expected),
                Err(_) => told += 1,
            }
        }
    }
    assert!(told > 0, "nothing was damaged: the test shows nothing");
}
