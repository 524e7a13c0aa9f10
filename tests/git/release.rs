//! `dstrat cabinet` and git: the tag of a release, decisions held against it, and readiness at an earlier state.

use serde_json::Value;

use crate::commit::{repo, run, shown};
use crate::repo::Repo;

/// A repository whose strategy is ready for the cabinet, and recorded.
fn ready() -> Repo {
    let repo = repo();
    let accepted = run(
        repo.path(),
        repo.path(),
        &["accept", "bm/lernen", "--commit"],
    );
    assert!(accepted.status.success(), "{}", shown(&accepted));
    repo
}

fn cabinet(repo: &Repo, more: &[&str]) -> Value {
    let arguments = [&["cabinet", "--format", "json"], more].concat();
    let output = run(repo.path(), repo.path(), &arguments);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", shown(&output)))
}

fn release(repo: &Repo, tag: &str) -> (Option<i32>, String) {
    let output = run(repo.path(), repo.path(), &["cabinet", "--release", tag]);
    (output.status.code(), shown(&output))
}

/// Asserts that no tag was made, and returns what was said.
fn refused(repo: &Repo, tag: &str) -> String {
    let before = repo.git(&["tag"]);
    let (code, told) = release(repo, tag);
    assert_eq!(code, Some(2), "{told}");
    assert_eq!(repo.git(&["tag"]), before);
    told
}

#[test]
fn a_release_is_a_tag_that_names_the_digest() {
    let repo = ready();
    let digest = cabinet(&repo, &[])["digest"].as_str().unwrap().to_owned();
    let (code, told) = release(&repo, "kabinett/2026");
    assert_eq!(code, Some(0), "{told}");
    assert_eq!(repo.git(&["cat-file", "-t", "kabinett/2026"]), "tag");
    assert_eq!(repo.id("kabinett/2026^{commit}"), repo.id("HEAD"));
    let message = repo.git(&["tag", "-l", "--format=%(taggername) %(contents)"]);
    assert_eq!(
        message.trim(),
        format!(
            "Ada Lovelace Digitalstrategie, Fassung „2026“\n\nPrüfsumme der Strategie: {digest}"
        )
    );
    assert_eq!(cabinet(&repo, &[])["release"]["tag"], "kabinett/2026");
    repo.assert_untouched();
}

#[test]
fn what_is_not_recorded_or_not_ready_is_not_released() {
    let repo = ready();
    repo.write(
        "fields/bildung.md",
        format!("{}\nMehr.\n", repo.git(&["show", "HEAD:fields/bildung.md"])),
    );
    assert!(refused(&repo, "v1").contains("`fields/bildung.md`"));
    repo.git(&["add", "--all"]);
    assert!(
        refused(&repo, "v1").contains("`fields/bildung.md`"),
        "what is staged is not recorded"
    );
    repo.git(&["reset", "-q", "--hard"]);
    repo.write("decisions/2026-01-01-neu.md", "+++\ntitle = \"T\"\nbody = \"B\"\ndate = 2026-01-01\nkind = \"noted\"\n+++\n\n## Beschluss\n\nJa.\n");
    assert!(refused(&repo, "v1").contains("`decisions/2026-01-01-neu.md`"));
    repo.git(&["clean", "-q", "-f", "-d"]);
    repo.git(&["checkout", "-q", "HEAD~1"]);
    assert!(refused(&repo, "v1").contains("nicht kabinettreif"));
    repo.git(&["checkout", "-q", "main"]);
    let at = run(
        repo.path(),
        repo.path(),
        &["cabinet", "--release", "v1", "--at", "HEAD"],
    );
    assert!(shown(&at).contains("--at"));
    assert_eq!(release(&repo, "v1").0, Some(0));
}

