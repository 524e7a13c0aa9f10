//! The editors accept what a ministry has submitted, not its draft.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::contribution::Submission;
use crate::model::evidence::LedgerResult;
use crate::model::{Contribution, LedgerRecord};
use crate::text;

use super::command;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "ledger-record-for-draft",
    level: Severity::Warning,
    summary: label(
        "die Redaktion hat einen Text angenommen, der noch Entwurf ist",
        "the editors accepted a text that is still a draft",
    ),
    why: label(
        "Solange der Stand „Entwurf“ ist, steht das Ressort noch nicht zu seinem Text, und die Annahme bleibt ohne \
         Wirkung. Meist wurde nur vergessen, den Beitrag als zugeliefert zu melden. Ein zurückgegebener Beitrag darf \
         wieder Entwurf sein.",
        "While the status is \"draft\" the ministry does not yet stand by its text, and the acceptance has no effect. \
         Mostly the ministry forgot to report the contribution as submitted. A returned contribution may be a draft \
         again.",
    ),
    bad: r#"
//- ministries/bm/contributions/geraete.md
+++
title = "Leihgeräte für den Unterricht"
field = "bildung"
status = "draft"
goals = ["schulportal"]
partners = ["mdr"]
contact = "koordination"
+++

Wer kein eigenes Tablet hat, leiht eines in der Schule aus. Das Land beschafft und wartet die Geräte.
"#,
    good: r#"
//- ministries/bm/contributions/geraete.md
+++
title = "Leihgeräte für den Unterricht"
field = "bildung"
status = "submitted"
submitted = 2026-04-12
goals = ["schulportal"]
partners = ["mdr"]
contact = "koordination"
+++

Wer kein eigenes Tablet hat, leiht eines in der Schule aus. Das Land beschafft und wartet die Geräte.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let drafts = context
        .strategy
        .contributions
        .iter()
        .filter(|entry| entry.status.value == Submission::Draft);
    findings.extend(drafts.filter_map(|contribution| {
        let record = context.consolidation.ledger_record(&contribution.head.id)?;
        let fresh = context
            .consolidation
            .is_fresh(&record.of.value, &record.digest.value)?;
        (fresh && record.result.value == LedgerResult::Accepted)
            .then(|| finding(contribution, record))
    }));
}

fn finding(contribution: &Contribution, record: &LedgerRecord) -> Finding {
    let (title, submit) = (
        &contribution.head.title.value,
        command::submit(&contribution.head.id),
    );
    Finding::new(
        record.at(record.of.span),
        text!(
            "angenommen ist „{title}“, doch der Beitrag ist noch Entwurf",
            "\"{title}\" is accepted, yet the contribution is still a draft"
        ),
    )
    .related(
        contribution.head.at(contribution.status.span),
        text!("hier steht der Stand", "its status is written here"),
    )
    .help(text!(
        "das Ressort meldet ihn: `{submit}`; von Hand: status = \"submitted\" und das Datum als `submitted`",
        "the ministry reports it: `{submit}`; by hand: status = \"submitted\" and the date as `submitted`"
    ))
}
