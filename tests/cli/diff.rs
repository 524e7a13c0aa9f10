//! `dstrat diff`: every kind of change for people, for pull requests, for programs; and what can be typed wrongly.

use serde_json::Value;
use snapbox::{file, str};

use crate::sandbox::Sandbox;

const OLD: &str = include_str!("../comparison/old.txt");
const NEW: &str = include_str!("../comparison/new.txt");

/// A strategy whose first state is tagged `alt`, with the second in the folder.
fn changed() -> Sandbox {
    let sandbox = Sandbox::new(OLD);
    sandbox.commit("Erster Stand", "2026-04-01");
    sandbox.git(&["tag", "alt"], "2026-04-01");
    let git = sandbox.path().join(".git");
    let new = Sandbox::new(NEW);
    std::fs::rename(git, new.path().join(".git")).unwrap();
    new
}

#[test]
fn every_kind_of_change_in_the_terminal() {
    let sandbox = changed();
    let diff = sandbox.dstrat("diff alt");
    diff.assert()
        .code(0)
        .stdout_eq(file!["diff/terminal.de.txt"]);
    let diff = sandbox.dstrat("diff alt --lang en");
    diff.assert()
        .code(0)
        .stdout_eq(file!["diff/terminal.en.txt"]);
}

#[test]
fn every_kind_of_change_for_a_pull_request() {
    let sandbox = changed();
    let diff = sandbox.dstrat("diff alt --format markdown");
    diff.assert().code(0).stdout_eq(file!["diff/comment.de.md"]);
}

#[test]
fn every_kind_of_change_as_a_synopsis() {
    let sandbox = changed();
    let diff = sandbox.dstrat("diff alt --format html");
    diff.assert().code(0).stdout_eq(file!["diff/synopsis.html"]);
    let diff = sandbox.dstrat("diff alt --format html --lang en");
    let page = String::from_utf8(diff.output().unwrap().stdout).unwrap();
    assert!(page.contains("<td class=\"text\" lang=\"de\">"));
    assert!(page.contains("<ins><span class=\"unseen\">[put in: </span>2027"));
}

#[test]
fn nothing_in_a_text_is_more_than_text() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Stand", "2026-04-01");
    let evil = "<script>alert(1)</script> \u{1b}[31m </ins>|`@everyone` ##[error]\u{202e}";
    let path = "ministries/bm/contributions/lernen.md";
    let text = sandbox.read(path).replace("einem gemeinsamen", evil);
    sandbox.write(path, text.as_bytes());
    let told = |format: &str| {
        let diff = sandbox.dstrat(&format!("diff --format {format}"));
        String::from_utf8(diff.output().unwrap().stdout).unwrap()
    };
    assert!(!told("html").contains("<script") && !told("html").contains('\u{1b}'));
    let comment = told("markdown").replace("\\<", "‹");
    assert!(!comment.contains("<script") && !comment.contains('\u{1b}'));
    assert!(!comment.contains("@everyone") && !comment.contains("</ins>|"));
    let page = told("text");
    assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}') && !page.contains("##[error]"));
}

#[test]
fn a_template_of_the_strategy_makes_the_synopsis() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Stand", "2026-04-01");
    let template = "templates/synopsis.html";
    sandbox.write(template, b"<meta content=\"{{ policy }}\">{{ title }}");
    let page = sandbox.dstrat("diff --format html");
    page.assert()
        .code(0)
        .stdout_eq("<meta content=\"[..]\">Digitalstrategie");
    sandbox.write(template, b"{{ title }}");
    sandbox
        .dstrat("diff --format html")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
Fehler[template]: die Seite trägt keine Content-Security-Policy
 --> templates/synopsis.html:1:1
  |
1 | {{ title }}
  | ^
  |
  = Hilfe: in den <head> gehört als Erstes: <meta
           http-equiv="Content-Security-Policy" content="{{ policy }}">

1 Fehler in 1 Datei
`dstrat explain template` erklärt die Regel

"#]]);
    // A branch under review brings no templates.
    sandbox.commit("Vorlage", "2026-04-02");
    let page = sandbox
        .dstrat("diff HEAD~1...HEAD --format html")
        .output()
        .unwrap();
    assert!(page.stdout.starts_with(b"<!DOCTYPE html>"));
}

