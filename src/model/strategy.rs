//! The whole strategy and the finding of entries by id.

use std::collections::{BTreeSet, HashMap};

use crate::source::FileId;

use super::{
    Chapter, Contribution, Cosignature, Decision, Entry, Field, Goal, Head, Kind, LedgerRecord, Measure, Ministry, Project,
    Ref, Settings,
};

/// A strategy. Every list is sorted by id; evidence is in the order of its files.
#[derive(Clone, Debug, Default)]
pub struct Strategy {
    /// `strategy.toml`.
    pub settings: Settings,
    /// The ministries.
    pub ministries: Vec<Ministry>,
    /// The fields of action.
    pub fields: Vec<Field>,
    /// The goals.
    pub goals: Vec<Goal>,
    /// The chapters.
    pub chapters: Vec<Chapter>,
    /// The decisions.
    pub decisions: Vec<Decision>,
    /// The contributions.
    pub contributions: Vec<Contribution>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// The projects.
    pub projects: Vec<Project>,
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
    index: HashMap<Kind, HashMap<Box<str>, Known>>,
    by_file: HashMap<FileId, (Kind, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Entry(u32),
    Former(u32),
    Unreadable,
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
    /// Their list.
    fn all(strategy: &Strategy) -> &[Self];
}

impl Listed for Ministry {
    const KIND: Kind = Kind::Ministry;
    fn all(strategy: &Strategy) -> &[Self] {
        &strategy.ministries
    }
}

impl Strategy {
    /// Sorts the lists and makes the index. `unreadable` holds the ids of files that could not be read.
    pub fn index(&mut self, unreadable: Vec<(Kind, Box<str>)>) {
        self.ministries.sort_by(|a, b| a.id.cmp(&b.id));
        fn sort<T: Entry>(entries: &mut [T]) {
            entries.sort_by(|a, b| a.head().id.cmp(&b.head().id));
        }
        sort(&mut self.fields);
        sort(&mut self.goals);
        sort(&mut self.chapters);
        sort(&mut self.decisions);
        sort(&mut self.contributions);
        sort(&mut self.measures);
        sort(&mut self.projects);

        let mut index: HashMap<Kind, HashMap<Box<str>, Known>> = HashMap::new();
        let mut by_file = HashMap::with_capacity(self.contributions.len() + self.measures.len() + self.projects.len());
        let ministries = index.entry(Kind::Ministry).or_default();
        for (at, ministry) in self.ministries.iter().enumerate() {
            ministries.insert(ministry.id.clone(), Known::Entry(at as u32));
        }
        for (at, head) in self.heads() {
            by_file.insert(head.file, (head.kind, at as u32));
            index.entry(head.kind).or_default().insert(head.id.clone(), Known::Entry(at as u32));
        }
        for (at, head) in self.heads() {
            for former in &head.formerly {
                let known = index.entry(head.kind).or_default();
                known.entry(former.value.clone()).or_insert(Known::Former(at as u32));
            }
        }
        for (kind, id) in unreadable {
            index.entry(kind).or_default().entry(id).or_insert(Known::Unreadable);
            self.incomplete.insert(kind);
        }
        self.index = index;
        self.by_file = by_file;
    }

    fn heads(&self) -> impl Iterator<Item = (usize, &Head)> {
        fn of<T: Entry>(entries: &[T]) -> impl Iterator<Item = (usize, &Head)> {
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

    /// The entry of an id, also of a former one.
    pub fn by_id<T: Listed>(&self, id: &str) -> Option<&T> {
        T::all(self).get(self.position(T::KIND, id)?)
    }

    /// The place in its list of the entry of an id, also of a former one.
    pub fn position(&self, kind: Kind, id: &str) -> Option<usize> {
        match self.index.get(&kind)?.get(id)? {
            Known::Entry(at) | Known::Former(at) => Some(*at as usize),
            Known::Unreadable => None,
        }
    }

    /// What an id leads to.
    pub fn look_up(&self, kind: Kind, id: &str) -> Lookup<'_> {
        match self.index.get(&kind).and_then(|known| known.get(id)) {
            None => Lookup::Unknown,
            Some(Known::Entry(_)) => Lookup::Found,
            Some(Known::Unreadable) => Lookup::Unreadable,
            Some(Known::Former(at)) => Lookup::Former(self.head_at(kind, *at as usize).map_or("", |head| &head.id)),
        }
    }

    /// All ids of a kind, unsorted, without former ones.
    pub fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let known = self.index.get(&kind).into_iter().flatten();
        known.filter(|(_, known)| !matches!(known, Known::Former(_))).map(|(id, _)| &**id)
    }

    /// The entry that stands in a file.
    pub fn head_in(&self, file: FileId) -> Option<&Head> {
        let (kind, at) = self.by_file.get(&file)?;
        self.head_at(*kind, *at as usize)
    }

    fn head_at(&self, kind: Kind, at: usize) -> Option<&Head> {
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
