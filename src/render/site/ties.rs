//! What each page lists below its text: everything that names its entry, in the order of the strategy.

use crate::model::{Entry, Field, Kind, List, Listed, Ref, Strategy};

use super::super::order::Order;
use super::super::plan::At;
use super::super::relations::Relations;

/// For each entry what names it, beyond [`Relations`].
pub struct Ties {
    /// For each field the measures of its goals.
    pub measures_of_field: Vec<Vec<usize>>,
    /// For each field the projects that name it, as their own field or as a further one.
    pub projects_of_field: Vec<Vec<usize>>,
    /// For each goal the contributions that name it.
    pub contributions_of_goal: Vec<Vec<usize>>,
    /// For each project those that depend on it.
    pub dependents: Vec<Vec<usize>>,
    /// For each decision the measures and projects that are based on it.
    pub based_on: Vec<Vec<At>>,
    /// For each ministry what it coordinates, leads and owns.
    pub of_ministry: Vec<Vec<At>>,
}

impl Ties {
    /// The ties of a strategy.
    pub fn of(strategy: &Strategy, order: &Order<'_>, relations: &Relations) -> Ties {
        let mut ties = Ties {
            measures_of_field: measures_of_field(strategy, relations),
            projects_of_field: vec![Vec::new(); strategy.fields.len()],
            contributions_of_goal: vec![Vec::new(); strategy.goals.len()],
            dependents: vec![Vec::new(); strategy.projects.len()],
            based_on: vec![Vec::new(); strategy.decisions.len()],
            of_ministry: vec![Vec::new(); strategy.ministries.len()],
        };
        ties.contributions(strategy);
        ties.projects(strategy, order);
        ties.mandates(strategy);
        ties.ministries(strategy, order);
        ties
    }

    fn contributions(&mut self, strategy: &Strategy) {
        for (at, contribution) in strategy.contributions.iter().enumerate() {
            for goal in positions(strategy, &contribution.goals) {
                self.contributions_of_goal[goal].push(at);
            }
        }
    }

    fn projects(&mut self, strategy: &Strategy, order: &Order<'_>) {
        let projects = &strategy.projects;
        for (at, project) in projects.iter().enumerate() {
            let fields = std::iter::once(&project.field).chain(&project.cross_cutting);
            let fields: Vec<Ref<Field>> = fields.cloned().collect();
            for field in positions(strategy, &fields) {
                self.projects_of_field[field].push(at);
            }
            for other in positions(strategy, &project.depends_on) {
                self.dependents[other].push(at);
            }
        }
        for list in &mut self.projects_of_field {
            list.sort_by_key(|at| (projects[*at].priority, order.of_owner(&projects[*at]), *at));
        }
    }

    fn mandates(&mut self, strategy: &Strategy) {
        let measures = strategy.measures.iter().enumerate();
        let measures = measures.map(|(at, measure)| ((Kind::Measure, at), &measure.mandate));
        let projects = strategy.projects.iter().enumerate();
        let projects = projects.map(|(at, project)| ((Kind::Project, at), &project.mandate));
        for (entry, mandate) in measures.chain(projects) {
            let decisions = mandate
                .iter()
                .filter_map(|basis| strategy.position(Kind::Decision, &basis.value));
            for decision in sorted(decisions) {
                self.based_on[decision].push(entry);
            }
        }
    }

    fn ministries(&mut self, strategy: &Strategy, order: &Order<'_>) {
        let position = |id: &str| strategy.position(Kind::Ministry, id);
        for at in &order.fields {
            let coordinator = strategy.fields[*at].coordinator.as_ref();
            if let Some(ministry) = coordinator.and_then(|ministry| position(&ministry.id)) {
                self.of_ministry[ministry].push((Kind::Field, *at));
            }
        }
        for (at, goal) in strategy.goals.iter().enumerate() {
            if let Some(ministry) = position(&goal.lead.id) {
                self.of_ministry[ministry].push((Kind::Goal, at));
            }
        }
        self.owned(strategy, &strategy.contributions);
        self.owned(strategy, &strategy.measures);
        self.owned(strategy, &strategy.projects);
    }

    fn owned<T: Entry + Listed>(&mut self, strategy: &Strategy, entries: &List<T>) {
        for (at, entry) in entries.iter().enumerate() {
            if let Some(ministry) = strategy.position(Kind::Ministry, entry.head().ministry()) {
                self.of_ministry[ministry].push((T::KIND, at));
            }
        }
    }
}

/// A measure belongs to the fields of its goals.
fn measures_of_field(strategy: &Strategy, relations: &Relations) -> Vec<Vec<usize>> {
    let of_field = |goals: &Vec<usize>| {
        let measures = goals
            .iter()
            .flat_map(|goal| relations.measures_of_goal[*goal].iter());
        let mut seen = std::collections::HashSet::new();
        measures
            .copied()
            .filter(|measure| seen.insert(*measure))
            .collect()
    };
    debug_assert_eq!(relations.goals_of_field.len(), strategy.fields.len());
    relations.goals_of_field.iter().map(of_field).collect()
}

/// The places of what references name, each once.
fn positions<T: Listed>(strategy: &Strategy, references: &[Ref<T>]) -> Vec<usize> {
    let found = references
        .iter()
        .filter_map(|reference| strategy.position(T::KIND, &reference.id));
    sorted(found)
}

fn sorted(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut places: Vec<usize> = places.collect();
    places.sort_unstable();
    places.dedup();
    places
}
