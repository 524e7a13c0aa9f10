//! `dstrat log` over the year of a strategy, and over histories that are hard to tell.

use std::fs;
use std::path::PathBuf;

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
    let shown = |arguments: &str| printed(repo.path(), &format!("log {arguments}"));
    same(shown(""), file!["year/log.txt"]);
    same(shown("--lang en --reverse"), file!["year/log.en.txt"]);
    same(
        shown("--since 2026-07-01 --ministry FM --format markdown"),
        file!["year/log.md"],
    );
    same(shown("--format csv"), file!["year/log.csv"]);
    same(shown("mdr/basisdienste"), file!["year/basisdienste.txt"]);
    same(
        shown("mwg/forschungsdaten --format json"),
        file!["year/forschungsdaten.json"],
    );
    repo.assert_untouched();
}

#[test]
fn an_entry_is_found_under_every_name_that_it_had() {
    let repo = year();
    let shown = |entry: &str| printed(repo.path(), &format!("log {entry}"));
    assert_eq!(shown("fm/kassen"), shown("mdr/kassen"));
    assert!(shown("fm/kassen").contains("+ `fm/kassen`: angelegt"));
    assert!(
        shown("mdr/gruendung").contains("gelöscht"),
        "gone, but it was there"
    );
    assert!(shown("strategy").contains("Schlusszeichnung durch MWG"));
    assert!(shown("bm").contains("als Ansprechperson benannt"));
    let told = refused(repo.path(), "log forschungsdaten");
    assert!(
        told.contains("gemeint ist wohl `mwg/forschungsdaten`"),
        "{told}"
    );
    let told = refused(repo.path(), "log bm/digitale-schulen");
    assert!(
        told.contains("gemeint ist wohl `bm/digitale-schule`"),
        "{told}"
    );
    assert!(refused(repo.path(), "log xyz").contains("`dstrat log` nennt alle Einträge"));
}

#[test]
fn since_is_a_day_or_a_state() {
    let repo = year();
    repo.git(&["tag", "kabinett", "HEAD~1"]);
    let shown = printed(repo.path(), "log --since kabinett");
    assert_eq!(shown, printed(repo.path(), "log --since 2026-11-01"));
    assert!(shown.contains("1 Ereignis · 18. November 2026"), "{shown}");
    assert!(printed(repo.path(), "log --since 2026-12-01").contains("0 Ereignisse"));
    assert!(refused(repo.path(), "log --since kabinet").contains("gemeint ist wohl `kabinett`"));
    let before = printed(repo.path(), "log --at kabinett --since 2026-10-20");
    assert!(
        before.contains("4 Ereignisse · 20. Oktober 2026"),
        "{before}"
    );
}

fn shallow(repo: &Repo, depth: &str) -> PathBuf {
    let target = repo.beside(&format!("shallow-{depth}"));
    let source = format!("file://{}", repo.path().display());
    repo.git(&[
        "clone",
        "-q",
        "--depth",
        depth,
        &source,
        target.to_str().unwrap(),
    ]);
    target
}

#[test]
fn what_cannot_be_told_is_said_with_the_way_out() {
    let repo = year();
    let clone = shallow(&repo, "4");
    let told = refused(&clone, "log bm/digitale-schule");
    assert!(
        told.starts_with("Fehler: der Klon ist flach: was vor dem Commit "),
        "{told}"
    );
    assert!(
        told.contains("Hilfe: `git fetch --unshallow` holt den Rest"),
        "{told}"
    );
    let lately = "log --since 2026-11-01";
    assert_eq!(printed(&clone, lately), printed(repo.path(), lately));
    assert_eq!(
        printed(&clone, "log --since HEAD~1"),
        printed(repo.path(), "log --since HEAD~1")
    );
    let nowhere = Repo::nothing();
    fs::write(nowhere.path().join("strategy.toml"), "format = 1\n").unwrap();
    assert!(refused(nowhere.path(), "log --lang de").contains("liegt in keinem git-Repository"));
    let bare = repo.beside("bare.git");
    repo.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
    assert_eq!(printed(&bare, "log"), printed(repo.path(), "log"));
}

