//! Contact persons by ministry and short name, and the entries that name them.

use std::collections::HashMap;

use crate::consolidation::State;
use crate::model::measure::Progress;
use crate::model::{Contact, Field, Head, Ministry, Ref, Strategy};
use crate::source::{Place, Spanned};

use super::rule::Context;

/// All contacts, found by ministry and short name. Every entry names one, so looking them up must be fast.
pub struct People<'s> {
    by_name: HashMap<(&'s str, &'s str), (&'s Ministry, &'s Contact), foldhash::fast::RandomState>,
}

impl<'s> People<'s> {
    /// Those of a strategy. Of two contacts with the same name the first counts.
    pub fn of(strategy: &'s Strategy) -> People<'s> {
        let mut by_name = HashMap::default();
        for ministry in &strategy.ministries {
            for contact in &ministry.contacts {
                let name = (&*ministry.id, &*contact.id.value);
                by_name.entry(name).or_insert((ministry, contact));
            }
        }
        People { by_name }
    }

    /// Only those who meet a condition.
    #[must_use]
    pub fn who(mut self, meets: impl Fn(&Contact) -> bool) -> People<'s> {
        self.by_name.retain(|_, (_, contact)| meets(contact));
        self
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// The contact of a ministry, with the ministry.
    pub fn find(&self, ministry: &str, name: &str) -> Option<(&'s Ministry, &'s Contact)> {
        self.by_name.get(&(ministry, name)).copied()
    }
}

/// An entry that names a contact.
pub struct Naming<'s> {
    /// The entry.
    pub head: &'s Head,
    /// The contact's name.
    pub contact: &'s Spanned<Box<str>>,
    /// The field that the entry is for, where it names one.
    pub field: Option<&'s Ref<Field>>,
    /// Whether there is still work to do on it.
    pub active: bool,
}

impl Naming<'_> {
    /// Where the contact is named.
    pub fn place(&self) -> Place {
        self.head.at(self.contact.span)
    }
}

/// All entries that name a contact.
pub fn namings<'s>(context: &'s Context<'_>) -> impl Iterator<Item = Naming<'s>> {
    let strategy = context.strategy;
    let contributions = context.consolidation.contributions();
    let contributions = contributions.filter_map(|(entry, standing)| {
        let active = standing.state != State::Adopted;
        naming(&entry.head, &entry.contact, Some(&entry.field), active)
    });
    let measures = strategy.measures.iter().filter_map(|entry| {
        let active = is_active(entry.status.value);
        naming(&entry.head, &entry.contact, None, active)
    });
    let projects = strategy.projects.iter().filter_map(|entry| {
        let active = is_active(entry.status.value);
        naming(&entry.head, &entry.contact, Some(&entry.field), active)
    });
    contributions.chain(measures).chain(projects)
}

/// Whether there is still work to do on a measure or project.
pub fn is_active(status: Progress) -> bool {
    !matches!(status, Progress::Completed | Progress::Cancelled)
}

fn naming<'s>(
    head: &'s Head,
    contact: &'s Option<Spanned<Box<str>>>,
    field: Option<&'s Ref<Field>>,
    active: bool,
) -> Option<Naming<'s>> {
    let contact = contact.as_ref()?;
    Some(Naming {
        head,
        contact,
        field,
        active,
    })
}
