//! The lights: how many of each colour, and where the ministry's own and the computed one differ.

use crate::model::project::Ampel;
use crate::model::{Choices, Project};

use super::super::document::{Align, Inline, Section, words};
use super::super::entry::light;
use super::super::words::count;
use super::table::table;
use super::{Account, chapter, note, paragraph};

/// The chapter.
pub fn chapter_of(account: &Account<'_>) -> Section {
    let title = account.pick("Ampeln", "Traffic lights");
    let explained = paragraph(account.pick(
        "Neben der Ampel, die ein Ressort selbst setzt, steht die errechnete: aus Fristen, erwarteten Terminen und dem Alter des Berichts.",
        "Beside the light that a ministry sets itself stands the computed one: from due dates, expected dates and the age of the report.",
    ));
    let mut blocks = vec![explained, counts(account)];
    let rows: Vec<_> = differing(account);
    let differ = account.pick("Wo sich die beiden unterscheiden", "Where the two differ");
    if rows.is_empty() {
        blocks.push(note(account.pick(
            "Nirgends unterscheidet sich die eigene Ampel von der errechneten.",
            "Nowhere does the ministry's own light differ from the computed one.",
        )));
    } else {
        blocks.push(paragraph(format!("{differ}:")));
        let headings = [
            (account.pick("Projekt", "Project"), Align::Start),
            (
                account.pick("Ampel des Ressorts", "Ministry's light"),
                Align::Start,
            ),
            (account.pick("Errechnet", "Computed"), Align::Start),
            (
                account.pick("Begründung des Ressorts", "The ministry's reason"),
                Align::Start,
            ),
        ];
        blocks.push(table(differ, &headings, rows));
    }
    chapter("lights", title, blocks)
}

fn counts(account: &Account<'_>) -> super::super::document::Block {
    let lang = account.job.lang;
    let view = account.job.view;
    let own: Vec<Ampel> = account
        .projects()
        .filter_map(|(_, project)| own(project))
        .collect();
    let computed: Vec<Ampel> = view.lights.iter().copied().flatten().collect();
    let number = |all: &[Ampel], which: Ampel| {
        let found = all.iter().filter(|light| **light == which).count();
        words(count(found, lang))
    };
    let rows = Ampel::ALL.iter().map(|which| {
        vec![
            vec![light(*which, lang)],
            number(&own, *which),
            number(&computed, *which),
        ]
    });
    let headings = [
        (account.pick("Ampel", "Light"), Align::Start),
        (
            account.pick(
                "Projekte nach Einschätzung des Ressorts",
                "Projects by the ministry's view",
            ),
            Align::End,
        ),
        (
            account.pick("Projekte nach Berechnung", "Projects as computed"),
            Align::End,
        ),
    ];
    let caption = account.pick("Projekte nach Ampel", "Projects by light");
    table(caption, &headings, rows.collect())
}

fn own(project: &Project) -> Option<Ampel> {
    project.confidence.as_ref().map(|own| own.value)
}

fn differing(account: &Account<'_>) -> Vec<Vec<Vec<Inline>>> {
    let lang = account.job.lang;
    let pairs = account.projects().filter_map(|(at, project)| {
        let (own, computed) = (own(project)?, account.job.view.lights[at]?);
        (own != computed).then_some((project, own, computed))
    });
    let row = |(project, own, computed): (&Project, Ampel, Ampel)| {
        let reason = project.confidence_reason.as_deref().map(words);
        vec![
            account.name(project),
            vec![light(own, lang)],
            vec![light(computed, lang)],
            reason.unwrap_or_default(),
        ]
    };
    pairs.map(row).collect()
}
