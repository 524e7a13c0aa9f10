//! Whatever interrupts a command that writes: the old file or the new one is there, nothing of others is lost, git is whole.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::commit::{repo, run, shown};
use crate::repo::Repo;

const FILE: &str = "ministries/mdr/cosignatures.toml";

fn start(repo: &Repo, arguments: &[&str]) -> Child {
    let mut dstrat = Command::new(env!("CARGO_BIN_EXE_dstrat"));
    dstrat
        .env_clear()
        .env("HOME", repo.path())
        .current_dir(repo.path())
        .args(arguments)
        .args(["--today", "2026-05-01"])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    dstrat.spawn().unwrap()
}

/// How long a command takes on this machine as it is now, so that it can be killed on the way.
fn whole(mut child: Child) -> Duration {
    let start = Instant::now();
    assert!(child.wait().unwrap().code().is_some_and(|code| code < 2));
    start.elapsed()
}

/// Kills a command after a part of the time that it takes, or shortly after its end; `turn` says which part.
fn kill(mut child: Child, turn: u64, whole: Duration) {
    // The golden ratio spreads the moments evenly.
    let part = (turn as f64 * 0.618_034).fract();
    std::thread::sleep(whole.mul_f64(1.2 * part));
    drop(child.kill());
    drop(child.wait());
}

/// What a killed program leaves in git, as git itself does: a lock, to be deleted by whoever finds it.
fn unlock(repo: &Repo) {
    for lock in ["index.lock", "index.lock.lock", "refs/heads/main.lock"] {
        drop(fs::remove_file(repo.path().join(".git").join(lock)));
    }
}

fn records(text: &str) -> usize {
    text.matches("[[cosignature]]").count()
}

#[test]
fn a_killed_signature_is_there_or_not() {
    let repo = repo();
    let sign = |before: &str| {
        let result = ["refused", "not-affected"][records(before) % 2];
        let arguments = [
            "sign",
            "bm/geraete",
            "--as",
            "mdr/koordination",
            "--remark",
            "x",
            "--result",
            result,
            "--commit",
        ];
        start(&repo, &arguments)
    };
    let text = || fs::read_to_string(repo.path().join(FILE)).unwrap();
    let whole = whole(sign(&text()));
    let (mut before, mut written, mut head) = (text(), 0, repo.id("HEAD"));
    for turn in 0..40 {
        kill(sign(&before), turn, whole);
        let after = text();
        if after != before {
            assert!(after.starts_with(before.trim_end()), "{after}");
            assert!(after.ends_with("remark = \"x\"\n"), "{after}");
            assert_eq!(records(&after), records(&before) + 1);
            written += 1;
        }
        let now = repo.id("HEAD");
        if now != head {
            assert_eq!(
                repo.git(&["show", &format!("HEAD:{FILE}")]),
                after.trim_end()
            );
        }
        repo.git(&["fsck", "--strict"]);
        unlock(&repo);
        (before, head) = (after, now);
    }
    assert!(written > 0, "no run came so far: the test shows nothing");
    let last = ["sign", "bm/geraete", "--as", "mdr/koordination", "--commit"];
    let last = run(repo.path(), repo.path(), &last);
    assert!(last.status.success(), "{}", shown(&last));
    let left = repo.git(&["status", "--porcelain"]);
    assert_eq!(left, "", "what killed runs left is cleared away");
}

#[test]
fn a_killed_fix_leaves_each_file_old_or_new() {
    let repo = repo();
    let old = "+++\ntitle = \"T\"\nfeld = \"bildung\"\nmeasure = \"bm/portal-ausbauen\"\nstatus = \"active\"\nas_of = 2026-04-01\n+++\n\nText.\n";
    let new = old.replace("feld =", "field =");
    let path = |at: usize| format!("ministries/bm/projects/p{at}.md");
    let broken = || (0..30).for_each(|at| repo.write(&path(at), old));
    broken();
    let all = whole(start(&repo, &["check", "--fix"]));
    for turn in 0..15 {
        broken();
        kill(start(&repo, &["check", "--fix"]), turn, all);
        for at in 0..30 {
            let text = fs::read_to_string(repo.path().join(path(at))).unwrap();
            assert!(text == old || text == new, "{text}");
        }
    }
    let whole = run(repo.path(), repo.path(), &["check", "--fix"]);
    assert!(
        !shown(&whole).contains("gehört nicht hierher"),
        "{}",
        shown(&whole)
    );
    assert_eq!(fs::read_to_string(repo.path().join(path(0))).unwrap(), new);
}

