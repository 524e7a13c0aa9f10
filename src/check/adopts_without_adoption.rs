//! Only a decision that adopts names an edition that it adopts.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::decision::Resolution;
use crate::model::{Choices, Decision};
use crate::source::Spanned;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "adopts-without-adoption",
    level: Severity::Error,
    summary: label(
        "ein Beschluss nennt eine beschlossene Fassung, ist aber von anderer Art",
        "a decision names an adopted edition but is of another kind",
    ),
    why: label(
        "Eine Fassung gilt als beschlossen, wenn ein Beschluss der Art \"adopted\" sie nennt. Ein Auftrag (\"mandated\") \
         oder eine Kenntnisnahme (\"noted\") beschließt den Text nicht; `adopts` widerspricht dem.",
        "An edition counts as adopted when a decision of the kind \"adopted\" names it. A mandate (\"mandated\") or a \
         taking note (\"noted\") adopts no text; `adopts` contradicts that.",
    ),
    bad: r#"
//- decisions/2022-04-28-digitalstrategie.md
+++
title = "Digitalstrategie 2022"
body = "Ministerrat"
date = 2022-04-28
kind = "noted"
adopts = "2022"
+++

## Beschluss

Der Ministerrat nimmt die Digitalstrategie 2022 zur Kenntnis.
"#,
    good: r#"
//- decisions/2022-04-28-digitalstrategie.md
+++
title = "Digitalstrategie 2022"
body = "Ministerrat"
date = 2022-04-28
kind = "noted"
+++

## Beschluss

Der Ministerrat nimmt die Digitalstrategie 2022 zur Kenntnis.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let decisions = context.strategy.decisions.iter();
    let others = decisions.filter(|decision| decision.kind.value != Resolution::Adopted);
    findings
        .extend(others.filter_map(|decision| Some(finding(decision, decision.adopts.as_ref()?))));
}

fn finding(decision: &Decision, adopts: &Spanned<Box<str>>) -> Finding {
    let (edition, kind) = (&adopts.value, decision.kind.value.label());
    let (de, en, adopted) = (kind.de, kind.en, Resolution::Adopted.key());
    Finding::new(
        decision.head.at(adopts.span),
        text!(
            "`adopts` nennt die Fassung „{edition}“, doch der Beschluss ist von der Art „{de}“",
            "`adopts` names the edition \"{edition}\", yet the decision is of the kind \"{en}\""
        ),
    )
    .related(
        decision.head.at(decision.kind.span),
        text!("die Art des Beschlusses", "the kind of the decision"),
    )
    .help(text!(
        "wurde die Fassung beschlossen: kind = \"{adopted}\"; sonst die Zeile `adopts` löschen",
        "if the edition was adopted: kind = \"{adopted}\"; else delete the line `adopts`"
    ))
}
