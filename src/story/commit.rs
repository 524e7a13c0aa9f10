//! What one commit tells: what differs from its parent, or of a merge from every parent.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::history::{Change, Delta, History, Id};
use crate::load::{self, Slot};
use crate::model::{Kind, PartialDate};

use super::Event;
use super::entry;
use super::event::{Deed, Record, Subject, Verdict};
use super::link::Link;
use super::pairs::{self, Candidate};
use super::process;
use super::records;
use super::said::{Facts, Said};
use super::shelf::{Held, Shelf, is_told};

/// What the commits of a history tell.
#[derive(Default)]
pub struct Told {
    /// The events, the newest first.
    pub events: Vec<Event>,
    /// Ids that became others.
    pub links: Vec<Link>,
}

/// Tells all commits.
pub fn events(history: &History, shelf: &Shelf) -> Told {
    let mut told = Told::default();
    for (at, step) in history.steps().iter().enumerate() {
        let mut views = step.deltas.iter().map(|delta| {
            let mut teller = Teller::new(shelf, at);
            teller.delta(delta);
            teller.told
        });
        let Some(mut of_commit) = views.next() else {
            continue;
        };
        for other in views {
            of_commit.keep_common(&other);
        }
        if step.deltas.len() > 1 {
            of_commit
                .events
                .iter_mut()
                .for_each(|event| event.by_merge = true);
        }
        told.events.extend(of_commit.events);
        told.links.extend(of_commit.links);
    }
    told
}

impl Told {
    /// Keeps what the other tells as well.
    fn keep_common(&mut self, other: &Told) {
        let there: HashSet<(&Subject, &Deed)> = other
            .events
            .iter()
            .map(|event| (&event.subject, &event.deed))
            .collect();
        self.events
            .retain(|event| there.contains(&(&event.subject, &event.deed)));
        let links: HashSet<&Link> = other.links.iter().collect();
        self.links.retain(|link| links.contains(link));
    }
}

struct Teller<'s> {
    shelf: &'s Shelf,
    at: usize,
    told: Told,
}

/// What an entry was and is.
#[derive(Clone, Copy)]
struct Sides<'s> {
    old: Held<'s>,
    new: Held<'s>,
    contents: (Option<Id>, Option<Id>),
}