#[test]
fn several_at_once_lose_nothing() {
    let repo = repo();
    let id = |at: usize| format!("bm/neu-{at}");
    for at in 0..6 {
        let text = format!(
            "+++\ntitle = \"Neu {at}\"\nfield = \"bildung\"\nstatus = \"submitted\"\nsubmitted = 2026-04-10\n+++\n\nText {at}.\n"
        );
        repo.write(
            &format!("ministries/{}.md", id(at).replace('/', "/contributions/")),
            text,
        );
    }
    let before = repo.commit("Neu");
    let children: Vec<Child> = (0..6)
        .map(|at| start(&repo, &["accept", &id(at), "--commit"]))
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let ledger = fs::read_to_string(repo.path().join("consolidation.toml")).unwrap();
    assert!((0..6).all(|at| ledger.contains(&id(at))), "{ledger}");
    let range = format!("{before}..HEAD");
    let subjects = repo.git(&["log", "--format=%s", &range]);
    let subjects: BTreeSet<&str> = subjects.lines().collect();
    assert_eq!(subjects.len(), 6);
    repo.assert_untouched();
}

/// Files may not grow: what a full disk does, without a disk of its own.
#[test]
fn where_nothing_can_be_written_the_old_file_stays() {
    let repo = repo();
    repo.write(
        "fields/neu.md",
        "+++\ntitel = \"Neu\"\nkind = \"field\"\norder = 2\n+++\n",
    );
    let head = repo.commit("Neu");
    let limited = |arguments: &str| {
        let script = format!(
            "trap '' XFSZ; ulimit -f 0; exec {} {arguments} --today 2026-05-01",
            env!("CARGO_BIN_EXE_dstrat")
        );
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &script])
            .env("HOME", repo.path())
            .env("COLUMNS", "80");
        shell.current_dir(repo.path()).output().unwrap()
    };
    for arguments in [
        "sign bm/geraete --as mdr/koordination --result not-affected",
        "sign bm/geraete --as mdr/koordination --result not-affected --commit",
        "accept bm/lernen",
        "check --fix",
    ] {
        let output = limited(arguments);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{arguments}: {}",
            shown(&output)
        );
        assert!(
            shown(&output).contains("lässt sich nicht schreiben"),
            "{}",
            shown(&output)
        );
        assert_eq!(repo.id("HEAD"), head);
        repo.assert_untouched();
    }
}

#[test]
fn a_closed_pipe_does_not_undo_what_is_written() {
    let repo = repo();
    let mut dstrat = Command::new(env!("CARGO_BIN_EXE_dstrat"));
    dstrat
        .current_dir(repo.path())
        .env_clear()
        .env("HOME", repo.path());
    let arguments = ["accept", "bm/lernen", "--commit", "--today", "2026-05-01"];
    let mut child = dstrat
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    assert!(
        repo.git(&["show", "HEAD:consolidation.toml"])
            .contains("bm/lernen")
    );
    repo.assert_untouched();
}

#[test]
fn a_link_on_the_way_is_not_followed() {
    let repo = repo();
    let outside = repo.beside("outside");
    let inside = repo.path().join("ministries/mdr");
    fs::rename(&inside, &outside).unwrap();
    std::os::unix::fs::symlink(&outside, &inside).unwrap();
    let before = read_all(&outside);
    for arguments in [
        &[
            "sign",
            "bm/geraete",
            "--as",
            "mdr/koordination",
            "--result",
            "refused",
            "--remark",
            "x",
        ][..],
        &["check", "--fix"],
    ] {
        let output = run(repo.path(), repo.path(), arguments);
        assert!(!output.status.success(), "{}", shown(&output));
    }
    assert_eq!(read_all(&outside), before);
}

fn read_all(folder: &Path) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}
