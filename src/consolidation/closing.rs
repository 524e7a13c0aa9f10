//! The final co-signature (Schlusszeichnung): what each ministry says of the strategy as a whole.

use crate::model::evidence::STRATEGY;
use crate::model::{Cosignature, Decision, Ministry};

use super::{Answer, Consolidation, State, rules};

/// What a ministry says of today's strategy as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Closing<'s> {
    /// The ministry.
    pub ministry: &'s Ministry,
    /// What it says.
    pub answer: Answer,
    /// The record that says so.
    pub record: Option<&'s Cosignature>,
}

impl<'s> Consolidation<'s> {
    /// Whether the final co-signature is under way: some ministry gave one, of whatever text. From then on it is asked of all.
    pub fn is_closing(&self) -> bool {
        self.cosignatures()
            .any(|record| *record.of.value == *STRATEGY)
    }

    /// What each ministry says of the whole, by `order` and id: all that exist today but the lead, which brings the strategy in.
    pub fn closing(&self) -> Vec<Closing<'s>> {
        let lead = self.strategy.settings.lead.as_ref();
        let lead = lead.and_then(|lead| self.strategy.get(lead));
        let lead = lead.and_then(|lead| self.strategy.successor(lead, self.today));
        let asked = self.strategy.ministries.iter().filter(|ministry| {
            !ministry.is_over(self.today) && lead.is_none_or(|lead| lead.id != ministry.id)
        });
        let mut closing: Vec<Closing<'s>> =
            asked.map(|ministry| self.closing_of(ministry)).collect();
        closing.sort_by_key(|closing| (closing.ministry.order, &closing.ministry.id));
        closing
    }

    /// Whether the silence of a ministry counts as consent: never where its co-signatures could not be read.
    pub(super) fn may_be_silent(&self, ministry: &str) -> bool {
        self.silence_counts && !self.strategy.illegible.contains(ministry)
    }

    fn closing_of(&self, ministry: &'s Ministry) -> Closing<'s> {
        let record = self.evidence.cosignatures.get(&(STRATEGY, &*ministry.id));
        let record = record.copied();
        let said = record.map(|record| {
            let is_fresh = self.strategy_digest().is(&record.digest.value);
            (record.result.value, is_fresh)
        });
        let answer = rules::answer(said, self.may_be_silent(&ministry.id));
        Closing {
            ministry,
            answer,
            record,
        }
    }

    /// Whether every contribution is agreed or a nil return, and none is owed any more.
    pub fn is_agreed(&self) -> bool {
        let agreed = |state| matches!(state, State::NilReturn | State::Agreed | State::Adopted);
        self.requests.is_empty() && self.standings.iter().all(|standing| agreed(standing.state))
    }

    /// The decision that adopts this edition with today's text.
    pub fn adoption(&self) -> Option<&'s Decision> {
        let mut adopting = self.strategy.adopting();
        adopting.find(|decision| {
            let digest = decision.digest.as_ref();
            digest.is_some_and(|digest| self.strategy_digest().is(&digest.value))
        })
    }

    /// What a contribution's co-signer put on record, whatever text it was about.
    pub fn cosignature(&self, of: &str, ministry: &str) -> Option<&'s Cosignature> {
        let record = self.evidence.cosignatures.get(&(of, ministry));
        record.copied()
    }
}