/// The frame, and one contribution.
fn begun() -> Tale {
    let mut tale = Tale::default();
    tale.commit("main", ADA, "2026-01-01", "Anfang", |tree| {
        put(
            tree,
            "strategy.toml",
            "format = 1\ntitle = \"S\"\nedition = \"1\"\nlead = \"bm\"\n",
        );
        put(
            tree,
            "ministries/bm/ministry.toml",
            "name = \"B\"\nshort = \"BM\"\nmailbox = \"a@b.example\"\n",
        );
        put(
            tree,
            &path_of("bm/x"),
            &text("X", "Ein Satz über eine Sache, der wiederzuerkennen ist."),
        );
    });
    tale
}

fn text(title: &str, words: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nfield = \"f\"\nstatus = \"draft\"\n+++\n\n{words}\n")
}

/// The words of an entry's story, without dates, people and commits.
fn story(repo: &Repo, entry: &str) -> Vec<String> {
    let shown = printed(repo.path(), &format!("log {entry} --reverse"));
    let events = shown.lines().filter(|line| line.starts_with("  "));
    events.map(|line| line.trim().to_owned()).collect()
}

#[test]
fn a_name_that_is_given_again_begins_another_story() {
    let mut tale = begun();
    tale.branch("seitlich", "main");
    tale.commit("main", ADA, "2026-01-02", "Umbenannt", |tree| {
        rename(tree, &path_of("bm/x"), &path_of("bm/y"));
    });
    tale.commit(
        "seitlich",
        BRUNO,
        "2026-01-03",
        "Alter Name auf einem Zweig",
        |tree| {
            edit(tree, &path_of("bm/x"), "draft", "submitted");
        },
    );
    tale.commit("main", ADA, "2026-01-04", "Ein anderes X", |tree| {
        put(tree, &path_of("bm/x"), &text("Neu", "Etwas ganz anderes."));
    });
    tale.commit("main", ADA, "2026-01-05", "Das andere", |tree| {
        edit(tree, &path_of("bm/x"), "ganz anderes", "völlig anderes");
    });
    tale.merge("main", "seitlich", ADA, "2026-01-06", |tree| {
        put(
            tree,
            &path_of("bm/x"),
            &text("Neu", "Etwas völlig anderes."),
        );
        edit(tree, &path_of("bm/y"), "draft", "submitted");
    });
    let repo = tale.told();
    assert_eq!(
        story(&repo, "bm/y"),
        [
            "+ `bm/x`: angelegt, „X“",
            "→ umbenannt, vorher `bm/x`",
            "◑ `bm/x`: zugeliefert",
        ]
    );
    assert_eq!(
        story(&repo, "bm/x"),
        ["+ angelegt, „Neu“", "~ Text geändert"]
    );
}

#[test]
fn what_is_done_again_after_it_was_undone_happened_twice() {
    let mut tale = begun();
    for (on, old, new) in [
        ("2026-01-02", "eine Sache", "zwei Sachen"),
        ("2026-01-03", "zwei Sachen", "eine Sache"),
        ("2026-01-04", "eine Sache", "zwei Sachen"),
    ] {
        tale.commit("main", ADA, on, "hin und her", |tree| {
            edit(tree, &path_of("bm/x"), old, new)
        });
    }
    tale.branch("anderswo", "main");
    for branch in ["main", "anderswo"] {
        tale.commit(branch, ADA, "2026-01-05", "gepflückt", |tree| {
            edit(tree, &path_of("bm/x"), "Ein Satz", "Dieser Satz");
        });
    }
    tale.merge("main", "anderswo", ADA, "2026-01-06", |_| {});
    let changed = "~ Text geändert";
    assert_eq!(
        story(&tale.told(), "bm/x"),
        ["+ angelegt, „X“", changed, changed, changed, changed]
    );
}

