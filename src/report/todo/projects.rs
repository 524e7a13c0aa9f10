//! What a ministry owes the reports on its projects: dates that passed, lights without a reason, reports that are old.

use rayon::prelude::*;

use crate::ampel;
use crate::message::{Label, Lang, Text, label};
use crate::model::measure::Progress;
use crate::model::project::{Ampel, Milestone};
use crate::model::{Choices, Ministry, Project};
use crate::text;

use super::finder::Finder;
use super::item::{Item, line};
use super::task::Task;

/// Finds what is owed to project reports. Only active and permanent projects are reported on.
pub fn find<'s>(finder: &mut Finder<'_, 's>) {
    let running =
        |project: &&Project| matches!(project.status.value, Progress::Active | Progress::Permanent);
    let projects: Vec<&Project> = finder.strategy.projects.iter().filter(running).collect();
    let found: Vec<Item<'s>> = projects
        .into_par_iter()
        .flat_map_iter(|project| of_project(finder, project))
        .collect();
    finder.items.extend(found);
}

fn of_project<'s>(finder: &Finder<'_, 's>, project: &'s Project) -> Vec<Item<'s>> {
    let Some(ministry) = finder.ministry(project.head.ministry()) else {
        return Vec::new();
    };
    let mut items: Vec<Item<'s>> = milestones(finder, ministry, project);
    items.extend(end(finder, ministry, project));
    items.extend(reason(finder, ministry, project));
    items.extend(report(finder, ministry, project));
    items
}

fn item<'s>(
    ministry: &'s Ministry,
    project: &'s Project,
    task: Task,
    part: Option<Text>,
) -> Item<'s> {
    let title = project
        .short_title
        .as_deref()
        .unwrap_or(&project.head.title.value);
    let object = match part {
        Some(Text { de, en }) => text!("„{title}“, {de}", "“{title}”, {en}"),
        None => text!("„{title}“", "“{title}”"),
    };
    Item::new(ministry, task, &project.head.id, object)
}

/// Milestones that are past, not done, and without a forecast that is still ahead.
fn milestones<'s>(
    finder: &Finder<'_, 's>,
    ministry: &'s Ministry,
    project: &'s Project,
) -> Vec<Item<'s>> {
    let today = finder.today;
    let missed = project.milestones.iter().filter(|milestone| {
        let ahead = milestone
            .forecast
            .as_ref()
            .is_some_and(|forecast| !forecast.is_past(today));
        milestone.done.is_none() && milestone.due.is_past(today) && !ahead
    });
    missed
        .map(|milestone| past_milestone(finder, ministry, project, milestone))
        .collect()
}

fn past_milestone<'s>(
    finder: &Finder<'_, 's>,
    ministry: &'s Ministry,
    project: &'s Project,
    milestone: &'s Milestone,
) -> Item<'s> {
    let (id, title, today) = (&milestone.id.value, &milestone.title, finder.today);
    let part = text!("Meilenstein „{title}“", "milestone “{title}”");
    let lines = vec![
        text!(
            "done = {today} # wenn erreicht",
            "done = {today} # if reached"
        ),
        text!(
            "forecast = \"…\" # sonst: wann erwartet",
            "forecast = \"…\" # else: when expected"
        ),
    ];
    let mut item = item(ministry, project, Task::ReportDate, Some(part))
        .due(Some(milestone.due.last_day()))
        .write(finder.path(project.head.file), ONE_OF, lines);
    item.how = text!(
        "im Meilenstein `{id}` eine Zeile ergänzen",
        "add one line to the milestone `{id}`"
    );
    item
}

const ONE_OF: Label = label("eine Zeile ergänzen", "add one line");

fn end<'s>(
    finder: &Finder<'_, 's>,
    ministry: &'s Ministry,
    project: &'s Project,
) -> Option<Item<'s>> {
    let today = finder.today;
    let end = project
        .end
        .as_ref()
        .filter(|end| end.is_past(today) && project.ended.is_none())?;
    let ahead = project
        .end_forecast
        .as_ref()
        .is_some_and(|forecast| !forecast.is_past(today));
    let lines = vec![
        text!(
            "ended = {today} # wenn beendet; dann auch status = \"completed\"",
            "ended = {today} # if ended; then also status = \"completed\""
        ),
        text!(
            "end_forecast = \"…\" # sonst: wann erwartet",
            "end_forecast = \"…\" # else: when expected"
        ),
    ];
    let item = item(
        ministry,
        project,
        Task::ReportDate,
        Some(text!("geplantes Ende", "planned end")),
    )
    .due(Some(end.last_day()))
    .write(finder.path(project.head.file), ONE_OF, lines);
    (!ahead).then_some(item)
}

fn reason<'s>(
    finder: &Finder<'_, 's>,
    ministry: &'s Ministry,
    project: &'s Project,
) -> Option<Item<'s>> {
    let light = project
        .confidence
        .as_ref()
        .filter(|light| light.value != Ampel::Green)?
        .value;
    let label = light.label();
    let (de, en) = (label.de, label.en);
    let item = item(ministry, project, Task::GiveReason, None)
        .note(text!(
            "die eigene Ampel steht auf {de}",
            "its own light is {en}"
        ))
        .write(
            finder.path(project.head.file),
            ONE_OF,
            vec![line("confidence_reason = \"…\"".to_owned())],
        );
    project.confidence_reason.is_none().then_some(item)
}

fn report<'s>(
    finder: &Finder<'_, 's>,
    ministry: &'s Ministry,
    project: &'s Project,
) -> Option<Item<'s>> {
    let months = finder.strategy.settings.interval_months;
    let as_of = project.as_of.value;
    let shown = as_of.show(Lang::De);
    let shown_en = as_of.show(Lang::En);
    let how = label(
        "den Bericht prüfen, dann ändern in",
        "look at the report, then change to",
    );
    let item = item(ministry, project, Task::RenewReport, None)
        .due(Some(ampel::fresh_until(as_of, months)))
        .note(text!("Stand {shown}", "as of {shown_en}"))
        .write(
            finder.path(project.head.file),
            how,
            vec![line(format!("as_of = {}", finder.today))],
        );
    ampel::is_stale(as_of, finder.today, months).then_some(item)
}
