//! A comparison in numbers, each with its unit.

use crate::message::{Label, Lang, label, number, plural};

use super::{Change, Comparison, Difference, Fate, Mood, Subject, What};

/// How many of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The name in machine output.
    pub key: &'static str,
    /// How many.
    pub count: usize,
    one: Label,
    many: Label,
}

impl Count {
    /// The number with its unit: `3 Fristen verschoben`.
    pub fn in_words(&self, lang: Lang) -> String {
        let unit = plural(self.count, self.one, self.many).in_lang(lang);
        format!("{} {unit}", number(self.count as f64, lang))
    }
}

impl Comparison {
    /// How much changed. Everything that is told is counted once.
    pub fn counts(&self) -> Vec<Count> {
        let things = THINGS.iter().map(|(key, is, one, many)| Count {
            key,
            count: self
                .differences
                .iter()
                .filter(|difference| is(difference))
                .count(),
            one: *one,
            many: *many,
        });
        let kept = self
            .differences
            .iter()
            .filter(|difference| !difference.is_whole());
        let changes: Vec<&Change> = kept.flat_map(|difference| &difference.changes).collect();
        let kinds = CHANGES.iter().map(|(key, is, one, many)| Count {
            key,
            count: changes.iter().filter(|change| is(change)).count(),
            one: *one,
            many: *many,
        });
        let mut counts: Vec<Count> = things.chain(kinds).collect();
        let told: usize = counts[THINGS.len()..].iter().map(|count| count.count).sum();
        counts.push(Count {
            key: "other",
            count: changes.len() - told,
            one: label("weitere Angabe geändert", "other value changed"),
            many: label("weitere Angaben geändert", "other values changed"),
        });
        counts
    }
}

impl Difference {
    /// Whether the thing itself came or went.
    pub fn is_whole(&self) -> bool {
        matches!(self.fate, Fate::Added | Fate::Removed)
    }

    fn is_entry(&self) -> bool {
        matches!(self.subject, Subject::Entry(_))
    }
}

type Kind<T> = (&'static str, fn(&T) -> bool, Label, Label);

const THINGS: [Kind<Difference>; 7] = [
    (
        "added",
        |difference| difference.is_entry() && difference.fate == Fate::Added,
        label("Eintrag neu", "entry new"),
        label("Einträge neu", "entries new"),
    ),
    (
        "removed",
        |difference| difference.is_entry() && difference.fate == Fate::Removed,
        label("Eintrag entfallen", "entry removed"),
        label("Einträge entfallen", "entries removed"),
    ),
    (
        "renamed",
        |difference| difference.is_entry() && matches!(difference.fate, Fate::Renamed { .. }),
        label("Eintrag umbenannt", "entry renamed"),
        label("Einträge umbenannt", "entries renamed"),
    ),
    (
        "unreadable",
        |difference| matches!(difference.fate, Fate::Unreadable | Fate::Readable),
        label(
            "Datei nur in einem Stand lesbar",
            "file readable in one state only",
        ),
        label(
            "Dateien nur in einem Stand lesbar",
            "files readable in one state only",
        ),
    ),
    (
        "contacts_added",
        |difference| difference.subject == Subject::Contact && difference.fate == Fate::Added,
        label("Ansprechperson neu", "contact new"),
        label("Ansprechpersonen neu", "contacts new"),
    ),
    (
        "contacts_removed",
        |difference| difference.subject == Subject::Contact && difference.fate == Fate::Removed,
        label("Ansprechperson entfallen", "contact gone"),
        label("Ansprechpersonen entfallen", "contacts gone"),
    ),
    (
        "files",
        |difference| difference.subject == Subject::File,
        label("weitere Datei geändert", "other file changed"),
        label("weitere Dateien geändert", "other files changed"),
    ),
];

const CHANGES: [Kind<Change>; 9] = [
    (
        "texts",
        |change| change.what == What::Text,
        label("Text geändert", "text changed"),
        label("Texte geändert", "texts changed"),
    ),
    (
        "states",
        |change| change.what == What::State,
        label(
            "Stand der Abstimmung geändert",
            "state of consolidation changed",
        ),
        label(
            "Stände der Abstimmung geändert",
            "states of consolidation changed",
        ),
    ),
    (
        "cosignatures_given",
        |change| change.what == What::Cosignature && change.mood() == Mood::Good,
        label("Mitzeichnung erteilt", "co-signature given"),
        label("Mitzeichnungen erteilt", "co-signatures given"),
    ),
    (
        "cosignatures_lost",
        |change| change.what == What::Cosignature && change.mood() == Mood::Bad,
        label(
            "Mitzeichnung verloren oder verweigert",
            "co-signature lost or refused",
        ),
        label(
            "Mitzeichnungen verloren oder verweigert",
            "co-signatures lost or refused",
        ),
    ),
    (
        "editors",
        |change| change.what == What::Ledger,
        label(
            "Vermerk der Redaktion geändert",
            "record of the editors changed",
        ),
        label(
            "Vermerke der Redaktion geändert",
            "records of the editors changed",
        ),
    ),
    (
        "statuses",
        |change| change.what == What::Status,
        label("Status geändert", "status changed"),
        label("Status geändert", "statuses changed"),
    ),
    (
        "deadlines",
        |change| change.what == What::Deadline && change.days().is_some(),
        label("Frist verschoben", "deadline moved"),
        label("Fristen verschoben", "deadlines moved"),
    ),
    (
        "milestones",
        |change| matches!(change.what, What::Milestone | What::Done),
        label(
            "Meilenstein neu, entfallen oder erreicht",
            "milestone new, removed or reached",
        ),
        label(
            "Meilensteine neu, entfallen oder erreicht",
            "milestones new, removed or reached",
        ),
    ),
    (
        "indicators",
        |change| {
            matches!(
                change.what,
                What::Indicator | What::Target | What::Reading | What::Rollout
            )
        },
        label(
            "Angabe zu Kennzahlen geändert",
            "figure of indicators changed",
        ),
        label(
            "Angaben zu Kennzahlen geändert",
            "figures of indicators changed",
        ),
    ),
];
