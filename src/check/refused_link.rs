//! Links lead to web pages, mail addresses, telephone numbers or files of the strategy.

use crate::diagnostic::{Finding, Severity};
use crate::markdown::target::Target;
use crate::message::{excerpt, label};
use crate::model::Head;
use crate::text;

use super::links::place;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "refused-link",
    level: Severity::Error,
    summary: label(
        "ein Verweis führt an ein Ziel, das nicht zugelassen ist",
        "a link leads to a target that is not allowed",
    ),
    why: label(
        "Zugelassen sind https, http, mailto, tel, Dateien der Strategie und Stellen im selben Text. Alles andere könnte bei Leserinnen und Lesern ein Programm starten oder Code ausführen; im Dokument wird kein Verweis daraus.",
        "Allowed are https, http, mailto, tel, files of the strategy and places in the same text. Anything else could start a program or run code on a reader's machine; the document makes no link of it.",
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

Schulen arbeiten mit einem [gemeinsamen Portal](javascript:alert).
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

Schulen arbeiten mit einem [gemeinsamen Portal](https://portal.example).
"#,
    check: Check::Entry(check),
};

fn check(_: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    for link in &head.body.outline.links {
        let scheme = match Target::of(&link.target) {
            Target::Refused { scheme } => scheme,
            Target::Mail(_) | Target::Tel(_) if link.picture => "".into(),
            _ => continue,
        };
        let place = place(head, link);
        let finding = match &*scheme {
            "" => {
                let shown = excerpt(&link.target);
                Finding::new(
                    place,
                    text!(
                        "`{shown}` ist kein zugelassenes Ziel",
                        "`{shown}` is no target that is allowed"
                    ),
                )
            }
            scheme => Finding::new(
                place,
                text!(
                    "Ziele mit `{scheme}:` sind nicht zugelassen",
                    "targets with `{scheme}:` are not allowed"
                ),
            ),
        };
        findings.push(finding.help(text!(
            "auf eine Adresse mit https:// oder auf eine Datei der Strategie verweisen: ../../bm/projects/beispiel.md",
            "link to an address with https:// or to a file of the strategy: ../../bm/projects/example.md"
        )));
    }
}
