//! Where links stand: what comrak says about that, confirmed by the text or not believed.

use std::ops::Range;

use comrak::nodes::{LineColumn, Node, NodeValue, Sourcepos};
use memchr::memrchr_iter;

use super::tree::Lines;

/// A block whose inlines are being looked at, in order.
///
/// comrak 0.59 loses count in four cases, and then says that inlines stand where they do not:
/// - Definitions (`[a]: b`) that begin a paragraph are taken away without counting their lines.
/// - Line breaks between `](` and `)` are not counted; the columns of what follows run on past the end of the line.
/// - Backslashes of `\|` are taken away before columns are counted, in a cell and in a paragraph right before a table.
/// - A tab before a lazy line may count as several columns.
///
/// Only cells are mended. Otherwise nothing is believed from the first place on that turns out to be wrong.
pub struct Leaf<'l> {
    lines: &'l Lines<'l>,
    /// Its bytes.
    range: Range<usize>,
    /// Its first line.
    line: usize,
    /// In a cell, its escaped pipes.
    pipes: Vec<usize>,
    /// Whether its inlines end on an earlier line than itself: somewhere lines are missing.
    lags: bool,
    /// Whether its next inlines stand elsewhere than comrak says.
    lost: bool,
}

impl<'l> Leaf<'l> {
    /// The leaf that a node is, if it is one.
    pub fn of(node: Node<'_>, lines: &'l Lines<'l>) -> Option<Leaf<'l>> {
        let data = node.data();
        let (cell, underline) = match &data.value {
            NodeValue::Paragraph => (false, 0),
            NodeValue::Heading(heading) => (false, usize::from(heading.setext)),
            NodeValue::TableCell => (true, 0),
            _ => return None,
        };
        let range = lines.range(data.sourcepos);
        let seen = node.last_child()?.data().sourcepos.end.line;
        let next = node.next_sibling().filter(|_| !cell);
        let before_table =
            next.is_some_and(|next| matches!(next.data().value, NodeValue::Table(_)));
        // Before a table, comrak says that the paragraph ends where its inlines do.
        let lags = before_table || seen + underline < data.sourcepos.end.line;
        let written = &lines.text[range.clone()];
        Some(Leaf {
            lines,
            lost: lags && begins_with_definition(written)
                || before_table && written.contains("\\|"),
            lags,
            pipes: if cell {
                escaped_pipes(written, range.start)
            } else {
                Vec::new()
            },
            line: data.sourcepos.start.line,
            range,
        })
    }

    /// Where a link stands; the whole leaf instead, where that is not known. `outer`: no other link holds it.
    pub fn link(&mut self, url: &str, position: Sourcepos, picture: bool, outer: bool) -> Found {
        let breaks = position.end.line.saturating_sub(position.start.line);
        let claim = Claim {
            lines: self.lines,
            url,
            opening: if picture { "![" } else { "[" },
            breaks,
            lags: self.lags,
            limit: self.range.end,
        };
        let Some(found) = self.find(position, |range| claim.confirm(range)) else {
            return (self.range.clone(), None);
        };
        // It may hold line breaks that comrak passed over.
        self.lost |= outer && self.lags && self.lines.breaks(&found.0) > breaks;
        found
    }

    /// Where raw HTML stands; the whole leaf instead, where that is not known.
    pub fn html(&mut self, position: Sourcepos) -> Range<usize> {
        let text = self.lines.text;
        let confirm = |range: Range<usize>| {
            let written = text.get(range.clone())?;
            (written.starts_with('<') && written.ends_with('>')).then_some(range)
        };
        self.find(position, confirm)
            .unwrap_or_else(|| self.range.clone())
    }

    /// What `confirm` makes of the place where an inline should stand.
    fn find<T>(
        &mut self,
        position: Sourcepos,
        confirm: impl FnOnce(Range<usize>) -> Option<T>,
    ) -> Option<T> {
        let after_tab = |at: LineColumn| at.line > self.line && self.lines.begins_with_tab(at.line);
        let unsure = self.lost || after_tab(position.start) || after_tab(position.end);
        let range = self.with_pipes(self.lines.claimed(position));
        let found = if unsure { None } else { confirm(range) };
        self.lost |= self.lags && found.is_none();
        found
    }

    /// The range, moved by the backslashes before it that comrak did not count.
    fn with_pipes(&self, range: Range<usize>) -> Range<usize> {
        let moved = |at: usize| at + self.pipes.partition_point(|&pipe| pipe < at);
        moved(range.start)..moved(range.end)
    }
}

/// Whether a block may begin with a definition: `[label]:`. A bracket in the label has a backslash before it.
fn begins_with_definition(written: &str) -> bool {
    let label = written
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'));
    label.is_some_and(|(label, rest)| label.ends_with('\\') || rest.starts_with(':'))
}

/// Where comrak believes the pipes of a cell to stand whose backslashes it took away.
fn escaped_pipes(cell: &str, start: usize) -> Vec<usize> {
    let found = cell.match_indices("\\|").enumerate();
    found.map(|(i, (at, _))| start + at - i).collect()
}

/// Where a link stands, and its destination if that is known.
pub type Found = (Range<usize>, Option<Range<usize>>);

/// How far from the end of a link its destination is looked for, in bytes.
const MAX_SEARCH: usize = 8192;

/// What comrak says about a link.
struct Claim<'a> {
    lines: &'a Lines<'a>,
    url: &'a str,
    opening: &'static str,
    /// The line breaks in its words.
    breaks: usize,
    /// Whether it might stand elsewhere.
    lags: bool,
    /// Where its block ends.
    limit: usize,
}

