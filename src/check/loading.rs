//! The rules of reading files: what they find is found while loading; here are their pages.

use crate::diagnostic::Severity;
use crate::message::label;

use super::rule::{Check, Rule};

/// Two entries have the same id.
pub const DUPLICATE_ID: Rule = Rule {
    name: "duplicate-id",
    level: Severity::Error,
    summary: label(
        "zwei Einträge haben dieselbe Kennung",
        "two entries have the same id",
    ),
    why: label(
        "Die Kennung eines Eintrags ist sein Dateiname; Verweise, Mitzeichnungen und Prüfsummen hängen daran. In einem Ressort ist sie über Beiträge, Maßnahmen und Projekte hinweg einmalig.",
        "An entry's id is its file name; references, co-signatures and digests hang on it. Within a ministry it is unique over contributions, measures and projects.",
    ),
    bad: r#"
//- ministries/bm/measures/kalender.md
+++
title = "Den Kalender einführen"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01
+++

Alle Schulen führen den Kalender ein.
"#,
    good: r#"
//- ministries/bm/measures/kalender-einfuehren.md
+++
title = "Den Kalender einführen"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01
+++

Alle Schulen führen den Kalender ein.
"#,
    check: Check::Loading,
};

/// A reference uses an entry's former id.
pub const FORMER_ID: Rule = Rule {
    name: "former-id",
    level: Severity::Warning,
    summary: label(
        "ein Verweis nennt die frühere Kennung eines Eintrags",
        "a reference uses an entry's former id",
    ),
    why: label(
        "Verweise auf frühere Kennungen funktionieren weiter, doch wer liest, sucht die Datei vergebens. `dstrat check --fix` trägt die neue Kennung ein.",
        "References to former ids keep working, but readers look for the file in vain. `dstrat check --fix` enters the new id.",
    ),
    bad: r#"
//- goals/schulportal.md
+++
title = "Jede Schule nutzt das Schulportal"
field = "schule"
due = "2028"
lead = "bm"

[[indicator]]
id = "schulen"
title = "Schulen mit Schulportal"
unit = "Schulen"
baseline = { value = 100, as_of = 2025-01-01 }
target = { value = 1500, due = "2028" }
readings = [{ value = 700, as_of = 2026-03-31 }]
+++

Bis 2028 arbeiten alle Schulen mit dem Schulportal.

//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
formerly = ["schule"]
+++

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
formerly = ["schule"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::LoadingWithLevel,
};

/// The keys at the start of a Markdown file do not stand between two lines `+++`.
pub const FRONT_MATTER: Rule = Rule {
    name: "front-matter",
    level: Severity::Error,
    summary: label(
        "die Angaben am Anfang einer Markdown-Datei stehen nicht zwischen zwei Zeilen `+++`",
        "the keys at the start of a Markdown file do not stand between two lines `+++`",
    ),
    why: label(
        "Ein Eintrag beginnt mit seinen Angaben zwischen zwei Zeilen `+++`, darunter folgt der Text. Fehlt eine der Zeilen, ist nicht zu erkennen, wo der Text beginnt.",
        "An entry begins with its keys between two lines `+++`, followed by its text. Without both lines nobody can tell where the text begins.",
    ),
    bad: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Loading,
};

/// A file name cannot serve as an id.
pub const INVALID_FILE_NAME: Rule = Rule {
    name: "invalid-file-name",
    level: Severity::Error,
    summary: label(
        "ein Dateiname taugt nicht als Kennung",
        "a file name cannot serve as an id",
    ),
    why: label(
        "Aus dem Dateinamen wird die Kennung: nur Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche, höchstens 64 Zeichen. So funktioniert sie in jedem Betriebssystem und jeder Webadresse. Beschlüsse beginnen mit ihrem Datum.",
        "The file name becomes the id: only small letters a–z, digits and single hyphens, at most 64 characters. So it works in every operating system and web address. Decisions begin with their date.",
    ),
    bad: r#"
//- ministries/bm/projects/Schul_Messenger.md
+++
title = "Schul-Messenger"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "planned"
as_of = 2026-04-01

[[indicator]]
id = "klassen"
title = "Klassen mit Messenger"
unit = "Klassen"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 20000, due = "2027" }
readings = [{ value = 4000, as_of = 2026-04-01 }]
+++

Lehrkräfte und Eltern schreiben einander Nachrichten.
"#,
    good: r#"
//- ministries/bm/projects/schul-messenger.md
+++
title = "Schul-Messenger"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "planned"
as_of = 2026-04-01

[[indicator]]
id = "klassen"
title = "Klassen mit Messenger"
unit = "Klassen"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 20000, due = "2027" }
readings = [{ value = 4000, as_of = 2026-04-01 }]
+++

