//! A small strategy with one of everything, as it is rendered. `SNAPSHOTS=overwrite cargo test --test render` writes the
//! files in `tests/golden` anew; read the difference.

use std::path::Path;

use dstrat::message::Lang;
use dstrat::render::audience::Audience;
use snapbox::{Assert, Data};

use crate::strategy::{build, tree};

/// One of everything that a document can hold.
pub const SMALL: &str = r##"
//- templates/style.css
/* The style has tests of its own. */

//- strategy.toml
format = 1
title = "Digitalstrategie"
subtitle = "Wie das Land digital wird"
edition = "2026"
lead = "mdr"
horizon = "2030"
predecessor = "Digitalstrategie 2020"

[process]
contacts_due = 2026-03-01
contributions_due = 2026-06-30
cosignatures_due = 2026-09-30
cabinet = 2026-11-15
cabinet_lead_days = 10

//- fields/netze.md
+++
title = "Netze"
short_title = "Netz"
kind = "cross-cutting"
order = 2
contributors = "all"
+++

Glasfaser überall.

//- decisions/2025-12-02-digitalstrategie.md
+++
title = "Auftrag zur Fortschreibung"
body = "Ministerrat"
date = 2025-12-02
agenda_item = "TOP 4"
kind = "mandated"
lead = "mdr"
source = "https://www.land.example/beschluesse/4"
+++

## Beschluss

Die Strategie wird fortgeschrieben.

## Erläuterungen

1. Erstens
2. Zweitens

//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
unit = "Referat 12"
email = "koordination@bm.example"
phone = "0000 12345"
nominated = 2026-02-01
fields = ["bildung"]
public = true

