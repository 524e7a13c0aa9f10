//! The light of a project, and what it depends on.

use crate::*;

#[test]
fn amber_and_red_are_explained() {
    finds(project("confidence = \"green\"\n"), &[]);
    finds(
        project("confidence = \"red\"\n"),
        &["confidence-without-reason:4"],
    );
    finds(
        project("confidence = \"amber\"\nconfidence_reason = \"  \"\n"),
        &["invalid-value:5"],
    );
    finds(
        project("confidence = \"amber\"\nconfidence_reson = \"Es fehlt Geld.\"\n"),
        &["unknown-key:5"],
    );
}

#[test]
fn an_own_light_may_be_worse_than_the_computed_one_but_not_better() {
    let of = |light: &str, keys: &str| {
        project(&format!(
            "confidence = \"{light}\"\nconfidence_reason = \"Grund\"\n{keys}"
        ))
    };
    finds(of("red", ""), &[]);
    finds(
        of("amber", "end = \"2026-03\"\n"),
        &["confidence-too-optimistic:4"],
    );
    finds(of("red", "end = \"2026-03\"\n"), &[]);
    finds(of("green", "status = \"paused\"\nend = \"2026-03\"\n"), &[]);
    finds(
        of("green", "as_of = 2025-01-01\n"),
        &["confidence-too-optimistic:4", "stale-report:6"],
    );
}

#[test]
fn the_reasons_of_the_computed_light_are_named() {
    let milestone =
        |id: &str, dates: &str| format!("\n[[milestone]]\nid = \"{id}\"\ntitle = \"M\"\n{dates}\n");
    let cases = [
        (
            milestone("pilot", "due = \"2026-03\""),
            "the milestone `pilot` was due `2026-03`",
        ),
        (
            "end = \"2026-03\"\n".to_owned(),
            "the end was planned for `2026-03`",
        ),
        (
            "end = 2026-06-30\nend_forecast = 2027-01-31\n".to_owned(),
            "the end is expected 215 days after the planned end",
        ),
        (
            "end = 2026-06-30\nend_forecast = 2026-07-31\n".to_owned(),
            "the end is expected later than `2026-06-30`",
        ),
        (
            milestone("pilot", "due = \"2026-06\"\nforecast = \"2026-08\""),
            "the milestone `pilot` is expected later than `2026-06`",
        ),
        (
            "as_of = 2025-01-01\n".to_owned(),
            "the report of `2025-01-01` is out of date",
        ),
    ];
    for (keys, why) in cases {
        let said = words(project(&format!("confidence = \"green\"\n{keys}")));
        assert!(said.contains(why), "{why}:\n{said}");
    }
    let red = project(&format!(
        "confidence = \"green\"\nend = \"2026-12\"\nend_forecast = \"2027-01\"{}",
        milestone("pilot", "due = \"2026-03\"")
    ));
    assert!(
        !words(red).contains("expected later"),
        "what makes it amber does not explain why it is red"
    );
}

#[test]
fn circles_of_dependencies_are_shown_once_each_step_by_step() {
    let depends = |slug: &str, on: &str| {
        project_at(
            &format!("bm/projects/{slug}.md"),
            &format!("Projekt {slug}"),
            &format!("depends_on = [{on}]\n"),
        )
    };
    finds(depends("a", "\"bm/a\""), &["dependency-cycle:4"]);
    assert!(words(depends("a", "\"bm/a\"")).contains("`bm/a` depends on itself"));
    let three = depends("a", "\"bm/b\"")
        + &depends("b", "\"bm/c\", \"bm/d\"")
        + &depends("c", "\"bm/a\"")
        + &depends("d", "");
    finds(&three, &["dependency-cycle:4"]);
    let said = words(&three);
    assert!(
        said.contains("projects depend on each other: `bm/a` → `bm/b` → `bm/c` → `bm/a`"),
        "{said}"
    );
    assert!(
        said.contains("`bm/b` depends on `bm/c`") && said.contains("`bm/c` depends on `bm/a`"),
        "{said}"
    );
    finds(
        depends("a", "\"bm/b\"") + &depends("b", "\"bm/c\"") + &depends("c", ""),
        &[],
    );
    finds(
        depends("a", "\"bm/b\"") + &depends("b", "\"bm/x\""),
        &["unknown-reference:4"],
    );
    let former = depends("b", "\"bm/alt\"")
        + &depends("c", "\"bm/b\"").replace("status", "formerly = [\"bm/alt\"]\nstatus");
    finds(former, &["dependency-cycle:4", "former-id:4"]);
}

#[test]
fn a_long_circle_is_shown_shortened() {
    let projects = (0..30).map(|at| {
        let next = (at + 1) % 30;
        project_at(
            &format!("bm/projects/p{at:02}.md"),
            &format!("Projekt {at}"),
            &format!("depends_on = [\"bm/p{next:02}\"]\n"),
        )
    });
    let all: String = projects.collect();
    finds(&all, &["dependency-cycle:4"]);
    let said = words(&all);
    assert!(said.contains("`bm/p07` → … (+22) … → `bm/p00`"), "{said}");
}

#[test]
fn nothing_that_goes_on_depends_on_what_was_cancelled() {
    let other = |status: &str| {
        project_at(
            "mdr/projects/server.md",
            "Zentraler Server",
            &format!("status = \"{status}\"\n"),
        )
    };
    let depends = |status: &str| {
        project(&format!(
            "status = \"{status}\"\ndepends_on = [\"mdr/server\"]\n"
        ))
    };
    finds(
        depends("active") + &other("cancelled"),
        &["dependency-on-cancelled:5"],
    );
    finds(
        depends("planned") + &other("cancelled"),
        &["dependency-on-cancelled:5"],
    );
    finds(depends("completed") + &other("cancelled"), &[]);
    finds(depends("cancelled") + &other("cancelled"), &[]);
    finds(depends("active") + &other("completed"), &[]);
}
