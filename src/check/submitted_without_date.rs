//! What is submitted has a date.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::contribution::Submission;
use crate::model::{Choices, Contribution};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "submitted-without-date",
    level: Severity::Error,
    summary: label(
        "ein zugelieferter Beitrag oder eine Fehlanzeige hat kein Datum der Zulieferung",
        "a submitted contribution or a nil return has no date of submission",
    ),
    why: label(
        "Das Datum hält fest, seit wann das Ressort zu diesem Text steht. Bei zugelieferten Beiträgen und Fehlanzeigen \
         ist `submitted` deshalb Pflicht.",
        "The date records since when the ministry stands by this text. So `submitted` is required for submitted \
         contributions and nil returns.",
    ),
    bad: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
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
+++

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let contributions = context.strategy.contributions.iter();
    let undated = contributions
        .filter(|contribution| {
            contribution.status.value != Submission::Draft && contribution.submitted.is_none()
        })
        .filter(|contribution| !context.strategy.flawed.contains(&contribution.head.file));
    findings.extend(undated.map(|contribution| finding(context, contribution)));
}

fn finding(context: &Context<'_>, contribution: &Contribution) -> Finding {
    let status = contribution.status.value.label();
    let (de, en, today) = (status.de, status.en, context.today);
    Finding::new(
        contribution.head.at(contribution.status.span),
        text!(
            "der Stand ist „{de}“, aber das Datum der Zulieferung fehlt",
            "the status is \"{en}\", but the date of submission is missing"
        ),
    )
    .help(text!(
        "eine Zeile ergänzen: submitted = {today}",
        "add a line: submitted = {today}"
    ))
}
