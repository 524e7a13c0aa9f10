//! Which entries the filters of an insert let pass.

use crate::model::insert::Insert;
use crate::model::{Contact, Contribution, Goal, Kind, Measure, Project, Strategy};

/// The filters of an insert, with its references followed.
pub struct Filter<'i> {
    strategy: &'i Strategy,
    insert: &'i Insert,
    field: Option<Option<usize>>,
    ministry: Option<Option<usize>>,
}

impl<'i> Filter<'i> {
    /// The filters of an insert.
    pub fn of(strategy: &'i Strategy, insert: &'i Insert) -> Filter<'i> {
        let field = insert
            .field
            .as_ref()
            .map(|field| strategy.position(Kind::Field, &field.id));
        let ministry = insert
            .ministry
            .as_ref()
            .map(|ministry| strategy.position(Kind::Ministry, &ministry.id));
        Filter {
            strategy,
            insert,
            field,
            ministry,
        }
    }

    /// Whether it asks for less than everything.
    pub fn is_narrow(&self) -> bool {
        self.field.is_some()
            || self.ministry.is_some()
            || self.insert.status.is_some()
            || self.insert.priority.is_some()
    }

    /// Whether it lets a field pass.
    pub fn field(&self, id: &str) -> bool {
        self.field.is_none_or(|wanted| {
            wanted.is_some() && wanted == self.strategy.position(Kind::Field, id)
        })
    }

    /// Whether it lets a ministry pass.
    pub fn ministry(&self, id: &str) -> bool {
        self.ministry.is_none_or(|wanted| {
            wanted.is_some() && wanted == self.strategy.position(Kind::Ministry, id)
        })
    }

    /// Whether it lets a goal pass.
    pub fn goal(&self, goal: &Goal) -> bool {
        self.field(&goal.field.id) && self.ministry(&goal.lead.id)
    }

    /// Whether it lets a measure pass; a measure belongs to the fields of its goals.
    pub fn measure(&self, measure: &Measure) -> bool {
        let in_field = || {
            let mut goals = measure
                .goals
                .iter()
                .filter_map(|goal| self.strategy.get(goal));
            goals.any(|goal| self.field(&goal.field.id))
        };
        self.ministry(measure.head.ministry())
            && self
                .insert
                .status
                .is_none_or(|status| status == measure.status.value)
            && (self.field.is_none() || in_field())
    }

    /// Whether it lets a project pass.
    pub fn project(&self, project: &Project) -> bool {
        let mut fields = project.cross_cutting.iter().chain([&project.field]);
        self.ministry(project.head.ministry())
            && self
                .insert
                .status
                .is_none_or(|status| status == project.status.value)
            && self
                .insert
                .priority
                .is_none_or(|priority| priority == project.priority)
            && fields.any(|field| self.field(&field.id))
    }

    /// Whether it lets a contact pass; one without fields is there for all.
    pub fn contact(&self, contact: &Contact) -> bool {
        contact.fields.is_empty() || contact.fields.iter().any(|field| self.field(&field.id))
    }

    /// Whether it lets a contribution pass.
    pub fn contribution(&self, contribution: &Contribution) -> bool {
        self.ministry(contribution.head.ministry()) && self.field(&contribution.field.id)
    }
}
