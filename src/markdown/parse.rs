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

#[cfg(test)]
mod tests {
    use super::*;

    /// A document as one line.
    fn show(text: &str) -> String {
        let document = parse(text);
        let mut out = show_blocks(&document.blocks);
        for note in &document.footnotes {
            let blocks = show_blocks(&note.blocks);
            out += &format!(" ^{}×{}({blocks})", note.name, note.references);
        }
        out
    }

    fn show_blocks(blocks: &[Block]) -> String {
        let shown: Vec<String> = blocks.iter().map(|block| show_block(&block.kind)).collect();
        shown.join(" ")
    }

    fn show_block(kind: &BlockKind) -> String {
        match kind {
            BlockKind::Heading { level, inlines } => format!("h{level}({})", show_inlines(inlines)),
            BlockKind::Paragraph(inlines) => format!("p({})", show_inlines(inlines)),
            BlockKind::Quote(blocks) => format!("quote({})", show_blocks(blocks)),
            BlockKind::Code { info, text } => format!("code({info}|{text})"),
            BlockKind::Rule => "rule".to_owned(),
            BlockKind::Figure(picture) => format!("figure{}", show_picture(picture)),
            BlockKind::List(list) => {
                let item = |item: &Item| format!("{:?}:{}", item.task, show_blocks(&item.blocks));
                let items: Vec<String> = list.items.iter().map(item).collect();
                let (start, tight) = (list.start, list.tight);
                format!("list({start:?},{tight}; {})", items.join("; ")).replace("None", "-")
            }
            BlockKind::Table(table) => {
                let row = |row: &Vec<Vec<Inline>>| {
                    row.iter()
                        .map(|cell| show_inlines(cell))
                        .collect::<Vec<_>>()
                        .join("|")
                };
                let rows: Vec<String> = [&table.header]
                    .into_iter()
                    .chain(&table.rows)
                    .map(row)
                    .collect();
                format!("table({:?} {})", table.alignments, rows.join(" / "))
            }
        }
    }

    fn show_inlines(inlines: &[Inline]) -> String {
        inlines.iter().map(show_inline).collect()
    }

    fn show_inline(inline: &Inline) -> String {
        match inline {
            Inline::Text(text) => text.clone(),
            Inline::Code(code) => format!("`{code}`"),
            Inline::Emphasis(inlines) => format!("em({})", show_inlines(inlines)),
            Inline::Strong(inlines) => format!("strong({})", show_inlines(inlines)),
            Inline::Strike(inlines) => format!("del({})", show_inlines(inlines)),
            Inline::Link {
                target,
                title,
                inlines,
            } => format!("a({target}|{title}|{})", show_inlines(inlines)),
            Inline::Picture(picture) => format!("img{}", show_picture(picture)),
            Inline::SoftBreak => "↵".to_owned(),
            Inline::HardBreak => "⏎".to_owned(),
            Inline::FootnoteRef { number, nth } => format!("^{number}.{nth}"),
        }
    }

    fn show_picture(picture: &Picture) -> String {
        format!("({}|{}|{})", picture.target, picture.title, picture.alt)
    }

