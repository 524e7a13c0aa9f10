//! `dstrat status`: what the editors see, what programs read.

use serde_json::Value;
use snapbox::str;

use crate::sandbox::{BROKEN, Sandbox};

/// More of a strategy: a draft, a nil return, a third ministry that owes, a project that is late.
const MORE: &str = r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = "all"
+++

Alle lernen in einer digitalen Welt.

//- fields/daten.md
+++
title = "Offene | Daten"
kind = "cross-cutting"
order = 2
contributors = ["mdr"]
+++

Daten sind offen.

//- ministries/fm/ministry.toml
name = "=Ministerium der Finanzen"
short = "FM"
order = 1
mailbox = "poststelle@fm.example"

//- ministries/bm/contributions/entwurf.md
+++
title = "Entwurf"
field = "bildung"
status = "draft"
contact = "koordination"
+++

Hier wird noch geschrieben.

//- ministries/mdr/contributions/fehlanzeige.md
+++
title = "Daten"
field = "daten"
status = "nil-return"
submitted = 2026-04-01
contact = "koordination"
+++

Dazu trägt das Haus nichts bei.
"#;

#[test]
fn the_status_at_80_columns() {
    Sandbox::new(MORE)
        .dstrat("status")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Digitalstrategie
Fassung „2026“ · Stand 1. Mai 2026 · Federführung MDR

  !  Ansprechpersonen  1. März 2026        seit 61 Tagen überfällig: 1 Ressort
     Beiträge          30. Juni 2026       in 60 Tagen, 3 Beiträge offen
     Mitzeichnungen    30. September 2026  in 152 Tagen, derzeit nichts offen
     Kabinettsvorlage  5. November 2026    in 188 Tagen, 4 Beiträge unabgestimmt
     Kabinett          15. November 2026   in 198 Tagen

╭─────────────────┬────────────────────────────────────────────────────────────╮
│                 │                          Beiträge                          │
│         Koordi- │            Ent-          zuge- Abstim- Dis-  abge-   Fehl- │
│ Ressort nation  │ soll fehlt wurf zurück liefert    mung sens stimmt anzeige │
├─────────────────┼────────────────────────────────────────────────────────────┤
│ FM      –       │    1     1    ·      ·       ·       ·    ·      ·       · │
│ BM      ✓       │    1     ·    1      ·       1       ·    ·      1       · │
│ MDR     ✓       │    2     1    ·      ·       ·       ·    ·      ·       1 │
├─────────────────┼────────────────────────────────────────────────────────────┤
│ gesamt  2/3     │    4     2    1      ·       1       ·    ·      1       1 │
╰─────────────────┴────────────────────────────────────────────────────────────╯

╭─────────┬────────────────────┬───────────┬──────────┬───────────────╮
│         │   Mitzeichnungen   │ Maßnahmen │ Projekte │     Ampel     │
│         │          ge- über- │ in Umset- │   in Um- │               │
│ Ressort │ soll leistet  holt │      zung │  setzung │ grün gelb rot │
├─────────┼────────────────────┼───────────┼──────────┼───────────────┤
│ FM      │    ·       ·     · │         · │        · │    ·    ·   · │
│ BM      │    ·       ·     · │         1 │        1 │    1    ·   · │
│ MDR     │    1       1     · │         · │        · │    ·    ·   · │
├─────────┼────────────────────┼───────────┼──────────┼───────────────┤
│ gesamt  │    1       1     · │         1 │        1 │    1    ·   · │
╰─────────┴────────────────────┴───────────┴──────────┴───────────────╯
soll: geschuldet · fehlt: davon noch nichts da · zurück: zur Überarbeitung ·
überholt: gilt einem früheren Text · Ampel: errechnet aus Terminen und Stand der
Projekte · ✓ ja · – nein

In Zahlen
  · 50 % von 4 geschuldeten Beiträgen sind da; 2 fehlen.
  · 33 % von 3 Beitragstexten sind angenommen, 33 % abgestimmt.
  · 100 % von 1 geschuldeten Mitzeichnung ist geleistet.
  · 100 % von 1 Maßnahme ist in Umsetzung.
  · 100 % von 1 Projekt ist in Umsetzung.
  · 100 % von 1 laufenden Projekt ist grün.

Zuerst ansehen
  ! 1 Ressort hat keine Koordination: FM

Weiter
  → `dstrat todo mdr` sagt, was MDR als Nächstes zu tun hat
  → `dstrat status --matrix` zeigt Ressorts und Felder über Kreuz

"#]])
        .stderr_eq("");
}

