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

#[test]
fn a_change_and_its_revert_by_a_stranger_are_seen() {
    let repo = branched();
    edit(&repo, LERNEN, "gemeinsamen", "fremden");
    repo.commit_as(MDR, "Hin");
    edit(&repo, LERNEN, "fremden", "gemeinsamen");
    repo.commit_as(MDR, "Zurück");
    assert_eq!(found(&repo, &[]), ["foreign-change"]);
}

#[test]
fn renames_out_of_another_folder_are_seen() {
    let repo = branched();
    repo.git(&[
        "mv",
        "ministries/bm/projects/kalender.md",
        "ministries/mdr/kalender.md",
    ]);
    repo.commit_as(MDR, "Verschoben");
    assert!(found(&repo, &[]).contains(&"foreign-change".to_owned()));
}

#[test]
fn what_only_a_merge_holds_is_seen() {
    let repo = branched();
    edit(&repo, LERNEN, "gemeinsamen", "guten");
    repo.commit_as(BM, "Besser");
    repo.git(&["checkout", "-q", "main"]);
    edit(&repo, "fields/bildung.md", "digitalen", "vernetzten");
    repo.commit_as(MDR, "Auf main");
    repo.git(&["checkout", "-q", "zweig"]);
    repo.merge("main");
    assert_eq!(found(&repo, &[]), [""; 0], "an honest merge");
    repo.git(&["reset", "-q", "--hard", "HEAD^1"]);
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "main"]);
    edit(
        &repo,
        "goals/schulportal.md",
        "arbeiten alle",
        "arbeiten fast alle",
    );
    repo.commit_as(BM, "Merge");
    assert_eq!(found(&repo, &[]), ["foreign-change"], "more than the merge");
    repo.git(&["reset", "-q", "--hard", "HEAD^1"]);
    repo.git(&["merge", "-q", "-s", "ours", "--no-commit", "main"]);
    repo.commit_as(BM, "Merge");
    assert_eq!(found(&repo, &[]), ["foreign-change"], "less than the merge");
}

#[test]
fn modes_links_and_submodules_are_seen() {
    for arguments in [
        &["update-index", "--chmod=+x", LERNEN][..],
        &[
            "update-index",
            "--add",
            "--cacheinfo",
            "120000,e69de29bb2d1d6434b8b29ae775ad8c2e48c5391,ministries/bm/assets/l",
        ],
        &[
            "update-index",
            "--add",
            "--cacheinfo",
            "160000,e69de29bb2d1d6434b8b29ae775ad8c2e48c5391,ministries/bm/assets/s",
        ],
    ] {
        let repo = branched();
        repo.object("blob", b"");
        repo.git(arguments);
        repo.git(&[
            "commit",
            "-q",
            "--author",
            &format!("x <{BM}>"),
            "-m",
            "Hin",
        ]);
        repo.git(&["checkout", "-q", "HEAD~1", "--", "."]);
        repo.git(&["read-tree", "HEAD~1"]);
        repo.git(&[
            "commit",
            "-q",
            "--author",
            &format!("x <{BM}>"),
            "-m",
            "Zurück",
        ]);
        repo.git(&["reset", "-q", "--hard"]);
        assert_eq!(found(&repo, &[]), ["strange-file"], "{arguments:?}");
    }
}

#[test]
fn people_and_levels_are_those_of_the_base() {
    let repo = branched();
    let path = "ministries/bm/contacts.toml";
    let text = std::fs::read_to_string(repo.path().join(path)).unwrap();
    let me = "\n[[contact]]\nid = \"ich\"\nrole = \"deputy\"\nname = \"Ich\"\nemail = \"ich@bm.example\"\nnominated = 2026-01-01\nfields = [\"bildung\"]\n";
    repo.write(path, text + me);
    edit(
        &repo,
        "strategy.toml",
        "[process]",
        "[lints]\nunknown-author = \"off\"\n\n[process]",
    );
    repo.commit_as("ich@bm.example", "Ich");
    assert!(found(&repo, &[]).contains(&"unknown-author".to_owned()));
}

