//! `dstrat owners`: whom the git host asks to review.

use snapbox::{IntoData, str};

use crate::sandbox::Sandbox;

/// Logins, one of them of somebody who left; a ministry without any; one without anybody; names that would be patterns.
const PEOPLE: &str = r#"
//- ministries/mdr/contacts.toml
[[contact]]
id = "fach"
role = "expert"
name = "Fachebene MDR"
email = "fach@mdr.example"
nominated = 2026-01-15
logins = ["fach-mdr"]

[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie MDR"
email = "koordination@mdr.example"
nominated = 2026-01-15
fields = ["bildung"]
logins = ["anna", "anna-privat"]

[[contact]]
id = "vertretung"
role = "deputy"
name = "Vertretung MDR"
email = "vertretung@mdr.example"
nominated = 2026-01-15

[[contact]]
id = "vorher"
role = "deputy"
name = "Vorgängerin MDR"
email = "vorher@mdr.example"
nominated = 2025-01-15
until = 2026-01-14
logins = ["vorher"]

//- ministries/jm/ministry.toml
name = "Ministerium der Justiz"
short = "JM"
mailbox = "poststelle@jm.example"
"#;

#[test]
fn for_github_the_last_line_counts() {
    let sandbox = Sandbox::new(PEOPLE);
    sandbox
        .dstrat("owners")
        .assert()
        .code(0)
        .stderr_eq("")
        .stdout_eq(
            str![[r#"
# CODEOWNERS, erzeugt aus den contacts.toml der Strategie mit `dstrat owners --flavor github`.
# Nicht von Hand ändern: Ansprechpersonen ändern und neu erzeugen.

# Federführung: alles, was keinem Ressort gehört
* @anna @anna-privat vertretung@mdr.example

# Ministerium für Bildung (BM)
# ohne Anmeldenamen (`logins`): E-Mail-Adressen, die der git-Anbieter kennen muss
/ministries/bm/ koordination@bm.example

# Ministerium der Justiz (JM)
# niemand ist im Amt: Funktionspostfach und Federführung
/ministries/jm/ @anna @anna-privat vertretung@mdr.example poststelle@jm.example

# Ministerium für Digitales (MDR)
/ministries/mdr/ @anna @anna-privat vertretung@mdr.example @fach-mdr

"#]]
            .raw(),
        );
}

#[test]
fn for_gitlab_it_is_a_section() {
    let sandbox = Sandbox::new("");
    sandbox
        .dstrat("owners --flavor gitlab --lang en")
        .assert()
        .code(0)
        .stdout_eq(
            str![[r#"
# CODEOWNERS, made from the strategy's contacts.toml files by `dstrat owners --flavor gitlab`.
# Do not edit: change the contacts and make it anew.

[Strategy]

# Lead: all that is no ministry's
# no login names (`logins`): e-mail addresses, which the git host has to know
* koordination@mdr.example

# Ministerium für Bildung (BM)
# no login names (`logins`): e-mail addresses, which the git host has to know
/ministries/bm/ koordination@bm.example

# Ministerium für Digitales (MDR)
# no login names (`logins`): e-mail addresses, which the git host has to know
/ministries/mdr/ koordination@mdr.example

"#]]
            .raw(),
        );
}

/// A value that is reported as wrong is in no line: it could be a line of its own.
#[test]
fn nobody_becomes_an_owner_by_a_trick() {
    let sandbox = Sandbox::new(
        r#"
//- ministries/bm/ministry.toml
name = "Bildung\n* @boese"
short = "BM"
mailbox = "poststelle@bm.example"

//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]
logins = ["berta\n* @boese", "@berta", "org/team"]
"#,
    );
    sandbox
        .dstrat("owners")
        .assert()
        .code(1)
        .stdout_eq(
            str![[r#"
# CODEOWNERS, erzeugt aus den contacts.toml der Strategie mit `dstrat owners --flavor github`.
# Nicht von Hand ändern: Ansprechpersonen ändern und neu erzeugen.

# Federführung: alles, was keinem Ressort gehört
# ohne Anmeldenamen (`logins`): E-Mail-Adressen, die der git-Anbieter kennen muss
* koordination@mdr.example

# Bildung\n* @boese (BM)
# ohne Anmeldenamen (`logins`): E-Mail-Adressen, die der git-Anbieter kennen muss
/ministries/bm/ koordination@bm.example

# Ministerium für Digitales (MDR)
# ohne Anmeldenamen (`logins`): E-Mail-Adressen, die der git-Anbieter kennen muss
/ministries/mdr/ koordination@mdr.example

"#]]
            .raw(),
        )
        .stderr_eq(str![[r#"
1 Datei konnte nicht ganz gelesen werden: was hier steht, ist unvollständig;
`dstrat check` nennt die Fehler

"#]]);
}
