//! The rules about goals, measures, projects and indicators in the cases that their pages do not show: where exactly they
//! point, and where they stay silent because another finding says it already or there is nothing to ask.

mod dates;
mod duplicates;
mod goals;
mod indicators;
mod projects;

use dstrat::check::{self, Context, example};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Diagnostic;
use dstrat::load;
use dstrat::source::Files;

/// All findings in the example strategy with files laid over it, each written as `write` has it.
fn findings(overlay: &str, write: impl Fn(&Files, &Diagnostic) -> String) -> Vec<String> {
    let files = example::tree(overlay);
    let (strategy, loaded) = load::load(&files);
    let today = example::TODAY;
    let consolidation = Consolidation::new(&files, &strategy, today);
    let context = Context {
        files: &files,
        strategy: &strategy,
        consolidation: &consolidation,
        today,
    };
    let found = check::check(&context, loaded);
    found
        .iter()
        .map(|diagnostic| write(&files, diagnostic))
        .collect()
}

/// Asserts the rules that fire, each with its line in the file where it fires.
#[track_caller]
fn finds(overlay: impl AsRef<str>, expected: &[&str]) {
    let found = findings(overlay.as_ref(), |files, diagnostic| {
        let place = diagnostic.finding.place;
        format!(
            "{}:{}",
            diagnostic.rule,
            files.position(place.file, place.span.start).line
        )
    });
    assert_eq!(found, expected, "{}", overlay.as_ref());
}

/// What the findings say, all of it.
fn words(overlay: impl AsRef<str>) -> String {
    let said = findings(overlay.as_ref(), |_, diagnostic| {
        let finding = &diagnostic.finding;
        let related = finding.related.iter().map(|related| &related.message);
        let all = [&finding.message]
            .into_iter()
            .chain(&finding.label)
            .chain(related)
            .chain(&finding.help);
        all.map(|text| format!("{}\n{}\n", text.de, text.en))
            .collect()
    });
    said.concat()
}

/// A project in place of the example's: its keys from line 4 on.
fn project(keys: &str) -> String {
    project_at("bm/projects/kalender.md", "Gemeinsamer Kalender", keys)
}

fn project_at(path: &str, title: &str, keys: &str) -> String {
    let (keys, tables) = keys.split_at(keys.find("\n[").map_or(keys.len(), |at| at + 1));
    let has = |key: &str| keys.lines().any(|line| line.starts_with(key));
    let status = if has("status") {
        ""
    } else {
        "status = \"active\"\n"
    };
    let as_of = if has("as_of") {
        ""
    } else {
        "as_of = 2026-04-01\n"
    };
    let goals = if has("goals") {
        ""
    } else {
        "goals = [\"schulportal\"]\n"
    };
    let rollout = "[rollout]\nunit = \"Schulen\"\ntotal = 9\ncovered = 1\nas_of = 2026-03-01\n";
    let rollout = if keys.contains("[rollout]") || tables.contains("[rollout]") {
        ""
    } else {
        rollout
    };
    format!(
        "//- ministries/{path}\n+++\ntitle = \"{title}\"\nfield = \"bildung\"\n{keys}{status}{as_of}{goals}{tables}{rollout}+++\n\nEin Text.\n"
    )
}

/// The example's goal with other indicators, from line 6 on.
fn goal(indicators: &str) -> String {
    format!(
        "//- goals/schulportal.md\n+++\ntitle = \"Jede Schule\"\nfield = \"bildung\"\ndue = \"2028\"\nlead = \"bm\"\n{indicators}+++\n\nBis 2028.\n"
    )
}

fn measure(keys: &str) -> String {
    format!(
        "//- ministries/bm/measures/portal-ausbauen.md\n+++\ntitle = \"Ausbauen\"\n{keys}\n+++\n\nDas Portal.\n"
    )
}

fn indicator(keys: &str) -> String {
    format!("[[indicator]]\nid = \"i\"\ntitle = \"Schulen\"\nunit = \"Schulen\"\n{keys}\n")
}

const VALUES: &str = "baseline = { value = 1, as_of = 2025-01-01 }\ntarget = { value = 9, due = \"2028\" }\nreadings = [{ value = 2, as_of = 2026-01-01 }]";
