//! The first chapter: which time is told of, and the counts, each with its unit.

use crate::message::plural;
use crate::model::PartialDate;
use crate::model::measure::Progress;
use crate::model::project::Ampel;

use super::super::document::{Block, Item, List, Section};
use super::super::words::{capital, count};
use super::{Account, achieved, chapter, paragraph, reports, slipped};

/// The chapter.
pub fn at_a_glance(account: &Account<'_>) -> Section {
    let title = account.pick("Auf einen Blick", "At a glance");
    chapter("at-a-glance", title, vec![time(account), counts(account)])
}

/// Which time it is, and why this one.
fn time(account: &Account<'_>) -> Block {
    let lang = account.job.lang;
    let day = |date| PartialDate::of_day(date).show(lang);
    let period = &account.period;
    let (from, until) = (day(period.from), day(period.until));
    paragraph(match period.since {
        Some(name) => lang.pick(
            format!("Der Bericht vergleicht den Stand vom {until} mit dem früheren Stand „{name}“ vom {from}."),
            format!("The report compares the state of {until} with the earlier state \"{name}\" of {from}."),
        ),
        None => {
            let months = count(period.months.unsigned_abs() as usize, lang);
            let units = plural(period.months as usize, ("Monat", "month"), ("Monate", "months"));
            lang.pick(
                format!(
                    "Der Bericht gilt für den {until} und erzählt von der Zeit seit dem {from}: {months} {}, so lange wie Berichte der Projekte höchstens zurückliegen sollen.",
                    units.0
                ),
                format!(
                    "The report is for {until} and tells of the time since {from}: {months} {}, as long as reports of projects may lie back.",
                    units.1
                ),
            )
        }
    })
}

fn counts(account: &Account<'_>) -> Block {
    let projects = &account.job.view.strategy.projects;
    let all = projects.len();
    let with = |status: Progress| {
        projects
            .iter()
            .filter(|project| project.status.value == status)
            .count()
    };
    let milestones: usize = projects
        .iter()
        .map(|project| project.milestones.len())
        .sum();
    let reached = achieved::milestones(account).len();
    let late = slipped::all(account).len();
    let stale = reports::stale(account).len();
    let reporting = reports::reporting(account).count();
    let lights = account.job.view.lights.iter().flatten();
    let red = lights.clone().filter(|light| **light == Ampel::Red).count();
    let lit = lights.count();
    let lines = [
        (
            "Projekte abgeschlossen",
            "projects completed",
            account.of_all(with(Progress::Completed), all),
        ),
        (
            "Projekte in Umsetzung",
            "projects active",
            account.of_all(with(Progress::Active), all),
        ),
        (
            "Meilensteine in dieser Zeit erreicht",
            "milestones reached in this time",
            account.of_all(reached, milestones),
        ),
        (
            "Termine verschoben oder überfällig",
            "dates moved or overdue",
            count(late, account.job.lang),
        ),
        (
            "Projekte mit errechneter Ampel rot, von allen mit Ampel",
            "projects computed as red, of all with a light",
            account.of_all(red, lit),
        ),
        (
            "laufende Projekte mit überholtem Bericht",
            "running projects with a stale report",
            account.of_all(stale, reporting),
        ),
    ];
    let item = |(de, en, number): (&'static str, &'static str, String)| Item {
        task: None,
        blocks: vec![paragraph(format!(
            "{}: {number}",
            capital(account.pick(de, en))
        ))],
    };
    Block::List(List {
        start: None,
        tight: true,
        items: lines.into_iter().map(item).collect(),
    })
}
