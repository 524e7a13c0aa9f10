//! Texts are Markdown, not HTML.

use crate::diagnostic::{Finding, Severity};
use crate::message::{Text, excerpt, label};
use crate::model::Head;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "raw-html",
    level: Severity::Error,
    summary: label("ein Text enthält HTML", "a text holds HTML"),
    why: label(
        "HTML in Beiträgen wird nicht ausgeführt, sondern als Text gezeigt: Was viele schreiben und eine Regierung veröffentlicht, darf keine Skripte und keine fremden Inhalte mitbringen. Fast alles lässt sich in Markdown sagen.",
        "HTML in contributions is not executed but shown as text: what many write and a government publishes must bring no scripts and no foreign content along. Nearly everything can be said in Markdown.",
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

Schulen arbeiten mit einem <b>gemeinsamen</b> Portal.
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

Schulen arbeiten mit einem **gemeinsamen** Portal.
"#,
    check: Check::Entry(check),
};

/// So many findings of one text are told.
const MOST: usize = 20;

fn check(context: &Context<'_>, head: &Head, findings: &mut Vec<Finding>) {
    let html = &head.body.outline.html;
    if html.is_empty() {
        return;
    }
    let text = head.text(context.files);
    let mut last = "";
    let mut told = 0;
    for range in html {
        let written = text.get(range.clone()).unwrap_or("");
        let name = tag(written);
        // The end of an element whose start has been told.
        if told == MOST || written.starts_with("</") && name == last {
            continue;
        }
        told += 1;
        last = name;
        let shown = excerpt(written);
        let finding = Finding::new(
            head.in_text(range),
            text!(
                "HTML wird als Text gezeigt: `{shown}`",
                "HTML is shown as text: `{shown}`"
            ),
        );
        findings.push(finding.help(instead(name)));
    }
}

/// The name of a tag: `b` of `<b>` and `</b>`.
fn tag(html: &str) -> &str {
    let name = html.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '!')
        .unwrap_or(name.len());
    &name[..end]
}

fn instead(tag: &str) -> Text {
    match &*tag.to_ascii_lowercase() {
        "b" | "strong" => text!(
            "fett schreibt man so: **Wort**",
            "bold is written: **word**"
        ),
        "i" | "em" => text!(
            "kursiv schreibt man so: *Wort*",
            "italics are written: *word*"
        ),
        "a" => text!(
            "ein Verweis hat die Form: [Wort](https://…)",
            "a link has the form: [word](https://…)"
        ),
        "img" => text!(
            "ein Bild hat die Form: ![Was zu sehen ist](../assets/bild.png)",
            "a picture has the form: ![what it shows](../assets/picture.png)"
        ),
        "br" => text!(
            "eine neue Zeile beginnt nach einem Rückstrich am Zeilenende; ein Absatz nach einer leeren Zeile",
            "a new line begins after a backslash at the end of a line; a paragraph after an empty line"
        ),
        "p" | "div" | "span" | "font" | "center" => text!(
            "das HTML löschen; Absätze trennt eine leere Zeile",
            "delete the HTML; an empty line separates paragraphs"
        ),
        "ul" | "ol" | "li" => text!(
            "eine Liste besteht aus Zeilen, die mit `- ` oder `1. ` beginnen",
            "a list consists of lines that begin with `- ` or `1. `"
        ),
        "table" | "tr" | "td" | "th" => text!(
            "eine Tabelle hat die Form: | Spalte | Spalte |",
            "a table has the form: | column | column |"
        ),
        name if name.starts_with('!') => text!(
            "die Anmerkung löschen: sie stünde im Dokument",
            "delete the remark: it would stand in the document"
        ),
        _ => text!(
            "in Markdown schreiben; ein einzelnes `<` als `\\<`",
            "write it in Markdown; a single `<` as `\\<`"
        ),
    }
}
