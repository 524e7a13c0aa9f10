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
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::check::example;
    use crate::load::load;

    const TODAY: Date = date(2026, 5, 1);

    /// A project with these keys, which stand for themselves in each case below.
    fn project(keys: &str) -> Project {
        let (front, tables) = keys
            .split_once("[[")
            .map_or((keys, String::new()), |(front, rest)| {
                (front, format!("[[{rest}"))
            });
        let status = if front.contains("status") {
            ""
        } else {
            "status = \"active\"\n"
        };
        let as_of = if front.contains("as_of") {
            ""
        } else {
            "as_of = 2026-04-01\n"
        };
        let files = example::tree(&format!(
            "//- ministries/bm/projects/kalender.md\n+++\ntitle = \"Kalender\"\nfield = \"bildung\"\n{status}{as_of}{front}\n{tables}\n+++\n"
        ));
        let (mut strategy, found) = load(&files);
        assert!(found.is_empty(), "{keys}: {found:?}");
        strategy.projects.remove(0)
    }

    #[test]
    fn every_clause_of_the_format() {
        use Ampel::{Amber, Green, Red};
        let milestone =
            |dates: &str| format!("[[milestone]]\nid = \"m\"\ntitle = \"M\"\n{dates}\n");
        let cases: &[(&str, &str, Option<Ampel>)] = &[
            ("nothing is late", "", Some(Green)),
            (
                "a permanent task has a light too",
                "status = \"permanent\"",
                Some(Green),
            ),
            ("planned", "status = \"planned\"\nend = 2020-01-01", None),
            ("paused", "status = \"paused\"\nend = 2020-01-01", None),
            (
                "completed",
                "status = \"completed\"\nend = 2020-01-01",
                None,
            ),
            (
                "cancelled",
                "status = \"cancelled\"\nend = 2020-01-01",
                None,
            ),
            ("the end was yesterday", "end = 2026-04-30", Some(Red)),
            ("the end is today", "end = 2026-05-01", Some(Green)),
            ("the end is this month", "end = \"2026-05\"", Some(Green)),
            ("the end was last month", "end = \"2026-04\"", Some(Red)),
            (
                "the end is past and the project has ended",
                "end = 2026-04-30\nended = 2026-04-29",
                Some(Green),
            ),
            (
                "a milestone was due yesterday",
                &milestone("due = 2026-04-30"),
                Some(Red),
            ),
            (
                "a milestone is due today",
                &milestone("due = 2026-05-01"),
                Some(Green),
            ),
            (
                "a past milestone is done",
                &milestone("due = 2026-04-30\ndone = 2026-04-30"),
                Some(Green),
            ),
            (
                "a past milestone is done late",
                &milestone("due = 2025-04-30\ndone = 2026-04-30"),
                Some(Green),
            ),
            (
                "a past milestone has a later forecast",
                &milestone("due = 2026-04-30\nforecast = 2026-06-30"),
                Some(Red),
            ),
            (
                "the end is expected 90 days late",
                "end = 2026-12-31\nend_forecast = 2027-03-31",
                Some(Amber),
            ),
            (
                "the end is expected 91 days late",
                "end = 2026-12-31\nend_forecast = 2027-04-01",
                Some(Red),
            ),
            (
                "the end is expected a day late",
                "end = 2026-12-31\nend_forecast = 2027-01-01",
                Some(Amber),
            ),
            (
                "the end is expected on time",
                "end = \"2026\"\nend_forecast = 2026-12-31",
                Some(Green),
            ),
            (
                "the end is expected early",
                "end = 2026-12-31\nend_forecast = 2026-11-30",
                Some(Green),
            ),
            (
                "a forecast without a plan",
                "end_forecast = 2030-01-01",
                Some(Green),
            ),
            (
                "a milestone is expected late",
                &milestone("due = 2026-06-30\nforecast = 2026-07-01"),
                Some(Amber),
            ),
            (
                "a milestone is expected late, and done",
                &milestone("due = 2026-06-30\nforecast = 2026-07-01\ndone = 2026-04-01"),
                Some(Green),
            ),
            (
                "a milestone is expected more than 90 days after the end",
                &format!(
                    "end = 2026-06-30\n{}",
                    milestone("due = 2026-06-30\nforecast = 2026-09-29")
                ),
                Some(Red),
            ),
            (
                "a milestone is expected 90 days after the end",
                &format!(
                    "end = 2026-06-30\n{}",
                    milestone("due = 2026-06-30\nforecast = 2026-09-28")
                ),
                Some(Amber),
            ),
            (
                "the report is six months old",
                "as_of = 2025-11-01",
                Some(Green),
            ),
            (
                "the report is a day older than six months",
                "as_of = 2025-10-31",
                Some(Amber),
            ),
            (
                "a report of the month six months ago",
                "as_of = \"2025-11\"",
                Some(Green),
            ),
            (
                "a report of the month seven months ago",
                "as_of = \"2025-10\"",
                Some(Amber),
            ),
            (
                "red outweighs amber",
                "as_of = 2020-01-01\nend = 2026-04-30",
                Some(Red),
            ),
        ];
        for (name, keys, light) in cases {
            assert_eq!(of(&project(keys), TODAY, 6), *light, "{name}");
        }
    }

    #[test]
    fn causes_come_gravest_first_and_only_where_there_is_a_light() {
        let late = "as_of = 2020-01-01\nend = 2026-04-30\nend_forecast = 2027-01-01";
        let lights = |keys: &str| {
            causes(&project(keys), TODAY, 6)
                .map(|cause| cause.light())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            lights(late),
            [Ampel::Red, Ampel::Red, Ampel::Amber, Ampel::Amber]
        );
        assert_eq!(lights(&format!("status = \"planned\"\n{late}")), []);
    }

    #[test]
    fn an_interval_out_of_range_neither_panics_nor_overflows() {
        let day = PartialDate::of_day(TODAY);
        assert!(!is_stale(day, TODAY, i64::MAX));
        assert!(!is_stale(day, TODAY, -1));
        assert!(is_stale(PartialDate::of_day(date(2026, 4, 30)), TODAY, 0));
    }
}
