//! The strategy as far as states depend on it, kept up to date file by file; only contributions that a change touches are
//! judged anew.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::consolidation::{State, rules};
use crate::model::digest::{self, Digest};
use crate::model::{Kind, Settings};

use super::counts::Counts;
use super::duties::Duties;
use super::evidence::{Evidence, Sides};
use super::leaf::{self, Leaf, Said, Text};
use super::names::Names;
use super::whole::Whole;

/// The strategy at one commit.
#[derive(Debug, Default)]
pub struct Register {
    leaves: HashMap<Box<str>, Arc<Leaf>>,
    settings: Option<Settings>,
    evidence: Evidence,
    /// The contributions by id and file: `x.md` and `x.toml` may both be there.
    texts: HashMap<Box<str>, BTreeMap<Box<str>, Judged>>,
    names: Names,
    duties: Duties,
    whole: Whole,
    counts: Sides<Counts>,
    /// The contributions that are to be judged anew.
    dirty: HashSet<Box<str>>,
    all_dirty: bool,
}

/// A contribution, once it was judged with its states.
#[derive(Debug)]
struct Judged {
    leaf: Arc<Leaf>,
    states: Option<Sides<State>>,
    /// Its digest, where it counts into that of the strategy.
    in_whole: Option<Digest>,
}

impl Register {
    /// What lies at a path from now on; `None`: nothing.
    pub fn put(&mut self, path: &str, new: Option<Arc<Leaf>>) {
        let old = match &new {
            Some(leaf) => self.leaves.insert(path.into(), Arc::clone(leaf)),
            None => self.leaves.remove(path),
        };
        self.count_files(old.as_deref(), new.as_deref());
        match (said(old.as_ref()), said(new.as_ref())) {
            (Said::Contribution(_), _) | (_, Said::Contribution(_)) => {
                self.replace_text(path, old.as_ref(), new.as_ref());
            }
            (Said::Settings(_), after) | (_, after @ Said::Settings(_)) => self.rule(after),
            (Said::Ledger(_), after) | (_, after @ Said::Ledger(_)) => {
                let objects = self.evidence.put_ledger(after);
                self.mark(&objects);
            }
            (Said::Cosignatures(_), after) | (_, after @ Said::Cosignatures(_)) => {
                let ministry = leaf::ministry_of(path).unwrap_or_default();
                let (objects, legible_or_not) = self.evidence.put_cosignatures(ministry, after);
                self.mark(&objects);
                self.all_dirty |= legible_or_not;
            }
            (before, after) => {
                self.take_out(path, before);
                self.take_in(path, after);
            }
        }
    }

    /// How many contributions are in each state on a day; `None` where there is no strategy.
    pub fn counts(&mut self, today: Date) -> Option<Counts> {
        let settings = self.settings.take()?;
        self.judge(&settings);
        let silence_counts = rules::silence_counts(&settings, today);
        let mut counts = match silence_counts {
            true => self.counts.deemed,
            false => self.counts.silent,
        };
        let ministries = self.evidence.ministries();
        counts.add(State::Requested, self.duties.requested(ministries));
        let texts = &self.texts;
        if counts.of(State::Agreed) > 0
            && self.whole.is_adopted(&settings.edition, || in_whole(texts))
        {
            counts.turn(State::Agreed, State::Adopted);
        }
        self.settings = Some(settings);
        Some(counts)
    }

    fn count_files(&mut self, old: Option<&Leaf>, new: Option<&Leaf>) {
        let ministry = |leaf: Option<&Leaf>| leaf.and_then(|leaf| leaf.ministry.clone());
        if self.evidence.count_files(ministry(old), ministry(new)) {
            self.all_dirty = true;
            self.duties.ministries_changed();
        }
    }

    fn rule(&mut self, said: &Said) {
        let new = match said {
            Said::Settings(settings) => Some((**settings).clone()),
            _ => None,
        };
        let cosigners = |settings: &Settings| settings.cosigner_rule();
        self.all_dirty |= self.settings.as_ref().map(cosigners) != new.as_ref().map(cosigners);
        self.whole.changed();
        self.settings = new;
    }

    fn take_out(&mut self, path: &str, said: &Said) {
        match said {
            Said::Field(owing, part) => {
                self.duties.remove_field(path, owing);
                self.whole.remove(path, part);
            }
            Said::Part(Some(part)) => self.whole.remove(path, part),
            Said::Adoption(..) => self.whole.adopt(path, None),
            _ => {}
        }
    }

    fn take_in(&mut self, path: &str, said: &Said) {
        match said {
            Said::Field(owing, part) => {
                self.duties.add_field(path, owing);
                self.whole.add(path, part);
            }
            Said::Part(Some(part)) => self.whole.add(path, part),
            Said::Adoption(edition, digest) => {
                self.whole.adopt(path, Some((edition.clone(), *digest)));
            }
            _ => {}
        }
    }

