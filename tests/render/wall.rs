//! The audience wall: whatever is internal is in no public output, however it could get there.

use std::collections::BTreeMap;

use dstrat::message::Lang;
use dstrat::render::audience::Audience;

use crate::strategy::{build, tree};

/// Every word with `GEHEIM` in it is internal. Of those in comments and unused definitions, no output holds any.
pub const PLANTED: &str = r#"
//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]
public = true
phone = "GEHEIM-TELEFON-1"
git_emails = ["GEHEIM-GIT-1@bm.example"]
logins = ["GEHEIM-LOGIN-1"]
ssh_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG5v GEHEIM-SSH-1"]

[[contact]]
id = "geheim-kontakt"
role = "expert"
name = "GEHEIM-NAME"
unit = "GEHEIM-REFERAT"
email = "GEHEIM-MAIL@bm.example"
phone = "GEHEIM-TELEFON-2"
nominated = 2026-02-01
git_emails = ["GEHEIM-GIT-2@bm.example"]
logins = ["GEHEIM-LOGIN-2"]
ssh_keys = ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG5v GEHEIM-SSH-2"]

//- ministries/bm/cosignatures.toml
[[cosignature]]
of = "bm/lernen"
result = "signed-with-conditions"
digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
by = "geheim-kontakt"
on = 2026-04-21
remark = "GEHEIM-MASSGABE"
file_ref = "GEHEIM-AKTENZEICHEN"

//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "geheim-kontakt"
+++

