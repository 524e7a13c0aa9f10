//! The day a document stands for where git does not tell: never the clock's, but the newest one written in the files.

use jiff::civil::Date;

use crate::model::{PartialDate, Strategy};

/// The newest day on which something in the strategy was decided, reported, submitted or recorded. Plans do not count.
pub fn newest(strategy: &Strategy) -> Option<Date> {
    let decisions = strategy
        .decisions
        .iter()
        .map(|decision| decision.date.value);
    let submitted = strategy
        .contributions
        .iter()
        .filter_map(|contribution| Some(contribution.submitted.as_ref()?.value));
    let measures = strategy.measures.iter().map(|measure| measure.as_of.value);
    let projects = strategy.projects.iter().map(|project| project.as_of.value);
    let records = strategy.ledger.iter().map(|record| record.on.value);
    let cosigned = strategy.cosignatures.iter().map(|record| record.on.value);
    let all = decisions
        .chain(submitted)
        .chain(measures)
        .chain(projects)
        .chain(records)
        .chain(cosigned);
    all.map(PartialDate::first_day).max()
}
