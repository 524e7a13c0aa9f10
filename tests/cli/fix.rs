//! `dstrat check --fix`: what is changed, what stays, what is never touched.

use std::fs;

use snapbox::str;

use crate::sandbox::{BROKEN, Sandbox};

const PROJECT: &str = "ministries/bm/projects/kalender.md";

#[test]
fn safe_fixes_are_applied_and_shown() {
    let sandbox = Sandbox::new(BROKEN);
    let before = sandbox.read(PROJECT);
    sandbox
        .dstrat("check --fix")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
ministries/bm/projects/kalender.md:5: `contct` in `contact` ändern
  - contct = "koordination"
  + contact = "koordination"
ministries/bm/projects/kalender.md:6: `in Umsetzung` in `active` ändern
  - status = "in Umsetzung"
  + status = "active"
2 Stellen in 1 Datei geändert

Warnung[missing-coordinator]: BM hat keine koordinierende Ansprechperson benannt
 --> ministries/bm/contacts.toml:3:8
  |
3 | role = "deputy"
  |        ^^^^^^^^
  |
  = Hilfe: in `ministries/bm/contacts.toml` ein [[contact]] mit
           role = "coordinator" eintragen

Fehler[unknown-reference]: Maßnahme `bm/portal-ausbaun` gibt es nicht
 --> ministries/bm/projects/kalender.md:4:11
  |
4 | measure = "bm/portal-ausbaun" # die Maßnahme
  |           ^^^^^^^^^^^^^^^^^^^
  |
  = Hilfe: gemeint ist wohl `bm/portal-ausbauen`
Hilfe: `bm/portal-ausbaun` in `bm/portal-ausbauen` ändern
  |
4 | measure = "bm/portal-ausbauen" # die Maßnahme
  |                            +

1 Fehler, 1 Warnung in 2 Dateien
`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `unknown-reference`

"#]])
        .stderr_eq("");
    let expected = before
        .replace("contct =", "contact =")
        .replace("\"in Umsetzung\"", "\"active\"");
    assert_eq!(sandbox.read(PROJECT), expected);
    sandbox
        .dstrat("check --fix --lang en")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
nothing changed: no finding can be mended without asking

warning[missing-coordinator]: BM has named no coordinating contact
 --> ministries/bm/contacts.toml:3:8
  |
3 | role = "deputy"
  |        ^^^^^^^^
  |
  = help: add a [[contact]] with role = "coordinator" to
          `ministries/bm/contacts.toml`

error[unknown-reference]: there is no measure `bm/portal-ausbaun`
 --> ministries/bm/projects/kalender.md:4:11
  |
4 | measure = "bm/portal-ausbaun" # die Maßnahme
  |           ^^^^^^^^^^^^^^^^^^^
  |
  = help: did you mean `bm/portal-ausbauen`?
help: change `bm/portal-ausbaun` to `bm/portal-ausbauen`
  |
4 | measure = "bm/portal-ausbauen" # die Maßnahme
  |                            +

1 error, 1 warning in 2 files
`dstrat explain RULE` explains a rule, for instance `unknown-reference`

"#]]);
    assert_eq!(sandbox.read(PROJECT), expected);
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = Sandbox::new(BROKEN);
    let before = sandbox.read(PROJECT);
    let shown = sandbox.dstrat("check --fix --dry-run").assert().code(1);
    shown.stdout_eq(str![[r#"
ministries/bm/projects/kalender.md:5: `contct` in `contact` ändern
  - contct = "koordination"
  + contact = "koordination"
ministries/bm/projects/kalender.md:6: `in Umsetzung` in `active` ändern
  - status = "in Umsetzung"
  + status = "active"
2 Stellen in 1 Datei zu ändern; geschrieben wurde nichts

Warnung[missing-coordinator]: BM hat keine koordinierende Ansprechperson benannt
 --> ministries/bm/contacts.toml:3:8
  |
3 | role = "deputy"
  |        ^^^^^^^^
  |
  = Hilfe: in `ministries/bm/contacts.toml` ein [[contact]] mit
           role = "coordinator" eintragen

Fehler[unknown-reference]: Maßnahme `bm/portal-ausbaun` gibt es nicht
 --> ministries/bm/projects/kalender.md:4:11
  |
4 | measure = "bm/portal-ausbaun" # die Maßnahme
  |           ^^^^^^^^^^^^^^^^^^^
  |
  = Hilfe: gemeint ist wohl `bm/portal-ausbauen`
Hilfe: `bm/portal-ausbaun` in `bm/portal-ausbauen` ändern
  |
4 | measure = "bm/portal-ausbauen" # die Maßnahme
  |                            +

1 Fehler, 1 Warnung in 2 Dateien
`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `unknown-reference`

"#]]);
    assert_eq!(sandbox.read(PROJECT), before);
}