#[test]
fn the_sources_are_no_place_for_changes() {
    let sandbox = changed();
    let before = sandbox.read("strategy.toml");
    for out in [
        "strategy.toml",
        "consolidation.toml",
        "./out/../fields/neu.md",
        "ministries/bm/contributions/lernen.md",
        ".git/config",
        "anders/.git/config",
    ] {
        let output = sandbox
            .dstrat(&format!("diff alt --out {out}"))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{out}");
    }
    sandbox
        .dstrat("diff alt --out strategy.toml")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Fehler: `strategy.toml` liegt in den Quellen der Strategie, es wurde nichts
        geschrieben
Hilfe: einen anderen Ort nennen: --out out/strategy.toml

"#]]);
    assert_eq!(sandbox.read("strategy.toml"), before);
    sandbox
        .dstrat("diff alt --out synopse.html")
        .assert()
        .code(0);
    sandbox
        .dstrat("diff alt --out out/synopse.html")
        .assert()
        .code(0);
}

#[test]
fn every_kind_of_change_for_programs() {
    let sandbox = changed();
    let diff = sandbox.dstrat("diff alt --format json");
    diff.assert().code(0).stdout_eq(file!["diff/changes.txt"]);
}

#[test]
fn what_is_broken_is_told() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Stand", "2026-04-01");
    sandbox.write(
        "ministries/bm/projects/kalender.md",
        b"+++\ntitle = \n+++\n",
    );
    sandbox
        .dstrat("diff")
        .assert()
        .code(1)
        .stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
`HEAD` ([COMMIT], 1. April 2026) → Arbeitsordner

BM · Ministerium für Bildung
  ! Projekt „Gemeinsamer Kalender“ `bm/kalender`: nicht mehr lesbar

1 Datei nur in einem Stand lesbar

