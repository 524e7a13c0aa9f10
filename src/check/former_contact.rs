//! Work in progress names a contact who is in office.

use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::model::contact::Role;
use crate::model::{Contact, Ministry};
use crate::source::Place;
use crate::text;

use super::people::{Naming, People, namings};
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "former-contact",
    level: Severity::Warning,
    summary: label(
        "ein laufender Eintrag nennt eine Ansprechperson, die nicht mehr im Amt ist",
        "an active entry names a contact who has left office",
    ),
    why: label(
        "Rückfragen zu einem laufenden Vorhaben sollen jemanden erreichen. Endet die Benennung einer Ansprechperson, \
         gehen ihre Einträge auf eine andere über. Abgeschlossene, eingestellte und beschlossene Einträge behalten \
         den Namen von damals.",
        "Questions about ongoing work should reach somebody. When a contact's term ends, their entries pass to another \
         contact. Completed, cancelled and adopted entries keep the name of their time.",
    ),
    bad: r#"
//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
email = "koordination@bm.example"
nominated = 2026-02-01

[[contact]]
id = "schulportal"
role = "expert"
name = "Referat Schulportal"
email = "schulportal@bm.example"
nominated = 2026-02-01
until = 2026-03-31
fields = ["bildung"]

//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
contact = "schulportal"
+++

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    good: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let gone = People::of(context.strategy).who(|contact| contact.has_left(context.today));
    if gone.is_empty() {
        return;
    }
    let judge = |naming: Naming<'_>| {
        let (ministry, contact) = gone.find(naming.head.ministry(), &naming.contact.value)?;
        finding(context, &naming, ministry, contact)
    };
    let active = namings(context).filter(|naming| naming.active);
    findings.extend(active.filter_map(judge));
}

fn finding(
    context: &Context<'_>,
    naming: &Naming<'_>,
    ministry: &Ministry,
    contact: &Contact,
) -> Option<Finding> {
    let until = contact.until.as_ref()?;
    let file = ministry.contacts_file?;
    let id = &contact.id.value;
    let [de, en] = [Lang::De, Lang::En].map(|lang| until.show(lang));
    let finding = Finding::new(
        naming.place(),
        text!(
            "die Ansprechperson `{id}` ist nicht mehr im Amt",
            "the contact `{id}` has left office"
        ),
    )
    .related(
        Place {
            file,
            span: until.span,
        },
        text!("benannt bis {de}", "named until {en}"),
    );
    Some(match successor(context, ministry, contact) {
        Some(other) => finding.help(text!(
            "eine amtierende Ansprechperson eintragen, zum Beispiel contact = \"{other}\"",
            "name a contact who is in office, for example contact = \"{other}\""
        )),
        None => finding.help(text!(
            "die Nachfolge in `contacts.toml` eintragen und hier nennen, oder `until` verlängern",
            "add the successor to `contacts.toml` and name it here, or extend `until`"
        )),
    })
}

/// Who is in office and nearest to the contact: an expert of the same field, else the coordination, else the deputy.
fn successor<'m>(
    context: &Context<'_>,
    ministry: &'m Ministry,
    former: &Contact,
) -> Option<&'m str> {
    let shares_field = |contact: &Contact| {
        contact
            .fields
            .iter()
            .any(|field| former.fields.iter().any(|other| other.id == field.id))
    };
    let in_office = ministry
        .contacts
        .iter()
        .filter(|contact| contact.in_office(context.today));
    let nearest = in_office.min_by_key(|contact| match contact.role.value {
        Role::Expert if shares_field(contact) => 0,
        Role::Coordinator => 1,
        Role::Deputy => 2,
        Role::Expert => 3,
    })?;
    Some(&nearest.id.value)
}
