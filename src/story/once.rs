//! Each event once: what stands on a branch and again in the commit that squashed it, or was picked onto another branch, is
//! told where it happened first.

use std::collections::HashMap;

use super::Event;
use super::ancestry::Ancestry;
use super::event::{Deed, Subject};

/// With so many earlier tellings an event is compared: on more branches at once nobody does the same.
const COMPARED: usize = 8;

/// Drops what was told before. The events are in the order of the history, the newest first.
pub fn keep(events: &mut Vec<Event>, ancestry: &mut Ancestry) {
    let mut told: HashMap<(Subject, Deed), Vec<usize>> = HashMap::new();
    let mut kept: Vec<Event> = Vec::with_capacity(events.len());
    for event in events.drain(..).rev() {
        let before = told
            .entry((event.subject.clone(), event.deed.clone()))
            .or_default();
        let again = match &event.deed {
            // A record is one act, however often it is written down.
            Deed::Recorded(_) => !before.is_empty(),
            _ => {
                let mut lately = before.iter().rev().take(COMPARED);
                lately.any(|at| !ancestry.leads(*at, event.at))
            }
        };
        if !again {
            before.push(event.at);
            kept.push(event);
        }
    }
    kept.reverse();
    *events = kept;
}
