//! The outline of a text: the parts that rules look at, and exactly where they stand.

use std::ops::Range;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeCodeBlock, NodeLink, NodeValue, Sourcepos};

use super::locate::{Found, Leaf};
use super::target::as_browser;
use super::tree::{self, Lines};

/// The parts of a text that rules look at. All ranges are bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Links and pictures in order.
    pub links: Vec<Link>,
    /// Raw HTML, which is shown as text.
    pub html: Vec<Range<usize>>,
    /// Fenced blocks with the info string `dstrat`: the lines of their content, with whatever a list or a quotation
    /// puts before them.
    pub inserts: Vec<Range<usize>>,
    /// Whether the text is too long or too deeply nested to be read, so that it is shown as it stands.
    pub literal: bool,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Where it stands, without white space at its end.
    pub range: Range<usize>,
}

/// A link or picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads: decoded, as a browser would read it. See [`Target`](super::target::Target).
    pub target: Box<str>,
    /// Where the whole link stands. The whole block instead, where comrak does not tell.
    pub range: Range<usize>,
    /// Where its target is written; `None` if that is elsewhere (`[words][name]`) or is not known.
    pub destination: Option<Range<usize>>,
    /// Whether it is a picture.
    pub picture: bool,
    /// Whether it has words: a link text or a picture's alternative text.
    pub has_words: bool,
}

/// The outline of any text, from comrak's tree.
pub(super) fn thorough(text: &str) -> Outline {
    tree::read(text, |root, lines| {
        let mut walk = Walk {
            lines,
            outline: Outline::default(),
            open: Vec::new(),
            leaf: None,
        };
        walk.tree(root);
        walk.outline
    })
    .unwrap_or_else(|| Outline {
        literal: true,
        ..Outline::default()
    })
}

struct Walk<'l> {
    lines: &'l Lines<'l>,
    outline: Outline,
    /// The links and pictures whose words are being read: pictures may hold links, links may hold pictures.
    open: Vec<usize>,
    /// The block that holds the inlines.
    leaf: Option<Leaf<'l>>,
}