impl<'s> Teller<'s> {
    fn new(shelf: &'s Shelf, at: usize) -> Teller<'s> {
        Teller {
            shelf,
            at,
            told: Told::default(),
        }
    }

    fn delta(&mut self, delta: &'s Delta) {
        let mut entries: BTreeMap<(Kind, Box<str>), Sides<'s>> = BTreeMap::new();
        let (mut frame, mut records) = (Vec::new(), Vec::new());
        for change in delta.changes.iter().filter(|change| is_told(&change.path)) {
            let held = |version| self.shelf.held(change, version);
            let (Some(old), Some(new)) = (held(change.old), held(change.new)) else {
                continue;
            };
            match load::slot(&change.path) {
                Slot::Entry(kind, ministry, slug) => {
                    let id = match ministry {
                        "" => slug.into(),
                        _ => format!("{ministry}/{slug}").into(),
                    };
                    join(entries.entry((kind, id)), sides(change, old, new));
                }
                slot @ (Slot::Settings | Slot::Ministry(_)) => frame.push((slot, old, new)),
                slot => records.push((slot, old, new)),
            }
        }
        frame.sort_by_key(|(slot, ..)| *slot != Slot::Settings);
        frame
            .iter()
            .for_each(|(slot, old, new)| self.file(slot, *old, *new));
        self.entries(&entries);
        records
            .iter()
            .for_each(|(slot, old, new)| self.file(slot, *old, *new));
    }

    fn tell(&mut self, subject: &Subject, title: &str, (deed, recorded): entry::Dated) {
        let ministry = match &deed {
            Deed::Recorded(record) | Deed::Unrecorded(record) => signer(record),
            _ => None,
        };
        self.told.events.push(Event {
            subject: subject.clone(),
            title: title.into(),
            deed,
            ministry,
            recorded,
            by_merge: false,
            at: self.at,
        });
    }

    /// A file that is no entry.
    fn file(&mut self, slot: &Slot<'_>, old: Held<'s>, new: Held<'s>) {
        let subject = match slot {
            Slot::Ministry(id) | Slot::Contacts(id) | Slot::Cosignatures(id) => {
                Subject::Entry(Kind::Ministry, (*id).into())
            }
            _ => Subject::Strategy,
        };
        match (old, new) {
            (Held::Unreadable, Held::Unreadable) => {}
            (_, Held::Unreadable) => return self.tell(&subject, "", (Deed::Unreadable, None)),
            (Held::Unreadable, Held::Said(_)) => self.tell(&subject, "", (Deed::Readable, None)),
            _ => {}
        }
        match slot {
            Slot::Ledger | Slot::Cosignatures(_) => {
                for deed in records::compare(listed(old), listed(new)) {
                    self.record(deed);
                }
            }
            Slot::Contacts(ministry) => {
                for (id, deed, recorded) in process::contacts(people(old), people(new)) {
                    let contact = Subject::Contact((*ministry).into(), id);
                    self.tell(&contact, "", (deed, recorded));
                }
            }
            _ => self.frame(&subject, old, new),
        }
    }

    /// `strategy.toml` or `ministry.toml`.
    fn frame(&mut self, subject: &Subject, old: Held<'s>, new: Held<'s>) {
        let title = match new {
            Held::Said(Said::Ministry(name, _)) => name,
            Held::Said(Said::Settings(rules)) => &*rules.title,
            _ => "",
        };
        let deeds = match (old, new) {
            (Held::Gone, Held::Said(_)) => vec![Deed::Added],
            (_, Held::Gone) => vec![Deed::Removed],
            (Held::Said(Said::Settings(old)), Held::Said(Said::Settings(new))) => {
                process::compare(old, new)
            }
            (Held::Said(Said::Ministry(_, old)), Held::Said(Said::Ministry(_, new)))
                if old != new =>
            {
                vec![Deed::Changed(*new)]
            }
            _ => Vec::new(),
        };
        deeds
            .into_iter()
            .for_each(|deed| self.tell(subject, title, (deed, None)));
    }

    fn record(&mut self, deed: Deed) {
        let (Deed::Recorded(record) | Deed::Unrecorded(record)) = &deed else {
            return;
        };
        let subject = match &*record.of {
            crate::model::evidence::STRATEGY => Subject::Strategy,
            id => Subject::Entry(Kind::Contribution, id.into()),
        };
        let on: Option<PartialDate> = matches!(deed, Deed::Recorded(_)).then_some(record.on);
        self.tell(&subject, "", (deed, on));
    }

    fn entries(&mut self, entries: &BTreeMap<(Kind, Box<str>), Sides<'s>>) {
        let gone = |(_, sides): &(_, &Sides<'_>)| matches!(sides.new, Held::Gone);
        let came = |(_, sides): &(_, &Sides<'_>)| matches!(sides.old, Held::Gone);
        let gone: Vec<Candidate<'_>> = entries
            .iter()
            .filter(gone)
            .filter_map(|one| candidate(one, true))
            .collect();
        let came: Vec<Candidate<'_>> = entries
            .iter()
            .filter(came)
            .filter_map(|one| candidate(one, false))
            .collect();
        let pairs = pairs::pairs(&gone, &came);
        let mut named: BTreeMap<(Kind, &str), Candidate<'_>> = BTreeMap::new();
        let mut left: HashSet<(Kind, &str)> = HashSet::new();
        for (before, now) in pairs {
            named.insert((came[now].kind, came[now].id), gone[before]);
            left.insert((gone[before].kind, gone[before].id));
        }
        for ((kind, id), sides) in entries {
            match named.get(&(*kind, &**id)) {
                Some(before) => self.renamed(*kind, id, before, sides),
                None if left.contains(&(*kind, &**id)) => {}
                None => self.entry(*kind, id, sides),
            }
        }
    }

    /// An entry that had another id.
    fn renamed(&mut self, kind: Kind, id: &str, before: &Candidate<'_>, sides: &Sides<'s>) {
        let subject = Subject::Entry(kind, id.into());
        let ministry = |id: &str| id.split_once('/').map(|(ministry, _)| ministry.to_owned());
        let from = Box::from(before.id);
        let deed = match ministry(before.id) == ministry(id) {
            true => Deed::Renamed(from),
            false => Deed::Moved(from),
        };
        self.link(kind, before.id, id);
        let now = facts(sides.new);
        self.tell(&subject, title(now), (deed, None));
        match (before.facts, now) {
            (Some(old), Some(new)) => self.changed(&subject, old, new),
            (_, None) => self.tell(&subject, "", (Deed::Unreadable, None)),
            (None, Some(_)) => self.tell(&subject, title(now), (Deed::Readable, None)),
        }
    }

    fn entry(&mut self, kind: Kind, id: &str, sides: &Sides<'s>) {
        let subject = Subject::Entry(kind, id.into());
        let (before, now) = (facts(sides.old), facts(sides.new));
        let name = title(now.or(before));
        match (sides.old, sides.new) {
            (Held::Gone, Held::Gone) | (Held::Unreadable, Held::Unreadable) => {}
            (Held::Gone, Held::Unreadable) => {
                self.tell(&subject, name, (Deed::Added, None));
                self.tell(&subject, name, (Deed::Unreadable, None));
            }
            (_, Held::Gone) => self.tell(&subject, name, (Deed::Removed, None)),
            (_, Held::Unreadable) => self.tell(&subject, name, (Deed::Unreadable, None)),
            (Held::Unreadable, Held::Said(_)) => {
                self.tell(&subject, name, (Deed::Readable, None));
            }
            (Held::Gone, Held::Said(_)) => {
                let Some(new) = now else { return };
                new.formerly
                    .iter()
                    .for_each(|former| self.link(kind, former, id));
                let deeds = entry::added(new).into_iter();
                deeds.for_each(|deed| self.tell(&subject, name, deed));
            }
            (Held::Said(_), Held::Said(_)) => {
                if let (Some(old), Some(new)) = (before, now) {
                    self.changed(&subject, old, new);
                }
            }
        }
    }

    fn changed(&mut self, subject: &Subject, old: &Facts, new: &Facts) {
        if let Subject::Entry(kind, id) = subject {
            let names = new
                .formerly
                .iter()
                .filter(|name| !old.formerly.contains(name));
            names.for_each(|former| self.link(*kind, former, id));
        }
        for deed in entry::changed(old, new) {
            self.tell(subject, &new.title, deed);
        }
    }

    fn link(&mut self, kind: Kind, from: &str, to: &str) {
        let link = Link {
            kind,
            from: from.into(),
            to: to.into(),
            at: self.at,
        };
        if from != to {
            self.told.links.push(link);
        }
    }
}

fn sides<'s>(change: &Change, old: Held<'s>, new: Held<'s>) -> Sides<'s> {
    let content = |version: Option<crate::history::Version>| version.map(|version| version.id);
    Sides {
        old,
        new,
        contents: (content(change.old), content(change.new)),
    }
}

/// `x.md` that became `x.toml` is the same entry.
fn join<'s>(
    entry: std::collections::btree_map::Entry<'_, (Kind, Box<str>), Sides<'s>>,
    more: Sides<'s>,
) {
    let known = entry.or_insert(Sides {
        old: Held::Gone,
        new: Held::Gone,
        contents: (None, None),
    });
    if matches!(known.old, Held::Gone) {
        (known.old, known.contents.0) = (more.old, more.contents.0);
    }
    if matches!(known.new, Held::Gone) {
        (known.new, known.contents.1) = (more.new, more.contents.1);
    }
}

fn candidate<'c>(
    ((kind, id), sides): (&'c (Kind, Box<str>), &Sides<'c>),
    gone: bool,
) -> Option<Candidate<'c>> {
    let (held, content) = match gone {
        true => (sides.old, sides.contents.0),
        false => (sides.new, sides.contents.1),
    };
    Some(Candidate {
        kind: *kind,
        id,
        content: content?,
        facts: facts(held),
    })
}

fn facts(held: Held<'_>) -> Option<&Facts> {
    match held {
        Held::Said(Said::Entry(facts)) => Some(facts),
        _ => None,
    }
}

fn title(facts: Option<&Facts>) -> &str {
    facts.map_or("", |facts| &facts.title)
}

fn listed(held: Held<'_>) -> &[Arc<Record>] {
    match held {
        Held::Said(Said::Records(records)) => records,
        _ => &[],
    }
}

fn people(held: Held<'_>) -> &[super::said::Person] {
    match held {
        Held::Said(Said::Contacts(people)) => people,
        _ => &[],
    }
}

fn signer(record: &Record) -> Option<Box<str>> {
    match &record.said {
        Verdict::Ministry { ministry, .. } => Some(ministry.clone()),
        Verdict::Editors(_) => None,
    }
}
