//! The whole strategy and the finding of entries by id.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::source::FileId;

use super::decision::Resolution;
use super::{
    Chapter, Contribution, Cosignature, Decision, Entry, Field, Goal, Head, Kind, LedgerRecord,
    List, Measure, Ministry, Project, Ref, Settings,
};

/// A strategy. Every list is sorted by id; evidence is in the order of its files.
#[derive(Clone, Debug, Default)]
pub struct Strategy {
    /// `strategy.toml`.
    pub settings: Settings,
    /// The ministries.
    pub ministries: Vec<Ministry>,
    /// The fields of action.
    pub fields: List<Field>,
    /// The goals.
    pub goals: List<Goal>,
    /// The chapters.
    pub chapters: List<Chapter>,
    /// The decisions.
    pub decisions: List<Decision>,
    /// The contributions.
    pub contributions: List<Contribution>,
    /// The measures.
    pub measures: List<Measure>,
    /// The projects.
    pub projects: List<Project>,
    /// The co-signatures.
    pub cosignatures: Vec<Cosignature>,
    /// The editors' ledger.
    pub ledger: Vec<LedgerRecord>,
    /// Pictures and other files that texts may use.
    pub assets: Vec<FileId>,
    /// Files that should hold an entry but could not be read, with the entry's kind: rules about what is missing stay
    /// silent for these kinds.
    pub incomplete: BTreeSet<Kind>,
    /// Whether a file of evidence could not be read.
    pub evidence_incomplete: bool,
    /// The ministries whose co-signatures could not be read: nobody knows whether they are silent.
    pub illegible: BTreeSet<Box<str>>,
    /// Files in which a key is unknown or its value unusable: rules about what a file lacks stay silent for them, as it
    /// may stand there misspelt.
    pub flawed: BTreeSet<FileId>,
    has_internal: bool,
    former: BTreeMap<(Kind, Box<str>), u32>,
    unreadable: BTreeSet<(Kind, Box<str>)>,
    by_file: Vec<Option<(Kind, u32)>>,
}

/// What an id leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Lookup<'s> {
    /// An entry of this id.
    Found,
    /// An entry that had this id before; it has the id given now.
    Former(&'s str),
    /// A file of this id that could not be read.
    Unreadable,
    /// Nothing.
    Unknown,
}

/// Entries that stand in a list of the strategy.
pub trait Listed: Sized {
    /// Their kind.
    const KIND: Kind;
    /// The one at a place in their list.
    fn at(strategy: &Strategy, at: usize) -> Option<&Self>;
}

impl Listed for Ministry {
    const KIND: Kind = Kind::Ministry;
    fn at(strategy: &Strategy, at: usize) -> Option<&Self> {
        strategy.ministries.get(at)
    }
}

impl Strategy {
    /// Sorts the lists and makes the index. `unreadable` holds the ids of files that could not be read.
    pub fn index(&mut self, unreadable: Vec<(Kind, Box<str>)>) {
        self.ministries.sort_by(|a, b| a.id.cmp(&b.id));
        // The order of files mostly is that of ids already.
        fn sort<T: Entry>(entries: &mut List<T>) {
            entries.sort_by_key(|entry| &*entry.head().id);
        }
        sort(&mut self.fields);
        sort(&mut self.goals);
        sort(&mut self.chapters);
        sort(&mut self.decisions);
        sort(&mut self.measures);
        // The two that are long.
        rayon::join(
            || sort(&mut self.contributions),
            || sort(&mut self.projects),
        );

        // Hardly any file holds no entry.
        let mut by_file = Vec::with_capacity(self.heads().count() + 128);
        let mut former = BTreeMap::new();
        let mut has_internal = false;
        for (at, head) in self.heads() {
            let file = head.file.index();
            by_file.resize(by_file.len().max(file + 1), None);
            by_file[file] = Some((head.kind, at as u32));
            has_internal |= !head.is_public();
            for id in &head.formerly {
                former
                    .entry((head.kind, id.value.clone()))
                    .or_insert(at as u32);
            }
        }
        self.by_file = by_file;
        self.former = former;
        self.has_internal = has_internal;
        self.incomplete
            .extend(unreadable.iter().map(|(kind, _)| *kind));
        self.unreadable = unreadable.into_iter().collect();
    }

