//! `--commit`: one file is recorded and nothing else is touched; held against what git says of the result.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use crate::repo::Repo;

const FILE: &str = "ministries/mdr/cosignatures.toml";
const SIGN: [&str; 7] = [
    "sign",
    "bm/geraete",
    "--as",
    "mdr/koordination",
    "--result",
    "not-affected",
    "--commit",
];

pub fn run(folder: &Path, home: &Path, arguments: &[&str]) -> Output {
    let mut dstrat = Command::new(env!("CARGO_BIN_EXE_dstrat"));
    dstrat
        .env_clear()
        .env("HOME", home)
        .env("COLUMNS", "200")
        .current_dir(folder)
        .args(arguments)
        .args(["--today", "2026-05-01"]);
    dstrat.output().unwrap()
}

pub fn shown(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// Runs `dstrat` where it has to succeed.
fn sign(folder: &Path, home: &Path) -> String {
    let output = run(folder, home, &SIGN);
    assert!(output.status.success(), "{}", shown(&output));
    shown(&output)
}

/// A repository that knows who records in it.
pub fn repo() -> Repo {
    let repo = Repo::example();
    repo.git(&["config", "user.name", "Ada Lovelace"]);
    repo.git(&["config", "user.email", "ada@bm.example"]);
    repo
}

/// Asserts that a refused `sign --commit` wrote nothing, and returns what it said.
fn refused(repo: &Repo) -> String {
    let (head, file) = (repo.id("HEAD"), fs::read(repo.path().join(FILE)).unwrap());
    let output = run(repo.path(), repo.path(), &SIGN);
    assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
    assert_eq!(repo.id("HEAD"), head);
    assert_eq!(fs::read(repo.path().join(FILE)).unwrap(), file);
    shown(&output)
}

#[test]
fn one_file_is_recorded_and_everything_else_stays() {
    let repo = repo();
    repo.write("staged.txt", "new");
    repo.git(&["add", "staged.txt"]);
    repo.git(&["mv", "fields/bildung.md", "fields/verschoben.md"]);
    repo.git(&["reset", "-q", "--", "fields"]);
    repo.git(&["checkout", "-q", "--", "fields"]);
    fs::remove_file(repo.path().join("fields/verschoben.md")).unwrap();
    repo.write(
        "ministries/mdr/ministry.toml",
        "name = \"MDR\"\nshort = \"MDR\"\nmailbox = \"mdr@x.example\"\n",
    );
    repo.write("untracked.txt", "x");
    let before = repo.git(&["status", "--porcelain"]);

    let told = sign(repo.path(), repo.path());

    assert!(told.contains("festgehalten als Commit"), "{told}");
    assert_eq!(repo.git(&["status", "--porcelain"]), before);
    assert_eq!(
        repo.git(&["diff-files", "--name-only"]),
        "ministries/mdr/ministry.toml"
    );
    assert_eq!(
        repo.git(&["show", "--format=", "--name-only", "HEAD"]),
        FILE
    );
    assert_eq!(
        repo.git(&["log", "-1", "--format=%an %ae %cn %ce"]),
        "Ada Lovelace ada@bm.example Ada Lovelace ada@bm.example"
    );
    let message = repo.git(&["log", "-1", "--format=%B"]);
    let mut lines = message.lines();
    assert_eq!(
        lines.next(),
        Some("Mitzeichnung MDR: bm/geraete nicht betroffen")
    );
    assert!(
        message
            .contains("\nErgebnis: nicht betroffen\nDurch: mdr/koordination\nPrüfsumme: sha256:")
    );
    assert_eq!(
        repo.git(&["reflog", "-1", "--format=%gs"]),
        "commit: Mitzeichnung MDR: bm/geraete nicht betroffen"
    );
    repo.git(&["fsck", "--strict"]);
}

#[test]
fn works_in_work_trees_on_packed_names_and_where_no_branch_is_checked_out() {
    let repo = repo();
    repo.git(&["branch", "ressort/mdr"]);
    repo.git(&["pack-refs", "--all"]);
    repo.git(&["worktree", "add", "-q", "../other", "ressort/mdr"]);
    let (other, main) = (repo.beside("other"), repo.id("main"));
    assert!(sign(&other, repo.path()).contains("auf `ressort/mdr`"));
    assert_eq!(repo.git_in(&other, &["status", "--porcelain"], b""), "");
    assert_eq!(repo.id("ressort/mdr~1"), main);
    assert_eq!(repo.id("main"), main);

    repo.git(&["checkout", "-q", "--detach"]);
    let told = sign(repo.path(), repo.path());
    assert!(told.contains("kein Zweig"), "{told}");
    assert_eq!(repo.id("HEAD~1"), main);
    assert_eq!(repo.id("main"), main);
    repo.assert_untouched();
}

#[test]
fn the_first_commit_of_a_branch_holds_the_one_file() {
    let repo = Repo::empty();
    repo.write_example("strategie/");
    repo.git(&["config", "user.name", "Ada"]);
    repo.git(&["config", "user.email", "ada@bm.example"]);
    sign(&repo.path().join("strategie"), repo.path());
    let path = format!("strategie/{FILE}");
    assert_eq!(repo.git(&["ls-tree", "-r", "--name-only", "HEAD"]), path);
    assert_eq!(repo.git(&["ls-files"]), path);
    repo.git(&["fsck", "--strict"]);
}

#[test]
fn nobody_is_guessed() {
    let repo = Repo::example();
    let told = refused(&repo);
    assert!(told.contains("git config user.name"), "{told}");
    repo.write(
        ".gitconfig",
        "[user]\nname = Ada\nemail = ada@bm.example\n[includeIf \"gitdir:/x/\"]\npath = y\n",
    );
    let told = refused(&repo);
    assert!(told.contains("includeIf"), "{told}");
    repo.write(".gitconfig", "[user]\nname = Ada\nemail = ada@bm.example\n");
    sign(repo.path(), repo.path());
    assert_eq!(repo.git(&["log", "-1", "--format=%an"]), "Ada");
}

#[test]
fn what_git_began_is_finished_first() {
    let repo = repo();
    repo.git(&["branch", "zweig"]);
    repo.write("strategy.toml", "anders");
    repo.commit("Hier");
    repo.git(&["checkout", "-q", "zweig"]);
    repo.write("strategy.toml", "noch anders");
    repo.commit("Dort");
    let failing = |arguments: &[&str]| {
        let git = Command::new("git")
            .args(arguments)
            .current_dir(repo.path())
            .output();
        assert!(!git.unwrap().status.success());
        // The strategy can be read all the same.
        repo.git(&["show", "main~1:strategy.toml"]);
        let text = repo.git(&["show", "main~1:strategy.toml"]);
        repo.write("strategy.toml", format!("{text}\n"));
    };
    for (begin, word, abort) in [
        (["merge", "main"], "ein Merge", ["merge", "--abort"]),
        (["rebase", "main"], "ein Rebase", ["rebase", "--abort"]),
        (
            ["cherry-pick", "main"],
            "ein Cherry-Pick",
            ["cherry-pick", "--abort"],
        ),
    ] {
        failing(&begin);
        let told = refused(&repo);
        assert!(told.contains(word), "{told}");
        repo.git(&abort);
    }
}

/// A commit that does not count as a co-signature is none; what needs no signature is recorded as ever.
#[test]
fn where_signed_commits_are_required_a_cosignature_is_recorded_by_hand() {
    let repo = repo();
    let settings = fs::read_to_string(repo.path().join("strategy.toml")).unwrap();
    let required = settings + "\n[workflow]\nrequire_signed_commits = true\n";
    repo.write("strategy.toml", required);
    repo.commit("Nur unterschrieben");
    let told = refused(&repo);
    assert!(told.contains("`require_signed_commits`"), "{told}");
    let words = "git add ministries/mdr/cosignatures.toml && git commit -S -m 'Mitzeichnung MDR: bm/geraete nicht betroffen' -- \
                 ministries/mdr/cosignatures.toml";
    assert!(told.contains(words), "{told}");
    let accept = ["accept", "bm/lernen", "--commit"];
    let output = run(repo.path(), repo.path(), &accept);
    assert!(output.status.success(), "{}", shown(&output));
}

#[test]
fn locks_of_others_and_signing_are_respected() {
    let repo = repo();
    let lock = repo.path().join(".git/index.lock");
    fs::write(&lock, "").unwrap();
    assert!(refused(&repo).contains("index.lock"));
    assert!(lock.exists());
    fs::remove_file(&lock).unwrap();

    repo.git(&["config", "commit.gpgSign", "true"]);
    let told = refused(&repo);
    assert!(
        told.contains("git commit -m 'Mitzeichnung MDR: bm/geraete nicht betroffen' --"),
        "{told}"
    );
    repo.git(&["config", "--unset", "commit.gpgSign"]);

    let branch = repo.path().join(".git/refs/heads/main.lock");
    fs::write(&branch, "").unwrap();
    let head = repo.id("HEAD");
    let output = run(repo.path(), repo.path(), &SIGN);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        shown(&output).contains("aber nicht in git festgehalten"),
        "{}",
        shown(&output)
    );
    assert_eq!(repo.id("HEAD"), head);
    assert!(!lock.exists(), "our own lock is given back");
    fs::remove_file(&branch).unwrap();
    assert_eq!(repo.git(&["status", "--porcelain"]), format!(" M {FILE}"));
    repo.git(&["fsck", "--strict"]);
}

