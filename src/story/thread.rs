//! One entry's story: under all names that it ever had, without what another entry did that had one of these names before or
//! after it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::message::nearest;
use crate::model::{Choices, Kind};

use super::ancestry::Ancestry;
use super::commit::Told;
use super::event::{Deed, Subject};
use super::link::Link;
use super::{Event, Story};

/// What people may have meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// This.
    One(Subject),
    /// One of several, written `field:bildung`.
    Several(Vec<String>),
    /// Nothing that ever was; the nearest name, if one is near.
    Unknown(Option<String>),
}

/// How ids follow each other in a history.
pub struct Threads {
    ancestry: Ancestry,
    /// The links away from an id.
    away: BTreeMap<(Kind, Box<str>), Vec<Link>>,
    /// The links to an id.
    toward: BTreeMap<(Kind, Box<str>), Vec<Link>>,
    /// The commits at which an id came to life.
    births: HashMap<(Kind, Box<str>), Vec<usize>>,
    subjects: BTreeSet<Subject>,
}

/// An id in the story of an entry: until it became another, or until today.
type Part = (Box<str>, Option<Link>);

impl Threads {
    /// The threads of all entries.
    pub fn new(told: &Told, ancestry: Ancestry) -> Threads {
        let mut threads = Threads {
            ancestry,
            away: BTreeMap::new(),
            toward: BTreeMap::new(),
            births: HashMap::new(),
            subjects: BTreeSet::new(),
        };
        for link in told.links.iter().collect::<BTreeSet<_>>() {
            let (from, to) = ((link.kind, link.from.clone()), (link.kind, link.to.clone()));
            threads.away.entry(from).or_default().push(link.clone());
            threads.toward.entry(to).or_default().push(link.clone());
        }
        for event in &told.events {
            threads.subjects.insert(event.subject.clone());
            let born = matches!(event.deed, Deed::Added | Deed::Renamed(_) | Deed::Moved(_));
            if let (true, Subject::Entry(kind, id)) = (born, &event.subject) {
                threads
                    .births
                    .entry((*kind, id.clone()))
                    .or_default()
                    .push(event.at);
            }
        }
        threads
    }

    /// Whether an id came to life again between a link away from it and a commit.
    fn is_reborn(&mut self, link: &Link, at: usize) -> bool {
        let births = self.births.get(&(link.kind, link.from.clone()));
        let births = births.map_or(&[][..], Vec::as_slice);
        let ancestry = &mut self.ancestry;
        births.iter().any(|birth| {
            *birth != link.at && ancestry.leads(link.at, *birth) && ancestry.leads(*birth, at)
        })
    }

    /// Whether what happened to an id at a commit happened to the entry of this part.
    fn belongs(&mut self, kind: Kind, (id, until): &Part, at: usize) -> bool {
        if let Some(link) = until
            && self.is_reborn(link, at)
        {
            return false;
        }
        let away = self
            .away
            .get(&(kind, id.clone()))
            .cloned()
            .unwrap_or_default();
        away.iter()
            .filter(|link| Some(*link) != until.as_ref())
            .all(|link| {
                let earlier = until
                    .as_ref()
                    .is_none_or(|until| self.ancestry.leads(link.at, until.at));
                !earlier || self.is_reborn(link, at)
            })
    }

    /// All names of the entry that has this one today.
    fn parts(&mut self, kind: Kind, id: &str) -> Vec<Part> {
        let mut parts: Vec<Part> = vec![(id.into(), None)];
        let mut seen: HashSet<Link> = HashSet::new();
        let mut next = 0;
        while let Some(part) = parts.get(next).cloned() {
            next += 1;
            let links = self
                .toward
                .get(&(kind, part.0.clone()))
                .cloned()
                .unwrap_or_default();
            for link in links {
                if !seen.contains(&link) && self.belongs(kind, &part, link.at) {
                    seen.insert(link.clone());
                    parts.push((link.from.clone(), Some(link)));
                }
            }
        }
        parts
    }

    /// The id that an entry has today: an id that became another and did not come to life again stands for that.
    fn today(&mut self, kind: Kind, id: &str) -> Box<str> {
        let mut id: Box<str> = id.into();
        let mut seen = HashSet::new();
        while seen.insert(id.clone()) {
            let away = self
                .away
                .get(&(kind, id.clone()))
                .cloned()
                .unwrap_or_default();
            let newest = away.into_iter().min_by_key(|link| link.at);
            match newest {
                Some(link) if !self.is_reborn(&link, 0) => id = link.to,
                _ => break,
            }
        }
        id
    }

    /// What a name stands for: an id of today or a former one, `field:bildung` where several kinds have it, `strategy`.
    fn find(&mut self, typed: &str) -> Names {
        let (wanted, id) = match typed.split_once(':') {
            Some((kind, id)) => (Kind::from_key(kind), id),
            None => (None, typed),
        };
        if id == Subject::Strategy.id() {
            return Names::One(Subject::Strategy);
        }
        let kinds = Kind::ALL
            .iter()
            .copied()
            .filter(|kind| wanted.is_none_or(|it| it == *kind));
        let known: Vec<Kind> = kinds.filter(|kind| self.knows(*kind, id)).collect();
        match known[..] {
            [] => Names::Unknown(self.nearest(id)),
            [kind] => Names::One(Subject::Entry(kind, self.today(kind, id))),
            _ => Names::Several(
                known
                    .iter()
                    .map(|kind| format!("{}:{id}", kind.key()))
                    .collect(),
            ),
        }
    }

    fn knows(&self, kind: Kind, id: &str) -> bool {
        let key = (kind, Box::from(id));
        self.away.contains_key(&key) || self.subjects.contains(&Subject::Entry(kind, key.1))
    }

    fn nearest(&self, typed: &str) -> Option<String> {
        let ids: Vec<String> = self.subjects.iter().map(Subject::id).collect();
        let slug = typed.rsplit('/').next().unwrap_or(typed);
        let slug = slug
            .strip_suffix(".md")
            .or(slug.strip_suffix(".toml"))
            .unwrap_or(slug);
        let same = ids.iter().find(|id| id.rsplit('/').next() == Some(slug));
        let near = || nearest(typed, ids.iter().map(String::as_str)).map(str::to_owned);
        same.cloned().or_else(near)
    }
}

impl Story<'_> {
    /// What a name stands for: an id of today or a former one, `field:bildung` where several kinds have it, `strategy`.
    pub fn find(&mut self, typed: &str) -> Names {
        self.threads.find(typed)
    }

    /// The events of an entry under all its names. Of a ministry, those of its contacts belong to it.
    pub fn of(&mut self, subject: &Subject) -> Vec<Event> {
        let events = self.events.iter();
        let Subject::Entry(kind, id) = subject else {
            return events
                .filter(|event| event.subject == *subject)
                .cloned()
                .collect();
        };
        let parts = self.threads.parts(*kind, id);
        let mut named: HashMap<&str, Vec<&Part>> = HashMap::new();
        for part in &parts {
            named.entry(&part.0).or_default().push(part);
        }
        let threads = &mut self.threads;
        let belongs = |event: &&Event| match &event.subject {
            Subject::Entry(of, name) if of == kind => {
                let parts = named.get(&**name).map_or(&[][..], Vec::as_slice);
                parts
                    .iter()
                    .any(|part| threads.belongs(*kind, part, event.at))
            }
            Subject::Contact(ministry, _) => *kind == Kind::Ministry && ministry == id,
            _ => false,
        };
        events.filter(belongs).cloned().collect()
    }
}
