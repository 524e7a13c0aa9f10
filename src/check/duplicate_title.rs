//! No two entries of a kind have the same title.

use rayon::prelude::*;

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::contribution::Submission;
use crate::model::{Choices, Entry, Head, List, Strategy};
use crate::text;

use super::rule::{Check, Context, Rule};
use super::words::{fingerprint, push_small, words};

/// The rule.
pub const RULE: Rule = Rule {
    name: "duplicate-title",
    level: Severity::Warning,
    summary: label(
        "zwei Einträge derselben Art haben denselben Titel",
        "two entries of the same kind have the same title",
    ),
    why: label(
        "Wer liest, kann zwei Einträge mit demselben Titel nicht auseinanderhalten; oft ist es derselbe, zweimal angelegt. Groß- \
         und Kleinschreibung, Leer- und Satzzeichen zählen nicht. Beschlüsse und Fehlanzeigen dürfen gleich heißen.",
        "Readers cannot tell two entries with the same title apart; often it is one that was added twice. Case, white space and \
         punctuation do not count. Decisions and nil returns may have the same title.",
    ),
    bad: r#"
//- ministries/mdr/projects/termine.md
+++
title = "Gemeinsamer  kalender"
field = "bildung"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Behörden"
total = 40
covered = 3
as_of = 2026-03-31
+++

Behörden des Landes stimmen ihre Sitzungen ab.
"#,
    good: r#"
//- ministries/mdr/projects/termine.md
+++
title = "Sitzungen der Landesbehörden abstimmen"
field = "bildung"
goals = ["schulportal"]
status = "active"
as_of = 2026-04-01

[rollout]
unit = "Behörden"
total = 40
covered = 3
as_of = 2026-03-31
+++

Behörden des Landes stimmen ihre Sitzungen ab.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    twice(&heads(&strategy.fields), findings);
    twice(&heads(&strategy.goals), findings);
    twice(&heads(&strategy.chapters), findings);
    twice(&contributions(strategy), findings);
    twice(&heads(&strategy.measures), findings);
    twice(&heads(&strategy.projects), findings);
}

fn heads<T: Entry>(entries: &List<T>) -> Vec<&Head> {
    entries.iter().map(Entry::head).collect()
}

fn contributions(strategy: &Strategy) -> Vec<&Head> {
    let contributions = strategy.contributions.iter();
    contributions
        .filter(|it| it.status.value != Submission::NilReturn)
        .map(|it| &it.head)
        .collect()
}

fn twice(heads: &[&Head], findings: &mut Vec<Finding>) {
    let titles = heads.par_iter().enumerate();
    let mut titles: Vec<(u64, usize)> = titles
        .map(|(at, head)| (fingerprint(&head.title), at))
        .collect();
    titles.sort_unstable();
    for same in titles.chunk_by(|a, b| a.0 == b.0) {
        let first = heads[same[0].1];
        let same = same[1..].iter().map(|(_, at)| heads[*at]);
        let same = same.filter(|head| normal(&head.title) == normal(&first.title));
        findings.extend(same.map(|head| finding(head, first)));
    }
}

/// A title without what does not count: case, white space, punctuation.
pub fn normal(title: &str) -> String {
    let mut normal = String::with_capacity(title.len());
    for word in words(title) {
        if !normal.is_empty() {
            normal.push(' ');
        }
        push_small(word, &mut normal);
    }
    normal
}

fn finding(head: &Head, first: &Head) -> Finding {
    let (title, id, kind) = (&first.title.value, &first.id, head.kind.label());
    let (de, en) = (kind.de, kind.en);
    Finding::new(
        head.place(),
        text!("denselben Titel hat schon {de} `{id}`", "the {en} `{id}` has the same title already"),
    )
    .related(first.place(), text!("„{title}“, hier zuerst", "\"{title}\", here first"))
    .help(text!(
        "einen der beiden Titel genauer fassen; ist es dasselbe, eine der beiden Dateien löschen",
        "make one of the two titles more precise; if they are the same thing, delete one of the two files"
    ))
}
