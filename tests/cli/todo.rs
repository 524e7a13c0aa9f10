//! `dstrat todo`: who has to do what, until when, where.

use serde_json::Value;
use snapbox::str;

use crate::sandbox::Sandbox;

/// A coordinator whose mandate ended, a draft, and a contribution that was returned and reworked by nobody.
const BEHIND: &str = r#"
//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
email = "koordination@bm.example"
nominated = 2026-02-01
until = 2026-04-15
fields = ["bildung"]

//- ministries/bm/contributions/entwurf.md
+++
title = "Entwurf"
field = "bildung"
status = "draft"
contact = "koordination"
+++

Hier wird noch geschrieben.

//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
contact = "koordination"
status = "active"
confidence = "red"
start = "2025"
end = "2027"
as_of = 2025-04-01

[[milestone]]
id = "probe"
title = "Probe in zehn Schulen"
due = 2026-03-31

[[indicator]]
id = "klassen"
title = "Klassen mit Kalender"
unit = "Klassen"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 20000, due = "2027" }
readings = [{ value = 4000, as_of = 2026-04-01 }]
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#;

#[test]
fn one_ministry_with_the_lines_to_write() {
    Sandbox::new(BEHIND)
        .dstrat("todo bm")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Was zu tun ist
Digitalstrategie · 1. Mai 2026

BM: 5 Aufgaben, 3 überfällig
  ☐ Koordination benennen: BM
    bis 1. März 2026, seit 61 Tagen überfällig
    Koordination Digitalstrategie BM war es bis 15. April 2026
    in `ministries/bm/contacts.toml` am Ende anhängen:
      [[contact]]
      id = "koordination-2"
      role = "coordinator"
      name = "…"
      email = "…"
      nominated = 2026-05-01

  ☐ Termin melden: „Gemeinsamer Kalender“, Meilenstein „Probe in zehn Schulen“
    bis 31. März 2026, seit 31 Tagen überfällig
    in `ministries/bm/projects/kalender.md` im Meilenstein `probe` eine Zeile
    ergänzen:
      done = 2026-05-01 # wenn erreicht
      forecast = "…" # sonst: wann erwartet

  ☐ Projektbericht erneuern: „Gemeinsamer Kalender“
    bis 1. Oktober 2025, seit 212 Tagen überfällig
    Stand 1. April 2025
    in `ministries/bm/projects/kalender.md` den Bericht prüfen, dann ändern in:
      as_of = 2026-05-01

  ☐ Entwurf fertigstellen: „Entwurf“
    bis 30. Juni 2026, in 60 Tagen
    wenn der Text fertig ist:
      dstrat submit bm/entwurf
    oder von Hand in `ministries/bm/contributions/entwurf.md` ändern in:
      status = "submitted"
      submitted = 2026-05-01

  ☐ Ampel begründen: „Gemeinsamer Kalender“
    die eigene Ampel steht auf rot
    in `ministries/bm/projects/kalender.md` eine Zeile ergänzen:
      confidence_reason = "…"

"#]])
        .stderr_eq("");
}

