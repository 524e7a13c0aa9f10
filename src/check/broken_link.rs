//! Links to files lead to files that exist.

use crate::diagnostic::{Finding, Severity};
use crate::markdown::Link;
use crate::markdown::target::from_file;
use crate::message::label;
use crate::model::Head;
use crate::text;

use super::links::{Leads, leads, meant, place};

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "broken-link",
    level: Severity::Error,
    summary: label("ein Verweis führt ins Leere", "a link leads nowhere"),
    why: label(
        "Ein Verweis auf die Datei eines Eintrags wird im Dokument zum Verweis auf dessen Stelle. Fehlt die Datei oder liegt sie außerhalb der Strategie, bleibt nur toter Text. Der Pfad beginnt im Ordner der Datei, in der er steht.",
        "A link to an entry's file becomes a link to that entry's place in the document. If the file is missing or lies outside the strategy, only dead text remains. The path begins in the folder of the file in which it stands.",
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

Den Kalender führt ein [Projekt](../projects/kalendar.md) ein.
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
    let links = head.body.outline.links.iter().filter(|link| !link.picture);
    findings.extend(links.filter_map(|link| judge(context, head, link)));
}

fn judge(context: &Context<'_>, head: &Head, link: &Link) -> Option<Finding> {
    let new = |message| Finding::new(place(head, link), message);
    Some(match leads(context, head, link)? {
        Leads::File(_) => return None,
        Leads::Empty => new(text!(
            "dieser Verweis hat kein Ziel",
            "this link has no target"
        ))
        .help(text!(
            "zwischen die runden Klammern eine Adresse oder einen Pfad schreiben",
            "write an address or a path between the parentheses"
        )),
        Leads::Out => new(text!(
            "dieser Verweis führt aus der Strategie hinaus",
            "this link leads out of the strategy"
        ))
        .help(text!(
            "weniger `../` schreiben, oder die Adresse im Netz angeben: https://…",
            "write fewer `../`, or give the address on the web: https://…"
        )),
        Leads::Folder => new(text!(
            "dieser Verweis führt zu einem Ordner",
            "this link leads to a folder"
        ))
        .help(text!(
            "auf eine Datei verweisen, zum Beispiel auf einen Eintrag darin",
            "link to a file, such as an entry in it"
        )),
        Leads::Nowhere(path) => nowhere(
            context,
            head,
            link,
            new(text!(
                "die Datei `{path}` gibt es in der Strategie nicht",
                "there is no file `{path}` in the strategy"
            )),
            &path,
        ),
    })
}

fn nowhere(
    context: &Context<'_>,
    head: &Head,
    link: &Link,
    finding: Finding,
    path: &str,
) -> Finding {
    let Some(meant) = meant(context, path) else {
        return finding.help(text!(
            "der Pfad beginnt im Ordner dieser Datei: ../projects/beispiel.md, ../../bm/projects/beispiel.md",
            "the path begins in this file's folder: ../projects/example.md, ../../bm/projects/example.md"
        ));
    };
    let meant = from_file(context.files.path(head.file), &meant);
    let finding = finding.help(text!(
        "gemeint ist wohl `{meant}`",
        "did you mean `{meant}`?"
    ));
    match &link.destination {
        Some(at) if !link.target.contains('#') && head.body.decoded.is_none() => {
            let title = text!("auf `{meant}` verweisen", "link to `{meant}`");
            finding.suggest(title, head.in_text(at), meant)
        }
        _ => finding,
    }
}