//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
partners = ["mdr"]
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen [Portal](../measures/portal-ausbauen.md), siehe [Drei Schritte](#drei-schritte).

#### Drei Schritte

- *kursiv*, **fett**, ~~weg~~, `code`
- [x] erledigt
- [ ] offen

> Ein Zitat
> über zwei Zeilen

##### Zahlen

| Jahr | Schulen |
| :--- | ------: |
| 2025 | 100 |
| 2026 | 700 |

Ein Satz mit Fußnote[^q].\
Eine neue Zeile.

[^q]: Quelle: [Statistik](https://www.statistik.example/schulen?jahr=2026&art=alle).

```
Zeilen, wie sie sind: <b>
```

---

![Ein roter Punkt](../assets/punkt.png)

//- ministries/bm/contributions/entwurf.md
+++
title = "Ein Entwurf"
field = "netze"
status = "draft"
contact = "koordination"
+++

Noch nicht fertig.

//- ministries/bm/assets/punkt.png
bytes: 89 50 4e 47 0d 0a 1a 0a 00 00 00 0d 49 48 44 52 00 00 00 01 00 00 00 01 08 02 00 00 00 90 77 53 de 00 00 00 0c 49 44 41 54 78 da 63 f8 cf c0 00 00 03 01 01 00 f7 03 41 43 00 00 00 00 49 45 4e 44 ae 42 60 82

//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
short_title = "Kalender"
field = "bildung"
cross_cutting = ["netze"]
measure = "bm/portal-ausbauen"
goals = ["schulportal"]
partners = ["mdr"]
delivered_by = "Landesinstitut"
contact = "koordination"
status = "active"
phase = "rollout"
priority = "lighthouse"
confidence = "amber"
confidence_reason = "Eine Schnittstelle fehlt."
outlook = "improving"
start = "2025-Q2"
end = "2026-H2"
end_forecast = "2027-03"
as_of = 2026-04-01
mandate = ["2025-12-02-digitalstrategie", "Schulgesetz"]
objective = "Familien sehen alle Termine an einer Stelle."
depends_on = ["bm/messenger"]
service_ids = ["99123456000000"]
efa = "provides"
risks = ["Das Geld reicht nicht."]

[cost]
total = 1250000
budget_line = "0902 / 812 01"
funding = "Landesmittel"

[[milestone]]
id = "pilot"
title = "Pilot an zehn Schulen"
due = "2025-Q4"
done = 2025-11-30
evidence = "https://www.bm.example/pilot"

[[milestone]]
id = "alle"
title = "Alle Schulen"
due = 2026-12-31
forecast = 2027-03-31

[[indicator]]
id = "klassen"
title = "Klassen mit Kalender"
unit = "Klassen"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 20000, due = "2027" }
readings = [
    { value = 1200.5, as_of = "2025-06" },
    { value = 4000, as_of = 2026-04-01, source = "Schulstatistik" },
]

[rollout]
unit = "Schulen"
total = 1500
covered = 500
as_of = 2026-04-01
definition = "mindestens eine Klasse nutzt den Kalender"
source = "Schulstatistik"
+++

Lehrkräfte und Eltern sehen dieselben Termine.

//- ministries/bm/projects/messenger.toml
title = "Messenger"
field = "bildung"
contact = "koordination"
status = "planned"
as_of = 2026-04-01
visibility = "internal"
text = "Noch *geheim*."

//- document/01-einleitung.md
+++
title = "Einleitung"
+++

Wie im [Kapitel über das Programm](02-programm.md#alle-projekte) steht.

## Weg

Text.

#### Tiefer

Text.

//- document/02-programm.md
+++
title = "Programm"
+++

```dstrat
insert = "fields"
```

```dstrat
insert = "goals"
```

```dstrat
insert = "measures"
```

## Leuchttürme

```dstrat
insert = "projects"
priority = "lighthouse"
```

## Alle Projekte

```dstrat
insert = "projects"
```

//- document/03-stand.md
+++
title = "Stand"
+++

```dstrat
insert = "status"
```

```dstrat
insert = "indicators"
```

```dstrat
insert = "timeline"
```

```dstrat
insert = "timeline"
field = "bildung"
```

```dstrat
insert = "projects"
status = "cancelled"
```

//- document/04-anhang.md
+++
title = "Anhang"
numbered = false
+++

## Beschlüsse

```dstrat
insert = "decisions"
```

## Ressorts

```dstrat
insert = "ministries"
```

```dstrat
insert = "contacts"
```

```dstrat
insert = "contacts"
```

```dstrat
insert = "glossary"
```
"##;

/// Tables are compared once; `data.rs` and `word.rs` read what is packed (`.docx`, `.xlsx`), and the schema is printed by
/// `dstrat schema`. The breaks of the lines of a PDF are Typst's; what must hold of it stands in `pdf.rs`.
fn is_compared(folder: &str, path: &str) -> bool {
    let packed = path.ends_with('x') || path.ends_with(".pdf");
    let told_elsewhere = path.starts_with("site/") || path == "report.html";
    let is_read_elsewhere = packed || told_elsewhere || path.contains("data/strategy.");
    let once = path.starts_with("data/") || path.starts_with("report.");
    !is_read_elsewhere && (folder == "public" || !once)
}

fn compare(folder: &str, outputs: std::collections::BTreeMap<String, String>) {
    let assert = Assert::new().action_env("SNAPSHOTS");
    for (path, text) in outputs
        .into_iter()
        .filter(|(path, _)| is_compared(folder, path))
    {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/golden")
            .join(folder)
            .join(path);
        assert.eq(Data::text(text).raw(), Data::read_from(&golden, None).raw());
    }
}

#[test]
fn a_small_strategy_for_everyone() {
    compare(
        "public",
        build(&tree(SMALL, &["bm/lernen"]), Audience::Public, Lang::De),
    );
}

#[test]
fn a_small_strategy_for_the_ministries() {
    compare(
        "internal",
        build(&tree(SMALL, &["bm/lernen"]), Audience::Internal, Lang::De),
    );
}

#[test]
fn the_standard_order_in_english() {
    let without_chapters = format!(
        "{SMALL}\n//! document/01-einleitung.md\n//! document/02-programm.md\n//! document/03-stand.md\n//! document/04-anhang.md\n"
    );
    compare(
        "standard",
        build(
            &tree(&without_chapters, &["bm/lernen"]),
            Audience::Public,
            Lang::En,
        ),
    );
}
