//! Every expert contact is responsible for a field.

use std::collections::{BTreeSet, HashMap};

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

type FieldsByContact<'s> = HashMap<(&'s str, &'s str), BTreeSet<&'s str>>;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    if strategy.fields.is_empty() {
        return;
    }
    let mut worked_on = FieldsByContact::new();
    for naming in namings(context) {
        let field = naming.field.and_then(|field| strategy.get(field));
        let fields = worked_on
            .entry((naming.head.ministry(), &naming.contact.value))
            .or_default();
        fields.extend(field.map(|field| &*field.head.id));
    }
    for ministry in &strategy.ministries {
        let Some(file) = ministry
            .contacts_file
            .filter(|file| !strategy.flawed.contains(file))
        else {
            continue;
        };
        let lost = ministry
            .contacts
            .iter()
            .filter(|contact| is_lost(context, contact));
        findings.extend(lost.map(|contact| {
            let place = Place {
                file,
                span: contact.id.span,
            };
            finding(context, ministry, contact, place, &worked_on)
        }));
    }
}

fn is_lost(context: &Context<'_>, contact: &Contact) -> bool {
    let gone = contact
        .until
        .as_ref()
        .is_some_and(|until| until.is_past(context.today));
    contact.role.value == Role::Expert && contact.fields.is_empty() && !gone
}

fn finding(
    context: &Context<'_>,
    ministry: &Ministry,
    contact: &Contact,
    place: Place,
    worked_on: &FieldsByContact<'_>,
) -> Finding {
    let (id, short) = (&contact.id.value, &ministry.short);
    let finding = Finding::new(
        place,
        text!(
            "die Ansprechperson `{id}` von {short} ist für kein Handlungsfeld zuständig",
            "the contact `{id}` of {short} is responsible for no field"
        ),
    );
    match worked_on
        .get(&(&*ministry.id, &**id))
        .filter(|fields| !fields.is_empty())
    {
        Some(fields) => {
            let fields = list(fields.iter().copied());
            finding.help(text!(
                "eintragen: fields = [{fields}]; in diesen Feldern steht `{id}` an Einträgen",
                "add: fields = [{fields}]; entries of these fields name `{id}`"
            ))
        }
        None => {
            let fields = list(context.strategy.fields.iter().map(|field| &*field.head.id));
            finding.help(text!(
                "`fields` mit einem oder mehreren der Felder eintragen: {fields}",
                "add `fields` with one or more of the fields: {fields}"
            ))
        }
    }
}

/// The ids as they stand in a TOML list.
fn list<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.map(|id| format!("\"{id}\""))
        .collect::<Vec<_>>()
        .join(", ")
}
