//! Projects, their milestones, and how far they have spread.

use crate::message::label;
use crate::model::project::{self, Ampel, Milestone, Rollout};
use crate::model::{Choices, Kind, Project};
use crate::text;

use super::super::super::audience::View;
use super::super::maker::Maker;
use super::super::names::{Name, inner_keys};
use super::super::table::{Column, Holds, Named, Table};

/// Projects with their computed light.
pub fn projects(view: &View<'_>) -> Table {
    let lights = view.lights.iter().copied();
    Maker::new(&view.strategy, project::KEYS)
        .id(|(project, _): &(&Project, Option<Ampel>)| project.head.id.to_string())
        .text("title", |(project, _)| Some(&project.head.title.value))
        .text("short_title", |(project, _)| project.short_title.as_deref())
        .ministry(|(project, _)| project.head.ministry())
        .reference("field", |(project, _)| Some(&project.field))
        .references("cross_cutting", |(project, _)| &project.cross_cutting)
        .reference("measure", |(project, _)| project.measure.as_ref())
        .references("goals", |(project, _)| &project.goals)
        .choice("priority", |(project, _)| Some(project.priority))
        .choice("status", |(project, _)| Some(project.status.value))
        .choice("phase", |(project, _)| project.phase)
        .choice("confidence", |(project, _)| {
            Some(project.confidence.as_ref()?.value)
        })
        .text("confidence_reason", |(project, _)| {
            project.confidence_reason.as_deref()
        })
        .chosen(computed_light(), |(_, light)| light.map(Ampel::choice))
        .choice("outlook", |(project, _)| project.outlook)
        .date("start", |(project, _)| Some(project.start.as_ref()?.value))
        .date("end", |(project, _)| Some(project.end.as_ref()?.value))
        .date("end_forecast", |(project, _)| {
            Some(project.end_forecast.as_ref()?.value)
        })
        .date("ended", |(project, _)| Some(project.ended.as_ref()?.value))
        .date("as_of", |(project, _)| Some(project.as_of.value))
        .text("objective", |(project, _)| project.objective.as_deref())
        .references("partners", |(project, _)| &project.partners)
        .text("delivered_by", |(project, _)| {
            project.delivered_by.as_deref()
        })
        .integer("cost.total", |(project, _)| project.cost.as_ref()?.total)
        .text("cost.funding", |(project, _)| {
            project.cost.as_ref()?.funding.as_deref()
        })
        .references("depends_on", |(project, _)| &project.depends_on)
        .references("related", |(project, _)| &project.related)
        .texts("mandate", |(project, _)| {
            project.mandate.iter().map(|text| &*text.value).collect()
        })
        .texts("service_ids", |(project, _)| {
            project.service_ids.iter().map(|id| &*id.value).collect()
        })
        .choice("efa", |(project, _)| project.efa)
        .choice("visibility", |(project, _)| Some(project.head.visibility))
        .table(
            "projects",
            (
                Kind::Project.plural(),
                label("je Projekt eine Zeile", "one row per project"),
            ),
            &["id"],
            view.strategy.projects.iter().zip(lights),
        )
}

fn computed_light() -> Column {
    let about = text!(
        "berechnete Ampel: aus Fristen, Prognosen und dem Alter des Berichts",
        "computed traffic light: from due dates, forecasts and the age of the report"
    );
    Column::new("ampel", about, Holds::Choice(Ampel::CHOICES.to_vec()))
}

fn name_of(project: &Project) -> Named {
    Named {
        id: project.head.id.to_string(),
        words: project.name().to_owned(),
    }
}

/// Milestones of all projects.
pub fn milestones(view: &View<'_>) -> Table {
    let all = view.strategy.projects.iter().flat_map(|project| {
        let milestones = project.milestones.iter();
        milestones.map(move |milestone| (project, milestone))
    });
    Maker::new(&view.strategy, inner_keys(project::KEYS, "milestone"))
        .owner(Kind::Project, |(project, _): &(&Project, &Milestone)| {
            Some(name_of(project))
        })
        .text("id", |(_, milestone)| Some(&milestone.id.value))
        .ministry(|(project, _)| project.head.ministry())
        .text("title", |(_, milestone)| Some(&milestone.title))
        .date("due", |(_, milestone)| Some(milestone.due.value))
        .date("forecast", |(_, milestone)| {
            Some(milestone.forecast.as_ref()?.value)
        })
        .date("done", |(_, milestone)| {
            Some(milestone.done.as_ref()?.value)
        })
        .text("evidence", |(_, milestone)| milestone.evidence.as_deref())
        .table(
            "milestones",
            (
                label("Meilensteine", "milestones"),
                label(
                    "je Meilenstein eines Projekts eine Zeile",
                    "one row per milestone of a project",
                ),
            ),
            &["project", "id"],
            all,
        )
}

/// How far projects have spread: covered of total.
pub fn rollouts(view: &View<'_>) -> Table {
    let all = view.strategy.projects.iter();
    let all = all.filter_map(|project| Some((project, project.rollout.as_ref()?)));
    Maker::new(&view.strategy, inner_keys(project::KEYS, "rollout"))
        .owner(Kind::Project, |(project, _): &(&Project, &Rollout)| {
            Some(name_of(project))
        })
        .ministry(|(project, _)| project.head.ministry())
        .text("unit", |(_, rollout)| Some(&rollout.unit))
        .integer("total", |(_, rollout)| Some(rollout.total.value))
        .integer("covered", |(_, rollout)| Some(rollout.covered.value))
        .date("as_of", |(_, rollout)| Some(rollout.as_of.value))
        .text("definition", |(_, rollout)| rollout.definition.as_deref())
        .text("source", |(_, rollout)| rollout.source.as_deref())
        .table(
            "rollouts",
            (
                label("Verbreitung", "roll-outs"),
                label(
                    "je Projekt, das sich verbreitet, eine Zeile: x von n",
                    "one row per project that is rolled out: x of n",
                ),
            ),
            &["project"],
            all,
        )
}
