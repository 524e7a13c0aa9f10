//! Pictures lie in the strategy, not on other servers.

use crate::diagnostic::{Finding, Severity};
use crate::markdown::target::Target;
use crate::message::label;
use crate::model::Head;
use crate::text;

use super::links::place;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "remote-picture",
    level: Severity::Error,
    summary: label(
        "ein Bild liegt auf einem fremden Server",
        "a picture lies on a foreign server",
    ),
    why: label(
        "Ein Bild von einem fremden Server verrät diesem, wer die Strategie liest, kann sich jederzeit ändern und fehlt im gedruckten Dokument. Deshalb wird es nicht geladen.",
        "A picture on a foreign server tells that server who reads the strategy, can change at any time, and is missing in the printed document. So it is not loaded.",
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

![Ein Kind vor einem Bildschirm](https://bilder.example/kind.png)

Schulen arbeiten mit einem gemeinsamen Portal.
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

[Ein Kind vor einem Bildschirm](https://bilder.example/kind.png)

Schulen arbeiten mit einem gemeinsamen Portal.
"#,
    check: Check::Entry(check),
};

fn check(_: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    let pictures = head.body.outline.links.iter().filter(|link| link.picture);
    for picture in pictures.filter(|link| matches!(Target::of(&link.target), Target::Web(_))) {
        findings.push(
            Finding::new(
                place(head, picture),
                text!("dieses Bild liegt auf einem fremden Server und wird nicht geladen", "this picture lies on a foreign server and is not loaded"),
            )
            .help(text!(
                "das Bild in den Ordner `assets/` legen und so einbinden: ![Was zu sehen ist](../assets/bild.png)",
                "put the picture into the folder `assets/` and show it so: ![what it shows](../assets/picture.png)"
            )),
        );
    }
}