Lehrkräfte und Eltern schreiben einander Nachrichten.
"#,
    check: Check::Loading,
};

/// A value has the right type but no valid content.
pub const INVALID_VALUE: Rule = Rule {
    name: "invalid-value",
    level: Severity::Error,
    summary: label(
        "ein Wert hat die richtige Art, aber keinen zulässigen Inhalt",
        "a value has the right type but no valid content",
    ),
    why: label(
        "Feste Wortlisten, Daten und Adressen machen die Strategie auswertbar. Die Meldung nennt die möglichen Werte.",
        "Closed lists of words, dates and addresses make the strategy countable. The message names the possible values.",
    ),
    bad: r#"
//- ministries/bm/measures/portal-ausbauen.md
+++
title = "Das Schulportal ausbauen"
goals = ["schulportal"]
status = "in Umsetzung"
as_of = 2026-04-01
+++

Das Portal erhält einen Kalender und einen Messenger.
"#,
    good: r#"
//- ministries/bm/measures/portal-ausbauen.md
+++
title = "Das Schulportal ausbauen"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01
+++

Das Portal erhält einen Kalender und einen Messenger.
"#,
    check: Check::Loading,
};

/// Two versions meet that git could not merge.
pub const MERGE_CONFLICT: Rule = Rule {
    name: "merge-conflict",
    level: Severity::Error,
    summary: label(
        "zwei Fassungen treffen aufeinander, die git nicht zusammenführen konnte",
        "two versions meet that git could not merge",
    ),
    why: label(
        "Haben zwei Personen dieselbe Stelle geändert, lässt git beide Fassungen zwischen den Zeilen `<<<<<<<`, `=======` und `>>>>>>>` stehen. Jemand muss entscheiden, welche gilt; bis dahin wird in dieser Datei sonst nichts geprüft.",
        "Where two people changed the same place, git leaves both versions between the lines `<<<<<<<`, `=======` and `>>>>>>>`. Somebody has to decide which one holds; until then nothing else in this file is judged.",
    ),
    bad: r#"
//- fields/bildung.md
+++
<<<<<<< HEAD
title = "Bildung"
=======
title = "Digitale Bildung"
>>>>>>> mdr/titel
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Digitale Bildung"
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Loading,
};

/// A ministry's folder lacks `ministry.toml`.
pub const MISSING_FILE: Rule = Rule {
    name: "missing-file",
    level: Severity::Error,
    summary: label(
        "im Ordner eines Ressorts fehlt `ministry.toml`",
        "a ministry's folder lacks `ministry.toml`",
    ),
    why: label(
        "Ohne `ministry.toml` ist der Ordner kein Ressort. Oft ist nur der Name des Ordners vertippt.",
        "Without `ministry.toml` the folder is no ministry. Often only the folder's name has a typo.",
    ),
    bad: r#"
//- ministries/bn/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination"
email = "koordination@bn.example"
nominated = 2026-02-01
fields = ["bildung"]
"#,
    good: r#"
//- ministries/bn/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination"
email = "koordination@bn.example"
nominated = 2026-02-01
fields = ["bildung"]

//- ministries/bn/ministry.toml
name = "Ministerium für Bau"
short = "BN"
mailbox = "poststelle@bn.example"
"#,
    check: Check::Loading,
};

