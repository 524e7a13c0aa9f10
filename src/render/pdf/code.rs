//! Typst code while it is written: every text in it is a string literal, and each part knows the entry that it comes from.

use std::collections::BTreeMap;

/// What a part of the code comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The place of an entry or chapter in the document; empty for the document itself.
    pub section: String,
    /// The picture that is placed there.
    pub picture: Option<String>,
}

/// A Typst file while it is written.
#[derive(Debug, Default)]
pub struct Code {
    /// The code.
    pub text: String,
    /// Where in it each origin begins, in order.
    origins: Vec<(usize, Origin)>,
    /// Characters beyond ASCII, with the place of the first.
    pub characters: BTreeMap<char, Origin>,
}

/// A word without a gap that is longer than this may be broken at signs, such as an address.
const LONG: usize = 20;

/// A word without any sign that is longer than this is no word that could be hyphenated: it may be broken anywhere.
const ENDLESS: usize = 63;

/// How many characters of such a word stay together.
const SHRED: usize = 12;

impl Code {
    /// What is written from here on comes from there.
    pub fn origin(&mut self, origin: Origin) {
        self.origins.push((self.text.len(), origin));
    }

    /// What the code at a place comes from.
    pub fn origin_at(&self, at: usize) -> Origin {
        let before = self.origins.partition_point(|(start, _)| *start <= at);
        let origin = before.checked_sub(1).map(|index| &self.origins[index].1);
        origin.cloned().unwrap_or_default()
    }

    /// Code of our own; never a text of the strategy.
    pub fn code(&mut self, code: &str) {
        self.text.push_str(code);
    }

    /// A text as a value: `"text"`.
    pub fn literal(&mut self, text: &str) {
        self.quoted(readable(text));
    }

    /// An address as a value; beyond ASCII it is percent-encoded (RFC 3987, section 3.1).
    pub fn address(&mut self, address: &str) {
        let mut ascii = String::with_capacity(address.len());
        for c in address.chars() {
            match c.is_ascii() {
                true => ascii.push(c),
                false => {
                    let mut buffer = [0; 4];
                    let bytes = c.encode_utf8(&mut buffer).bytes();
                    ascii.extend(bytes.map(|byte| format!("%{byte:02X}")));
                }
            }
        }
        self.literal(&ascii);
    }

    /// Lines as a value, each as it stands.
    pub fn lines(&mut self, lines: &str) {
        let lines = lines.replace('\t', "    ");
        let shown = lines.chars().filter(|c| !is_formless(*c));
        self.quoted(shown.map(|c| if c == '\n' { c } else { spaced(c) }));
    }

    fn quoted(&mut self, text: impl Iterator<Item = char>) {
        self.text.push('"');
        for c in text {
            self.note(c);
            if matches!(c, '"' | '\\') {
                self.text.push('\\');
            }
            self.text.push(c);
        }
        self.text.push('"');
    }

    /// A text as a value, or `none`.
    pub fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.literal(text),
            None => self.code("none"),
        }
    }

    /// A text in a line: long words without a gap get places where they may be broken.
    pub fn words(&mut self, text: &str) {
        let mut whole = String::new();
        for word in text.split_inclusive(char::is_whitespace) {
            let mut pieces = pieces(word).into_iter().peekable();
            while let Some(piece) = pieces.next() {
                whole.push_str(&piece);
                if pieces.peek().is_some() {
                    self.word(&std::mem::take(&mut whole));
                    self.code("#brk");
                }
            }
        }
        self.word(&whole);
    }

    fn word(&mut self, text: &str) {
        if !text.is_empty() {
            self.code("#");
            self.literal(text);
        }
    }

    fn note(&mut self, c: char) {
        if !c.is_ascii() && !self.characters.contains_key(&c) {
            let origin = self.origins.last().map(|(_, origin)| origin.clone());
            self.characters.insert(c, origin.unwrap_or_default());
        }
    }
}

/// A word in pieces between which a line may be broken; mostly one.
fn pieces(word: &str) -> Vec<String> {
    let count = word.chars().count();
    if count <= LONG {
        return vec![word.to_owned()];
    }
    let is_sign = |c: char| "@./_?&=:,;|+~%#".contains(c);
    let longest = word.split(is_sign).map(|run| run.chars().count()).max();
    let is_endless = longest.is_some_and(|longest| longest > ENDLESS);
    let mut pieces = vec![String::new()];
    let mut run = 0;
    for c in word.chars() {
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
        run += 1;
        if is_sign(c) || is_endless && run == SHRED {
            run = 0;
            pieces.push(String::new());
        }
    }
    if pieces.last().is_some_and(|last| last.trim().is_empty())
        && pieces.len() > 1
        && let Some(rest) = pieces.pop()
        && let Some(last) = pieces.last_mut()
    {
        last.push_str(&rest);
    }
    pieces
}

/// A text as it can be set: any white space is one space, what has no form and only misleads is left out.
fn readable(text: &str) -> impl Iterator<Item = char> + '_ {
    let shown = text.chars().filter(|c| !is_formless(*c)).map(spaced);
    let mut last = None;
    shown.filter(move |c| {
        let again = *c == ' ' && last == Some(' ');
        last = Some(*c);
        !again
    })
}

fn spaced(c: char) -> char {
    match c {
        '\u{2028}' | '\u{2029}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// Characters that turn or join others and have no form of their own (Unicode, Default_Ignorable_Code_Point), but not
/// the soft hyphen, which is a place to break a word. The rule `deceptive-text` tells of them.
fn is_formless(c: char) -> bool {
    matches!(
        c,
        '\u{61c}'
            | '\u{34f}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let mut code = Code::default();
        code.words(text);
        code.text
    }

    #[test]
    fn a_text_cannot_end_its_literal() {
        assert_eq!(
            words(r##"a "#panic()" \" #b [*x*]"##),
            r##"#"a \"#panic()\" \\\" #b [*x*]""##
        );
        assert_eq!(words("ein\n\nzwei\u{202e}drei\u{0}"), "#\"ein zweidrei \"");
    }

    #[test]
    fn long_words_may_be_broken_at_signs() {
        assert_eq!(
            words("an digitalisierung.koordination@land.example oder"),
            "#\"an digitalisierung.\"#brk#\"koordination@\"#brk#\"land.\"#brk#\"example oder\""
        );
        assert_eq!(words("kurz a.b.c"), "#\"kurz a.b.c\"");
        let endless = words(&"x".repeat(130));
        assert_eq!(endless.matches("#brk").count(), 10);
        let long = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
        assert_eq!(words(long), format!("#\"{long}\""));
    }

    #[test]
    fn parts_know_where_they_come_from() {
        let mut code = Code::default();
        let origin = |section: &str| Origin {
            section: section.to_owned(),
            picture: None,
        };
        code.origin(origin("a"));
        code.words("ä");
        code.origin(origin("b"));
        code.words("ä ö");
        assert_eq!(code.origin_at(1), origin("a"));
        assert_eq!(code.origin_at(code.text.len() - 1), origin("b"));
        assert_eq!(code.characters[&'ä'], origin("a"));
        assert_eq!(code.characters[&'ö'], origin("b"));
    }
}
