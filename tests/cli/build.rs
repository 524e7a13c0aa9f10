//! `dstrat build`: what is written, what is left alone, and when nothing is written.

use std::fs;

use snapbox::str;

use crate::sandbox::{BROKEN, Sandbox};

fn files_in(sandbox: &Sandbox, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(sandbox.path().join(folder)) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[cfg(feature = "pdf")]
#[test]
fn writes_all_formats_and_then_leaves_them_alone() {
    let sandbox = Sandbox::new("");
    sandbox
        .dstrat("build")
        .assert()
        .code(0)
        .stderr_eq("")
        .stdout_eq(str![[r#"
out/strategy.html
out/strategy.md
out/strategy.json
out/strategy.pdf
out/strategy.docx
out/report.html
out/report.md
out/report.docx
out/report.pdf
out/data/ (16 Dateien)
out/site/ (53 Dateien)

"#]]);
    sandbox.write("out/notes.txt", b"mine");
    sandbox.dstrat("build").assert().code(0).stdout_eq(str![[r#"
out/strategy.html (unverändert)
out/strategy.md (unverändert)
out/strategy.json (unverändert)
out/strategy.pdf (unverändert)
out/strategy.docx (unverändert)
out/report.html (unverändert)
out/report.md (unverändert)
out/report.docx (unverändert)
out/report.pdf (unverändert)
out/data/ (unverändert)
out/site/ (unverändert)

"#]]);
    assert_eq!(
        files_in(&sandbox, "out"),
        [
            "data",
            "notes.txt",
            "report.docx",
            "report.html",
            "report.md",
            "report.pdf",
            "site",
            "strategy.docx",
            "strategy.html",
            "strategy.json",
            "strategy.md",
            "strategy.pdf"
        ]
    );
}

#[test]
fn writes_only_what_is_asked_for() {
    let sandbox = Sandbox::new("");
    sandbox
        .dstrat("build --format json --format json --out a/b --lang en")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
a/b/strategy.json

"#]]);
    assert_eq!(files_in(&sandbox, "a/b"), ["strategy.json"]);
}

#[test]
fn an_extract_has_a_name_of_its_own() {
    let sandbox = Sandbox::new("");
    let extract = "build --format html --format markdown --field bildung --ministry BM";
    sandbox
        .dstrat(extract)
        .assert()
        .code(0)
        .stderr_eq("")
        .stdout_eq(str![[r#"
out/strategy-field-bildung-ministry-bm.html
out/strategy-field-bildung-ministry-bm.md

"#]]);
    let page = sandbox.read("out/strategy-field-bildung-ministry-bm.md");
    assert!(page.contains("Auszug: "), "{page}");
}

#[test]
fn an_extract_of_nothing_is_told() {
    let sandbox = Sandbox::new("");
    for (asked, told) in [
        (
            "--chapter fiedls",
            str![[r#"
Fehler: das Kapitel `fiedls` gibt es nicht
Hilfe: gemeint ist wohl `fields`

"#]],
        ),
        (
            "--field bildng",
            str![[r#"
Fehler: das Handlungsfeld `bildng` gibt es nicht
Hilfe: gemeint ist wohl `bildung`

"#]],
        ),
        (
            "--format json --chapter fields",
            str![[r#"
Fehler: `json` gibt es nur ganz, nicht als Auszug
Hilfe: Auszüge gibt es als `html`, `markdown`, `docx`, `pdf`

"#]],
        ),
    ] {
        let command = format!("build {asked}");
        sandbox.dstrat(&command).assert().code(2).stderr_eq(told);
    }
    assert_eq!(files_in(&sandbox, "out"), Vec::<String>::new());
}

#[test]
fn the_site_tells_what_changed_since_a_state_in_git() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Fassung", "2026-04-01");
    let path = "ministries/bm/ministry.toml";
    let text = sandbox.read(path);
    sandbox.write(path, text.replace("poststelle@", "post@").as_bytes());
    sandbox.commit("Danach", "2026-04-20");
    sandbox
        .dstrat("build --format site --since HEAD~1")
        .assert()
        .code(0)
        .stderr_eq("")
        .stdout_eq(str![[r#"
out/site/ (33 Dateien)

"#]]);
    let page = sandbox.read("out/site/was-sich-geaendert-hat.html");
    assert!(page.contains("Funktionspostfach: poststelle@bm.example → post@bm.example"));
}

#[test]
fn formats_that_do_not_compare_are_told() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Fassung", "2026-04-01");
    sandbox
        .dstrat("build --format html --format data --since HEAD")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Fehler: keines der verlangten Formate vergleicht mit einem früheren Stand:
        `--since HEAD`
Hilfe: das tun `report`, `site`; Texte vergleicht `dstrat diff HEAD`

"#]]);
}

#[test]
fn an_earlier_state_with_errors_is_told() {
    let sandbox = Sandbox::new(BROKEN);
    sandbox.commit("Fehlerhaft", "2026-04-01");
    fs::remove_file(sandbox.path().join("ministries/bm/projects/kalender.md")).unwrap();
    sandbox
        .dstrat("build --format site --since HEAD")
        .assert()
        .code(0)
        .stderr_eq(str![[r#"
Hinweis: 1 Datei des früheren Standes mit Fehlern; der Vergleich ist dort
unvollständig

"#]]);
}

#[cfg(not(feature = "pdf"))]
#[test]
fn without_its_feature_the_pdf_says_why() {
    let sandbox = Sandbox::new("");
    sandbox
        .dstrat("build --format pdf")
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
`pdf` ließ sich nicht bauen: dieses `dstrat` ist ohne PDF gebaut; `cargo build` ohne --no-default-features baut eines mit PDF

"#]]);
}

#[test]
fn the_folder_is_seen_from_where_one_starts() {
    let sandbox = Sandbox::new("");
    sandbox
        .dstrat("build --format json -C ministries/bm --out ../../out")
        .assert()
        .code(0);
    assert_eq!(files_in(&sandbox, "out"), ["strategy.json"]);
}

#[test]
fn a_strategy_with_errors_is_not_built() {
    let sandbox = Sandbox::new(BROKEN);
    sandbox
        .dstrat("build")
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
die Strategie hat 3 Fehler, es wurde nichts geschrieben; `dstrat check` zeigt
sie

"#]]);
    assert_eq!(files_in(&sandbox, "out"), Vec::<String>::new());
}

#[cfg(feature = "pdf")]
#[test]
fn an_error_in_a_template_names_file_line_and_cause_and_spoils_no_other_format() {
    let sandbox = Sandbox::new(
        "//- templates/facts.html\n<dl>\n{% for fact in fakten %}<dt>{{ fact }}</dt>{% endfor %}\n</dl>\n",
    );
    sandbox
        .dstrat("build")
        .assert()
        .code(1)
        .stderr_eq("`site` fehlt ganz oder zum Teil, aus demselben Grund\n")
        .stdout_eq(str![[r#"
Fehler[template]: die Vorlage nennt einen Wert, den es nicht gibt: `fakten` is
                  undefined
 --> templates/facts.html:2:16
  |
2 | {% for fact in fakten %}<dt>{{ fact }}</dt>{% endfor %}
  |                ^^^^^^
  |
  = Hilfe: die Vorlage berichtigen, oder die Datei löschen: dann gilt die
           eingebaute

1 Fehler in 1 Datei
`dstrat explain template` erklärt die Regel
out/strategy.md
out/strategy.json
out/strategy.pdf
out/strategy.docx
out/report.html
out/report.md
out/report.docx
out/report.pdf
out/data/ (16 Dateien)

"#]]);
    assert_eq!(
        files_in(&sandbox, "out"),
        [
            "data",
            "report.docx",
            "report.html",
            "report.md",
            "report.pdf",
            "strategy.docx",
            "strategy.json",
            "strategy.md",
            "strategy.pdf"
        ]
    );
}

#[test]
fn a_region_that_is_none_fails_the_data_alone() {
    let sandbox = Sandbox::new("");
    let settings = fs::read_to_string(sandbox.path().join("strategy.toml")).unwrap();
    let settings = format!("{settings}\n[publication]\nregion = \"RLP\"\n");
    sandbox.write("strategy.toml", settings.as_bytes());
    sandbox
        .dstrat("build --format json --format data")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
out/strategy.json

"#]])
        .stderr_eq(str![[r#"
`data` ließ sich nicht bauen: `region = "RLP"` unter `[publication]` ist kein
amtlicher Schlüssel: er hat 2, 5, 8 oder 12 Ziffern

"#]]);
}

/// For a preview of a pull request: `templates/` is trusted code, and what is under review is not trusted yet.
#[test]
fn with_a_base_its_templates_count() {
    let sandbox = Sandbox::new("//- templates/style.css\nbody { color: green }\n");
    sandbox.commit("Vorlage", "2026-04-01");
    sandbox.git(&["checkout", "--quiet", "-b", "zweig"], "2026-04-02");
    sandbox.write("templates/style.css", b"body { color: red }\n");
    sandbox.write("templates/page.html", b"{{ title }}\n");
    sandbox.commit("Angriff", "2026-04-02");
    sandbox
        .dstrat("build --format html --base main")
        .assert()
        .code(0);
    let page = sandbox.read("out/strategy.html");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("color: green"));
    sandbox
        .dstrat("build --format html --base zweig")
        .assert()
        .code(1);
    sandbox
        .dstrat("build --format html --base nirgends")
        .assert()
        .code(2)
        .stdout_eq("");
}

#[test]
fn the_sources_are_no_place_for_outputs() {
    let sandbox = Sandbox::new("");
    for out in [
        ".",
        "ministries",
        "ministries/bm",
        "document/new",
        "assets",
        "out/../fields",
        ".git",
    ] {
        let output = sandbox
            .dstrat(&format!("build --out {out}"))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{out}");
    }
    sandbox
        .dstrat("build --out fields")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Fehler: in `fields` liegen die Quellen der Strategie
Hilfe: einen anderen Ordner nennen: --out out

"#]]);
    assert!(!sandbox.path().join("document").exists());
}

#[test]
fn what_no_chapter_inserts_is_told() {
    let sandbox = Sandbox::new(
        "//- document/01-ziele.md\n+++\ntitle = \"Ziele\"\n+++\n\n```dstrat\ninsert = \"goals\"\n```\n",
    );
    sandbox.dstrat("build").assert().code(0).stderr_eq(str![[r#"
Hinweis: kein Kapitel fügt das ein: 1 Handlungsfeld, 1 Beitrag, 1 Maßnahme, 1
Projekt

"#]]);
}

#[cfg(unix)]
#[test]
fn a_link_into_the_sources_is_seen_through() {
    let sandbox = Sandbox::new("");
    std::os::unix::fs::symlink(sandbox.path().join("fields"), sandbox.path().join("out")).unwrap();
    sandbox.dstrat("build").assert().code(2);
    assert_eq!(files_in(&sandbox, "fields"), ["bildung.md"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let sandbox = Sandbox::new("");
    sandbox.write("out", b"a file");
    sandbox
        .dstrat("build")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Fehler: `out/strategy.html` lässt sich nicht schreiben: dort liegt schon eine
        Datei dieses Namens
Hilfe: einen anderen Ordner nennen: --out ORDNER

"#]]);
}

#[test]
fn the_day_is_the_one_asked_for_or_the_newest_in_the_files_never_the_clocks() {
    let sandbox = Sandbox::new("");
    sandbox.plain("build --format markdown").assert().code(0);
    assert!(
        sandbox
            .read("out/strategy.md")
            .contains("- **Stand:** 24. April 2026\n")
    );
    sandbox
        .plain("build --format markdown --today 2026-12-24")
        .assert()
        .code(0);
    assert!(
        sandbox
            .read("out/strategy.md")
            .contains("- **Stand:** 24. Dezember 2026\n")
    );
}

#[test]
fn an_empty_list_of_cosigners_is_not_the_same_as_none() {
    let listed = r#"
//- ministries/bm/contributions/allein.md
+++
title = "Allein"
field = "bildung"
status = "draft"
partners = ["mdr"]
cosigners = []
+++

Niemand zeichnet mit.
"#;
    let sandbox = Sandbox::new(listed);
    let build = sandbox.dstrat("build --format json --audience internal");
    build.assert().code(0);
    let model: serde_json::Value =
        serde_json::from_str(&sandbox.read("out/strategy.json")).unwrap();
    let contributions = model["contributions"].as_array().unwrap();
    let one = |id: &str| contributions.iter().find(|one| one["id"] == id).unwrap();
    assert_eq!(one("bm/allein")["cosigners"], serde_json::json!([]));
    assert!(one("bm/lernen").get("cosigners").is_none());
}
