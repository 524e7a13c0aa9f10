//! Pictures are there because a text shows them.

use std::collections::HashSet;

use crate::diagnostic::{Finding, Severity, start_of};
use crate::message::label;
use crate::source::FileId;
use crate::text;

use super::links::{Leads, leads};

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unused-picture",
    level: Severity::Info,
    summary: label(
        "ein Bild kommt in keinem Text vor",
        "no text shows a picture",
    ),
    why: label(
        "Ein Bild, das kein Text zeigt, ist meist übrig geblieben. Es macht das Repository größer und kann Dinge zeigen, die nicht mehr stimmen.",
        "A picture that no text shows is mostly left over. It makes the repository larger and may show what no longer holds.",
    ),
    bad: r#"
//- ministries/bm/assets/kind.png
bytes: 89 50 4e 47 0d 0a 1a 0a
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

![Ein Kind vor einem Bildschirm](../assets/kind.png)

Schulen arbeiten mit einem gemeinsamen Portal.

//- ministries/bm/assets/kind.png
bytes: 89 50 4e 47 0d 0a 1a 0a
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    // A text that could not be read may show any of them.
    if strategy.assets.is_empty() || !strategy.incomplete.is_empty() {
        return;
    }
    let mut used: HashSet<FileId> = HashSet::new();
    for head in strategy.entries() {
        for link in &head.body.outline.links {
            if let Some(Leads::File(file)) = leads(context, head, link) {
                used.insert(file);
            }
        }
    }
    let unused = strategy.assets.iter().filter(|file| !used.contains(file));
    findings.extend(
        unused
            .filter(|file| !in_template(context, **file))
            .map(|file| {
                let path = context.files.path(*file);
                Finding::new(
                    start_of(*file),
                    text!("kein Text zeigt `{path}`", "no text shows `{path}`"),
                )
                .help(text!(
                    "die Datei löschen oder in einem Text zeigen",
                    "delete the file or show it in a text"
                ))
            }),
    );
}

/// Templates may use pictures as well.
fn in_template(context: &Context<'_>, asset: FileId) -> bool {
    let path = context.files.path(asset);
    let name = path.rsplit('/').next().unwrap_or(path);
    context
        .files
        .below("templates/")
        .any(|file| context.files.text(file).contains(name))
}
