//! Who serves whom, seen from the other end: each goal with its measures and projects, each measure with its projects.

use crate::model::{Entry, Field, List, Listed, Project, Ref, Strategy};

use super::order::Order;

/// For each entry those that name it, in the order of their ministries.
pub struct Relations {
    /// For each field the contributions to it, ministry by ministry.
    pub contributions_of_field: Vec<Vec<usize>>,
    /// For each field its goals.
    pub goals_of_field: Vec<Vec<usize>>,
    /// For each goal the measures that name it.
    pub measures_of_goal: Vec<Vec<usize>>,
    /// For each goal the projects that name it.
    pub projects_of_goal: Vec<Vec<usize>>,
    /// For each measure the projects that name it.
    pub projects_of_measure: Vec<Vec<usize>>,
}

impl Relations {
    /// The relations of a strategy.
    pub fn of(strategy: &Strategy, order: &Order<'_>) -> Relations {
        let Strategy {
            contributions,
            goals,
            measures,
            projects,
            fields,
            ..
        } = strategy;
        let field = |reference: &Ref<Field>| positions(strategy, std::slice::from_ref(reference));
        let rank = |project: &Project| order.of_owner(project);
        Relations {
            contributions_of_field: gather(contributions, fields.len(), |contribution| {
                field(&contribution.field)
            })
            .sorted(contributions, |contribution| {
                (order.of_owner(contribution), contribution.order)
            }),
            goals_of_field: gather(goals, fields.len(), |goal| field(&goal.field))
                .sorted(goals, |goal| goal.due.last_day()),
            measures_of_goal: gather(measures, goals.len(), |measure| {
                positions(strategy, &measure.goals)
            })
            .sorted(measures, |measure| order.of_owner(measure)),
            projects_of_goal: gather(projects, goals.len(), |project| {
                positions(strategy, &project.goals)
            })
            .sorted(projects, rank),
            projects_of_measure: gather(projects, measures.len(), |project| {
                positions(strategy, project.measure.as_slice())
            })
            .sorted(projects, rank),
        }
    }
}

fn positions<T: Listed>(strategy: &Strategy, references: &[Ref<T>]) -> Vec<usize> {
    references
        .iter()
        .filter_map(|reference| strategy.position(T::KIND, &reference.id))
        .collect()
}

fn gather<T: Entry>(entries: &List<T>, named: usize, names: impl Fn(&T) -> Vec<usize>) -> Gathered {
    let mut gathered = vec![Vec::new(); named];
    for (at, entry) in entries.iter().enumerate() {
        let mut named = names(entry);
        named.sort_unstable();
        named.dedup();
        named.into_iter().for_each(|name| gathered[name].push(at));
    }
    Gathered(gathered)
}

/// Lists of entries in the order of their ids.
struct Gathered(Vec<Vec<usize>>);

impl Gathered {
    /// By a key; entries of the same key stay in the order of their ids.
    fn sorted<T, K: Ord>(mut self, entries: &List<T>, key: impl Fn(&T) -> K) -> Vec<Vec<usize>> {
        for list in &mut self.0 {
            list.sort_by_cached_key(|at| key(&entries[*at]));
        }
        self.0
    }
}
