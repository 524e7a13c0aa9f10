//! A value as a person may have written it, in pieces: brackets, commas, strings with whatever quotes, bare words.

use std::ops::Range;

use super::statement::{StringEnd, end_of_string, line_at};

/// A piece of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub at: Range<usize>,
}

/// What a piece is. The ranges hold what stands between the quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `[` or `{`.
    Open(u8),
    /// `]` or `}`.
    Close(u8),
    /// `,`.
    Comma,
    /// `;`.
    Semicolon,
    /// `=`.
    Equals,
    /// `:` after a key in braces.
    Colon,
    /// A string between the same straight quotes.
    String,
    /// A text between quotes of which at least one is typographic or does not match.
    Typographic(Range<usize>),
    /// A text between straight quotes that holds further ones.
    Inner(Range<usize>),
    /// A text that is not closed.
    Unclosed(Range<usize>),
    /// A multi-line string that is not closed.
    UnclosedLines,
    /// Anything else, without the white space around it.
    Word,
}

const STRAIGHT: [char; 2] = ['"', '\''];
const TYPOGRAPHIC: [char; 12] = ['„', '“', '”', '‟', '‚', '‘', '’', '»', '«', '›', '‹', '´'];

/// Whether a character looks like a quotation mark without being one.
pub fn is_typographic(c: char) -> bool {
    TYPOGRAPHIC.contains(&c) || c == '`'
}

fn is_quote(c: char) -> bool {
    STRAIGHT.contains(&c) || is_typographic(c)
}

/// Takes a value apart.
pub fn pieces(text: &str, value: Range<usize>) -> Vec<Piece> {
    let mut cutter = Cutter {
        text: &text[..value.end],
        at: value.start,
        open: Vec::new(),
    };
    std::iter::from_fn(|| cutter.next()).collect()
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    open: Vec<u8>,
}

impl Cutter<'_> {
    fn next(&mut self) -> Option<Piece> {
        loop {
            let c = self.text[self.at..].chars().next()?;
            match c {
                c if c.is_whitespace() => self.at += c.len_utf8(),
                '#' => self.at = line_at(self.text, self.at).end,
                _ => break,
            }
        }
        let start = self.at;
        let kind = self.kind(start);
        Some(Piece {
            kind,
            at: start..self.at,
        })
    }

    fn kind(&mut self, start: usize) -> Kind {
        let c = self.text[start..].chars().next().unwrap_or(' ');
        self.at = start + c.len_utf8();
        match c {
            '[' | '{' => {
                self.open.push(c as u8);
                Kind::Open(c as u8)
            }
            ']' | '}' => {
                self.open.pop();
                Kind::Close(c as u8)
            }
            ',' => Kind::Comma,
            ';' => Kind::Semicolon,
            '=' => Kind::Equals,
            ':' if self.in_braces() => Kind::Colon,
            '"' | '\'' => self.straight(start),
            c if is_typographic(c) => self.typographic(start, c),
            _ => self.word(start),
        }
    }

    fn in_braces(&self) -> bool {
        self.open.last() == Some(&b'{')
    }

    fn straight(&mut self, start: usize) -> Kind {
        match end_of_string(self.text, start) {
            StringEnd::At(end)
                if self.text[start..].starts_with(&self.text[start..start + 1].repeat(3)) =>
            {
                self.at = end;
                Kind::String
            }
            StringEnd::At(end) => self.closed(start, end),
            StringEnd::LineEnd(end) => self.open_to(start, end),
            StringEnd::Missing(end) => {
                self.at = end;
                Kind::UnclosedLines
            }
        }
    }

    /// A string whose quotes match: complete, or are there more of them inside?
    fn closed(&mut self, start: usize, end: usize) -> Kind {
        self.at = end;
        let rest = &self.text[end..];
        let next = rest.trim_start_matches([' ', '\t']);
        if ends_value(rest) || next.starts_with(STRAIGHT) || begins_pair(next) {
            return Kind::String;
        }
        let line_end = line_at(self.text, start).end;
        let quote = &self.text[start..start + 1];
        let Some(last) = self.closing(end..line_end, |c| quote.starts_with(c)) else {
            return Kind::String;
        };
        let inner = start + 1..last;
        if let Some(comma) = self.text[inner.clone()]
            .find(',')
            .filter(|_| !self.open.is_empty())
        {
            self.at = inner.start + comma;
            return Kind::Unclosed(inner.start..self.at);
        }
        self.at = last + 1;
        Kind::Inner(inner)
    }

    fn open_to(&mut self, start: usize, line_end: usize) -> Kind {
        if let Some(close) = self.closing(start + 1..line_end, is_quote) {
            self.at = close + self.text[close..].chars().next().map_or(0, char::len_utf8);
            return Kind::Typographic(start + 1..close);
        }
        let inner = start + 1..self.end_of_open(start + 1, line_end);
        self.at = inner.end;
        Kind::Unclosed(inner)
    }

    fn typographic(&mut self, start: usize, c: char) -> Kind {
        let line_end = line_at(self.text, start).end;
        let inner = start + c.len_utf8();
        let close = self.closing(inner..line_end, is_quote);
        let end = close.unwrap_or_else(|| self.end_of_open(inner, line_end));
        let length = close.and_then(|close| self.text[close..].chars().next());
        self.at = end + length.map_or(0, char::len_utf8);
        Kind::Typographic(inner..end)
    }

    /// The first quote in a range after which a value can end.
    fn closing(&self, range: Range<usize>, is_close: impl Fn(char) -> bool) -> Option<usize> {
        let candidates = self.text[range.clone()]
            .char_indices()
            .filter(|(_, c)| is_close(*c));
        let mut places = candidates.map(|(at, c)| (range.start + at, c.len_utf8()));
        places
            .find(|(at, length)| ends_value(&self.text[at + length..]))
            .map(|(at, _)| at)
    }

    /// Where a text ends that nobody closed: at the end of the line, before closing brackets and commas.
    fn end_of_open(&self, start: usize, line_end: usize) -> usize {
        let written = self.text[start..line_end].trim_end();
        if self.open.is_empty() {
            return start + written.len();
        }
        start + written.trim_end_matches([']', '}', ',', ' ', '\t']).len()
    }

    fn word(&mut self, start: usize) -> Kind {
        let line = &self.text[start..line_at(self.text, start).end];
        let end = match self.open.is_empty() {
            true => end_of_outer_word(line),
            false => self.end_of_inner_word(line),
        };
        let first = line.chars().next().map_or(1, char::len_utf8);
        self.at = start + line[..end].trim_end().len().max(first);
        Kind::Word
    }

    fn end_of_inner_word(&self, line: &str) -> usize {
        let mut before = ' ';
        for (at, c) in line.char_indices() {
            let after = line[at + c.len_utf8()..].chars().next().unwrap_or(' ');
            let ends = match c {
                ',' => !(self.in_braces() && before.is_ascii_digit() && after.is_ascii_digit()),
                ';' | '[' | ']' | '{' | '}' | '=' | '"' => true,
                ':' => self.in_braces() && after.is_whitespace(),
                '#' => before.is_whitespace(),
                c => is_typographic(c) && c != '’' && before.is_whitespace(),
            };
            if ends {
                return if c == '=' {
                    before_key(&line[..at])
                } else {
                    at
                };
            }
            before = c;
        }
        line.len()
    }
}