#[test]
fn evidence_that_is_taken_away_is_told() {
    let mut tale = begun();
    let path = path_of("bm/x");
    tale.commit("main", ADA, "2026-01-02", "zugeliefert", |tree| {
        edit(
            tree,
            &path,
            "\"draft\"",
            "\"submitted\"\nsubmitted = 2026-01-02\nhouse_cleared = 2025-12-30",
        );
    });
    tale.commit("main", ADA, "2026-01-03", "angenommen", |tree| {
        judge(tree, "accepted", "bm/x", "2026-01-03")
    });
    tale.commit("main", EMIL, "2026-01-04", "versteckt", |tree| {
        put(tree, "consolidation.toml", "# leer\n")
    });
    tale.commit("main", EMIL, "2026-01-05", "kaputt", |tree| {
        put(tree, &path, "kaputt")
    });
    tale.commit("main", ADA, "2026-01-06", "wieder da", |tree| {
        put(
            tree,
            &path,
            &text("X", "Ein anderer Satz.").replace("\"f\"", "\"g\""),
        );
        judge(tree, "accepted", "bm/x", "2026-01-03");
    });
    tale.commit("main", ADA, "2026-01-07", "Feld", |tree| {
        edit(tree, &path, "\"g\"", "\"f\"")
    });
    assert_eq!(
        story(&tale.told(), "bm/x"),
        [
            "+ angelegt, „X“",
            "◑ im Haus abgestimmt (laut Datei: 30. Dezember 2025)",
            "◑ zugeliefert",
            "◕ von der Redaktion angenommen",
            "! Vermerk der Redaktion gelöscht",
            "! Datei nicht mehr lesbar",
            "· Datei wieder lesbar",
            "◕ von der Redaktion angenommen (laut Datei: 3. Januar 2026)",
            "→ gehört zum Feld `f`, vorher `g`",
        ]
    );
}

#[test]
fn the_frame_changes_too() {
    let mut tale = begun();
    tale.commit("main", ADA, "2026-01-02", "Frist", |tree| {
        edit(
            tree,
            "strategy.toml",
            "lead",
            "process.contributions_due = 2026-05-31\nlead",
        );
    });
    tale.commit("main", ADA, "2026-01-03", "Frist und Fassung", |tree| {
        edit(tree, "strategy.toml", "2026-05-31", "2026-06-30");
        edit(tree, "strategy.toml", "edition = \"1\"", "edition = \"2\"");
    });
    let contact = |name: &str, more: &str| {
        format!(
            "[[contact]]\nid = \"k\"\nrole = \"coordinator\"\nname = \"{name}\"\nemail = \"k@b.example\"\nnominated = 2026-01-04\n{more}"
        )
    };
    for (on, name, more) in [
        ("2026-01-04", "A", ""),
        ("2026-01-05", "B", ""),
        ("2026-01-06", "B", "until = 2026-03-31\n"),
    ] {
        let text = contact(name, more);
        tale.commit("main", ADA, on, "Ansprechperson", |tree| {
            put(tree, "ministries/bm/contacts.toml", &text);
        });
    }
    let repo = tale.told();
    assert_eq!(
        story(&repo, "strategy"),
        [
            "+ begonnen, „S“",
            "· Frist für Beiträge: 31. Mai 2026, vorher keine",
            "· Fassung „2“, vorher „1“",
            "· Frist für Beiträge: 30. Juni 2026, vorher 31. Mai 2026",
        ]
    );
    assert_eq!(
        story(&repo, "bm"),
        [
            "+ angelegt, „B“",
            "+ `bm/k`: als Ansprechperson benannt",
            "+ `bm/k`: als Ansprechperson benannt (laut Datei: 4. Januar 2026)",
            "− `bm/k`: nicht mehr Ansprechperson (laut Datei: 31. März 2026)",
        ]
    );
}

#[test]
fn nobody_s_name_is_more_than_a_name() {
    let mut tale = begun();
    let nasty = ("=cmd|\u{1b}[31m\u{202e}`x`", "x@y.example");
    tale.commit("main", nasty, "2026-01-02", "x", |tree| {
        edit(
            tree,
            &path_of("bm/x"),
            "title = \"X\"",
            "title = \"=1+1 | <b>\"",
        );
    });
    let repo = tale.told();
    for format in ["table", "markdown", "csv", "json"] {
        let shown = printed(repo.path(), &format!("log --format {format}"));
        let harmful = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(
            format == "json" || !shown.contains(harmful),
            "{format}: {shown}"
        );
        assert!(format != "csv" || !shown.contains(",="), "{shown}");
        assert!(format != "markdown" || !shown.contains("<b>"), "{shown}");
    }
}
