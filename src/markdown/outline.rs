//! The outline of a text: the parts that rules look at, and exactly where they stand.

use std::ops::Range;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node, NodeCodeBlock, NodeLink, NodeValue, Sourcepos};

use super::plain;
use super::target::as_browser;
use super::tree::{self, Leaf, Lines};

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

/// The outline of a text.
pub fn outline(text: &str) -> Outline {
    plain::outline(text).unwrap_or_else(|| thorough(text))
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

struct Walk<'l, 't> {
    lines: &'l Lines<'t>,
    outline: Outline,
    /// The links and pictures whose words are being read: pictures may hold links, links may hold pictures.
    open: Vec<usize>,
    /// The block that holds the inlines.
    leaf: Option<Leaf>,
}

impl Walk<'_, '_> {
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

    /// Where a link stands, and its destination. comrak's word is only taken where the text confirms it.
    fn locate(
        &mut self,
        link: &NodeLink,
        position: Sourcepos,
        picture: bool,
    ) -> (Range<usize>, Option<Range<usize>>) {
        let lines = self.lines;
        let Some(leaf) = &mut self.leaf else {
            return (lines.range(position), None);
        };
        let limit = leaf.range.end;
        let opening = if picture { "![" } else { "[" };
        let confirmed = |range| confirm(lines.text, &link.url, opening, range, limit);
        let Some(found) = leaf.find(position, lines, confirmed) else {
            return (leaf.range.clone(), None);
        };
        if self.open.is_empty() {
            leaf.pass(position, &found.0, lines);
        }
        found
    }

    fn html(&mut self, position: Sourcepos) -> Range<usize> {
        let lines = self.lines;
        let Some(leaf) = &mut self.leaf else {
            return lines.range(position);
        };
        let confirmed = |range: Range<usize>| {
            let written = lines.text.get(range.clone())?;
            (written.starts_with('<') && written.ends_with('>')).then_some(range)
        };
        let found = leaf.find(position, lines, confirmed);
        found.unwrap_or_else(|| leaf.range.clone())
    }

    /// The lines between the fences.
    fn content(&self, block: &NodeCodeBlock, position: Sourcepos) -> Range<usize> {
        let last = position.end.line + usize::from(!block.closed);
        let start = self.lines.start(position.start.line + 1);
        start..self.lines.start(last).max(start)
    }
}

/// What stands in a range, if that is a link to this address: the range, perhaps longer, and its destination.
fn confirm(
    text: &str,
    url: &str,
    opening: &str,
    range: Range<usize>,
    limit: usize,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let written = text.get(range.clone())?;
    if let Some(inner) = written.strip_prefix('<') {
        let address = inner.strip_suffix('>')?;
        let destination = range.start + 1..range.end - 1;
        // Without a colon or an at sign it is a tag, or the address of a definition.
        let is_address = address.contains([':', '@']);
        let is_it = is_written(address, url) || Some(address) == url.strip_prefix("mailto:");
        return (is_address && is_it).then_some((range, Some(destination)));
    }
    if !written.starts_with(opening) {
        return None;
    }
    // From the right, since the words may hold pictures; not often, since every attempt costs.
    for (at, _) in written.rmatch_indices("](").take(8) {
        let destination = destination(text.as_bytes(), range.start + at + 2, range.end);
        if !is_written(&text[destination.clone()], url) {
            continue;
        }
        // comrak says that a link ends with its destination if the title or the `)` stands on another line.
        let cut = text[destination.end..range.end]
            .trim_start_matches('>')
            .is_empty();
        let limit = if cut { limit } else { range.end };
        if let Some(end) = end_of_link(&text.as_bytes()[..limit], &destination)
            && (end == range.end || cut && text[range.end..end].contains(['\n', '\r']))
        {
            return Some((range.start..end, Some(destination)));
        }
    }
    written.ends_with(']').then_some((range, None))
}

/// Whether a destination is this address as it is written. Entities and escapes are not decoded again.
fn is_written(destination: &str, url: &str) -> bool {
    destination == url || destination.contains(['&', '\\'])
}

/// The destination that begins after `](`, as in CommonMark (section 6.3).
fn destination(bytes: &[u8], after: usize, limit: usize) -> Range<usize> {
    let mut start = skip_space(&bytes[..limit], after);
    let pointed = bytes[..limit].get(start) == Some(&b'<');
    start += usize::from(pointed);
    let mut depth = 0;
    let mut at = start;
    while at < limit {
        match bytes[at] {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            b'>' if pointed => break,
            _ if pointed => {}
            b'(' => depth += 1,
            b')' if depth == 0 => break,
            b')' => depth -= 1,
            byte if byte.is_ascii_whitespace() => break,
            _ => {}
        }
        at += 1;
    }
    start.min(limit)..at.min(limit)
}

/// The byte after the `)` of a link whose destination is known; a title may stand between.
fn end_of_link(bytes: &[u8], destination: &Range<usize>) -> Option<usize> {
    let pointed = bytes[destination.start - 1] == b'<';
    let mut at = skip_space(bytes, destination.end + usize::from(pointed));
    let quote = match bytes.get(at)? {
        b')' => return Some(at + 1),
        b'(' => b')',
        other => *other,
    };
    at += 1;
    while *bytes.get(at)? != quote {
        at += 1 + usize::from(bytes[at] == b'\\');
    }
    at = skip_space(bytes, at + 1);
    (bytes.get(at) == Some(&b')')).then_some(at + 1)
}

/// The next byte that is no white space; `>` is some at the start of a line, where it belongs to a quotation.
fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    let mut fresh = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' | b'\r' => fresh = true,
            b'>' if fresh => {}
            _ if byte.is_ascii_whitespace() => {}
            _ => break,
        }
        at += 1;
    }
    at
}
