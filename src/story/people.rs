//! Whose address a commit names: the contact who has it, or had it.

use std::collections::HashMap;

use crate::history::Person as Author;

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

    /// The contact who has the address of a commit. A claim, not an identity.
    pub fn find(&self, author: &Author) -> Option<&Known> {
        self.0.get(&*author.email.to_lowercase())
    }
}
