//! Which ministries took part, with which result and when.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use crate::consolidation::{Answer, Closing, Signing};
use crate::model::evidence::CosignResult;
use crate::model::{Choices, Ministry, PartialDate};
use crate::text;

use super::super::document::{Align, Block, Row, Section, Table};
use super::super::words::count;
use super::head::column;
use super::{Job, cell, day, told};

/// The section.
pub fn section(job: &Job<'_>) -> Option<Section> {
    let mut ministries: Vec<&Ministry> = job.view.strategy.ministries.iter().collect();
    ministries.retain(|ministry| !ministry.is_over(job.today));
    ministries.sort_by_key(|ministry| (ministry.order, &ministry.id));
    let mut columns = vec![
        column(job.pick("Ressort", "Ministry"), Align::Start),
        column(job.pick("Beiträge", "Contributions"), Align::End),
        column(job.pick("Mitzeichnungen", "Co-signatures"), Align::Start),
        column(job.pick("zuletzt am", "last on"), Align::Start),
    ];
    if !job.closing.is_empty() {
        columns.push(column(
            job.pick("Schlusszeichnung", "Final co-signature"),
            Align::Start,
        ));
    }
    let shares = Shares::of(job);
    let table = Table {
        caption: job
            .pick(
                "Beteiligung der Ressorts",
                "Participation of the ministries",
            )
            .to_owned(),
        caption_shown: false,
        columns,
        rows: ministries
            .into_iter()
            .map(|ministry| row(job, &shares, ministry))
            .collect(),
        row_headings: true,
    };
    let asked = job.signings.len();
    let given = job
        .signings
        .iter()
        .filter(|signing| is_given(signing.answer));
    let (given, asked) = (count(given.count(), job.lang), count(asked, job.lang));
    let all = text!(
        "Erbetene Mitzeichnungen: {asked}; davon liegen für den heutigen Text vor: {given}. Anlage 2 nennt sie einzeln.",
        "Co-signatures asked for: {asked}; of these given for today's text: {given}. Annex 2 names them one by one."
    );
    let mut blocks = vec![told(job, &all), Block::Table(table)];
    if job.closing.is_empty() {
        blocks.push(told(
            job,
            &text!(
                "Eine Schlusszeichnung der Strategie als Ganzes wurde nicht eingeholt.",
                "No final co-signature of the strategy as a whole was asked for."
            ),
        ));
    }
    let title = job.pick(
        "Beteiligung der Ressorts",
        "Participation of the ministries",
    );
    Some(super::heading("participation", 1, title, blocks))
}

/// What each ministry wrote and said, by its id.
struct Shares<'j> {
    texts: HashMap<&'j str, usize>,
    signings: HashMap<&'j str, Vec<&'j Signing<'j>>>,
    closing: HashMap<&'j str, &'j Closing<'j>>,
}

impl<'j> Shares<'j> {
    fn of(job: &'j Job<'_>) -> Shares<'j> {
        let mut shares = Shares {
            texts: HashMap::new(),
            signings: HashMap::new(),
            closing: HashMap::new(),
        };
        let texts = job
            .view
            .strategy
            .contributions
            .iter()
            .zip(&*job.view.standings);
        for (text, _) in texts.filter(|(_, standing)| standing.state.is_consolidated()) {
            *shares.texts.entry(text.head.ministry()).or_default() += 1;
        }
        for signing in &job.signings {
            let of_ministry = shares.signings.entry(&signing.ministry.id);
            of_ministry.or_default().push(signing);
        }
        for closing in &job.closing {
            shares.closing.insert(&closing.ministry.id, closing);
        }
        shares
    }
}

fn row(job: &Job<'_>, shares: &Shares<'_>, ministry: &Ministry) -> Row {
    let id = &*ministry.id;
    let mut answers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut last: Option<Date> = None;
    for signing in shares.signings.get(id).into_iter().flatten() {
        *answers.entry(rank(signing.answer)).or_default() += 1;
        let fresh = signing
            .record
            .filter(|_| matches!(signing.answer, Answer::Fresh(_)));
        last = last.max(fresh.map(|record| record.on.value.last_day()));
    }
    let results = answers
        .into_iter()
        .map(|(rank, number)| format!("{} {}", count(number, job.lang), name(job, ORDER[rank])));
    let results: Vec<String> = results.collect();
    let results = match results.is_empty() {
        true => job.pick("nicht gebeten", "not asked").to_owned(),
        false => results.join(", "),
    };
    let last = last.map_or_else(String::new, |last| day(PartialDate::of_day(last), job.lang));
    let mut cells = vec![
        cell(&*ministry.short),
        cell(count(shares.texts.get(id).copied().unwrap_or(0), job.lang)),
        cell(results),
        cell(last),
    ];
    if !job.closing.is_empty() {
        cells.push(cell(shares.closing.get(id).map_or_else(
            || job.pick("Federführung", "lead").to_owned(),
            |closing| final_words(job, closing),
        )));
    }
    Row {
        anchor: None,
        cells,
    }
}

/// What a ministry says of the whole, and since when.
fn final_words(job: &Job<'_>, closing: &Closing<'_>) -> String {
    let name = name(job, closing.answer);
    let fresh = closing
        .record
        .filter(|_| matches!(closing.answer, Answer::Fresh(_)));
    match fresh {
        Some(record) => format!("{name}, {}", day(record.on.value, job.lang)),
        None => name.to_owned(),
    }
}

/// Answers in the order in which they are told.
const ORDER: [Answer; 7] = [
    Answer::Fresh(CosignResult::Signed),
    Answer::Fresh(CosignResult::SignedWithConditions),
    Answer::Fresh(CosignResult::NotAffected),
    Answer::Deemed,
    Answer::Fresh(CosignResult::Refused),
    Answer::Stale,
    Answer::None,
];

fn rank(answer: Answer) -> usize {
    let at = ORDER.iter().position(|known| *known == answer);
    at.unwrap_or(ORDER.len() - 1)
}

fn is_given(answer: Answer) -> bool {
    matches!(answer, Answer::Fresh(_) | Answer::Deemed)
}

/// An answer in words.
pub fn name(job: &Job<'_>, answer: Answer) -> &'static str {
    match answer {
        Answer::Fresh(result) => result.label().in_lang(job.lang),
        Answer::Deemed => job.pick("durch Schweigen zugestimmt", "agreed by silence"),
        Answer::Stale => job.pick("nur zu einem früheren Text", "of an earlier text only"),
        Answer::None => job.pick("offen", "open"),
    }
}