impl Walk<'_> {
    /// Without recursion, and each node is seen twice at most, however deep it lies.
    fn tree(&mut self, root: Node<'_>) {
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => self.start(node),
                NodeEdge::End(node) => self.end(node),
            }
        }
    }

    fn start(&mut self, node: Node<'_>) {
        if let Some(leaf) = Leaf::of(node, self.lines) {
            self.leaf = Some(leaf);
        }
        let data = node.data();
        match &data.value {
            NodeValue::Heading(heading) => self.outline.headings.push(Heading {
                level: heading.level,
                range: self.lines.range(data.sourcepos),
            }),
            NodeValue::CodeBlock(block) if block.fenced && block.info == "dstrat" => {
                self.outline
                    .inserts
                    .push(self.content(block, data.sourcepos));
            }
            NodeValue::HtmlBlock(_) => self.outline.html.push(self.lines.range(data.sourcepos)),
            NodeValue::HtmlInline(_) => {
                self.has_words();
                let range = self.html(data.sourcepos);
                self.outline.html.push(range);
            }
            NodeValue::Link(link) => self.link(link, data.sourcepos, false),
            NodeValue::Image(link) => self.link(link, data.sourcepos, true),
            NodeValue::Text(text) if !text.trim().is_empty() => self.has_words(),
            NodeValue::Code(code) if !code.literal.trim().is_empty() => self.has_words(),
            _ => {}
        }
    }

    fn end(&mut self, node: Node<'_>) {
        if matches!(node.data().value, NodeValue::Link(_) | NodeValue::Image(_))
            && let Some(link) = self.open.pop()
            && self.outline.links[link].has_words
        {
            self.has_words();
        }
    }

    /// Words were found in the innermost link that is open.
    fn has_words(&mut self) {
        if let Some(&link) = self.open.last() {
            self.outline.links[link].has_words = true;
        }
    }

    fn link(&mut self, link: &NodeLink, position: Sourcepos, picture: bool) {
        let (range, destination) = self.locate(link, position, picture);
        self.open.push(self.outline.links.len());
        self.outline.links.push(Link {
            target: as_browser(&link.url).into(),
            range,
            destination,
            picture,
            has_words: false,
        });
    }

    /// Where a link stands, and its destination. Links in links are counted with the one that holds them.
    fn locate(&mut self, link: &NodeLink, position: Sourcepos, picture: bool) -> Found {
        match &mut self.leaf {
            Some(leaf) => leaf.link(&link.url, position, picture, self.open.is_empty()),
            None => (self.lines.range(position), None),
        }
    }

    fn html(&mut self, position: Sourcepos) -> Range<usize> {
        match &mut self.leaf {
            Some(leaf) => leaf.html(position),
            None => self.lines.range(position),
        }
    }

    /// The lines between the fences.
    fn content(&self, block: &NodeCodeBlock, position: Sourcepos) -> Range<usize> {
        let last = position.end.line + usize::from(!block.closed);
        let start = self.lines.start(position.start.line + 1);
        start..self.lines.start(last).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::outline;

    /// What stands in the ranges of the links: each link, and its destination if that is known.
    fn links(text: &str) -> Vec<(&str, Option<&str>)> {
        let written = |range: &Range<usize>| &text[range.clone()];
        let links = outline(text).links;
        links
            .iter()
            .map(|link| (written(&link.range), link.destination.as_ref().map(written)))
            .collect()
    }

    #[test]
    fn links_stand_exactly() {
        for (text, expected) in [
            (
                "ä [b](c) [d](e)\nü [f](g)",
                vec![("[b](c)", "c"), ("[d](e)", "e"), ("[f](g)", "g")],
            ),
            (
                "a\r\n\r\nä [b](c)\r\n[d](e)\r\n",
                vec![("[b](c)", "c"), ("[d](e)", "e")],
            ),
            (
                "a\r[b](c)\r\rü [d](e)",
                vec![("[b](c)", "c"), ("[d](e)", "e")],
            ),
            (
                "- ä [b](c)\n  - > ü [d](e)\n    > [f](g)",
                vec![("[b](c)", "c"), ("[d](e)", "e"), ("[f](g)", "g")],
            ),
            (
                "> ä [b\n> c](d)\ne [f](g)",
                vec![("[b\n> c](d)", "d"), ("[f](g)", "g")],
            ),
            (
                "| ä [a](b) | c \\| ü [d](e) |\n|---|---|\n| \\| [f](g) | ![h](i) |",
                vec![
                    ("[a](b)", "b"),
                    ("[d](e)", "e"),
                    ("[f](g)", "g"),
                    ("![h](i)", "i"),
                ],
            ),
            (
                "# [a](b) #\n\n[c](d)\n---",
                vec![("[a](b)", "b"), ("[c](d)", "d")],
            ),
            (
                "[ä](<b c> \"d\") ![](e(f)\\)) [g]( h 'i' )",
                vec![
                    ("[ä](<b c> \"d\")", "b c"),
                    ("![](e(f)\\))", "e(f)\\)"),
                    ("[g]( h 'i' )", "h"),
                ],
            ),
            (
                "[a](b&amp;c) <https://d> <e@f.de>",
                vec![
                    ("[a](b&amp;c)", "b&amp;c"),
                    ("<https://d>", "https://d"),
                    ("<e@f.de>", "e@f.de"),
                ],
            ),
            (
                "[![a](b)](c) ![d [e](f)](g)",
                vec![
                    ("[![a](b)](c)", "c"),
                    ("![a](b)", "b"),
                    ("![d [e](f)](g)", "g"),
                    ("[e](f)", "f"),
                ],
            ),
            ("x[^1]\n\n[^1]: ä [b](c)", vec![("[b](c)", "c")]),
            (
                "*a [b*](c)* `[d](e)` \\[f](g) [h](i)",
                vec![("[b*](c)", "c"), ("[h](i)", "i")],
            ),
            (
                "ä `a\nb` [c](d) <b\nx> [e](f)",
                vec![("[c](d)", "d"), ("[e](f)", "f")],
            ),
            ("a [b](\n  c) d", vec![("[b](\n  c)", "c")]),
            ("> a [b](c\n> \"d\") e", vec![("[b](c\n> \"d\")", "c")]),
            ("- [ ] [a](b)", vec![("[a](b)", "b")]),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(link, destination)| (link, Some(destination)))
                .collect();
            assert_eq!(links(text), expected, "{text}");
        }
    }

    #[test]
    fn what_comrak_miscounts_is_the_whole_block() {
        for (text, expected) in [
            (
                "ä\n\n[a]: b\n[c](d)\n\n[e](f)",
                vec![("[a]: b\n[c](d)", None), ("[e](f)", Some("f"))],
            ),
            (
                "[a](b\n'c') [d](e)",
                vec![("[a](b\n'c')", Some("b")), ("[a](b\n'c') [d](e)", None)],
            ),
        ] {
            assert_eq!(links(text), expected, "{text}");
        }
        let reference = "[a][b] [b]\n\n[b]: c";
        assert_eq!(links(reference), [("[a][b]", None), ("[b]", None)]);
    }

    #[test]
    fn targets_and_words() {
        for (text, target, has_words) in [
            ("[a](b)", "b", true),
            ("[](b)", "b", false),
            ("[ \u{a0} ](b)", "b", false),
            ("[`a`](b)", "b", true),
            ("[![](b)](java&Tab;script&colon;c)", "javascript:c", false),
            ("[![a](b)](c)", "c", true),
            ("![*a*](b%20c)", "b%20c", true),
            ("![](b)", "b", false),
            ("[a]\n\n[a]: b", "b", true),
        ] {
            let outline = outline(text);
            let link = &outline.links[0];
            assert_eq!(
                (&*link.target, link.has_words),
                (target, has_words),
                "{text}"
            );
        }
    }

    #[test]
    fn headings_html_and_inserts() {
        let text = "# Ä  \r\n\r\na <b>\r\n\r\nÜ\r\n--\r\n\r\n> ### `c` #\r\n\r\n<div>\r\nd\r\n\r\n\
                    ```dstrat\r\ninsert = \"ä\"\r\n```\r\n\r\n~~~ dstrat\n\n~~~\n```dstrat x\n```\n```dstrat\nrest";
        let outline = outline(text);
        let headings: Vec<_> = outline
            .headings
            .iter()
            .map(|h| (h.level, &text[h.range.clone()]))
            .collect();
        assert_eq!(headings, [(1, "# Ä"), (2, "Ü\r\n--"), (3, "### `c` #")]);
        let html: Vec<_> = outline
            .html
            .iter()
            .map(|range| &text[range.clone()])
            .collect();
        assert_eq!(html, ["<b>", "<div>\r\nd"]);
        let inserts: Vec<_> = outline
            .inserts
            .iter()
            .map(|range| &text[range.clone()])
            .collect();
        assert_eq!(inserts, ["insert = \"ä\"\r\n", "\n", "rest"]);
    }
}
