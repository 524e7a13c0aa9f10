//! Which entries the filters of an insert let pass, in the whole document or in an extract of it.

use crate::model::insert::Insert;
use crate::model::{
    Contact, Contribution, Decision, Field, Goal, Kind, Measure, Project, Ref, Strategy,
};

use super::extract::Extract;

/// The filters of an insert and of an extract, with their references followed.
pub struct Filter<'i> {
    /// The strategy.
    pub strategy: &'i Strategy,
    /// The insert.
    pub insert: &'i Insert,
    fields: Vec<Option<usize>>,
    ministries: Vec<Option<usize>>,
}

impl<'i> Filter<'i> {
    /// The filters of an insert, in an extract.
    pub fn of(strategy: &'i Strategy, insert: &'i Insert, extract: &Extract) -> Filter<'i> {
        let field = insert.field.as_ref().map(|field| &*field.id);
        let ministry = insert.ministry.as_ref().map(|ministry| &*ministry.id);
        let wanted = |kind: Kind, ids: [Option<&str>; 2]| {
            let ids = ids.into_iter().flatten();
            ids.map(|id| strategy.position(kind, id)).collect()
        };
        Filter {
            strategy,
            insert,
            fields: wanted(Kind::Field, [field, extract.field.as_deref()]),
            ministries: wanted(Kind::Ministry, [ministry, extract.ministry.as_deref()]),
        }
    }

    /// Whether it asks for less than everything.
    pub fn is_narrow(&self) -> bool {
        !self.fields.is_empty()
            || !self.ministries.is_empty()
            || self.insert.status.is_some()
            || self.insert.priority.is_some()
    }

    /// Whether it lets a field pass.
    pub fn field(&self, id: &str) -> bool {
        self.concerns(&[id])
    }

    /// Whether it lets a ministry pass.
    pub fn ministry(&self, id: &str) -> bool {
        let position = || self.strategy.position(Kind::Ministry, id);
        let mut wanted = self.ministries.iter();
        wanted.all(|wanted| wanted.is_some() && *wanted == position())
    }

    /// Whether it lets a goal pass.
    pub fn goal(&self, goal: &Goal) -> bool {
        self.field(&goal.field.id) && self.ministry(&goal.lead.id)
    }

    /// Whether it lets a measure pass; a measure belongs to the fields of its goals.
    pub fn measure(&self, measure: &Measure) -> bool {
        let goals = measure.goals.iter();
        let fields = || {
            goals
                .filter_map(|goal| self.strategy.get(goal))
                .map(|goal| &goal.field)
        };
        self.ministry(measure.head.ministry())
            && self
                .insert
                .status
                .is_none_or(|status| status == measure.status.value)
            && (self.fields.is_empty() || self.concern(fields()))
    }

    /// Whether it lets a project pass.
    pub fn project(&self, project: &Project) -> bool {
        self.ministry(project.head.ministry())
            && self
                .insert
                .status
                .is_none_or(|status| status == project.status.value)
            && self
                .insert
                .priority
                .is_none_or(|priority| priority == project.priority)
            && self.concern(project.cross_cutting.iter().chain([&project.field]))
    }

    /// Whether it lets a contact pass; one without fields is there for all.
    pub fn contact(&self, contact: &Contact) -> bool {
        contact.fields.is_empty() || self.concern(&contact.fields)
    }

    /// Whether it lets a contribution pass.
    pub fn contribution(&self, contribution: &Contribution) -> bool {
        self.ministry(contribution.head.ministry()) && self.field(&contribution.field.id)
    }

    /// Whether it lets a decision pass; a decision belongs to no field.
    pub fn decision(&self, decision: &Decision) -> bool {
        let brought_in = match &decision.lead {
            Some(lead) => self.ministry(&lead.id),
            None => self.ministries.is_empty(),
        };
        brought_in && self.fields.is_empty()
    }

    fn concern<'r>(&self, fields: impl IntoIterator<Item = &'r Ref<Field>>) -> bool {
        let ids: Vec<&str> = fields.into_iter().map(|field| &*field.id).collect();
        self.concerns(&ids)
    }

    /// Whether something that belongs to these fields passes: each field that is asked for must be among them.
    fn concerns(&self, ids: &[&str]) -> bool {
        let position = |id: &&str| self.strategy.position(Kind::Field, id);
        let mut wanted = self.fields.iter();
        wanted.all(|wanted| wanted.is_some() && ids.iter().any(|id| position(id) == *wanted))
    }
}
