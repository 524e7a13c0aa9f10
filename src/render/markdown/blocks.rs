//! Sections and blocks as Markdown.

use std::collections::HashSet;

use rayon::prelude::*;

use crate::message::{Lang, label};

use super::super::document::{
    Align, Block, Fact, Figure, Footnote, Inline, Item, List, Section, Table,
};
use super::escape;
use super::inlines::{Where, destination, footnote, markdown};

/// What writing needs to know.
#[derive(Clone, Copy)]
pub struct Writer<'w> {
    /// The language of generated words.
    pub lang: Lang,
    /// The places that get an anchor.
    pub anchors: &'w HashSet<String>,
    /// How many `#` stand before those of a section's level.
    pub heading_shift: usize,
    /// Whether the picture of a path is shown instead of told.
    pub is_picture: &'w (dyn Fn(&str) -> bool + Sync),
}

impl Writer<'_> {
    /// A section with everything in it.
    pub fn section(&self, section: &Section) -> String {
        let hashes = "#".repeat((section.level + self.heading_shift).min(6));
        let number = section
            .number
            .as_ref()
            .map(|number| format!("{number} "))
            .unwrap_or_default();
        let mut out = format!(
            "{hashes} {}{number}{}\n\n",
            self.anchor(&section.anchor),
            self.one_line(&section.title)
        );
        if let Some(kicker) = &section.kicker {
            let marks: String = section
                .marks
                .iter()
                .map(|mark| format!(" · **{}**", escape::inline(mark.words())))
                .collect();
            out.push_str(&format!("*{}*{marks}\n\n", escape::inline(kicker)));
        }
        out + &self.blocks(&section.blocks)
    }

    fn anchor(&self, anchor: &str) -> String {
        match self.anchors.contains(anchor) {
            true => format!("<a id=\"{anchor}\"></a>"),
            false => String::new(),
        }
    }

    /// Blocks, each with an empty line after it.
    pub fn blocks(&self, blocks: &[Block]) -> String {
        let written: Vec<String> = blocks.par_iter().map(|block| self.block(block)).collect();
        written.concat()
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Section(section) => self.section(section),
            Block::Paragraph(line) | Block::Lead(line) => format!("{}\n\n", self.paragraph(line)),
            Block::Note(line) => format!("*{}*\n\n", self.one_line(line).trim()),
            Block::List(list) => self.list(list) + "\n",
            Block::Quote(blocks) => prefixed(&self.blocks(blocks), "> ", "> ") + "\n",
            Block::Code { info, text } => code(info, text),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Rule => "---\n\n".to_owned(),
            Block::Figure(figure) => self.figure(figure),
            Block::Footnotes(footnotes) => footnotes
                .iter()
                .map(|footnote| self.footnote(footnote))
                .collect(),
        }
    }

    fn one_line(&self, line: &[Inline]) -> String {
        markdown(line, Where::OneLine, self.lang)
    }

    fn paragraph(&self, line: &[Inline]) -> String {
        let text = markdown(line, Where::Paragraph, self.lang);
        let lines: Vec<String> = text.lines().map(escape::start).collect();
        lines.join("\n")
    }

    fn list(&self, list: &List) -> String {
        let mut out = String::new();
        for (at, item) in list.items.iter().enumerate() {
            let bullet = match list.start {
                Some(start) => format!("{}. ", start + at),
                None => "- ".to_owned(),
            };
            let text = self.item(item);
            let text = if list.tight {
                tight(&text)
            } else {
                text.trim_end().to_owned() + "\n\n"
            };
            out.push_str(&prefixed(&text, &bullet, &" ".repeat(bullet.len())));
        }
        out
    }

    fn item(&self, item: &Item) -> String {
        let task = match item.task {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        task.to_owned() + &self.blocks(&item.blocks)
    }

    fn table(&self, table: &Table) -> String {
        let mut out = String::new();
        if table.caption_shown {
            out.push_str(&format!("**{}**\n\n", escape::inline(&table.caption)));
        }
        let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        out.push_str(&row(table
            .columns
            .iter()
            .map(|column| self.one_line(&column.title).trim().to_owned())
            .collect()));
        let rule = |align: Align| match align {
            Align::Start => "---",
            Align::Center => ":---:",
            Align::End => "---:",
        };
        out.push_str(&row(table
            .columns
            .iter()
            .map(|column| rule(column.align).to_owned())
            .collect()));
        for cells in &table.rows {
            let mut line: Vec<String> = cells
                .cells
                .iter()
                .map(|cell| self.one_line(cell).trim().to_owned())
                .collect();
            if let (Some(anchor), Some(first)) = (&cells.anchor, line.first_mut()) {
                first.insert_str(0, &self.anchor(anchor));
            }
            out.push_str(&row(line));
        }
        out + "\n"
    }

    fn facts(&self, facts: &[Fact]) -> String {
        let line = |fact: &Fact| {
            format!(
                "- **{}:** {}\n",
                fact.label,
                self.one_line(&fact.value).trim()
            )
        };
        facts.iter().map(line).collect::<String>() + "\n"
    }

    fn figure(&self, figure: &Figure) -> String {
        if (self.is_picture)(&figure.path) {
            let (alt, path) = (escape::inline(&figure.alt), destination(&figure.path));
            return format!("![{alt}]({path})\n\n");
        }
        let what = label("Abbildung", "Picture").in_lang(self.lang);
        let caption = figure
            .caption
            .as_ref()
            .map(|caption| format!(" – {}", escape::inline(caption)))
            .unwrap_or_default();
        format!("*{what}: {}{caption}*\n\n", escape::inline(&figure.alt))
    }

    fn footnote(&self, note: &Footnote) -> String {
        let name = format!("[^{}]: ", footnote(&note.anchor, note.number));
        let text = self.blocks(&note.blocks);
        prefixed(text.trim_end(), &name, "    ") + "\n"
    }
}

fn code(info: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let info: String = info.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    format!("{fence}{info}\n{text}\n{fence}\n\n")
}

/// A tight list has no empty lines between its items.
fn tight(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    lines.join("\n") + "\n"
}

/// Every line with something before it; empty lines stay empty.
fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.trim_end().lines().enumerate() {
        match (at, line) {
            (0, _) => out.push_str(first),
            (_, "") => out.push_str(rest.trim_end()),
            _ => out.push_str(rest),
        }
        out.push_str(line);
        out.push('\n');
    }
    if text.ends_with("\n\n") && !first.starts_with('>') {
        out.push('\n');
    }
    out
}
