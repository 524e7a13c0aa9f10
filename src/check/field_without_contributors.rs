//! Every field says who owes it a contribution.

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::Field;
use crate::model::field::Contributors;
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "field-without-contributors",
    level: Severity::Warning,
    summary: label(
        "zu einem Handlungsfeld soll niemand beitragen",
        "nobody is asked to contribute to a field",
    ),
    why: label(
        "Wer nicht um einen Beitrag gebeten ist, liefert keinen: Das Feld bliebe im Dokument leer, und niemand würde es \
         vermissen. In `contributors` stehen die Ressorts, die einen Beitrag oder eine Fehlanzeige schulden.",
        "Whoever is not asked does not contribute: the field would stay empty in the document and nobody would miss it. \
         `contributors` names the ministries that owe a contribution or a nil return.",
    ),
    bad: r#"
//- fields/verwaltung.md
+++
title = "Verwaltung"
kind = "field"
order = 2
coordinator = "mdr"
+++

Anträge lassen sich von zu Hause aus stellen.
"#,
    good: r#"
//- fields/verwaltung.md
+++
title = "Verwaltung"
kind = "field"
order = 2
coordinator = "mdr"
contributors = ["mdr"]
+++

Anträge lassen sich von zu Hause aus stellen.

//- ministries/mdr/contributions/verwaltung.md
+++
title = "Anträge von zu Hause"
field = "verwaltung"
status = "draft"
+++

Das Ministerium stellt alle Anträge auf ein gemeinsames Formular um.
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let fields = context.strategy.fields.iter();
    let readable = fields.filter(|field| !context.strategy.flawed.contains(&field.head.file));
    findings.extend(readable.filter(|field| asks_nobody(field)).map(finding));
}

fn asks_nobody(field: &Field) -> bool {
    matches!(&field.contributors, Contributors::Listed(listed) if listed.is_empty())
}

fn finding(field: &Field) -> Finding {
    let title = &field.head.title.value;
    let place = field
        .contributors_span
        .map_or_else(|| field.head.place(), |span| field.head.at(span));
    Finding::new(
        place,
        text!(
            "zum Handlungsfeld „{title}“ soll kein Ressort beitragen",
            "no ministry is asked to contribute to the field \"{title}\""
        ),
    )
    .help(text!(
        "die Ressorts eintragen, zum Beispiel contributors = [\"bm\"], oder contributors = \"all\" für alle",
        "name the ministries, for example contributors = [\"bm\"], or contributors = \"all\" for all of them"
    ))
}
