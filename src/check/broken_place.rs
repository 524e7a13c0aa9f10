//! Links to a place in a text lead to one of its headings.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Severity};
use crate::markdown::target::Target;
use crate::markdown::words::slug_of;
use crate::markdown::{self, Link};
use crate::message::{label, nearest};
use crate::model::Head;
use crate::source::FileId;
use crate::text;

use super::links::{Leads, leads, place};
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "broken-place",
    level: Severity::Warning,
    summary: label(
        "ein Verweis nennt eine Überschrift, die es nicht gibt",
        "a link names a heading that is not there",
    ),
    why: label(
        "Was in einem Verweis hinter `#` steht, führt zu einer Überschrift: `goals/schulportal.md#stand` zur Überschrift `## Stand` in dieser Datei, `#stand` zu der im selben Text. In allen Ausgaben führt der Verweis dorthin. Gibt es die Überschrift nicht, landen Lesende am Anfang des Eintrags oder nirgends.",
        "What stands after the `#` of a link leads to a heading: `goals/schulportal.md#status` to the heading `## Status` in that file, `#status` to the one in the same text. In all outputs the link leads there. Where there is no such heading, readers end up at the start of the entry or nowhere.",
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

Was das kostet, steht [unten](#kostn).

## Kosten

Das Portal kostet nichts.
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

Was das kostet, steht [unten](#kosten).

## Kosten

Das Portal kostet nichts.
"#,
    check: Check::Strategy(check),
};

/// The most findings about one text that say what was meant: looking for it takes time for each of its headings.
const MOST_MEANT: usize = 100;

/// The most headings among which what was meant is looked for.
const MOST_HEADINGS: usize = 1_000;

/// A link to a place, and the name of the place as it is written.
struct Named<'c> {
    head: &'c Head,
    link: &'c Link,
    name: String,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut named: BTreeMap<FileId, Vec<Named<'_>>> = BTreeMap::new();
    for head in context.strategy.entries() {
        for link in head.body.outline.links.iter().filter(|link| !link.picture) {
            if let Some((file, name)) = aim(context, head, link) {
                named
                    .entry(file)
                    .or_default()
                    .push(Named { head, link, name });
            }
        }
    }
    for (file, named) in named {
        if let Some(target) = context.strategy.head_in(file) {
            judge(context, target, named, findings);
        }
    }
}

/// The file and the place that a link leads to, if it names a place.
fn aim(context: &Context<'_>, head: &Head, link: &Link) -> Option<(FileId, String)> {
    let (file, name) = match Target::of(&link.target) {
        Target::Fragment(name) => (head.file, name.into_owned()),
        Target::Relative {
            fragment: Some(name),
            ..
        } => match leads(context, head, link)? {
            Leads::File(file) => (file, name.into_owned()),
            _ => return None,
        },
        _ => return None,
    };
    (!name.is_empty()).then_some((file, name))
}

/// Each text is read once, however many links lead to it.
fn judge(context: &Context<'_>, target: &Head, named: Vec<Named<'_>>, findings: &mut Vec<Finding>) {
    if target.body.outline.literal {
        return;
    }
    let places = markdown::places(&markdown::parse(target.text(context.files)));
    let known: std::collections::HashSet<&str> = places.iter().map(|place| &**place).collect();
    let broken = named
        .iter()
        .filter(|it| !known.contains(&*slug_of(&it.name)));
    for (count, it) in broken.enumerate() {
        let near = places.iter().take(MOST_HEADINGS).map(|place| &**place);
        let near = near.filter(|_| count < MOST_MEANT);
        findings.push(finding(
            context,
            it,
            target,
            nearest(&slug_of(&it.name), near),
        ));
    }
}

fn finding(context: &Context<'_>, it: &Named<'_>, target: &Head, meant: Option<&str>) -> Finding {
    let (name, path) = (&it.name, context.files.path(target.file));
    let message = match it.head.file == target.file {
        true => text!(
            "eine Überschrift `{name}` gibt es in diesem Text nicht",
            "there is no heading `{name}` in this text"
        ),
        false => text!(
            "eine Überschrift `{name}` gibt es in `{path}` nicht",
            "there is no heading `{name}` in `{path}`"
        ),
    };
    let finding = Finding::new(place(it.head, it.link), message);
    let Some(meant) = meant else {
        return finding.help(text!(
            "hinter `#` steht eine Überschrift in Kleinbuchstaben, mit Bindestrichen statt Leerzeichen; ohne `#` führt der Verweis zum Anfang",
            "after `#` stands a heading in small letters, with hyphens for spaces; without `#` the link leads to the start"
        ));
    };
    let finding = finding.help(text!(
        "gemeint ist wohl `#{meant}`",
        "did you mean `#{meant}`?"
    ));
    match mended(context, it, meant) {
        Some((at, target)) => {
            let title = text!("auf `{target}` verweisen", "link to `{target}`");
            finding.suggest(title, it.head.in_text(&at), target)
        }
        None => finding,
    }
}

/// The target as it should be written, and where.
fn mended(
    context: &Context<'_>,
    it: &Named<'_>,
    meant: &str,
) -> Option<(std::ops::Range<usize>, String)> {
    let at = it.link.destination.clone()?;
    let written = it.head.text(context.files).get(at.clone())?;
    let (path, _) = written.split_once('#')?;
    let plain = it.head.body.decoded.is_none() && !written.starts_with('<');
    plain.then(|| (at, format!("{path}#{meant}")))
}
