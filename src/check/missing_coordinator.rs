//! Every ministry names a coordinator.

use crate::diagnostic::{Finding, Severity, start_of};
use crate::message::label;
use crate::model::contact::Role;
use crate::model::{Choices, Ministry};
use crate::source::Place;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-coordinator",
    level: Severity::Warning,
    summary: label(
        "ein Ressort hat keine koordinierende Ansprechperson",
        "a ministry has no coordinating contact",
    ),
    why: label(
        "Das Kabinett bittet jedes Ressort, Ansprechpersonen zu benennen, die im Strategieprozess koordinieren. Fehlt \
         die Koordination, weiß die Federführung nicht, wen sie um Zulieferung und Mitzeichnung bittet. Eintragen: in \
         `contacts.toml` ein `[[contact]]` mit `role = \"coordinator\"`.",
        "The cabinet asks each ministry to name contacts who coordinate in the strategy process. Without one the lead \
         does not know whom to ask for contributions and co-signatures. Add a `[[contact]]` with `role = \
         \"coordinator\"` to `contacts.toml`.",
    ),
    bad: r#"
//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "deputy"
name = "Stellvertretende Koordination BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]
"#,
    good: r#"
//- ministries/bm/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie BM"
email = "koordination@bm.example"
nominated = 2026-02-01
fields = ["bildung"]
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let ministries = context.strategy.ministries.iter();
    let known = ministries
        .filter(|ministry| ministry.complete && ministry.contacts_complete)
        .filter(|ministry| !ministry.is_over(context.today));
    findings.extend(
        known
            .filter(|ministry| !has_coordinator(ministry))
            .map(finding),
    );
}

fn has_coordinator(ministry: &Ministry) -> bool {
    ministry
        .contacts
        .iter()
        .any(|contact| contact.role.value == Role::Coordinator)
}

fn finding(ministry: &Ministry) -> Finding {
    let (short, id) = (&ministry.short, &ministry.id);
    let place = match (ministry.contacts_file, ministry.contacts.first()) {
        (Some(file), Some(contact)) => Place {
            file,
            span: contact.role.span,
        },
        (Some(file), None) => start_of(file),
        (None, _) => ministry.place(),
    };
    let role = Role::Coordinator.key();
    Finding::new(
        place,
        text!(
            "{short} hat keine koordinierende Ansprechperson benannt",
            "{short} has named no coordinating contact"
        ),
    )
    .help(text!(
        "in `ministries/{id}/contacts.toml` ein [[contact]] mit role = \"{role}\" eintragen",
        "add a [[contact]] with role = \"{role}\" to `ministries/{id}/contacts.toml`"
    ))
}
