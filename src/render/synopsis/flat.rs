//! A Markdown text as one run of words that know how they are set: so that two texts are compared by their words, and shown as
//! they read instead of as they are typed.

use std::ops::Range;
use std::sync::Arc;

/// A text without its marks.
#[derive(Debug, Default)]
pub struct Flat {
    /// The words, line by line.
    pub text: String,
    /// What they are, in order; what stands between two lines belongs to none.
    pub runs: Vec<Run>,
}

/// Words that are set alike.
#[derive(Clone, Debug)]
pub struct Run {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The line to which it belongs.
    pub line: usize,
    /// The number of an item in an ordered list: it follows from those before and is no change by itself.
    pub number: Option<usize>,
    /// How it is set.
    pub style: Arc<Style>,
}

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// What their line is.
    pub frame: Frame,
    /// Whether they are emphasised.
    pub emphasis: bool,
    /// Whether they are strongly emphasised.
    pub strong: bool,
    /// Whether they are struck.
    pub strike: bool,
    /// Whether they are code.
    pub code: bool,
    /// Where they lead, or the picture that they stand for.
    pub link: Option<String>,
}

/// What a line is, and what it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// What it is.
    pub role: Role,
    /// In how many quotations.
    pub quote: usize,
    /// In how many lists.
    pub depth: usize,
}

/// What a line is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// The first line of an item of a list.
    Item {
        /// Whether the list is numbered.
        ordered: bool,
    },
    /// Lines of code, with what stands behind their fence.
    Code(String),
    /// A row of a table.
    Row {
        /// Whether it is the first.
        head: bool,
    },
}

impl Flat {
    /// The run that holds a byte.
    pub fn run_at(&self, at: usize) -> Option<&Run> {
        let next = self.runs.partition_point(|run| run.range.end <= at);
        self.runs.get(next).filter(|run| run.range.start <= at)
    }

    /// Whether a line begins or ends here.
    pub fn is_edge(&self, at: usize) -> bool {
        let line = |at: Option<usize>| at.and_then(|at| self.run_at(at)).map(|run| run.line);
        let before = line(at.checked_sub(1));
        before.is_none() || before != line(Some(at))
    }

    /// Where the next run begins.
    pub fn next_after(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.range.start <= at);
        self.runs
            .get(next)
            .map_or(self.text.len(), |run| run.range.start)
    }

    /// The runs of a range, cut to it.
    pub fn runs_in(&self, range: &Range<usize>) -> impl Iterator<Item = Run> {
        let first = self
            .runs
            .partition_point(|run| run.range.end <= range.start);
        let within = self.runs[first..]
            .iter()
            .take_while(|run| run.range.start < range.end);
        within.map(|run| Run {
            range: run.range.start.max(range.start)..run.range.end.min(range.end),
            ..run.clone()
        })
    }

    /// Whether a link ends where this run does.
    pub fn ends_link(&self, run: &Run) -> bool {
        let next = self.run_at(run.range.end);
        run.style.link.is_some() && next.is_none_or(|next| next.style.link != run.style.link)
    }
}
