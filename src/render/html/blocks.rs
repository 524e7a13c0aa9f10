//! Sections and blocks as HTML; long runs of sections are written in parallel.

use rayon::prelude::*;

use crate::message::{Label, label};
use crate::model::Choices;
use crate::template::{Templates, Trouble, Value, context};

use super::super::document::{Block, Figure, Footnote, Inline, Item, List, Mark, Role, Section};
use super::setting::Setting;
use super::{escape, inlines, table};

/// What writing needs to know.
pub struct Writer<'w> {
    /// Where it is written for.
    pub setting: &'w dyn Setting,
    /// The templates.
    pub templates: &'w Templates<'w>,
}

impl Writer<'_> {
    /// Sections, one after the other.
    pub fn sections(&self, sections: &[Section]) -> Result<String, Trouble> {
        let html: Result<Vec<String>, Trouble> = sections
            .par_iter()
            .map(|section| self.section(section))
            .collect();
        Ok(joined(html?))
    }

    fn section(&self, section: &Section) -> Result<String, Trouble> {
        let marks: Vec<Value> = section.marks.iter().map(mark).collect();
        let (is_chapter, kind) = match section.role {
            Role::Chapter => (true, None),
            Role::Heading => (false, None),
            Role::Entry(kind) => (false, Some(kind.key())),
        };
        let html = self.templates.render(
            "section.html",
            &context! {
                anchor => &*self.setting.id(&section.anchor),
                element => format!("h{}", (section.level + 1).min(6)),
                number => section.number.as_deref(),
                title => Value::from_safe_string(inlines::html(self.setting, &section.title)),
                kicker => section.kicker.as_deref(),
                is_chapter,
                kind,
                marks,
                content => Value::from_safe_string(self.blocks(&section.blocks)?),
            },
        )?;
        Ok(html + "\n")
    }

    /// Blocks, one after the other.
    pub fn blocks(&self, blocks: &[Block]) -> Result<String, Trouble> {
        let html: Result<Vec<String>, Trouble> = match blocks.len() {
            ..MANY => blocks.iter().map(|block| self.block(block)).collect(),
            _ => blocks.par_iter().map(|block| self.block(block)).collect(),
        };
        Ok(joined(html?))
    }

    fn block(&self, block: &Block) -> Result<String, Trouble> {
        Ok(match block {
            Block::Section(section) => return self.section(section),
            Block::Table(table) => return table::table(self.setting, self.templates, table),
            Block::Facts(facts) => return table::facts(self.setting, self.templates, facts),
            Block::Paragraph(line) => format!("<p>{}</p>\n", self.line(line)),
            Block::Lead(line) => format!("<p class=\"lead\">{}</p>\n", self.line(line)),
            Block::Note(line) => format!("<p class=\"note\">{}</p>\n", self.line(line)),
            Block::List(list) => self.list(list)?,
            Block::Quote(blocks) => {
                format!("<blockquote>\n{}</blockquote>\n", self.blocks(blocks)?)
            }
            Block::Code { text, .. } => {
                format!("<pre><code>{}</code></pre>\n", escape::escaped(text))
            }
            Block::Rule => "<hr>\n".to_owned(),
            Block::Figure(figure) => self.figure(figure),
            Block::Footnotes(footnotes) => self.footnotes(footnotes)?,
        })
    }

    /// A line.
    pub fn line(&self, line: &[Inline]) -> String {
        inlines::html(self.setting, line)
    }

    fn word(&self, word: Label) -> &'static str {
        word.in_lang(self.setting.lang())
    }

    fn list(&self, list: &List) -> Result<String, Trouble> {
        let (open, close) = match list.start {
            None => ("<ul>\n".to_owned(), "</ul>\n"),
            Some(1) => ("<ol>\n".to_owned(), "</ol>\n"),
            Some(start) => (format!("<ol start=\"{start}\">\n"), "</ol>\n"),
        };
        let mut out = open;
        for item in &list.items {
            out.push_str("<li>");
            out.push_str(&self.item(item, list.tight)?);
            out.push_str("</li>\n");
        }
        Ok(out + close)
    }

    /// The paragraphs of a tight list are its lines.
    fn item(&self, item: &Item, tight: bool) -> Result<String, Trouble> {
        let mut out = match item.task {
            None => String::new(),
            Some(true) => format!(
                "<span role=\"img\" aria-label=\"{}\">☑</span> ",
                self.word(label("erledigt", "done"))
            ),
            Some(false) => format!(
                "<span role=\"img\" aria-label=\"{}\">☐</span> ",
                self.word(label("offen", "open"))
            ),
        };
        for block in &item.blocks {
            match block {
                Block::Paragraph(line) if tight => out.push_str(&self.line(line)),
                block => out.push_str(&self.block(block)?),
            }
        }
        Ok(out)
    }

    fn figure(&self, figure: &Figure) -> String {
        let mut out = String::from("<figure>");
        inlines::picture(self.setting, &figure.path, &figure.alt, &mut out);
        if let Some(caption) = &figure.caption {
            out.push_str(&format!(
                "<figcaption>{}</figcaption>",
                escape::escaped(caption)
            ));
        }
        out + "</figure>\n"
    }

    fn footnotes(&self, footnotes: &[Footnote]) -> Result<String, Trouble> {
        let mut out = format!(
            "<div class=\"footnotes\" role=\"group\" aria-label=\"{}\">\n<ol>\n",
            self.word(label("Fußnoten", "Footnotes"))
        );
        let back = self.word(label("zurück zum Text", "back to the text"));
        for footnote in footnotes {
            out.push_str(&format!(
                "<li id=\"{}\" value=\"{}\">{}",
                self.setting.id(&footnote.anchor),
                footnote.number,
                self.blocks(&footnote.blocks)?
            ));
            for place in &footnote.back {
                out.push_str(&format!(
                    "<a href=\"#{}\" aria-label=\"{back}\">↩</a> ",
                    self.setting.id(place)
                ));
            }
            out.push_str("</li>\n");
        }
        Ok(out + "</ol>\n</div>\n")
    }
}

/// All parts as one. Each part goes as soon as it was copied: together they can be as large as the whole document.
fn joined(parts: Vec<String>) -> String {
    let mut whole = String::with_capacity(parts.iter().map(String::len).sum());
    parts.into_iter().for_each(|part| whole.push_str(&part));
    whole
}

/// Fewer blocks than this are not worth the threads.
const MANY: usize = 32;

/// A mark, as templates see it.
pub fn mark(mark: &Mark) -> Value {
    let kind = match mark {
        Mark::Draft(_) => "draft",
        Mark::Internal(_) => "internal",
    };
    context! { kind, words => mark.words() }
}
