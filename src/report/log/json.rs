//! Events as JSON: `version`, `edition`, `entry`, `events`; each event has the same keys.

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::{Map, Value, json};

use crate::model::Choices;
use crate::story::{Deed, Event, Subject, Verdict};

use super::Log;

/// The keys of an event.
pub const KEYS: [&str; 15] = [
    "date",
    "recorded",
    "event",
    "kind",
    "entry",
    "title",
    "from",
    "to",
    "ministry",
    "by",
    "author",
    "author_ministry",
    "author_contact",
    "merge",
    "commit",
];

impl Serialize for Log<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let object = |event: &Event| -> Map<String, Value> {
            self.row(event)
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()
        };
        let events: Vec<Map<String, Value>> = self.events.iter().map(object).collect();
        let mut log = serializer.serialize_struct("Log", 4)?;
        log.serialize_field("version", &1)?;
        log.serialize_field("edition", &self.strategy.settings.edition)?;
        log.serialize_field("entry", &self.subject.as_ref().map(Subject::id))?;
        log.serialize_field("events", &events)?;
        log.end()
    }
}

impl Log<'_> {
    /// The values of an event by their keys.
    pub fn row(&self, event: &Event) -> [(&'static str, Value); KEYS.len()] {
        let contact = self.contact(event);
        let (from, to) = sides(&event.deed);
        let title = Some(&*event.title).filter(|title| !title.is_empty());
        let values = [
            json!(self.story.day(event).to_string()),
            json!(event.recorded.map(|date| date.to_string())),
            json!(event.deed.key()),
            json!(event.subject.kind()),
            json!(event.subject.id()),
            json!(title),
            json!(from),
            json!(to),
            json!(event.ministry),
            json!(by(&event.deed)),
            json!(self.story.author(event).name),
            json!(contact.map(|known| &known.ministry)),
            json!(contact.map(|known| &known.contact)),
            json!(event.by_merge),
            json!(self.commit(event).to_string()),
        ];
        let mut keys = KEYS.into_iter();
        values.map(|value| (keys.next().unwrap_or_default(), value))
    }
}

/// What was before and what is now, as it stands in files.
fn sides(deed: &Deed) -> (Option<String>, Option<String>) {
    match deed {
        Deed::Renamed(before) | Deed::Moved(before) => (Some(before.to_string()), None),
        Deed::Refiled(before, now) | Deed::Edition(before, now) => {
            (Some(before.to_string()), Some(now.to_string()))
        }
        Deed::Status(before, now) => (Some(before.key().into()), Some(now.key().into())),
        Deed::Deadline(_, before, now) => {
            let shown =
                |date: &Option<crate::model::PartialDate>| date.map(|date| date.to_string());
            (shown(before), shown(now))
        }
        Deed::Decided(resolution) => (None, Some(resolution.key().into())),
        Deed::Unrecorded(record) => {
            let result = match &record.said {
                Verdict::Editors(result) => result.key(),
                Verdict::Ministry { result, .. } => result.key(),
            };
            (Some(result.into()), None)
        }
        _ => (None, None),
    }
}

/// The contact who signed.
fn by(deed: &Deed) -> Option<&str> {
    match deed {
        Deed::Recorded(record) | Deed::Unrecorded(record) => match &record.said {
            Verdict::Ministry { by, .. } => Some(by),
            Verdict::Editors(_) => None,
        },
        _ => None,
    }
}