    fn heads(&self) -> impl Iterator<Item = (usize, &Head)> {
        fn of<T: Entry>(entries: &List<T>) -> impl Iterator<Item = (usize, &Head)> {
            entries.iter().map(Entry::head).enumerate()
        }
        of(&self.fields)
            .chain(of(&self.goals))
            .chain(of(&self.chapters))
            .chain(of(&self.decisions))
            .chain(of(&self.contributions))
            .chain(of(&self.measures))
            .chain(of(&self.projects))
    }

    /// What all entries but the ministries have in common, kind by kind.
    pub fn entries(&self) -> impl Iterator<Item = &Head> {
        self.heads().map(|(_, head)| head)
    }

    /// The entry of a reference, also by a former id.
    pub fn get<T: Listed>(&self, reference: &Ref<T>) -> Option<&T> {
        self.by_id(&reference.id)
    }

    /// The decisions that adopt this edition, by their own word; whether they mean today's text is another question.
    pub fn adopting(&self) -> impl Iterator<Item = &Decision> {
        let edition = &self.settings.edition;
        self.decisions.iter().filter(move |decision| {
            let adopts = decision.adopts.as_ref();
            decision.kind.value == Resolution::Adopted
                && adopts.is_some_and(|adopts| adopts.value == *edition)
        })
    }

    /// The ministry that has the duties of a ministry on a day: itself, its successor, or the successor's.
    pub fn successor<'s>(&'s self, ministry: &'s Ministry, day: Date) -> Option<&'s Ministry> {
        let next = |ministry: &&'s Ministry| self.get(ministry.successor.as_ref()?);
        // More steps than there are ministries would be a circle.
        std::iter::successors(Some(ministry), next)
            .take(self.ministries.len())
            .find(|ministry| !ministry.is_over(day))
    }

    /// The entry of an id, also of a former one.
    pub fn by_id<T: Listed>(&self, id: &str) -> Option<&T> {
        T::at(self, self.position(T::KIND, id)?)
    }

    /// The id of today of what a reference names; the one that is written where it names nothing.
    pub fn id_of<'s, T: Listed>(&'s self, reference: &'s Ref<T>) -> &'s str {
        let at = self.position(T::KIND, &reference.id);
        at.and_then(|at| self.id_at(T::KIND, at))
            .unwrap_or(&reference.id)
    }

    /// An id, if an entry has it today.
    pub fn known_id(&self, kind: Kind, id: &str) -> Option<&str> {
        self.id_at(kind, self.today_position(kind, id)?)
    }

    fn id_at(&self, kind: Kind, at: usize) -> Option<&str> {
        match kind {
            Kind::Ministry => self.ministries.get(at).map(|ministry| &*ministry.id),
            kind => self.head_at(kind, at).map(|head| &*head.id),
        }
    }

    /// The place in its list of the entry of an id, also of a former one.
    pub fn position(&self, kind: Kind, id: &str) -> Option<usize> {
        self.today_position(kind, id).or_else(|| {
            let former = self.former.get(&(kind, Box::from(id)))?;
            Some(*former as usize)
        })
    }

    /// Whether any entry had another id once.
    pub fn has_former_ids(&self) -> bool {
        !self.former.is_empty()
    }

    /// Whether any entry is internal.
    pub fn has_internal(&self) -> bool {
        self.has_internal
    }

    /// The entry whose file lay at a path before it was renamed, by its former ids: its kind and its place in its list.
    pub fn formerly_at(&self, path: &str) -> Option<(Kind, usize)> {
        let (folder, name) = path.rsplit_once('/')?;
        let (kind, ministry) = Kind::of_folder(folder)?;
        let slug = name
            .strip_suffix(".md")
            .or_else(|| name.strip_suffix(".toml"))?;
        let id = ministry.map_or(slug.to_owned(), |ministry| format!("{ministry}/{slug}"));
        let at = self.former.get(&(kind, id.into()))?;
        Some((kind, *at as usize))
    }

