//! A ministry's coordination does not end without a successor.

use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::model::contact::Role;
use crate::model::{Choices, Contact, Ministry, PartialDate};
use crate::source::{Place, Spanned};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "expired-coordinator",
    level: Severity::Warning,
    summary: label(
        "die Benennung der koordinierenden Ansprechperson ist abgelaufen",
        "the coordinating contact's term has ended",
    ),
    why: label(
        "Wer nicht mehr im Amt ist, liefert nicht zu und zeichnet nicht mit; Erinnerungen gehen ins Leere. Das Ressort \
         benennt eine Nachfolge, oder es verlängert die Benennung in `until`. Die bisherige Person bleibt stehen, \
         solange ihre Mitzeichnungen auf sie verweisen.",
        "Whoever has left office neither contributes nor co-signs, and reminders reach nobody. The ministry names a \
         successor or extends the term in `until`. The former contact stays in the file as long as co-signatures \
         refer to it.",
    ),
    bad: r#"
//- ministries/mdr/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie MDR"
email = "koordination@mdr.example"
nominated = 2026-01-15
until = 2026-04-30
"#,
    good: r#"
//- ministries/mdr/contacts.toml
[[contact]]
id = "koordination"
role = "coordinator"
name = "Koordination Digitalstrategie MDR"
email = "koordination@mdr.example"
nominated = 2026-01-15
until = 2026-04-30

[[contact]]
id = "koordination-2"
role = "coordinator"
name = "Neue Koordination Digitalstrategie MDR"
email = "koordination-2@mdr.example"
nominated = 2026-05-01
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let ministries = context.strategy.ministries.iter();
    let known = ministries
        .filter(|ministry| ministry.complete && ministry.contacts_complete)
        .filter(|ministry| !ministry.is_over(context.today));
    findings.extend(known.filter_map(|ministry| finding(context, ministry)));
}

/// When the last coordination of a ministry ended; nothing if one is in office or named for later, or if there was none.
pub fn ended<'m>(
    context: &Context<'_>,
    ministry: &'m Ministry,
) -> Option<&'m Spanned<PartialDate>> {
    let ends = ministry
        .contacts
        .iter()
        .filter(|contact| contact.role.value == Role::Coordinator)
        .map(|contact| {
            contact
                .until
                .as_ref()
                .filter(|until| until.is_past(context.today))
        })
        .collect::<Option<Vec<_>>>()?;
    ends.into_iter().max_by_key(|until| until.last_day())
}

fn finding(context: &Context<'_>, ministry: &Ministry) -> Option<Finding> {
    let until = ended(context, ministry)?;
    let file = ministry.contacts_file?;
    let (short, role) = (&ministry.short, Role::Coordinator.key());
    let [de, en] = [Lang::De, Lang::En].map(|lang| until.show(lang));
    let finding = Finding::new(
        Place {
            file,
            span: until.span,
        },
        text!(
            "die Koordination von {short} ist abgelaufen: benannt bis {de}",
            "the coordination of {short} has ended: named until {en}"
        ),
    );
    let finding = match deputy(context, ministry) {
        Some(deputy) => finding.related(
            Place {
                file,
                span: deputy.id.span,
            },
            text!(
                "einstweilen ansprechbar: die Stellvertretung",
                "can be asked meanwhile: the deputy"
            ),
        ),
        None => finding,
    };
    Some(finding.help(text!(
        "die Nachfolge als weiteres [[contact]] mit role = \"{role}\" eintragen, oder `until` verlängern",
        "add the successor as another [[contact]] with role = \"{role}\", or extend `until`"
    )))
}

fn deputy<'m>(context: &Context<'_>, ministry: &'m Ministry) -> Option<&'m Contact> {
    let deputies =
        |contact: &&Contact| contact.role.value == Role::Deputy && contact.in_office(context.today);
    ministry.contacts.iter().find(deputies)
}
