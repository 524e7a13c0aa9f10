//! What slipped and by how much: the first plan beside what is expected now. With an earlier state the plan of that time counts, so
//! that a date that was moved in silence is told too.

use jiff::civil::Date;

use crate::message::plural;
use crate::model::date::days_between;
use crate::model::project::Milestone;
use crate::model::{PartialDate, Project};
use crate::source::Spanned;

use super::super::document::{Align, Inline, Section, words};
use super::super::words::count;
use super::table::table;
use super::{Account, chapter, note, paragraph};

/// A date that moved, or passed.
pub struct Slip<'a> {
    /// The project.
    pub project: &'a Project,
    /// The milestone; none: the end of the project.
    milestone: Option<&'a Milestone>,
    /// The first plan.
    planned: PartialDate,
    /// When it is expected, or was reached; none: nobody said, and the plan is past.
    expected: Option<PartialDate>,
    /// How many days later.
    days: i32,
}

/// The chapter.
pub fn chapter_of(account: &Account<'_>) -> Section {
    let title = account.pick("Was sich verschoben hat", "What slipped");
    let explained = paragraph(account.pick(
        "Gezählt wird vom ersten geplanten Termin bis zum letzten erwarteten; Termine ohne Tag gelten am letzten Tag ihres Zeitraums. „Überfällig“ heißt: der Termin ist vorbei, nichts ist gemeldet, und niemand hat einen neuen genannt.",
        "Counted from the first planned date to the last expected one; dates without a day fall on the last day of their period. \"Overdue\" means: the date is past, nothing is reported, and nobody named a new one.",
    ));
    let rows: Vec<_> = all(account).iter().map(|slip| row(account, slip)).collect();
    if rows.is_empty() {
        let nothing = account.pick("Kein Termin hat sich verschoben.", "No date has moved.");
        return chapter("slipped", title, vec![note(nothing)]);
    }
    let headings = [
        (account.pick("Projekt", "Project"), Align::Start),
        (account.pick("Termin", "Date of"), Align::Start),
        (account.pick("Erster Plan", "First plan"), Align::Start),
        (
            account.pick("Zuletzt erwartet", "Last expected"),
            Align::Start,
        ),
        (account.pick("Später um", "Later by"), Align::End),
    ];
    chapter(
        "slipped",
        title,
        vec![explained, table(title, &headings, rows)],
    )
}

fn row(account: &Account<'_>, slip: &Slip<'_>) -> Vec<Vec<Inline>> {
    let lang = account.job.lang;
    let what = match slip.milestone {
        Some(milestone) => words(&*milestone.title),
        None => words(account.pick("Ende des Projekts", "end of the project")),
    };
    let expected = match slip.expected {
        Some(date) => words(account.day(date)),
        None => vec![Inline::Strong(words(account.pick("überfällig", "overdue")))],
    };
    let days = slip.days.unsigned_abs() as usize;
    let units = plural(days, ("Tag", "day"), ("Tage", "days"));
    let days = format!("{}\u{a0}{}", count(days, lang), lang.pick(units.0, units.1));
    vec![
        account.name(slip.project),
        what,
        words(account.day(slip.planned)),
        expected,
        words(days),
    ]
}

/// All of them: lighthouses first, then by field and ministry; in a project in the order of its dates.
pub fn all<'a>(account: &Account<'a>) -> Vec<Slip<'a>> {
    account
        .projects()
        .flat_map(|(_, project)| of_project(account, project))
        .collect()
}

fn of_project<'a>(account: &Account<'a>, project: &'a Project) -> Vec<Slip<'a>> {
    let then = account.then(project);
    let mut slips: Vec<Slip<'a>> = Vec::new();
    for milestone in &project.milestones {
        let before = then.and_then(|then| {
            then.milestones
                .iter()
                .find(|other| other.id.value == milestone.id.value)
        });
        let dates = Dates {
            first: before.map_or(milestone.due.value, |before| before.due.value),
            due: milestone.due.value,
            forecast: value(&milestone.forecast),
            done: value(&milestone.done),
        };
        slips.extend(slip(account, project, Some(milestone), &dates));
    }
    let over = project.status.value.is_over();
    if let Some(end) = &project.end {
        let first = then.and_then(|then| value(&then.end)).unwrap_or(end.value);
        let dates = Dates {
            first,
            due: end.value,
            forecast: value(&project.end_forecast),
            done: value(&project.ended).or(over.then_some(end.value)),
        };
        slips.extend(slip(account, project, None, &dates));
    }
    slips
}

/// The dates of one thing.
struct Dates {
    /// As first planned.
    first: PartialDate,
    /// As planned now.
    due: PartialDate,
    forecast: Option<PartialDate>,
    done: Option<PartialDate>,
}

fn slip<'a>(
    account: &Account<'_>,
    project: &'a Project,
    milestone: Option<&'a Milestone>,
    dates: &Dates,
) -> Option<Slip<'a>> {
    // What was done before the time is told of no more.
    if dates.done.is_some_and(|done| !account.period.holds(done)) {
        return None;
    }
    let today = account.period.until;
    let expected = dates
        .done
        .or(dates.forecast)
        .or((dates.due != dates.first).then_some(dates.due));
    let expected = expected.filter(|date| dates.done.is_some() || !date.is_past(today));
    let later: Date = match expected {
        Some(date) => date.last_day(),
        None if dates.first.is_past(today) && dates.done.is_none() => today,
        None => return None,
    };
    let days = days_between(dates.first.last_day(), later);
    (days > 0).then_some(Slip {
        project,
        milestone,
        planned: dates.first,
        expected,
        days,
    })
}

fn value(date: &Option<Spanned<PartialDate>>) -> Option<PartialDate> {
    date.as_ref().map(|date| date.value)
}
