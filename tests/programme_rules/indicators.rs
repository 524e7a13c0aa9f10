//! Baselines, targets, readings and roll-outs.

use crate::*;

#[test]
fn one_finding_names_all_that_an_indicator_lacks() {
    finds(goal(&indicator("")), &["incomplete-indicator:8"]);
    let lacks = words(goal(&indicator("")));
    assert!(
        lacks.contains("„Schulen“ fehlen der Ausgangswert, der Zielwert und ein Messwert"),
        "{lacks}"
    );
    assert!(
        lacks.contains("\"Schulen\" lacks its baseline, its target and a reading"),
        "{lacks}"
    );
    let only_target = words(goal(&indicator(
        "readings = [{ value = 2, as_of = 2026-01-01 }]\nbaseline = { value = 1, as_of = \"2025\" }",
    )));
    assert!(only_target.contains("fehlt der Zielwert"), "{only_target}");
    assert!(
        only_target.contains("add target = { value = …, due = YYYY-MM-DD }"),
        "{only_target}"
    );
}

#[test]
fn what_is_planned_has_no_readings_yet_and_what_is_cancelled_is_not_asked() {
    let of =
        |status: &str, keys: &str| project(&format!("status = \"{status}\"\n{}", indicator(keys)));
    let without_readings =
        "baseline = { value = 1, as_of = 2025-01-01 }\ntarget = { value = 9, due = \"2028\" }";
    finds(of("planned", without_readings), &[]);
    finds(of("planned", ""), &["incomplete-indicator:9"]);
    finds(of("active", without_readings), &["incomplete-indicator:9"]);
    finds(of("cancelled", ""), &[]);
}

#[test]
fn a_broken_value_is_not_missed() {
    let broken = VALUES.replace("value = 9", "value = \"neun\"");
    finds(goal(&indicator(&broken)), &["wrong-type:11"]);
    finds(
        goal(&indicator(&VALUES.replace("due", "do"))),
        &["missing-key:11", "unknown-key:11"],
    );
}

#[test]
fn targets_lie_behind_their_baseline_and_are_better() {
    let of = |baseline: &str, target: &str, direction: &str| {
        let readings = "readings = [{ value = 2, as_of = 2026-01-01 }]";
        goal(&indicator(&format!(
            "baseline = {baseline}\ntarget = {target}\n{readings}\n{direction}"
        )))
    };
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (
            "{ value = 1, as_of = \"2025\" }",
            "{ value = 2, due = \"2025-03\" }",
            "",
            &[],
        ),
        (
            "{ value = 1, as_of = \"2025\" }",
            "{ value = 2, due = 2024-12-31 }",
            "",
            &["target-before-baseline:11"],
        ),
        (
            "{ value = 1, as_of = \"2025\" }",
            "{ value = 1, due = \"2026\" }",
            "",
            &[],
        ),
        (
            "{ value = 1.5, as_of = \"2025\" }",
            "{ value = 1.4, due = \"2026\" }",
            "",
            &["target-against-direction:11"],
        ),
        (
            "{ value = 1, as_of = \"2025\" }",
            "{ value = 2, due = \"2026\" }",
            "direction = \"down\"",
            &["target-against-direction:11"],
        ),
        (
            "{ value = 3, as_of = \"2025\" }",
            "{ value = 2, due = \"2026\" }",
            "direction = \"down\"",
            &[],
        ),
        (
            "{ value = 3, as_of = \"2025\" }",
            "{ value = 2, due = \"2026\" }",
            "direction = \"dwn\"",
            &["invalid-value:13"],
        ),
    ];
    for (baseline, target, direction, expected) in cases {
        finds(of(baseline, target, direction), expected);
    }
    let worse = words(of(
        "{ value = 1.5, as_of = \"2025\" }",
        "{ value = 1, due = \"2026\" }",
        "",
    ));
    assert!(
        worse.contains("the target 1 is worse than the baseline 1.5")
            && worse.contains("write direction = \"down\""),
        "{worse}"
    );
}

#[test]
fn roll_outs_cover_some_of_some() {
    let of = |total: i64, covered: i64| {
        project(&format!(
            "\n[rollout]\nunit = \"Schulen\"\ntotal = {total}\ncovered = {covered}\nas_of = 2026-03-01\n"
        ))
    };
    finds(of(9, 9), &[]);
    finds(of(9, 0), &[]);
    finds(of(9, 10), &["impossible-rollout:11"]);
    finds(of(0, 0), &["impossible-rollout:10"]);
    finds(of(0, 3), &["impossible-rollout:10"]);
}