#[test]
fn the_status_in_english_at_120_columns() {
    Sandbox::new(MORE)
        .dstrat("status --lang en")
        .env("COLUMNS", "120")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Digitalstrategie
edition “2026” · as of 1 May 2026 · lead MDR

  !  contacts       1 March 2026       61 days overdue: 1 ministry
     contributions  30 June 2026       in 60 days, 3 contributions open
     co-signatures  30 September 2026  in 152 days, nothing open at present
     cabinet paper  5 November 2026    in 188 days, 4 contributions not agreed
     cabinet        15 November 2026   in 198 days

╭──────────────────────┬───────────────────────────────────────────────────────────────────────────┬──────────────────╮
│                      │                               contributions                               │  co-signatures   │
│ ministry coordinator │ owed none draft returned submitted coordination dissent agreed nil return │ owed given stale │
├──────────────────────┼───────────────────────────────────────────────────────────────────────────┼──────────────────┤
│ FM       –           │    1    1     ·        ·         ·            ·       ·      ·          · │    ·     ·     · │
│ BM       ✓           │    1    ·     1        ·         1            ·       ·      1          · │    ·     ·     · │
│ MDR      ✓           │    2    1     ·        ·         ·            ·       ·      ·          1 │    1     1     · │
├──────────────────────┼───────────────────────────────────────────────────────────────────────────┼──────────────────┤
│ total    2/3         │    4    2     1        ·         1            ·       ·      1          1 │    1     1     · │
╰──────────────────────┴───────────────────────────────────────────────────────────────────────────┴──────────────────╯

╭──────────┬──────────┬──────────┬─────────────────╮
│          │ measures │ projects │      light      │
│ ministry │   active │   active │ green amber red │
├──────────┼──────────┼──────────┼─────────────────┤
│ FM       │        · │        · │     ·     ·   · │
│ BM       │        1 │        1 │     1     ·   · │
│ MDR      │        · │        · │     ·     ·   · │
├──────────┼──────────┼──────────┼─────────────────┤
│ total    │        1 │        1 │     1     ·   · │
╰──────────┴──────────┴──────────┴─────────────────╯
owed: due from the ministry · none: nothing there yet · returned: for revision · stale: for an
earlier text · light: computed from dates and age of the projects' reports · ✓ yes · – no

In figures
  · 50 % of 4 contributions owed are in; 2 are missing.
  · 33 % of 3 contribution texts are accepted, 33 % agreed.
  · 100 % of 1 co-signature owed is given.
  · 100 % of 1 measure is active.
  · 100 % of 1 project is active.
  · 100 % of 1 running project is green.

Look at first
  ! 1 ministry has no coordinator: FM

Next
  → `dstrat todo mdr` says what MDR has to do next
  → `dstrat status --matrix` shows ministries against fields

"#]])
        .stderr_eq("");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let sandbox = Sandbox::new(MORE);
    for columns in ["40", "60", "80", "100", "160"] {
        for command in ["status", "status --matrix", "status --field daten", "todo"] {
            for lang in ["de", "en"] {
                let output = sandbox
                    .dstrat(&format!("{command} --lang {lang}"))
                    .env("COLUMNS", columns)
                    .output()
                    .unwrap();
                let shown = String::from_utf8(output.stdout).unwrap();
                let widest = shown.lines().map(|line| line.chars().count()).max();
                assert!(widest <= columns.parse().ok(), "{command} {lang} {columns}");
            }
        }
    }
}

