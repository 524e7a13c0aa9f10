//! Every expert contact is responsible for a field.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::contact::Role;
use crate::model::{Contact, Ministry};
use crate::source::Place;
use crate::text;

use super::people::namings;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "contact-without-field",
    level: Severity::Warning,
    summary: label(
        "eine fachliche Ansprechperson ist keinem Handlungsfeld zugeordnet",
        "an expert contact is assigned to no field of action",
    ),
    why: label(
        "Wer zu einem Handlungsfeld eine Frage hat, sucht die Ansprechperson über das Feld. Die Fachebene nennt deshalb \
         in `fields`, wofür sie zuständig ist. Koordination und Stellvertretung sprechen für das ganze Ressort und \
         brauchen die Angabe nicht.",
        "Whoever has a question about a field looks for the contact by field. So experts name in `fields` what they \
         are responsible for. Coordinators and deputies speak for the whole ministry and need not.",
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
id = "netze"
role = "expert"
name = "Referat Digitale Netze"
email = "netze@mdr.example"
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

[[contact]]
id = "netze"
role = "expert"
name = "Referat Digitale Netze"
email = "netze@mdr.example"
nominated = 2026-01-15
fields = ["bildung"]
"#,
    check: Check::Strategy(check),
};

/// Experts without a field, with the fields of the entries that name them.
type Lost<'s> = BTreeMap<(&'s str, &'s str), (&'s Ministry, &'s Contact, BTreeSet<&'s str>)>;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    let mut lost = lost(context);
    if lost.is_empty() || strategy.fields.is_empty() {
        return;
    }
    for naming in namings(context) {
        let name = (naming.head.ministry(), &*naming.contact.value);
        if let Some((_, _, fields)) = lost.get_mut(&name) {
            let field = naming.field.and_then(|field| strategy.get(field));
            fields.extend(field.map(|field| &*field.head.id));
        }
    }
    let lost = lost.into_values();
    findings.extend(
        lost.filter_map(|(ministry, contact, fields)| finding(context, ministry, contact, fields)),
    );
}

fn lost<'s>(context: &'s Context<'_>) -> Lost<'s> {
    let is_lost = |contact: &&Contact| {
        let expert = contact.role.value == Role::Expert;
        expert && contact.fields.is_empty() && !contact.has_left(context.today)
    };
    let flawed = &context.strategy.flawed;
    let ministries = context.strategy.ministries.iter();
    let readable = ministries.filter(|ministry| {
        !ministry
            .contacts_file
            .is_some_and(|file| flawed.contains(&file))
    });
    readable
        .flat_map(|ministry| {
            ministry
                .contacts
                .iter()
                .filter(is_lost)
                .map(move |contact| (ministry, contact))
        })
        .map(|(ministry, contact)| {
            (
                (&*ministry.id, &*contact.id.value),
                (ministry, contact, BTreeSet::new()),
            )
        })
        .collect()
}

fn finding(
    context: &Context<'_>,
    ministry: &Ministry,
    contact: &Contact,
    fields: BTreeSet<&str>,
) -> Option<Finding> {
    let file = ministry.contacts_file?;
    let (id, short) = (&contact.id.value, &ministry.short);
    let finding = Finding::new(
        Place {
            file,
            span: contact.id.span,
        },
        text!(
            "die Ansprechperson `{id}` von {short} ist für kein Handlungsfeld zuständig",
            "the contact `{id}` of {short} is responsible for no field"
        ),
    );
    if fields.is_empty() {
        let all = list(context.strategy.fields.iter().map(|field| &*field.head.id));
        return Some(finding.help(text!(
            "`fields` mit einem oder mehreren der Felder eintragen: {all}",
            "add `fields` with one or more of the fields: {all}"
        )));
    }
    let fields = list(fields.into_iter());
    Some(finding.help(text!(
        "eintragen: fields = [{fields}]; in diesen Feldern steht `{id}` an Einträgen",
        "add: fields = [{fields}]; entries of these fields name `{id}`"
    )))
}

/// The ids as they stand in a TOML list.
fn list<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|id| format!("\"{id}\""))
        .collect::<Vec<_>>()
        .join(", ")
}
