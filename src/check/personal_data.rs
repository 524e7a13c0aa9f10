//! What everyone may read names no person who did not agree to it.

mod mail;
mod phone;

use std::collections::HashMap;
use std::ops::Range;

use crate::bytes::any_three;
use crate::diagnostic::{Finding, Severity};
use crate::markdown::target::Target;
use crate::message::label;
use crate::model::texts::texts;
use crate::model::{Contact, Head, Ministry, Strategy};
use crate::source::{FileId, Place, Span};
use crate::text;

use super::rule::{Check, Context, FileCheck, Rule};
use super::signs::Signs;

/// The rule.
pub const RULE: Rule = Rule {
    name: "personal-data",
    level: Severity::Warning,
    summary: label(
        "ein öffentlicher Text nennt die Mailadresse oder Telefonnummer einer Person",
        "a public text holds the mail address or telephone number of a person",
    ),
    why: label(
        "Was im öffentlichen Dokument steht, bleibt im Netz, auch wenn die Person längst woanders arbeitet. Im Text gehört ein \
         Funktionspostfach; Personen stehen in `contacts.toml` und erscheinen nur mit `public = true`. Zentralen (…-0), \
         Servicenummern und Postfächer wie poststelle@ sind keine Personen. Quelle: Art. 5 Abs. 1 lit. c DSGVO.",
        "What stands in the public document stays on the net, long after the person works elsewhere. A text holds the \
         mailbox of an office; people stand in `contacts.toml` and appear only with `public = true`. Switchboards (…-0), \
         service numbers and mailboxes such as poststelle@ are no people. Source: Art. 5(1)(c) GDPR.",
    ),
    bad: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen Portal. Fragen an erika.mustermann@bm.example, Telefon 06131 16-1234.
"#,
    good: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen Portal. Fragen an poststelle@bm.example, Telefon 06131 16-0.
"#,
    check: Check::Files(check),
};

fn check<'c>(context: &'c Context<'c>) -> FileCheck<'c> {
    let people = People::of(context.strategy);
    let ministries = context.strategy.ministries.iter();
    let ministries: HashMap<FileId, &Ministry> = ministries.map(|it| (it.file, it)).collect();
    Box::new(
        move |look, findings| match context.strategy.head_in(look.file) {
            Some(head) if head.is_public() => {
                findings.extend(in_entry(context, &people, head, look.signs));
            }
            Some(_) => {}
            None if context.strategy.settings.file == Some(look.file) => {
                findings.extend(in_keys(context, &people, look.file, 0..usize::MAX));
            }
            None => {
                let ministry = ministries.get(&look.file);
                findings.extend(ministry.and_then(|ministry| mailbox(context, &people, ministry)));
            }
        },
    )
}

/// The people who may not be named, and the addresses of offices, by address and number.
struct People<'s> {
    addresses: HashMap<String, &'s Contact>,
    numbers: HashMap<String, &'s Contact>,
    offices: Vec<String>,
}

impl<'s> People<'s> {
    fn of(strategy: &'s Strategy) -> People<'s> {
        let mut people = People {
            addresses: HashMap::new(),
            numbers: HashMap::new(),
            offices: strategy
                .ministries
                .iter()
                .map(|ministry| mail::normal(&ministry.mailbox))
                .collect(),
        };
        for contact in strategy
            .ministries
            .iter()
            .flat_map(|ministry| &ministry.contacts)
        {
            let own = std::iter::once(&contact.email).chain(&contact.git_emails);
            people
                .addresses
                .extend(own.map(|address| (mail::normal(&address.value), contact)));
            let phone = contact
                .phone
                .iter()
                .map(|phone| (digits(&phone.value), contact));
            people.numbers.extend(phone);
        }
        people
    }

    /// What to say of an address, if it is one that should not stand here.
    fn judge_address(&self, written: &str) -> Option<Judged<'s>> {
        let address = mail::normal(written);
        if self.offices.contains(&address) {
            return None;
        }
        match self.addresses.get(&address) {
            Some(contact) if contact.public || !mail::is_personal(&address) => None,
            Some(contact) => Some(Judged::Of(contact)),
            None => mail::is_personal(&address).then_some(Judged::Unknown),
        }
    }

    fn judge_number(&self, written: &str) -> Option<Judged<'s>> {
        match self.numbers.get(&digits(written)) {
            Some(contact) if contact.public => None,
            Some(contact) => Some(Judged::Of(contact)),
            None => Some(Judged::Unknown),
        }
    }
}

enum Judged<'s> {
    Of(&'s Contact),
    Unknown,
}

/// The digits of a number, without what tells the country.
fn digits(number: &str) -> String {
    let digits: String = number
        .replace("(0)", "")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let national = digits.strip_prefix("0049").or_else(|| {
        digits
            .strip_prefix("49")
            .filter(|_| number.trim_start().starts_with('+'))
    });
    national.map_or(digits.clone(), |rest| format!("0{rest}"))
}

