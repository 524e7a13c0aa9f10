//! What has happened does not lie in the future.

use crate::diagnostic::{Finding, Severity};
use crate::message::{Lang, label};
use crate::model::PartialDate;
use crate::source::{Place, Span, Spanned};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "future-evidence",
    level: Severity::Error,
    summary: label(
        "eine Mitzeichnung, ein Vermerk oder eine Zulieferung liegt in der Zukunft",
        "a co-signature, a record or a submission lies in the future",
    ),
    why: label(
        "Zulieferung, Hausabstimmung, Annahme, Mitzeichnung und Beschluss halten fest, was geschehen ist. Ein Datum nach \
         dem heutigen Tag ist ein Tippfehler, oder es wurde etwas vorweggenommen. Maßgeblich ist der Tag, an dem \
         geprüft wird; `--today` setzt einen anderen.",
        "Submission, clearance, acceptance, co-signature and decision record what has happened. A date after today is a \
         typo, or something was anticipated. What counts is the day of the check; `--today` sets another.",
    ),
    bad: r#"
//- ministries/mdr/cosignatures.toml
[[cosignature]]
of = "bm/geraete"
result = "signed"
digest = "sha256:653b5436d1dda33f785538f9bb36f14375c5eff42ce5108004028c80d1b846df"
by = "koordination"
on = 2026-05-24
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

type Dated<'s> = (Place, &'s Spanned<PartialDate>);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let future = evidence(context).filter(|(_, date)| date.first_day() > context.today);
    findings.extend(future.map(|(place, date)| finding(context, place, date)));
}

/// Everything with the day on which it happened.
fn evidence<'s>(context: &'s Context<'_>) -> impl Iterator<Item = Dated<'s>> {
    let strategy = context.strategy;
    let at = |file, span: Span| Place { file, span };
    let signed = strategy
        .cosignatures
        .iter()
        .map(move |record| (at(record.file, record.on.span), &record.on));
    let judged = strategy
        .ledger
        .iter()
        .map(move |record| (at(record.file, record.on.span), &record.on));
    let submitted = strategy.contributions.iter().flat_map(move |entry| {
        let dates = [&entry.submitted, &entry.house_cleared]
            .into_iter()
            .flatten();
        dates.map(move |date| (entry.head.at(date.span), date))
    });
    let decided = strategy
        .decisions
        .iter()
        .map(|entry| (entry.head.at(entry.date.span), &entry.date));
    signed.chain(judged).chain(submitted).chain(decided)
}

fn finding(context: &Context<'_>, place: Place, date: &PartialDate) -> Finding {
    let [de, en] = [Lang::De, Lang::En].map(|lang| date.show(lang));
    let [today_de, today_en] =
        [Lang::De, Lang::En].map(|lang| PartialDate::of_day(context.today).show(lang));
    Finding::new(
        place,
        text!(
            "{de} liegt in der Zukunft, heute ist der {today_de}",
            "{en} lies in the future, today is {today_en}"
        ),
    )
    .help(text!(
        "den Tag eintragen, an dem es geschehen ist; was noch aussteht, wird erst danach eingetragen",
        "enter the day on which it happened; what is still to come is entered afterwards"
    ))
}