#[cfg(unix)]
#[test]
fn nothing_that_a_repository_configures_runs() {
    use std::os::unix::fs::PermissionsExt;
    let repo = repo();
    let ran = repo.beside("ran");
    let script = format!("#!/bin/sh\ntouch {}\ncat\n", ran.display());
    let program = repo.beside("program");
    fs::write(&program, &script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    for hook in [
        "pre-commit",
        "commit-msg",
        "post-commit",
        "reference-transaction",
        "post-index-change",
    ] {
        fs::copy(&program, repo.path().join(".git/hooks").join(hook)).unwrap();
    }
    repo.write(".git/info/attributes", "*.toml filter=x diff=x merge=x\n");
    let program = program.to_str().unwrap();
    for key in [
        "filter.x.clean",
        "filter.x.process",
        "core.fsmonitor",
        "core.editor",
        "core.sshCommand",
        "gpg.program",
    ] {
        repo.git(&["config", key, program]);
    }
    drop(fs::remove_file(&ran));
    let told = sign(repo.path(), repo.path());
    assert!(
        told.contains("Hooks dieses Repositorys liefen nicht"),
        "{told}"
    );
    assert!(!ran.exists());
}

#[test]
fn line_ends_are_kept_as_git_keeps_them() {
    let repo = repo();
    repo.git(&["config", "core.safecrlf", "false"]);
    repo.git(&["config", "core.autocrlf", "true"]);
    repo.git(&["rm", "-q", "-r", "--cached", "."]);
    repo.git(&["reset", "-q", "--hard"]);
    assert!(
        fs::read_to_string(repo.path().join(FILE))
            .unwrap()
            .contains("\r\n")
    );
    sign(repo.path(), repo.path());
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    assert!(!repo.git(&["show", &format!("HEAD:{FILE}")]).contains('\r'));
    assert!(
        fs::read_to_string(repo.path().join(FILE))
            .unwrap()
            .contains("not-affected\"\r\n")
    );
    repo.git(&["config", "core.autocrlf", "false"]);
    assert_eq!(
        repo.git(&["diff", "--stat", "HEAD~1", "HEAD", "--", FILE])
            .lines()
            .count(),
        2
    );
}

#[test]
fn a_file_that_git_keeps_with_carriage_returns_keeps_them() {
    let repo = repo();
    let text = fs::read_to_string(repo.path().join(FILE)).unwrap();
    repo.write(FILE, text.replace('\n', "\r\n"));
    repo.commit("CRLF");
    sign(repo.path(), repo.path());
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    assert!(
        repo.git(&["show", &format!("HEAD:{FILE}")])
            .contains("\r\n")
    );
}

/// What changed in the moment in which the index was written looks unchanged to git unless it reads the file.
#[test]
fn a_change_in_the_same_moment_is_still_seen() {
    let repo = repo();
    repo.git(&["config", "core.trustctime", "false"]);
    // Git may look at whole seconds only, so the moment lies some seconds back.
    let moment = SystemTime::now() - Duration::from_secs(10);
    let date = |path: &str| {
        let file = fs::File::options().write(true).open(repo.path().join(path));
        file.unwrap().set_modified(moment).unwrap();
    };
    repo.write("a.txt", "one");
    date("a.txt");
    repo.git(&["add", "a.txt"]);
    repo.write("a.txt", "two");
    date("a.txt");
    date(".git/index");
    sign(repo.path(), repo.path());
    assert_eq!(repo.git(&["status", "--porcelain"]), "AM a.txt");
}

#[test]
fn earlier_changes_of_the_file_are_named() {
    let repo = repo();
    let text = fs::read_to_string(repo.path().join(FILE)).unwrap();
    repo.write(FILE, format!("# Mitzeichnungen\n{text}"));
    let told = sign(repo.path(), repo.path());
    assert!(told.contains("frühere Änderungen dieser Datei"), "{told}");
    repo.assert_untouched();
}

#[test]
fn a_text_that_is_not_recorded_is_named() {
    let repo = repo();
    let path = "ministries/bm/contributions/lernen.md";
    let text = fs::read_to_string(repo.path().join(path)).unwrap();
    repo.write(path, text + "\nNeu.\n");
    let accept = ["accept", "bm/lernen", "--commit"];
    let told = shown(&run(repo.path(), repo.path(), &accept));
    let words =
        format!("bei anderen gilt das erst, wenn auch der Text in `{path}` festgehalten ist");
    assert!(told.contains(&words), "{told}");
    repo.commit("Der Text");
    let back = ["return", "bm/lernen", "--remark", "kürzen", "--commit"];
    let told = shown(&run(repo.path(), repo.path(), &back));
    assert!(told.contains("festgehalten als Commit"), "{told}");
    assert!(!told.contains("bei anderen"), "{told}");
}
