//! Texts say something: none is empty, none only announces what is to come.

mod seek;
mod words;

pub use words::is_placeholder;

use crate::diagnostic::{Finding, Severity};
use crate::message::{excerpt, label};
use crate::model::contribution::Submission;
use crate::model::texts::texts;
use crate::model::{Choices, Contribution, Head, Kind};
use crate::source::Place;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "placeholder",
    level: Severity::Warning,
    summary: label(
        "ein Text fehlt, oder an seiner Stelle steht ein Platzhalter",
        "a text is missing, or a placeholder stands in its place",
    ),
    why: label(
        "„Folgt“, „wird nachgereicht“, „tbd“, „N.N.“ oder ein leerer Text gehen leicht bis ins Dokument durch, weil der Eintrag \
         schon als zugeliefert gilt. Wer noch schreibt, setzt den Beitrag auf `status = \"draft\"`; dann wartet diese Regel.",
        "\"Tbd\", \"to be added\", \"N.N.\" or an empty text easily get through into the document, as the entry counts as \
         submitted already. While you are still writing, set the contribution to `status = \"draft\"`; then this rule waits.",
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

Der Text wird nachgereicht.
"#,
    good: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "draft"
goals = ["schulportal"]
contact = "koordination"
+++

Der Text wird nachgereicht.
"#,
    check: Check::Entry(check),
};

/// Keys that hold words of their own.
const WORDED: [&str; 9] = [
    "title",
    "short_title",
    "objective",
    "delivered_by",
    "confidence_reason",
    "definition",
    "funding",
    "evidence",
    "mandate",
];

/// So many findings of one entry are told.
const MOST: usize = 10;

fn check(context: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    let body = head.text(context.files);
    let mut found: Vec<Finding> = Vec::new();
    if body.trim().is_empty() {
        found.push(empty(head));
    }
    let in_body = seek::placeholders(body).into_iter().take(MOST);
    found.extend(in_body.map(|at| finding(head.in_text(&at), &body[at])));
    in_keys(context, head, &mut found);
    if !found.is_empty() && !is_unfinished(context, head) {
        findings.append(&mut found);
    }
}

/// A draft is unfinished on purpose; a nil return needs no text.
fn is_unfinished(context: &Context<'_>, head: &Head) -> bool {
    let contribution = || context.strategy.by_id::<Contribution>(&head.id);
    head.kind == Kind::Contribution
        && contribution()
            .is_some_and(|contribution| contribution.status.value != Submission::Submitted)
}

fn empty(head: &Head) -> Finding {
    let (de, en) = (head.kind.label().de, head.kind.label().en);
    let finding = Finding::new(head.place(), text!("{de} ohne Text", "{en} without a text"));
    finding.help(text!(
        "unter die zweite Zeile `+++` ein paar Sätze schreiben",
        "write a few sentences below the second line `+++`"
    ))
}

fn finding(place: Place, written: &str) -> Finding {
    let shown = excerpt(written);
    let finding = Finding::new(
        place,
        text!(
            "hier steht nur ein Platzhalter: „{shown}“",
            "this is only a placeholder: \"{shown}\""
        ),
    );
    finding.help(text!(
        "den Text schreiben, oder die Stelle streichen",
        "write the text, or drop the passage"
    ))
}

/// The texts among the keys of an entry. They are read anew only where a line of the file seems to hold a placeholder.
fn in_keys(context: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    let text = context.files.text(head.file);
    let keys = text.get(..head.body.span.range().start).unwrap_or("");
    if !seek::may_hold_placeholder(keys) {
        return;
    }
    let published = texts(context.files, head.file)
        .into_iter()
        .filter(|text| WORDED.contains(&&*text.key));
    for text in published.filter(|text| words::is_placeholder(&text.value)) {
        findings.push(finding(head.at(text.span), &text.value));
    }
}
