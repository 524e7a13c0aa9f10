//! Whoever signs is in office on that day.

use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::model::{Contact, Cosignature, Ministry};
use crate::source::Place;
use crate::text;

use super::people::People;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "cosignature-out-of-office",
    level: Severity::Error,
    summary: label(
        "jemand hat mitgezeichnet, der an diesem Tag nicht benannt war",
        "somebody signed who was not in office on that day",
    ),
    why: label(
        "Mitzeichnen kann nur, wen das Ressort dafür benannt hat: von `nominated` bis `until`. Liegt das Datum der \
         Mitzeichnung außerhalb, ist entweder ein Datum falsch, oder es hat jemand anderes gezeichnet.",
        "Only whom the ministry named can co-sign: from `nominated` to `until`. If the date of the co-signature lies \
         outside, either a date is wrong or somebody else signed.",
    ),
    bad: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-01-14
"#,
    good: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let people = People::of(context.strategy);
    findings.extend(context.strategy.cosignatures.iter().filter_map(|record| {
        let (ministry, contact) = people.find(&record.ministry, &record.by.value)?;
        finding(record, ministry, contact)
    }));
}

fn finding(record: &Cosignature, ministry: &Ministry, contact: &Contact) -> Option<Finding> {
    let file = ministry.contacts_file?;
    let id = &contact.id.value;
    let [on_de, on_en] = [Lang::De, Lang::En].map(|lang| record.on.show(lang));
    let ended = contact
        .until
        .as_ref()
        .filter(|until| until.last_day() < record.on.first_day());
    let (message, date, (de, en)) = if let Some(until) = ended {
        (
            text!(
                "`{id}` war am {on_de} nicht mehr im Amt",
                "`{id}` was no longer in office on {on_en}"
            ),
            until,
            ("benannt bis", "named until"),
        )
    } else if contact.nominated.first_day() > record.on.last_day() {
        (
            text!(
                "`{id}` war am {on_de} noch nicht benannt",
                "`{id}` was not yet named on {on_en}"
            ),
            &contact.nominated,
            ("benannt ab", "named from"),
        )
    } else {
        return None;
    };
    let [date_de, date_en] = [Lang::De, Lang::En].map(|lang| date.show(lang));
    let finding = Finding::new(record.at(record.by.span), message);
    Some(
        finding
            .related(Place { file, span: date.span }, text!("{de} {date_de}", "{en} {date_en}"))
            .help(text!(
                "eine amtierende Ansprechperson neu zeichnen lassen, oder das falsche Datum berichtigen",
                "have a contact in office sign anew, or correct the wrong date"
            )),
    )
}
