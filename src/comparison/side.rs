//! One state of a strategy as one reader may see it: what is compared.

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::ampel;
use crate::consolidation::{Consolidation, Standing};
use crate::model::project::Ampel;
use crate::model::{Contribution, Cosignature, Strategy};
use crate::source::Files;

/// One state of a strategy, as one reader may see it.
pub struct Side<'s> {
    pub(super) files: &'s Files,
    pub(super) strategy: &'s Strategy,
    /// Where each contribution stands, in the same order.
    pub(super) standings: &'s [Standing],
    /// The computed light of each project, in the same order.
    pub(super) lights: Vec<Option<Ampel>>,
    /// The evidence, where all of it may be seen.
    pub(super) whole: Option<&'s Consolidation<'s>>,
    /// The co-signatures that count, by the id that their object has in this state.
    pub(super) records: HashMap<&'s str, Vec<&'s Cosignature>>,
}

impl<'s> Side<'s> {
    /// A state of which everything may be seen: every key of every file, co-signatures, the editors' ledger. Lights are
    /// computed for the day `today`.
    pub fn whole(
        files: &'s Files,
        strategy: &'s Strategy,
        consolidation: &'s Consolidation<'s>,
        today: Date,
    ) -> Side<'s> {
        let interval = strategy.settings.interval_months;
        let light = |project| ampel::of(project, today, interval);
        Side {
            files,
            strategy,
            standings: &consolidation.standings,
            lights: strategy.projects.par_iter().map(light).collect(),
            whole: Some(consolidation),
            records: records(strategy, consolidation),
        }
    }

    /// A state of which only this may be seen: a strategy from which everything else was taken away. Of the files, nothing
    /// but the texts of its entries is looked at.
    pub fn seen(
        files: &'s Files,
        strategy: &'s Strategy,
        standings: &'s [Standing],
        lights: &[Option<Ampel>],
    ) -> Side<'s> {
        Side {
            files,
            strategy,
            standings,
            lights: lights.to_vec(),
            whole: None,
            records: HashMap::new(),
        }
    }
}

fn records<'s>(
    strategy: &'s Strategy,
    consolidation: &'s Consolidation<'s>,
) -> HashMap<&'s str, Vec<&'s Cosignature>> {
    let mut records: HashMap<&str, Vec<&Cosignature>> = HashMap::new();
    for record in consolidation.cosignatures() {
        let of = &*record.of.value;
        let entry = strategy.by_id::<Contribution>(of);
        let id = entry.map_or(of, |entry| &*entry.head.id);
        records.entry(id).or_default().push(record);
    }
    records
}
