//! What was achieved: milestones reached and projects completed in the time. With an earlier state, what is reached now and
//! was not then; without, what carries a day of the time.

use crate::model::measure::Progress;
use crate::model::project::Milestone;
use crate::model::{PartialDate, Project};

use super::super::document::{Align, Section, words};
use super::table::table;
use super::{Account, chapter, note};

/// The chapter.
pub fn chapter_of(account: &Account<'_>) -> Section {
    let title = account.pick("Was erreicht wurde", "What was achieved");
    let mut rows = Vec::new();
    for (project, ended) in completed(account) {
        let what = account.pick("Projekt abgeschlossen", "project completed");
        let when = ended
            .map(|date| words(account.day(date)))
            .unwrap_or_default();
        rows.push(vec![account.name(project), words(what), when]);
    }
    for (project, milestone) in milestones(account) {
        let when = milestone
            .done
            .as_ref()
            .map(|date| words(account.day(date.value)));
        let what = words(&*milestone.title);
        rows.push(vec![account.name(project), what, when.unwrap_or_default()]);
    }
    let nothing = account.pick(
        "In dieser Zeit ist kein Meilenstein und kein Abschluss gemeldet.",
        "No milestone and no completion is reported in this time.",
    );
    let headings = [
        (account.pick("Projekt", "Project"), Align::Start),
        (account.pick("Erreicht", "Achieved"), Align::Start),
        (account.pick("Wann", "When"), Align::Start),
    ];
    let block = match rows.is_empty() {
        true => note(nothing),
        false => table(title, &headings, rows),
    };
    chapter("achieved", title, vec![block])
}

/// The milestones reached in the time, with their projects.
pub fn milestones<'a>(account: &Account<'a>) -> Vec<(&'a Project, &'a Milestone)> {
    let all = account.projects().flat_map(|(_, project)| {
        let milestones = project.milestones.iter();
        milestones.map(move |milestone| (project, milestone))
    });
    all.filter(|(project, milestone)| was_reached(account, project, milestone))
        .collect()
}

fn was_reached(account: &Account<'_>, project: &Project, milestone: &Milestone) -> bool {
    let Some(done) = &milestone.done else {
        return false;
    };
    match account.then(project) {
        Some(then) => !then
            .milestones
            .iter()
            .any(|other| other.id.value == milestone.id.value && other.done.is_some()),
        // It was not there then: what lies before that time was achieved before it.
        None => account.period.holds(done.value),
    }
}

/// The projects completed in the time, and when.
fn completed<'a>(account: &Account<'a>) -> Vec<(&'a Project, Option<PartialDate>)> {
    let all = account.projects().map(|(_, project)| project);
    let completed = all.filter(|project| project.status.value == Progress::Completed);
    let ended = |project: &Project| project.ended.as_ref().map(|date| date.value);
    let in_time = completed.filter(|project| match account.then(project) {
        Some(then) => then.status.value != Progress::Completed,
        None => ended(project).is_some_and(|date| account.period.holds(date)),
    });
    in_time.map(|project| (project, ended(project))).collect()
}