#[test]
fn the_lead_as_markdown_in_english() {
    Sandbox::new(BEHIND)
        .dstrat("todo MDR --lang en --format markdown")
        .assert()
        .code(0)
        .stdout_eq(str![[r##"
# What is to do

Digitalstrategie · 1 May 2026

## MDR: 1 task

- [ ] accept or return the contribution: BM, “Lernen mit digitalen Werkzeugen”/
  by 30 September 2026, in 152 days/
  to read: `ministries/bm/contributions/lernen.md`/
  command:

  ```sh
  dstrat accept bm/lernen
  dstrat return bm/lernen --remark "…"
  ```

  or by hand in `consolidation.toml` append at the end:

  ```toml
  [[consolidated]]
  of = "bm/lernen"
  result = "accepted" # or returned, then with remark = "…"
  digest = "sha256:877dab9ca5727e1e304a6574a2243cbd93e07725a3d09bdc88bac66049200834"
  on = 2026-05-01
  ```

"##]]);
}

#[test]
fn all_in_short() {
    Sandbox::new(BEHIND)
        .dstrat("todo")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Was zu tun ist
Digitalstrategie · 1. Mai 2026

BM: 5 Aufgaben, 3 überfällig
  !  vor 61 Tagen   Koordination benennen: BM
  !  vor 31 Tagen   Termin melden: „Gemeinsamer Kalender“, Meilenstein „Probe in
                    zehn Schulen“
  !  vor 212 Tagen  Projektbericht erneuern: „Gemeinsamer Kalender“
     in 60 Tagen    Entwurf fertigstellen: „Entwurf“
                    Ampel begründen: „Gemeinsamer Kalender“

MDR: 1 Aufgabe
     in 152 Tagen   Beitrag annehmen oder zurückgeben: BM, „Lernen mit digitalen
                    Werkzeugen“

! überfällig. `dstrat todo bm` zeigt Dateien und Zeilen für ein Ressort.

"#]]);
}

#[test]
fn as_csv() {
    Sandbox::new(BEHIND)
        .dstrat("todo mdr --format csv")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
ministry,task,subject,what,note,read,due,days_left,overdue,commands,file,new_file,how,write
mdr,judge-contribution,bm/lernen,"Beitrag annehmen oder zurückgeben: BM, „Lernen mit digitalen Werkzeugen“",,ministries/bm/contributions/lernen.md,2026-09-30,152,false,"dstrat accept bm/lernen
dstrat return bm/lernen --remark ""…""",consolidation.toml,false,am Ende anhängen,"[[consolidated]]
of = ""bm/lernen""
result = ""accepted"" # oder returned, dann mit remark = ""…""
digest = ""sha256:877dab9ca5727e1e304a6574a2243cbd93e07725a3d09bdc88bac66049200834""
on = 2026-05-01"

"#]]);
}

#[test]
fn as_json() {
    let output = Sandbox::new(BEHIND)
        .dstrat("todo --format json")
        .output()
        .unwrap();
    let todo: Value = serde_json::from_slice(&output.stdout).unwrap();
    let items = todo["items"].as_array().unwrap();
    let late: Vec<&Value> = items
        .iter()
        .filter(|item| item["overdue"] == true)
        .collect();
    assert_eq!(todo["today"], "2026-05-01");
    assert_eq!(late[0]["task"], "name-coordinator");
    assert_eq!(late[0]["file"], "ministries/bm/contacts.toml");
    assert_eq!(late[0]["days_left"], -61);
}

#[test]
fn the_path_and_the_command_work_from_where_one_stands() {
    let sandbox = Sandbox::new(BEHIND);
    let output = sandbox
        .dstrat("todo mdr -C ..")
        .current_dir(sandbox.path().join("fields"))
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains("`../consolidation.toml`"), "{shown}");
    assert!(shown.contains("dstrat accept bm/lernen -C ..\n"), "{shown}");
}

#[test]
fn the_lines_it_gives_do_what_they_say() {
    let sandbox = Sandbox::new(BEHIND);
    let output = sandbox.dstrat("todo --format json").output().unwrap();
    let todo: Value = serde_json::from_slice(&output.stdout).unwrap();
    let items = todo["items"].as_array().unwrap();
    let judge = items
        .iter()
        .find(|item| item["task"] == "judge-contribution")
        .unwrap();
    let lines: Vec<&str> = judge["write"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    sandbox.write("consolidation.toml", lines.join("\n").as_bytes());
    let output = sandbox.dstrat("status --format json").output().unwrap();
    let status: Value = serde_json::from_slice(&output.stdout).unwrap();
    let contributions = status["contributions"].as_array().unwrap();
    let judged = contributions
        .iter()
        .find(|of| of["id"] == judge["subject"])
        .unwrap();
    assert_eq!(judged["state"], "agreed");
}