    /// The lists are sorted by id, so no other index is needed.
    fn today_position(&self, kind: Kind, id: &str) -> Option<usize> {
        fn search<T: Entry>(entries: &List<T>, id: &str) -> Option<usize> {
            entries.search_by_key(id, |entry| &*entry.head().id)
        }
        match kind {
            Kind::Field => search(&self.fields, id),
            Kind::Goal => search(&self.goals, id),
            Kind::Chapter => search(&self.chapters, id),
            Kind::Decision => search(&self.decisions, id),
            Kind::Contribution => search(&self.contributions, id),
            Kind::Measure => search(&self.measures, id),
            Kind::Project => search(&self.projects, id),
            Kind::Ministry => self
                .ministries
                .binary_search_by(|ministry| (*ministry.id).cmp(id))
                .ok(),
        }
    }

    /// The entry of a kind and an id of today.
    pub fn find(&self, kind: Kind, id: &str) -> Option<&Head> {
        self.head_at(kind, self.today_position(kind, id)?)
    }

    /// What an id leads to.
    pub fn look_up(&self, kind: Kind, id: &str) -> Lookup<'_> {
        if self.today_position(kind, id).is_some() {
            return Lookup::Found;
        }
        let key = (kind, Box::from(id));
        if self.unreadable.contains(&key) {
            return Lookup::Unreadable;
        }
        match self.former.get(&key) {
            Some(at) => {
                Lookup::Former(self.head_at(kind, *at as usize).map_or("", |head| &head.id))
            }
            None => Lookup::Unknown,
        }
    }

    /// All ids of a kind, without former ones.
    pub fn ids(&self, kind: Kind) -> Vec<&str> {
        fn of<T: Entry>(entries: &List<T>) -> Vec<&str> {
            entries.iter().map(|entry| &*entry.head().id).collect()
        }
        let mut ids = match kind {
            Kind::Field => of(&self.fields),
            Kind::Goal => of(&self.goals),
            Kind::Chapter => of(&self.chapters),
            Kind::Decision => of(&self.decisions),
            Kind::Contribution => of(&self.contributions),
            Kind::Measure => of(&self.measures),
            Kind::Project => of(&self.projects),
            Kind::Ministry => self
                .ministries
                .iter()
                .map(|ministry| &*ministry.id)
                .collect(),
        };
        ids.extend(
            self.unreadable
                .iter()
                .filter(|(other, _)| *other == kind)
                .map(|(_, id)| &**id),
        );
        ids.sort_unstable();
        ids
    }

    /// The entry that stands in a file.
    pub fn head_in(&self, file: FileId) -> Option<&Head> {
        let (kind, at) = self.position_in(file)?;
        self.head_at(kind, at)
    }

    /// The kind of the entry that stands in a file, and its place in the list of that kind.
    pub fn position_in(&self, file: FileId) -> Option<(Kind, usize)> {
        let (kind, at) = (*self.by_file.get(file.index())?)?;
        Some((kind, at as usize))
    }

    /// The entry at a place in the list of its kind.
    pub fn head_at(&self, kind: Kind, at: usize) -> Option<&Head> {
        match kind {
            Kind::Field => self.fields.get(at).map(Entry::head),
            Kind::Goal => self.goals.get(at).map(Entry::head),
            Kind::Chapter => self.chapters.get(at).map(Entry::head),
            Kind::Decision => self.decisions.get(at).map(Entry::head),
            Kind::Contribution => self.contributions.get(at).map(Entry::head),
            Kind::Measure => self.measures.get(at).map(Entry::head),
            Kind::Project => self.projects.get(at).map(Entry::head),
            Kind::Ministry => None,
        }
    }
}
