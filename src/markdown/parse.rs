//! From comrak's tree to the document that renderers walk.

use std::collections::HashMap;

use comrak::nodes::{ListType, TableAlignment};
use comrak::nodes::{Node, NodeCodeBlock, NodeHeading, NodeLink, NodeList, NodeTable, NodeValue};

use super::ast::{
    Alignment, Block, BlockKind, Document, Footnote, Inline, Item, List, MAX_DEPTH, Picture, Table,
};
use super::target::{Target, as_browser};
use super::tree::{self, Lines};

/// Reads a text. Raw HTML is text like any other; a link that may not be one is its words.
pub fn parse(text: &str) -> Document {
    tree::read(text, |root, lines| Converter { lines }.document(root))
        .unwrap_or_else(|| literal(text))
}

/// A text that is shown as it stands.
fn literal(text: &str) -> Document {
    let kind = BlockKind::Code {
        info: String::new(),
        text: code(text),
    };
    Document {
        blocks: vec![Block {
            kind,
            range: 0..text.len(),
        }],
        footnotes: Vec::new(),
        literal: true,
    }
}

struct Converter<'l, 't> {
    lines: &'l Lines<'t>,
}

impl Converter<'_, '_> {
    fn document(&self, root: Node<'_>) -> Document {
        Document {
            blocks: self.blocks(root, 0),
            footnotes: self.footnotes(root),
            literal: false,
        }
    }

    fn blocks(&self, parent: Node<'_>, depth: usize) -> Vec<Block> {
        parent
            .children()
            .filter_map(|node| self.block(node, depth))
            .collect()
    }

    fn block(&self, node: Node<'_>, depth: usize) -> Option<Block> {
        let kind = match &node.data().value {
            NodeValue::FootnoteDefinition(_) => return None,
            NodeValue::Paragraph => paragraph(inlines(node, 0)),
            NodeValue::Heading(NodeHeading { level, .. }) => BlockKind::Heading {
                level: *level,
                inlines: inlines(node, 0),
            },
            NodeValue::CodeBlock(block) => code_block(block),
            NodeValue::HtmlBlock(html) => BlockKind::Paragraph(literal_lines(&html.literal)),
            NodeValue::ThematicBreak => BlockKind::Rule,
            NodeValue::BlockQuote if depth < MAX_DEPTH => {
                BlockKind::Quote(self.blocks(node, depth + 1))
            }
            NodeValue::List(list) if depth < MAX_DEPTH => self.list(node, list, depth),
            NodeValue::Table(table) => table_of(node, table),
            // Deeper than anyone reads; the other kinds are of extensions that are off.
            _ => BlockKind::Paragraph(vec![Inline::Text(words(node))]),
        };
        let range = self.lines.range(node.data().sourcepos);
        Some(Block { kind, range })
    }

    fn list(&self, node: Node<'_>, list: &NodeList, depth: usize) -> BlockKind {
        BlockKind::List(List {
            start: (list.list_type == ListType::Ordered).then_some(list.start),
            tight: list.tight,
            items: node
                .children()
                .map(|item| self.item(item, depth + 1))
                .collect(),
        })
    }

    fn item(&self, node: Node<'_>, depth: usize) -> Item {
        let mut blocks = self.blocks(node, depth);
        let task = blocks.first_mut().and_then(|block| self.take_task(block));
        Item { task, blocks }
    }

    /// Takes `[ ]` or `[x]` from the start of an item's first paragraph.
    fn take_task(&self, block: &mut Block) -> Option<bool> {
        let BlockKind::Paragraph(inlines) = &mut block.kind else {
            return None;
        };
        let Some(Inline::Text(text)) = inlines.first_mut() else {
            return None;
        };
        // In the source as well: `\[x] ` is no task.
        let written = self.lines.text.get(block.range.start..)?;
        let boxed = ["[ ] ", "[x] ", "[X] "]
            .iter()
            .position(|mark| text.starts_with(mark));
        let done = boxed.filter(|_| written.starts_with('['))? > 0;
        text.drain(..4);
        block.range.start += 4;
        if text.is_empty() {
            inlines.remove(0);
        }
        Some(done)
    }

    /// The footnotes in the order that comrak's numbers have, then those without references.
    fn footnotes(&self, root: Node<'_>) -> Vec<Footnote> {
        let mut numbers = HashMap::new();
        let mut footnotes = Vec::new();
        for node in root.descendants() {
            match &node.data().value {
                NodeValue::FootnoteReference(reference) => {
                    numbers
                        .entry(reference.name.clone())
                        .or_insert(reference.ix);
                }
                NodeValue::FootnoteDefinition(definition) => footnotes.push(Footnote {
                    name: definition.name.clone(),
                    blocks: self.blocks(node, 0),
                    references: definition.total_references as usize,
                    range: self.lines.range(node.data().sourcepos),
                }),
                _ => {}
            }
        }
        // Of several definitions of one name comrak gives the references to one, the others keep 0.
        footnotes.sort_by_key(|footnote| match footnote.references {
            0 => u32::MAX,
            _ => numbers.get(&footnote.name).copied().unwrap_or(u32::MAX),
        });
        footnotes
    }
}

