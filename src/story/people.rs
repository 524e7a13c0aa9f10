//! Whose address a commit names: the contact who has it, or had it.

use std::collections::HashMap;

use crate::history::Person as Author;
use crate::model::Strategy;

use super::said::Person;

/// The contacts of a history by their addresses.
#[derive(Clone, Debug, Default)]
pub struct Contacts(HashMap<Box<str>, Known>);

/// A contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The ministry.
    pub ministry: Box<str>,
    /// The short name in it.
    pub contact: Box<str>,
}

impl Contacts {
    /// Adds the contacts of a ministry; who is known already stays.
    pub fn add(&mut self, ministry: &str, people: &[Person]) {
        for person in people {
            for email in &person.emails {
                self.0.entry(email.clone()).or_insert_with(|| Known {
                    ministry: ministry.into(),
                    contact: person.id.clone(),
                });
            }
        }
    }

    /// These contacts, but first those whom a strategy names today.
    #[must_use]
    pub fn after(mut self, strategy: &Strategy) -> Contacts {
        for ministry in &strategy.ministries {
            for contact in &ministry.contacts {
                let addresses = contact.git_emails.iter().chain([&contact.email]);
                for email in addresses {
                    let known = Known {
                        ministry: ministry.id.clone(),
                        contact: contact.id.value.clone(),
                    };
                    self.0.insert(email.value.to_lowercase().into(), known);
                }
            }
        }
        self
    }

    /// The contact who has the address of a commit. A claim, not an identity.
    pub fn find(&self, author: &Author) -> Option<&Known> {
        self.0.get(&*author.email.to_lowercase())
    }
}
