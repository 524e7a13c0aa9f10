//! The names of places in a document: from kind and id alone, so that they stay when the document grows around them.

use crate::model::{Choices, Kind};

/// The place of an entry: `project-bm--bildungsportal`. No id holds two hyphens in a row, so no two entries meet.
pub fn of_entry(kind: Kind, id: &str) -> String {
    format!("{}-{}", kind.key(), id.replace('/', "--"))
}

/// A place inside a section: `chapter-01-einleitung--ueberblick`.
pub fn inside(section: &str, slug: &str) -> String {
    format!("{section}--{slug}")
}

/// The place of a footnote.
pub fn of_footnote(section: &str, number: usize) -> String {
    format!("{section}--note--{number}")
}

/// The place of the `nth` reference to a footnote.
pub fn of_reference(section: &str, number: usize, nth: usize) -> String {
    format!("{section}--note--{number}--{nth}")
}

/// The kind and the id of the entry that a place belongs to, and what comes after them.
pub fn parts(place: &str) -> Option<(Kind, String, &str)> {
    let (kind, rest) = place.split_once('-')?;
    let kind = Kind::from_key(kind)?;
    let (first, rest) = rest.split_once("--").unwrap_or((rest, ""));
    if !kind.is_owned() {
        return Some((kind, first.to_owned(), rest));
    }
    let (second, rest) = rest.split_once("--").unwrap_or((rest, ""));
    Some((kind, format!("{first}/{second}"), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_taken_apart_again() {
        for (kind, id) in [
            (Kind::Project, "bm/bildungsportal-2"),
            (Kind::Chapter, "01-einleitung"),
        ] {
            let entry = of_entry(kind, id);
            assert_eq!(parts(&entry), Some((kind, id.to_owned(), "")));
            let heading = inside(&entry, "ziel-1");
            assert_eq!(parts(&heading), Some((kind, id.to_owned(), "ziel-1")));
            let note = of_reference(&entry, 1, 2);
            assert_eq!(parts(&note), Some((kind, id.to_owned(), "note--1--2")));
        }
        assert_eq!(parts("nothing"), None);
    }
}
