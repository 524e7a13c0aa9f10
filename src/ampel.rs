//! The computed traffic light (Ampel) of a project, beside the ministry's own, and when a report is stale.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::PartialDate;
use crate::model::measure::Progress;
use crate::model::project::{Ampel, Project};

/// How many days a forecast may lie after the planned end before the light turns red.
pub const RED_AFTER_DAYS: i32 = 90;

/// The computed light; none for a project that is planned, paused, completed or cancelled.
pub fn of(project: &Project, today: Date, interval_months: i64) -> Option<Ampel> {
    if !matches!(project.status.value, Progress::Active | Progress::Permanent) {
        return None;
    }
    if is_red(project, today) {
        return Some(Ampel::Red);
    }
    let late = forecasts(project).any(|(due, forecast)| forecast > due);
    if late || is_stale(project.as_of.value, today, interval_months) {
        return Some(Ampel::Amber);
    }
    Some(Ampel::Green)
}

fn is_red(project: &Project, today: Date) -> bool {
    let missed_milestone = project
        .milestones
        .iter()
        .any(|milestone| milestone.done.is_none() && milestone.due.is_past(today));
    let missed_end =
        project.ended.is_none() && project.end.as_ref().is_some_and(|end| end.is_past(today));
    let far_off = project.end.as_ref().is_some_and(|end| {
        forecasts(project).any(|(_, forecast)| {
            crate::model::date::days_between(end.last_day(), forecast) > RED_AFTER_DAYS
        })
    });
    missed_milestone || missed_end || far_off
}

/// Planned and expected days of the end and of the milestones that are not done.
fn forecasts(project: &Project) -> impl Iterator<Item = (Date, Date)> {
    let end = project.end.as_ref().zip(project.end_forecast.as_ref());
    let milestones = project
        .milestones
        .iter()
        .filter(|milestone| milestone.done.is_none())
        .filter_map(|milestone| Some((&milestone.due, milestone.forecast.as_ref()?)));
    end.into_iter()
        .chain(milestones)
        .map(|(due, forecast)| (due.last_day(), forecast.last_day()))
}

/// Whether a report is older than the interval of reporting.
pub fn is_stale(as_of: PartialDate, today: Date, interval_months: i64) -> bool {
    let months = interval_months.clamp(0, 1200);
    as_of.last_day().saturating_add(months.months()) < today
}
