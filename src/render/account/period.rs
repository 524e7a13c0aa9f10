//! The time that is reported on: since an earlier state, or as long as reports of projects may be old.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::PartialDate;

use super::super::Job;

/// A time, and why it begins where it does.
pub struct Period<'j> {
    /// The last day before it.
    pub from: Date,
    /// Its last day: that of the report.
    pub until: Date,
    /// What the earlier state is called, if one was asked for.
    pub since: Option<&'j str>,
    /// How many months it has, if none was.
    pub months: i64,
}

/// Where the strategy does not say, nobody reports less often than this.
const MOST_MONTHS: i64 = 1_200;

impl<'j> Period<'j> {
    /// The time of a job; none if it stands for no day.
    pub fn of(job: &'j Job<'j>) -> Option<Period<'j>> {
        let until = job.date?;
        let months = job.view.strategy.settings.interval_months;
        let months = months.clamp(1, MOST_MONTHS);
        let from = match &job.before {
            Some(before) => before.date,
            None => until.checked_sub(months.months()).unwrap_or(Date::MIN),
        };
        Some(Period {
            from,
            until,
            since: job.before.as_ref().map(|before| &*before.name),
            months,
        })
    }

    /// Whether something that happened lies in it. What is known to less than a day counts on its last day, but what has
    /// happened never lies in the future.
    pub fn holds(&self, date: PartialDate) -> bool {
        let day = date.last_day().min(self.until);
        self.from < day && date.first_day() <= self.until
    }
}
