//! An extract of the document: one chapter, or what concerns one field or one ministry, under the numbers that it has in
//! the whole.

use std::collections::{HashMap, HashSet};

use crate::message::Lang;
use crate::model::{Choices, Field, Kind, Ministry, Strategy};

use super::anchor;
use super::document::{Block, Document, Footnote, Inline, Item, Section, plain};
use super::plan::{Heading, Planned};

/// What an extract holds: whatever fits all that is named here. Nothing named: the whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extract {
    /// The name of a chapter: of its file, without ending.
    pub chapter: Option<String>,
    /// The id of a field.
    pub field: Option<String>,
    /// The id of a ministry.
    pub ministry: Option<String>,
}

impl Extract {
    /// The whole document.
    pub const WHOLE: Extract = Extract {
        chapter: None,
        field: None,
        ministry: None,
    };

    /// Whether it is the whole document.
    pub fn is_whole(&self) -> bool {
        *self == Extract::WHOLE
    }

    /// Whether single entries are picked out, and what stands around them is left out.
    pub fn picks(&self) -> bool {
        self.field.is_some() || self.ministry.is_some()
    }

    /// Whether it may hold something of the chapter of this place.
    pub fn has_chapter(&self, place: &str) -> bool {
        let slug = self.chapter.as_deref();
        slug.is_none_or(|slug| anchor::of_entry(Kind::Chapter, slug) == place)
    }

    /// What its file is called, after the name of the whole: `-field-teilhabe`.
    pub fn suffix(&self) -> String {
        self.named()
            .map(|(kind, id)| format!("-{}-{id}", kind.key()))
            .collect()
    }

    fn named(&self) -> impl Iterator<Item = (Kind, &str)> {
        let named = [
            (Kind::Chapter, &self.chapter),
            (Kind::Field, &self.field),
            (Kind::Ministry, &self.ministry),
        ];
        named
            .into_iter()
            .filter_map(|(kind, id)| Some((kind, id.as_deref()?)))
    }

    /// Leaves only what was picked out below a heading; whether anything is left.
    pub fn prune(&self, heading: &mut Heading) -> bool {
        if !self.picks() {
            return true;
        }
        heading.content.retain_mut(|planned| match planned {
            Planned::Heading(inner) => self.prune(inner),
            Planned::Nothing(_) => false,
            _ => true,
        });
        heading.content.iter().any(holds)
    }
}

/// Whether something planned is of the strategy itself, not only a text around it.
pub fn holds(planned: &Planned) -> bool {
    match planned {
        Planned::Entry(..)
        | Planned::Elsewhere(_)
        | Planned::Ministries(_)
        | Planned::Made(_)
        | Planned::Opening => true,
        Planned::Heading(heading) => heading.content.iter().any(holds),
        Planned::Prose { .. }
        | Planned::Footnotes { .. }
        | Planned::Again(..)
        | Planned::Nothing(_) => false,
    }
}

/// The places of the headings that are left below one.
pub fn places(heading: &Heading) -> Vec<String> {
    let below = heading.content.iter().flat_map(|planned| match planned {
        Planned::Heading(inner) => {
            let mut places = places(inner);
            places.push(inner.anchor.clone());
            places
        }
        _ => Vec::new(),
    });
    below.collect()
}

/// Makes a document the extract of a whole: it says so, its sections carry the numbers of the whole, and no footnote
/// stands without the words that it belongs to.
pub fn finish(part: &mut Document, whole: &Document, extract: &Extract, strategy: &Strategy) {
    let numbers: HashMap<&str, &Option<String>> = whole
        .sections()
        .into_iter()
        .map(|section| (&*section.anchor, &section.number))
        .collect();
    for chapter in &mut part.chapters {
        renumber(chapter, &numbers);
    }
    let mut references = HashSet::new();
    for section in part.sections() {
        referred(&section.title, &mut references);
        in_blocks(&section.blocks, &mut references);
    }
    for chapter in &mut part.chapters {
        keep_notes(&mut chapter.blocks, &references);
    }
    part.subtitle = Some(title(extract, whole, strategy));
    part.left_out = Vec::new();
}

fn renumber(section: &mut Section, numbers: &HashMap<&str, &Option<String>>) {
    let number = numbers.get(&*section.anchor);
    section.number = number.and_then(|number| (*number).clone());
    for block in &mut section.blocks {
        if let Block::Section(inner) = block {
            renumber(inner, numbers);
        }
    }
}

/// `Auszug: Kapitel 4 Digitalprogramm, Handlungsfeld Teilhabe`.
fn title(extract: &Extract, whole: &Document, strategy: &Strategy) -> String {
    let lang = whole.lang;
    let parts: Vec<String> = extract
        .named()
        .map(|(kind, id)| {
            let label = kind.label().in_lang(lang);
            match kind {
                Kind::Chapter => chapter_title(whole, id, label),
                Kind::Field => {
                    let field = strategy.by_id::<Field>(id);
                    field.map_or(id, |field| &field.head.title.value).to_owned()
                }
                _ => {
                    let ministry = strategy.by_id::<Ministry>(id);
                    ministry
                        .map_or(id, |ministry| &ministry.name.value)
                        .to_owned()
                }
            }
        })
        .collect();
    let parts = parts.join(" · ");
    match lang {
        Lang::De => format!("Auszug: {parts}"),
        Lang::En => format!("Extract: {parts}"),
    }
}

fn chapter_title(whole: &Document, slug: &str, label: &str) -> String {
    let place = anchor::of_entry(Kind::Chapter, slug);
    let chapter = whole
        .chapters
        .iter()
        .find(|chapter| chapter.anchor == place);
    let Some(chapter) = chapter else {
        return slug.to_owned();
    };
    let title = plain(&chapter.title);
    match &chapter.number {
        Some(number) => format!("{label} {number} {title}"),
        None => title,
    }
}

fn keep_notes(blocks: &mut Vec<Block>, references: &HashSet<String>) {
    let is_referred = |note: &Footnote| note.back.iter().any(|place| references.contains(place));
    blocks.retain_mut(|block| match block {
        Block::Section(section) => {
            keep_notes(&mut section.blocks, references);
            true
        }
        Block::Footnotes(notes) => {
            notes.retain(is_referred);
            for note in notes.iter_mut() {
                note.back.retain(|place| references.contains(place));
            }
            !notes.is_empty()
        }
        _ => true,
    });
}

/// The places of all references to footnotes in blocks, but not in the sections below them.
fn in_blocks(blocks: &[Block], out: &mut HashSet<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Lead(line) | Block::Note(line) => referred(line, out),
            Block::List(list) => {
                for Item { blocks, .. } in &list.items {
                    in_blocks(blocks, out);
                }
            }
            Block::Quote(blocks) => in_blocks(blocks, out),
            Block::Table(table) => {
                let titles = table.columns.iter().map(|column| &column.title);
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                titles.chain(cells).for_each(|line| referred(line, out));
            }
            Block::Facts(facts) => facts.iter().for_each(|fact| referred(&fact.value, out)),
            Block::Footnotes(notes) => {
                for note in notes {
                    in_blocks(&note.blocks, out);
                }
            }
            Block::Section(_) | Block::Code { .. } | Block::Rule | Block::Figure(_) => {}
        }
    }
}

fn referred(line: &[Inline], out: &mut HashSet<String>) {
    for inline in line {
        match inline {
            Inline::FootnoteRef { anchor, .. } => drop(out.insert(anchor.clone())),
            Inline::Emphasis(line)
            | Inline::Strong(line)
            | Inline::Strike(line)
            | Inline::Link(_, line) => referred(line, out),
            _ => {}
        }
    }
}
