//! Which entries an insert asks for, in their order, and under which headings they gather.

use jiff::civil::Date;

use crate::model::field::FieldKind;
use crate::model::{Entry, Field, Goal, Kind, List, Ministry, Project, Strategy};

use super::filter::Filter;
use super::order::Order;
use super::plan::At;

/// Entries under a heading, or under none.
pub struct Group {
    /// The heading.
    pub heading: Option<GroupHeading>,
    /// The entries.
    pub entries: Vec<At>,
}

/// What entries gather under: a field or a ministry.
#[derive(Clone, PartialEq, Eq)]
pub struct GroupHeading {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The places of the entries that pass, sorted by a key and then by id.
fn sorted<T: Entry, K: Ord>(
    entries: &List<T>,
    passes: impl Fn(&T) -> bool,
    key: impl Fn(&T) -> K,
) -> Vec<usize> {
    let mut found: Vec<usize> = (0..entries.len())
        .filter(|at| passes(&entries[*at]))
        .collect();
    found.sort_by_cached_key(|at| (key(&entries[*at]), *at));
    found
}

/// Fields.
pub fn fields(order: &Order<'_>, filter: &Filter<'_>) -> Vec<usize> {
    let fields = order.fields.iter().copied();
    let passes = |at: &usize| filter.field(&filter.strategy.fields[*at].head.id);
    fields.filter(passes).collect()
}

/// Fields of one kind.
pub fn fields_of(strategy: &Strategy, order: &Order<'_>, kind: FieldKind) -> Vec<usize> {
    order
        .fields
        .iter()
        .copied()
        .filter(|at| strategy.fields[*at].kind == kind)
        .collect()
}

/// Ministries.
pub fn ministries(order: &Order<'_>, filter: &Filter<'_>) -> Vec<usize> {
    let ministries = order.ministries.iter().copied();
    let passes = |at: &usize| filter.ministry(&filter.strategy.ministries[*at].id);
    ministries.filter(passes).collect()
}

/// All goals in order.
pub fn all_goals(strategy: &Strategy, order: &Order<'_>) -> Vec<usize> {
    sorted(&strategy.goals, |_| true, |goal| of_goal(order, goal))
}

/// Goals, field by field.
pub fn goals(order: &Order<'_>, filter: &Filter<'_>) -> Vec<Group> {
    let goals = &filter.strategy.goals;
    let found = sorted(goals, |goal| filter.goal(goal), |goal| of_goal(order, goal));
    let heading = |at: usize| filter.strategy.get(&goals[at].field).map(of_field);
    grouped(Kind::Goal, found, filter.insert.field.is_none(), heading)
}

/// Measures, ministry by ministry.
pub fn measures(order: &Order<'_>, filter: &Filter<'_>) -> Vec<Group> {
    let measures = &filter.strategy.measures;
    let found = sorted(
        measures,
        |measure| filter.measure(measure),
        |measure| order.of_owner(measure),
    );
    let heading = |at: usize| {
        let ministry = measures[at].head.ministry();
        filter.strategy.by_id(ministry).map(of_ministry)
    };
    let by_heading = filter.insert.ministry.is_none();
    grouped(Kind::Measure, found, by_heading, heading)
}

/// Projects, field by field; in a field the weightiest first.
pub fn projects(order: &Order<'_>, filter: &Filter<'_>) -> Vec<Group> {
    let insert = filter.insert;
    let by_heading = insert.field.is_none() && insert.priority.is_none();
    projects_that(order, filter, |_| true, by_heading)
}

/// Projects that serve neither a goal nor a measure, field by field.
pub fn free_projects(order: &Order<'_>, filter: &Filter<'_>) -> Vec<Group> {
    let is_free = |project: &Project| project.measure.is_none() && project.goals.is_empty();
    projects_that(order, filter, is_free, true)
}

fn projects_that(
    order: &Order<'_>,
    filter: &Filter<'_>,
    are: impl Fn(&Project) -> bool,
    by_heading: bool,
) -> Vec<Group> {
    let projects = &filter.strategy.projects;
    let key = |project: &Project| {
        (
            order.of_field(&project.field.id),
            project.priority,
            order.of_owner(project),
        )
    };
    let passes = |project: &Project| are(project) && filter.project(project);
    let found = sorted(projects, passes, key);
    let heading = |at: usize| filter.strategy.get(&projects[at].field).map(of_field);
    grouped(Kind::Project, found, by_heading, heading)
}

/// Decisions, the oldest first.
pub fn decisions(filter: &Filter<'_>) -> Vec<Group> {
    let found = sorted(
        &filter.strategy.decisions,
        |decision| filter.decision(decision),
        |decision| decision.date.first_day(),
    );
    grouped(Kind::Decision, found, false, |_| None)
}

/// Goals follow their fields, then their time.
fn of_goal(order: &Order<'_>, goal: &Goal) -> (usize, Date) {
    (order.of_field(&goal.field.id), goal.due.last_day())
}

fn of_field(field: &Field) -> GroupHeading {
    GroupHeading {
        id: field.head.id.to_string(),
        title: field.head.title.value.to_string(),
    }
}

fn of_ministry(ministry: &Ministry) -> GroupHeading {
    GroupHeading {
        id: ministry.id.to_string(),
        title: ministry.name.value.to_string(),
    }
}

/// Entries that follow each other and have the same heading stand in one group.
fn grouped(
    kind: Kind,
    found: Vec<usize>,
    by_heading: bool,
    heading: impl Fn(usize) -> Option<GroupHeading>,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for at in found {
        let heading = by_heading.then(|| heading(at)).flatten();
        match groups.last_mut().filter(|group| group.heading == heading) {
            Some(group) => group.entries.push((kind, at)),
            None => groups.push(Group {
                heading,
                entries: vec![(kind, at)],
            }),
        }
    }
    groups
}