    /// Marks what records are about.
    fn mark(&mut self, objects: &[Box<str>]) {
        let today = objects
            .iter()
            .filter_map(|object| self.names.resolve(object));
        self.dirty.extend(today.map(Box::from));
    }

    fn replace_text(&mut self, path: &str, old: Option<&Arc<Leaf>>, new: Option<&Arc<Leaf>>) {
        let (before, after) = (text(old), text(new));
        let names = |text: Option<&Text>| text.map(|text| (text.id.clone(), text.formerly.clone()));
        if names(before) != names(after) {
            self.rename(before, after);
        }
        if let Some(text) = before {
            self.duties.remove_text(text.ministry(), &text.field);
        }
        if let Some(text) = after {
            self.duties.add_text(text.ministry(), &text.field);
        }
        let Some(id) = after.or(before).map(|text| text.id.clone()) else {
            return;
        };
        let files = self.texts.entry(id.clone()).or_default();
        let gone = files.remove(path);
        let counted = gone.as_ref().and_then(|judged| judged.in_whole);
        match new.filter(|_| after.is_some()) {
            Some(leaf) => {
                let judged = Judged {
                    leaf: Arc::clone(leaf),
                    states: None,
                    in_whole: counted,
                };
                files.insert(path.into(), judged);
                self.dirty.insert(id);
            }
            None if files.is_empty() => drop(self.texts.remove(&id)),
            None => {}
        }
        if let Some(states) = gone.and_then(|judged| judged.states) {
            self.counts.silent.remove(states.silent);
            self.counts.deemed.remove(states.deemed);
        }
        if after.is_none() && counted.is_some() {
            self.whole.changed();
        }
    }

    /// Where an id names another contribution than before, both are to be judged anew.
    fn rename(&mut self, before: Option<&Text>, after: Option<&Text>) {
        let names: Vec<&str> = before
            .into_iter()
            .chain(after)
            .flat_map(Text::names)
            .collect();
        let resolve = |known: &Names| -> Vec<Option<Box<str>>> {
            names
                .iter()
                .map(|name| known.resolve(name).map(Box::from))
                .collect()
        };
        let named = resolve(&self.names);
        if let Some(text) = before {
            self.names.remove(&text.id, &text.formerly);
        }
        if let Some(text) = after {
            self.names.add(&text.id, &text.formerly);
        }
        let pairs = named.into_iter().zip(resolve(&self.names));
        let differing = pairs.filter(|(before, now)| before != now);
        self.dirty
            .extend(differing.flat_map(|(before, now)| [before, now]).flatten());
    }

    fn judge(&mut self, settings: &Settings) {
        let mut dirty = std::mem::take(&mut self.dirty);
        if std::mem::take(&mut self.all_dirty) {
            dirty.extend(self.texts.keys().cloned());
        }
        for id in dirty {
            let Some(mut files) = self.texts.remove(&id) else {
                continue;
            };
            let names: BTreeSet<Box<str>> = {
                let named = files.values().filter_map(|judged| text(Some(&judged.leaf)));
                let names = named.flat_map(Text::names);
                names
                    .filter(|name| self.names.resolve(name) == Some(&id))
                    .map(Box::from)
                    .collect()
            };
            for judged in files.values_mut() {
                self.judge_one(settings, &names, judged);
            }
            self.texts.insert(id, files);
        }
    }

    /// `names` are the ids that stand for it in records.
    fn judge_one(&mut self, settings: &Settings, names: &BTreeSet<Box<str>>, judged: &mut Judged) {
        let Some(text) = text(Some(&judged.leaf)) else {
            return;
        };
        let states = self.evidence.states(settings, names, text);
        if let Some(before) = judged.states.replace(states) {
            self.counts.silent.remove(before.silent);
            self.counts.deemed.remove(before.deemed);
        }
        self.counts.silent.add(states.silent, 1);
        self.counts.deemed.add(states.deemed, 1);
        // Consent by silence never changes what was accepted.
        let counts = states.silent.is_consolidated() && text.public;
        let in_whole = counts.then_some(text.digest);
        if std::mem::replace(&mut judged.in_whole, in_whole) != in_whole {
            self.whole.changed();
        }
    }
}

fn said(leaf: Option<&Arc<Leaf>>) -> &Said {
    leaf.map_or(&Said::Nothing, |leaf| &leaf.said)
}

fn text(leaf: Option<&Arc<Leaf>>) -> Option<&Text> {
    match said(leaf) {
        Said::Contribution(text) => Some(text),
        _ => None,
    }
}

/// The contributions that count into the digest of the strategy: of two files of one id the last.
fn in_whole(texts: &HashMap<Box<str>, BTreeMap<Box<str>, Judged>>) -> BTreeMap<String, Digest> {
    let mut entries = BTreeMap::new();
    for (id, files) in texts {
        let last = files.values().rev().find_map(|judged| judged.in_whole);
        entries.extend(last.map(|digest| (digest::key_of(Kind::Contribution, id), digest)));
    }
    entries
}
