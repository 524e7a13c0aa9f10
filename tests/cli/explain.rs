//! `dstrat explain`: the page of a rule, the table of all rules.

use snapbox::str;

use crate::sandbox::Sandbox;

#[test]
fn the_page_of_a_rule() {
    let sandbox = Sandbox::empty();
    sandbox
        .plain("explain former-id")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
former-id
Ein Verweis nennt die frühere Kennung eines Eintrags.

Warum
  Verweise auf frühere Kennungen funktionieren weiter, doch wer liest, sucht die
  Datei vergebens. `dstrat check --fix` trägt die neue Kennung ein.

Falsch
  fields/bildung.md
  | +++
  | title = "Bildung"
  | kind = "field"
  | order = 1
  | contributors = ["bm"]
  | formerly = ["schule"]
  | +++
  |
  | Alle lernen in einer digitalen Welt.
  goals/schulportal.md
  | +++
  | title = "Jede Schule nutzt das Schulportal"
  | field = "schule"
  | due = "2028"
  | lead = "bm"
  |
  | [[indicator]]
  | id = "schulen"
  | title = "Schulen mit Schulportal"
  | unit = "Schulen"
  | baseline = { value = 100, as_of = 2025-01-01 }
  | target = { value = 1500, due = "2028" }
  | readings = [{ value = 700, as_of = 2026-03-31 }]
  | +++
  |
  | Bis 2028 arbeiten alle Schulen mit dem Schulportal.

Das meldet `dstrat check`
  goals/schulportal.md:3:9: `schule` heißt jetzt `bildung`
  Hilfe: `bildung` schreiben

Richtig
  goals/schulportal.md
  | +++
  | title = "Jede Schule nutzt das Schulportal"
  | field = "bildung"
  | due = "2028"
  | lead = "bm"
  |
  | [[indicator]]
  | id = "schulen"
  | title = "Schulen mit Schulportal"
  | unit = "Schulen"
  | level = "outcome"
  | baseline = { value = 100, as_of = 2025-01-01 }
  | target = { value = 1500, due = "2028" }
  | readings = [{ value = 700, as_of = 2026-03-31, source = "Schulstatistik" }]
  | +++
  |
  | Bis 2028 arbeiten alle Schulen mit dem Schulportal.

Stufe
  Warnung, in `strategy.toml` zu ändern
  | [lints]
  | former-id = "error"  # error, warning, info oder off

"#]])
        .stderr_eq("");
    sandbox
        .plain("explain unexpected-file --lang en")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
unexpected-file
A file lies where none is expected.

Why
  A typo in the name of a folder or file must not make a contribution vanish. So
  every file that dstrat does not read is an error.

Wrong
  ministries/bm/project/messenger.md
  | +++
  | title = "Messenger"
  | +++

What `dstrat check` says
  ministries/bm/project/messenger.md:1:1: the file
  `ministries/bm/project/messenger.md` does not belong here
  help: did you mean `projects`?

Right
  ministries/bm/project/messenger.md (there is no such file)

Level
  error, fixed, since without it the strategy cannot be read

"#]]);
}

#[test]
fn the_page_as_markdown() {
    let sandbox = Sandbox::empty();
    let page = sandbox
        .plain("explain missing-coordinator --format markdown")
        .assert();
    page.code(0).stdout_eq(str![[r###"
## `missing-coordinator`

**Ein Ressort hat keine koordinierende Ansprechperson.**

Das Kabinett bittet jedes Ressort, Ansprechpersonen zu benennen, die im Strategieprozess koordinieren. Fehlt die Koordination, weiß die Federführung nicht, wen sie um Zulieferung und Mitzeichnung bittet. Eintragen: in `contacts.toml` ein `[[contact]]` mit `role = "coordinator"`.

Stufe: Warnung, in `strategy.toml` zu ändern

Falsch: `ministries/bm/contacts.toml`

```toml
[[contact]]
id = "koordination"
role = "deputy"
name = "Stellvertretende Koordination BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]
```

Das meldet `dstrat check`:

```text
ministries/bm/contacts.toml:3:8: BM hat keine koordinierende Ansprechperson benannt
Hilfe: in `ministries/bm/contacts.toml` ein [[contact]] mit role = "coordinator" eintragen
```

Richtig: `ministries/bm/contacts.toml`

```toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]
```


"###]]);
}

#[test]
fn the_table_fits_80_columns() {
    let sandbox = Sandbox::empty();
    for lang in ["de", "en"] {
        let output = sandbox
            .plain(&format!("explain --lang {lang}"))
            .output()
            .unwrap();
        let table = String::from_utf8(output.stdout).unwrap();
        for rule in dstrat::check::RULES {
            assert!(table.contains(&format!("{} ", rule.name)), "{}", rule.name);
        }
        for line in table.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn an_unknown_rule() {
    let sandbox = Sandbox::empty();
    sandbox
        .plain("explain missing-cordinator")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Fehler: die Regel `missing-cordinator` gibt es nicht
Hilfe: gemeint ist wohl `dstrat explain missing-coordinator`

"#]]);
    sandbox
        .plain("explain xyz --lang en")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
error: there is no rule `xyz`
help: for all rules: `dstrat explain`

"#]]);
}

#[test]
fn it_speaks_the_language_of_the_strategy_in_which_one_stands() {
    let sandbox = Sandbox::new("");
    let settings = sandbox
        .read("strategy.toml")
        .replace("[process]", "language = \"en\"\n[process]");
    sandbox.write("strategy.toml", settings.as_bytes());
    let output = sandbox.plain("explain syntax").output().unwrap();
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("\nWhy\n")
    );
}
