//! A nil return is short, and nothing contradicts it.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::contribution::Submission;
use crate::model::{Contribution, Strategy};
use crate::source::Files;
use crate::text;

use super::rule::{Check, Context, Rule};

/// How many characters a reason may have before it is rather a contribution.
const REASON: usize = 500;

/// The rule.
pub const RULE: Rule = Rule {
    name: "contradicted-nil-return",
    level: Severity::Warning,
    summary: label(
        "eine Fehlanzeige hat einen Text wie ein Beitrag oder steht neben einem Beitrag",
        "a nil return has a text like a contribution or stands beside one",
    ),
    why: label(
        "Eine Fehlanzeige sagt: Zu diesem Feld trägt das Ressort nichts bei. Ein kurzer Grund ist willkommen. Ein langer \
         Text unter einer Fehlanzeige ginge verloren, denn er kommt in kein Dokument; meist wurde nur der Stand nicht \
         geändert. Ebenso, wenn dasselbe Ressort zum selben Feld doch etwas beiträgt.",
        "A nil return says: the ministry contributes nothing to this field. A short reason is welcome. A long text under \
         a nil return would be lost, as no document holds it; mostly the status was just not changed. The same holds \
         when the ministry contributes to the same field after all.",
    ),
    bad: r#"
//- ministries/bm/contributions/verleih.md
+++
title = "Verleih von Tablets"
field = "bildung"
status = "nil-return"
submitted = 2026-04-10
+++

Fehlanzeige.
"#,
    good: r#"
//- fields/verwaltung.md
+++
title = "Verwaltung"
kind = "field"
order = 2
coordinator = "mdr"
contributors = ["bm"]
+++

Anträge lassen sich von zu Hause aus stellen.

//- ministries/bm/contributions/verleih.md
+++
title = "Anträge im Geschäftsbereich des BM"
field = "verwaltung"
status = "nil-return"
submitted = 2026-04-10
+++

Fehlanzeige: Das Ministerium nimmt keine Anträge entgegen.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    let is_nil = |contribution: &&Contribution| contribution.status.value == Submission::NilReturn;
    if !strategy
        .contributions
        .iter()
        .any(|contribution| is_nil(&contribution))
    {
        return;
    }
    let texts = strategy
        .contributions
        .iter()
        .filter(|contribution| !is_nil(contribution));
    let texts: HashMap<_, _> = texts
        .filter_map(|contribution| Some((key(strategy, contribution)?, contribution)))
        .collect();
    for contribution in strategy.contributions.iter().filter(is_nil) {
        match key(strategy, contribution).and_then(|key| texts.get(&key)) {
            Some(other) => findings.push(beside(contribution, other)),
            None => findings.extend(long(context.files, contribution)),
        }
    }
}

/// Ministry and field.
fn key<'s>(strategy: &'s Strategy, contribution: &'s Contribution) -> Option<(&'s str, &'s str)> {
    Some((
        contribution.head.ministry(),
        &strategy.get(&contribution.field)?.head.id,
    ))
}

fn beside(contribution: &Contribution, other: &Contribution) -> Finding {
    let (head, id) = (&contribution.head, &other.head.id);
    Finding::new(
        head.at(contribution.status.span),
        text!(
            "Fehlanzeige, doch das Ressort trägt mit `{id}` zum selben Feld bei",
            "a nil return, yet the ministry contributes `{id}` to the same field"
        ),
    )
    .related(
        other.head.place(),
        text!("der andere Beitrag", "the other contribution"),
    )
    .help(text!("die Fehlanzeige löschen", "delete the nil return"))
}

fn long(files: &Files, contribution: &Contribution) -> Option<Finding> {
    let head = &contribution.head;
    let characters = head.text(files).trim().chars().count();
    (characters > REASON).then(|| {
        Finding::new(
            head.at(contribution.status.span),
            text!(
                "Fehlanzeige, doch der Text darunter hat {characters} Zeichen",
                "a nil return, yet the text below it has {characters} characters"
            ),
        )
        .help(text!(
            "soll der Text gelten: status = \"submitted\"; sonst auf einen Grund von höchstens {REASON} Zeichen kürzen",
            "if the text is meant to count: status = \"submitted\"; else cut it to a reason of at most {REASON} characters"
        ))
    })
}
