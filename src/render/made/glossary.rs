//! The words that the generated parts of the document use, explained. They come from dstrat; terms of the subject matter
//! are for the chapters to explain.

use crate::message::{Label, label};
use crate::model::Kind;
use crate::model::field::FieldKind;
use crate::model::{Choices, Settings};

use super::super::document::{Block, Fact, words};
use super::super::words::capital;
use super::super::writer::Writer;

/// The terms in alphabetical order.
pub fn blocks(writer: &Writer<'_>) -> Vec<Block> {
    let mut terms: Vec<(Label, Label)> = TERMS.to_vec();
    terms.extend(KINDS.iter().map(|(kind, meaning)| (kind.label(), *meaning)));
    terms.push((FieldKind::CrossCutting.label(), CROSS_CUTTING));
    terms.sort_by_key(|(term, _)| term.in_lang(writer.lang).to_lowercase());
    let facts = terms.into_iter().map(|(term, meaning)| Fact {
        label: capital(term.in_lang(writer.lang)),
        value: words(with_months(
            meaning.in_lang(writer.lang),
            &writer.view.strategy.settings,
        )),
    });
    vec![Block::Facts(facts.collect())]
}

/// The interval of reporting is the strategy's own.
fn with_months(meaning: &str, settings: &Settings) -> String {
    meaning.replace("{months}", &settings.interval_months.to_string())
}

const KINDS: &[(Kind, Label)] = &[
    (
        Kind::Field,
        label(
            "Ein Lebensbereich mit einem Zielbild: wie es dort am Ende der Laufzeit aussehen soll.",
            "An area of life with a vision: how things are to be at the end of the period.",
        ),
    ),
    (
        Kind::Goal,
        label(
            "Was in einem Handlungsfeld bis zu einer Frist erreicht sein soll, mit einem federführenden Ressort.",
            "What is to be reached in a field by a date, with a ministry in the lead.",
        ),
    ),
    (
        Kind::Contribution,
        label(
            "Der Text eines Ressorts zu einem Handlungsfeld.",
            "A ministry's text for a field.",
        ),
    ),
    (
        Kind::Measure,
        label(
            "Was ein Ressort unternimmt, um ein oder mehrere Etappenziele zu erreichen.",
            "What a ministry does to reach one or more goals.",
        ),
    ),
    (
        Kind::Project,
        label(
            "Ein einzelnes Vorhaben mit Anfang und Ende oder eine Daueraufgabe; es dient einer Maßnahme oder einem Ziel.",
            "A single undertaking with start and end, or a permanent task; it serves a measure or a goal.",
        ),
    ),
    (
        Kind::Ministry,
        label(
            "Ein Ministerium oder die Staatskanzlei.",
            "A ministry or the state chancellery.",
        ),
    ),
];

const CROSS_CUTTING: Label = label(
    "Ein Thema, das alle Handlungsfelder betrifft, mit eigenem Zielbild.",
    "A theme that concerns all fields, with a vision of its own.",
);

const TERMS: &[(Label, Label)] = &[
    (
        label("Ampel", "Traffic light"),
        label(
            "Zwei Angaben zu einem Projekt: die Einschätzung des Ressorts und die errechnete. Errechnet ist sie rot, wenn ein Meilenstein oder das Ende überschritten ist oder das Ende mehr als 90 Tage später erwartet wird als geplant; gelb, wenn sich etwas verspätet oder der Bericht älter ist als {months} Monate; sonst grün.",
            "Two statements about a project: the ministry's view and the computed light. It is red when a milestone or the end is past due or the end is expected more than 90 days late; amber when something is late or the report is older than {months} months; otherwise green.",
        ),
    ),
    (
        label("Federführung", "Lead"),
        label(
            "Das Ressort, das für ein Ziel oder die ganze Strategie verantwortlich ist und die anderen beteiligt.",
            "The ministry that answers for a goal or the whole strategy and involves the others.",
        ),
    ),
    (
        label("Leuchtturmprojekt", "Lighthouse project"),
        label(
            "Ein Projekt von besonderer Bedeutung oder Strahlkraft.",
            "A project of special weight.",
        ),
    ),
    (
        label("Mitzeichnung", "Co-signature"),
        label(
            "Die Zustimmung eines beteiligten Ressorts zu einem bestimmten Wortlaut. Ändert sich der Text, ist sie überholt.",
            "A ministry's consent to a certain wording. When the text changes, it is stale.",
        ),
    ),
    (
        label("Stand", "As of"),
        label(
            "Der Tag, für den eine Angabe gilt.",
            "The day for which a statement holds.",
        ),
    ),
];
