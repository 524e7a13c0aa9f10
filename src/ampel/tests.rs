//! Every clause of the computed light, case by case.

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
    let (strategy, found) = load(&files);
    assert!(found.is_empty(), "{keys}: {found:?}");
    strategy.projects[0].clone()
}

#[test]
fn every_clause_of_the_format() {
    use Ampel::{Amber, Green, Red};
    let milestone = |dates: &str| format!("[[milestone]]\nid = \"m\"\ntitle = \"M\"\n{dates}\n");
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
