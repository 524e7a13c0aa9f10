//! The computed traffic light (Ampel) of a project, beside the ministry's own, and when a report is stale.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::PartialDate;
use crate::model::date::days_between;
use crate::model::measure::Progress;
use crate::model::project::{Ampel, Milestone, Project};
use crate::source::Spanned;

/// How many days a forecast may lie after the planned end before the light turns red.
pub const RED_AFTER_DAYS: i32 = 90;

/// Why a light is not green.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'p> {
    /// A milestone is past due and not done.
    MissedMilestone(&'p Milestone),
    /// The end is past and the project has not ended.
    MissedEnd(&'p Spanned<PartialDate>),
    /// Something is expected more than [`RED_AFTER_DAYS`] days after the planned end.
    FarAfterEnd {
        /// What is late.
        forecast: Forecast<'p>,
        /// By how many days after the planned end.
        days: i32,
    },
    /// Something is expected later than planned.
    Late(Forecast<'p>),
    /// The report is older than the interval of reporting.
    Stale(&'p Spanned<PartialDate>),
}

/// An expected date beside a planned one.
#[derive(Clone, Copy, Debug)]
pub struct Forecast<'p> {
    /// The milestone that it is about; none: the end.
    pub milestone: Option<&'p Milestone>,
    /// When it was planned.
    pub due: &'p Spanned<PartialDate>,
    /// When it is expected.
    pub expected: &'p Spanned<PartialDate>,
}

impl Cause<'_> {
    /// The light that this cause alone gives.
    pub fn light(&self) -> Ampel {
        match self {
            Cause::MissedMilestone(_) | Cause::MissedEnd(_) | Cause::FarAfterEnd { .. } => {
                Ampel::Red
            }
            Cause::Late(_) | Cause::Stale(_) => Ampel::Amber,
        }
    }
}

/// The computed light; none for a project that is planned, paused, completed or cancelled.
pub fn of(project: &Project, today: Date, interval_months: i64) -> Option<Ampel> {
    let worst = causes(project, today, interval_months)
        .map(|cause| cause.light())
        .max();
    has_light(project).then_some(worst.unwrap_or(Ampel::Green))
}

/// Why the light of a project is not green, the gravest first.
pub fn causes(
    project: &Project,
    today: Date,
    interval_months: i64,
) -> impl Iterator<Item = Cause<'_>> {
    let milestones = project
        .milestones
        .iter()
        .filter(|milestone| milestone.done.is_none());
    let missed = milestones
        .filter(move |milestone| milestone.due.is_past(today))
        .map(Cause::MissedMilestone);
    let end = project
        .end
        .as_ref()
        .filter(|end| project.ended.is_none() && end.is_past(today));
    let stale = is_stale(project.as_of.value, today, interval_months)
        .then_some(Cause::Stale(&project.as_of));
    let all = missed
        .chain(end.map(Cause::MissedEnd))
        .chain(forecasts(project).filter_map(|forecast| far_after_end(project, forecast)))
        .chain(
            forecasts(project)
                .filter(Forecast::is_late)
                .map(Cause::Late),
        )
        .chain(stale);
    all.filter(|_| has_light(project))
}

fn has_light(project: &Project) -> bool {
    matches!(project.status.value, Progress::Active | Progress::Permanent)
}

fn far_after_end<'p>(project: &'p Project, forecast: Forecast<'p>) -> Option<Cause<'p>> {
    let end = project.end.as_ref()?.last_day();
    let days = days_between(end, forecast.expected.last_day());
    (days > RED_AFTER_DAYS).then_some(Cause::FarAfterEnd { forecast, days })
}

impl Forecast<'_> {
    fn is_late(&self) -> bool {
        self.expected.last_day() > self.due.last_day()
    }
}

/// What is expected of the end and of the milestones that are not done.
fn forecasts(project: &Project) -> impl Iterator<Item = Forecast<'_>> {
    let of = |milestone, due, expected| Forecast {
        milestone,
        due,
        expected,
    };
    let end = project.end.as_ref().zip(project.end_forecast.as_ref());
    let open = project
        .milestones
        .iter()
        .filter(|milestone| milestone.done.is_none());
    end.map(|(due, expected)| of(None, due, expected))
        .into_iter()
        .chain(open.filter_map(move |milestone| {
            Some(of(
                Some(milestone),
                &milestone.due,
                milestone.forecast.as_ref()?,
            ))
        }))
}

/// The last day on which a report is not stale.
pub fn fresh_until(as_of: PartialDate, interval_months: i64) -> Date {
    let months = interval_months.clamp(0, 1200);
    as_of.last_day().saturating_add(months.months())
}

/// Whether a report is older than the interval of reporting.
pub fn is_stale(as_of: PartialDate, today: Date, interval_months: i64) -> bool {
    fresh_until(as_of, interval_months) < today
}

#[cfg(test)]
mod tests;