fn in_entry(context: &Context<'_>, people: &People<'_>, head: &Head, signs: Signs) -> Vec<Finding> {
    let text = context.files.text(head.file);
    let mut findings = Vec::new();
    if signs.any(&[Signs::AT]) || may_name_people(text) {
        let body = head.body.span.range();
        findings = in_keys(context, people, head.file, 0..body.start);
        let written = text.get(body.clone()).unwrap_or("");
        findings.extend(in_text(people, head.file, written, body.start));
    }
    // Most links lead elsewhere, as their first letter tells.
    let links = head.body.outline.links.iter();
    let may_be_mail = links.filter(|link| link.target.starts_with(['m', 'M']));
    let of_links = may_be_mail.filter_map(|link| match Target::of(&link.target) {
        Target::Mail(target) => Some((link, target)),
        _ => None,
    });
    for (link, target) in of_links {
        let address = target.split([':', '?']).nth(1).unwrap_or("");
        let place = head.in_text(&link.range);
        let told = findings.iter().any(|found| {
            place.span.start <= found.place.span.start && found.place.span.end <= place.span.end
        });
        if let Some(judged) = people.judge_address(address).filter(|_| !told) {
            findings.push(finding(place, "address", &judged));
        }
    }
    findings
}

/// Whether a text may hold a telephone number, or an address whose sign is written out. Most texts hold neither, and this looks
/// at many bytes at once.
fn may_name_people(text: &str) -> bool {
    phone::may_begin(text)
        || any_three(text.as_bytes(), |before, first, second| {
            phone::begins(before, first, second) | mail::is_written_out(before, first, second)
        })
}

/// Addresses and numbers in the keys of a file that are published.
fn in_keys(
    context: &Context<'_>,
    people: &People<'_>,
    file: FileId,
    range: Range<usize>,
) -> Vec<Finding> {
    let text = context.files.text(file);
    let written = text
        .get(range.start..range.end.min(text.len()))
        .unwrap_or("");
    let found = in_text(people, file, written, range.start);
    if found.is_empty() {
        return found;
    }
    let published: Vec<Span> = texts(context.files, file)
        .into_iter()
        .filter(|text| text.is_published())
        .map(|text| text.span)
        .collect();
    let is_published = |found: &Finding| {
        published
            .iter()
            .any(|span| span.start <= found.place.span.start && found.place.span.end <= span.end)
    };
    found.into_iter().filter(is_published).collect()
}

fn in_text(people: &People<'_>, file: FileId, text: &str, offset: usize) -> Vec<Finding> {
    let place = |at: Range<usize>| Place {
        file,
        span: Span::new(at, offset),
    };
    let mut findings = Vec::new();
    for at in mail::addresses(text) {
        let judged = people.judge_address(&text[at.clone()]);
        findings.extend(judged.map(|judged| finding(place(at), "address", &judged)));
    }
    for at in phone::numbers(text) {
        let judged = people.judge_number(&text[at.clone()]);
        findings.extend(judged.map(|judged| finding(place(at), "number", &judged)));
    }
    findings
}

fn finding(place: Place, what: &str, judged: &Judged<'_>) -> Finding {
    let message = match (what, judged) {
        ("address", Judged::Of(contact)) => {
            let name = &contact.name;
            text!(
                "die Mailadresse von {name} steht in einem öffentlichen Text",
                "the mail address of {name} stands in a public text"
            )
        }
        ("address", Judged::Unknown) => text!(
            "das ist wohl die Mailadresse einer Person, und der Text ist öffentlich",
            "this seems to be a person's mail address, and the text is public"
        ),
        (_, Judged::Of(contact)) => {
            let name = &contact.name;
            text!(
                "die Telefonnummer von {name} steht in einem öffentlichen Text",
                "the telephone number of {name} stands in a public text"
            )
        }
        (_, Judged::Unknown) => text!(
            "das ist wohl eine Telefonnummer, und der Text ist öffentlich",
            "this seems to be a telephone number, and the text is public"
        ),
    };
    Finding::new(place, message).help(match what {
        "address" => text!(
            "das Funktionspostfach des Ressorts nennen, oder die Person in `contacts.toml` mit public = true eintragen",
            "name the ministry's mailbox, or enter the person in `contacts.toml` with public = true"
        ),
        _ => text!("streichen, oder die Nummer der Zentrale nennen (…-0)", "drop it, or give the number of the switchboard (…-0)"),
    })
}

/// The mailbox of a ministry is always published.
fn mailbox(context: &Context<'_>, people: &People<'_>, ministry: &Ministry) -> Option<Finding> {
    let own = mail::normal(&ministry.mailbox);
    let contact = people.addresses.get(&own);
    if !mail::is_personal(&own) || contact.is_some_and(|contact| contact.public) {
        return None;
    }
    let texts = texts(context.files, ministry.file);
    let written = texts.iter().find(|text| &*text.key == "mailbox")?;
    let place = Place {
        file: ministry.file,
        span: written.span,
    };
    let finding = Finding::new(
        place,
        text!(
            "das Postfach des Ressorts ist wohl die Adresse einer Person",
            "the ministry's mailbox seems to be a person's address"
        ),
    );
    Some(finding.help(text!(
        "ein Funktionspostfach eintragen: mailbox = \"poststelle@…\"",
        "enter the mailbox of an office: mailbox = \"office@…\""
    )))
}