/// `3 as_of =`: the word ends before the key.
fn before_key(line: &str) -> usize {
    let line = line.trim_end();
    line.rfind([' ', '\t']).unwrap_or(line.len())
}

/// Outside brackets a word takes up the line, but for a comment and a stray comma or semicolon at its end.
fn end_of_outer_word(line: &str) -> usize {
    let end = line
        .find(" #")
        .or_else(|| line.find("\t#"))
        .unwrap_or(line.len());
    let written = line[..end].trim_end();
    written.trim_end_matches([',', ';']).len()
}

/// Whether after this a value can have ended.
fn ends_value(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\r']);
    rest.is_empty() || rest.starts_with(['\n', '#', ',', ';', ']', '}'])
}

/// Whether a text begins with `key =`.
fn begins_pair(text: &str) -> bool {
    let rest = text
        .trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    rest.len() < text.len() && rest.trim_start().starts_with('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, &str)> {
        let name = |kind: &Kind| match kind {
            Kind::Open(_)
            | Kind::Close(_)
            | Kind::Comma
            | Kind::Semicolon
            | Kind::Equals
            | Kind::Colon => "mark",
            Kind::String => "string",
            Kind::Typographic(_) => "typographic",
            Kind::Inner(_) => "inner",
            Kind::Unclosed(_) | Kind::UnclosedLines => "unclosed",
            Kind::Word => "word",
        };
        let pieces = pieces(text, 0..text.len());
        pieces
            .into_iter()
            .map(|piece| (name(&piece.kind), &text[piece.at]))
            .collect()
    }

    #[test]
    fn values_fall_into_the_pieces_their_writers_meant() {
        assert_eq!(
            cut("Digitale Bildung, neu # c"),
            [("word", "Digitale Bildung, neu")]
        );
        assert_eq!(cut("„Bildung“ # c"), [("typographic", "„Bildung“")]);
        assert_eq!(cut("\"Bildung“"), [("typographic", "\"Bildung“")]);
        assert_eq!(
            cut("\"Er sagte \"Ja\" dazu\""),
            [("inner", "\"Er sagte \"Ja\" dazu\"")]
        );
        assert_eq!(cut("\"Bildung"), [("unclosed", "\"Bildung")]);
        let list = cut("[bm, \"a, \"b\", 'c' „d“]");
        let words: Vec<_> = list
            .into_iter()
            .filter(|(kind, _)| *kind != "mark")
            .collect();
        assert_eq!(
            words,
            [
                ("word", "bm"),
                ("unclosed", "\"a"),
                ("string", "\"b\""),
                ("string", "'c'"),
                ("typographic", "„d“")
            ]
        );
        let table = cut("{ value = 12,5, as_of: 30. Juni 2023 }");
        let words: Vec<_> = table
            .into_iter()
            .filter(|(kind, _)| *kind != "mark")
            .collect();
        assert_eq!(
            words,
            [
                ("word", "value"),
                ("word", "12,5"),
                ("word", "as_of"),
                ("word", "30. Juni 2023")
            ]
        );
    }
}
