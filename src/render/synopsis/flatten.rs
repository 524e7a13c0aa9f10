//! Taking the marks off a Markdown text: its words, line by line, and how each is set.

use std::sync::Arc;

use crate::markdown::ast::{Block, BlockKind, Document, Inline, List, Picture, Table};
use crate::message::{Lang, label};

use super::flat::{Flat, Frame, Role, Run, Style};

/// What parts two lines.
const BETWEEN: &str = "\n\n";

/// The words of a text; `lang` is that of the words that are added.
pub fn flatten(document: &Document, lang: Lang) -> Flat {
    let mut writer = Writer {
        flat: Flat::default(),
        lines: 0,
        lang,
    };
    writer.blocks(&document.blocks, &Frame::default());
    for (at, note) in document.footnotes.iter().enumerate() {
        let mark = format!("[{}] ", at + 1);
        writer.item(&mark, None, &note.blocks, &Frame::default());
    }
    writer.flat
}

struct Writer {
    flat: Flat,
    lines: usize,
    lang: Lang,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], frame: &Frame) {
        for block in blocks {
            self.block(block, frame);
        }
    }

    fn block(&mut self, block: &Block, frame: &Frame) {
        let of = |role| Frame {
            role,
            ..frame.clone()
        };
        match &block.kind {
            BlockKind::Heading { level, inlines } => {
                self.line(&of(Role::Heading(*level)), None, "", inlines);
            }
            BlockKind::Paragraph(inlines) => self.line(&of(Role::Paragraph), None, "", inlines),
            BlockKind::List(list) => self.list(list, frame),
            BlockKind::Quote(blocks) => {
                let mut inner = of(Role::Paragraph);
                inner.quote += 1;
                self.blocks(blocks, &inner);
            }
            BlockKind::Code { info, text } => {
                let words = [Inline::Text(text.clone())];
                self.line(&of(Role::Code(info.clone())), None, "", &words);
            }
            BlockKind::Table(table) => self.table(table, frame),
            BlockKind::Rule => self.line(&of(Role::Paragraph), None, "⁂", &[]),
            BlockKind::Figure(picture) => {
                let picture = [Inline::Picture(picture.clone())];
                self.line(&of(Role::Paragraph), None, "", &picture);
            }
        }
    }

    fn list(&mut self, list: &List, frame: &Frame) {
        let mut inner = frame.clone();
        inner.depth += 1;
        for (at, item) in list.items.iter().enumerate() {
            let number = list.start.map(|start| start + at);
            let task = match item.task {
                Some(true) => "☑ ",
                Some(false) => "☐ ",
                None => "",
            };
            let role = Role::Item {
                ordered: list.start.is_some(),
            };
            let first = Frame {
                role,
                ..inner.clone()
            };
            self.item(task, number, &item.blocks, &first);
        }
    }

    /// Blocks of which the first line, if it is a paragraph, is set as `first` says, after a mark.
    fn item(&mut self, mark: &str, number: Option<usize>, blocks: &[Block], first: &Frame) {
        let rest = match blocks {
            [
                Block {
                    kind: BlockKind::Paragraph(inlines),
                    ..
                },
                rest @ ..,
            ] => {
                self.line(first, number, mark, inlines);
                rest
            }
            blocks => {
                self.line(first, number, if mark.is_empty() { "–" } else { mark }, &[]);
                blocks
            }
        };
        let inner = Frame {
            role: Role::Paragraph,
            ..first.clone()
        };
        self.blocks(rest, &inner);
    }

    fn table(&mut self, table: &Table, frame: &Frame) {
        let rows = std::iter::once(&table.header).chain(&table.rows);
        for (at, cells) in rows.enumerate() {
            let bar = || Inline::Text(" | ".to_owned());
            let mut inlines = Vec::new();
            for (at, cell) in cells.iter().enumerate() {
                inlines.extend((at > 0).then(bar));
                inlines.extend(cell.iter().cloned());
            }
            let role = Role::Row { head: at == 0 };
            let frame = Frame {
                role,
                ..frame.clone()
            };
            self.line(&frame, None, "", &inlines);
        }
    }

    fn line(&mut self, frame: &Frame, number: Option<usize>, mark: &str, inlines: &[Inline]) {
        if !self.flat.text.is_empty() {
            self.flat.text.push_str(BETWEEN);
        }
        self.lines += 1;
        let style = Style {
            frame: frame.clone(),
            ..Style::default()
        };
        self.words(mark, number, &style);
        self.inlines(inlines, number, &style);
    }

    fn inlines(&mut self, inlines: &[Inline], number: Option<usize>, style: &Style) {
        for inline in inlines {
            let mut inner = style.clone();
            match inline {
                Inline::Text(text) => self.words(text, number, style),
                Inline::Code(text) => {
                    inner.code = true;
                    self.words(text, number, &inner);
                }
                Inline::Emphasis(inlines) => {
                    inner.emphasis = true;
                    self.inlines(inlines, number, &inner);
                }
                Inline::Strong(inlines) => {
                    inner.strong = true;
                    self.inlines(inlines, number, &inner);
                }
                Inline::Strike(inlines) => {
                    inner.strike = true;
                    self.inlines(inlines, number, &inner);
                }
                Inline::Link {
                    target,
                    title,
                    inlines,
                } => {
                    inner.link = Some(target_of(target, title));
                    let start = self.flat.text.len();
                    self.inlines(inlines, number, &inner);
                    if self.flat.text[start..].trim().is_empty() {
                        self.words(target, number, &inner);
                    }
                }
                Inline::Picture(picture) => self.picture(picture, number, inner),
                Inline::SoftBreak => self.words(" ", number, style),
                Inline::HardBreak => self.words("\n", number, style),
                Inline::FootnoteRef { number: note, .. } => {
                    self.words(&format!("[{note}]"), number, style);
                }
            }
        }
    }

    fn picture(&mut self, picture: &Picture, number: Option<usize>, mut style: Style) {
        style.link = Some(target_of(&picture.target, &picture.title));
        let what = label("Abbildung", "Picture").in_lang(self.lang);
        self.words(&format!("[{what}: {}]", picture.alt), number, &style);
    }

    fn words(&mut self, words: &str, number: Option<usize>, style: &Style) {
        if words.is_empty() {
            return;
        }
        let (start, line) = (self.flat.text.len(), self.lines);
        self.flat.text.push_str(words);
        let range = start..self.flat.text.len();
        match self.flat.runs.last_mut() {
            Some(last) if last.line == line && *last.style == *style => last.range.end = range.end,
            _ => self.flat.runs.push(Run {
                range,
                line,
                number,
                style: Arc::new(style.clone()),
            }),
        }
    }
}

fn target_of(target: &str, title: &str) -> String {
    match title {
        "" => target.to_owned(),
        title => format!("{target} „{title}“"),
    }
}