Ein [Wort](../projects/geheim-projekt.md "GEHEIM-LINKTITEL") und ein [anderes][geheim].
Auch [dieses](../contributions/geheim-entwurf.md#geheim-stelle) und [jenes](../measures/geheim-massnahme.md?GEHEIM-FRAGE).
Und ![ein Bild](../projects/geheim-projekt.md "Bildtitel").

[geheim]: ../projects/geheim-projekt.md "GEHEIM-DEFINITION"
[ungenutzt]: ../projects/geheim-projekt.md "GEHEIM-UNGENUTZT"
[^ungenutzt]: GEHEIMLICH ist eine Fußnote ohne Verweis nicht: sie steht am Ende.

//- ministries/bm/contributions/geheim-entwurf.md
+++
title = "GEHEIM-ENTWURF-TITEL"
field = "bildung"
status = "draft"
contact = "koordination"
+++

GEHEIM-ENTWURF-TEXT

//- ministries/bm/contributions/geheim-zugeliefert.md
+++
title = "GEHEIM-ZUGELIEFERT-TITEL"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
contact = "koordination"
+++

GEHEIM-ZUGELIEFERT-TEXT

//- ministries/bm/contributions/geheim-fehlanzeige.md
+++
title = "GEHEIM-FEHLANZEIGE-TITEL"
field = "bildung"
status = "nil-return"
submitted = 2026-04-10
contact = "koordination"
+++

//- ministries/bm/contributions/geheim-intern.md
+++
title = "GEHEIM-INTERN-TITEL"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
contact = "koordination"
visibility = "internal"
+++

GEHEIM-INTERN-TEXT

//- ministries/bm/measures/geheim-massnahme.md
+++
title = "GEHEIM-MASSNAHME-TITEL"
short_title = "GEHEIM-MASSNAHME-KURZ"
goals = ["schulportal"]
status = "active"
contact = "koordination"
as_of = 2026-04-01
visibility = "internal"
formerly = ["bm/geheim-massnahme-alt"]
+++

GEHEIM-MASSNAHME-TEXT

//- ministries/bm/projects/geheim-projekt.md
+++
title = "GEHEIM-PROJEKT-TITEL"
short_title = "GEHEIM-PROJEKT-KURZ"
field = "bildung"
goals = ["schulportal"]
measure = "bm/portal-ausbauen"
contact = "koordination"
status = "active"
as_of = 2026-04-01
visibility = "internal"
priority = "lighthouse"
delivered_by = "GEHEIM-UMSETZER"
objective = "GEHEIM-NUTZEN"
formerly = ["bm/geheim-projekt-alt"]

[[milestone]]
id = "geheim-meilenstein"
title = "GEHEIM-MEILENSTEIN"
due = 2026-12-31

[[indicator]]
id = "geheim-kennzahl"
title = "GEHEIM-KENNZAHL"
unit = "GEHEIM-EINHEIT"
readings = [{ value = 1, as_of = 2026-01-01, source = "GEHEIM-QUELLE" }]
+++

GEHEIM-PROJEKT-TEXT

![GEHEIM-BILDWORTE](../assets/geheim-bild.svg "GEHEIM-BILDTITEL")

//- ministries/bm/assets/geheim-bild.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>GEHEIM-BILD</title></svg>

//- ministries/bm/projects/kalender.md
+++
# GEHEIM-KOMMENTAR
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/geheim-massnahme-alt"
contact = "geheim-kontakt"
status = "active"
start = "2025"
end = "2027"
as_of = 2026-04-01
depends_on = ["bm/geheim-projekt"]
related = ["bm/geheim-projekt-alt", "bm/messenger"]
risks = ["GEHEIM-RISIKO"]

[cost]
total = 120000
budget_line = "GEHEIM-HAUSHALTSSTELLE"
funding = "Landesmittel"
+++

Lehrkräfte und Eltern sehen [dieselben](geheim-projekt.md) Termine.

//- ministries/bm/projects/messenger.toml
title = "Messenger"
field = "bildung"
measure = "bm/portal-ausbauen"
contact = "koordination"
status = "planned"
as_of = 2026-04-01
text = "Siehe [Geheimes](geheim-projekt.md)\u002e"

//- document/01-alles.md
+++
title = "Alles"
+++

Ein [Entwurf](../ministries/bm/contributions/geheim-entwurf.md).

```dstrat
insert = "fields"
```

```dstrat
insert = "goals"
```

```dstrat
insert = "measures"
```

```dstrat
insert = "projects"
```

```dstrat
insert = "projects"
priority = "lighthouse"
```

```dstrat
insert = "ministries"
```

```dstrat
insert = "contacts"
```

```dstrat
insert = "decisions"
```

```dstrat
insert = "indicators"
```

```dstrat
insert = "status"
```

```dstrat
insert = "timeline"
ministry = "bm"
```

```dstrat
insert = "glossary"
```
"#;

pub const ACCEPTED: [&str; 2] = ["bm/lernen", "bm/geheim-intern"];

/// The whole words around each occurrence.
pub fn leaks(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let is_part = |c: char| c.is_alphanumeric() || "-_@./".contains(c);
    ["geheim-", "vermerk-"]
        .iter()
        .flat_map(|secret| lower.match_indices(secret))
        .map(|(at, _)| {
            let start = lower[..at]
                .char_indices()
                .rfind(|(_, c)| !is_part(*c))
                .map_or(0, |(at, c)| at + c.len_utf8());
            let end = lower[at..]
                .find(|c| !is_part(c))
                .map_or(lower.len(), |end| at + end);
            lower[start..end].to_owned()
        })
        .collect()
}

#[test]
fn nothing_internal_is_in_any_public_output() {
    let files = tree(PLANTED, &ACCEPTED);
    for lang in [Lang::De, Lang::En] {
        assert_nothing_leaks(build(&files, Audience::Public, lang));
    }
}

/// Neither the text nor the name of a file holds anything internal; all that leak are told, with what they let through.
fn assert_nothing_leaks(outputs: BTreeMap<String, String>) {
    let leaking = outputs.iter().filter_map(|(path, text)| {
        let found = leaks(&format!("{path}\n{text}"));
        (!found.is_empty()).then(|| format!("{path}: {}", found.join(", ")))
    });
    assert_eq!(leaking.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn the_standard_order_keeps_the_wall() {
    let files = tree(&format!("{PLANTED}\n//! document/01-alles.md\n"), &ACCEPTED);
    assert_nothing_leaks(build(&files, Audience::Public, Lang::De));
}

/// Whether a file is the document itself.
fn is_document(path: &str) -> bool {
    ["strategy.html", "strategy.md", "strategy.pdf"].contains(&path)
}

#[test]
fn what_is_public_is_there_and_links_to_what_is_not_are_words() {
    let outputs = build(&tree(PLANTED, &ACCEPTED), Audience::Public, Lang::De);
    for there in [
        "Lernen mit digitalen Werkzeugen",
        "Gemeinsamer Kalender",
        "Messenger",
        "Ein Wort und ein anderes.",
        "Lehrkräfte und Eltern sehen dieselben Termine.",
        "Siehe Geheimes.",
        "Koordination Digitalstrategie BM",
        "koordination@bm.example",
        "poststelle@bm.example",
        "120.000\u{a0}Euro, Landesmittel",
    ] {
        let there = &there.replace('\u{a0}', " ");
        for path in outputs.keys().filter(|path| is_document(path)) {
            let text = outputs[path].replace('\u{a0}', " ").replace("\\.", ".");
            assert!(text.contains(there), "{path}: {there}");
        }
    }
}

#[test]
fn the_wall_is_seen_from_within_office_files() {
    let outputs = build(&tree(PLANTED, &ACCEPTED), Audience::Public, Lang::De);
    for (path, there) in [
        ("strategy.docx", "Gemeinsamer Kalender"),
        ("strategy.docx", "Koordination Digitalstrategie BM"),
        ("report.docx", "Umsetzungsbericht"),
        ("data/strategy.xlsx", "Gemeinsamer Kalender"),
        ("data/strategy.xlsx", "poststelle@bm.example"),
        ("data/projects.csv", "bm/kalender,Gemeinsamer Kalender"),
        ("report.pdf", "Umsetzungsbericht"),
        ("site/search-index.js", "Gemeinsamer Kalender"),
        ("data/strategy.json", "Lernen mit digitalen Werkzeugen"),
        ("data/dcat.jsonld", "dcat:Dataset"),
    ] {
        if cfg!(feature = "pdf") || !path.ends_with(".pdf") {
            assert!(outputs[path].contains(there), "{path}: {there}");
        }
    }
    let within = build(&tree(PLANTED, &ACCEPTED), Audience::Internal, Lang::De);
    for path in [
        "strategy.docx",
        "report.docx",
        "data/strategy.xlsx",
        "data/projects.csv",
    ] {
        assert!(!leaks(&within[path]).is_empty(), "{path}");
    }
}

#[test]
fn the_internal_document_holds_everything_and_marks_it() {
    let outputs = build(&tree(PLANTED, &ACCEPTED), Audience::Internal, Lang::De);
    let everything = format!("{}{}", outputs["strategy.html"], outputs["strategy.json"]);
    for secret in
        PLANTED.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '@' || c == '.'))
    {
        let in_no_output = ["KOMMENTAR", "LINKTITEL", "DEFINITION", "UNGENUTZT", "FRAGE"];
        if secret.starts_with("GEHEIM-") && !in_no_output.iter().any(|word| secret.contains(word)) {
            assert!(everything.contains(secret), "{secret}");
        }
    }
    for mark in [
        "Interne Fassung – nicht zur Veröffentlichung",
        "<span class=\"mark internal\">intern</span>",
        "<span class=\"mark draft\">in Erarbeitung</span>",
        "<span class=\"mark draft\">zugeliefert</span>",
        "<span class=\"mark draft\">Fehlanzeige</span>",
    ] {
        assert!(outputs["strategy.html"].contains(mark), "{mark}");
    }
    for mark in ["**intern**", "**in Erarbeitung**", "**zugeliefert**"] {
        assert!(outputs["strategy.md"].contains(mark), "{mark}");
    }
}