impl Claim<'_> {
    /// The range of the link, perhaps longer, and its destination, if such a link stands in this range.
    fn confirm(&self, range: Range<usize>) -> Option<Found> {
        let text = self.lines.text;
        let written = text.get(range.clone())?;
        if written.starts_with('<') {
            return self.confirm_address(range);
        }
        if !written.starts_with(self.opening) {
            return None;
        }
        if written.ends_with(']') {
            return Some((range, None));
        }
        if self.lags {
            // comrak may have miscounted from here on, so only the start holds, and the words must not hold a link.
            let words = range.start + text.get(range.start..self.limit)?.find("](")?;
            let inner = &text[range.start + self.opening.len()..words];
            let found = self.confirm_destination(range.start, words, self.limit);
            return found.filter(|_| is_balanced(inner));
        }
        // From the right, since the words may hold pictures. Every attempt costs, and so does every byte.
        let from = range.start.max(range.end.saturating_sub(MAX_SEARCH));
        let brackets = memrchr_iter(b'(', &text.as_bytes()[from..range.end]);
        let openings = brackets.filter_map(|at| (from + at).checked_sub(1));
        let mut openings = openings.filter(|&at| text.as_bytes()[at] == b']').take(8);
        let found = openings.find_map(|at| self.confirm_destination(range.start, at, range.end));
        found.filter(|(found, _)| found.end == range.end)
    }

    /// `<address>`. Without a colon or an at sign it is a tag, or the address of a definition.
    fn confirm_address(&self, range: Range<usize>) -> Option<Found> {
        let address = self.lines.text[range.clone()]
            .strip_prefix('<')?
            .strip_suffix('>')?;
        let is_it =
            is_written(address, self.url) || Some(address) == self.url.strip_prefix("mailto:");
        let destination = range.start + 1..range.end - 1;
        (is_it && address.contains([':', '@'])).then_some((range, Some(destination)))
    }

    /// A link whose words begin and end there.
    fn confirm_destination(&self, start: usize, words: usize, limit: usize) -> Option<Found> {
        let bytes = &self.lines.text.as_bytes()[..limit];
        let destination = destination(bytes, words + 2);
        let written = &self.lines.text[destination.clone()];
        if self.lines.breaks(&(start..words)) != self.breaks || !is_written(written, self.url) {
            return None;
        }
        let end = end_of_link(bytes, &destination)?;
        Some((start..end, Some(destination)))
    }
}

/// Whether every bracket in these words has its counterpart.
fn is_balanced(words: &str) -> bool {
    let mut depth = 0;
    let mut bytes = words.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            b'[' => depth += 1,
            b']' if depth == 0 => return false,
            b']' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// Whether a destination is this address as it is written. Entities and escapes are not decoded again.
fn is_written(destination: &str, url: &str) -> bool {
    destination == url || destination.contains(['&', '\\'])
}

/// The destination that begins after `](`, as in CommonMark (section 6.3).
fn destination(bytes: &[u8], after: usize) -> Range<usize> {
    let mut start = skip_space(bytes, after);
    let pointed = bytes.get(start) == Some(&b'<');
    start += usize::from(pointed);
    let mut depth = 0;
    let mut at = start;
    while at < bytes.len() {
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
    start..at.min(bytes.len())
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
