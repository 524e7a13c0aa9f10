//! Who was asked to co-sign what, with which result: what a cabinet paper has to name one by one.

use std::collections::HashMap;

use crate::model::evidence::CosignResult;
use crate::model::{Contribution, Cosignature, Ministry};

use super::{Answer, Consolidation};

/// What one ministry says of one contribution.
#[derive(Clone, Copy, Debug)]
pub struct Signing<'s> {
    /// The contribution.
    pub contribution: &'s Contribution,
    /// The ministry that was asked.
    pub ministry: &'s Ministry,
    /// What it says of today's text.
    pub answer: Answer,
    /// Its last record, whatever text it was about.
    pub record: Option<&'s Cosignature>,
    /// Its last refusal, if it says something else by now.
    pub refused_before: Option<&'s Cosignature>,
}

impl<'s> Consolidation<'s> {
    /// What was asked and answered on all consolidated contributions, by contribution and ministry.
    pub fn signings(&self) -> Vec<Signing<'s>> {
        let refusals = self.refusals();
        let mut signings = Vec::new();
        for (contribution, standing) in self.contributions() {
            if !standing.state.is_consolidated() {
                continue;
            }
            let of = &*contribution.head.id;
            for (id, answer) in &standing.cosigners {
                let Some(ministry) = self.strategy.by_id::<Ministry>(id) else {
                    continue;
                };
                let refused = *answer == Answer::Fresh(CosignResult::Refused);
                let before = refusals.get(&(of, &*ministry.id)).filter(|_| !refused);
                signings.push(Signing {
                    contribution,
                    ministry,
                    answer: *answer,
                    record: self.cosignature(of, &ministry.id),
                    refused_before: before.copied(),
                });
            }
        }
        signings
    }

    /// The last refusal of each ministry for each object.
    fn refusals(&self) -> HashMap<(&'s str, &'s str), &'s Cosignature> {
        let refusing = self
            .strategy
            .cosignatures
            .iter()
            .filter(|record| record.result.value == CosignResult::Refused);
        refusing
            .map(|record| {
                let of = super::today_id(self.strategy, &record.of.value);
                ((of, &*record.ministry), record)
            })
            .collect()
    }
}