"#]])
        .stderr_eq(str![[r#"
1 Datei des späteren Standes ist fehlerhaft: der Vergleich ist dort
unvollständig

"#]]);
}

#[test]
fn without_states_the_last_commit_is_compared() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Stand", "2026-04-01");
    sandbox
        .dstrat("diff")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
`HEAD` ([COMMIT], 1. April 2026) → Arbeitsordner

keine Änderung

"#]])
        .stderr_eq("");
    let path = "ministries/bm/contributions/geraete.md";
    let text = sandbox.read(path).replace("Tablet", "Gerät");
    sandbox.write(path, text.as_bytes());
    sandbox
        .dstrat("diff --color always")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
[1mWas sich geändert hat[0m
Digitalstrategie
[2m`HEAD`[0m[2m ([COMMIT], 1. April 2026) → Arbeitsordner[0m

[1mBM · Ministerium für Bildung[0m
  ~ Beitrag [1m„Leihgeräte für den Unterricht“ [0m[2m`bm/geraete`[0m
    [2m·[0m Stand der Abstimmung: abgestimmt → zugeliefert
    [33m![0m [33mMitzeichnung von MDR (24. April 2026) gilt nicht mehr: der Text ist ein[0m
      [33manderer[0m
    [33m![0m [33mVermerk der Redaktion gilt nicht mehr: angenommen (20. April 2026), der[0m
      [33mText ist ein anderer[0m
    [2m·[0m Text geändert
      [2m│[0m Wer kein eigenes [31m[-Tablet-][0m[32m[+Gerät+][0m hat, leiht eines in der Schule aus.
      [2m│[0m Das Land beschafft und wartet die Geräte.

[2m[-…-] gestrichen, [+…+] eingefügt[0m

[1m1 Text geändert; 1 Stand der Abstimmung geändert; 1 Mitzeichnung verloren oder[0m
[1mverweigert; 1 Vermerk der Redaktion geändert[0m

"#]])
        .stderr_eq("");
}

#[test]
fn two_revisions_and_since_two_branches_parted() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Stand", "2026-04-01");
    sandbox.git(&["branch", "zweig"], "2026-04-01");
    let path = "ministries/bm/ministry.toml";
    let text = sandbox.read(path);
    sandbox.write(
        path,
        format!("{text}website = \"https://bm.example\"\n").as_bytes(),
    );
    sandbox.commit("Auf main", "2026-04-02");
    sandbox.git(&["checkout", "--quiet", "zweig"], "2026-04-02");
    sandbox.write(path, text.replace("poststelle@", "post@").as_bytes());
    sandbox.commit("Auf dem Zweig", "2026-04-03");
    sandbox
        .dstrat("diff main zweig")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
`main` ([COMMIT], 2. April 2026) → `zweig` ([COMMIT], 3. April 2026)

BM · Ministerium für Bildung
  ~ Ressort „Ministerium für Bildung“ `bm`
    · Funktionspostfach: poststelle@bm.example → post@bm.example
    · Internetauftritt: entfallen, bisher https://bm.example

2 weitere Angaben geändert

"#]])
        .stderr_eq("");
    sandbox
        .dstrat("diff main...zweig")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
Abzweig von `main` ([COMMIT], 1. April 2026) → `zweig` ([COMMIT], 3. April
2026)

BM · Ministerium für Bildung
  ~ Ressort „Ministerium für Bildung“ `bm`
    · Funktionspostfach: poststelle@bm.example → post@bm.example

1 weitere Angabe geändert

"#]])
        .stderr_eq("");
    sandbox
        .dstrat("diff main..zweig --ministry mdr")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
`main` ([COMMIT], 2. April 2026) → `zweig` ([COMMIT], 3. April 2026)

keine Änderung

"#]]);
}

#[test]
fn for_everyone_only_what_is_public() {
    let sandbox = changed();
    let diff = sandbox.dstrat("diff alt --audience public --brief");
    diff.assert().code(0).stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
`alt` ([COMMIT], 1. April 2026) → Arbeitsordner

Gesamtstrategie
  ~ Strategie
    ! Zulieferung der Beiträge bis: 30. Juni 2026 → 15. Juli 2026 (15 Tage
      später)
    · Kabinettstermin: 15. November 2026 → 10. November 2026 (5 Tage früher)
    · Fassung: 2026 → 2026/2027
    · Stufen der Prüfregeln: + stale-report = off

  + Beschluss „Auftrag an die Ressorts“ `2026-04-28-auftrag`: neu
    · Text: 6 Wörter

  + Handlungsfeld „Kultur“ `kultur`: neu
    · Text: 7 Wörter

  ~ Etappenziel „Jede Schule nutzt das Schulportal“ `schulportal`
    · Text geändert
    · Frist: 2028 → 2027 (366 Tage früher)
    · Kennzahl „Schulen mit Schulportal“, Zielwert mit Frist: 1.500 Schulen
      (2028) → 1.600 Schulen (2027)
    · federführendes Ressort: BM → MDR

BM · Ministerium für Bildung
  − Beitrag „Leihgeräte für den Unterricht“ `bm/geraete`: entfallen
    · Stand der Abstimmung: abgestimmt
    · Text: 18 Wörter
    · Handlungsfeld: „Bildung“

  ~ Projekt „Schulportal“ `bm/portal`
    · Text geändert
    · Titel: Portal → Schulportal
    · Umsetzungsstand: geplant → in Umsetzung
    · erwartetes Ende: neu 2. Quartal 2028
    ! Meilenstein „Pilot läuft“, geplant: 30. September 2026 → 31. Oktober 2026
      (31 Tage später)
    ! errechnete Ampel: neu rot
    ! eigene Ampel des Ressorts: neu gelb
    · Meilenstein „Start an allen Schulen“ neu (bis 2. Halbjahr 2027)
    · Meilenstein „Abnahme“ entfallen (bis 31. März 2027)
    ✓ Meilenstein „Vertrag geschlossen“, erreicht: neu 2. April 2026
    · Kennzahl „Zufriedene Schulen“ neu
    · Kennzahl „Anmeldungen je Tag“, Zielwert mit Frist: 10.000 Anmeldungen
      (2027) → 15.000 Anmeldungen (2027)
    · Kennzahl „Anmeldungen je Tag“, gemessene Werte: + 3.100 Anmeldungen (31.
      März 2026)
    · Verbreitung: 120 von 1.500 Schulen (1. Februar 2026) → 380 von 1.500
      Schulen (15. April 2026)
    · beteiligte Ressorts: − MDR
    · Stand: 1. Februar 2026 → 15. April 2026
    · Gesamtkosten in Euro: 100.000 € → 120.000 €
    · weitere Handlungsfelder: + „Kultur“
    · Begründung bei gelb oder rot: neu es fehlt Personal

MWK · Ministerium für Wissenschaft und Kultur
  + Ressort „Ministerium für Wissenschaft und Kultur“ `mwk`: neu

3 Einträge neu; 1 Eintrag entfallen; 2 Texte geändert; 1 Status geändert; 4
Fristen verschoben; 3 Meilensteine neu, entfallen oder erreicht; 5 Angaben zu
Kennzahlen geändert; 12 weitere Angaben geändert

"#]]);
}

#[test]
fn a_file_and_its_ending() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Stand", "2026-04-01");
    sandbox
        .dstrat("diff --out out/stand.json")
        .assert()
        .code(0)
        .stdout_eq("")
        .stderr_eq(str![[r#"
geschrieben: out/stand.json

"#]]);
    let written: Value = serde_json::from_str(&sandbox.read("out/stand.json")).unwrap();
    assert_eq!(written["summary"]["texts"], 0);
}

#[test]
fn mistakes() {
    let sandbox = Sandbox::new("");
    sandbox.dstrat("diff").assert().code(2).stderr_eq(str![[r#"
Fehler: der Ordner `[FOLDER]` liegt in keinem git-Repository
Hilfe: den Ordner der Strategie nennen (`dstrat -C ORDNER …`) oder mit
       `git init` ein Repository anlegen

"#]]);
    sandbox.commit("Stand", "2026-04-01");
    sandbox
        .dstrat("diff v1")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
Fehler: weder ein git-Tag noch ein Zweig noch ein Commit heißt `v1`
Hilfe: `git tag` und `git branch --all` zeigen die Namen; in einem frischen Klon
       holt `git fetch --tags` die Tags

"#]]);
    sandbox
        .dstrat("diff a b c")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
Fehler: das sind mehr als zwei Stände
Hilfe: so schreiben: `dstrat diff A B`, oder: `dstrat diff A..B`

"#]]);
    sandbox
        .dstrat("diff a..b c")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
Fehler: das sind mehr als zwei Stände
Hilfe: so schreiben: `dstrat diff A B`, oder: `dstrat diff A..B`

"#]]);
    sandbox
        .dstrat("diff HEAD --at HEAD")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
Fehler: `--at HEAD` zeigt, was git festgehalten hat; das lässt sich hier nicht
        verwenden
Hilfe: `--at` weglassen; möglich ist es bei check, status, todo, log, timeline,
       cabinet, build und owners

"#]]);
    sandbox
        .dstrat("diff --ministry bmm")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
Fehler: das Ressort `bmm` gibt es nicht
Hilfe: gemeint ist wohl `bm`

"#]]);
    sandbox
        .dstrat("diff --out ministries")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
Fehler: `ministries` liegt in den Quellen der Strategie, es wurde nichts
        geschrieben
Hilfe: einen anderen Ort nennen: --out out/ministries

"#]]);
}

/// The text that MDR signed, reworded since, in git.
fn reworded() -> Sandbox {
    let sandbox = Sandbox::new("");
    sandbox.commit("Stand", "2026-04-24");
    let path = "ministries/bm/contributions/geraete.md";
    let text = sandbox.read(path);
    let text = text.replace("der Schule aus", "der Schule oder der Bücherei aus");
    sandbox.write(
        path,
        text.replace("goals = [\"schulportal\"]\n", "").as_bytes(),
    );
    sandbox
}

#[test]
fn since_a_ministry_signed() {
    let sandbox = reworded();
    sandbox.commit("Anders", "2026-04-28");
    let told = sandbox.dstrat("diff --since-signed mdr bm/geraete");
    told.assert()
        .code(0)
        .stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
Mitzeichnung von MDR ([COMMIT], 24. April 2026) → Arbeitsordner

BM · Ministerium für Bildung
  ~ Beitrag „Leihgeräte für den Unterricht“ `bm/geraete`
    · Text geändert
      │ Wer kein eigenes Tablet hat, leiht eines in der Schule [+oder der
      │ Bücherei+] aus. Das Land beschafft und wartet die Geräte.
    · Etappenziele: − „Jede Schule nutzt das Schulportal“

[-…-] gestrichen, [+…+] eingefügt

1 Text geändert; 1 weitere Angabe geändert

"#]])
        .stderr_eq("");
    // Under another name it is still the same text.
    let (old, new) = ("geraete.md", "leihgeraete.md");
    let folder = sandbox.path().join("ministries/bm/contributions");
    std::fs::rename(folder.join(old), folder.join(new)).unwrap();
    let path = format!("ministries/bm/contributions/{new}");
    let text = sandbox
        .read(&path)
        .replacen("+++\n", "+++\nformerly = [\"bm/geraete\"]\n", 1);
    sandbox.write(&path, text.as_bytes());
    let told = sandbox.dstrat("diff --since-signed MDR bm/leihgeraete --lang en");
    told.assert()
        .code(0)
        .stdout_eq(str![[r#"
What has changed
Digitalstrategie
co-signature of MDR ([COMMIT], 24 April 2026) → working folder

BM · Ministerium für Bildung
  ~ Contribution “Leihgeräte für den Unterricht” `bm/leihgeraete`
    · text changed
      │ Wer kein eigenes Tablet hat, leiht eines in der Schule [+oder der
      │ Bücherei+] aus. Das Land beschafft und wartet die Geräte.
    · goals: − “Jede Schule nutzt das Schulportal”

[-…-] struck out, [+…+] put in

1 text changed; 1 other value changed

"#]])
        .stderr_eq("");
    let page = sandbox.dstrat("diff --since-signed mdr bm/leihgeraete --format html");
    let page = String::from_utf8(page.output().unwrap().stdout).unwrap();
    assert!(
        page.contains("[eingefügt: </span>oder der Bücherei"),
        "{page}"
    );
}

#[test]
fn where_there_is_nothing_to_show_since_a_signature() {
    let sandbox = Sandbox::new("");
    let fresh = sandbox.dstrat("diff --since-signed mdr bm/geraete");
    fresh.assert().code(0).stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
Mitzeichnung von MDR (24. April 2026) → Arbeitsordner

keine Änderung

"#]]);
    let never = sandbox.dstrat("diff --since-signed mdr bm/lernen");
    never.assert().code(2).stderr_eq(str![[r#"
Fehler: MDR hat `bm/lernen` nie gezeichnet
Hilfe: was MDR gezeichnet hat, steht in `ministries/mdr/cosignatures.toml`

"#]]);
    let unknown = sandbox.dstrat("diff --since-signed mdr bm/geraet");
    unknown.assert().code(2).stderr_eq(str![[r#"
Fehler: den Beitrag `bm/geraet` gibt es nicht
Hilfe: gemeint ist wohl `bm/geraete`

"#]]);
    let one = sandbox.dstrat("diff --since-signed mdr");
    one.assert().code(2).stderr_eq(str![[r#"
Fehler: `--since-signed` braucht ein Ressort und einen Beitrag
Hilfe: so schreiben: --since-signed mdr bm/digitale-bildung

"#]]);
    let path = "ministries/bm/contributions/geraete.md";
    let text = sandbox.read(path).replace("Tablet", "Gerät");
    sandbox.write(path, text.as_bytes());
    let no_git = sandbox.dstrat("diff --since-signed mdr bm/geraete");
    no_git.assert().code(2).stderr_eq(str![[r#"
Fehler: den Text von `bm/geraete`, den MDR am 24. April 2026 zeichnete, kennt
        git nicht
Hilfe: die Strategie liegt in keinem git-Repository

"#]]);
    sandbox.commit("Der gezeichnete Text war nie dabei", "2026-04-28");
    let uncommitted = sandbox.dstrat("diff --since-signed mdr bm/geraete");
    uncommitted.assert().code(2).stderr_eq(str![[r#"
Fehler: den Text von `bm/geraete`, den MDR am 24. April 2026 zeichnete, kennt
        git nicht
Hilfe: er wurde nie eingecheckt, oder die Prüfsumme ist vertippt; MDR muss den
       heutigen Text als Ganzes lesen

"#]]);
}

#[test]
fn a_shallow_clone_says_so() {
    let sandbox = reworded();
    sandbox.commit("Anders", "2026-04-28");
    let address = format!("file://{}", sandbox.path().display());
    sandbox.git(
        &["clone", "--quiet", "--depth=1", &address, "flach"],
        "2026-04-28",
    );
    let told = sandbox.dstrat("diff -C flach --since-signed mdr bm/geraete");
    told.assert().code(2).stderr_eq(str![[r#"
Fehler: den Text von `bm/geraete`, den MDR am 24. April 2026 zeichnete, kennt
        git nicht
Hilfe: der Klon ist flach (shallow) und reicht nicht so weit zurück;
       `git fetch --unshallow` holt den Rest

"#]]);
}

#[test]
fn who_signs_again_sees_what_changed() {
    let sandbox = reworded();
    sandbox.dstrat("accept bm/geraete").assert().code(0);
    let sign = "sign bm/geraete --as mdr/koordination --dry-run";
    sandbox
        .dstrat(sign)
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Leihgeräte für den Unterricht
  Prüfsumme sha256:ba265ea0ce1179036e48cf4c70fbf5eaf3c73ca306dd7d3e58f4abcdef73fdb2
  · seit der letzten Mitzeichnung am 24. April 2026 hat sich geändert:
    · Text geändert
      │ Wer kein eigenes Tablet hat, leiht eines in der Schule [+oder der
      │ Bücherei+] aus. Das Land beschafft und wartet die Geräte.
    · Etappenziele: − „Jede Schule nutzt das Schulportal“
    [-…-] gestrichen, [+…+] eingefügt
  würde in `ministries/mdr/cosignatures.toml` stehen: Mitzeichnung MDR:
    bm/geraete mitgezeichnet

"#]])
        .stderr_eq("");
    std::fs::remove_dir_all(sandbox.path().join(".git")).unwrap();
    sandbox
        .dstrat(sign)
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Leihgeräte für den Unterricht
  Prüfsumme sha256:ba265ea0ce1179036e48cf4c70fbf5eaf3c73ca306dd7d3e58f4abcdef73fdb2
  seit der letzten Mitzeichnung am 24. April 2026 hat sich der Text geändert;
    den früheren kennt git nicht
  würde in `ministries/mdr/cosignatures.toml` stehen: Mitzeichnung MDR:
    bm/geraete mitgezeichnet

"#]])
        .stderr_eq("");
}

/// As for a contribution: what changed in what is signed, and nothing of reports and co-signatures.
#[test]
fn who_signs_the_whole_again_sees_what_changed() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Anfang", "2026-04-20");
    let sign = "sign strategy --as bm/koordination";
    sandbox.dstrat(sign).assert().code(0).stderr_eq("");
    sandbox.commit("Schlusszeichnung", "2026-05-01");
    let again = |path: &str, from: &str, to: &str| {
        let text = sandbox.read(path);
        assert!(text.contains(from), "{path}");
        sandbox.write(path, text.replace(from, to).as_bytes());
    };
    again("fields/bildung.md", "Alle lernen", "Alle lehren");
    again(
        "ministries/bm/measures/portal-ausbauen.md",
        "\"active\"",
        "\"paused\"",
    );
    again("ministries/bm/projects/kalender.md", "Termine", "Tage");
    again(
        "ministries/bm/contributions/lernen.md",
        "gemeinsamen",
        "guten",
    );
    sandbox.commit("Anders", "2026-05-01");
    let shown = sandbox.dstrat(&format!("{sign} --dry-run"));
    shown.assert().code(0).stderr_eq("").stdout_eq(str![[r#"
Digitalstrategie
  Prüfsumme sha256:f93ced2109d2d75d4e062fe730f04fa665739db0dce74121caf978d2409415c6

Was sich geändert hat
Digitalstrategie
Mitzeichnung von BM ([COMMIT], 1. Mai 2026) → Arbeitsordner

Gesamtstrategie
  ~ Handlungsfeld „Bildung“ `bildung`
    · Text geändert
      │ Alle [-lernen-][+lehren+] in einer digitalen Welt.

[-…-] gestrichen, [+…+] eingefügt

1 Text geändert

  würde in `ministries/bm/cosignatures.toml` stehen: Schlusszeichnung BM:
    mitgezeichnet

"#]]);
    again("fields/bildung.md", "kind = \"field\"", "kind = \"feld\"");
    let refused = sandbox.dstrat(sign);
    refused.assert().code(2).stdout_eq("").stderr_eq(str![[r#"
Fehler: in `strategy` sind noch Fehler: `feld` ist kein Wert für `kind` (Zeile
        3)
Hilfe: `fields/bildung.md` öffnen und beheben; `dstrat check` zeigt alle

"#]]);
}

/// Of several records about one text the last counts; the others are told, too, in words.
#[test]
fn a_record_that_another_followed() {
    let sandbox = Sandbox::new("");
    sandbox.commit("Anfang", "2026-04-20");
    let back = sandbox
        .dstrat("return bm/lernen")
        .args(["--remark", "kürzen"]);
    back.assert().code(0);
    sandbox.dstrat("accept bm/lernen").assert().code(0);
    sandbox.dstrat("diff").assert().code(0).stdout_eq(str![[r#"
Was sich geändert hat
Digitalstrategie
`HEAD` ([COMMIT], 20. April 2026) → Arbeitsordner

BM · Ministerium für Bildung
  ~ Beitrag „Lernen mit digitalen Werkzeugen“ `bm/lernen`
    · Stand der Abstimmung: zugeliefert → abgestimmt
    ✓ Redaktion: angenommen (1. Mai 2026)
    · Vermerk der Redaktion: neu zurückgegeben (1. Mai 2026)

1 Stand der Abstimmung geändert; 1 Vermerk der Redaktion geändert; 1 weitere
Angabe geändert

"#]]);
}
