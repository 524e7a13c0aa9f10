//! A TOML text as statements: one header, one key with its value, or one line that is neither.

use std::ops::Range;

use super::MAX_DEPTH;

/// The statements of a text, blank lines and sound comments left out.
pub struct Statements<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Statements<'t> {
    /// Takes a text apart.
    pub fn of(text: &'t str) -> Self {
        Statements { text, at: 0 }
    }

    /// Goes on at another place, the start of a line.
    pub fn go_on_at(&mut self, at: usize) {
        self.at = at;
    }
}

impl Iterator for Statements<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        while self.at < self.text.len() {
            let line = line_at(self.text, self.at);
            let written = &self.text[line.clone()];
            let content = written.trim_matches([' ', '\t', '\r']);
            if content.is_empty() || is_sound_comment(content) {
                self.at = next_line(self.text, line.end);
                continue;
            }
            let start =
                line.start + (written.len() - written.trim_start_matches([' ', '\t']).len());
            let end = end_of_statement(self.text, start, line.end);
            self.at = next_line(self.text, end);
            let trimmed = self.text[start..end].trim_end_matches([' ', '\t', '\r', '\n']);
            return Some(start..start + trimmed.len());
        }
        None
    }
}

/// The line that begins at a place, without its line end.
pub fn line_at(text: &str, start: usize) -> Range<usize> {
    let end = memchr::memchr(b'\n', &text.as_bytes()[start..]);
    start..end.map_or(text.len(), |length| start + length)
}

/// Where the line after this line end begins.
pub fn next_line(text: &str, end: usize) -> usize {
    (end + 1).min(text.len())
}

fn is_sound_comment(line: &str) -> bool {
    line.starts_with('#') && !line.contains(|c: char| c.is_control() && c != '\t')
}

/// Whether a line looks like the start of a statement: `key =` or `[header]`.
pub fn looks_like_start(line: &str) -> bool {
    let line = line.trim();
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if let Some(rest) = line.strip_prefix('[') {
        let name = rest.trim_start_matches('[').split(']').next().unwrap_or("");
        return name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(bare)
            && rest.contains(']')
            && !matches!(name, "true" | "false" | "nan" | "inf");
    }
    let key = line.split('=').next().unwrap_or("").trim_end();
    key.len() < line.len()
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(bare)
}

/// Whether a line opens a multi-line string as the value of a key.
fn opens_multiline(line: &str) -> bool {
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    looks_like_start(line) && (value.starts_with("\"\"\"") || value.starts_with("'''"))
}

fn end_of_statement(text: &str, start: usize, line_end: usize) -> usize {
    let line = &text[start..line_end];
    if line.starts_with('[') {
        return line_end;
    }
    match line.find('=') {
        Some(equals) => end_of_value(text, start + equals + 1),
        None => line_end,
    }
}

/// Where a value ends that begins here: the end of its last line.
fn end_of_value(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut open = Vec::new();
    let mut last = b'=';
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => match end_of_string(text, at) {
                StringEnd::At(end) => at = end - 1,
                StringEnd::LineEnd(end) => at = end - 1,
                StringEnd::Missing(end) => return end,
            },
            b'#' => at = line_at(text, at).end - 1,
            b'[' | b'{' => open.push(*byte),
            b']' | b'}' => drop(open.pop()),
            b'\n' => {
                let line = &text[line_at(text, at + 1)];
                if !goes_on(&open, last, line) {
                    return at;
                }
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() && *byte != b'#' {
            last = *byte;
        }
        at += 1;
    }
    text.len()
}

/// Whether a value goes on with the next line.
fn goes_on(open: &[u8], last: u8, line: &str) -> bool {
    match open.last() {
        None => false,
        Some(_) if open.len() > MAX_DEPTH => false,
        Some(b'{') => {
            !looks_like_start(line) || matches!(last, b'{' | b',') && !line.trim().starts_with('[')
        }
        Some(_) => !looks_like_start(line),
    }
}

/// Where a string ends.
pub enum StringEnd {
    /// After its closing quotes.
    At(usize),
    /// It has no closing quote on its line, which ends here.
    LineEnd(usize),
    /// It has no closing `"""` or `'''`; here ends what most likely belongs to it.
    Missing(usize),
}

/// Where the string ends that begins here.
pub fn end_of_string(text: &str, start: usize) -> StringEnd {
    let rest = &text[start..];
    let quote = rest.as_bytes()[0];
    let triple = if quote == b'"' { "\"\"\"" } else { "'''" };
    if rest.starts_with(triple) {
        return end_of_multiline(text, start, triple);
    }
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => return StringEnd::LineEnd(at),
            b'\\' if quote == b'"' && bytes.get(at + 1).is_some_and(|next| *next != b'\n') => {
                at += 1
            }
            byte if *byte == quote => return StringEnd::At(at + 1),
            _ => {}
        }
        at += 1;
    }
    StringEnd::LineEnd(text.len())
}

/// In a broken file, quotes that open the next key's value close nothing: the writer forgot the closing ones.
fn end_of_multiline(text: &str, start: usize, triple: &str) -> StringEnd {
    let finder = memchr::memmem::Finder::new(triple);
    let mut at = start + 3;
    while let Some(found) = finder.find(&text.as_bytes()[at..]).map(|found| at + found) {
        if triple == "\"\"\"" && is_escaped(text, start + 3, found) {
            at = found + 1;
            continue;
        }
        if let Some(line_end) = text[start..found].rfind('\n').map(|end| start + end)
            && opens_multiline(&text[line_at(text, line_end + 1)])
        {
            return StringEnd::Missing(line_end);
        }
        let more = text[found + 3..].bytes().take(2);
        let more = more
            .take_while(|byte| *byte == triple.as_bytes()[0])
            .count();
        return StringEnd::At(found + 3 + more);
    }
    StringEnd::Missing(text.len())
}

fn is_escaped(text: &str, start: usize, at: usize) -> bool {
    let before = text[start..at].bytes().rev();
    before.take_while(|byte| *byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        Statements::of(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn sound_statements_stay_whole() {
        let text = "# c\na = 1 # c\n\n[t]\r\nb = [\n  1, # x ]\n  2,\n]\nc = \"\"\"\nx = 1\n\\\"\"\"\n\"\"\"\"\nd = { e = 1,\n f = 2 }\n";
        let whole = [
            "a = 1 # c",
            "[t]",
            "b = [\n  1, # x ]\n  2,\n]",
            "c = \"\"\"\nx = 1\n\\\"\"\"\n\"\"\"\"",
            "d = { e = 1,\n f = 2 }",
        ];
        assert_eq!(split(text), whole);
    }

    #[test]
    fn what_was_not_closed_ends_before_the_next_statement() {
        let text = "a = [1,\nb = 2\nc = { d = 1\ne = \"\"\"\nx\nf = \"\"\"\ny\n\"\"\"\ng = \"x\nh = 'y\n[i]\nj = [\n[[k]]\n";
        let apart = [
            "a = [1,",
            "b = 2",
            "c = { d = 1",
            "e = \"\"\"\nx",
            "f = \"\"\"\ny\n\"\"\"",
            "g = \"x",
            "h = 'y",
            "[i]",
            "j = [",
            "[[k]]",
        ];
        assert_eq!(split(text), apart);
    }
}
