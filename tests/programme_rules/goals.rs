//! What serves what.

use crate::*;

#[test]
fn a_goal_is_served_by_measures_and_projects_alone_do_not_do() {
    let goal = |id: &str| {
        format!(
            "//- goals/{id}.md\n+++\ntitle = \"Ziel {id}\"\nfield = \"bildung\"\ndue = \"2028\"\nlead = \"bm\"\n{}+++\n\nZiel.\n",
            indicator(VALUES)
        )
    };
    finds(goal("netze"), &["goal-without-measure:2"]);
    assert!(
        words(goal("netze")).contains("enter goals = [\"netze\"] in the measure that serves it")
    );
    let direct = goal("netze") + &project("goals = [\"netze\"]\n");
    finds(&direct, &["goal-without-measure:2"]);
    assert!(words(&direct).contains("projects name it directly (1), such as `bm/kalender`"));
    let served = "goals = [\"schulportal\", \"netze\"]\nstatus = \"cancelled\"\nas_of = 2026-04-01";
    finds(goal("netze") + &measure(served), &[]);
}

#[test]
fn a_goal_is_not_missed_by_measures_that_cannot_be_read() {
    let netze = format!(
        "//- goals/netze.md\n+++\ntitle = \"Netze\"\nfield = \"bildung\"\ndue = \"2028\"\nlead = \"bm\"\n{}+++\n\nZiel.\n",
        indicator(VALUES)
    );
    let unreadable = measure("goals = [\"netze\"]\nstatus = \"fertig\"\nas_of = 2026-04-01");
    finds(netze.clone() + &unreadable, &["invalid-value:4"]);
    let misspelt =
        measure("goals = [\"schulportal\", \"netz\"]\nstatus = \"active\"\nas_of = 2026-04-01");
    finds(netze.clone() + &misspelt, &["unknown-reference:3"]);
    let former = netze.replace("lead = \"bm\"", "lead = \"bm\"\nformerly = [\"netz\"]");
    finds(former + &misspelt, &["former-id:3"]);
}

#[test]
fn measures_and_projects_serve_something() {
    finds(
        measure("goals = []\nstatus = \"planned\"\nas_of = 2026-04-01"),
        &["goal-without-measure:2", "measure-without-goal:2"],
    );
    finds(
        measure("goals = [\"schulportal\"]\nstatus = \"planned\"\nas_of = 2026-04-01"),
        &[],
    );
    let aimless = |keys: &str| project(keys).replace("goals = [\"schulportal\"]\n", "");
    finds(
        aimless("status = \"completed\"\n"),
        &["project-without-goal:2"],
    );
    finds(aimless("status = \"cancelled\"\n"), &[]);
    assert!(words(aimless("")).contains("goals of the field `bildung`: `schulportal`"));
    finds(aimless("measure = \"bm/portal-ausbauen\"\n"), &[]);
    finds(
        aimless("mesure = \"bm/portal-ausbauen\"\n"),
        &["unknown-key:4"],
    );
    finds(
        aimless("measure = \"bm/portal-ausbaun\"\n"),
        &["unknown-reference:4"],
    );
    finds(aimless("measure = 1\n"), &["wrong-type:4"]);
}

#[test]
fn goals_and_projects_are_measured() {
    finds(goal(""), &["goal-without-indicator:2"]);
    finds(goal("[[indikator]]\nid = \"i\"\n"), &["unknown-key:6"]);
    let bare = |status: &str| {
        project(&format!("status = \"{status}\"\n[rollout]\n")).replace("[rollout]\n", "")
    };
    finds(bare("active"), &["project-without-indicator:2"]);
    finds(bare("planned"), &["project-without-indicator:2"]);
    finds(bare("completed"), &[]);
    finds(bare("cancelled"), &[]);
}