#[test]
fn a_tag_is_made_once_and_has_a_name_that_git_allows() {
    let repo = ready();
    assert_eq!(release(&repo, "v1").0, Some(0));
    for taken in ["v1", "v1/neu"] {
        assert!(refused(&repo, taken).contains("gibt es schon"));
    }
    repo.git(&["pack-refs", "--all"]);
    assert!(refused(&repo, "v1").contains("gibt es schon"));
    for name in ["a b", "a..b", "HEAD", "../x", "a.lock", ""] {
        assert!(
            refused(&repo, name).contains("kann kein git-Tag heißen"),
            "{name}"
        );
    }
    let typed = run(repo.path(), repo.path(), &["cabinet", "--release=-f"]);
    assert!(shown(&typed).contains("kann kein git-Tag heißen"));
    repo.git(&["config", "tag.gpgSign", "true"]);
    assert!(refused(&repo, "v2").contains("git tag -s v2"));
    repo.git(&["config", "--unset", "tag.gpgSign"]);
    repo.git(&["config", "--unset", "user.email"]);
    assert!(refused(&repo, "v2").contains("git config user.email"));
    repo.git(&["fsck", "--strict"]);
}

#[test]
fn a_decision_is_held_against_the_texts_that_git_holds() {
    let repo = ready();
    let digest = cabinet(&repo, &[])["digest"].as_str().unwrap().to_owned();
    assert_eq!(release(&repo, "v1").0, Some(0));
    let text = format!(
        "+++\ntitle = \"Digitalstrategie\"\nbody = \"Ministerrat\"\ndate = 2026-04-28\nkind = \"adopted\"\nadopts = \"2026\"\ndigest = \"{digest}\"\n+++\n\n## Beschluss\n\nJa.\n"
    );
    repo.write("decisions/2026-04-28-beschluss.md", &text);
    repo.commit("Beschluss");
    assert_eq!(cabinet(&repo, &[])["adopted_by"], "2026-04-28-beschluss");

    let field = repo.git(&["show", "HEAD:fields/bildung.md"]);
    repo.write("fields/bildung.md", format!("{field}\n\nMehr.\n"));
    let changed = cabinet(&repo, &[]);
    assert_eq!(changed["obstacles"][0]["kind"], "decision");
    let what = changed["obstacles"][0]["what"].as_str().unwrap();
    assert!(what.contains("den von git-Tag `v1`"), "{what}");
    repo.git(&["tag", "-d", "v1"]);
    let what = cabinet(&repo, &[])["obstacles"][0]["what"].to_string();
    assert!(what.contains("den von Commit"), "{what}");
    assert_eq!(cabinet(&repo, &["--at", "HEAD"])["ready"], true);

    let nobody = digest
        .replace("sha256:", "sha256:0000")
        .get(..71)
        .unwrap()
        .to_owned();
    repo.write(
        "decisions/2026-04-28-beschluss.md",
        text.replace(&digest, &nobody),
    );
    let what = cabinet(&repo, &[])["obstacles"][0]["what"].to_string();
    assert!(what.contains("zu der git keinen Text kennt"), "{what}");
}

#[test]
fn a_release_in_time_is_a_paper_in_time() {
    let repo = ready();
    let settings = repo.git(&["show", "HEAD:strategy.toml"]);
    repo.write(
        "strategy.toml",
        settings.replace("cabinet_lead_days = 10", "cabinet_lead_days = 200"),
    );
    repo.commit("Frist");
    let late = cabinet(&repo, &[]);
    assert_eq!(late["obstacles"][0]["kind"], "late");
    let digest = late["digest"].as_str().unwrap();
    repo.git(&["tag", "-a", "-m", &format!("Von Hand: {digest}"), "vorlage"]);
    let handed_in = cabinet(&repo, &[]);
    assert_eq!(handed_in["session"]["handed_in"]["tag"], "vorlage");
    assert_eq!(handed_in["ready"], true);
}

#[test]
fn an_earlier_state_is_judged_as_it_was() {
    let repo = ready();
    assert_eq!(cabinet(&repo, &[])["ready"], true);
    let before = cabinet(&repo, &["--at", "HEAD~1"]);
    assert_eq!(before["obstacles"][0]["kind"], "submitted");
    repo.assert_untouched();
}
