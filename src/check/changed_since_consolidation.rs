//! The text that the editors accepted is the text that stands there.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::text;

use super::command;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "changed-since-consolidation",
    level: Severity::Warning,
    summary: label(
        "ein angenommener Beitrag wurde seither geändert",
        "an accepted contribution was changed since",
    ),
    why: label(
        "Die Redaktion hat einen bestimmten Text angenommen; seine Prüfsumme steht in `consolidation.toml`. Wird der Text \
         danach geändert, gilt er wieder als zugeliefert und fehlt in der öffentlichen Fassung, bis die Redaktion ihn \
         erneut annimmt. War die Änderung ein Versehen, hilft der frühere Stand aus git.",
        "The editors accepted a certain text; its digest stands in `consolidation.toml`. If the text changes afterwards it \
         counts as submitted again and is missing from the public document until the editors accept it anew. If the \
         change was a slip, git has the earlier text.",
    ),
    bad: r#"
//- consolidation.toml
[[consolidated]]
of = "bm/geraete"
result = "accepted"
digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
on = 2026-04-18
"#,
    good: r#"
//- consolidation.toml
[[consolidated]]
of = "bm/geraete"
result = "accepted"
digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
on = 2026-04-18

[[consolidated]]
of = "bm/geraete"
result = "accepted"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
on = 2026-04-20
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let standings = context.consolidation.standings.iter().enumerate();
    let changed = standings.filter(|(_, standing)| standing.changed_since_consolidation);
    findings.extend(changed.filter_map(|(at, _)| finding(context, at)));
}

fn finding(context: &Context<'_>, at: usize) -> Option<Finding> {
    let head = &context.strategy.contributions[at].head;
    let record = context.consolidation.ledger_record(&head.id)?;
    let (accept, digest) = (command::accept(&head.id), context.consolidation.digest(at));
    Some(
        Finding::new(
            head.place(),
            text!(
                "der Beitrag wurde geändert, seit die Redaktion ihn angenommen hat",
                "the contribution was changed since the editors accepted it"
            ),
        )
        .related(record.at(record.digest.span), text!("angenommen wurde dieser Text", "this text was accepted"))
        .help(text!(
            "die Redaktion liest ihn und nimmt ihn an: `{accept}`; von Hand: in `consolidation.toml` ein [[consolidated]] mit digest = \"{digest}\"",
            "the editors read it and accept it: `{accept}`; by hand: in `consolidation.toml` a [[consolidated]] with digest = \"{digest}\""
        )),
    )
}
