//! `dstrat check`: findings in both languages and all formats, narrowing, exit codes.

use snapbox::{IntoData, str};

use crate::sandbox::{BROKEN, Sandbox};

/// A warning and no error.
const WARNING: &str = "
//- ministries/bm/contacts.toml
[[contact]]
id = \"koordination\"
role = \"deputy\"
name = \"Stellvertretende Koordination BM\"
email = \"koordination@bm.example\"
nominated = 2026-02-01
fields = [\"bildung\"]
";

#[test]
fn a_clean_strategy_is_told_so() {
    let sandbox = Sandbox::new("");
    sandbox
        .dstrat("check")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
keine Befunde

"#]])
        .stderr_eq("");
    sandbox
        .dstrat("check --lang en")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
no findings

"#]]);
}

#[test]
fn findings_for_people_in_german() {
    let sandbox = Sandbox::new(BROKEN);
    sandbox
        .dstrat("check")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
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

Fehler[unknown-key]: den Schlüssel `contct` gibt es hier nicht
 --> ministries/bm/projects/kalender.md:5:1
  |
5 | contct = "koordination"
  | ^^^^^^
  |
  = Hilfe: gemeint ist wohl `contact`
Hilfe: `contct` in `contact` ändern
  |
5 | contact = "koordination"
  |     +

Fehler[invalid-value]: `in Umsetzung` ist kein Wert für `status`
 --> ministries/bm/projects/kalender.md:6:10
  |
6 | status = "in Umsetzung"
  |          ^^^^^^^^^^^^^^
  |
  = Hilfe: gemeint ist wohl `active`; möglich sind: "planned" (geplant),
           "active" (in Umsetzung), "paused" (ruhend), "completed"
           (abgeschlossen), "cancelled" (eingestellt), "permanent"
           (Daueraufgabe)
Hilfe: `in Umsetzung` in `active` ändern
  |
6 - status = "in Umsetzung"
6 + status = "active"
  |

3 Fehler, 1 Warnung in 2 Dateien
`dstrat check --fix` behebt 2 davon
`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `unknown-reference`

"#]])
        .stderr_eq("");
}

#[test]
fn findings_for_people_in_english() {
    let sandbox = Sandbox::new(BROKEN);
    sandbox
        .dstrat("check --lang en")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
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

error[unknown-key]: there is no key `contct` here
 --> ministries/bm/projects/kalender.md:5:1
  |
5 | contct = "koordination"
  | ^^^^^^
  |
  = help: did you mean `contact`?
help: change `contct` to `contact`
  |
5 | contact = "koordination"
  |     +

error[invalid-value]: `in Umsetzung` is no value of `status`
 --> ministries/bm/projects/kalender.md:6:10
  |
6 | status = "in Umsetzung"
  |          ^^^^^^^^^^^^^^
  |
  = help: did you mean `active`? possible are: `planned`, `active`, `paused`,
          `completed`, `cancelled`, `permanent`
help: change `in Umsetzung` to `active`
  |
6 - status = "in Umsetzung"
6 + status = "active"
  |

3 errors, 1 warning in 2 files
`dstrat check --fix` mends 2 of them
`dstrat explain RULE` explains a rule, for instance `unknown-reference`

"#]])
        .stderr_eq("");
}

#[test]
fn json() {
    let sandbox = Sandbox::new(BROKEN);
    sandbox.dstrat("check --format json").assert().code(1).stdout_eq(str![[r#"
{"version":1,"diagnostics":[{"rule":"missing-coordinator","severity":"warning","message":"BM hat keine koordinierende Ansprechperson benannt","file":"ministries/bm/contacts.toml","start":{"line":3,"column":8},"end":{"line":3,"column":16},"help":"in `ministries/bm/contacts.toml` ein [[contact]] mit role = \"coordinator\" eintragen","fix":null,"related":[]},{"rule":"unknown-reference","severity":"error","message":"Maßnahme `bm/portal-ausbaun` gibt es nicht","file":"ministries/bm/projects/kalender.md","start":{"line":4,"column":11},"end":{"line":4,"column":30},"help":"gemeint ist wohl `bm/portal-ausbauen`","fix":{"title":"`bm/portal-ausbaun` in `bm/portal-ausbauen` ändern","safe":false,"edits":[{"file":"ministries/bm/projects/kalender.md","start":{"line":4,"column":11},"end":{"line":4,"column":30},"text":"\"bm/portal-ausbauen\""}]},"related":[]},{"rule":"unknown-key","severity":"error","message":"den Schlüssel `contct` gibt es hier nicht","file":"ministries/bm/projects/kalender.md","start":{"line":5,"column":1},"end":{"line":5,"column":7},"help":"gemeint ist wohl `contact`","fix":{"title":"`contct` in `contact` ändern","safe":true,"edits":[{"file":"ministries/bm/projects/kalender.md","start":{"line":5,"column":1},"end":{"line":5,"column":7},"text":"contact"}]},"related":[]},{"rule":"invalid-value","severity":"error","message":"`in Umsetzung` ist kein Wert für `status`","file":"ministries/bm/projects/kalender.md","start":{"line":6,"column":10},"end":{"line":6,"column":24},"help":"gemeint ist wohl `active`; möglich sind: \"planned\" (geplant), \"active\" (in Umsetzung), \"paused\" (ruhend), \"completed\" (abgeschlossen), \"cancelled\" (eingestellt), \"permanent\" (Daueraufgabe)","fix":{"title":"`in Umsetzung` in `active` ändern","safe":true,"edits":[{"file":"ministries/bm/projects/kalender.md","start":{"line":6,"column":10},"end":{"line":6,"column":24},"text":"\"active\""}]},"related":[]}],"summary":{"error":3,"warning":1,"info":0}}

"#]]
.into_data().raw());
}

#[test]
fn github() {
    let sandbox = Sandbox::new(BROKEN);
    sandbox.dstrat("check --format github").assert().code(1).stdout_eq(str![[r#"
::warning file=ministries/bm/contacts.toml,line=3,col=8,endLine=3,endColumn=16,title=dstrat (missing-coordinator)::BM hat keine koordinierende Ansprechperson benannt%0AHilfe: in `ministries/bm/contacts.toml` ein [[contact]] mit role = "coordinator" eintragen
::error file=ministries/bm/projects/kalender.md,line=4,col=11,endLine=4,endColumn=30,title=dstrat (unknown-reference)::Maßnahme `bm/portal-ausbaun` gibt es nicht%0AHilfe: gemeint ist wohl `bm/portal-ausbauen`
::error file=ministries/bm/projects/kalender.md,line=5,col=1,endLine=5,endColumn=7,title=dstrat (unknown-key)::den Schlüssel `contct` gibt es hier nicht%0AHilfe: gemeint ist wohl `contact`
::error file=ministries/bm/projects/kalender.md,line=6,col=10,endLine=6,endColumn=24,title=dstrat (invalid-value)::`in Umsetzung` ist kein Wert für `status`%0AHilfe: gemeint ist wohl `active`; möglich sind: "planned" (geplant), "active" (in Umsetzung), "paused" (ruhend), "completed" (abgeschlossen), "cancelled" (eingestellt), "permanent" (Daueraufgabe)

"#]]);
}

#[test]
fn gitlab() {
    let sandbox = Sandbox::new(WARNING);
    sandbox.dstrat("check --format gitlab").assert().code(0).stdout_eq(str![[r#"
[{"description":"BM hat keine koordinierende Ansprechperson benannt","check_name":"missing-coordinator","fingerprint":"f32cb57828409e0db3c979180e2df0c5","severity":"minor","location":{"path":"ministries/bm/contacts.toml","lines":{"begin":3,"end":3},"positions":{"begin":{"line":3,"column":8},"end":{"line":3,"column":16}}}}]

"#]]);
}

#[test]
fn sarif() {
    let sandbox = Sandbox::new(WARNING);
    sandbox.dstrat("check --format sarif --lang en").assert().code(0).stdout_eq(str![[r#"
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"dstrat","version":"0.1.0","rules":[{"id":"missing-coordinator","shortDescription":{"text":"a ministry has no coordinating contact"},"fullDescription":{"text":"a ministry has no coordinating contact"},"help":{"text":"learn more: `dstrat explain missing-coordinator`"}}]}},"language":"en","columnKind":"unicodeCodePoints","results":[{"ruleId":"missing-coordinator","ruleIndex":0,"level":"warning","message":{"text":"BM has named no coordinating contact\nhelp: add a [[contact]] with role = \"coordinator\" to `ministries/bm/contacts.toml`"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"ministries/bm/contacts.toml"},"region":{"startLine":3,"startColumn":8,"endLine":3,"endColumn":16}}}],"partialFingerprints":{"dstrat/v1":"f32cb57828409e0db3c979180e2df0c5"}}]}]}

"#]]
.into_data().raw());
}

#[test]
fn junit() {
    let sandbox = Sandbox::new(WARNING);
    sandbox.dstrat("check --format junit").assert().code(0).stdout_eq(str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dstrat" tests="1" failures="0" errors="0" skipped="1">
  <testsuite name="dstrat check" tests="1" failures="0" errors="0" skipped="1">
    <testcase classname="ministries/bm/contacts.toml" name="missing-coordinator (3:8)" file="ministries/bm/contacts.toml" line="3">
      <skipped message="Warnung: BM hat keine koordinierende Ansprechperson benannt"/>
    </testcase>
  </testsuite>
</testsuites>

"#]]);
}

#[test]
fn denied_warnings_fail() {
    let sandbox = Sandbox::new(WARNING);
    sandbox.dstrat("check").assert().code(0);
    sandbox.dstrat("check --deny warnings").assert().code(1);
    Sandbox::new("")
        .dstrat("check --deny warnings")
        .assert()
        .code(0);
}

#[test]
fn findings_are_narrowed_to_a_ministry() {
    let sandbox = Sandbox::new(BROKEN);
    sandbox
        .dstrat("check --ministry mdr")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
keine Befunde

"#]]);
    sandbox.dstrat("check --ministry bm").assert().code(1);
    sandbox
        .dstrat("check --ministry md")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
Fehler: das Ressort `md` gibt es nicht
Hilfe: gemeint ist wohl `mdr`

"#]]);
}

#[test]
fn paths_lead_from_where_one_stands() {
    let sandbox = Sandbox::new(WARNING);
    let below = sandbox.path().join("fields");
    sandbox
        .dstrat("check")
        .current_dir(&below)
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Warnung[missing-coordinator]: BM hat keine koordinierende Ansprechperson benannt
 --> ../ministries/bm/contacts.toml:3:8
  |
3 | role = "deputy"
  |        ^^^^^^^^
  |
  = Hilfe: in `ministries/bm/contacts.toml` ein [[contact]] mit
           role = "coordinator" eintragen

1 Warnung in 1 Datei
`dstrat explain missing-coordinator` erklärt die Regel

"#]]);
    let folder = sandbox
        .path()
        .file_name()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    let above = sandbox.path().parent().unwrap();
    let check = sandbox.dstrat(&format!("check -C {folder} --format github"));
    let output = check.current_dir(above).output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(
        shown.starts_with(&format!(
            "::warning file={folder}/ministries/bm/contacts.toml"
        )),
        "{shown}"
    );
}

#[test]
fn a_strategy_is_found_in_its_folder_above_and_in_the_folder_strategy() {
    let sandbox = Sandbox::empty();
    let inner = Sandbox::new("");
    std::fs::rename(inner.path(), sandbox.path().join("strategy")).unwrap();
    sandbox.dstrat("check").assert().code(0);
    sandbox.dstrat("check -C strategy").assert().code(0);
    sandbox
        .dstrat("-C strategy/ministries/bm/projects check")
        .assert()
        .code(0);
    sandbox
        .dstrat("check")
        .current_dir(sandbox.path().join("strategy/goals"))
        .assert()
        .code(0);
}

#[test]
fn the_strategy_speaks_its_language() {
    let sandbox = Sandbox::new("");
    let settings = sandbox
        .read("strategy.toml")
        .replace("[process]", "language = \"en\"\n[process]");
    sandbox.write("strategy.toml", settings.as_bytes());
    sandbox.dstrat("check").assert().code(0).stdout_eq(str![[r#"
no findings

"#]]);
    sandbox
        .dstrat("check --lang de")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
keine Befunde

"#]]);
}

#[test]
fn lists_that_may_be_all_and_files_one_folder_off() {
    let misplaced = r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["all"]
+++

Alle lernen in einer digitalen Welt.

//- fields/daten.md
+++
title = "Daten"
kind = "field"
order = 2
contributors = "alle"
+++

Daten sind offen.

//- goals/2028/portal.md
+++
//- ministries/portal.md
+++
"#;
    Sandbox::new(misplaced)
        .dstrat("check")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
Fehler[invalid-value]: `all` steht allein, nicht in einer Liste
 --> fields/bildung.md:5:16
  |
5 | contributors = ["all"]
  |                ^^^^^^^
  |
  = Hilfe: so schreiben: contributors = "all"
Hilfe: `["all"]` in `"all"` ändern
  |
5 - contributors = ["all"]
5 + contributors = "all"
  |

Fehler[wrong-type]: `contributors` erwartet eine Liste oder "all", hier steht
                    ein Text
 --> fields/daten.md:5:16
  |
5 | contributors = "alle"
  |                ^^^^^^
  |
  = Hilfe: so schreiben: contributors = "all"
Hilfe: `alle` in `all` ändern
  |
5 - contributors = "alle"
5 + contributors = "all"
  |

Fehler[unexpected-file]: die Datei `goals/2028/portal.md` gehört nicht hierher
 --> goals/2028/portal.md:1:1
  |
1 |
  | ^
  |
  = Hilfe: Unterordner gibt es hier nicht; die Datei eine Ebene höher
           legen

Fehler[unexpected-file]: die Datei `ministries/portal.md` gehört nicht hierher
 --> ministries/portal.md:1:1
  |
1 |
  | ^
  |
  = Hilfe: Einträge eines Ressorts liegen in seinen Ordnern:
           `ministries/<ressort>/projects/portal.md`, ebenso `measures/`
           und `contributions/`

4 Fehler in 4 Dateien
`dstrat check --fix` behebt 1 davon
`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `invalid-value`

"#]]);
}

#[test]
fn what_word_and_windows_leave_in_a_folder() {
    let sandbox = Sandbox::new("");
    let folder = "ministries/bm/contributions";
    for (name, content) in [
        ("Neue Förderung.md.txt", &b"x"[..]),
        ("beitrag.md.bak", b"x"),
        ("~$beitrag.docx", b"x"),
        ("word.md", b"PK\x03\x04\x14\x00\x08\x00\xff\xfe"),
    ] {
        sandbox.write(&format!("{folder}/{name}"), content);
    }
    sandbox
        .dstrat("check --ministry bm")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
Fehler[unexpected-file]: die Datei
                         `ministries/bm/contributions/Neue Förderung.md.txt`
                         gehört nicht hierher
--> ministries/bm/contributions/Neue Förderung.md.txt:1:1
 = Hilfe: umbenennen in `neue-foerderung.md`

Fehler[unexpected-file]: die Datei `ministries/bm/contributions/beitrag.md.bak`
                         gehört nicht hierher
--> ministries/bm/contributions/beitrag.md.bak:1:1
 = Hilfe: das sieht nach einer Sicherungskopie aus; löschen oder woanders
          ablegen

Fehler[unreadable-file]: das ist keine Textdatei, sondern wohl ein Dokument aus
                         Word, LibreOffice oder ein PDF
 --> ministries/bm/contributions/word.md:1:9
  |
1 | PK/u{3}/u{4}/u{14}/u{0}/u{8}/u{0}��
  |                                  ^
  |
  = Hilfe: den Text von dort kopieren, in einen Texteditor einfügen und in
           UTF-8 speichern

3 Fehler in 3 Dateien
`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `unexpected-file`

"#]]);
}

#[test]
fn a_submodule_that_is_checked_out() {
    let sandbox = Sandbox::new("");
    for name in [".git", "README.md"] {
        let path = format!("ministries/bm/projects/fremd/{name}");
        sandbox.write(&path, b"gitdir: ../../../../.git/modules/fremd\n");
    }
    sandbox.dstrat("check").assert().code(1).stdout_eq(str![[r#"
Fehler[unexpected-file]: `ministries/bm/projects/fremd/` ist ein Git-Repository
                         innerhalb der Strategie
--> ministries/bm/projects/fremd/.git:1:1
 = Hilfe: den Ordner löschen

1 Fehler in 1 Datei
`dstrat explain unexpected-file` erklärt die Regel

"#]]);
}

#[test]
fn former_ids_that_are_none_or_claimed_twice() {
    let renamed = r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
formerly = ["schule", "Schule!"]
+++

Alle lernen in einer digitalen Welt.

//- fields/daten.md
+++
title = "Daten"
kind = "cross-cutting"
order = 2
contributors = ["mdr"]
formerly = ["schule"]
+++

Daten sind offen.

//- ministries/mdr/contributions/daten.md
+++
title = "Offene Daten"
field = "schule"
status = "submitted"
submitted = 2026-04-10
contact = "koordination"
formerly = ["offene-daten"]
+++

Daten sind offen.
"#;
    Sandbox::new(renamed)
        .dstrat("check")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
Fehler[invalid-value]: `Schule!` ist keine Kennung der Art Handlungsfeld
 --> fields/bildung.md:6:23
  |
6 | formerly = ["schule", "Schule!"]
  |                       ^^^^^^^^^
  |
  = Hilfe: die Kennung schreiben, die der Eintrag früher hatte, in der
           Form "teilhabe"

Hinweis[missing-contribution]: MDR hat zum Handlungsfeld „Daten“ noch nichts
                               angelegt (Frist: 30. Juni 2026)
 --> fields/daten.md:5:17
  |
5 | contributors = ["mdr"]
  |                 ^^^^^
  |
  = Hilfe: `ministries/mdr/contributions/beitrag-daten.md` anlegen mit
           title, field = "daten" und status = "draft"; gibt es nichts
           beizutragen: status = "nil-return"

Warnung[former-id]: die frühere Kennung `schule` nennt auch `bildung`
 --> fields/daten.md:6:13
  |
6 | formerly = ["schule"]
  |             ^^^^^^^^
  |
 ::: fields/bildung.md:6:13
  |
6 | formerly = ["schule", "Schule!"]
  |             -------- auch hier
  |
  = Hilfe: Verweise auf sie führen zu `bildung`; in einem der beiden
           Einträge löschen

Warnung[former-id]: `schule` heißt jetzt `bildung`
 --> ministries/mdr/contributions/daten.md:3:9
  |
3 | field = "schule"
  |         ^^^^^^^^
  |
  = Hilfe: `bildung` schreiben
Hilfe: `schule` in `bildung` ändern
  |
3 - field = "schule"
3 + field = "bildung"
  |

Fehler[invalid-value]: `offene-daten` ist keine Kennung der Art Beitrag
 --> ministries/mdr/contributions/daten.md:7:13
  |
7 | formerly = ["offene-daten"]
  |             ^^^^^^^^^^^^^^
  |
  = Hilfe: mit Ressort schreiben: "mdr/offene-daten"
Hilfe: `offene-daten` in "mdr/offene-daten" ändern
  |
7 | formerly = ["mdr/offene-daten"]
  |              ++++

2 Fehler, 2 Warnungen, 1 Hinweis in 3 Dateien
`dstrat check --fix` behebt 1 davon
`dstrat explain REGEL` erklärt eine Regel, zum Beispiel `invalid-value`

"#]]);
}

#[test]
fn a_former_id_of_a_file_with_a_mistake_is_known() {
    let renamed = r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = "eins"
formerly = ["schule"]
+++

Alle lernen in einer digitalen Welt.

//- ministries/bm/contributions/neu.md
+++
title = "Neu"
field = "schule"
status = "draft"
+++

Text.
"#;
    let output = Sandbox::new(renamed).dstrat("check").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("order"), "{told}");
    assert!(!told.contains("`schule`"), "{told}");
}

#[test]
fn a_place_in_the_order_may_be_any_whole_number() {
    let sandbox = Sandbox::new("");
    let field = sandbox.read("fields/bildung.md");
    let first = field.replace("order = 1\n", "order = -1\n");
    assert_ne!(first, field);
    sandbox.write("fields/bildung.md", first.as_bytes());
    sandbox.dstrat("check").assert().code(0);
    let half = field.replace("order = 1\n", "order = 0.5\n");
    sandbox.write("fields/bildung.md", half.as_bytes());
    sandbox.dstrat("check").assert().code(1);
}
