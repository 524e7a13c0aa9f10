//! Decisions that adopt the strategy, held against the texts that git holds.

use crate::consolidation::Consolidation;
use crate::message::Text;
use crate::model::decision::Resolution;
use crate::model::{Decision, Strategy};
use crate::text;

use super::{Hurdle, Obstacle, Surroundings};

/// Finds decisions that adopt this edition, but not today's text. Where one adopts it, earlier ones do not matter.
pub fn find<'s>(
    strategy: &'s Strategy,
    consolidation: &Consolidation<'s>,
    surroundings: &Surroundings,
) -> Vec<Obstacle<'s>> {
    if consolidation.adoption().is_some() {
        return Vec::new();
    }
    let lead = strategy.settings.lead.as_ref();
    let lead = lead.and_then(|lead| strategy.get(lead));
    let today = consolidation.strategy_digest().to_string();
    let obstacle = |decision: &'s Decision| {
        let id = &decision.head.id;
        let (what, how) = told(decision, surroundings, &today);
        Obstacle::new(Hurdle::Decision, lead, &**id, what).file(format!("decisions/{id}.md"), how)
    };
    strategy.adopting().map(obstacle).collect()
}

fn told(decision: &Decision, surroundings: &Surroundings, today: &str) -> (Text, Text) {
    let title = &decision.head.title.value;
    let Some(digest) = &decision.digest else {
        return (
            text!(
                "„{title}“ sagt nicht, welchen Text er beschließt",
                "“{title}” does not say which text it adopts"
            ),
            text!(
                "lag der heutige Text vor, ergänzen: digest = \"{today}\"",
                "if today's text was adopted, add: digest = \"{today}\""
            ),
        );
    };
    match place(surroundings, &digest.value) {
        Some(place) => {
            let (de, en) = (&place.de, &place.en);
            (
                text!(
                    "„{title}“ beschließt einen anderen Text: den von {de}",
                    "“{title}” adopts another text: that of {en}"
                ),
                text!(
                    "in `strategy.toml` eine neue `edition` beginnen, oder zu jenem Text zurückkehren",
                    "begin a new `edition` in `strategy.toml`, or return to that text"
                ),
            )
        }
        None => (
            text!(
                "„{title}“ nennt eine Prüfsumme, zu der git keinen Text kennt",
                "“{title}” names a digest to which git knows no text"
            ),
            text!(
                "mit der Prüfsumme der Vorlage vergleichen, die auf dem Tisch lag; lag der heutige Text vor: digest = \"{today}\"",
                "compare it with the paper that lay on the table; if it was today's text: digest = \"{today}\""
            ),
        ),
    }
}

fn place<'a>(surroundings: &'a Surroundings, digest: &str) -> Option<&'a Text> {
    let mut held = surroundings.held.iter();
    held.find(|(known, _)| known == digest)
        .map(|(_, place)| place)
}

/// Decisions on other editions whose digest belongs to no text that git holds.
pub fn unheld(strategy: &Strategy, surroundings: &Surroundings) -> Vec<Text> {
    let other = strategy.decisions.iter().filter(|decision| {
        let edition = decision.adopts.as_ref().map(|edition| &*edition.value);
        decision.kind.value == Resolution::Adopted
            && edition.is_some_and(|edition| edition != &*strategy.settings.edition)
    });
    let unheld = other.filter(|decision| {
        let digest = decision.digest.as_ref();
        surroundings.has_history
            && digest.is_some_and(|digest| place(surroundings, &digest.value).is_none())
    });
    unheld
        .map(|decision| {
            let id = &decision.head.id;
            text!(
                "zu der Prüfsumme im Beschluss `{id}` kennt git keinen Text",
                "git knows no text to the digest in the decision `{id}`"
            )
        })
        .collect()
}
