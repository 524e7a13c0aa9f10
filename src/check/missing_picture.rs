//! Pictures that a text shows are there.

use crate::diagnostic::{Finding, Severity};
use crate::markdown::target::from_file;
use crate::message::label;
use crate::model::Head;
use crate::text;

use super::links::{Leads, leads, meant, place};

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-picture",
    level: Severity::Error,
    summary: label("ein Bild fehlt", "a picture is missing"),
    why: label(
        "Das Bild liegt nicht dort, wo der Text es sucht; im Dokument stünde nur seine Beschreibung. Der Pfad beginnt im Ordner der Datei, in der er steht.",
        "The picture is not where the text looks for it; the document would only hold its description. The path begins in the folder of the file in which it stands.",
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

![Ein Kind vor einem Bildschirm](../assets/kind.png)

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

![Ein Kind vor einem Bildschirm](../assets/kind.png)

Schulen arbeiten mit einem gemeinsamen Portal.

//- ministries/bm/assets/kind.png
bytes: 89 50 4e 47 0d 0a 1a 0a
"#,
    check: Check::Entry(check),
};

fn check(context: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    for link in head.body.outline.links.iter().filter(|link| link.picture) {
        let message = match leads(context, head, link) {
            None | Some(Leads::File(_)) => continue,
            Some(Leads::Empty) => text!(
                "hier fehlt der Pfad des Bildes",
                "the picture's path is missing here"
            ),
            Some(Leads::Out) => text!(
                "dieses Bild liegt außerhalb der Strategie",
                "this picture lies outside the strategy"
            ),
            Some(Leads::Folder) => text!(
                "das ist ein Ordner, kein Bild",
                "this is a folder, no picture"
            ),
            Some(Leads::Nowhere(path)) => {
                let finding = Finding::new(
                    place(head, link),
                    text!(
                        "das Bild `{path}` gibt es nicht",
                        "there is no picture `{path}`"
                    ),
                );
                findings.push(match meant(context, &path) {
                    Some(meant) => {
                        let meant = from_file(context.files.path(head.file), &meant);
                        finding.help(text!(
                            "gemeint ist wohl `{meant}`",
                            "did you mean `{meant}`?"
                        ))
                    }
                    None => finding.help(text!(
                        "das Bild dorthin legen, oder den Pfad ändern",
                        "put the picture there, or change the path"
                    )),
                });
                continue;
            }
        };
        findings.push(Finding::new(place(head, link), message).help(text!(
            "das Bild in den Ordner `assets/` legen und so einbinden: ![Was zu sehen ist](../assets/bild.png)",
            "put the picture into the folder `assets/` and show it so: ![what it shows](../assets/picture.png)"
        )));
    }
}
