//! What others wrote about a contribution: why the editors returned it, why ministries refused it.

use std::collections::HashMap;

use crate::consolidation::{Answer, Standing};
use crate::message::Text;
use crate::model::evidence::{CosignResult, LedgerResult};
use crate::model::{Contribution, Ministry, Strategy};
use crate::text;

/// The last remark of each kind; `None` where the last record has none.
pub struct Remarks<'s> {
    returned: HashMap<&'s str, Option<&'s str>>,
    refused: HashMap<(&'s str, &'s str), Option<&'s str>>,
    strategy: &'s Strategy,
}

impl<'s> Remarks<'s> {
    /// The remarks of a strategy.
    pub fn of(strategy: &'s Strategy) -> Remarks<'s> {
        let today_id = |id: &'s str| {
            strategy
                .by_id::<Contribution>(id)
                .map_or(id, |entry| &*entry.head.id)
        };
        let returned = strategy
            .ledger
            .iter()
            .filter(|record| record.result.value == LedgerResult::Returned);
        let returned = returned.map(|record| {
            let remark = record.remark.as_ref().map(|remark| &*remark.value);
            (today_id(&record.of.value), remark)
        });
        let refused = strategy
            .cosignatures
            .iter()
            .filter(|record| record.result.value == CosignResult::Refused);
        let refused = refused.map(|record| {
            let remark = record.remark.as_ref().map(|remark| &*remark.value);
            ((today_id(&record.of.value), &*record.ministry), remark)
        });
        Remarks {
            returned: returned.collect(),
            refused: refused.collect(),
            strategy,
        }
    }

    /// Why the editors returned a contribution.
    pub fn returned(&self, id: &str) -> Option<Text> {
        let remark = self.returned.get(id).copied().flatten()?;
        Some(text!("die Redaktion: {remark}", "the editors: {remark}"))
    }

    /// Who refuses a contribution, and why.
    pub fn refused(&self, id: &str, standing: &Standing) -> Option<Text> {
        let refusing = |answer: &Answer| *answer == Answer::Fresh(CosignResult::Refused);
        let cosigners = standing
            .cosigners
            .iter()
            .filter(|(_, answer)| refusing(answer));
        let words = cosigners.map(|(ministry, _)| {
            let short = self
                .strategy
                .by_id::<Ministry>(ministry)
                .map_or(ministry, |known| &known.short);
            match self.refused.get(&(id, ministry)).copied().flatten() {
                Some(reason) => text!("{short} lehnt ab: {reason}", "{short} refuses: {reason}"),
                None => text!("{short} lehnt ab", "{short} refuses"),
            }
        });
        words.reduce(|a, b| Text {
            de: format!("{}; {}", a.de, b.de).into(),
            en: format!("{}; {}", a.en, b.en).into(),
        })
    }
}
