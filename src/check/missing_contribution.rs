//! What is asked for and not yet there, while there is time.

use crate::consolidation::Request;
use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::source::Place;
use crate::text;

use super::owed;
use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-contribution",
    level: Severity::Info,
    summary: label(
        "ein Ressort soll zu einem Handlungsfeld beitragen und hat noch nichts angelegt",
        "a ministry is asked to contribute to a field and has not begun",
    ),
    why: label(
        "Jedes Ressort in `contributors` schuldet dem Feld einen Beitrag oder eine Fehlanzeige. Wer früh einen Entwurf \
         anlegt, zeigt den anderen, dass er daran sitzt. Nach Ablauf der Frist meldet das die Regel \
         `overdue-contribution`.",
        "Each ministry in `contributors` owes the field a contribution or a nil return. A draft put there early shows \
         the others that somebody is at work. After the due date the rule `overdue-contribution` takes over.",
    ),
    bad: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm", "mdr"]
+++

Alle lernen in einer digitalen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm", "mdr"]
+++

Alle lernen in einer digitalen Welt.

//- ministries/mdr/contributions/bildung.md
+++
title = "Netze für Schulen"
field = "bildung"
status = "nil-return"
submitted = 2026-04-20
+++

Fehlanzeige: Die Netze der Schulen liegen beim Ministerium für Bildung.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let requests = owed::open_requests(context).into_iter();
    let in_time = requests.filter(|(request, _)| !request.overdue);
    findings.extend(in_time.map(|(request, place)| finding(context, request, place)));
}

fn finding(context: &Context<'_>, request: &Request<'_>, place: Place) -> Finding {
    let (short, title) = (&request.ministry.short, &request.field.head.title.value);
    let message = match &context.strategy.settings.process.contributions_due {
        Some(due) => {
            let [de, en] = [Lang::De, Lang::En].map(|lang| due.show(lang));
            text!(
                "{short} hat zum Handlungsfeld „{title}“ noch nichts angelegt (Frist: {de})",
                "{short} has not begun its contribution to the field \"{title}\" (due: {en})"
            )
        }
        None => text!(
            "{short} hat zum Handlungsfeld „{title}“ noch nichts angelegt",
            "{short} has not begun its contribution to the field \"{title}\""
        ),
    };
    let (file, field) = (
        owed::new_file(context.strategy, request),
        &request.field.head.id,
    );
    Finding::new(place, message).help(text!(
        "`{file}` anlegen mit title, field = \"{field}\" und status = \"draft\"; gibt es nichts beizutragen: status = \"nil-return\"",
        "create `{file}` with title, field = \"{field}\" and status = \"draft\"; if there is nothing to contribute: status = \"nil-return\""
    ))
}