    #[test]
    fn blocks_and_inlines() {
        for (text, expected) in [
            ("", ""),
            ("# A *b*\n\nC\n===", "h1(A em(b)) h1(C)"),
            (
                "a &amp; \\* `b`\nc  \nd\\\ne\0",
                "p(a & * `b`↵c⏎d⏎e\u{fffd})",
            ),
            (
                "**a** ~~b~~ _c_ --- \"d\" ...",
                "p(strong(a) del(b) em(c) --- \"d\" ...)",
            ),
            ("- a\n- b", "list(-,true; -:p(a); -:p(b))"),
            ("3. a\n\n4. b", "list(Some(3),false; -:p(a); -:p(b))"),
            (
                "- [ ] a\n- [x] *b*\n- \\[x] c\n- [x]",
                "list(-,true; Some(false):p(a); Some(true):p(em(b)); -:p([x] c); -:p([x]))",
            ),
            ("> a\n>\n> - b", "quote(p(a) list(-,true; -:p(b)))"),
            (
                "```dstrat\r\na = 1\r\n\r\nb\r\n```",
                "code(dstrat|a = 1\n\nb)",
            ),
            ("    a\n     b\n", "code(|a\n b)"),
            ("~~~ x y\n", "code(x y|)"),
            (
                "| a | b\\|c |\n|:--|:-:|\n| *d* |\n| e | f | g |",
                "table([Left, Center] a|b|c / em(d)| / e|f)",
            ),
            ("---", "rule"),
            ("![a *b*](c.svg \"d\")", "figure(c.svg|d|a b)"),
            ("![a](b) c", "p(img(b||a) c)"),
            ("[![a](b)](c)", "p(a(c||img(b||a)))"),
            (
                "a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^z]: Z\n[^x]: X",
                "p(a^1.1 b^2.1 c^1.2) ^x×2(p(X)) ^y×1(p(Y)) ^z×0(p(Z))",
            ),
            (
                "a[^x]\n\n[^X]: 1\n[^x]: 2",
                "p(a^1.1) ^x×1(p(2)) ^X×0(p(1))",
            ),
            ("a[^x]", "p(a[^x])"),
            (
                "https://a.de www.a.de a@b.de",
                "p(https://a.de www.a.de a@b.de)",
            ),
            (
                "<https://a.de> <a@b.de>",
                "p(a(https://a.de||https://a.de) a(mailto:a@b.de||a@b.de))",
            ),
            ("[a][b]\n\n[b]: c.md 'd'", "p(a(c.md|d|a))"),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn html_is_text() {
        for (text, expected) in [
            ("a <b onclick='x'>c</b>", "p(a <b onclick='x'>c</b>)"),
            (
                "<script>\nalert(1)\n</script>",
                "p(<script>↵alert(1)↵</script>)",
            ),
            ("<!-- a\n*b* -->", "p(<!-- a↵*b* -->)"),
            ("a <!-- b\nc --> d", "p(a <!-- b↵c --> d)"),
            (
                "<img src=x onerror=alert(1)>",
                "p(<img src=x onerror=alert(1)>)",
            ),
        ] {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    /// From the lists of OWASP and of the Markdown sanitisers' own tests.
    #[test]
    fn links_that_mean_harm_are_words() {
        for link in [
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](  javascript:alert(1)  )",
            "[a](<java\tscript:alert(1)>)",
            "[a](javascript&colon;alert(1))",
            "[a](javascript&#58;alert(1))",
            "[a](javascript&#x3a;alert(1))",
            "[a](&#x6A&#x61&#x76&#x61:x)",
            "[a](javascript&#0000058alert(1))",
            "[a](&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1))",
            "[a](java&Tab;script:alert(1))",
            "[a](java&NewLine;script:alert(1))",
            "[a](&#1;javascript:alert(1))",
            "[a](&#x20;&#14;javascript:alert(1))",
            "[a](javascript\\:alert(1))",
            "[a](javascript%3Aalert(1))",
            "[a](javascript://%0Aalert(1))",
            "[a](javascript://www.google.com%0Aprompt(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "[a](data:image/svg+xml,x)",
            "[a](vbscript:msgbox)",
            "[a](view-source:javascript:alert(1))",
            "[a](feed:javascript:alert(1))",
            "[a](jar:https://x!/)",
            "[a](file:///etc/passwd)",
            "[a](ms-word:ofe|u|http://x)",
            "[a](search-ms:query=x)",
            "[a](ms-msdt:/id)",
            "[a](intent://x#Intent;end)",
            "[a](blob:https://x)",
            "[a](about:blank)",
            "[a](//evil.example)",
            "[a](\\\\\\\\evil.example)",
            "[a](/\\\\evil.example)",
            "[a](&#47;&#47;evil.example)",
            "[a](%2f%2fevil.example)",
            "[a](/etc/passwd)",
            "[a](<\\\\evil.example>)",
            "[a]: javascript:alert(1)\n\n[a]",
            "[a]: <data:x>\n\n[a][]",
            "![a](https://evil.example/pixel.png)",
            "![a](//evil.example/pixel.png)",
            "![a](data:image/svg+xml,x)",
            "![a](javascript:alert(1))",
            "![a](#b)",
            "![a]()",
        ] {
            assert_eq!(show(link), "p(a)", "{link}");
        }
        for (link, expected) in [
            ("<javascript:alert(1)>", "p(javascript:alert(1))"),
            (
                "![](https://evil.example/a.png)",
                "p(https://evil.example/a.png)",
            ),
            ("[a `b` *c*](x:y) d", "p(a `b` em(c) d)"),
            ("[![a](b)](javascript:x)", "figure(b||a)"),
            ("[a](b \"<x onclick='y'>\")", "p(a(b|<x onclick='y'>|a))"),
            ("[a](<b\tc>)", "p(a(bc||a))"),
        ] {
            assert_eq!(show(link), expected, "{link}");
        }
    }

    #[test]
    fn ranges() {
        let text = "\u{feff}# Ä  \r\n\r\n> ü\r\n> ö\r\n\r\n- [x] a\r\n  b\r\n\r\n```\r\nc\r\n```\r\n\r\n[^1]: d\r\n";
        let document = parse(text);
        let written: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| &text[block.range.clone()])
            .collect();
        assert_eq!(
            written,
            ["# Ä", "> ü\r\n> ö", "- [x] a\r\n  b", "```\r\nc\r\n```"]
        );
        assert_eq!(&text[document.footnotes[0].range.clone()], "[^1]: d");
        let BlockKind::List(list) = &document.blocks[2].kind else {
            panic!("a list");
        };
        assert_eq!(&text[list.items[0].blocks[0].range.clone()], "a\r\n  b");
    }
}
