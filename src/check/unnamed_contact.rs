//! A contact is somebody, not a placeholder.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Contact, Ministry};
use crate::source::Place;
use crate::text;

use super::placeholder;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unnamed-contact",
    level: Severity::Warning,
    summary: label(
        "für eine Ansprechperson steht nur ein Platzhalter",
        "a placeholder stands for a contact",
    ),
    why: label(
        "„N. N.“ kann niemand anrufen und niemand um eine Mitzeichnung bitten; in der Übersicht sieht es aber so aus, als habe das \
         Ressort jemanden benannt. Solange niemand benannt ist, gehört kein Eintrag in die Datei: Dann zeigt dstrat, dass die \
         Benennung noch aussteht.",
        "Nobody can call \"N. N.\" or ask them for a co-signature, yet the overview looks as if the ministry had named somebody. \
         As long as nobody is named, no entry belongs in the file: then dstrat shows that the naming is still due.",
    ),
    bad: r#"
//- ministries/mdr/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "N. N."
email = "koordination@mdr.example"
nominated = 2026-01-15
"#,
    good: r#"
//- ministries/mdr/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie MDR"
email = "koordination@mdr.example"
nominated = 2026-01-15
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for ministry in &context.strategy.ministries {
        let unnamed = |contact: &&Contact| {
            placeholder::is_placeholder(&contact.name.replace(' ', ""))
                || placeholder::is_placeholder(&contact.name)
        };
        let unnamed = ministry.contacts.iter().filter(unnamed);
        findings.extend(unnamed.filter_map(|contact| finding(ministry, contact)));
    }
}

fn finding(ministry: &Ministry, contact: &Contact) -> Option<Finding> {
    let place = Place {
        file: ministry.contacts_file?,
        span: contact.id.span,
    };
    let (id, short, name) = (&contact.id.value, &ministry.short, &contact.name);
    let finding = Finding::new(
        place,
        text!(
            "die Ansprechperson `{id}` von {short} heißt nur „{name}“",
            "the contact `{id}` of {short} is only called \"{name}\""
        ),
    );
    Some(finding.help(text!(
        "bei `name` die Person oder die Stelle eintragen, oder den ganzen Abschnitt `[[contact]]` streichen, bis jemand benannt ist",
        "write the person or the office at `name`, or drop the whole section `[[contact]]` until somebody is named"
    )))
}
