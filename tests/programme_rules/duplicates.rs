//! The same twice: short names, titles, undertakings.

use crate::*;

#[test]
fn short_names_stand_once_in_an_entry_and_kind() {
    let twice = indicator(VALUES) + &indicator(VALUES);
    finds(goal(&twice), &["duplicate-local-id:14"]);
    finds(project(&format!("\n{twice}")), &["duplicate-local-id:16"]);
    let milestone = "\n[[milestone]]\nid = \"i\"\ntitle = \"M\"\ndue = \"2027\"\n";
    finds(project(&format!("{milestone}{}", indicator(VALUES))), &[]);
    finds(
        project(&format!("{milestone}{milestone}{milestone}")),
        &["duplicate-local-id:14", "duplicate-local-id:19"],
    );
}

#[test]
fn titles_are_compared_within_a_kind() {
    let of = |path: &str, title: &str| project_at(path, title, "");
    finds(
        of("mdr/projects/k.md", "GEMEINSAMER – Kalender!"),
        &["duplicate-title:2"],
    );
    finds(of("mdr/projects/k.md", "Das Schulportal ausbauen"), &[]);
    let nil = |ministry: &str| {
        format!(
            "//- ministries/{ministry}/contributions/fehlanzeige.md\n+++\ntitle = \"Fehlanzeige\"\nfield = \"bildung\"\nstatus = \"nil-return\"\nsubmitted = 2026-04-10\n+++\n"
        )
    };
    let twice = nil("bm") + &nil("mdr");
    assert!(
        findings(&twice, |_, diagnostic| diagnostic.rule.to_owned())
            .iter()
            .all(|rule| rule != "duplicate-title")
    );
}

const E_AKTE: &str = "Einführung der E-Akte in der Landesverwaltung";
const ELEKTRONISCHE_AKTE: &str = "Elektronische Akte: Einführung in den Landesbehörden";

fn pair(one: &str, other: &str) -> String {
    project_at("mdr/projects/e-akte.md", E_AKTE, one)
        + &project_at("bm/projects/akte.md", ELEKTRONISCHE_AKTE, other)
}

#[test]
fn likely_duplicates_are_shown_side_by_side() {
    finds(pair("", ""), &["likely-duplicate:2"]);
    let said = words(pair("", ""));
    assert!(
        said.contains("(MDR)")
            && said.contains("(BM)")
            && said.contains(E_AKTE)
            && said.contains(ELEKTRONISCHE_AKTE),
        "{said}"
    );
    assert!(
        said.contains("there too: `Einführung`, `E`, `Akte`, `Landesverwaltung`"),
        "{said}"
    );
    assert!(
        said.contains("else enter related = [\"bm/akte\"]"),
        "{said}"
    );
}

#[test]
fn who_knows_of_each_other_is_not_asked() {
    finds(pair("related = [\"bm/akte\"]\n", ""), &[]);
    finds(pair("", "related = [\"mdr/e-akte\"]\n"), &[]);
    finds(pair("depends_on = [\"bm/akte\"]\n", ""), &[]);
    finds(pair("status = \"cancelled\"\n", ""), &[]);
    let linked = pair("", "").replacen(
        "Ein Text.",
        "Siehe [Akte](../../bm/projects/akte.md#stand).",
        1,
    );
    let (rest, last) = linked.rsplit_once("Ein Text.").unwrap();
    finds(format!("{rest}## Stand\n\nEin Text.{last}"), &[]);
    let same_house = pair("", "").replace("ministries/mdr/", "ministries/bm/");
    finds(same_house, &[]);
}

#[test]
fn contributions_and_measures_are_compared_too_but_not_with_projects() {
    let measure = |path: &str, title: &str| {
        format!(
            "//- ministries/{path}\n+++\ntitle = \"{title}\"\ngoals = [\"schulportal\"]\nstatus = \"active\"\nas_of = 2026-04-01\n+++\n\nEin Text.\n"
        )
    };
    let measures = measure("mdr/measures/e-akte.md", E_AKTE)
        + &measure("bm/measures/akte.md", ELEKTRONISCHE_AKTE);
    finds(&measures, &["likely-duplicate:2"]);
    assert!(words(&measures).contains("else link to `bm/akte` in the text"));
    finds(
        measure("mdr/measures/e-akte.md", E_AKTE)
            + &project_at("bm/projects/akte.md", ELEKTRONISCHE_AKTE, ""),
        &[],
    );
}
