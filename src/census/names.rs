//! Which entry an id names, today's or a former one, while entries come and go.

use std::collections::{BTreeMap, HashMap};

/// The ids of the entries of one kind.
#[derive(Debug, Default)]
pub struct Names {
    /// Today's ids, and how many files have each: `x.md` and `x.toml` may both be there.
    today: HashMap<Box<str>, usize>,
    /// For each former id the entries that name it, and how often.
    former: HashMap<Box<str>, BTreeMap<Box<str>, usize>>,
}

impl Names {
    /// The id of today of what an id names: a former one names the first entry that had it, as in
    /// [`Strategy::position`](crate::model::Strategy::position).
    pub fn resolve<'n>(&'n self, id: &str) -> Option<&'n str> {
        match self.today.get_key_value(id) {
            Some((id, _)) => Some(id),
            None => self.former.get(id)?.keys().next().map(|id| &**id),
        }
    }

    /// An entry came.
    pub fn add(&mut self, id: &str, formerly: &[Box<str>]) {
        *self.today.entry(id.into()).or_default() += 1;
        for name in formerly {
            let entries = self.former.entry(name.clone()).or_default();
            *entries.entry(id.into()).or_default() += 1;
        }
    }

    /// An entry went.
    pub fn remove(&mut self, id: &str, formerly: &[Box<str>]) {
        if let Some(files) = self.today.get_mut(id) {
            *files -= 1;
            if *files == 0 {
                self.today.remove(id);
            }
        }
        for name in formerly {
            if let Some(entries) = self.former.get_mut(name) {
                drop_one(entries, id);
                if entries.is_empty() {
                    self.former.remove(name);
                }
            }
        }
    }
}

fn drop_one(entries: &mut BTreeMap<Box<str>, usize>, id: &str) {
    if let Some(count) = entries.get_mut(id) {
        *count -= 1;
        if *count == 0 {
            entries.remove(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_former_id_names_the_first_entry_that_had_it_unless_another_has_it_today() {
        let mut names = Names::default();
        let old: [Box<str>; 1] = ["bm/alt".into()];
        names.add("bm/z", &old);
        names.add("bm/b", &old);
        assert_eq!(names.resolve("bm/alt"), Some("bm/b"));
        names.add("bm/alt", &[]);
        assert_eq!(names.resolve("bm/alt"), Some("bm/alt"));
        names.remove("bm/alt", &[]);
        names.remove("bm/b", &old);
        assert_eq!(names.resolve("bm/alt"), Some("bm/z"));
        names.remove("bm/z", &old);
        assert_eq!(names.resolve("bm/alt"), None);
    }
}
