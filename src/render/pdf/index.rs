//! The index of projects: each by its name, in the order of a German dictionary.

use crate::model::Kind;

use super::super::document::{Document, Role, plain};

/// A line of the index.
#[derive(Clone, Debug)]
pub struct Indexed<'d> {
    /// The place of the entry.
    pub anchor: &'d str,
    /// Its title.
    pub title: String,
}

/// The projects that have a section of their own, under the letters that they begin with.
pub fn of_projects(document: &Document) -> Vec<(String, Vec<Indexed<'_>>)> {
    let sections = document.sections();
    let projects = sections
        .into_iter()
        .filter(|section| section.role == Role::Entry(Kind::Project));
    let mut entries: Vec<(String, Indexed<'_>)> = projects
        .map(|section| {
            let title = plain(&section.title);
            let anchor = &*section.anchor;
            (key(&title), Indexed { anchor, title })
        })
        .collect();
    entries.sort_by(|a, b| (&a.0, &a.1.title, a.1.anchor).cmp(&(&b.0, &b.1.title, b.1.anchor)));
    let mut groups: Vec<(String, Vec<Indexed<'_>>)> = Vec::new();
    for (key, entry) in entries {
        let letter = letter(&key);
        match groups.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, group)) => group.push(entry),
            None => groups.push((letter, vec![entry])),
        }
    }
    groups
}

/// What a title is sorted by: umlauts as their vowels, ß as ss, no difference between large and small, no signs
/// (DIN 5007, variant 1).
fn key(title: &str) -> String {
    let mut key = String::with_capacity(title.len());
    for c in title.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' | 'à' | 'á' | 'â' | 'å' => key.push('a'),
            'ö' | 'ò' | 'ó' | 'ô' | 'ø' => key.push('o'),
            'ü' | 'ù' | 'ú' | 'û' => key.push('u'),
            'é' | 'è' | 'ê' | 'ë' => key.push('e'),
            'ß' => key.push_str("ss"),
            c if c.is_alphanumeric() => key.push(c),
            c if c.is_whitespace() || c == '-' || c == '–' => key.push(' '),
            _ => {}
        }
    }
    key.trim_start().to_owned()
}

/// The letter that a group stands under; figures and others stand first, under `#`.
fn letter(key: &str) -> String {
    let first = key.chars().next().filter(|c| c.is_alphabetic());
    first.map_or("#".to_owned(), |c| c.to_uppercase().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_stand_with_their_vowels() {
        let mut titles = [
            "Übersicht",
            "Uhr",
            "„Ärzte“",
            "Arzt",
            "Straße",
            "Strasse B",
            "5G",
        ];
        titles.sort_by_key(|title| key(title));
        assert_eq!(
            titles,
            [
                "5G",
                "Arzt",
                "„Ärzte“",
                "Straße",
                "Strasse B",
                "Übersicht",
                "Uhr"
            ]
        );
        assert_eq!(
            (letter(&key("Öl")), letter(&key("5G"))),
            ("O".to_owned(), "#".to_owned())
        );
    }
}
