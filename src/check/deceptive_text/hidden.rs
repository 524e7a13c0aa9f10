//! Characters that nobody sees, or that reverse what is seen: themselves, as escapes of TOML, as entities of Markdown.

use std::ops::Range;

use unicode_script::{Script, UnicodeScript};

use crate::diagnostic::Finding;
use crate::message::is_hidden;
use crate::source::{FileId, Place, Span};
use crate::text;

/// The findings of a text, of which the first `keys` bytes are TOML.
pub fn findings(text: &str, file: FileId, keys: usize) -> Vec<Finding> {
    let mut found = written(text);
    found.extend(escapes(&text[..keys]));
    found.extend(entities(text));
    found.sort_by_key(|(at, _)| at.start);
    found
        .into_iter()
        .map(|(at, c)| finding(text, file, at, c))
        .collect()
}

/// Runs of hidden characters, each with its first character.
fn written(text: &str) -> Vec<(Range<usize>, char)> {
    let mut found: Vec<(Range<usize>, char)> = Vec::new();
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        if is_hidden(c) && !is_ordinary(text, at, before, c) {
            let end = at + c.len_utf8();
            match found.last_mut() {
                Some((last, _)) if last.end == at => last.end = end,
                _ => found.push((at..end, c)),
            }
        }
        before = c;
    }
    found
}

/// Whether a hidden character is no harm where it stands.
fn is_ordinary(text: &str, at: usize, before: char, c: char) -> bool {
    let after = text[at + c.len_utf8()..].chars().next().unwrap_or('\n');
    match c {
        '\n' | '\r' | '\t' | '\u{ad}' => true,
        '\u{feff}' => at == 0,
        '\u{200c}' | '\u{200d}' if joins(before) && joins(after) => true,
        '\u{200d}' => is_pictorial(before) && is_pictorial(after),
        '\u{fe0e}' | '\u{fe0f}' => !before.is_alphabetic() && !is_hidden(before),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => line_of(text, at).chars().any(runs_to_the_left),
        '\u{e0020}'..='\u{e007f}' => {
            before == '\u{1f3f4}' || ('\u{e0020}'..='\u{e007e}').contains(&before)
        }
        _ => false,
    }
}

/// Whether a letter's script joins letters, so that joiners matter: Arabic, the scripts of India.
fn joins(c: char) -> bool {
    let simple = [
        Script::Latin,
        Script::Greek,
        Script::Cyrillic,
        Script::Common,
        Script::Inherited,
        Script::Unknown,
    ];
    !simple.contains(&c.script())
}

/// Whether a character can be a part of an emoji.
fn is_pictorial(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}' | '\u{e0020}'..='\u{e007f}')
}

fn runs_to_the_left(c: char) -> bool {
    matches!(
        c.script(),
        Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana | Script::Nko
    )
}

fn line_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or("")
}

/// Escapes of TOML strings that stand for hidden characters.
fn escapes(keys: &str) -> Vec<(Range<usize>, char)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'\\', &keys.as_bytes()[at..]).map(|next| at + next) {
        let length = match keys.as_bytes().get(start + 1) {
            Some(b'x') => 4,
            Some(b'u') => 6,
            Some(b'U') => 10,
            _ => 2,
        };
        let written = keys.get(start..start + length).unwrap_or("");
        let code = match written.get(1..2) {
            Some("b") => Some(8),
            Some("e") => Some(0x1b),
            Some("f") => Some(12),
            _ => written
                .get(2..)
                .and_then(|digits| u32::from_str_radix(digits, 16).ok()),
        };
        if let Some(c) = code
            .and_then(char::from_u32)
            .filter(|c| is_worth_telling(*c))
        {
            found.push((start..start + length, c));
        }
        at = (start + 2).min(keys.len());
    }
    found
}

