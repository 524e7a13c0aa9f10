//! The deadlines of the process: when, how far off, and what is still open.

use jiff::civil::Date;
use serde::Serialize;

use super::{Counts, Totals};
use crate::consolidation::State;
use crate::model::PartialDate;
use crate::model::date::days_between;
use crate::model::settings::Process;

/// The deadlines of the process, in its order; `null` where `strategy.toml` sets none.
#[derive(Clone, Debug, Serialize)]
pub struct Deadlines {
    /// Contacts are named. Open: ministries without a coordinator in office.
    pub contacts_due: Option<Deadline>,
    /// Contributions are in. Open: contributions requested, in work or returned.
    pub contributions_due: Option<Deadline>,
    /// Co-signatures are in. Open: co-signatures owed and not given.
    pub cosignatures_due: Option<Deadline>,
    /// The cabinet paper is in: `cabinet_lead_days` before the session. Open: contributions not agreed.
    pub cabinet_paper: Option<Deadline>,
    /// The cabinet meets.
    pub cabinet: Option<Deadline>,
}

/// A deadline.
#[derive(Clone, Debug, Serialize)]
pub struct Deadline {
    /// As written.
    #[serde(serialize_with = "super::shown")]
    pub date: PartialDate,
    /// The days until its last day; negative when it is past.
    pub days_left: i32,
    /// How much is not done; `null` where nothing can be counted.
    pub open: Option<usize>,
    /// Whether it is past and something is open.
    pub overdue: bool,
}

impl Deadlines {
    /// The deadlines with what is open according to the totals.
    pub fn new(process: &Process, totals: &Totals, today: Date) -> Deadlines {
        let Counts {
            contributions,
            cosignatures,
            ..
        } = &totals.counts;
        let states = |of: &[State]| {
            of.iter()
                .map(|state| contributions.states.of(*state))
                .sum::<usize>()
        };
        let unwritten = states(&[State::Requested, State::Draft, State::Returned]);
        let unsettled = states(&[State::Submitted, State::InCoordination, State::Dissent]);
        let written = |date: &crate::source::Spanned<PartialDate>| date.value;
        let deadline =
            |date: Option<PartialDate>, open| date.map(|date| Deadline::new(date, open, today));
        Deadlines {
            contacts_due: deadline(
                process.contacts_due.as_ref().map(written),
                Some(totals.ministries - totals.coordinators),
            ),
            contributions_due: deadline(
                process.contributions_due.as_ref().map(written),
                Some(unwritten),
            ),
            cosignatures_due: deadline(
                process.cosignatures_due.as_ref().map(written),
                Some(cosignatures.owed - cosignatures.given),
            ),
            cabinet_paper: deadline(
                process.paper_due().map(PartialDate::of_day),
                Some(unwritten + unsettled),
            ),
            cabinet: deadline(process.cabinet.as_ref().map(written), None),
        }
    }
}

impl Deadline {
    fn new(date: PartialDate, open: Option<usize>, today: Date) -> Deadline {
        let days_left = days_between(today, date.last_day());
        Deadline {
            date,
            days_left,
            open,
            overdue: days_left < 0 && open.is_some_and(|open| open > 0),
        }
    }
}
