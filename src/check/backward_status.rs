//! What was delivered stays delivered: only the editors give it back.

use crate::branch::Branch;
use crate::consolidation::State;
use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::contribution::Submission;
use crate::model::{Contribution, Kind};
use crate::text;

use super::authors::place;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "backward-status",
    level: Severity::Error,
    summary: label(
        "ein gelieferter Beitrag wird wieder zum Entwurf oder verschwindet",
        "a contribution that was delivered becomes a draft again or vanishes",
    ),
    why: label(
        "Mit `submitted` oder `nil-return` hat ein Ressort geliefert; Redaktion und andere Häuser arbeiten seither damit. Zurück zum \
         Entwurf geht es nur über die Redaktion: sie gibt den Beitrag mit einer Begründung zurück. Ein Wort ändern darf das Ressort \
         auch so; Annahme und Mitzeichnungen gelten dann nicht mehr. Ein Beitrag, den die Redaktion angenommen hat, wird \
         nicht gelöscht, sondern umbenannt (`formerly`) oder zur Fehlanzeige.",
        "With `submitted` or `nil-return` a ministry has delivered; editors and other ministries work with it since. The way back to \
         a draft leads through the editors: they return the contribution with a reason. The ministry may change words at any \
         time; acceptance and co-signatures then hold no longer. A contribution that the editors accepted is not deleted, but \
         renamed (`formerly`) or turned into a nil return.",
    ),
    bad: r#"
//@ koordination@bm.example
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "draft"
goals = ["schulportal"]
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    good: r#"
//- consolidation.toml
[[consolidated]]
of = "bm/geraete"
result = "accepted"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
on = 2026-04-20

[[consolidated]]
of = "bm/lernen"
result = "returned"
digest = "sha256:877dab9ca5727e1e304a6574a2243cbd93e07725a3d09bdc88bac66049200834"
on = 2026-04-20
remark = "Bitte das Portal genauer beschreiben"

//@ koordination@bm.example
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "draft"
goals = ["schulportal"]
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    check: Check::Branch(check),
};

fn check(context: &Context<'_>, branch: &Branch<'_>, findings: &mut Vec<Finding>) {
    let before = branch.before.consolidation.contributions();
    let delivered = before.filter(|(_, standing)| standing.state != State::Returned);
    findings.extend(delivered.filter_map(|(before, standing)| {
        let consolidated = standing.state.is_consolidated();
        match context.strategy.by_id::<Contribution>(&before.head.id) {
            Some(after) => withdrawn(before, after),
            None if consolidated => vanished(context, branch, before),
            None => None,
        }
    }));
}

fn withdrawn(before: &Contribution, after: &Contribution) -> Option<Finding> {
    let (was, is) = (before.status.value, after.status.value);
    if was == Submission::Draft || is != Submission::Draft {
        return None;
    }
    let id = &after.head.id;
    Some(
        Finding::new(
            after.head.at(after.status.span),
            text!(
                "`{id}` war geliefert und soll wieder Entwurf sein",
                "`{id}` was delivered and is to be a draft again"
            ),
        )
        .help(text!(
            "den Text ändern, ohne `status` zurückzusetzen, oder die Redaktion bitten, ihn zurückzugeben: `dstrat return {id} --remark …`",
            "change the text without setting `status` back, or ask the editors to return it: `dstrat return {id} --remark …`"
        )),
    )
}

fn vanished(context: &Context<'_>, branch: &Branch<'_>, before: &Contribution) -> Option<Finding> {
    let (id, path) = (&before.head.id, branch.before.files.path(before.head.file));
    // A file that cannot be read is an error of its own.
    let incomplete = context.strategy.incomplete.contains(&Kind::Contribution);
    let place = place(context, path).filter(|_| !incomplete)?;
    Some(
        Finding::new(
            place,
            text!(
                "der angenommene Beitrag `{id}` ist verschwunden",
                "the accepted contribution `{id}` has vanished"
            ),
        )
        .help(text!(
            "`{path}` wiederherstellen; wurde er umbenannt, im neuen Beitrag `formerly = [\"{id}\"]` eintragen; ist nichts mehr beizutragen, `status = \"nil-return\"` setzen",
            "restore `{path}`; if it was renamed, enter `formerly = [\"{id}\"]` in the new one; if there is nothing left to contribute, set `status = \"nil-return\"`"
        )),
    )
}
