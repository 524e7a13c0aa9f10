//! What the cabinet adopted is what stands there.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Decision, Strategy};
use crate::source::Spanned;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "adopted-text-changed",
    level: Severity::Warning,
    summary: label(
        "die beschlossene Fassung wurde seither geändert",
        "the adopted edition was changed since",
    ),
    why: label(
        "Der Beschluss nennt die Prüfsumme der Strategie, die auf dem Tisch lag. Weicht der heutige Stand davon ab, gibt \
         die Veröffentlichung etwas als beschlossen aus, was so nicht beschlossen ist. Wer fortschreibt, erhöht \
         deshalb zuerst `edition` in `strategy.toml`; die frühere Fassung bleibt beschlossen.",
        "The decision names the digest of the strategy that lay on the table. If today's state differs, a publication \
         would pass off as adopted what was not. So whoever continues the strategy first raises `edition` in \
         `strategy.toml`; the earlier edition stays adopted.",
    ),
    bad: r#"
//- decisions/2026-04-28-digitalstrategie.md
+++
title = "Digitalstrategie"
body = "Ministerrat"
date = 2026-04-28
kind = "adopted"
adopts = "2026"
digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
+++

## Beschluss

Der Ministerrat beschließt die Digitalstrategie.
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2027"
lead = "mdr"

//- decisions/2026-04-28-digitalstrategie.md
+++
title = "Digitalstrategie"
body = "Ministerrat"
date = 2026-04-28
kind = "adopted"
adopts = "2026"
digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"
+++

## Beschluss

Der Ministerrat beschließt die Digitalstrategie.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let digests: Vec<_> = adopting(context.strategy)
        .filter_map(|decision| Some((decision, decision.digest.as_ref()?)))
        .collect();
    let today = context.consolidation;
    if digests.is_empty()
        || digests
            .iter()
            .any(|(_, digest)| today.strategy_digest().is(&digest.value))
    {
        return;
    }
    // Of several decisions on one edition the last one counts.
    let last = digests
        .into_iter()
        .max_by_key(|(decision, _)| (decision.date.last_day(), &decision.head.id));
    findings.extend(last.map(|(decision, digest)| finding(context, decision, digest)));
}

/// The decisions that adopt this edition; none if part of the strategy could not be read, as its digest is unknown then.
pub fn adopting(strategy: &Strategy) -> impl Iterator<Item = &Decision> {
    let complete = strategy.settings.complete
        && strategy.incomplete.is_empty()
        && !strategy.evidence_incomplete;
    strategy.adopting().filter(move |_| complete)
}

fn finding(context: &Context<'_>, decision: &Decision, digest: &Spanned<Box<str>>) -> Finding {
    let (edition, today) = (
        &context.strategy.settings.edition,
        context.consolidation.strategy_digest(),
    );
    Finding::new(
        decision.head.at(digest.span),
        text!(
            "die Fassung „{edition}“ wurde geändert, seit sie beschlossen ist",
            "the edition \"{edition}\" was changed since it was adopted"
        ),
    )
    .help(text!(
        "den beschlossenen Stand wiederherstellen, in `strategy.toml` eine neue `edition` beginnen, oder neu beschließen (heutige Prüfsumme: {today})",
        "restore the adopted state, begin a new `edition` in `strategy.toml`, or have it adopted anew (today's digest: {today})"
    ))
}