#[test]
fn old_findings_fail_nobody() {
    let repo = Repo::example();
    edit(
        &repo,
        LERNEN,
        "goals = [\"schulportal\"]",
        "goals = [\"schulprtal\"]",
    );
    repo.commit("Fehler auf main");
    repo.git(&["checkout", "-q", "-b", "zweig"]);
    edit(&repo, LERNEN, "gemeinsamen", "guten");
    repo.commit_as(BM, "Besser");
    assert_eq!(found(&repo, &[]), [""; 0]);
    let output = check(&repo, &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        shown(&output).contains("schon vorher da: 1"),
        "{}",
        shown(&output)
    );
    edit(&repo, LERNEN, "schulprtal", "schulprtl");
    repo.commit_as(BM, "Noch ein Fehler");
    assert_eq!(found(&repo, &[]), ["unknown-reference"]);
}

#[test]
fn logins_are_judged_as_persons_of_the_base() {
    let repo = Repo::example();
    for (ministry, login) in [("bm", "berta"), ("mdr", "dora")] {
        edit(
            &repo,
            &format!("ministries/{ministry}/contacts.toml"),
            "fields =",
            &format!("logins = [\"{login}\"]\nfields ="),
        );
    }
    repo.commit("Anmeldenamen");
    repo.git(&["checkout", "-q", "-b", "zweig"]);
    edit(&repo, LERNEN, "gemeinsamen", "guten");
    repo.commit_as(BM, "Besser");
    assert_eq!(found(&repo, &["--login", "Berta"]), [""; 0]);
    assert_eq!(found(&repo, &["--login", "dora"]), ["foreign-change"]);
    assert_eq!(found(&repo, &["--login", "fremd"]), ["unknown-author"]);
}

/// Opened by `oskar`, pushed to again by `petra`, as GitHub describes it.
const EVENT: &str = r#"{
  "action": "synchronize",
  "number": 7,
  "sender": { "login": "petra", "type": "User" },
  "pull_request": {
    "number": 7,
    "state": "open",
    "user": { "login": "oskar", "type": "User" },
    "head": { "ref": "zweig", "user": { "login": "petra" } },
    "base": { "ref": "main", "user": { "login": "land" } }
  },
  "repository": { "owner": { "login": "land" } }
}"#;

/// What `check --base main` prints, with these variables.
fn checked_with(repo: &Repo, variables: &[(&str, &str)], arguments: &[&str]) -> String {
    let mut dstrat = std::process::Command::new(env!("CARGO_BIN_EXE_dstrat"));
    dstrat
        .env_clear()
        .env("HOME", repo.path())
        .env("COLUMNS", "300")
        .envs(variables.iter().copied())
        .current_dir(repo.path())
        .args(["check", "--base", "main", "--lang", "de"])
        .args(["--today", "2026-05-01"])
        .args(arguments);
    shown(&dstrat.output().unwrap())
}

/// A repository whose `bm` is known by the login `oskar`, with a branch.
fn with_logins() -> Repo {
    let repo = Repo::example();
    let contacts = "ministries/bm/contacts.toml";
    edit(
        &repo,
        contacts,
        "fields =",
        "logins = [\"oskar\"]\nfields =",
    );
    repo.commit("Anmeldenamen");
    repo.git(&["checkout", "-q", "-b", "zweig"]);
    edit(&repo, LERNEN, "gemeinsamen", "guten");
    repo.commit_as(BM, "Besser");
    repo
}

