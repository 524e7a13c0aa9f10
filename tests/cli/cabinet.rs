//! `dstrat cabinet`: what stands in the way, and what is left when nothing does.

use serde_json::Value;
use snapbox::{IntoData, file, str};

use crate::sandbox::{BROKEN, Sandbox};

/// The example strategy with everything accepted and signed.
fn ready() -> Sandbox {
    let sandbox = Sandbox::new("");
    sandbox.dstrat("accept bm/lernen").assert().success();
    sandbox
}

fn json(sandbox: &Sandbox, day: &str) -> Value {
    let output = sandbox
        .plain(&format!("cabinet --format json --today {day}"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let cabinet: Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected = if cabinet["ready"] == true { 0 } else { 1 };
    assert_eq!(output.status.code(), Some(expected));
    cabinet
}

/// Kind, ministry and subject of each obstacle.
fn obstacles(cabinet: &Value) -> Vec<String> {
    let obstacles = cabinet["obstacles"].as_array().unwrap();
    let word = |obstacle: &Value, key: &str| obstacle[key].as_str().unwrap_or("-").to_owned();
    obstacles
        .iter()
        .map(|of| {
            format!(
                "{} {} {}",
                word(of, "kind"),
                word(of, "ministry"),
                word(of, "subject")
            )
        })
        .collect()
}

#[test]
fn what_stands_in_the_way_is_named_with_the_next_step() {
    Sandbox::new("")
        .dstrat("cabinet")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
Digitalstrategie
Fassung „2026“ · Stand 1. Mai 2026 · Federführung MDR

  ✗ Nicht kabinettreif: 1 Punkt steht im Weg.

     Vorlage         5. November 2026, in 188 Tagen
     Sitzung         15. November 2026, in 198 Tagen; Vorlagefrist 10
                     Kalendertage
     Beiträge        1 von 2 abgestimmt
     Mitzeichnungen  1 von 1 gegeben

Beitrag zugeliefert, nicht angenommen: 1
  · MDR: BM, „Lernen mit digitalen Werkzeugen“, in 152 Tagen
      dstrat accept bm/lernen
      dstrat return bm/lernen --remark "…"

Gut zu wissen
  · eine Schlusszeichnung gibt es nicht; sobald ein Ressort die ganze Strategie
    zeichnet (`dstrat sign strategy --as RESSORT/PERSON`), wird sie von allen
    erwartet

Weiter
  → `dstrat cabinet --paper --draft` schreibt die Vorlage als Entwurf

"#]]);
}

#[test]
fn nothing_stands_in_the_way() {
    ready()
        .dstrat("cabinet")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Digitalstrategie
Fassung „2026“ · Stand 1. Mai 2026 · Federführung MDR

  ✓ Kabinettreif: nichts steht im Weg.

     Vorlage         5. November 2026, in 188 Tagen
     Sitzung         15. November 2026, in 198 Tagen; Vorlagefrist 10
                     Kalendertage
     Beiträge        2 von 2 abgestimmt
     Mitzeichnungen  1 von 1 gegeben

Gut zu wissen
  · eine Schlusszeichnung gibt es nicht; sobald ein Ressort die ganze Strategie
    zeichnet (`dstrat sign strategy --as RESSORT/PERSON`), wird sie von allen
    erwartet

Weiter
  → `dstrat cabinet --paper` schreibt die Ministerratsvorlage
  → `dstrat cabinet --release TAG` gibt diesen Text frei: ein git-Tag mit seiner
    Prüfsumme

  → ist beschlossen: die Prüfsumme in den Beschluss eintragen
      digest = "sha256:725acab1a5a9e40dd78acefda51368188539c8157ca9a178ccfe758084872db3"

"#]]);
}

#[test]
fn in_english_and_as_markdown() {
    Sandbox::new("")
        .dstrat("cabinet --lang en --format markdown")
        .assert()
        .code(1)
        .stdout_eq(str![[r##"
# Digitalstrategie

edition “2026” · as of 1 May 2026 · lead MDR

- ✗ Not ready for the cabinet: 1 point stands in the way.

|  | Item | State |
| --- | --- | --- |
|  | Paper | 5 November 2026, in 188 days |
|  | Session | 15 November 2026, in 198 days; paper 10 calendar days before |
|  | Contributions | 1 of 2 agreed |
|  | Co-signatures | 1 of 1 given |

## Contribution submitted, not accepted: 1

- MDR: BM, “Lernen mit digitalen Werkzeugen”, in 152 days

  ```sh
  dstrat accept bm/lernen
  dstrat return bm/lernen --remark "…"
  ```

## Good to know

- there is no final co-signature; as soon as one ministry signs the whole strategy (`dstrat sign strategy --as MINISTRY/CONTACT`), it is expected of all

## Next

- → `dstrat cabinet --paper --draft` writes the paper as a draft

"##]]);
}

#[test]
fn the_most_important_comes_first() {
    let sandbox = Sandbox::new(BROKEN);
    sandbox.write(
        "fields/neu.md",
        b"+++\ntitle = \"Neu\"\nkind = \"field\"\norder = 2\n+++\n",
    );
    sandbox.write(
        "fields/quer.md",
        b"+++\ntitle = \"Quer\"\nkind = \"cross-cutting\"\norder = 3\n+++\n",
    );
    let found = obstacles(&json(&sandbox, "2026-11-20"));
    assert_eq!(
        found,
        [
            "error bm ministries/bm/projects/kalender.md",
            "error bm ministries/bm/projects/kalender.md",
            "error bm ministries/bm/projects/kalender.md",
            "late mdr cabinet",
            "submitted mdr bm/lernen",
            "coordinator bm bm",
            "empty-field mdr neu",
        ]
    );
}

#[test]
fn the_paper_must_be_in_before_the_session() {
    let sandbox = ready();
    assert_eq!(json(&sandbox, "2026-11-05")["session"]["days_left"], 0);
    let late = json(&sandbox, "2026-11-06");
    assert_eq!(obstacles(&late), ["late mdr cabinet_lead_days"]);
    assert_eq!(late["session"]["paper_due"], "2026-11-05");
}

#[test]
fn once_one_ministry_signs_the_whole_all_are_asked() {
    let sandbox = ready();
    sandbox.write(
        "ministries/fm/ministry.toml",
        b"name = \"FM\"\nshort = \"FM\"\nmailbox = \"x@fm.example\"\n",
    );
    sandbox.write(
        "ministries/fm/contacts.toml",
        b"[[contact]]\nid = \"k\"\nrole = \"coordinator\"\nname = \"Koordination FM\"\nemail = \"k@fm.example\"\nnominated = 2026-01-01\nfields = [\"bildung\"]\n",
    );
    assert_eq!(json(&sandbox, "2026-05-01")["ready"], true);
    sandbox
        .dstrat("sign strategy --as bm/koordination")
        .assert()
        .success();
    assert_eq!(
        obstacles(&json(&sandbox, "2026-05-01")),
        ["final-cosignature fm strategy"]
    );
    sandbox
        .dstrat("sign strategy --as fm/k --result refused --remark teuer")
        .assert()
        .success();
    let refused = json(&sandbox, "2026-05-01");
    assert_eq!(obstacles(&refused), ["dissent mdr strategy"]);
    assert_eq!(refused["obstacles"][0]["note"], "FM lehnt ab: teuer");
    sandbox.dstrat("sign strategy --as fm/k").assert().success();
    assert_eq!(json(&sandbox, "2026-05-01")["ready"], true);

    let field = sandbox
        .read("fields/bildung.md")
        .replace("Alle lernen", "Alle lehren");
    sandbox.write("fields/bildung.md", field.as_bytes());
    let changed = json(&sandbox, "2026-05-01");
    assert_eq!(
        obstacles(&changed),
        [
            "final-cosignature bm strategy",
            "final-cosignature fm strategy"
        ]
    );
    assert_eq!(changed["final_cosignatures"][0]["answer"], "stale");
    let todo = sandbox.dstrat("todo fm").output().unwrap();
    let todo = String::from_utf8(todo.stdout).unwrap();
    assert!(todo.contains("dstrat sign strategy --as fm/k"), "{todo}");
}

#[test]
fn a_decision_adopts_the_text_that_lay_on_the_table() {
    let sandbox = ready();
    let digest = json(&sandbox, "2026-05-01")["digest"]
        .as_str()
        .unwrap()
        .to_owned();
    let decide = |digest: &str| {
        let text = format!(
            "+++\ntitle = \"Digitalstrategie\"\nbody = \"Ministerrat\"\ndate = 2026-04-28\nkind = \"adopted\"\nadopts = \"2026\"\n{digest}+++\n\n## Beschluss\n\nJa.\n"
        );
        sandbox.write("decisions/2026-04-28-digitalstrategie.md", text.as_bytes());
    };
    decide(&format!("digest = \"{digest}\"\n"));
    let adopted = json(&sandbox, "2027-01-01");
    assert_eq!(adopted["ready"], true);
    assert_eq!(adopted["adopted_by"], "2026-04-28-digitalstrategie");
    let other = format!("sha256:{}", "0".repeat(64));
    for (written, words) in [
        (String::new(), "sagt nicht, welchen Text er beschließt"),
        (
            format!("digest = \"{other}\"\n"),
            "zu der git keinen Text kennt",
        ),
    ] {
        decide(&written);
        let cabinet = json(&sandbox, "2026-05-01");
        assert_eq!(
            obstacles(&cabinet),
            ["decision mdr 2026-04-28-digitalstrategie"]
        );
        let what = cabinet["obstacles"][0]["what"].as_str().unwrap();
        assert!(what.contains(words), "{what}");
    }
}

#[test]
fn the_paper_says_what_is_to_be_decided_and_who_agreed() {
    let sandbox = ready();
    sandbox
        .dstrat("sign bm/geraete --as mdr/koordination --result refused --remark teuer")
        .assert()
        .success();
    sandbox
        .dstrat("cabinet --paper")
        .assert()
        .code(1)
        .stdout_eq("")
        .stderr_eq(str![[r#"
nicht kabinettreif, es wurde nichts geschrieben: was im Weg steht (1), nennt
`dstrat cabinet`; einen Entwurf schreibt `dstrat cabinet --paper --draft`

"#]]);
    sandbox
        .dstrat(
            "sign bm/geraete --as mdr/koordination --result signed-with-conditions --remark Geld",
        )
        .assert()
        .success();
    sandbox
        .dstrat("cabinet --paper")
        .assert()
        .success()
        .stdout_eq(str![[r#"
out/cabinet-paper.html
out/cabinet-paper.md

"#]]);
    let written = sandbox.read("out/cabinet-paper.md");
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    assert.eq(
        written.into_data().raw(),
        file!["../golden/paper/cabinet-paper.md"].raw(),
    );
    let page = sandbox.read("out/cabinet-paper.html");
    assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
    assert!(!page.contains("Entwurf"));
}

#[test]
fn a_draft_says_so_and_a_public_paper_keeps_reasons_back() {
    let sandbox = Sandbox::new("");
    sandbox
        .dstrat("sign bm/geraete --as mdr/koordination --result refused --remark streng-geheim")
        .assert()
        .success();
    sandbox
        .dstrat("cabinet --paper --draft --lang en")
        .assert()
        .success();
    let (page, text) = (
        sandbox.read("out/cabinet-paper.html"),
        sandbox.read("out/cabinet-paper.md"),
    );
    assert!(page.contains("<strong class=\"draft\">Draft</strong>"));
    assert!(text.contains("> **DRAFT**") && text.contains("> **Internal"));
    assert!(page.contains("streng-geheim") && text.contains("streng-geheim"));
    sandbox
        .dstrat("cabinet --paper --draft --audience public")
        .assert()
        .success();
    let (page, text) = (
        sandbox.read("out/cabinet-paper.html"),
        sandbox.read("out/cabinet-paper.md"),
    );
    assert!(!page.contains("streng-geheim") && !text.contains("streng-geheim"));
    assert!(text.contains("> **ENTWURF**") && !text.contains("Intern"));
}

#[test]
fn the_template_of_the_paper_can_be_replaced() {
    let sandbox = ready();
    sandbox.write(
        "templates/paper.html",
        b"<html>{{ policy }}{{ title }}</html>",
    );
    sandbox.dstrat("cabinet --paper").assert().success();
    assert!(
        sandbox
            .read("out/cabinet-paper.html")
            .ends_with("Digitalstrategie</html>")
    );
    sandbox.write("templates/paper.html", b"<html>{{ titel }}</html>");
    sandbox.dstrat("cabinet --paper --out neu").assert().code(1);
    assert!(!sandbox.path().join("neu").exists());
}
