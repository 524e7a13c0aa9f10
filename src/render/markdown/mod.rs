//! The document as Markdown that reads well in a git host, and as plain text too. Pictures are told in words: one file is
//! complete.

mod blocks;
mod escape;
mod inlines;
mod paper;

use std::collections::HashSet;

use rayon::prelude::*;

use crate::message::{Lang, label};
use crate::model::PartialDate;

use super::audience::Audience;
use super::document::{Block, Document, Inline, Section, Target, plain};
use blocks::Writer;

pub use paper::paper;

/// Blocks as Markdown; headings of sections begin at `#`. Pictures that `is_picture` knows keep their paths.
pub fn text(blocks: &[Block], lang: Lang, is_picture: &(dyn Fn(&str) -> bool + Sync)) -> String {
    Writer {
        lang,
        anchors: &HashSet::new(),
        heading_shift: 0,
        is_picture,
    }
    .blocks(blocks)
    .trim_end()
    .to_owned()
}

/// The whole document.
pub fn page(document: &Document) -> String {
    let anchors = linked(document);
    let writer = Writer {
        lang: document.lang,
        anchors: &anchors,
        heading_shift: 1,
        is_picture: &|_| false,
    };
    let mut out = title(document);
    out.push_str(&contents(document));
    let chapters: Vec<String> = document
        .chapters
        .par_iter()
        .map(|chapter| writer.section(chapter))
        .collect();
    out.push_str(&chapters.concat());
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn title(document: &Document) -> String {
    let lang = document.lang;
    let mut out = format!("# {}\n\n", escape::inline(&document.title));
    if document.audience == Audience::Internal {
        let warning = label(
            "Interne Fassung – nicht zur Veröffentlichung",
            "Internal version – not for publication",
        );
        out.push_str(&format!("> **{}**\n\n", warning.in_lang(lang)));
    }
    if let Some(subtitle) = &document.subtitle {
        out.push_str(&format!("{}\n\n", escape::block(subtitle)));
    }
    let date = document
        .date
        .map(|date| PartialDate::of_day(date).show(lang));
    let facts = [
        (label("Fassung", "Edition"), Some(document.edition.clone())),
        (label("Stand", "As of"), date),
        (
            label("Federführung", "Published by"),
            document.publisher.clone(),
        ),
    ];
    for (name, value) in facts {
        if let Some(value) = value {
            out.push_str(&format!(
                "- **{}:** {}\n",
                name.in_lang(lang),
                escape::inline(&value)
            ));
        }
    }
    out + "\n"
}

fn contents(document: &Document) -> String {
    let mut out = format!(
        "## {}\n\n",
        label("Inhalt", "Contents").in_lang(document.lang)
    );
    for section in in_contents(document) {
        let indent = if section.level == 1 { "" } else { "  " };
        let number = section
            .number
            .as_ref()
            .map(|number| format!("{number} "))
            .unwrap_or_default();
        let title = escape::inline(&plain(&section.title));
        out.push_str(&format!(
            "{indent}- [{number}{title}](#{})\n",
            section.anchor
        ));
    }
    out + "\n"
}

/// Chapters and their sections.
fn in_contents(document: &Document) -> Vec<&Section> {
    document
        .sections()
        .into_iter()
        .filter(|section| section.level <= 2)
        .collect()
}

/// The places to which something leads: only these get an anchor of their own, so that the text stays clean.
fn linked(document: &Document) -> HashSet<String> {
    let mut found: HashSet<String> = in_contents(document)
        .iter()
        .map(|section| section.anchor.clone())
        .collect();
    let blocks = document.chapters.par_iter().map(|chapter| {
        let mut found = HashSet::new();
        in_section(chapter, &mut found);
        found
    });
    found.par_extend(blocks.flatten_iter());
    found
}

fn in_section(section: &Section, found: &mut HashSet<String>) {
    in_line(&section.title, found);
    section
        .blocks
        .iter()
        .for_each(|block| in_block(block, found));
}

fn in_block(block: &Block, found: &mut HashSet<String>) {
    match block {
        Block::Section(section) => in_section(section, found),
        Block::Paragraph(line) | Block::Lead(line) | Block::Note(line) => in_line(line, found),
        Block::List(list) => list
            .items
            .iter()
            .flat_map(|item| &item.blocks)
            .for_each(|block| in_block(block, found)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| in_block(block, found)),
        Block::Table(table) => {
            table
                .columns
                .iter()
                .for_each(|column| in_line(&column.title, found));
            table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .for_each(|cell| in_line(cell, found));
        }
        Block::Facts(facts) => facts.iter().for_each(|fact| in_line(&fact.value, found)),
        Block::Footnotes(notes) => notes
            .iter()
            .flat_map(|note| &note.blocks)
            .for_each(|block| in_block(block, found)),
        Block::Code { .. } | Block::Rule | Block::Figure(_) => {}
    }
}

fn in_line(inlines: &[Inline], found: &mut HashSet<String>) {
    for inline in inlines {
        match inline {
            Inline::Link(target, inlines) => {
                if let Target::Anchor(anchor) = target {
                    found.insert(anchor.clone());
                }
                in_line(inlines, found);
            }
            Inline::Emphasis(inlines) | Inline::Strong(inlines) | Inline::Strike(inlines) => {
                in_line(inlines, found)
            }
            _ => {}
        }
    }
}
