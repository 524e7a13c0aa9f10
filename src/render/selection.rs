//! Which entries an insert asks for, in their order, and under which headings they gather.

use crate::model::field::FieldKind;
use crate::model::insert::Insert;
use crate::model::{Entry, Field, Goal, Kind, Ministry, Project, Strategy};

use super::extract::Extract;
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
    entries: &[T],
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
pub fn fields(
    strategy: &Strategy,
    order: &Order<'_>,
    insert: &Insert,
    extract: &Extract,
) -> Vec<usize> {
    let filter = Filter::of(strategy, insert, extract);
    order
        .fields
        .iter()
        .copied()
        .filter(|at| filter.field(&strategy.fields[*at].head.id))
        .collect()
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
pub fn ministries(
    strategy: &Strategy,
    order: &Order<'_>,
    insert: &Insert,
    extract: &Extract,
) -> Vec<usize> {
    let filter = Filter::of(strategy, insert, extract);
    order
        .ministries
        .iter()
        .copied()
        .filter(|at| filter.ministry(&strategy.ministries[*at].id))
        .collect()
}

/// All goals in order.
pub fn all_goals(strategy: &Strategy, order: &Order<'_>) -> Vec<usize> {
    sorted(
        &strategy.goals,
        |_| true,
        |goal| (order.of_field(&goal.field.id), goal.due.last_day()),
    )
}

/// Goals, field by field.
pub fn goals(
    strategy: &Strategy,
    order: &Order<'_>,
    insert: &Insert,
    extract: &Extract,
) -> Vec<Group> {
    let filter = Filter::of(strategy, insert, extract);
    let key = |goal: &Goal| (order.of_field(&goal.field.id), goal.due.last_day());
    let found = sorted(&strategy.goals, |goal| filter.goal(goal), key);
    let heading = |at: usize| strategy.get(&strategy.goals[at].field).map(of_field);
    grouped(Kind::Goal, found, insert.field.is_none(), heading)
}

/// Measures, ministry by ministry.
pub fn measures(
    strategy: &Strategy,
    order: &Order<'_>,
    insert: &Insert,
    extract: &Extract,
) -> Vec<Group> {
    let filter = Filter::of(strategy, insert, extract);
    let found = sorted(
        &strategy.measures,
        |measure| filter.measure(measure),
        |measure| order.of_owner(measure),
    );
    let heading = |at: usize| {
        strategy
            .by_id(strategy.measures[at].head.ministry())
            .map(of_ministry)
    };
    grouped(Kind::Measure, found, insert.ministry.is_none(), heading)
}

/// Projects, field by field; in a field the weightiest first.
pub fn projects(
    strategy: &Strategy,
    order: &Order<'_>,
    insert: &Insert,
    extract: &Extract,
) -> Vec<Group> {
    let filter = Filter::of(strategy, insert, extract);
    let key = |project: &Project| {
        (
            order.of_field(&project.field.id),
            project.priority,
            order.of_owner(project),
        )
    };
    let found = sorted(&strategy.projects, |project| filter.project(project), key);
    let heading = |at: usize| strategy.get(&strategy.projects[at].field).map(of_field);
    grouped(
        Kind::Project,
        found,
        insert.field.is_none() && insert.priority.is_none(),
        heading,
    )
}

/// Decisions, the oldest first.
pub fn decisions(strategy: &Strategy, insert: &Insert, extract: &Extract) -> Vec<Group> {
    let filter = Filter::of(strategy, insert, extract);
    let found = sorted(
        &strategy.decisions,
        |decision| filter.decision(decision),
        |decision| decision.date.first_day(),
    );
    grouped(Kind::Decision, found, false, |_| None)
}

/// Projects that serve neither a goal nor a measure, field by field.
pub fn free_projects(strategy: &Strategy, order: &Order<'_>, filter: &Filter<'_>) -> Vec<Group> {
    let is_free = |project: &Project| {
        project.measure.is_none() && project.goals.is_empty() && filter.project(project)
    };
    let key = |project: &Project| {
        (
            order.of_field(&project.field.id),
            project.priority,
            order.of_owner(project),
        )
    };
    let found = sorted(&strategy.projects, is_free, key);
    grouped(Kind::Project, found, true, |at| {
        strategy.get(&strategy.projects[at].field).map(of_field)
    })
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
