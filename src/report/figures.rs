//! The totals in sentences that always name the unit they count.

use crate::consolidation::State;
use crate::message::{Label, Lang, label, plural};
use crate::model::Choices;
use crate::model::measure::Progress;
use crate::model::project::Ampel;

use super::page::{Block, Entry, Line};
use super::status::{Counts, Status, percent};
use super::table::Tone;
use super::tally::Tally;
use super::words::counted;

/// The sentences. Of a unit that does not occur there is none.
pub fn blocks(status: &Status<'_>, lang: Lang) -> Vec<Block> {
    let counts = &status.totals.counts;
    let sentences = [
        expected(counts, lang),
        contributions(counts, lang),
        cosignatures(counts, lang),
        measures(&counts.measures, lang),
        projects(&counts.projects, lang),
        lights(&counts.ampel, lang),
    ];
    let entry = |sentence: String| Entry::new("·", Tone::Faint, sentence);
    let entries: Vec<Entry> = sentences.into_iter().flatten().map(entry).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(Line::from(lang.pick("In Zahlen", "In figures"))),
        Block::List(entries),
    ]
}

fn expected(counts: &Counts, lang: Lang) -> Option<String> {
    let expected = counts.contributions.expected;
    let requested = counts.contributions.states.of(State::Requested);
    let units = (
        label("geschuldeten Beitrag", "contribution owed"),
        label("geschuldeten Beiträgen", "contributions owed"),
    );
    let there = label("da", "in");
    let missing = match requested {
        0 => String::new(),
        1 => lang.pick("; 1 fehlt", "; 1 is missing").to_owned(),
        many => lang.pick(format!("; {many} fehlen"), format!("; {many} are missing")),
    };
    sentence(expected - requested, expected, units, there, &missing, lang)
}

fn contributions(counts: &Counts, lang: Lang) -> Option<String> {
    let there = &counts.contributions;
    let of = there.texts();
    let units = (
        label("Beitragstext", "contribution text"),
        label("Beitragstexten", "contribution texts"),
    );
    let agreed = format!(
        ", {}\u{a0}%\u{a0}{}",
        percent(there.agreed(), of),
        lang.pick("abgestimmt", "agreed")
    );
    sentence(
        there.consolidated(),
        of,
        units,
        label("angenommen", "accepted"),
        &agreed,
        lang,
    )
}

fn cosignatures(counts: &Counts, lang: Lang) -> Option<String> {
    let of = counts.cosignatures;
    let units = (
        label("geschuldeten Mitzeichnung", "co-signature owed"),
        label("geschuldeten Mitzeichnungen", "co-signatures owed"),
    );
    let stale = match of.stale {
        0 => String::new(),
        1 => lang
            .pick("; 1 gilt einem früheren Text", "; 1 is for an earlier text")
            .to_owned(),
        many => lang.pick(
            format!("; {many} gelten einem früheren Text"),
            format!("; {many} are for an earlier text"),
        ),
    };
    sentence(
        of.given,
        of.owed,
        units,
        label("geleistet", "given"),
        &stale,
        lang,
    )
}

/// `75 % von 28 geschuldeten Mitzeichnungen sind geleistet; 2 gelten einem früheren Text.`
fn sentence(
    count: usize,
    of: usize,
    units: (Label, Label),
    what: Label,
    more: &str,
    lang: Lang,
) -> Option<String> {
    let share = percent(count, of);
    let of_all = counted(of, units.0, units.1, lang);
    let (preposition, what) = (lang.pick("von", "of"), what.in_lang(lang));
    (of > 0).then(|| {
        format!(
            "{share}\u{a0}% {preposition} {of_all} {} {what}{more}.",
            verb(of, lang)
        )
    })
}

fn measures(tally: &Tally<Progress>, lang: Lang) -> Option<String> {
    let unit = label("Maßnahme", "measure");
    let units = label("Maßnahmen", "measures");
    let shares = by_status(tally, lang);
    of_units(tally.total(), unit, units, shares, lang)
}

fn projects(tally: &Tally<Progress>, lang: Lang) -> Option<String> {
    let unit = label("Projekt", "project");
    let units = label("Projekten", "projects");
    let shares = by_status(tally, lang);
    of_units(tally.total(), unit, units, shares, lang)
}

fn lights(tally: &Tally<Ampel>, lang: Lang) -> Option<String> {
    let unit = label("laufenden Projekt", "running project");
    let units = label("laufenden Projekten", "running projects");
    let shares = tally
        .iter()
        .map(|(light, count)| (count, light.label().in_lang(lang)))
        .collect();
    of_units(tally.total(), unit, units, shares, lang)
}

/// What most readers ask for first comes first.
const SPOKEN: [Progress; 6] = [
    Progress::Active,
    Progress::Permanent,
    Progress::Completed,
    Progress::Planned,
    Progress::Paused,
    Progress::Cancelled,
];

fn by_status(tally: &Tally<Progress>, lang: Lang) -> Vec<(usize, &'static str)> {
    let word = |status: Progress| match (status, lang) {
        (Progress::Permanent, Lang::De) => "Daueraufgaben",
        (Progress::Permanent, Lang::En) => "permanent tasks",
        _ => status.label().in_lang(lang),
    };
    SPOKEN
        .iter()
        .map(|status| (tally.of(*status), word(*status)))
        .collect()
}

fn of_units(
    of: usize,
    unit: Label,
    units: Label,
    shares: Vec<(usize, &'static str)>,
    lang: Lang,
) -> Option<String> {
    let mut there = shares.into_iter().filter(|(count, _)| *count > 0);
    let (count, first) = there.next()?;
    let share = percent(count, of);
    let of_all = counted(of, unit, units, lang);
    let rest: String = there
        .map(|(count, word)| format!(", {}\u{a0}%\u{a0}{word}", percent(count, of)))
        .collect();
    let preposition = lang.pick("von", "of");
    Some(format!(
        "{share}\u{a0}% {preposition} {of_all} {} {first}{rest}.",
        verb(of, lang)
    ))
}

fn verb(count: usize, lang: Lang) -> &'static str {
    plural(count, label("ist", "is"), label("sind", "are")).in_lang(lang)
}
