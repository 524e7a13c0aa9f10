//! The numbers of sections: `4`, `4.2`, `4.2.1`.

use super::document::{Block, Role, Section};

/// How deep sections carry numbers: `4.2.1`.
const NUMBERED_LEVELS: usize = 3;

/// Gives the sections their numbers. Chapters that carry none, and what stands in them, are left out; so are headings
/// in the text of an entry, which are not the document's own.
pub fn number(chapters: &mut [Section], numbered: &[bool]) {
    let numbered = chapters
        .iter_mut()
        .zip(numbered)
        .filter(|(_, numbered)| **numbered);
    for (at, (chapter, _)) in numbered.enumerate() {
        number_below(chapter, (at + 1).to_string());
    }
}

fn number_below(section: &mut Section, number: String) {
    let mut count = 0;
    let deepest = section.level >= NUMBERED_LEVELS;
    let of_entry = matches!(section.role, Role::Entry(_));
    for block in &mut section.blocks {
        if let Block::Section(inner) = block
            && !deepest
            && !(of_entry && inner.role == Role::Heading)
        {
            count += 1;
            number_below(inner, format!("{number}.{count}"));
        }
    }
    section.number = Some(number);
}
