//! Whoever is named as a contact or signs stands in the ministry's list of contacts.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::message::{label, nearest};
use crate::model::schema::slug_like;
use crate::model::{Ministry, Strategy};
use crate::source::{Place, Spanned};
use crate::text;

use super::people::{People, namings};
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unknown-contact",
    level: Severity::Error,
    summary: label(
        "eine Ansprechperson steht nicht in `contacts.toml` ihres Ressorts",
        "a contact does not stand in its ministry's `contacts.toml`",
    ),
    why: label(
        "Personen stehen an einer einzigen Stelle: in `contacts.toml` ihres Ressorts. Einträge und Mitzeichnungen nennen \
         nur den Kurznamen. Gibt es ihn dort nicht, ist niemand zuständig, und eine Mitzeichnung hat niemand gegeben.",
        "People stand in one place only: in `contacts.toml` of their ministry. Entries and co-signatures name the short \
         name. If it is not there, nobody is responsible, and nobody gave the co-signature.",
    ),
    bad: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
contact = "kordination"
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
    let strategy = context.strategy;
    let people = People::of(strategy);
    let named =
        namings(context).map(|naming| (naming.head.ministry(), naming.contact, naming.place()));
    let signed = strategy
        .cosignatures
        .iter()
        .map(|record| (&*record.ministry, &record.by, record.at(record.by.span)));
    let unknown = named
        .chain(signed)
        .filter(|(ministry, name, _)| people.find(ministry, &name.value).is_none());
    let mut elsewhere = None;
    for (ministry, name, place) in unknown {
        let Some(ministry) = strategy
            .by_id::<Ministry>(ministry)
            .filter(|ministry| ministry.contacts_complete)
        else {
            continue;
        };
        let elsewhere = elsewhere.get_or_insert_with(|| by_name(strategy));
        findings.push(finding(ministry, name, place, elsewhere));
    }
}

/// For each short name the first ministry that has such a contact.
fn by_name(strategy: &Strategy) -> HashMap<&str, &Ministry> {
    let mut names = HashMap::new();
    for ministry in &strategy.ministries {
        for contact in &ministry.contacts {
            names.entry(&*contact.id.value).or_insert(ministry);
        }
    }
    names
}

fn finding(
    ministry: &Ministry,
    name: &Spanned<Box<str>>,
    place: Place,
    elsewhere: &HashMap<&str, &Ministry>,
) -> Finding {
    let (name, short, folder) = (&name.value, &ministry.short, &ministry.id);
    let finding = Finding::new(
        place,
        text!(
            "{short} hat keine Ansprechperson `{name}`",
            "{short} has no contact `{name}`"
        ),
    );
    if let Some(meant) = nearest(
        name,
        ministry.contacts.iter().map(|contact| &*contact.id.value),
    ) {
        return finding
            .help(text!(
                "gemeint ist wohl `{meant}`",
                "did you mean `{meant}`?"
            ))
            .suggest(
                text!(
                    "`{name}` in `{meant}` ändern",
                    "change `{name}` to `{meant}`"
                ),
                place,
                format!("\"{meant}\""),
            );
    }
    match elsewhere.get(&**name) {
        Some(other) => {
            let other = &other.short;
            finding.help(text!(
                "`{name}` gehört zu {other}; hier eine Ansprechperson von {short} nennen, sie stehen in `ministries/{folder}/contacts.toml`",
                "`{name}` belongs to {other}; name a contact of {short}, they stand in `ministries/{folder}/contacts.toml`"
            ))
        }
        None => {
            // A person's name is typed where an id belongs; what is proposed has to be one.
            let id = slug_like(name);
            finding.help(text!(
                "die Kennung einer Ansprechperson aus `ministries/{folder}/contacts.toml` nennen, oder dort ein [[contact]] mit id = \"{id}\" eintragen",
                "name the id of a contact from `ministries/{folder}/contacts.toml`, or add a [[contact]] with id = \"{id}\" there"
            ))
        }
    }
}