/// A required key is missing.
pub const MISSING_KEY: Rule = Rule {
    name: "missing-key",
    level: Severity::Error,
    summary: label("eine Pflichtangabe fehlt", "a required key is missing"),
    why: label(
        "Ohne diese Angabe lässt sich der Eintrag weder einordnen noch auswerten. Die Meldung zeigt die Zeile, die zu ergänzen ist.",
        "Without this key the entry can neither be placed nor counted. The message shows the line to add.",
    ),
    bad: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Loading,
};

/// A line is not valid TOML.
pub const SYNTAX: Rule = Rule {
    name: "syntax",
    level: Severity::Error,
    summary: label(
        "eine Zeile ist kein gültiges TOML",
        "a line is not valid TOML",
    ),
    why: label(
        "Angaben haben die Form `schlüssel = \"Wert\"`. Häufig fehlen Anführungszeichen, oder die Textverarbeitung hat sie durch typografische ersetzt. Quelle: TOML 1.1.",
        "Keys have the form `key = \"value\"`. Often quotation marks are missing, or a word processor made them typographic. Source: TOML 1.1.",
    ),
    bad: r#"
//- fields/bildung.md
+++
title = „Bildung“
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Loading,
};

/// A template is wrong.
pub const TEMPLATE: Rule = Rule {
    name: "template",
    level: Severity::Error,
    summary: label("eine Vorlage ist fehlerhaft", "a template is wrong"),
    why: label(
        "Eine Datei in `templates/` ersetzt die eingebaute Vorlage gleichen Namens. Ist sie fehlerhaft, schreibt `dstrat build` nichts, denn ein halbes Dokument ist keines. Eine Datei mit anderem Namen würde nie benutzt.",
        "A file in `templates/` replaces the built-in template of the same name. If it is wrong, `dstrat build` writes nothing, since half a document is none. A file of another name would never be used.",
    ),
    bad: r#"
//- templates/facts.html
<dl>
{% for fact in facts %}
<dt>{{ fact.label }}</dt><dd>{{ fact.value }}</dd>
</dl>
"#,
    good: r#"
//- templates/facts.html
<dl>
{% for fact in facts %}
<dt>{{ fact.label }}</dt><dd>{{ fact.value }}</dd>
{% endfor %}
</dl>
"#,
    check: Check::Loading,
};

/// A file lies where none is expected.
pub const UNEXPECTED_FILE: Rule = Rule {
    name: "unexpected-file",
    level: Severity::Error,
    summary: label(
        "eine Datei liegt, wo keine erwartet wird",
        "a file lies where none is expected",
    ),
    why: label(
        "Ein Tippfehler im Namen eines Ordners oder einer Datei darf keinen Beitrag verschwinden lassen. Deshalb ist jede Datei, die dstrat nicht liest, ein Fehler.",
        "A typo in the name of a folder or file must not make a contribution vanish. So every file that dstrat does not read is an error.",
    ),
    bad: r#"
//- ministries/bm/project/messenger.md
+++
title = "Messenger"
+++
"#,
    good: r#"
//! ministries/bm/project/messenger.md
"#,
    check: Check::Loading,
};

/// A key does not exist.
pub const UNKNOWN_KEY: Rule = Rule {
    name: "unknown-key",
    level: Severity::Error,
    summary: label("eine Angabe gibt es nicht", "a key does not exist"),
    why: label(
        "Eine vertippte Angabe würde sonst schweigend fehlen.",
        "A mistyped key would otherwise be missing in silence.",
    ),
    bad: r#"
//- fields/bildung.md
+++
titel = "Bildung"
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Loading,
};

