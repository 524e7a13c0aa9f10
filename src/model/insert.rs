//! What a chapter asks to have inserted: the TOML of a fenced block with the info string `dstrat`.

use crate::diagnostic::{Finding, Severity};
use crate::message::quoted_list;
use crate::source::{FileId, Place, Span, Spanned};
use crate::syntax::{self, Table};
use crate::text;

use super::choice::choices;
use super::fields::Fields;
use super::measure::Progress;
use super::project::Priority;
use super::schema::{self, Judgement, Key, Shape, Subject, optional, required};
use super::{Choices, Field, Kind, Ministry, Ref};

choices! {
    /// What is inserted.
    What {
        Fields = "fields", "Handlungsfelder mit Zielbild und Beiträgen", "fields with vision and contributions";
        Goals = "goals", "Etappenziele", "goals";
        Measures = "measures", "Maßnahmen", "measures";
        Projects = "projects", "Projekte", "projects";
        Ministries = "ministries", "Ressorts", "ministries";
        Contacts = "contacts", "Ansprechpersonen", "contacts";
        Decisions = "decisions", "Beschlüsse", "decisions";
        Indicators = "indicators", "Kennzahlen", "indicators";
        Status = "status", "Stand der Umsetzung", "state of implementation";
        Timeline = "timeline", "Fahrplan", "timeline";
        Glossary = "glossary", "Begriffe", "glossary";
    }
}

impl What {
    /// The filters that mean something to it.
    pub fn filters(self) -> &'static [&'static str] {
        match self {
            What::Projects => &["field", "ministry", "status", "priority"],
            What::Measures => &["field", "ministry", "status"],
            What::Fields
            | What::Goals
            | What::Contacts
            | What::Indicators
            | What::Status
            | What::Timeline => &["field", "ministry"],
            What::Ministries | What::Decisions => &["ministry"],
            What::Glossary => &[],
        }
    }
}

/// An insert with its filters.
#[derive(Clone, Debug)]
pub struct Insert {
    /// What is inserted.
    pub what: What,
    /// Only what belongs to this field.
    pub field: Option<Ref<Field>>,
    /// Only what belongs to this ministry.
    pub ministry: Option<Ref<Ministry>>,
    /// Only measures and projects that are this far.
    pub status: Option<Progress>,
    /// Only projects of this weight.
    pub priority: Option<Priority>,
}

/// The keys of an insert.
pub const KEYS: &[Key] = &[
    required(
        "insert",
        Shape::Choice(<What as Choices>::CHOICES),
        "was eingefügt wird",
        "what is inserted",
    ),
    optional(
        "field",
        Shape::Reference(Kind::Field),
        "nur dieses Handlungsfeld",
        "only this field",
    ),
    optional(
        "ministry",
        Shape::Reference(Kind::Ministry),
        "nur dieses Ressort",
        "only this ministry",
    ),
    optional(
        "status",
        Shape::Choice(<Progress as Choices>::CHOICES),
        "nur dieser Umsetzungsstand",
        "only this state",
    ),
    optional(
        "priority",
        Shape::Choice(<Priority as Choices>::CHOICES),
        "nur diese Priorität",
        "only this priority",
    ),
];

impl Insert {
    /// Everything of a kind.
    pub fn of(what: What) -> Insert {
        Insert {
            what,
            field: None,
            ministry: None,
            status: None,
            priority: None,
        }
    }

    /// Reads the content of the block; `None` where [`judge`] has something to say.
    pub fn parse(text: &str) -> Option<Insert> {
        let memory = syntax::Memory::default();
        let (table, mistakes) = syntax::parse(text, 0, &memory);
        let fields = Fields::new(&table, table.span);
        mistakes.is_empty().then(|| Insert::read(fields))?
    }

    fn read(fields: Fields<'_, '_>) -> Option<Insert> {
        Some(Insert {
            what: fields.choice("insert")?.value,
            field: fields.reference("field"),
            ministry: fields.reference("ministry"),
            status: fields
                .choice("status")
                .map(|status: Spanned<Progress>| status.value),
            priority: fields
                .choice("priority")
                .map(|priority: Spanned<Priority>| priority.value),
        })
    }
}

/// Judges the content of a block that begins at byte `offset` of its file.
pub fn judge(text: &str, offset: usize, file: FileId, judgement: &mut Judgement) {
    let memory = syntax::Memory::default();
    let (table, mistakes) = syntax::parse(text, offset, &memory);
    if mistakes.is_empty() {
        let first_line = text.find('\n').unwrap_or(text.len());
        let subject = Subject {
            file,
            text,
            offset,
            at: Span::new(0..first_line, offset),
        };
        schema::judge(&table, KEYS, subject, judgement);
        pointless_filters(&table, file, judgement);
    }
    for mistake in mistakes {
        judgement.mistake("syntax", file, mistake);
    }
}

/// A filter without meaning would promise a selection that nobody makes.
fn pointless_filters(table: &Table<'_>, file: FileId, judgement: &mut Judgement) {
    let Some(what) = Fields::new(table, table.span).choice::<What>("insert") else {
        return;
    };
    let (insert, filters) = (what.value.key(), what.value.filters());
    for (key, _) in &table.entries {
        let name = &*key.value;
        if name == "insert"
            || filters.contains(&name)
            || KEYS.iter().all(|known| known.name != name)
        {
            continue;
        }
        let place = Place {
            file,
            span: key.span,
        };
        let finding = Finding::new(
            place,
            text!(
                "`{name}` hat bei insert = \"{insert}\" keine Wirkung",
                "`{name}` has no effect on insert = \"{insert}\""
            ),
        );
        let known = quoted_list(filters.iter().copied());
        let finding = match filters {
            [] => finding.help(text!("die Zeile löschen", "delete the line")),
            _ => finding.help(text!(
                "die Zeile löschen; wählen lässt sich nach {known}",
                "delete the line; you can select by {known}"
            )),
        };
        judgement
            .diagnostics
            .push(finding.of("invalid-value", Severity::Error));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Files;

    fn judged(text: &str) -> Vec<String> {
        let files = Files::from_memory([("document/a.md".to_owned(), text.as_bytes().to_vec())]);
        let mut judgement = Judgement::default();
        judge(text, 0, files.ids().next().unwrap(), &mut judgement);
        judgement
            .diagnostics
            .iter()
            .map(|d| format!("{}: {}", d.rule, d.finding.message.de))
            .collect()
    }

    #[test]
    fn reads_what_is_asked_for() {
        let insert =
            Insert::parse("insert = \"projects\"\nfield = \"ki\"\nstatus = \"active\"\n").unwrap();
        assert_eq!(
            (insert.what, &*insert.field.unwrap().id, insert.status),
            (What::Projects, "ki", Some(Progress::Active))
        );
        assert!(Insert::parse("insert = projects").is_none());
        assert!(Insert::parse("field = \"ki\"").is_none());
    }

    #[test]
    fn judges_every_mistake() {
        assert!(judged("insert = \"goals\"\nfield = \"ki\"\n").is_empty());
        assert!(judged("insert = \"gaols\"\nfeild = \"ki\"\n")[0].starts_with("invalid-value"));
        assert_eq!(judged("insert = \"gaols\"\nfeild = \"ki\"\n").len(), 2);
        assert!(judged("")[0].starts_with("missing-key"));
        assert!(judged("insert = goals")[0].starts_with("syntax"));
        assert_eq!(
            judged("insert = \"goals\"\npriority = \"high\"\n"),
            ["invalid-value: `priority` hat bei insert = \"goals\" keine Wirkung"]
        );
    }
}
