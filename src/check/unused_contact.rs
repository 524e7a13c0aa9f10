//! Personal data is kept only as long as something refers to it.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::model::contact::Role;
use crate::model::{Contact, Kind, Ministry};
use crate::source::Place;
use crate::text;

use super::expired_coordinator;
use super::people::namings;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unused-contact",
    level: Severity::Info,
    summary: label(
        "eine frühere Ansprechperson wird nirgends mehr genannt",
        "a former contact is named nowhere any more",
    ),
    why: label(
        "Wer nicht mehr im Amt ist und weder an einem Eintrag noch an einer Mitzeichnung steht, wird nicht mehr \
         gebraucht. Personenbezogene Daten dürfen nur so lange bleiben, wie ihr Zweck es erfordert \
         (Artikel 5 Absatz 1 Buchstabe e DSGVO). In git bleibt der frühere Stand nachvollziehbar.",
        "A contact who has left office and stands at no entry and no co-signature is not needed any more. Personal data \
         may stay only as long as its purpose requires (Article 5(1)(e) GDPR). Git keeps the earlier state.",
    ),
    bad: r#"
//- ministries/mdr/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie MDR"
email = "koordination@mdr.example"
nominated = 2026-01-15

[[contact]]
id = "vertretung"
role = "deputy"
name = "Vertretung der Koordination MDR"
email = "vertretung@mdr.example"
nominated = 2026-01-15
until = 2026-03-31
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
    let strategy = context.strategy;
    let naming_kinds = [Kind::Contribution, Kind::Measure, Kind::Project];
    if strategy.evidence_incomplete
        || naming_kinds
            .iter()
            .any(|kind| strategy.incomplete.contains(kind))
    {
        return;
    }
    let mut unused: BTreeMap<(&str, &str), (&Ministry, &Contact)> = BTreeMap::new();
    for ministry in &strategy.ministries {
        let former = former(context, ministry);
        unused.extend(
            former.map(|contact| ((&*ministry.id, &*contact.id.value), (ministry, contact))),
        );
    }
    if unused.is_empty() {
        return;
    }
    for naming in namings(context) {
        unused.remove(&(naming.head.ministry(), &*naming.contact.value));
    }
    for record in &strategy.cosignatures {
        unused.remove(&(&*record.ministry, &*record.by.value));
    }
    findings.extend(
        unused
            .into_values()
            .filter_map(|(ministry, contact)| finding(ministry, contact)),
    );
}

/// Those who have left office, but for a coordination without successor: another rule speaks of that.
fn former<'m>(context: &Context<'_>, ministry: &'m Ministry) -> impl Iterator<Item = &'m Contact> {
    let today = context.today;
    let last_coordination = expired_coordinator::ended(context, ministry).is_some();
    let contacts = ministry
        .contacts
        .iter()
        .filter(move |contact| contact.has_left(today));
    contacts.filter(move |contact| !(last_coordination && contact.role.value == Role::Coordinator))
}

fn finding(ministry: &Ministry, contact: &Contact) -> Option<Finding> {
    let until = contact.until.as_ref()?;
    let file = ministry.contacts_file?;
    let (id, short) = (&contact.id.value, &ministry.short);
    let [de, en] = [Lang::De, Lang::En].map(|lang| until.show(lang));
    let finding = Finding::new(
        Place {
            file,
            span: contact.id.span,
        },
        text!(
            "die frühere Ansprechperson `{id}` von {short} wird nirgends mehr genannt",
            "the former contact `{id}` of {short} is named nowhere any more"
        ),
    );
    Some(
        finding
            .related(
                Place {
                    file,
                    span: until.span,
                },
                text!("benannt bis {de}", "named until {en}"),
            )
            .help(text!(
                "das [[contact]] löschen, wenn niemand die Angaben mehr braucht",
                "delete the [[contact]] if nobody needs it any more"
            )),
    )
}
