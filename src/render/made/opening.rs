//! The opening of a document that has no chapters of its own: what it is and how much it holds.

use crate::message::{Label, label};
use crate::model::Kind;

use super::super::document::{Block, words};
use super::super::facts::Facts;
use super::super::words::count;
use super::super::writer::Writer;

/// A few facts and how the document is built.
pub fn blocks(writer: &Writer<'_>) -> Vec<Block> {
    let (strategy, lang) = (&writer.view.strategy, writer.lang);
    let settings = &strategy.settings;
    let mut facts = Facts::new(lang);
    facts.text(label("Fassung", "Edition"), Some(&*settings.edition));
    let lead = settings.lead.as_ref().and_then(|lead| writer.at(lead));
    facts.add(label("Federführung", "Lead"), writer.links(lead));
    facts.text(
        label("Zielhorizont", "Horizon"),
        settings.horizon.map(|horizon| horizon.show(lang)),
    );
    facts.text(
        label("Vorgängerin", "Predecessor"),
        settings.predecessor.as_deref(),
    );
    let counted: [(Label, usize); 5] = [
        (Kind::Field.plural(), strategy.fields.len()),
        (Kind::Contribution.plural(), strategy.contributions.len()),
        (Kind::Goal.plural(), strategy.goals.len()),
        (Kind::Measure.plural(), strategy.measures.len()),
        (Kind::Project.plural(), strategy.projects.len()),
    ];
    for (what, number) in counted {
        facts.text(what, (number > 0).then(|| count(number, lang)));
    }
    let about = label(
        "Die Handlungsfelder beschreiben, was werden soll; daraus folgen Etappenziele, Maßnahmen und Projekte.",
        "The fields of action describe what is to be; from them follow goals, measures and projects.",
    );
    vec![
        Block::Paragraph(words(about.in_lang(lang))),
        Block::Facts(facts.done()),
    ]
}
