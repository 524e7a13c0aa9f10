//! Only a ministry that exists owes, coordinates, leads or takes part.

use std::collections::BTreeMap;

use crate::consolidation::State;
use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, Text, label};
use crate::model::field::Contributors;
use crate::model::{Ministry, Ref};
use crate::source::{FileId, Place, Span};
use crate::text;

use super::people::is_active;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "former-ministry",
    level: Severity::Warning,
    summary: label(
        "ein Ressort, das nicht mehr besteht, hat noch Aufgaben",
        "a ministry that has ceased to exist still has duties",
    ),
    why: label(
        "Nach einer Regierungsbildung oder Umressortierung gehen Aufgaben auf das nachfolgende Ressort über. Wer noch das \
         alte nennt, fragt niemanden. Abgeschlossenes und Beschlossenes bleibt, wie es war. Umgezogene Dateien behalten \
         ihre frühere Kennung in `formerly`, so bleiben alle Verweise gültig.",
        "After a new government is formed or portfolios are reshuffled, duties pass to the successor. Whoever still names \
         the old ministry asks nobody. What is completed or adopted stays as it was. Files that move keep their former \
         id in `formerly`, so that all references stay valid.",
    ),
    bad: r#"
//- ministries/mik/ministry.toml
name = "Ministerium für Information und Kommunikation"
short = "MIK"
mailbox = "poststelle@mik.example"
valid_to = 2025-12-31
successor = "mdr"

//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "mik"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- ministries/mik/ministry.toml
name = "Ministerium für Information und Kommunikation"
short = "MIK"
mailbox = "poststelle@mik.example"
valid_to = 2025-12-31
successor = "mdr"

//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "mdr"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    if !strategy
        .ministries
        .iter()
        .any(|ministry| ministry.is_over(context.today))
    {
        return;
    }
    for (file, list) in duties(context) {
        for reference in list {
            let ministry = strategy
                .get(reference)
                .filter(|ministry| ministry.is_over(context.today));
            let place = Place {
                file,
                span: reference.span,
            };
            findings.extend(ministry.map(|ministry| finding(context, ministry, place, list)));
        }
    }
    findings.extend(left_behind(context));
}

/// The lists in which a file names ministries that still have something to do.
fn duties<'s>(context: &'s Context<'_>) -> impl Iterator<Item = (FileId, &'s [Ref<Ministry>])> {
    let strategy = context.strategy;
    let settings = &strategy.settings;
    let lead = settings.file.map(|file| (file, settings.lead.as_slice()));
    let fields = strategy.fields.iter().flat_map(|field| {
        let contributors = match &field.contributors {
            Contributors::Listed(listed) => listed.as_slice(),
            Contributors::All => &[],
        };
        [field.coordinator.as_slice(), contributors].map(|list| (field.head.file, list))
    });
    let goals = strategy
        .goals
        .iter()
        .filter(|goal| !goal.due.is_past(context.today));
    let goals = goals.map(|goal| (goal.head.file, std::slice::from_ref(&goal.lead)));
    let contributions = context
        .consolidation
        .contributions()
        .filter(|(_, standing)| is_open(standing.state));
    let contributions = contributions.flat_map(|(entry, _)| {
        let cosigners = entry.cosigners.as_deref().unwrap_or_default();
        [&*entry.partners, cosigners].map(|list| (entry.head.file, list))
    });
    let measures = strategy
        .measures
        .iter()
        .filter(|entry| is_active(entry.status.value));
    let measures = measures.map(|entry| (entry.head.file, &*entry.partners));
    let projects = strategy
        .projects
        .iter()
        .filter(|entry| is_active(entry.status.value));
    let projects = projects.map(|entry| (entry.head.file, &*entry.partners));
    lead.into_iter()
        .chain(fields)
        .chain(goals)
        .chain(contributions)
        .chain(measures)
        .chain(projects)
}

fn is_open(state: State) -> bool {
    !matches!(state, State::Adopted | State::NilReturn)
}

/// `list`: everyone who is named beside the ministry.
fn finding(
    context: &Context<'_>,
    ministry: &Ministry,
    place: Place,
    list: &[Ref<Ministry>],
) -> Finding {
    let (id, finding) = (&ministry.id, over(ministry, place));
    let Some(successor) = context.strategy.successor(ministry, context.today) else {
        return finding.help(without_successor(id));
    };
    let after = &successor.id;
    if list.iter().any(|other| other.id == *after) {
        return finding.help(text!(
            "`{id}` streichen: die Nachfolge `{after}` ist schon genannt",
            "remove `{id}`: its successor `{after}` is named already"
        ));
    }
    finding
        .help(text!(
            "die Nachfolge ist `{after}`",
            "its successor is `{after}`"
        ))
        .suggest(
            text!("`{id}` in `{after}` ändern", "change `{id}` to `{after}`"),
            place,
            format!("\"{after}\""),
        )
}

fn over(ministry: &Ministry, place: Place) -> Finding {
    let short = &ministry.short;
    let message = text!("{short} besteht nicht mehr", "{short} has ceased to exist");
    match &ministry.valid_to {
        Some(until) => {
            let [de, en] = [Lang::De, Lang::En].map(|lang| until.show(lang));
            let end = Place {
                file: ministry.file,
                span: until.span,
            };
            Finding::new(place, message)
                .related(end, text!("bestand bis {de}", "existed until {en}"))
        }
        None => Finding::new(place, message),
    }
}

/// What is still to be done in the folder of a ministry that is over: one finding for each ministry.
fn left_behind(context: &Context<'_>) -> Vec<Finding> {
    let strategy = context.strategy;
    let contributions = context
        .consolidation
        .contributions()
        .filter(|(_, standing)| is_open(standing.state));
    let measures = strategy
        .measures
        .iter()
        .filter(|entry| is_active(entry.status.value));
    let projects = strategy
        .projects
        .iter()
        .filter(|entry| is_active(entry.status.value));
    let open = contributions.map(|(entry, _)| &entry.head);
    let open = open
        .chain(measures.map(|entry| &entry.head))
        .chain(projects.map(|entry| &entry.head));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for head in open {
        *counts.entry(head.ministry()).or_default() += 1;
    }
    let over = strategy
        .ministries
        .iter()
        .filter(|ministry| ministry.is_over(context.today));
    over.filter_map(|ministry| Some(folder_of(context, ministry, *counts.get(&*ministry.id)?)))
        .collect()
}

fn folder_of(context: &Context<'_>, ministry: &Ministry, count: usize) -> Finding {
    let (id, short) = (&ministry.id, &ministry.short);
    let span = ministry
        .valid_to
        .as_ref()
        .map_or(Span::default(), |until| until.span);
    let finding = Finding::new(
        Place {
            file: ministry.file,
            span,
        },
        text!(
            "{short} besteht nicht mehr; offene Einträge in seinem Ordner: {count}",
            "{short} has ceased to exist; open entries in its folder: {count}"
        ),
    );
    match context.strategy.successor(ministry, context.today) {
        Some(successor) => {
            let after = &successor.id;
            finding.help(text!(
                "die Dateien nach `ministries/{after}/` verschieben und dort formerly = [\"{id}/…\"] eintragen",
                "move the files to `ministries/{after}/` and add formerly = [\"{id}/…\"] there"
            ))
        }
        None => finding.help(without_successor(id)),
    }
}

fn without_successor(id: &str) -> Text {
    text!(
        "das Ressort nennen, das die Aufgabe übernommen hat, und es in `ministries/{id}/ministry.toml` als `successor` eintragen",
        "name the ministry that took over, and enter it as `successor` in `ministries/{id}/ministry.toml`"
    )
}
