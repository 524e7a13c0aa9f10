//! What is owed to fields and not there, kept up to date.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::leaf::Owing;
use super::names::Names;

/// The fields, and the contributions that are there.
#[derive(Debug, Default)]
pub struct Duties {
    names: Names,
    /// Who owes something to a field, by its id and file.
    owing: BTreeMap<Box<str>, BTreeMap<Box<str>, Owing>>,
    /// How many contributions a ministry wrote, by field as written.
    written: HashMap<Box<str>, BTreeMap<Box<str>, usize>>,
    requested: Option<usize>,
}

impl Duties {
    /// A field came.
    pub fn add_field(&mut self, path: &str, owing: &Owing) {
        self.requested = None;
        self.names.add(&owing.id, &owing.formerly);
        let files = self.owing.entry(owing.id.clone()).or_default();
        files.insert(path.into(), owing.clone());
    }

    /// A field went.
    pub fn remove_field(&mut self, path: &str, owing: &Owing) {
        self.requested = None;
        self.names.remove(&owing.id, &owing.formerly);
        if let Some(files) = self.owing.get_mut(&owing.id) {
            files.remove(path);
            if files.is_empty() {
                self.owing.remove(&owing.id);
            }
        }
    }

    /// A contribution of a ministry came.
    pub fn add_text(&mut self, ministry: &str, field: &str) {
        let ministries = match self.written.get_mut(field) {
            Some(ministries) => ministries,
            None => self.written.entry(field.into()).or_default(),
        };
        let count = ministries.entry(ministry.into()).or_default();
        *count += 1;
        if *count == 1 {
            self.requested = None;
        }
    }

    /// A contribution of a ministry went.
    pub fn remove_text(&mut self, ministry: &str, field: &str) {
        let Some(ministries) = self.written.get_mut(field) else {
            return;
        };
        let Some(count) = ministries.get_mut(ministry) else {
            return;
        };
        *count -= 1;
        if *count == 0 {
            ministries.remove(ministry);
            self.requested = None;
        }
    }

    /// Another ministry is known, or one is no longer.
    pub fn ministries_changed(&mut self) {
        self.requested = None;
    }

    /// How many contributions are owed and not there.
    pub fn requested<'m>(&mut self, ministries: impl Iterator<Item = &'m str> + Clone) -> usize {
        if let Some(requested) = self.requested {
            return requested;
        }
        let known: BTreeSet<&str> = ministries.collect();
        let mut there: HashMap<&str, BTreeSet<&str>> = HashMap::new();
        for (field, ministries) in &self.written {
            if let Some(id) = self.names.resolve(field) {
                let wrote = ministries.keys().map(|ministry| &**ministry);
                there.entry(id).or_default().extend(wrote);
            }
        }
        let none = BTreeSet::new();
        let mut requested = 0;
        for (id, files) in &self.owing {
            let there = there.get(&**id).unwrap_or(&none);
            requested += owing(files, &known).difference(there).count();
        }
        self.requested = Some(requested);
        requested
    }
}

/// The ministries that owe something to a field.
fn owing<'o>(files: &'o BTreeMap<Box<str>, Owing>, known: &BTreeSet<&'o str>) -> BTreeSet<&'o str> {
    let mut owing = BTreeSet::new();
    for file in files.values() {
        match &file.listed {
            None => owing.extend(known),
            Some(listed) => {
                let listed = listed.iter().map(|ministry| &**ministry);
                owing.extend(listed.filter(|ministry| known.contains(ministry)));
            }
        }
    }
    owing
}
