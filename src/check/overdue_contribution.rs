//! Contributions are there when they are due.

use crate::consolidation::{Request, State};
use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::model::Contribution;
use crate::source::Place;
use crate::text;

use super::command;
use super::owed;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "overdue-contribution",
    level: Severity::Warning,
    summary: label(
        "ein Beitrag ist nach Ablauf der Frist nicht zugeliefert",
        "a contribution is not submitted after its due date",
    ),
    why: label(
        "Nach `contributions_due` beginnt die Redaktion, danach zeichnen die Ressorts mit. Ein Beitrag, der dann noch \
         fehlt, Entwurf ist oder zurückgegeben wurde, hält alle auf. Ist nichts beizutragen, genügt eine Fehlanzeige.",
        "After `contributions_due` the editors begin, then the ministries co-sign. A contribution that is missing, still \
         a draft or returned holds everyone up. If there is nothing to contribute, a nil return is enough.",
    ),
    bad: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
contributions_due = 2026-04-15

//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "draft"
+++

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    good: r#"
//- strategy.toml
format = 1
title = "Digitalstrategie"
edition = "2026"
lead = "mdr"

[process]
contributions_due = 2026-04-15

//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-14
+++

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(due) = &context.strategy.settings.process.contributions_due else {
        return;
    };
    let due = [Lang::De, Lang::En].map(|lang| due.show(lang));
    let requests = owed::open_requests(context)
        .into_iter()
        .filter(|(request, _)| request.overdue);
    findings.extend(requests.map(|(request, place)| requested(context, request, place, &due)));
    for (contribution, standing) in context
        .consolidation
        .contributions()
        .filter(|(_, standing)| standing.overdue)
    {
        match standing.state {
            State::Draft => findings.push(draft(contribution, &due)),
            State::Returned => findings.push(returned(context, contribution, &due)),
            _ => {}
        }
    }
}

fn requested(
    context: &Context<'_>,
    request: &Request<'_>,
    place: Place,
    [de, en]: &[String; 2],
) -> Finding {
    let (short, title) = (&request.ministry.short, &request.field.head.title.value);
    let (file, field) = (
        owed::new_file(context.strategy, request),
        &request.field.head.id,
    );
    Finding::new(
        place,
        text!(
            "der Beitrag von {short} zum Handlungsfeld „{title}“ fehlt; er war bis {de} fällig",
            "the contribution of {short} to the field \"{title}\" is missing; it was due by {en}"
        ),
    )
    .help(text!(
        "`{file}` anlegen mit title, field = \"{field}\", status = \"submitted\" und submitted; gibt es nichts beizutragen: status = \"nil-return\"",
        "create `{file}` with title, field = \"{field}\", status = \"submitted\" and submitted; if there is nothing to contribute: status = \"nil-return\""
    ))
}

fn draft(contribution: &Contribution, [de, en]: &[String; 2]) -> Finding {
    let submit = command::submit(&contribution.head.id);
    Finding::new(
        contribution.head.at(contribution.status.span),
        text!(
            "der Beitrag ist noch Entwurf; er war bis {de} fällig",
            "the contribution is still a draft; it was due by {en}"
        ),
    )
    .help(text!(
        "den Text fertigstellen, dann `{submit}`; von Hand: status = \"submitted\" und das Datum als `submitted`",
        "finish the text, then `{submit}`; by hand: status = \"submitted\" and the date as `submitted`"
    ))
}

fn returned(context: &Context<'_>, contribution: &Contribution, [de, en]: &[String; 2]) -> Finding {
    let finding = Finding::new(
        contribution.head.at(contribution.status.span),
        text!(
            "der Beitrag ist zur Überarbeitung zurückgegeben; er war bis {de} fällig",
            "the contribution was returned for revision; it was due by {en}"
        ),
    )
    .help(text!(
        "den Text überarbeiten: mit jeder Änderung liegt er der Redaktion wieder vor",
        "revise the text: with any change to it the editors have it again"
    ));
    match context.consolidation.ledger_record(&contribution.head.id) {
        Some(record) => finding.related(
            record.at(record.result.span),
            text!("hier zurückgegeben", "returned here"),
        ),
        None => finding,
    }
}
