//! What two versions of `strategy.toml` or of a ministry's contacts tell.

use crate::model::PartialDate;

use super::event::Deed;
use super::said::{Person, Rules};

/// What is different in the rules of the strategy.
pub fn compare(old: &Rules, new: &Rules) -> Vec<Deed> {
    let mut deeds = Vec::new();
    if old.edition != new.edition {
        deeds.push(Deed::Edition(old.edition.clone(), new.edition.clone()));
    }
    for ((deadline, before), (_, now)) in old.deadlines.iter().zip(&new.deadlines) {
        if before != now {
            deeds.push(Deed::Deadline(*deadline, *before, *now));
        }
    }
    if deeds.is_empty() && old.whole != new.whole {
        deeds.push(Deed::Changed(new.whole));
    }
    deeds
}

/// Contacts that were named, or left: who, what, and the day that the file gives.
pub fn contacts(old: &[Person], new: &[Person]) -> Vec<(Box<str>, Deed, Option<PartialDate>)> {
    let mut deeds = Vec::new();
    let find = |people: &'_ [Person], id: &str| people.iter().position(|person| &*person.id == id);
    for person in new {
        let before = find(old, &person.id).map(|at| &old[at]);
        let same =
            |before: &&Person| before.name == person.name && before.nominated == person.nominated;
        if before.filter(same).is_none() {
            deeds.push((person.id.clone(), Deed::Named, Some(person.nominated)));
        }
        if person.until.is_some() && before.is_none_or(|before| before.until != person.until) {
            deeds.push((person.id.clone(), Deed::Left, person.until));
        }
    }
    let gone = old.iter().filter(|person| find(new, &person.id).is_none());
    let gone = gone.filter(|person| person.until.is_none());
    deeds.extend(gone.map(|person| (person.id.clone(), Deed::Left, None)));
    deeds
}
