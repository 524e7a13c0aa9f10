//! What is disputed, what was, and on which conditions ministries signed.

use crate::consolidation::{Answer, Signing};
use crate::message::Lang;
use crate::model::evidence::CosignResult;
use crate::model::{Cosignature, Ministry};

use super::super::document::{Block, Item, List, Section, words};
use super::{Job, paragraph};

fn parts(job: &Job<'_>) -> Vec<Block> {
    let is = |result: CosignResult| {
        move |signing: &&Signing<'_>| signing.answer == Answer::Fresh(result)
    };
    let refused: Vec<Item> = job
        .signings
        .iter()
        .filter(is(CosignResult::Refused))
        .map(|signing| entry(job, signing, signing.record))
        .chain(whole(job, CosignResult::Refused))
        .collect();
    let conditions: Vec<Item> = job
        .signings
        .iter()
        .filter(is(CosignResult::SignedWithConditions))
        .map(|signing| entry(job, signing, signing.record))
        .chain(whole(job, CosignResult::SignedWithConditions))
        .collect();
    let settled: Vec<Item> = job
        .signings
        .iter()
        .filter(|signing| signing.refused_before.is_some())
        .map(|signing| settled(job, signing))
        .collect();
    let parts = [
        (
            "disputed",
            job.pick("Strittig gebliebene Punkte", "What is disputed"),
            refused,
            job.pick(
                "Keine: Kein Ressort lehnt einen Text ab.",
                "Nothing: no ministry refuses a text.",
            ),
        ),
        (
            "conditions",
            job.pick("Maßgaben", "Conditions"),
            conditions,
            job.pick(
                "Keine: Kein Ressort hat mit Maßgaben mitgezeichnet.",
                "None: no ministry signed with conditions.",
            ),
        ),
        (
            "settled",
            job.pick("Beigelegte Einwände", "Objections that were settled"),
            settled,
            job.pick(
                "Keine: Kein Ressort hatte zunächst abgelehnt.",
                "None: no ministry had refused before.",
            ),
        ),
    ];
    let parts = parts.into_iter().map(|(anchor, title, items, none)| {
        let block = if items.is_empty() {
            paragraph(none)
        } else {
            Block::List(List {
                start: None,
                tight: false,
                items,
            })
        };
        Block::Section(super::heading(anchor, 2, title, vec![block]))
    });
    parts.collect()
}

/// The section.
pub fn section(job: &Job<'_>) -> Option<Section> {
    let title = job.pick("Dissens und Maßgaben", "Dissent and conditions");
    Some(super::heading("disputes", 1, title, parts(job)))
}

/// Ministries that say this of the strategy as a whole.
fn whole<'w>(job: &'w Job<'_>, result: CosignResult) -> impl Iterator<Item = Item> + 'w {
    let saying = job
        .closing
        .iter()
        .filter(move |closing| closing.answer == Answer::Fresh(result));
    saying.map(|closing| {
        let what = job.pick("zur Strategie als Ganzer", "on the strategy as a whole");
        item(job, closing.ministry, what, closing.record)
    })
}

fn entry(job: &Job<'_>, signing: &Signing<'_>, record: Option<&Cosignature>) -> Item {
    item(job, signing.ministry, &of(job.lang, signing), record)
}

/// The contribution that is meant, with its ministry.
fn of(lang: Lang, signing: &Signing<'_>) -> String {
    let (title, id) = (
        &signing.contribution.head.title.value,
        &signing.contribution.head.id,
    );
    lang.pick(
        format!("zu „{title}“ ({id})"),
        format!("on “{title}” ({id})"),
    )
}

fn item(job: &Job<'_>, ministry: &Ministry, what: &str, record: Option<&Cosignature>) -> Item {
    let on = record.map_or_else(String::new, |record| {
        format!(", {}", record.on.value.show(job.lang))
    });
    let mut blocks = vec![paragraph(format!("{} {what}{on}", ministry.short))];
    blocks.extend(reason(job, record));
    Item { task: None, blocks }
}

/// The ministry's words; they are internal.
fn reason(job: &Job<'_>, record: Option<&Cosignature>) -> Option<Block> {
    let remark = record?.remark.as_ref().filter(|_| job.is_internal())?;
    Some(Block::Quote(vec![Block::Paragraph(words(&*remark.value))]))
}

/// A ministry that refused first and says something else by now.
fn settled(job: &Job<'_>, signing: &Signing<'_>) -> Item {
    let before = signing.refused_before;
    let day = |record: &Cosignature| record.on.value.show(job.lang);
    let refused = before.map(day).unwrap_or_default();
    let (short, of) = (&signing.ministry.short, of(job.lang, signing));
    let now = super::participation::name(job, signing.answer);
    let since = signing
        .record
        .filter(|_| matches!(signing.answer, Answer::Fresh(_)));
    let since = since.map_or_else(String::new, |record| format!(", {}", day(record)));
    let text = job.lang.pick(
        format!("{short} {of}: abgelehnt am {refused}; jetzt: {now}{since}"),
        format!("{short} {of}: refused on {refused}; now: {now}{since}"),
    );
    let mut blocks = vec![paragraph(text)];
    blocks.extend(reason(job, before));
    Item { task: None, blocks }
}