/// `[lints]` names a rule that does not exist or whose level is fixed.
pub const UNKNOWN_LINT: Rule = Rule {
    name: "unknown-lint",
    level: Severity::Error,
    summary: label(
        "`[lints]` nennt eine Regel, die es nicht gibt oder deren Stufe fest ist",
        "`[lints]` names a rule that does not exist or whose level is fixed",
    ),
    why: label(
        "Eine vertippte Regel würde sonst schweigend in ihrer alten Stufe weiterlaufen. Regeln, ohne die sich die Dateien nicht lesen lassen, haben eine feste Stufe.",
        "A mistyped rule would otherwise keep its old level in silence. Rules without which files cannot be read have a fixed level.",
    ),
    bad: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[lints]
missing-cordinator = "error"
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[lints]
missing-coordinator = "error"
"#,
    check: Check::Loading,
};

/// A reference names something that does not exist.
pub const UNKNOWN_REFERENCE: Rule = Rule {
    name: "unknown-reference",
    level: Severity::Error,
    summary: label(
        "ein Verweis nennt etwas, das es nicht gibt",
        "a reference names something that does not exist",
    ),
    why: label(
        "Verweise verbinden Projekte, Maßnahmen, Ziele und Ressorts. Ein Verweis ins Leere fehlt in jeder Auswertung.",
        "References tie projects, measures, goals and ministries together. One that leads nowhere is missing in every report.",
    ),
    bad: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbaun"
status = "planned"
as_of = 2026-04-01

[[indicator]]
id = "klassen"
title = "Klassen mit Kalender"
unit = "Klassen"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 20000, due = "2027" }
readings = [{ value = 4000, as_of = 2026-04-01 }]
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    good: r#"
//- ministries/bm/projects/kalender.md
+++
title = "Gemeinsamer Kalender"
field = "bildung"
measure = "bm/portal-ausbauen"
status = "planned"
as_of = 2026-04-01

[[indicator]]
id = "klassen"
title = "Klassen mit Kalender"
unit = "Klassen"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 20000, due = "2027" }
readings = [{ value = 4000, as_of = 2026-04-01 }]
+++

Lehrkräfte und Eltern sehen dieselben Termine.
"#,
    check: Check::Loading,
};

/// A file cannot be read.
pub const UNREADABLE_FILE: Rule = Rule {
    name: "unreadable-file",
    level: Severity::Error,
    summary: label("eine Datei lässt sich nicht lesen", "a file cannot be read"),
    why: label(
        "Nichts, was nicht gelesen werden kann, wird schweigend übergangen: Verknüpfungen, übergroße Dateien, andere Zeichencodierungen als UTF-8.",
        "Nothing that cannot be read is skipped in silence: links, files that are too large, encodings other than UTF-8.",
    ),
    bad: r#"
//- fields/bildung.md
bytes: 2b 2b 2b 0a 74 69 74 6c 65 20 3d 20 22 46 fc 72 22 0a 2b 2b 2b 0a
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Loading,
};

/// A value is of another type than expected.
pub const WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    level: Severity::Error,
    summary: label(
        "ein Wert ist von anderer Art als erwartet",
        "a value is of another type than expected",
    ),
    why: label(
        "Texte stehen in Anführungszeichen, Zahlen und Daten nicht, Listen in eckigen Klammern.",
        "Texts stand in quotation marks, numbers and dates do not, lists in square brackets.",
    ),
    bad: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = "1"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Loading,
};

/// `format` names a format that this dstrat does not know.
pub const UNSUPPORTED_FORMAT: Rule = Rule {
    name: "unsupported-format",
    level: Severity::Error,
    summary: label(
        "`format` nennt ein Format, das dieses dstrat nicht kennt",
        "`format` names a format that this dstrat does not know",
    ),
    why: label(
        "Die Zahl sagt, nach welchen Regeln die Dateien geschrieben sind. Bisher gibt es nur Format 1. Eine andere Zahl ist ein Tippfehler, oder die Strategie braucht ein neueres dstrat; die übrigen Dateien werden dann nicht beurteilt.",
        "The number says by which rules the files are written. So far there is only format 1. Another number is a typo, or the strategy needs a newer dstrat; the other files are not judged then.",
    ),
    bad: r#"
//- strategy.toml
format = 2
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"
"#,
    check: Check::Loading,
};