#[test]
fn one_ministry() {
    Sandbox::new(MORE)
        .dstrat("status --ministry bm")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Digitalstrategie
Fassung „2026“ · Stand 1. Mai 2026 · Federführung MDR
nur: Ministerium für Bildung

  ✓  Ansprechpersonen  1. März 2026        vor 61 Tagen, nichts offen
     Beiträge          30. Juni 2026       in 60 Tagen, 1 Beitrag offen
     Mitzeichnungen    30. September 2026  in 152 Tagen, derzeit nichts offen
     Kabinettsvorlage  5. November 2026    in 188 Tagen, 2 Beiträge unabgestimmt
     Kabinett          15. November 2026   in 198 Tagen

     Koordination    ja
     Beiträge        1 soll, 1 Entwurf, 1 zugeliefert, 1 abgestimmt
     Mitzeichnungen  keine
     Maßnahmen       1 in Umsetzung
     Projekte        1 in Umsetzung
     Ampel           1 grün

Beiträge
  ◔ `bm/entwurf` → bildung: in Erarbeitung
  ● `bm/geraete` → bildung: abgestimmt
  ◑ `bm/lernen` → bildung: zugeliefert

In Zahlen
  · 100 % von 1 geschuldeten Beitrag ist da.
  · 33 % von 3 Beitragstexten sind angenommen, 33 % abgestimmt.
  · 100 % von 1 Maßnahme ist in Umsetzung.
  · 100 % von 1 Projekt ist in Umsetzung.
  · 100 % von 1 laufenden Projekt ist grün.

Zuerst ansehen
  ✓ Nichts ist überfällig, überholt oder strittig.

Weiter
  → `dstrat todo bm` sagt, was BM als Nächstes zu tun hat
  → `dstrat status --matrix` zeigt Ressorts und Felder über Kreuz

"#]]);
}

#[test]
fn the_matrix() {
    Sandbox::new(MORE)
        .dstrat("status --matrix")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Digitalstrategie
Fassung „2026“ · Stand 1. Mai 2026 · Federführung MDR

╭─────────┬─────────────────┬────────────────────╮
│         │ Handlungsfelder │ Querschnittsthemen │
│ Ressort │ bildung         │ daten              │
├─────────┼─────────────────┼────────────────────┤
│ FM      │ ○ A             │                    │
│ BM      │ ◔ E+2           │                    │
│ MDR     │ ○ A             │ – F                │
╰─────────┴─────────────────┴────────────────────╯
○ A angefordert · – F Fehlanzeige · ◔ E in Erarbeitung · ◑ Z zugeliefert ·
● G abgestimmt · +1 ein weiterer Beitrag
bildung: Bildung · daten: Offene | Daten

"#]]);
}

#[test]
fn as_markdown() {
    Sandbox::new(MORE)
        .dstrat("status --field daten --format markdown")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
# Digitalstrategie

Fassung „2026“ · Stand 1. Mai 2026 · Federführung MDR

nur: Querschnittsthema „Offene /| Daten“

|  | Termin | am | Stand |
| --- | --- | --- | --- |
| ✓ | Ansprechpersonen | 1. März 2026 | vor 61 Tagen, nichts offen |
|  | Beiträge | 30. Juni 2026 | in 60 Tagen, derzeit nichts offen |
|  | Mitzeichnungen | 30. September 2026 | in 152 Tagen, derzeit nichts offen |
|  | Kabinettsvorlage | 5. November 2026 | in 188 Tagen, derzeit nichts offen |
|  | Kabinett | 15. November 2026 | in 198 Tagen |

|  | Bereich | Stand |
| --- | --- | --- |
|  | Koordination | ja |
|  | Beiträge | 1 soll, 1 Fehlanzeige |
|  | Mitzeichnungen | keine |
|  | Ampel | keine |

## Beiträge

- – `mdr/fehlanzeige` → daten: Fehlanzeige

## In Zahlen

- 100 % von 1 geschuldeten Beitrag ist da.

## Zuerst ansehen

- ✓ Nichts ist überfällig, überholt oder strittig.

## Weiter

- → `dstrat todo mdr` sagt, was MDR als Nächstes zu tun hat
- → `dstrat status --matrix` zeigt Ressorts und Felder über Kreuz

"#]]);
}

#[test]
fn as_csv() {
    let sandbox = Sandbox::new(MORE);
    sandbox
        .dstrat("status --format csv")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
ministry,short,name,coordinator,contacts,contributions_expected,contributions_requested,contributions_draft,contributions_returned,contributions_submitted,contributions_in_coordination,contributions_dissent,contributions_agreed,contributions_adopted,contributions_nil_return,cosignatures_owed,cosignatures_given,cosignatures_stale,measures_planned,measures_active,measures_paused,measures_completed,measures_cancelled,measures_permanent,projects_planned,projects_active,projects_paused,projects_completed,projects_cancelled,projects_permanent,ampel_green,ampel_amber,ampel_red
fm,FM,'=Ministerium der Finanzen,false,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
bm,BM,Ministerium für Bildung,true,1,1,0,1,0,1,0,0,1,0,0,0,0,0,0,1,0,0,0,0,0,1,0,0,0,0,1,0,0
mdr,MDR,Ministerium für Digitales,true,1,2,1,0,0,0,0,0,0,0,1,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0

"#]]);
    sandbox
        .dstrat("status --format csv --matrix")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
ministry,field,contribution,state,overdue
bm,bildung,bm/entwurf,draft,false
bm,bildung,bm/geraete,agreed,false
bm,bildung,bm/lernen,submitted,false
mdr,daten,mdr/fehlanzeige,nil-return,false
fm,bildung,,requested,false
mdr,bildung,,requested,false

"#]]);
}

