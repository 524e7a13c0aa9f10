//! What changed between two states: the answer to `diff`, for the terminal, for Markdown, for programs.

mod json;
mod markdown;
mod page;
mod texts;

use crate::comparison::{Comparison, Difference, Fate, Group, Mood, Point, Subject};
use crate::message::{Lang, number, plural};

pub use json::print as json;
pub use markdown::print as markdown;
pub use page::{page, since};

use super::table::Tone;

/// What changed, and between what.
pub struct Changes<'c> {
    /// What changed.
    pub comparison: &'c Comparison,
    /// The title of the strategy.
    pub title: &'c str,
    /// The earlier state.
    pub old: Point,
    /// The later state.
    pub new: Point,
    /// Whether the words of changed texts are shown.
    pub texts: bool,
    /// The language in which it is told.
    pub lang: Lang,
}

impl Changes<'_> {
    /// `Änderungen: HEAD~3 → Arbeitsordner`.
    fn between(&self) -> String {
        let (old, new) = (self.old.in_words(self.lang), self.new.in_words(self.lang));
        format!("{old} → {new}")
    }

    /// The numbers with their units; that nothing changed, where nothing did.
    fn summary(&self) -> String {
        let counts = self.comparison.counts();
        let counts = counts.iter().filter(|count| count.count > 0);
        let words: Vec<String> = counts.map(|count| count.in_words(self.lang)).collect();
        match words.is_empty() {
            true => self.lang.pick("keine Änderung", "no change").to_owned(),
            false => words.join("; "),
        }
    }

    /// How many files say the same in other characters.
    fn form(&self) -> Option<String> {
        let count = self.comparison.form_only.len();
        let shown = number(count as f64, self.lang);
        let words = self.lang.pick(
            format!(
                "{shown} {} nur anders geschrieben: Kommentare, Leerzeichen, Reihenfolge",
                plural(count, "Datei ist", "Dateien sind")
            ),
            format!(
                "{shown} {} written differently only: comments, white space, order",
                plural(count, "file is", "files are")
            ),
        );
        (count > 0).then_some(words)
    }
}

/// Whom a group concerns: `BM · Ministerium für Bildung`.
fn heading(group: &Group<'_>, lang: Lang) -> String {
    match group.ministry {
        Some(house) => format!("{} · {}", house.short, house.name),
        None => match group
            .differences
            .first()
            .map_or("", |first| &first.ministry)
        {
            "" => lang
                .pick("Gesamtstrategie", "The whole strategy")
                .to_owned(),
            id => id.to_owned(),
        },
    }
}

/// The sign of a difference.
fn sign(difference: &Difference) -> (&'static str, Tone) {
    match difference.fate {
        Fate::Added => ("+", Tone::Good),
        Fate::Removed => ("−", Tone::Bad),
        Fate::Renamed { .. } => ("→", Tone::Plain),
        Fate::Kept => ("~", Tone::Plain),
        Fate::Unreadable => ("!", Tone::Bad),
        Fate::Readable => ("✓", Tone::Good),
    }
}

/// The sign of a change.
fn sign_of(mood: Mood) -> (&'static str, Tone) {
    match mood {
        Mood::Good => ("✓", Tone::Good),
        Mood::Bad => ("!", Tone::Warn),
        Mood::Plain => ("·", Tone::Faint),
    }
}

/// A difference by its names.
struct Named {
    /// What it is, with a space after it; nothing where the title says so.
    noun: String,
    /// Its title in quotation marks.
    title: String,
    /// Its id in back-ticks.
    id: String,
}

fn named(difference: &Difference, lang: Lang) -> Named {
    let (title, id) = (&difference.title, &difference.id);
    let noun = capital(difference.noun(lang));
    match difference.subject {
        Subject::File => Named {
            noun: format!("{noun} "),
            title: String::new(),
            id: format!("`{id}`"),
        },
        Subject::Strategy => Named {
            noun,
            title: String::new(),
            id: String::new(),
        },
        Subject::Contact | Subject::Entry(_) => Named {
            noun: format!("{noun} "),
            title: lang.pick(format!("„{title}“"), format!("“{title}”")),
            id: format!("`{id}`"),
        },
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
