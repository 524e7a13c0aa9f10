//! Gathers differences while two states are compared, and puts them in their order.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{Kind, Ministry, Strategy};
use crate::source::Span;

use super::side::Side;
use super::{Change, Comparison, Difference, Fate, House, Subject};

/// What was found so far.
pub struct Collector<'c> {
    /// The old state.
    pub old: &'c Side<'c>,
    /// The new state.
    pub new: &'c Side<'c>,
    /// The records of evidence that a change tells of: file and place of its object, in the old and in the new state.
    pub told_records: [HashSet<(usize, Span)>; 2],
    /// Paths of files that a difference or a note about form tells of.
    pub told_files: HashSet<Box<str>>,
    found: BTreeMap<(Subject, Box<str>), Difference>,
    form_only: Vec<Box<str>>,
}

impl<'c> Collector<'c> {
    /// Nothing is found yet.
    pub fn new(old: &'c Side<'c>, new: &'c Side<'c>) -> Collector<'c> {
        Collector {
            old,
            new,
            told_records: [HashSet::new(), HashSet::new()],
            told_files: HashSet::new(),
            found: BTreeMap::new(),
            form_only: Vec::new(),
        }
    }

    /// Notes a difference; one of the same thing is joined with it.
    pub fn add(&mut self, difference: Difference) {
        let key = (difference.subject, difference.id.clone());
        match self.found.get_mut(&key) {
            Some(known) => known.changes.extend(difference.changes),
            None => drop(self.found.insert(key, difference)),
        }
    }

    /// Takes what was found in a part of the same two states.
    pub fn join(&mut self, part: Collector<'c>) {
        for (all, told) in self.told_records.iter_mut().zip(part.told_records) {
            all.extend(told);
        }
        self.told_files.extend(part.told_files);
        self.form_only.extend(part.form_only);
        part.found
            .into_values()
            .for_each(|difference| self.add(difference));
    }

    /// Notes a difference if something came of it.
    pub fn add_changed(&mut self, difference: Difference) {
        if difference.fate != Fate::Kept || !difference.changes.is_empty() {
            self.add(difference);
        }
    }

    /// A file was written differently and says the same.
    pub fn only_form(&mut self, path: &str) {
        self.form_only.push(path.into());
        self.told_files.insert(path.into());
    }

    /// All of it, in order.
    pub fn finish(self) -> Comparison {
        let (new, old) = (places(self.new.strategy), places(self.old.strategy));
        let place = |ministry: &str| match ministry {
            "" => 0,
            id => new
                .get(id)
                .or_else(|| old.get(id))
                .map_or(usize::MAX, |at| at + 1),
        };
        let mut differences: Vec<Difference> = self.found.into_values().collect();
        for difference in &mut differences {
            difference.changes.sort_by_key(|change| change.what);
        }
        differences.sort_by_cached_key(|difference| {
            (
                place(&difference.ministry),
                difference.ministry.clone(),
                rank(difference.subject),
                weight(difference),
                difference.id.clone(),
            )
        });
        let mut form_only = self.form_only;
        form_only.sort_unstable();
        Comparison {
            ministries: houses(&differences, self.old.strategy, self.new.strategy),
            differences,
            form_only,
        }
    }
}

/// The names of the ministries to which differences belong, in the new state if they are there.
fn houses(differences: &[Difference], old: &Strategy, new: &Strategy) -> BTreeMap<Box<str>, House> {
    let house = |id: &str| {
        let ministry: &Ministry = new.by_id(id).or_else(|| old.by_id(id))?;
        let (short, name) = (ministry.short.clone(), ministry.name.value.clone());
        Some((id.into(), House { short, name }))
    };
    let ids = differences.iter().map(|difference| &*difference.ministry);
    ids.filter_map(house).collect()
}

/// The places of ministries in their order.
fn places(strategy: &Strategy) -> HashMap<&str, usize> {
    let mut ids: Vec<(i64, &str)> = strategy
        .ministries
        .iter()
        .map(|ministry| (ministry.order, &*ministry.id))
        .collect();
    ids.sort_unstable();
    let ids = ids.into_iter().enumerate();
    ids.map(|(at, (_, id))| (id, at)).collect()
}

/// What readers look for first.
fn rank(subject: Subject) -> u8 {
    match subject {
        Subject::Strategy => 0,
        Subject::Entry(kind) => match kind {
            Kind::Decision => 1,
            Kind::Field => 2,
            Kind::Goal => 3,
            Kind::Chapter => 4,
            Kind::Contribution => 5,
            Kind::Measure => 6,
            Kind::Project => 7,
            Kind::Ministry => 8,
        },
        Subject::Contact => 9,
        Subject::File => 10,
    }
}

fn weight(difference: &Difference) -> (u8, Option<super::What>) {
    let heaviest = difference
        .changes
        .first()
        .map(|change: &Change| change.what);
    match difference.fate {
        Fate::Unreadable | Fate::Readable => (0, None),
        Fate::Added => (1, None),
        Fate::Removed => (2, None),
        Fate::Renamed { .. } => (3, heaviest),
        Fate::Kept => (4, heaviest),
    }
}
