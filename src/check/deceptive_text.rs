//! What a text shows is what it says: nothing hidden in it, no letters of another script in a word.

mod hidden;
mod look_alike;

use crate::bytes::any;
use crate::diagnostic::{Finding, Severity, start_of};
use crate::message::{is_hidden, label, neutral};
use crate::model::Head;
use crate::source::{FileId, Place, Span};
use crate::text;

use super::rule::{Check, Context, FileCheck, Look, Rule};
use super::signs::Signs;

/// The rule.
pub const RULE: Rule = Rule {
    name: "deceptive-text",
    level: Severity::Error,
    summary: label(
        "ein Text sagt etwas anderes, als er zeigt",
        "a text says something else than it shows",
    ),
    why: label(
        "Unsichtbare Zeichen, Zeichen, die die Leserichtung umkehren, und Buchstaben anderer Schriften, die lateinischen \
         gleichen, lassen einen Text anders aussehen, als er ist: Wer ihn prüft oder mitzeichnet, sieht es nicht, und die \
         Suche findet ihn nicht. Weiche Trennstriche und zusammengesetzte Emojis sind erlaubt. Quelle: Unicode Technical \
         Standard 39; Boucher und Anderson, Trojan Source (2021).",
        "Invisible characters, characters that reverse the direction of reading, and letters of other scripts that look \
         like Latin ones make a text look other than it is: who checks or co-signs it does not see that, and a search does \
         not find it. Soft hyphens and composed emoji are fine. Source: Unicode Technical Standard 39; Boucher and \
         Anderson, Trojan Source (2021).",
    ),
    bad: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm"]
+++

Alle lernen in einer digitаlen Welt.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Files(check),
};

/// So many findings of one file are told.
const MOST: usize = 20;

fn check<'c>(context: &'c Context<'c>) -> FileCheck<'c> {
    Box::new(|look, findings| {
        findings.extend(in_file(context, look));
        findings.extend(context.strategy.head_in(look.file).and_then(in_title));
    })
}

fn in_file(context: &Context<'_>, look: &Look) -> Vec<Finding> {
    let file = look.file;
    let mut findings = in_path(context, file);
    let text = context.files.text(file);
    if context.files.trouble(file).is_some() || is_plain(text, look.signs) {
        return findings;
    }
    let is_toml = context.files.path(file).ends_with(".toml");
    let body = context
        .strategy
        .head_in(file)
        .map(|head| head.body.span.start as usize);
    let keys = if is_toml {
        text.len()
    } else {
        body.unwrap_or(0)
    };
    findings.extend(hidden::findings(text, file, keys));
    findings.extend(look_alike::findings(text, file));
    findings.truncate(MOST);
    findings
}

fn in_path(context: &Context<'_>, file: FileId) -> Vec<Finding> {
    let path = context.files.path(file);
    if path.is_ascii() || !path.chars().any(is_hidden) {
        return Vec::new();
    }
    let shown = neutral(path);
    let message = text!(
        "im Dateinamen `{shown}` steht ein unsichtbares Zeichen",
        "there is an invisible character in the file name `{shown}`"
    );
    let help = text!("die Datei umbenennen", "rename the file");
    vec![Finding::new(start_of(file), message).help(help)]
}

/// Whether a text certainly holds nothing of interest: no control characters, escapes or entities, no script but Latin, no
/// invisible character. Most texts are plain, as their signs tell; the others are looked at closer.
fn is_plain(text: &str, signs: Signs) -> bool {
    let special = |b: u8| {
        (b < b' ') & (b != b'\n') & (b != b'\r') & (b != b'\t')
            | (b == 0x7f)
            | (b.wrapping_sub(0xcd) < 0x0d)
            | (b == 0xe1)
            | (b == 0xe3)
            | (b >= 0xef)
    };
    let bytes = text.as_bytes();
    let marked = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let has = |sign: Signs| signs.any(&[sign]);
    let mut marks = memchr::memchr2_iter(0xe2, 0xc2, bytes);
    let mut codes = memchr::memchr2_iter(b'\\', b'&', bytes);
    (!has(Signs::RARE) || !any(marked, special))
        && (!has(Signs::MARK) || marks.all(|at| is_visible(&bytes[at..])))
        && (!has(Signs::CODE) || codes.all(|at| is_no_code(&bytes[at..])))
}

/// Whether a character that begins with the byte E2 or C2 is visible, or a soft hyphen.
fn is_visible(bytes: &[u8]) -> bool {
    !matches!(
        bytes,
        [0xe2, 0x80, 0x8b..=0x8f | 0xa8..=0xae, ..] | [0xe2, 0x81, 0xa0..=0xaf, ..] | [0xc2, 0x80..=0x9f, ..]
    )
}

/// Whether a backslash or ampersand begins no escape or entity that stands for a character.
fn is_no_code(bytes: &[u8]) -> bool {
    match bytes {
        [b'\\', next, ..] => !matches!(next, b'u' | b'U' | b'x' | b'b' | b'e' | b'f'),
        [b'&', next, ..] => !(next.is_ascii_alphabetic() || *next == b'#'),
        _ => true,
    }
}

/// Titles stand on one line.
fn in_title(head: &Head) -> Option<Finding> {
    let title = head.title.value.as_bytes();
    let may_hold = any(title, |b| (b < b' ') | (b == 0x7f) | (b == 0xc2));
    let is_found = may_hold && head.title.value.contains(char::is_control);
    is_found.then(|| finding_of_name(head.file, head.title.span))
}

fn finding_of_name(file: FileId, span: Span) -> Finding {
    Finding::new(
        Place { file, span },
        text!(
            "in diesem Titel steht ein Steuerzeichen oder ein Zeilenumbruch",
            "there is a control character or a line break in this title"
        ),
    )
    .help(text!(
        "den Titel in einer Zeile schreiben; ein Rückstrich steht doppelt: `\\\\`",
        "write the title on one line; a backslash is written twice: `\\\\`"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_are_seen_at_once() {
        for text in [
            "",
            "Bürgerämter „öffnen“ – jetzt: 100 € … § 5, ½ m²\n\ta\r\n",
            "\u{feff}x",
            "a & b \\\" c \\n",
            "Kauf\u{ad}haus",
        ] {
            assert!(is_plain(text, Signs::of(text)), "{text:?}");
        }
        for text in [
            "\u{202e}",
            "a\u{200b}",
            "\u{0}",
            "\u{7f}",
            "\u{85}",
            "а",
            "Ω",
            "😀",
            "\\u202e",
            "&#8238;",
            "&rlm;",
            "a\u{feff}",
        ] {
            assert!(!is_plain(text, Signs::of(text)), "{text:?}");
        }
    }
}
