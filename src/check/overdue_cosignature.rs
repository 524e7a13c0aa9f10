//! Co-signatures are there when they are due.

use std::collections::HashMap;

use crate::consolidation::{Answer, State};
use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::model::evidence::CosignResult;
use crate::model::{Contribution, Ministry, Strategy};
use crate::source::{Place, Span};
use crate::text;

use super::command;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "overdue-cosignature",
    level: Severity::Warning,
    summary: label(
        "eine Mitzeichnung fehlt nach Ablauf der Frist",
        "a co-signature is missing after its due date",
    ),
    why: label(
        "Ein angenommener Beitrag ist erst abgestimmt, wenn jedes Ressort, das mitzeichnen soll, zum heutigen Text ja \
         gesagt hat. Nach `cosignatures_due` hält jede offene Antwort die Kabinettvorlage auf. Für die \
         Bundesministerien schreibt § 19 Absatz 2 GGO vor, Entwürfe zur Mitzeichnung beschleunigt zu bearbeiten; \
         solange Meinungsverschiedenheiten bestehen, darf die Federführung nicht allein entscheiden.",
        "An accepted contribution is agreed only when every ministry that has to co-sign said yes to today's text. After \
         `cosignatures_due` each open answer holds up the cabinet paper. For the German federal ministries § 19(2) GGO \
         asks that drafts for co-signature be handled speedily; while ministries disagree the lead must not decide alone.",
    ),
    bad: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
contributions_due = 2026-04-15
cosignatures_due = 2026-04-28

//! ministries/mdr/cosignatures.toml
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
contributions_due = 2026-04-15
cosignatures_due = 2026-04-28

//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    let Some(due) = &strategy.settings.process.cosignatures_due else {
        return;
    };
    if strategy.evidence_incomplete {
        return;
    }
    let due = [Lang::De, Lang::En].map(|lang| due.show(lang));
    for (at, (contribution, standing)) in context.consolidation.contributions().enumerate() {
        if !standing.overdue || !matches!(standing.state, State::InCoordination | State::Dissent) {
            continue;
        }
        let asked = asked(strategy, contribution);
        for (ministry, answer) in &standing.cosigners {
            let Some(ministry) = strategy
                .by_id::<Ministry>(ministry)
                .filter(|ministry| !ministry.is_over(context.today))
            else {
                continue;
            };
            let span = asked
                .get(&*ministry.id)
                .copied()
                .unwrap_or(contribution.head.title.span);
            let place = contribution.head.at(span);
            match answer {
                Answer::None | Answer::Stale => {
                    findings.push(open(context, at, ministry, *answer, place, &due))
                }
                Answer::Fresh(CosignResult::Refused) => {
                    findings.push(refused(ministry, place, &due))
                }
                _ => {}
            }
        }
    }
}

/// Where the contribution names its co-signers, by ministry.
fn asked<'s>(strategy: &'s Strategy, contribution: &'s Contribution) -> HashMap<&'s str, Span> {
    let list = contribution
        .cosigners
        .as_ref()
        .unwrap_or(&contribution.partners);
    list.iter()
        .filter_map(|reference| Some((&*strategy.get(reference)?.id, reference.span)))
        .collect()
}

fn open(
    context: &Context<'_>,
    at: usize,
    ministry: &Ministry,
    answer: Answer,
    place: Place,
    [de, en]: &[String; 2],
) -> Finding {
    let (short, folder, of) = (
        &ministry.short,
        &ministry.id,
        &context.strategy.contributions[at].head.id,
    );
    let message = match answer {
        Answer::Stale => text!(
            "die Mitzeichnung von {short} gilt einem früheren Text; sie war bis {de} fällig",
            "the co-signature of {short} is for an earlier text; it was due by {en}"
        ),
        _ => text!(
            "die Mitzeichnung von {short} fehlt; sie war bis {de} fällig",
            "the co-signature of {short} is missing; it was due by {en}"
        ),
    };
    let digest = context.consolidation.digest(at);
    let sign = command::sign(of, ministry, context.today);
    Finding::new(place, message).help(text!(
        "{short} zeichnet mit: `{sign}`; von Hand: in `ministries/{folder}/cosignatures.toml` eine [[cosignature]] mit digest = \"{digest}\"",
        "{short} co-signs: `{sign}`; by hand: in `ministries/{folder}/cosignatures.toml` a [[cosignature]] with digest = \"{digest}\""
    ))
}

fn refused(ministry: &Ministry, place: Place, [de, en]: &[String; 2]) -> Finding {
    let short = &ministry.short;
    Finding::new(
        place,
        text!(
            "der Dissens mit {short} besteht nach Ablauf der Frist ({de}) fort",
            "the dissent with {short} continues after the due date ({en})"
        ),
    )
    .help(text!(
        "auf höherer Ebene klären; dann den Text ändern, oder {short} zeichnet neu mit",
        "settle it on a higher level; then change the text, or {short} co-signs anew"
    ))
}
