//! Each event once: what stands on a branch and again in the commit that squashed it, or was picked onto another branch, is
//! told where it happened first.

use std::collections::{BTreeSet, HashMap};

use crate::history::History;

use super::Event;
use super::ancestry::Ancestry;
use super::commit::Told;
use super::event::{Deed, Subject};
use super::link::Link;

/// With so many earlier tellings an event is compared: on more branches at once nobody does the same.
const COMPARED: usize = 8;

/// Drops what was told before. The events are in the order of the history, the newest first.
pub fn keep(told: &mut Told, history: &History, ancestry: &mut Ancestry) {
    let names = linked(&told.links);
    let mut before: HashMap<(Subject, Deed), Vec<usize>> = HashMap::new();
    let mut kept: Vec<Event> = Vec::with_capacity(told.events.len());
    for event in told.events.drain(..).rev() {
        let own = |subject: &Subject| {
            let key = (subject.clone(), event.deed.clone());
            before.get(&key).cloned().unwrap_or_default()
        };
        let earlier = own(&event.subject);
        let again = match &event.deed {
            // A record is one act, however often it is written down.
            Deed::Recorded(_) => !earlier.is_empty(),
            _ => is_parallel(&earlier, event.at, ancestry),
        };
        let under_another_name = || {
            names
                .get(&event.subject)
                .into_iter()
                .flatten()
                .flat_map(own)
        };
        let again = again
            || event.by_merge
                && brought(under_another_name().collect(), event.at, history, ancestry);
        if !again {
            let key = (event.subject.clone(), event.deed.clone());
            before.entry(key).or_default().push(event.at);
            kept.push(event);
        }
    }
    kept.reverse();
    told.events = kept;
}

/// Whether one of the commits does not lead to another: the same was done on two branches.
fn is_parallel(earlier: &[usize], at: usize, ancestry: &mut Ancestry) -> bool {
    let mut lately = earlier.iter().rev().take(COMPARED);
    lately.any(|before| !ancestry.leads(*before, at))
}

/// Whether a merge only brought what was done on one of its sides.
fn brought(earlier: Vec<usize>, at: usize, history: &History, ancestry: &mut Ancestry) -> bool {
    let parents = history.steps()[at].commit.parents.iter();
    let parents: Vec<usize> = parents
        .filter_map(|parent| history.place(*parent))
        .collect();
    let mut lately = earlier.into_iter().rev().take(COMPARED);
    lately.any(|before| {
        let sides = parents
            .iter()
            .filter(|parent| ancestry.leads(before, **parent))
            .count();
        sides > 0 && sides < parents.len()
    })
}

/// For each entry those that were it, or became it, under another name.
fn linked(links: &[Link]) -> HashMap<Subject, BTreeSet<Subject>> {
    let mut names: HashMap<Subject, BTreeSet<Subject>> = HashMap::new();
    for link in links {
        let subject = |id: &str| Subject::Entry(link.kind, id.into());
        let (from, to) = (subject(&link.from), subject(&link.to));
        names.entry(from.clone()).or_default().insert(to.clone());
        names.entry(to).or_default().insert(from);
    }
    names
}
