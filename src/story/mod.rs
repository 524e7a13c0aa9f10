//! What happened: the commits of a history told in the terms of the strategy, each event once, with who and when.
//!
//! ```text
//! history ── said ──→ what each file says ── commit ──→ events of each commit ── once ──→ story ── thread ──→ one entry's
//! ```
//!
//! An event is what differs between a commit and its parent; of a merge, what differs from every parent. Nothing is read here:
//! whoever asks hands over a way to read contents.

mod ancestry;
mod commit;
mod entry;
mod event;
mod link;
mod once;
mod pairs;
mod people;
mod process;
mod records;
mod said;
mod shelf;
mod sketch;
mod thread;

use jiff::civil::Date;

use crate::history::{History, Id, Person};
use crate::model::PartialDate;

pub use event::{Deadline, Deed, Record, Subject, Verdict};
pub use people::{Contacts, Known};
pub use thread::Names;

use ancestry::Ancestry;
use shelf::Shelf;
use thread::Threads;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// To what.
    pub subject: Subject,
    /// What its title was then; may be empty.
    pub title: Box<str>,
    /// What happened.
    pub deed: Deed,
    /// The ministry that did it, where the record says so: it signed.
    pub ministry: Option<Box<str>>,
    /// The day that the record itself gives.
    pub recorded: Option<PartialDate>,
    /// Whether a merge did it: it differs from every parent.
    pub by_merge: bool,
    /// The commit, by its place in the history.
    pub at: usize,
}

/// The story of a strategy.
pub struct Story<'h> {
    /// The history that is told.
    pub history: &'h History,
    /// What happened, the newest first; of one commit in the order of its entries.
    pub events: Vec<Event>,
    /// Who has which address.
    pub contacts: Contacts,
    threads: Threads,
}

impl<'h> Story<'h> {
    /// Tells a history. `read` reads files by their ids, in the same order; `None` for one that cannot be used.
    ///
    /// # Errors
    /// When `read` fails.
    pub fn new<E>(
        history: &'h History,
        read: impl Fn(&[Id]) -> Result<Vec<Option<Vec<u8>>>, E>,
    ) -> Result<Story<'h>, E> {
        let shelf = Shelf::read(history, read)?;
        let mut ancestry = Ancestry::new(history);
        let mut told = commit::events(history, &shelf);
        once::keep(&mut told, history, &mut ancestry);
        Ok(Story {
            history,
            contacts: shelf.contacts(history),
            threads: Threads::new(&told, ancestry),
            events: told.events,
        })
    }

    /// The day on which an event was committed, on its committer's calendar.
    pub fn day(&self, event: &Event) -> Date {
        self.history.steps()[event.at].commit.committed.day()
    }

    /// Who committed an event, by the commit's own word.
    pub fn author(&self, event: &Event) -> &'h Person {
        &self.history.steps()[event.at].commit.author
    }
}
