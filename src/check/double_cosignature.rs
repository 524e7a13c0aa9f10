//! A ministry co-signs a text once.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::message::label;
use crate::model::{Contribution, Cosignature};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "double-cosignature",
    level: Severity::Warning,
    summary: label(
        "ein Ressort hat denselben Text zweimal mitgezeichnet",
        "a ministry co-signed the same text twice",
    ),
    why: label(
        "Zweimal dasselbe Ergebnis zum selben Text ist meist ein Versehen beim Kopieren: Gemeint war ein anderer Beitrag \
         oder ein neuerer Text. Zwei verschiedene Ergebnisse sind in Ordnung, wenn das Ressort später umgedacht hat; \
         ohne späteres Datum bleibt offen, was gilt, auch wenn dstrat den unteren Eintrag zählt.",
        "The same result for the same text twice is mostly a slip in copying: another contribution or a newer text was \
         meant. Two different results are fine if the ministry changed its mind later; without a later date it stays \
         open what holds, even though dstrat counts the lower record.",
    ),
    bad: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24

[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-27
"#,
    good: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-04-24
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let strategy = context.strategy;
    let mut seen: HashMap<(&str, &str, &str), &Cosignature> = HashMap::new();
    for record in &strategy.cosignatures {
        let of = strategy
            .by_id::<Contribution>(&record.of.value)
            .map_or(&*record.of.value, |entry| &*entry.head.id);
        let before = seen.insert((&record.ministry, of, &record.digest.value), record);
        findings.extend(before.and_then(|before| finding(before, record)));
    }
}

fn finding(before: &Cosignature, record: &Cosignature) -> Option<Finding> {
    let same = before.result.value == record.result.value;
    if !same && record.on.first_day() > before.on.last_day() {
        return None;
    }
    let of = &record.of.value;
    let (message, help) = if same {
        (
            text!(
                "derselbe Text von `{of}` ist zweimal mitgezeichnet",
                "the same text of `{of}` is co-signed twice"
            ),
            text!(
                "einen der beiden Einträge löschen, oder `of` und `digest` auf das Gemeinte ändern",
                "delete one of the two records, or change `of` and `digest` to what was meant"
            ),
        )
    } else {
        (
            text!(
                "zwei Ergebnisse zum selben Text von `{of}`, das zweite ohne späteres Datum",
                "two results for the same text of `{of}`, the second without a later date"
            ),
            text!(
                "den Eintrag löschen, der nicht gilt, oder `on` berichtigen; es zählt der untere",
                "delete the record that does not hold, or correct `on`; the lower one counts"
            ),
        )
    };
    let finding = Finding::new(record.at(record.of.span), message);
    Some(
        finding
            .related(
                before.at(before.of.span),
                text!("zuerst hier", "first here"),
            )
            .help(help),
    )
}
