//! Where what is to be done is gathered, and what everyone who gathers needs.

use jiff::civil::Date;

use crate::consolidation::Consolidation;
use crate::model::{Ministry, PartialDate, Strategy};
use crate::source::{FileId, Files, Spanned};

use super::item::Item;

/// Where what is to be done is gathered.
pub struct Finder<'f, 's> {
    /// The files, for their paths and texts.
    pub files: &'f Files,
    /// The strategy.
    pub strategy: &'s Strategy,
    /// The states of contributions.
    pub consolidation: &'f Consolidation<'s>,
    /// The day.
    pub today: Date,
    /// The only ministry that is looked at.
    pub only: Option<&'s Ministry>,
    /// What was found.
    pub items: Vec<Item<'s>>,
}

impl<'s> Finder<'_, 's> {
    /// A ministry, if it is looked at.
    pub fn ministry(&self, id: &str) -> Option<&'s Ministry> {
        match self.only {
            Some(only) => (&*only.id == id).then_some(only),
            None => self.strategy.by_id(id),
        }
    }

    /// The path of a file.
    pub fn path(&self, file: FileId) -> String {
        self.files.path(file).to_owned()
    }
}

/// The last day of a deadline of the process.
pub fn last_day(date: &Option<Spanned<PartialDate>>) -> Option<Date> {
    date.as_ref().map(|date| date.last_day())
}
