//! `dstrat schema`: the list of kinds, a schema, tables of keys.

use serde_json::Value;
use snapbox::str;

use crate::sandbox::Sandbox;

#[test]
fn the_list_of_kinds() {
    Sandbox::empty()
        .plain("schema")
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
strategy        die Strategie, ihr Prozess und ihre Regeln
                strategy.toml
field           ein Handlungsfeld oder Querschnittsthema
                fields/<field>.md
goal            ein Etappenziel
                goals/<goal>.md
chapter         ein Kapitel des Strategiedokuments
                document/<NN-chapter>.md
decision        ein Beschluss
                decisions/<YYYY-MM-DD-slug>.md
consolidation   die Vermerke der Redaktion
                consolidation.toml
ministry        ein Ressort
                ministries/<ministry>/ministry.toml
contacts        die Ansprechpersonen eines Ressorts
                ministries/<ministry>/contacts.toml
contribution    ein Beitrag
                ministries/<ministry>/contributions/<slug>.md
measure         eine Maßnahme
                ministries/<ministry>/measures/<slug>.md
project         ein Projekt oder Vorhaben
                ministries/<ministry>/projects/<slug>.md
cosignatures    die Mitzeichnungen, die ein Ressort gab
                ministries/<ministry>/cosignatures.toml
check-output    die Befunde
                dstrat check --format json
status-output   der Stand der Strategie
                dstrat status --format json
todo-output     was zu tun ist
                dstrat todo --format json
diff-output     was sich zwischen zwei Ständen geändert hat
                dstrat diff --format json
log-output      was geschah
                dstrat log --format json
timeline-output die Beiträge je Stand im Lauf der Zeit
                dstrat timeline --format json
cabinet-output  ob die Strategie kabinettreif ist
                dstrat cabinet --format json
build-output    die ganze Strategie, wie der gewählte Kreis sie lesen darf
                dstrat build --format json

"#]])
        .stderr_eq("");
}

#[test]
fn every_kind_has_a_schema() {
    let sandbox = Sandbox::empty();
    let files = dstrat::contract::FILE_KINDS.iter().map(|kind| kind.name);
    for name in files.chain(dstrat::contract::OUTPUTS.iter().map(|output| output.name)) {
        let output = sandbox.plain(&format!("schema {name}")).output().unwrap();
        let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(schema["type"], "object", "{name}");
    }
}

#[test]
fn a_schema() {
    Sandbox::empty().plain("schema consolidation --lang en").assert().code(0).stdout_eq(str![[r#"
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:dstrat:1:consolidation",
  "title": "consolidation.toml",
  "description": "the editors' ledger",
  "x-description-de": "die Vermerke der Redaktion",
  "type": "object",
  "properties": {
    "consolidated": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "of": {
            "type": "string",
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$",
            "x-names": "contribution",
            "description": "contribution",
            "x-description-de": "Beitrag"
          },
          "result": {
            "enum": [
              "accepted",
              "returned"
            ],
            "x-labels": {
              "accepted": {
                "de": "angenommen",
                "en": "accepted"
              },
              "returned": {
                "de": "zurückgegeben",
                "en": "returned"
              }
            },
            "description": "result",
            "x-description-de": "Ergebnis"
          },
          "digest": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
            "description": "digest of the text that is meant",
            "x-description-de": "Prüfsumme des gemeinten Textes"
          },
          "on": {
            "type": "string",
            "pattern": "^(19|2[0-9])[0-9]{2}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?$",
            "description": "on",
            "x-description-de": "am"
          },
          "remark": {
            "type": "string",
            "pattern": "//S",
            "description": "reason, internal",
            "x-description-de": "Begründung, intern"
          }
        },
        "required": [
          "of",
          "result",
          "digest",
          "on"
        ],
        "additionalProperties": false
      },
      "description": "the editors' records",
      "x-description-de": "Vermerke der Redaktion"
    }
  },
  "required": [],
  "additionalProperties": false
}

