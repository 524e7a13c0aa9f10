//! The report on the implementation: what was achieved and what slipped, with and without an earlier state.

use dstrat::check::example;
use dstrat::render::Format;
use dstrat::render::audience::Audience;

use crate::strategy::built_since;

/// The report for 1 May 2026 in Markdown, also since an earlier state of 1 January 2026.
fn report(now: &str, then: Option<&str>) -> String {
    let (now, then) = (example::tree(now), then.map(example::tree));
    let built = built_since(&now, then.as_ref(), Audience::Public, Format::Report);
    built["report.md"].replace('\u{a0}', " ")
}

fn project(keys: &str) -> String {
    format!(
        "//- ministries/bm/projects/kalender.md\n+++\ntitle = \"Kalender\"\nfield = \"bildung\"\nmeasure = \"bm/portal-ausbauen\"\n{keys}\n+++\n\nText.\n"
    )
}

const RUNNING: &str = "status = \"active\"\nas_of = 2026-04-01\nend = 2026-12-31\n";

#[test]
fn what_was_reached_in_the_time_is_told_and_what_was_reached_before_is_not() {
    let milestones = "[[milestone]]\nid = \"neu\"\ntitle = \"Frisch erreicht\"\ndue = 2026-03-31\ndone = 2026-03-15\n\
        [[milestone]]\nid = \"alt\"\ntitle = \"Lange erreicht\"\ndue = 2024-03-31\ndone = 2024-03-15\n";
    let report = report(&project(&format!("{RUNNING}{milestones}")), None);
    assert!(
        report.contains("| Frisch erreicht | 15. März 2026 |"),
        "{report}"
    );
    assert!(!report.contains("Lange erreicht"));
    assert!(report.contains("Meilensteine in dieser Zeit erreicht: 1 von 2"));
    assert!(report.contains("6 Monate, so lange wie Berichte"));
}

#[test]
fn what_slipped_is_told_with_the_first_plan_the_last_forecast_and_the_days_between() {
    let keys = "end_forecast = 2027-01-31\n[[milestone]]\nid = \"a\"\ntitle = \"Pilot\"\ndue = \"2026-Q1\"\n";
    let report = report(&project(&format!("{RUNNING}{keys}")), None);
    assert!(
        report.contains("| Ende des Projekts | 31. Dezember 2026 | 31. Januar 2027 | 31 Tage |"),
        "{report}"
    );
    assert!(
        report.contains("| Pilot | 1. Quartal 2026 | **überfällig** | 31 Tage |"),
        "{report}"
    );
}

#[test]
fn a_date_that_was_moved_in_silence_is_told_by_the_plan_of_that_time() {
    let milestone = |due: &str, done: &str| {
        project(&format!(
            "{RUNNING}[[milestone]]\nid = \"a\"\ntitle = \"Pilot\"\ndue = {due}\n{done}"
        ))
    };
    let report_of = |done: &str| {
        report(
            &milestone("2026-09-30", done),
            Some(&milestone("2026-06-30", "")),
        )
    };
    let moved = report_of("");
    assert!(
        moved.contains("| Pilot | 30. Juni 2026 | 30. September 2026 | 92 Tage |"),
        "{moved}"
    );
    assert!(moved.contains("mit dem früheren Stand „v1“ vom 1. Januar 2026"));
    assert!(report_of("done = 2026-04-01\n").contains("| Pilot | 1. April 2026 |"));
}

#[test]
fn stale_reports_and_differing_lights_are_told() {
    let keys = "status = \"active\"\nas_of = 2024-04-01\nconfidence = \"green\"\n";
    let report = report(&project(keys), None);
    assert!(report.contains("● grün | ▲ gelb"), "{report}");
    assert!(report.contains("laufenden Projekten haben einen Bericht, der älter als 6 Monate ist"));
    assert!(report.contains("| 1. April 2024 |"));
}