/// Entities of Markdown that stand for hidden characters.
fn entities(text: &str) -> Vec<(Range<usize>, char)> {
    let ampersands = memchr::memchr_iter(b'&', text.as_bytes());
    let entity = |start: usize| {
        let window = text[start..]
            .char_indices()
            .take(32)
            .find(|(_, c)| *c == ';')?;
        let end = start + window.0;
        let name = &text[start + 1..end];
        let code = match name.strip_prefix('#') {
            Some(number) => match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            },
            None => named(name),
        };
        let c = code
            .and_then(char::from_u32)
            .filter(|c| is_worth_telling(*c))?;
        Some((start..end + 1, c))
    };
    ampersands.filter_map(entity).collect()
}

/// The hidden characters that have names (<https://html.spec.whatwg.org/entities.json>).
fn named(name: &str) -> Option<u32> {
    Some(match name {
        "lrm" => 0x200e,
        "rlm" => 0x200f,
        "zwj" => 0x200d,
        "zwnj" => 0x200c,
        "NoBreak" => 0x2060,
        "ApplyFunction" | "af" => 0x2061,
        "InvisibleTimes" | "it" => 0x2062,
        "InvisibleComma" | "ic" => 0x2063,
        "ZeroWidthSpace"
        | "NegativeThickSpace"
        | "NegativeMediumSpace"
        | "NegativeThinSpace"
        | "NegativeVeryThinSpace" => 0x200b,
        _ => return None,
    })
}

fn is_worth_telling(c: char) -> bool {
    is_hidden(c) && !matches!(c, '\n' | '\r' | '\t' | '\u{ad}')
}

fn finding(text: &str, file: FileId, at: Range<usize>, c: char) -> Finding {
    let place = Place {
        file,
        span: Span::new(at.clone(), 0),
    };
    let code = format!("U+{:04X}", u32::from(c));
    let message = match c {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => text!(
            "hier steht ein Zeichen, das die Leserichtung umkehrt ({code})",
            "there is a character here that changes the direction of reading ({code})"
        ),
        c if c.is_control() => text!(
            "hier steht ein Steuerzeichen ({code})",
            "there is a control character here ({code})"
        ),
        _ => text!(
            "hier steht ein unsichtbares Zeichen ({code})",
            "there is an invisible character here ({code})"
        ),
    };
    let finding =
        Finding::new(place, message).help(text!("das Zeichen löschen", "delete the character"));
    match text[at].starts_with(is_hidden) {
        true => finding.suggest(text!("`{code}` löschen", "delete `{code}`"), place, ""),
        false => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut found = written(text);
        found.extend(escapes(text));
        found.extend(entities(text));
        found
            .into_iter()
            .map(|(_, c)| format!("{:x}", u32::from(c)))
            .collect()
    }

    #[test]
    fn hidden_characters_are_found_in_every_spelling() {
        for (text, expected) in [
            ("a\u{202e}b", "202e"),
            ("a\u{200b}b", "200b"),
            ("a\u{1b}[31m", "1b"),
            ("a = \"\\u202e\"", "202e"),
            ("a = \"\\U0000200B\"", "200b"),
            ("a = \"\\x1b\"", "1b"),
            ("a = \"\\e\"", "1b"),
            ("a &#x202e; b", "202e"),
            ("a &#8238; b", "202e"),
            ("a &rlm; b", "200f"),
            ("a\u{feff}", "feff"),
            ("x\u{fe0f}", "fe0f"),
        ] {
            assert_eq!(found(text), [expected], "{text:?}");
        }
    }

    #[test]
    fn what_belongs_to_a_script_or_an_emoji_is_left_alone() {
        for text in [
            "\u{feff}+++",
            "Kauf\u{ad}haus",
            "👩\u{200d}💻",
            "❤\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e007f}",
            "می\u{200c}خواهم",
            "العربية\u{200f}.",
            "a\tb\r\n",
            "a = \"\\n \\t \\\\u202e \\u00e4\"",
            "&amp; &auml; &#228; A & B",
        ] {
            assert!(found(text).is_empty(), "{text:?}: {:?}", found(text));
        }
    }
}