"#]]);
}

#[test]
fn keys_as_tables() {
    Sandbox::empty().plain("schema strategy --format markdown").assert().code(0).stdout_eq(str![[r#"
| Schlüssel | Art | Bedeutung |
|---|---|---|
| `format` * | `1` | Format dieses Repositoriums, immer 1 |
| `title` * | Text | Titel |
| `subtitle` | Text | Untertitel |
| `edition` * | Text | Fassung |
| `language` | `de` (Deutsch), `en` (Englisch) | Sprache des Dokuments |
| `lead` * | Ressort | Federführung |
| `horizon` | Datum | Zieljahr |
| `predecessor` | Text | Vorgängerin |
| `process` | Tabelle | Termine des Strategieprozesses |
| `workflow` | Tabelle | Mitzeichnung |
| `reporting` | Tabelle | Berichtswesen |
| `publication` | Tabelle | Veröffentlichung |
| `lints` | Regel → Stufe | Stufen der Prüfregeln |

`[process]`

| Schlüssel | Art | Bedeutung |
|---|---|---|
| `contacts_due` | Datum | Benennung der Ansprechpersonen bis |
| `contributions_due` | Datum | Zulieferung der Beiträge bis |
| `cosignatures_due` | Datum | Mitzeichnung bis |
| `cabinet` | Datum | Kabinettstermin |
| `cabinet_lead_days` | ganze Zahl | Vorlagefrist in Tagen |
| `lead_day_kind` | `calendar` (Kalendertage), `working` (Arbeitstage) | Kalender- oder Arbeitstage |
| `holidays` | Liste: Datum | Feiertage |

`[workflow]`

| Schlüssel | Art | Bedeutung |
|---|---|---|
| `cosigners` | `partners` (die beteiligten Ressorts), `listed` (nur wer genannt ist), `all` (alle anderen Ressorts) | wer mitzeichnet, wenn der Beitrag nichts sagt |
| `deemed_consent` | `true`, `false` | Schweigen bis zur Frist gilt als Zustimmung |
| `require_signed_commits` | `true`, `false` | Commits mit einer Mitzeichnung müssen mit SSH unterschrieben sein |

`[reporting]`

| Schlüssel | Art | Bedeutung |
|---|---|---|
| `interval_months` | ganze Zahl | Berichtsabstand in Monaten |

`[publication]`

| Schlüssel | Art | Bedeutung |
|---|---|---|
| `base_url` | Webadresse | Adresse des Ordners, unter der das Gebaute veröffentlicht wird |
| `licence` | `dl-zero-de/2.0` (Datenlizenz Deutschland – Zero – Version 2.0), `dl-by-de/2.0` (Datenlizenz Deutschland – Namensnennung – Version 2.0), `cc-zero` (Creative Commons Zero (CC0 1.0)), `cc-by/4.0` (Creative Commons Namensnennung 4.0 (CC BY)), `cc-by-sa/4.0` (Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 4.0 (CC BY-SA)) | Lizenz der offenen Daten |
| `region` | Text | amtlicher Schlüssel des Gebiets: Land (2 Ziffern), Kreis (5), Gemeinde (8) oder Regionalschlüssel (12) |

"#]]);
}

#[test]
fn an_unknown_kind() {
    let sandbox = Sandbox::empty();
    sandbox
        .plain("schema projekt")
        .assert()
        .code(2)
        .stdout_eq("")
        .stderr_eq(str![[r#"
Fehler: die Art `projekt` gibt es nicht
Hilfe: gemeint ist wohl `dstrat schema project`

"#]]);
    sandbox
        .plain("schema check-output --format markdown --lang en")
        .assert()
        .code(2)
        .stderr_eq(str![[r#"
error: there are tables of keys for files only
help: for the schema: `dstrat schema check-output`

"#]]);
}
