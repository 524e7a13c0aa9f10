//! A page that people read, as plain data: headings, sentences, lists and tables, in one language.

use super::table::{Table, Tone};

/// How files and commands are named from where the reader stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Here<'h> {
    /// What stands before the path of a file, so that it can be opened: `strategy/`, or nothing.
    pub prefix: &'h str,
    /// What stands after a command, so that it finds the strategy: ` -C ../strategy`, or nothing.
    pub options: &'h str,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its parts, top down.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What the page is about.
    Title(Line),
    /// What the next blocks are about.
    Heading(Line),
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List(Vec<Entry>),
    /// A table in a box.
    Table(Table),
    /// A table without lines around it: words beside words.
    Facts(Table),
    /// Words that explain signs.
    Legend(Line),
}

/// An entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The sign before it, such as `!`.
    pub mark: &'static str,
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub line: Line,
    /// More about it.
    pub more: Vec<More>,
}

/// More about an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum More {
    /// Words on a line of their own.
    Line(Line),
    /// Words below a sign of their own.
    Item(&'static str, Tone, Line),
    /// Words of a text that is spoken of.
    Quote(Line),
    /// Lines to write into a file, as they are.
    Code(Vec<String>),
    /// Commands to type, as they are.
    Commands(Vec<String>),
}

impl<T: Into<Line>> From<T> for More {
    fn from(line: T) -> More {
        More::Line(line.into())
    }
}

impl Entry {
    /// An entry.
    pub fn new(mark: &'static str, tone: Tone, line: impl Into<Line>) -> Entry {
        Entry {
            mark,
            tone,
            line: line.into(),
            ..Entry::default()
        }
    }
}

/// Words in one paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Part>);

/// Words of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words, also from the strategy: printers neutralise them.
    pub text: String,
    /// How they are meant.
    pub tone: Tone,
    /// Whether they are something to type, or a name: they stand in back-ticks.
    pub code: bool,
}

impl Line {
    /// With more words.
    #[must_use]
    pub fn and(mut self, text: &str, tone: Tone) -> Line {
        self.0.extend(parts(text, tone));
        self
    }

    /// All its words in a tone.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Line {
        for part in &mut self.0 {
            part.tone = tone;
        }
        self
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Line {
        Line(parts(text, Tone::Plain).collect())
    }
}

impl From<String> for Line {
    fn from(text: String) -> Line {
        Line::from(text.as_str())
    }
}

/// What stands in back-ticks is code; a back-tick without a partner is a character like any other.
fn parts(text: &str, tone: Tone) -> impl Iterator<Item = Part> {
    let pieces: Vec<&str> = text.split('`').collect();
    let paired = pieces.len() % 2 == 1;
    let mut found: Vec<Part> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let code = at % 2 == 1 && (paired || at + 2 < pieces.len());
        let lone = !paired && at + 1 == pieces.len() && at > 0;
        let text = if lone {
            format!("`{piece}")
        } else {
            (*piece).to_owned()
        };
        found.push(Part { text, tone, code });
    }
    found.retain(|part| !part.text.is_empty());
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_ticks_in_pairs_are_code() {
        let shown = |text: &str| {
            let parts = Line::from(text).0.into_iter();
            parts
                .map(|part| {
                    if part.code {
                        format!("[{}]", part.text)
                    } else {
                        part.text
                    }
                })
                .collect::<String>()
        };
        assert_eq!(shown("siehe `a b` und `c`"), "siehe [a b] und [c]");
        assert_eq!(shown("`a` und ein ` allein"), "[a] und ein ` allein");
        assert_eq!(shown("``"), "");
        assert_eq!(shown("`"), "`");
    }
}
