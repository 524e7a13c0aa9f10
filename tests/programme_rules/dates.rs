//! Dates that contradict each other, and reports that are too old or too new. The examples are judged on 1 May 2026.

use crate::*;

#[test]
fn what_lies_in_the_future_has_not_happened() {
    finds(project("as_of = 2026-05-01\n"), &[]);
    finds(project("as_of = \"2026\"\n"), &[]);
    finds(project("as_of = 2026-05-02\n"), &["date-in-future:4"]);
    finds(
        project("status = \"completed\"\nended = \"2026-06\"\n"),
        &["date-in-future:5"],
    );
    let milestone =
        "\n[[milestone]]\nid = \"m\"\ntitle = \"M\"\ndue = 2027-01-01\ndone = 2026-06-01\n";
    finds(project(milestone), &["date-in-future:12"]);
    finds(
        project("\n[rollout]\nunit = \"U\"\ntotal = 9\ncovered = 1\nas_of = 2027-01-01\n"),
        &["date-in-future:12"],
    );
    finds(
        goal(&indicator(&VALUES.replace("2026-01-01", "2027-01-01"))),
        &["date-in-future:12"],
    );
    finds(
        goal(&indicator(&VALUES.replace("2025-01-01", "2027-01-01"))),
        &["date-in-future:10"],
    );
}

#[test]
fn reports_are_asked_for_only_where_something_is_going_on() {
    let of = |status: &str| project(&format!("status = \"{status}\"\nas_of = 2020-01-01\n"));
    for status in ["active", "paused", "permanent"] {
        finds(of(status), &["stale-report:5"]);
    }
    for status in ["planned", "completed", "cancelled"] {
        finds(of(status), &[]);
    }
    let monthly = "//- strategy.toml\nformat = 1\ntitle = \"S\"\nedition = \"2026\"\nlead = \"mdr\"\n[reporting]\ninterval_months = 1\n";
    let said = words(monthly.to_owned() + &project("as_of = 2026-03-31\n"));
    assert!(
        said.contains("the reporting interval of 1 month\n") && said.contains("von 1 Monat\n"),
        "{said}"
    );
    assert!(said.contains("enter as_of = 2026-05-01"), "{said}");
}

#[test]
fn ends_lie_behind_the_start() {
    let cases: &[(&str, &[&str])] = &[
        ("start = \"2026\"\nend = \"2026\"\n", &[]),
        ("start = \"2026-12\"\nend = \"2026\"\n", &[]),
        (
            "start = \"2027\"\nend = 2026-12-31\n",
            &["end-before-start:5"],
        ),
        (
            "start = \"2027\"\nend = \"2028\"\nend_forecast = \"2026-12\"\n",
            &["end-before-start:6"],
        ),
        // One finding, however many ends lie before the start: it is probably the start that is wrong.
        (
            "start = \"2062\"\nend = \"2028\"\nend_forecast = \"2029\"\nstatus = \"planned\"\n",
            &["end-before-start:5"],
        ),
    ];
    for (keys, expected) in cases {
        finds(project(keys), expected);
    }
}

#[test]
fn milestones_lie_between_start_and_end_or_near_them() {
    let of = |keys: &str, dates: &str| {
        project(&format!(
            "{keys}\n[[milestone]]\nid = \"m\"\ntitle = \"M\"\n{dates}\n"
        ))
    };
    let cases: &[(&str, &str, &[&str])] = &[
        ("start = 2026-06-01\n", "due = 2026-05-02", &[]),
        (
            "start = 2026-07-01\n",
            "due = 2026-05-02",
            &["milestone-outside-project:12"],
        ),
        (
            "start = 2025-07-01\n",
            "due = 2026-05-02\ndone = 2025-03-01",
            &["milestone-outside-project:13"],
        ),
        ("end = 2026-12-31\n", "due = 2027-01-31", &[]),
        (
            "end = 2026-12-31\n",
            "due = 2027-02-01",
            &["milestone-outside-project:12"],
        ),
        ("end = 2026-12-31\n", "due = \"2027\"", &[]),
        (
            "end = 2026-12-31\nend_forecast = \"2027\"\n",
            "due = 2027-06-01",
            &[],
        ),
    ];
    for (keys, dates, expected) in cases {
        finds(of(keys, dates), expected);
    }
}

#[test]
fn what_has_ended_is_over_and_what_is_permanent_does_not_end() {
    finds(
        project("status = \"cancelled\"\nended = \"2026-03\"\n"),
        &[],
    );
    finds(
        project("status = \"paused\"\nended = \"2026-03\"\n"),
        &["ended-but-running:4"],
    );
    finds(
        project("status = \"planned\"\nended = \"2026-03\"\n"),
        &["ended-but-running:4"],
    );
    finds(
        project("status = \"permanent\"\nended = \"2026-03\"\n"),
        &["permanent-with-end:5"],
    );
    finds(
        project("status = \"permanent\"\nend_forecast = \"2027\"\nend = \"2027\"\n"),
        &["permanent-with-end:6"],
    );
    finds(project("status = \"permanent\"\nstart = \"2020\"\n"), &[]);
}

#[test]
fn what_is_completed_has_no_open_milestones() {
    let milestones = "\n[[milestone]]\nid = \"a\"\ntitle = \"A\"\ndue = \"2026-01\"\n[[milestone]]\nid = \"b\"\ntitle = \"B\"\ndue = \"2026-02\"\n";
    let completed = project(&format!("status = \"completed\"{milestones}"));
    finds(&completed, &["completed-with-open-milestones:4"]);
    let said = words(&completed);
    assert!(
        said.contains("but 2 milestones are open")
            && said.contains("`a` has no `done`")
            && said.contains("`b` has no `done`"),
        "{said}"
    );
    finds(project(&format!("status = \"cancelled\"{milestones}")), &[]);
    let misspelt = completed.replace(
        "due = \"2026-01\"",
        "due = \"2026-01\"\nerledigt = \"2026-01\"",
    );
    finds(misspelt, &["unknown-key:11"]);
}