#[test]
fn whoever_opened_the_pull_request_answers_for_it() {
    let repo = with_logins();
    let beside = repo.beside("events");
    std::fs::create_dir(&beside).unwrap();
    let event = |name: &str, text: &str| {
        let path = beside.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let pull = event("pull.json", EVENT);
    let push = event(
        "push.json",
        r#"{ "sender": { "login": "petra" }, "ref": "x" }"#,
    );
    let queue = event(
        "queue.json",
        r#"{ "merge_group": {}, "sender": { "login": "bot" } }"#,
    );
    let broken = event("broken.json", "{ \"pull_request\"");
    let actor = ("GITHUB_ACTOR", "petra");
    let of = |path| ("GITHUB_EVENT_PATH", path);
    let judged = |name, from| format!("geprüft auch als Anmeldename `{name}` ({from})");
    for (variables, arguments, expected) in [
        (
            vec![actor, of(&*pull)],
            vec![],
            judged("oskar", "GITHUB_EVENT_PATH"),
        ),
        (
            vec![actor, of(&*push)],
            vec![],
            judged("petra", "GITHUB_ACTOR"),
        ),
        (
            vec![actor, of(&*queue)],
            vec![],
            "der Anmeldename beim git-Anbieter ist nicht bekannt".to_owned(),
        ),
        (
            vec![actor, of(&*pull)],
            vec!["--login", "@dora"],
            judged("dora", "--login"),
        ),
        (
            vec![
                ("GITLAB_USER_LOGIN", "oskar"),
                ("CI_MERGE_REQUEST_IID", "7"),
            ],
            vec![],
            judged("oskar", "GITLAB_USER_LOGIN"),
        ),
        (
            vec![("GITLAB_USER_LOGIN", "")],
            vec![],
            "der Anmeldename beim git-Anbieter ist nicht bekannt".to_owned(),
        ),
        (
            vec![of(&*broken)],
            vec![],
            "das sich nicht lesen lässt".to_owned(),
        ),
        (
            vec![of("/dev/zero")],
            vec![],
            "das sich nicht lesen lässt".to_owned(),
        ),
    ] {
        let said = checked_with(&repo, &variables, &arguments);
        assert!(
            said.contains(&expected),
            "{variables:?} {arguments:?}: {said}"
        );
    }
}

#[test]
fn what_is_not_recorded_is_judged_and_nobodys() {
    let repo = branched();
    edit(&repo, LERNEN, "gemeinsamen", "guten");
    repo.commit_as(BM, "Besser");
    assert!(!shown(&check(&repo, &[])).contains("zugerechnet"));
    edit(
        &repo,
        "fields/bildung.md",
        "kind = \"field\"",
        "kind = \"feld\"",
    );
    repo.write("fields/neu.md", "");
    let output = shown(&check(&repo, &[]));
    let words = output.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "2 Dateien sind nicht so in git festgehalten, wie sie hier liegen: `fields/bildung.md`, `fields/neu.md`; ihr Inhalt ist \
                geprüft, aber niemandem zugerechnet";
    assert!(words.contains(told), "{output}");
    assert!(words.contains("invalid-value"), "{output}");
    assert!(!words.contains("foreign-change"), "{output}");
    let at_head = check(&repo, &["--at", "HEAD"]);
    assert!(!shown(&at_head).contains("zugerechnet"));
}

#[test]
fn bases_that_are_none_are_refused() {
    let repo = branched();
    edit(&repo, LERNEN, "gemeinsamen", "guten");
    repo.commit_as(BM, "Besser");
    repo.git(&["tag", "main", "zweig"]);
    let output = check(&repo, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
    assert!(shown(&output).contains("mehrdeutig"), "{}", shown(&output));
    repo.git(&["tag", "-d", "main"]);
    repo.git(&["checkout", "-q", "--orphan", "fremd"]);
    repo.commit_as(BM, "Fremd");
    assert_eq!(check(&repo, &[]).status.code(), Some(2), "unrelated");
    repo.git(&["checkout", "-q", "zweig"]);
    repo.git(&["mv", "strategy.toml", "alt.toml"]);
    repo.git(&["checkout", "-q", "-f", "zweig"]);
    let url = format!("file://{}", repo.path().display());
    repo.git(&[
        "clone",
        "-q",
        "--depth",
        "1",
        "--no-single-branch",
        &url,
        "../flach",
    ]);
    let flat = repo.beside("flach");
    let output = dstrat(&flat, repo.path(), &["check", "--base", "origin/main"]);
    assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
    assert!(
        shown(&output).contains("fetch-depth: 0"),
        "{}",
        shown(&output)
    );
}

/// GitHub and GitLab check out a merge that they made of the branch and its base.
#[test]
fn the_merge_that_hosts_check_out_is_judged_as_the_branch() {
    let repo = branched();
    edit(&repo, LERNEN, "gemeinsamen", "guten");
    let good = repo.commit_as(BM, "Besser");
    repo.git(&["checkout", "-q", "main"]);
    edit(&repo, "fields/bildung.md", "digitalen", "vernetzten");
    repo.commit_as(MDR, "Auf main");
    repo.git(&["checkout", "-q", "--detach", "main"]);
    repo.merge(&good.to_string());
    assert_eq!(found(&repo, &[]), [""; 0]);
    repo.git(&["checkout", "-q", "zweig"]);
    edit(
        &repo,
        "goals/schulportal.md",
        "arbeiten alle",
        "arbeiten fast alle",
    );
    let bad = repo.commit_as(BM, "Fremdes");
    repo.git(&["checkout", "-q", "--detach", "main"]);
    repo.merge(&bad.to_string());
    assert_eq!(found(&repo, &[]), ["foreign-change"]);
}

const SIGNATURE: &str = "[[cosignature]]\nof = \"bm/geraete\"\nresult = \"signed\"\ndigest = \"sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df\"\nby = \"koordination\"\non = 2026-04-24\n";

/// A strategy in which co-signatures must be signed; the key `eigen` is the coordinator's, `fremd` is nobody's.
fn signing(kind: &str) -> Repo {
    let repo = Repo::example();
    for name in ["eigen", "fremd"] {
        let made = std::process::Command::new("ssh-keygen")
            .args(["-q", "-t", kind, "-N", "", "-C", name, "-f"])
            .arg(repo.beside(name))
            .status();
        assert!(made.unwrap().success());
    }
    let key = std::fs::read_to_string(repo.beside("eigen.pub")).unwrap();
    edit(
        &repo,
        "ministries/mdr/contacts.toml",
        "fields =",
        &format!("ssh_keys = [\"{}\"]\nfields =", key.trim()),
    );
    edit(
        &repo,
        "strategy.toml",
        "[process]",
        "[workflow]\nrequire_signed_commits = true\n\n[process]",
    );
    repo.git(&["rm", "-q", "ministries/mdr/cosignatures.toml"]);
    repo.commit("Unterschriften verlangt");
    repo.git(&["checkout", "-q", "-b", "zweig"]);
    repo.write("ministries/mdr/cosignatures.toml", SIGNATURE);
    repo
}

/// Commits, signed with a key, as git does it.
fn signed(repo: &Repo, key: &str) {
    let key = format!(
        "user.signingkey={}",
        repo.beside(&format!("{key}.pub")).display()
    );
    repo.git(&["add", "--all"]);
    let author = format!("x <{MDR}>");
    repo.git(&[
        "-c",
        "gpg.format=ssh",
        "-c",
        &key,
        "commit",
        "-q",
        "-S",
        "--author",
        &author,
        "-m",
        "Zeichnet",
    ]);
}

#[test]
fn a_signed_cosignature_counts_and_every_other_does_not() {
    for kind in ["ed25519", "ecdsa"] {
        let repo = signing(kind);
        signed(&repo, "eigen");
        assert_eq!(found(&repo, &[]), [""; 0], "{kind}");
        repo.git(&["commit", "-q", "--amend", "--no-gpg-sign", "-m", "Ohne"]);
        assert_eq!(found(&repo, &[]), ["unsigned-cosignature"]);
        repo.git(&["reset", "-q", "--soft", "HEAD~1"]);
        signed(&repo, "fremd");
        assert_eq!(found(&repo, &[]), ["unsigned-cosignature"]);
    }
}

/// The bytes of a signed commit, changed.
fn forged(repo: &Repo, from: &str, to: &str) {
    let commit = repo.git(&["cat-file", "commit", "HEAD"]);
    assert!(commit.contains(from), "{commit}");
    let id = repo.object("commit", (commit.replacen(from, to, 1) + "\n").as_bytes());
    repo.git(&["update-ref", "HEAD", &id.to_string()]);
}

#[test]
fn a_signature_holds_for_its_commit_alone() {
    let repo = signing("ed25519");
    signed(&repo, "eigen");
    forged(&repo, "\n\nZeichnet", "\n\nZeichnet anderes");
    assert_eq!(found(&repo, &[]), ["unsigned-cosignature"]);
    assert!(shown(&check(&repo, &[])).contains("passt nicht zu diesem Commit"));
}

#[test]
fn a_signature_for_another_purpose_does_not_count() {
    let repo = signing("ed25519");
    signed(&repo, "eigen");
    let commit = repo.git(&["cat-file", "commit", "HEAD"]);
    let start = commit.find("gpgsig ").unwrap();
    let end = commit.find(" -----END SSH SIGNATURE-----\n").unwrap()
        + " -----END SSH SIGNATURE-----\n".len();
    let payload = format!("{}{}\n", &commit[..start], &commit[end..]);
    std::fs::write(repo.beside("payload"), &payload).unwrap();
    let made = std::process::Command::new("ssh-keygen")
        .args(["-q", "-Y", "sign", "-n", "file", "-f"])
        .arg(repo.beside("eigen"))
        .arg(repo.beside("payload"))
        .status();
    assert!(made.unwrap().success());
    let other = std::fs::read_to_string(repo.beside("payload.sig")).unwrap();
    let other = other.trim_end().replace('\n', "\n ");
    let forged = format!("{}gpgsig {other}\n{}\n", &commit[..start], &commit[end..]);
    let id = repo.object("commit", forged.as_bytes());
    repo.git(&["update-ref", "HEAD", &id.to_string()]);
    assert_eq!(found(&repo, &[]), ["unsigned-cosignature"]);
    assert!(shown(&check(&repo, &[])).contains("nicht für `git`"));
}

#[test]
fn a_key_of_the_branch_does_not_count_in_it() {
    let repo = signing("ed25519");
    let key = std::fs::read_to_string(repo.beside("fremd.pub")).unwrap();
    edit(
        &repo,
        "ministries/mdr/contacts.toml",
        "ssh_keys = [",
        &format!("ssh_keys = [\"{}\", ", key.trim()),
    );
    signed(&repo, "fremd");
    assert_eq!(found(&repo, &[]), ["unsigned-cosignature"]);
    assert!(shown(&check(&repo, &[])).contains("der neue Schlüssel zählt erst"));
}

/// A second strategy above the first would be found before it.
#[test]
fn a_strategy_in_another_folder_is_no_way_around() {
    let repo = Repo::empty();
    repo.write_example("strategy/");
    repo.commit("Anfang");
    repo.git(&["checkout", "-q", "-b", "zweig"]);
    assert_eq!(found(&repo, &[]), [""; 0]);
    repo.write_example("");
    repo.commit_as("fremd@x.example", "Darüber");
    let output = check(&repo, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
    assert!(shown(&output).contains("liegt die Strategie in `strategy/`, hier in `./`"));
    assert_eq!(
        found(&repo, &["-C", "strategy"]),
        [""; 0],
        "beside it nothing is judged"
    );
}

#[test]
fn branches_merged_crosswise_are_refused() {
    let repo = branched();
    edit(&repo, LERNEN, "gemeinsamen", "guten");
    let here = repo.commit_as(BM, "Hier");
    repo.git(&["checkout", "-q", "main"]);
    edit(&repo, "fields/bildung.md", "digitalen", "vernetzten");
    let there = repo.commit_as(MDR, "Dort");
    repo.merge(&here.to_string());
    repo.git(&["checkout", "-q", "zweig"]);
    repo.merge(&there.to_string());
    let output = check(&repo, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
    assert!(shown(&output).contains("über Kreuz"), "{}", shown(&output));
}
