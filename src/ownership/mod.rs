//! Who owns what: each ministry its folder, the editors of the lead ministry all the rest.

use jiff::civil::Date;

use crate::model::contact::Role;
use crate::model::{Contact, Ministry, Strategy};

mod codeowners;
mod people;

pub use codeowners::{Flavor, codeowners};

/// Whose a path is.
#[derive(Clone, Copy, Debug)]
pub enum House<'s> {
    /// The lead's: everything that is no ministry's.
    Lead,
    /// A ministry's.
    Ministry(&'s Ministry),
}

/// A contact and its ministry.
#[derive(Clone, Copy, Debug)]
pub struct Person<'s> {
    /// The ministry.
    pub ministry: &'s Ministry,
    /// The contact.
    pub contact: &'s Contact,
}

/// Who owns what in a strategy on a day. Only contacts in office own anything.
#[derive(Clone, Copy, Debug)]
pub struct Ownership<'s> {
    strategy: &'s Strategy,
    today: Date,
}

impl<'s> Ownership<'s> {
    /// The ownership in a strategy.
    pub fn new(strategy: &'s Strategy, today: Date) -> Ownership<'s> {
        Ownership { strategy, today }
    }

    /// Whose a path is; relative to the strategy's folder, with `/`. The folder of a ministry that the strategy does not
    /// know is the lead's, which alone makes new ministries.
    pub fn house(&self, path: &str) -> House<'s> {
        let below = path.strip_prefix("ministries/");
        let folder = below.and_then(|below| below.split_once('/'));
        // Git lets nobody check out a path with such a part; where it would lead, nobody knows.
        let strange =
            |part: &str| matches!(part, "" | "." | "..") || part.eq_ignore_ascii_case(".git");
        let ministry = folder.and_then(|(id, _)| self.strategy.by_id(id));
        match ministry {
            Some(ministry) if !path.split('/').any(strange) => House::Ministry(ministry),
            _ => House::Lead,
        }
    }

    /// The ministry in the lead, or the one that has its duties today.
    pub fn lead(&self) -> Option<&'s Ministry> {
        let lead = self.strategy.get(self.strategy.settings.lead.as_ref()?)?;
        Some(self.strategy.successor(lead, self.today).unwrap_or(lead))
    }

    /// The editors: coordination and deputies of the lead ministry; where it has named neither, all its contacts.
    pub fn editors(&self) -> Vec<Person<'s>> {
        let Some(lead) = self.lead() else {
            return Vec::new();
        };
        let all = self.in_office(lead);
        let is_editor = |person: &&Person<'_>| person.contact.role.value != Role::Expert;
        let editors: Vec<Person<'s>> = all.iter().filter(is_editor).copied().collect();
        if editors.is_empty() { all } else { editors }
    }

    /// The contacts of a ministry, and of the one that has its duties today: coordination, deputies, experts.
    pub fn members(&self, ministry: &'s Ministry) -> Vec<Person<'s>> {
        let mut members = self.in_office(ministry);
        match self.strategy.successor(ministry, self.today) {
            Some(successor) if successor.id != ministry.id => {
                members.extend(self.in_office(successor));
            }
            _ => {}
        }
        members
    }

    /// Who may change what is a house's. Of a ministry that has nobody in office these are the editors: somebody has to name
    /// its contacts.
    pub fn owners(&self, house: House<'s>) -> Vec<Person<'s>> {
        match house {
            House::Lead => self.editors(),
            House::Ministry(ministry) => {
                let members = self.members(ministry);
                if members.is_empty() {
                    self.editors()
                } else {
                    members
                }
            }
        }
    }

    fn in_office(&self, ministry: &'s Ministry) -> Vec<Person<'s>> {
        let contacts = ministry.contacts.iter();
        let contacts = contacts.filter(|contact| contact.in_office(self.today));
        let mut people: Vec<Person<'s>> = contacts
            .map(|contact| Person { ministry, contact })
            .collect();
        people.sort_by_key(|person| (person.contact.role.value, person.contact.id.value.clone()));
        people
    }
}
