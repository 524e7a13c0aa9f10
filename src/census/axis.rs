//! The points of a history that are looked at: the end of each month or week, or every commit.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::history::Step;

/// The most periods that are looked at: weeks of two centuries. A clock that was wrong once could ask for any number.
const MOST: usize = 10_000;

/// Which points are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The last day of each month.
    #[default]
    Month,
    /// The Sunday of each week (ISO 8601).
    Week,
    /// Every commit of the branch that changes something in the strategy.
    Commit,
}

impl By {
    /// Its name in machine output.
    pub fn key(self) -> &'static str {
        match self {
            By::Month => "month",
            By::Week => "week",
            By::Commit => "commit",
        }
    }
}

/// The points that are looked at, and from when to when.
#[derive(Clone, Copy, Debug, Default)]
pub struct Axis {
    /// Which points.
    pub by: By,
    /// The first day; `None`: that of the first commit.
    pub from: Option<Date>,
    /// The last day; `None`: that of the last commit. A month or week that it cuts is looked at on this day.
    pub to: Option<Date>,
}

/// A point of a line of commits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its name: `2026-11`, `2026-W47`, or the first digits of its commit.
    pub key: String,
    /// The day for which states are derived.
    pub day: Date,
    /// The place of its commit in the line.
    pub at: usize,
}

/// There are more months or weeks than anybody looks at: from this day to this day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany(pub Date, pub Date);

impl Axis {
    /// The stops on a line of commits, the oldest first.
    ///
    /// # Errors
    /// When there are too many months or weeks.
    pub fn stops(&self, line: &[&Step]) -> Result<Vec<Stop>, TooMany> {
        match self.by {
            By::Commit => Ok(self.commits(line)),
            By::Month => self.periods(line, Date::last_of_month, month),
            By::Week => self.periods(line, sunday, week),
        }
    }

    fn commits(&self, line: &[&Step]) -> Vec<Stop> {
        let changes = |step: &Step| step.deltas.iter().any(|delta| !delta.changes.is_empty());
        let changing = line.iter().enumerate().filter(|(_, step)| changes(step));
        let stops = changing.map(|(at, step)| Stop {
            key: step.commit.id.short(),
            day: day(step),
            at,
        });
        let from = |stop: &Stop| self.from.is_none_or(|from| from <= stop.day);
        let to = |stop: &Stop| self.to.is_none_or(|to| stop.day <= to);
        stops.filter(|stop| from(stop) && to(stop)).collect()
    }

    /// A period shows the newest commit that was made on its last day or before, as `@{2026-11-30}` names it. Where a clock
    /// was wrong, commits are not in the order of their days.
    fn periods(
        &self,
        line: &[&Step],
        end: fn(Date) -> Date,
        key: fn(Date) -> String,
    ) -> Result<Vec<Stop>, TooMany> {
        let days = || line.iter().map(|step| day(step));
        let last = line.last().map(|step| day(step));
        let (Some(first), Some(last)) = (self.from.or(days().min()), self.to.or(last)) else {
            return Ok(Vec::new());
        };
        let mut newest: Vec<(Date, usize)> =
            days().enumerate().map(|(at, day)| (day, at)).collect();
        newest.sort_unstable();
        let mut newest = newest.into_iter().peekable();
        let (mut stops, mut at) = (Vec::new(), None);
        let mut open = Some(first).filter(|first| *first <= last);
        while let Some(start) = open {
            let day = end(start).min(last);
            while let Some((_, place)) = newest.next_if(|(made, _)| *made <= day) {
                at = at.max(Some(place));
            }
            let key = key(start);
            stops.extend(at.map(|at| Stop { key, day, at }));
            if stops.len() > MOST {
                return Err(TooMany(first, last));
            }
            open = day.tomorrow().ok().filter(|next| *next <= last);
        }
        Ok(stops)
    }
}

fn day(step: &Step) -> Date {
    step.commit.committed.day()
}

fn sunday(day: Date) -> Date {
    let left = i64::from(7 - day.weekday().to_monday_one_offset());
    day.checked_add(left.days()).unwrap_or(Date::MAX)
}

fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

fn week(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}
