//! What everyone may read does not lead to what only some may.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Head;
use crate::text;

use super::links::{Leads, leads, place};

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "link-to-internal",
    level: Severity::Warning,
    summary: label(
        "ein öffentlicher Text verweist auf einen internen Eintrag",
        "a public text links to an internal entry",
    ),
    why: label(
        "Das öffentliche Dokument enthält den internen Eintrag nicht, also auch keinen Verweis darauf. Oft verrät schon der Wortlaut des Verweises, was intern bleiben soll.",
        "The public document does not hold the internal entry, and so no link to it. Often the words of the link alone tell what should stay internal.",
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

Den Kalender führt ein [Projekt](../projects/messenger.md) ein.

//- ministries/bm/projects/messenger.md
+++
title = "Messenger für Lehrkräfte"
field = "bildung"
measure = "bm/portal-ausbauen"
contact = "koordination"
status = "planned"
as_of = 2026-04-01
visibility = "internal"

[[indicator]]
id = "lehrkraefte"
title = "Lehrkräfte mit Messenger"
unit = "Lehrkräfte"
baseline = { value = 0, as_of = 2025-01-01 }
target = { value = 40000, due = "2027" }
readings = [{ value = 0, as_of = 2026-04-01 }]
+++

Lehrkräfte schreiben einander sicher.
"#,
    good: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "koordination"
+++

Den Kalender führt ein [Projekt](../projects/kalender.md) ein.
"#,
    check: Check::Entry(check),
};

fn check(context: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    if !head.is_public() || !context.strategy.has_internal() {
        return;
    }
    for link in &head.body.outline.links {
        let Some(Leads::File(file)) = leads(context, head, link) else {
            continue;
        };
        let Some(internal) = context
            .strategy
            .head_in(file)
            .filter(|head| !head.is_public())
        else {
            continue;
        };
        let id = &internal.id;
        findings.push(
            Finding::new(
                place(head, link),
                text!("`{id}` ist intern, dieser Text ist öffentlich", "`{id}` is internal, this text is public"),
            )
            .related(internal.place(), text!("der interne Eintrag", "the internal entry"))
            .help(text!(
                "den Verweis streichen, oder auch diesen Eintrag intern machen: visibility = \"internal\"",
                "drop the link, or make this entry internal too: visibility = \"internal\""
            )),
        );
    }
}
