//! The chapters of the document, with links to the pages of what they insert instead of it.

use std::mem;

use crate::model::Kind;

use super::super::chapters;
use super::super::document::{Block, Role, Section, section};
use super::super::numbering;
use super::super::plan::{At, Chapter, Heading, Planned};
use super::super::prose::Prose;
use super::{Site, list};

/// The chapters as sections, numbered.
pub fn sections(site: &Site<'_>, chapters: Vec<Chapter>) -> Vec<Section> {
    let numbered: Vec<bool> = chapters.iter().map(|chapter| chapter.numbered).collect();
    let mut sections: Vec<Section> = chapters
        .into_iter()
        .map(|chapter| Section {
            role: Role::Chapter,
            ..of_heading(site, chapter.heading, 1)
        })
        .collect();
    numbering::number(&mut sections, &numbered);
    sections.iter_mut().for_each(raise);
    sections
}

/// A chapter is the title of its page, so what stands in it lies one level higher than in the document.
fn raise(section: &mut Section) {
    section.level -= 1;
    for block in &mut section.blocks {
        if let Block::Section(inner) = block {
            raise(inner);
        }
    }
}

/// A heading with what stands below it.
fn of_heading(site: &Site<'_>, heading: Heading, level: usize) -> Section {
    let title = Prose::new(&site.writer, &heading.path, &heading.chapter).inlines(&heading.title);
    let mut section = section(heading.anchor, level, title);
    let mut entries: Vec<At> = Vec::new();
    for planned in heading.content {
        match planned {
            Planned::Entry(at, _) => entries.push(at),
            Planned::Elsewhere(some) => entries.extend(some),
            Planned::Ministries(some) => {
                entries.extend(some.into_iter().map(|(at, _)| (Kind::Ministry, at)));
            }
            planned => {
                flush(site, &mut entries, &mut section.blocks);
                section.blocks.extend(of_planned(site, planned, level + 1));
            }
        }
    }
    flush(site, &mut entries, &mut section.blocks);
    section
}

/// Entries that follow each other are one list.
fn flush(site: &Site<'_>, entries: &mut Vec<At>, blocks: &mut Vec<Block>) {
    if !entries.is_empty() {
        blocks.push(list::plain(site, &mem::take(entries)));
    }
}

fn of_planned(site: &Site<'_>, planned: Planned, level: usize) -> Vec<Block> {
    match planned {
        Planned::Heading(heading) => vec![Block::Section(of_heading(site, heading, level))],
        other => chapters::words_between(&site.writer, other),
    }
}
