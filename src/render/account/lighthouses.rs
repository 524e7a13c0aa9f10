//! The lighthouse projects: status, lights and the age of the report of each.

use crate::model::project::Priority;
use crate::model::{Choices, Project};

use super::super::document::{Align, Inline, Section, words};
use super::super::entry::light;
use super::table::table;
use super::{Account, chapter, note};

/// The chapter.
pub fn chapter_of(account: &Account<'_>) -> Section {
    let title = account.pick("Leuchttürme", "Lighthouses");
    let lang = account.job.lang;
    let all = account
        .projects()
        .filter(|(_, project)| project.priority == Priority::Lighthouse);
    let row = |(at, project): (usize, &Project)| {
        let own = project
            .confidence
            .as_ref()
            .map(|own| vec![light(own.value, lang)]);
        let computed = account.job.view.lights[at].map(|computed| vec![light(computed, lang)]);
        let none = || vec![Inline::Quiet(account.pick("keine", "none").to_owned())];
        vec![
            account.name(project),
            words(project.status.value.label().in_lang(lang)),
            own.unwrap_or_else(none),
            computed.unwrap_or_else(none),
            words(account.day(project.as_of.value)),
        ]
    };
    let rows: Vec<_> = all.map(row).collect();
    let headings = [
        (account.pick("Projekt", "Project"), Align::Start),
        (account.pick("Status", "Status"), Align::Start),
        (
            account.pick("Ampel des Ressorts", "Ministry's light"),
            Align::Start,
        ),
        (
            account.pick("Errechnete Ampel", "Computed light"),
            Align::Start,
        ),
        (account.pick("Stand", "As of"), Align::Start),
    ];
    let block = match rows.is_empty() {
        true => note(account.pick(
            "Kein Projekt ist als Leuchtturm gekennzeichnet.",
            "No project is marked as a lighthouse.",
        )),
        false => table(title, &headings, rows),
    };
    chapter("lighthouses", title, vec![block])
}