fn paragraph(mut inlines: Vec<Inline>) -> BlockKind {
    match inlines.pop() {
        Some(Inline::Picture(picture)) if inlines.is_empty() => BlockKind::Figure(picture),
        last => {
            inlines.extend(last);
            BlockKind::Paragraph(inlines)
        }
    }
}

fn code_block(block: &NodeCodeBlock) -> BlockKind {
    BlockKind::Code {
        info: clean(&block.info),
        text: code(&block.literal),
    }
}

fn table_of(node: Node<'_>, table: &NodeTable) -> BlockKind {
    let cells = |row: Node<'_>| row.children().map(|cell| inlines(cell, 0)).collect();
    let mut rows: Vec<Vec<Vec<Inline>>> = node.children().map(cells).collect();
    let header = if rows.is_empty() {
        Vec::new()
    } else {
        rows.remove(0)
    };
    BlockKind::Table(Table {
        alignments: table.alignments.iter().map(alignment).collect(),
        header,
        rows,
    })
}

fn alignment(alignment: &TableAlignment) -> Alignment {
    match alignment {
        TableAlignment::None => Alignment::None,
        TableAlignment::Left => Alignment::Left,
        TableAlignment::Center => Alignment::Center,
        TableAlignment::Right => Alignment::Right,
    }
}

fn inlines(parent: Node<'_>, depth: usize) -> Vec<Inline> {
    let mut out = Vec::new();
    for node in parent.children() {
        push(node, depth, &mut out);
    }
    out
}

fn push(node: Node<'_>, depth: usize, out: &mut Vec<Inline>) {
    let nested = depth < MAX_DEPTH;
    let inline = match &node.data().value {
        NodeValue::Text(text) => return push_text(&clean(text), out),
        NodeValue::HtmlInline(html) => {
            literal_lines(html)
                .into_iter()
                .for_each(|inline| push_inline(inline, out));
            return;
        }
        NodeValue::Code(code) => Inline::Code(clean(&code.literal)),
        NodeValue::SoftBreak => Inline::SoftBreak,
        NodeValue::LineBreak => Inline::HardBreak,
        NodeValue::Emph if nested => Inline::Emphasis(inlines(node, depth + 1)),
        NodeValue::Strong if nested => Inline::Strong(inlines(node, depth + 1)),
        NodeValue::Strikethrough if nested => Inline::Strike(inlines(node, depth + 1)),
        NodeValue::Link(link) if nested => return push_link(node, link, depth, out),
        NodeValue::Image(link) => picture(node, link),
        NodeValue::FootnoteReference(reference) => Inline::FootnoteRef {
            number: reference.ix as usize,
            nth: reference.ref_num as usize,
        },
        _ => return push_text(&words(node), out),
    };
    out.push(inline);
}

fn push_link(node: Node<'_>, link: &NodeLink, depth: usize, out: &mut Vec<Inline>) {
    let target = as_browser(&link.url);
    let inlines = inlines(node, depth + 1);
    if Target::of(&target).is_allowed() {
        out.push(Inline::Link {
            target: target.into_owned(),
            title: clean(&link.title),
            inlines,
        });
    } else {
        inlines
            .into_iter()
            .for_each(|inline| push_inline(inline, out));
    }
}

/// A picture, or its description where it may not be one. If that is empty, the target stands there instead, so
/// that nothing vanishes.
fn picture(node: Node<'_>, link: &NodeLink) -> Inline {
    let target = as_browser(&link.url);
    let alt = words(node);
    match () {
        () if Target::of(&target).is_allowed_for_picture() => Inline::Picture(Picture {
            target: target.into_owned(),
            alt,
            title: clean(&link.title),
        }),
        () if alt.is_empty() => Inline::Text(clean(&link.url)),
        () => Inline::Text(alt),
    }
}

/// Adds an inline; text is joined to text.
fn push_inline(inline: Inline, out: &mut Vec<Inline>) {
    match inline {
        Inline::Text(text) => push_text(&text, out),
        other => out.push(other),
    }
}

fn push_text(text: &str, out: &mut Vec<Inline>) {
    match out.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => out.push(Inline::Text(text.to_owned())),
    }
}

/// Raw HTML as text, line for line.
fn literal_lines(html: &str) -> Vec<Inline> {
    let text = code(html);
    let mut out = Vec::new();
    for line in text.split('\n') {
        if !out.is_empty() {
            out.push(Inline::SoftBreak);
        }
        out.push(Inline::Text(line.to_owned()));
    }
    out
}

/// Everything that can be read below a node, without recursion.
fn words(node: Node<'_>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => out.push_str(&clean(text)),
            NodeValue::Code(code) => out.push_str(&clean(&code.literal)),
            NodeValue::HtmlInline(html) => out.push_str(&clean(html)),
            NodeValue::CodeBlock(block) => out.push_str(&code(&block.literal)),
            NodeValue::HtmlBlock(html) => out.push_str(&code(&html.literal)),
            NodeValue::FootnoteReference(reference) => out.push_str(&clean(&reference.name)),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            value if value.block() && !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    out
}

/// CommonMark forbids NUL in a document (section 2.3); comrak leaves it in.
fn clean(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// Lines of code: parted by `\n`, without the last line break.
fn code(text: &str) -> String {
    let mut text = clean(text);
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if text.ends_with('\n') {
        text.pop();
    }
    text
}
