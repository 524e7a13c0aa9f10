//! The words of a text without its form, and the ids that headings get from them.

use std::collections::HashMap;

use super::ast::{Block, BlockKind, Document, Inline};

/// The longest id that is made from words.
const MAX_SLUG: usize = 64;

/// The words of a document: a line for each paragraph, heading, item, row and line of code; footnotes at the end.
pub fn plain_text(document: &Document) -> String {
    let mut out = String::new();
    write_blocks(&document.blocks, &mut out);
    for footnote in &document.footnotes {
        write_blocks(&footnote.blocks, &mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

/// The words of inlines. A soft break is a space, a picture its description.
pub fn inline_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    write_inlines(inlines, &mut out);
    out
}

fn write_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
                write_line(inlines, out)
            }
            BlockKind::List(list) => list
                .items
                .iter()
                .for_each(|item| write_blocks(&item.blocks, out)),
            BlockKind::Quote(blocks) => write_blocks(blocks, out),
            BlockKind::Code { text, .. } => {
                out.push_str(text);
                out.push('\n');
            }
            BlockKind::Table(table) => {
                write_row(&table.header, out);
                table.rows.iter().for_each(|row| write_row(row, out));
            }
            BlockKind::Rule => {}
            BlockKind::Figure(picture) => {
                out.push_str(&picture.alt);
                out.push('\n');
            }
        }
    }
}

fn write_line(inlines: &[Inline], out: &mut String) {
    write_inlines(inlines, out);
    out.push('\n');
}

fn write_row(row: &[Vec<Inline>], out: &mut String) {
    for (i, cell) in row.iter().enumerate() {
        if i > 0 {
            out.push('\t');
        }
        write_inlines(cell, out);
    }
    out.push('\n');
}

fn write_inlines(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inlines)
            | Inline::Strong(inlines)
            | Inline::Strike(inlines)
            | Inline::Link { inlines, .. } => write_inlines(inlines, out),
            Inline::Picture(picture) => out.push_str(&picture.alt),
            Inline::SoftBreak => out.push(' '),
            Inline::HardBreak => out.push('\n'),
            Inline::FootnoteRef { .. } => {}
        }
    }
}

/// An id from words: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters, or empty if nothing of that is in them.
///
/// ```
/// assert_eq!(dstrat::markdown::words::slug_of("Größe & Maß"), "groesse-mass");
/// ```
pub fn slug_of(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        match ascii(c) {
            _ if slug.len() >= MAX_SLUG => break,
            // A combining diaeresis: macOS writes `ä` as two characters.
            Some("\u{308}") if slug.ends_with(['a', 'o', 'u']) => slug.push('e'),
            Some("\u{308}") => {}
            Some(letters) => slug.push_str(letters),
            None if c.is_ascii_alphanumeric() => slug.push(c),
            None if slug.is_empty() || slug.ends_with('-') => {}
            None => slug.push('-'),
        }
    }
    slug.truncate(MAX_SLUG);
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// A text as a search compares it: small letters and digits of ASCII with umlauts as two letters, and one space for whatever
/// stands between words.
///
/// ```
/// let mut folded = String::new();
/// dstrat::markdown::words::fold("Größe, Maß & Ziel", &mut folded);
/// assert_eq!(folded, "groesse mass ziel");
/// ```
pub fn fold(text: &str, out: &mut String) {
    for c in text.chars() {
        match c.is_ascii() {
            true => fold_small(c.to_ascii_lowercase(), out),
            false => c.to_lowercase().for_each(|c| fold_small(c, out)),
        }
    }
}

fn fold_small(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        _ if c.is_ascii() && c != '\'' => space(out),
        _ => match ascii(c) {
            Some("\u{308}") if out.ends_with(['a', 'o', 'u']) => out.push('e'),
            Some("\u{308}") => {}
            Some(letters) => out.push_str(letters),
            None => space(out),
        },
    }
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// What stands for a letter in an id, if it is not the letter itself. Marks that stand alone stand for nothing.
fn ascii(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{308}' => "\u{308}",
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\'' | '’' => "",
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'þ' => "th",
        _ => return None,
    })
}

/// The ids of one output: each is given once.
#[derive(Clone, Debug, Default)]
pub struct Slugs {
    /// The ids that were given, with the number after which the next of the same words begins to look.
    given: HashMap<String, usize>,
}

impl Slugs {
    /// An id from words, with a number after it if it was given before; `section` for words that have none.
    pub fn unique(&mut self, words: &str) -> String {
        let mut base = slug_of(words);
        if base.is_empty() {
            base.push_str("section");
        }
        let mut id = base.clone();
        while self.given.contains_key(&id) {
            let number = self.given.entry(base.clone()).or_insert(1);
            *number += 1;
            id = format!("{base}-{number}");
        }
        self.given.insert(id.clone(), 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::parse;

    #[test]
    fn words_without_form() {
        let text = "# Ein *Titel* &amp; `Code`\n\nMit [**Link**](a.md),\nzwei  \nZeilen[^1].\n\n- a\n- [x] b\n\n> c\n\n\
                    | d | e |\n|---|---|\n| f | ![g](h.svg) |\n\n---\n\n![Bild](i.svg)\n\n```\nj\nk\n```\n\n[^1]: Fuß\n";
        let expected =
            "Ein Titel & Code\nMit Link, zwei\nZeilen.\na\nb\nc\nd\te\nf\tg\nBild\nj\nk\nFuß";
        assert_eq!(plain_text(&parse(text)), expected);
    }

    #[test]
    fn slugs() {
        for (words, expected) in [
            ("Zielbild 2030", "zielbild-2030"),
            ("Ämter, Öffnung & Übung", "aemter-oeffnung-uebung"),
            ("A\u{308}mter und Stra\u{df}en", "aemter-und-strassen"),
            ("STRAẞE", "strasse"),
            ("Qu’est-ce que l'été?", "quest-ce-que-lete"),
            ("e\u{301}t\u{e9}", "ete"),
            ("  --  ", ""),
            ("日本", ""),
            ("<script>", "script"),
        ] {
            assert_eq!(slug_of(words), expected, "{words}");
        }
        assert_eq!(slug_of(&"ab ".repeat(100)).len(), 62 + 2);
        assert_eq!(slug_of(&"ü".repeat(100)).len(), 64);
    }

    #[test]
    fn slugs_are_given_once() {
        let mut slugs = Slugs::default();
        let ids = ["Ziel", "Ziel 2", "Ziel", "Ziel", "…", "…"].map(|words| slugs.unique(words));
        assert_eq!(
            ids,
            ["ziel", "ziel-2", "ziel-3", "ziel-4", "section", "section-2"]
        );
    }

    #[test]
    fn many_equal_headings_cost_little() {
        let mut slugs = Slugs::default();
        let last = (0..100_000).map(|_| slugs.unique("Ziel")).last();
        assert_eq!(last.as_deref(), Some("ziel-100000"));
    }
}
