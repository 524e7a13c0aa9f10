//! The card of a contribution: whose it is and, inside, where it stands.

use crate::consolidation::Answer;
use crate::message::label;
use crate::model::{Choices, Kind, Ministry};

use super::super::audience::Audience;
use super::super::document::{Inline, Mark, words};
use super::super::facts::{Facts, listed};
use super::super::words::capital;
use super::super::writer::Writer;
use super::{Card, shared};

/// The card of a contribution.
pub fn card(writer: &Writer<'_>, at: usize) -> Card {
    let contribution = &writer.view.strategy.contributions[at];
    let (lang, head) = (writer.lang, &contribution.head);
    let state = writer.view.standings[at].state;
    let mut facts = Facts::new(lang);
    facts.add(Kind::Goal.plural(), writer.references(&contribution.goals));
    facts.add(
        label("Beteiligt", "Partners"),
        writer.ministries(&contribution.partners),
    );
    if writer.view.audience == Audience::Internal {
        facts.text(label("Stand", "State"), Some(state.label().in_lang(lang)));
        facts.add(label("Mitzeichnung", "Co-signatures"), answers(writer, at));
    }
    facts.add(
        label("Kontakt", "Contact"),
        shared::contact(writer, head, &contribution.contact),
    );
    let draft = (!state.is_consolidated()).then(|| Mark::Draft(state.label().in_lang(lang)));
    Card {
        kicker: format!(
            "{} · {}",
            capital(Kind::Contribution.label().in_lang(lang)),
            writer.owner(head)
        ),
        marks: shared::internal(head, lang)
            .into_iter()
            .chain(draft)
            .collect(),
        facts: facts.done(),
        ..Card::default()
    }
}

fn answers(writer: &Writer<'_>, at: usize) -> Vec<Inline> {
    let said = |answer: &Answer| match answer {
        Answer::None => label("steht aus", "owed"),
        Answer::Stale => label(
            "überholt, der Text hat sich geändert",
            "stale, the text has changed",
        ),
        Answer::Deemed => label("gilt als erteilt", "deemed given"),
        Answer::Fresh(result) => result.label(),
    };
    listed(
        writer.view.standings[at]
            .cosigners
            .iter()
            .map(|(id, answer)| {
                let ministry = writer.view.strategy.by_id::<Ministry>(id);
                let short = ministry.map_or(id, |ministry| &ministry.short);
                words(format!("{short} ({})", said(answer).in_lang(writer.lang)))
            }),
    )
}