#[test]
fn byte_order_mark_line_ends_comments_and_permissions_stay() {
    let sandbox = Sandbox::new(BROKEN);
    let windows = format!(
        "\u{feff}{}",
        sandbox.read(PROJECT).trim_start().replace('\n', "\r\n")
    );
    sandbox.write(PROJECT, windows.as_bytes());
    let path = sandbox.path().join(PROJECT);
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o640);
    fs::set_permissions(&path, permissions).unwrap();
    let permissions = fs::metadata(&path).unwrap().permissions();
    sandbox.dstrat("check --fix").assert().code(1);
    let expected = windows
        .replace("contct =", "contact =")
        .replace("\"in Umsetzung\"", "\"active\"");
    assert_eq!(sandbox.read(PROJECT), expected);
    assert_eq!(fs::metadata(&path).unwrap().permissions(), permissions);
}

#[test]
fn two_slips_of_one_key_do_not_become_that_key_twice() {
    let sandbox = Sandbox::new("");
    let field = sandbox
        .read("fields/bildung.md")
        .replace("title =", "titel = \"x\"\ntitl =");
    sandbox.write("fields/bildung.md", field.as_bytes());
    sandbox.dstrat("check --fix").assert().code(1);
    assert_eq!(
        sandbox.read("fields/bildung.md"),
        field.replace("titel =", "title =")
    );
}

#[test]
fn for_programs_the_changes_stand_beside_the_findings() {
    let sandbox = Sandbox::new(BROKEN);
    let output = sandbox
        .dstrat("check --fix --format json")
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["summary"]["error"], 1);
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("+ contact =")
    );
}

#[test]
fn only_the_folder_of_the_ministry_is_changed() {
    let sandbox = Sandbox::new(BROKEN);
    let before = sandbox.read(PROJECT);
    sandbox
        .dstrat("check --fix --ministry mdr")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
nichts geändert: kein Befund lässt sich ohne Rückfrage beheben

keine Befunde

"#]]);
    assert_eq!(sandbox.read(PROJECT), before);
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    use std::os::unix::fs::symlink;
    let (sandbox, outside) = (Sandbox::new(BROKEN), Sandbox::empty());
    let before = sandbox.read(PROJECT);
    outside.write("kalender.md", before.as_bytes());
    fs::remove_file(sandbox.path().join(PROJECT)).unwrap();
    symlink(
        outside.path().join("kalender.md"),
        sandbox.path().join(PROJECT),
    )
    .unwrap();
    sandbox.dstrat("check --fix").assert().code(1);
    assert_eq!(outside.read("kalender.md"), before);

    let (sandbox, outside) = (Sandbox::new(BROKEN), Sandbox::empty());
    let projects = sandbox.path().join("ministries/bm/projects");
    fs::rename(&projects, outside.path().join("projects")).unwrap();
    symlink(outside.path().join("projects"), &projects).unwrap();
    sandbox.dstrat("check --fix").assert().code(1);
    assert_eq!(outside.read("projects/kalender.md"), before);
}

/// A project that was renamed, and a chapter that still links to its old file.
const RENAMED: &str = r##"
//- ministries/bm/projects/schulkalender.md
+++
title = "Schulkalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "active"
as_of = 2026-04-01
formerly = ["bm/terminplaner"]
+++

## Stand

Er läuft.

//- document/01-anfang.md
+++
title = "Anfang"
+++

Es begann mit dem [Kalender](../ministries/bm/projects/terminplaner.md#stand).

```dstrat
insert = "projects"
```
"##;

#[test]
fn a_link_to_a_former_file_leads_on_and_is_mended() {
    let sandbox = Sandbox::new(RENAMED);
    sandbox.dstrat("build --format html").assert().code(0);
    let page = sandbox.read("out/strategy.html");
    assert!(page.contains(r##"<a href="#project-bm--schulkalender--stand">Kalender</a>"##));

    sandbox.dstrat("check --fix").assert().code(0);
    let chapter = sandbox.read("document/01-anfang.md");
    assert!(chapter.contains("(../ministries/bm/projects/schulkalender.md#stand)"));
}

#[test]
fn a_link_to_a_former_file_is_told() {
    let sandbox = Sandbox::new(RENAMED);
    sandbox.dstrat("check").assert().code(0).stdout_eq(str![[r#"
Warnung[former-id]: die Datei `ministries/bm/projects/terminplaner.md` heißt
                    jetzt `ministries/bm/projects/schulkalender.md`
 --> document/01-anfang.md:5:30
  |
5 | Es begann mit dem [Kalender](../ministries/bm/projects/terminplaner.md#s...
  |                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = Hilfe: `../ministries/bm/projects/schulkalender.md#stand` schreiben
  = Hilfe: auf `../ministries/bm/projects/schulkalender.md#stand`
           verweisen

Hinweis[project-without-indicator]: das Projekt hat weder Kennzahl noch
                                    Verbreitungsstand
 --> ministries/bm/projects/schulkalender.md:2:9
  |
2 | title = "Schulkalender"
  |         ^^^^^^^^^^^^^^^
  |
  = Hilfe: ein [[indicator]] mit id, title, unit, baseline, target und
           readings ergänzen, oder [rollout] mit unit, total, covered und
           as_of

1 Warnung, 1 Hinweis in 2 Dateien
`dstrat check --fix` behebt 1 davon
`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `former-id`

"#]]);
}

#[test]
fn no_picture_lies_in_a_former_file() {
    let shown = RENAMED.replace("[Kalender]", "![Der Kalender]");
    let output = Sandbox::new(&shown).dstrat("check").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("Fehler[missing-picture]"), "{told}");
}