#[test]
fn as_json() {
    let output = Sandbox::new(MORE)
        .dstrat("status --format json")
        .output()
        .unwrap();
    let status: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(status["version"], 1);
    assert_eq!(status["today"], "2026-05-01");
    assert_eq!(status["ministries"][0]["id"], "fm");
    assert_eq!(status["contributions"][0]["id"], "bm/entwurf");
    assert_eq!(status["requested"].as_array().unwrap().len(), 2);
    assert_eq!(status["totals"]["contributions"]["expected"], 4);
    assert_eq!(
        status["totals"]["shares"][0]["unit"],
        "expected-contributions"
    );
}

#[test]
fn files_with_errors_make_it_incomplete() {
    Sandbox::new(BROKEN)
        .dstrat("status --format csv")
        .assert()
        .code(1)
        .stderr_eq(str![[r#"
1 Datei konnte nicht ganz gelesen werden: was hier steht, ist unvollständig;
`dstrat check` nennt die Fehler

"#]]);
}

#[test]
fn an_unknown_ministry_or_field() {
    let sandbox = Sandbox::new(MORE);
    sandbox
        .dstrat("status --ministry mdrr")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Fehler: das Ressort `mdrr` gibt es nicht
Hilfe: gemeint ist wohl `mdr`

"#]]);
    sandbox
        .dstrat("status --field bildng --lang en")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
error: there is no field of action `bildng`
help: did you mean `bildung`?

"#]]);
}

#[test]
fn a_strategy_with_nothing_in_it() {
    let sandbox = Sandbox::empty();
    let settings = "format = 1\ntitle = \"Leer\"\nedition = \"1\"\nlead = \"x\"\n";
    sandbox.write("strategy.toml", settings.as_bytes());
    sandbox
        .dstrat("status")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
Leer
Fassung „1“ · Stand 1. Mai 2026
Noch kein Ressort: `ministries/<kennung>/ministry.toml` anlegen.

Zuerst ansehen
  ✓ Nichts ist überfällig, überholt oder strittig.

Weiter
  → `dstrat status --matrix` zeigt Ressorts und Felder über Kreuz

"#]]);
}

#[test]
fn who_cannot_be_read_is_not_silent() {
    let silent = r#"
//- strategy.toml
format = 1
title = "Strategie"
edition = "2026"
lead = "mdr"

[process]
cosignatures_due = 2026-04-01

[workflow]
deemed_consent = true

//- ministries/bm/contributions/neu.md
+++
title = "Neu"
field = "bildung"
status = "submitted"
submitted = 2026-01-10
cosigners = ["mdr"]
+++

Text.
"#;
    let sandbox = Sandbox::new(silent);
    let state = || {
        let output = sandbox.dstrat("status --format json").output().unwrap();
        let status: Value = serde_json::from_slice(&output.stdout).unwrap();
        let contributions = status["contributions"].as_array().unwrap();
        let new = contributions.iter().find(|one| one["id"] == "bm/neu");
        new.unwrap().clone()
    };
    let digest = state()["digest"].as_str().unwrap().to_owned();
    let accepted = format!(
        "[[consolidated]]\nof = \"bm/neu\"\nresult = \"accepted\"\ndigest = \"{digest}\"\non = 2026-02-01\n"
    );
    sandbox.write("consolidation.toml", accepted.as_bytes());
    assert_eq!(state()["state"], "agreed");
    for broken in [
        "[[cosig",
        "[[cosignature]]\nof = \"bm/neu\"\nresult = \"refuesd\"\n",
    ] {
        sandbox.write("ministries/mdr/cosignatures.toml", broken.as_bytes());
        assert_eq!(state()["state"], "in-coordination", "{broken}");
    }
}
