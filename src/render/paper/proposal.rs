//! The proposal (Beschlussvorschlag): what the cabinet is asked to decide.

use crate::message::Text;
use crate::text;

use super::super::document::{Block, Item, List, Section};
use super::{Job, head, told};

/// The section.
fn listed(job: &Job<'_>, points: &[Text]) -> Section {
    let items = points.iter().map(|point| Item {
        task: None,
        blocks: vec![told(job, point)],
    });
    let list = Block::List(List {
        start: Some(1),
        tight: false,
        items: items.collect(),
    });
    let title = job.pick("Beschlussvorschlag", "Proposal");
    super::heading("proposal", 1, title, vec![list])
}

/// The proposal: adopt the text, carry it out, report, publish.
pub fn section(job: &Job<'_>) -> Option<Section> {
    let settings = &job.view.strategy.settings;
    let (title, edition, digest) = (&settings.title, &settings.edition, job.digest);
    let months = settings.interval_months;
    let lead = head::lead(job).map_or("", |lead| &lead.short);
    let mut points = vec![
        text!(
            "Die Strategie „{title}“ wird in der Fassung „{edition}“ (Anlage 1) beschlossen. Ihre Prüfsumme ist `{digest}`.",
            "The strategy “{title}” is adopted in the edition “{edition}” (annex 1). Its digest is `{digest}`."
        ),
        text!(
            "Die Ressorts setzen die Maßnahmen und Projekte in eigener Zuständigkeit und im Rahmen der verfügbaren Haushaltsmittel um.",
            "The ministries carry out the measures and projects on their own responsibility and within the funds available."
        ),
    ];
    if (1..=120).contains(&months) {
        points.push(text!(
            "Die Ressorts berichten mindestens alle {months} Monate über den Stand ihrer Projekte.",
            "The ministries report on their projects at least every {months} months."
        ));
    }
    if !lead.is_empty() {
        points.push(text!(
            "{lead} veröffentlicht die Strategie und führt die Berichte zusammen.",
            "{lead} publishes the strategy and brings the reports together."
        ));
    }
    Some(listed(job, &points))
}
