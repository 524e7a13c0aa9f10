//! The story of a strategy or of one entry: commit by commit for people, a row for each event for machines.

mod json;
mod phrase;

use jiff::civil::Date;

use crate::message::{Lang, label};
use crate::model::{Choices, Ministry, PartialDate, Strategy};
use crate::story::{Contacts, Deed, Event, Known, Story, Subject};

use super::page::{Block, Entry, Line, Page};
use super::table::{Cell, Column, Table, Tone};
use super::words::{counted, day};

/// Events of a story.
pub struct Log<'s> {
    story: &'s Story<'s>,
    /// Its ministries and their contacts, as far as they are known.
    strategy: &'s Strategy,
    /// The entry whose story it is, as it is called today; `None`: the whole strategy.
    subject: Option<Subject>,
    events: Vec<Event>,
    contacts: Contacts,
}

/// Which events are told.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Those since this day.
    pub since: Option<Date>,
    /// Those of this ministry: of what it owns, and what it signed.
    pub ministry: Option<Box<str>>,
    /// The oldest first.
    pub reverse: bool,
}

impl<'s> Log<'s> {
    /// The events of a story, the newest first; `subject` is what they are of, if it is one entry.
    pub fn new(
        story: &'s Story<'s>,
        strategy: &'s Strategy,
        subject: Option<Subject>,
        mut events: Vec<Event>,
        asked: &Asked,
    ) -> Log<'s> {
        events.retain(|event| asked.since.is_none_or(|since| since <= story.day(event)));
        if let Some(ministry) = &asked.ministry {
            events.retain(|event| concerns(event, ministry));
        }
        if asked.reverse {
            events.reverse();
            // What one commit tells stays in its order.
            events
                .chunk_by_mut(|a, b| a.at == b.at)
                .for_each(<[Event]>::reverse);
        }
        Log {
            story,
            strategy,
            subject,
            events,
            contacts: story.contacts.clone().after(strategy),
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Lays the events out, commit by commit.
    pub fn page(&self, lang: Lang) -> Page {
        let mut blocks = vec![
            Block::Title(Line::from(self.title(lang))),
            Block::Paragraph(Line::from(self.span(lang)).tone(Tone::Faint)),
        ];
        for events in self.events.chunk_by(|a, b| a.at == b.at) {
            let Some(first) = events.first() else {
                continue;
            };
            blocks.push(Block::Heading(Line::from(self.heading(first, lang))));
            blocks.push(Block::List(
                events.iter().map(|event| self.entry(event, lang)).collect(),
            ));
        }
        Page { blocks }
    }

    fn title(&self, lang: Lang) -> String {
        let name = match &self.subject {
            None => return self.strategy.settings.title.to_string(),
            Some(Subject::Strategy) => {
                let (of, title) = (
                    lang.pick("Strategie", "strategy"),
                    &self.strategy.settings.title,
                );
                return format!("{of}: {title}");
            }
            Some(subject) => subject.id(),
        };
        let titled = self.events.iter().filter(|event| !event.title.is_empty());
        let newest = titled.min_by_key(|event| event.at);
        newest.map_or(format!("`{name}`"), |event| {
            format!("`{name}`: {}", event.title)
        })
    }

    /// How many events, and from when to when.
    fn span(&self, lang: Lang) -> String {
        let (one, many) = (label("Ereignis", "event"), label("Ereignisse", "events"));
        let count = counted(self.events.len(), one, many, lang);
        let days = || self.events.iter().map(|event| self.story.day(event));
        match (days().min(), days().max()) {
            (Some(first), Some(last)) if first == last => format!("{count} · {}", day(first, lang)),
            (Some(first), Some(last)) => {
                let to = lang.pick("bis", "to");
                format!("{count} · {} {to} {}", day(first, lang), day(last, lang))
            }
            _ => count,
        }
    }

    /// When, who, which commit.
    fn heading(&self, event: &Event, lang: Lang) -> String {
        let on = day(self.story.day(event), lang);
        format!(
            "{on} · {} · {}",
            self.who(event),
            self.commit(event).short()
        )
    }

    fn who(&self, event: &Event) -> String {
        let name = &self.story.author(event).name;
        match self.contact(event) {
            Some(known) => format!("{name} ({})", self.short(&known.ministry)),
            None => name.clone(),
        }
    }

    fn contact(&self, event: &Event) -> Option<&Known> {
        self.contacts.find(self.story.author(event))
    }

    fn commit(&self, event: &Event) -> crate::history::Id {
        self.story.history.steps()[event.at].commit.id
    }

    fn short<'a>(&'a self, ministry: &'a str) -> &'a str {
        let known: Option<&Ministry> = self.strategy.by_id(ministry);
        known.map_or(ministry, |ministry| &ministry.short)
    }

    fn entry(&self, event: &Event, lang: Lang) -> Entry {
        let (sign, tone) = phrase::sign(&event.deed);
        let words = phrase::words(event, &|ministry| self.short(ministry), lang);
        let words = match self.dated(event) {
            None => words,
            Some(recorded) => {
                let recorded = recorded.show(lang);
                let by = lang.pick("laut Datei", "by the file");
                format!("{words} ({by}: {recorded})")
            }
        };
        let line = match &event.subject {
            subject if Some(subject) == self.subject.as_ref() => words,
            Subject::Strategy => format!("{}: {words}", lang.pick("Strategie", "strategy")),
            Subject::Entry(kind, id) if !kind.is_owned() => {
                format!("{} `{id}`: {words}", kind.label().in_lang(lang))
            }
            subject => format!("`{}`: {words}", subject.id()),
        };
        Entry::new(sign, tone, line)
    }

    /// The day that the record gives, where the commit is of another.
    fn dated(&self, event: &Event) -> Option<PartialDate> {
        let told = matches!(event.deed, Deed::Reported(_));
        let recorded = event.recorded.filter(|_| !told)?;
        let committed = self.story.day(event);
        let same = recorded.first_day() <= committed && committed <= recorded.last_day();
        (!same).then_some(recorded)
    }

    /// A row for each event: `date`, `recorded`, `event`, `kind`, `entry`, `title`, `from`, `to`, `ministry`, `by`, `author`,
    /// `author_ministry`, `author_contact`, `merge`, `commit`.
    pub fn table(&self) -> Table {
        let columns = json::KEYS.map(|key| Column::new(key, key));
        let row = |event: &Event| {
            let cells = self.row(event).map(|(_, value)| match value {
                serde_json::Value::String(text) => Cell::text(text),
                serde_json::Value::Bool(flag) => Cell::of(super::table::Value::Flag(flag)),
                _ => Cell::of(super::table::Value::Empty),
            });
            cells.into()
        };
        Table {
            columns: columns.into(),
            rows: self.events.iter().map(row).collect(),
            total: None,
        }
    }
}

/// Whether an event is about what a ministry owns, owned or did.
fn concerns(event: &Event, ministry: &str) -> bool {
    let owner = |id: &str| {
        id.split_once('/')
            .is_some_and(|(owner, _)| owner == ministry)
    };
    let before = match &event.deed {
        Deed::Moved(before) => owner(before),
        _ => false,
    };
    event.subject.ministry() == ministry || event.ministry.as_deref() == Some(ministry) || before
}
