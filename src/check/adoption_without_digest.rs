//! A decision that adopts this edition says which text it adopts.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Decision;
use crate::text;

use super::adopted_text_changed::adopting;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "adoption-without-digest",
    level: Severity::Warning,
    summary: label(
        "ein Beschluss nennt nicht, welchen Text er beschließt",
        "a decision does not say which text it adopts",
    ),
    why: label(
        "Erst mit der Prüfsumme der Strategie gelten die Beiträge als beschlossen, und erst damit lässt sich später \
         zeigen, dass die Veröffentlichung der beschlossene Text ist. Für frühere Fassungen ist sie nicht nötig.",
        "Only with the digest of the strategy do contributions count as adopted, and only then can anyone show later that \
         the publication is the adopted text. Earlier editions need none.",
    ),
    bad: r#"
//- decisions/2026-04-28-digitalstrategie.md
+++
title = "Digitalstrategie"
body = "Ministerrat"
date = 2026-04-28
kind = "adopted"
adopts = "2026"
+++

## Beschluss

Der Ministerrat beschließt die Digitalstrategie.
"#,
    good: r#"
//- decisions/2022-04-28-digitalstrategie.md
+++
title = "Digitalstrategie 2022"
body = "Ministerrat"
date = 2022-04-28
kind = "adopted"
adopts = "2022"
+++

## Beschluss

Der Ministerrat beschließt die Digitalstrategie 2022.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let decisions = adopting(context.strategy).filter(|decision| decision.digest.is_none());
    let readable =
        decisions.filter(|decision| !context.strategy.flawed.contains(&decision.head.file));
    findings.extend(readable.map(|decision| finding(context, decision)));
}

fn finding(context: &Context<'_>, decision: &Decision) -> Finding {
    let (edition, today) = (
        &context.strategy.settings.edition,
        context.consolidation.strategy_digest(),
    );
    let span = decision
        .adopts
        .as_ref()
        .map_or(decision.head.title.span, |adopts| adopts.span);
    Finding::new(
        decision.head.at(span),
        text!(
            "der Beschluss nennt keine Prüfsumme der Fassung „{edition}“",
            "the decision names no digest of the edition \"{edition}\""
        ),
    )
    .help(text!(
        "lag der heutige Stand vor, eine Zeile ergänzen: digest = \"{today}\"",
        "if today's state was adopted, add a line: digest = \"{today}\""
    ))
}
