//! The part of a file that holds keys, and what can be wrong with the two lines `+++` around it.

use std::ops::Range;

use crate::message::{Text, excerpt};
use crate::text;

use super::Mistake;
use super::explain::mistake;
use super::key;
use super::said::old_line_ends;
use super::slip::{Slip, edited, is_invisible, parses};
use super::statement::{Statements, line_at, looks_like_start, next_line};
use super::survey::Survey;

/// The part of a file that holds keys.
#[derive(Clone, Debug)]
pub struct Keys<'f> {
    /// The TOML text.
    pub text: &'f str,
    /// Its first byte in the file.
    pub offset: usize,
    /// Where the Markdown text after the front matter begins; `None` in a `.toml` file.
    pub body: Option<usize>,
    /// What is wrong with the front matter; then there are no keys.
    pub trouble: Option<Box<Mistake>>,
}

/// Splits a file: all of a `.toml` file is keys, a `.md` file has them between two lines `+++`.
pub fn keys_of<'f>(path: &str, text: &'f str) -> Keys<'f> {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    if path.ends_with(".toml") {
        return Keys {
            text: &text[start..],
            offset: start,
            body: None,
            trouble: None,
        };
    }
    match between_fences(text, start, "+++") {
        Some((keys, body)) => Keys {
            text: &text[keys.clone()],
            offset: keys.start,
            body: Some(body),
            trouble: None,
        },
        None => Keys {
            text: "",
            offset: start,
            body: Some(start),
            trouble: Some(Box::new(mistake(text, 0, trouble(text, start)))),
        },
    }
}

/// What stands between the first line, which must be a fence, and the next such line; and where the rest begins.
fn between_fences(text: &str, start: usize, fence: &str) -> Option<(Range<usize>, usize)> {
    let is_fence = |line: Range<usize>| text[line].trim_end() == fence;
    let first = line_at(text, start);
    if !is_fence(first.clone()) || first.end == text.len() {
        return None;
    }
    let rest = &text.as_bytes()[first.end..];
    let signs = memchr::memchr_iter(fence.as_bytes()[0], rest).map(|at| first.end + at);
    let mut candidates = signs.filter(|at| text.as_bytes()[at - 1] == b'\n');
    let last = candidates.find(|at| is_fence(line_at(text, *at)))?;
    Some((
        first.end + 1..last,
        next_line(text, line_at(text, last).end),
    ))
}

fn trouble(text: &str, start: usize) -> Slip {
    let Some((first, line)) = first_line(text, start) else {
        return empty(start..text.len());
    };
    if let Some(slip) = wrong_encoding(line, &first).or_else(|| old_line_ends(text)) {
        return slip;
    }
    let is_first = first.start == start && text[first.clone()].trim_end() == line;
    match line {
        "+++" if is_first => no_end(text, first),
        "---" => yaml(text, first),
        _ if is_nearly_fence(line) => {
            nearly_fence(start..first.start + text[first].trim_end().len(), line)
        }
        _ => no_start(text, first),
    }
}

/// The first line that is not blank, and what it holds apart from invisible characters.
fn first_line(text: &str, start: usize) -> Option<(Range<usize>, &str)> {
    let invisible = |c: char| c.is_whitespace() || is_invisible(c);
    let length = text[start..].find(|c| !invisible(c))?;
    let line = line_at(text, start + length);
    Some((line.clone(), text[line].trim_matches(invisible)))
}

fn is_nearly_fence(line: &str) -> bool {
    line.contains('+') && line.chars().all(|c| matches!(c, '+' | ' ' | '\u{a0}')) && line.len() < 12
}

fn empty(at: Range<usize>) -> Slip {
    Slip::new(
        at,
        text!("die Datei ist leer", "the file is empty"),
        text!(
            "die Angaben zwischen zwei Zeilen `+++` eintragen (title = \"…\" und weitere), oder die Datei löschen",
            "enter the keys between two lines `+++` (title = \"…\" and others), or delete the file"
        ),
    )
}

fn wrong_encoding(line: &str, at: &Range<usize>) -> Option<Slip> {
    line.contains('\0').then(|| {
        Slip::new(
            at.start..at.start + 1,
            text!(
                "die Datei enthält Nullbytes; sie ist wohl in UTF-16 gespeichert",
                "the file holds null bytes; it is probably saved as UTF-16"
            ),
            text!(
                "im Editor „Speichern unter“ mit der Zeichencodierung UTF-8 wählen",
                "choose \"save as\" with the encoding UTF-8 in your editor"
            ),
        )
    })
}

fn nearly_fence(at: Range<usize>, line: &str) -> Slip {
    let line = excerpt(line);
    let message = match line == "+++" {
        true => text!(
            "vor der ersten Zeile `+++` stehen Leerzeichen oder leere Zeilen",
            "there are spaces or empty lines before the first line `+++`"
        ),
        false => text!(
            "die erste Zeile ist `{line}` statt `+++`",
            "the first line is `{line}` instead of `+++`"
        ),
    };
    let help = text!(
        "die Datei mit einer Zeile aus genau drei Pluszeichen beginnen: `+++`",
        "begin the file with a line of exactly three plus signs: `+++`"
    );
    Slip::new(at.clone(), message, help).mend(at, "+++")
}

fn no_start(text: &str, first: Range<usize>) -> Slip {
    let slip = Slip::new(
        first.clone(),
        text!(
            "die Datei beginnt nicht mit einer Zeile `+++`",
            "the file does not begin with a line `+++`"
        ),
        text!(
            "an den Anfang gehören die Angaben (title = \"…\" und weitere) zwischen zwei Zeilen `+++`, darunter der Text",
            "the keys (title = \"…\" and others) stand at the start between two lines `+++`, the text below them"
        ),
    );
    let has_keys = looks_like_start(&text[first.clone()]);
    let has_end = text[first.end..]
        .lines()
        .any(|line| line.trim_end() == "+++");
    if has_keys && has_end {
        slip.mend(first.start..first.start, "+++\n")
    } else {
        slip
    }
}

/// The second fence is missing: the keys end where the first line follows that is none.
fn no_end(text: &str, first: Range<usize>) -> Slip {
    let start = next_line(text, first.end);
    let rest = &text[start..];
    let is_key = |at: &Range<usize>| {
        rest[at.clone()].starts_with('[')
            || key::pair(rest, at.clone()).is_some_and(|pair| key::is_sound(&rest[pair.key]))
    };
    let end = Statements::of(rest)
        .take_while(is_key)
        .last()
        .map_or(start, |at| start + at.end);
    let after = text[end..].len() - text[end..].trim_start().len() + end;
    let message = text!(
        "die zweite Zeile `+++` fehlt",
        "the second line `+++` is missing"
    );
    let help = text!(
        "nach der letzten Angabe eine Zeile `+++` einfügen, darunter beginnt der Text",
        "insert a line `+++` after the last key; the text begins below it"
    );
    if after >= text.len() {
        let new = if text.ends_with('\n') {
            "+++\n"
        } else {
            "\n+++\n"
        };
        return Slip::new(first, message, help).suggest(text.len()..text.len(), new);
    }
    let line = line_at(text, text[..after].rfind('\n').map_or(0, |at| at + 1));
    let written = text[line.clone()].trim();
    let slip = Slip::new(line.clone(), message, help);
    match is_nearly_fence(written) || written == "---" {
        true => slip.mend(line.start..line.start + text[line].trim_end().len(), "+++"),
        false => slip.suggest(line.start..line.start, "+++\n\n"),
    }
}

/// Front matter as YAML has it; offered as TOML where every line can be translated.
fn yaml(text: &str, first: Range<usize>) -> Slip {
    let (message, help): (Text, Text) = (
        text!(
            "die Angaben stehen zwischen `---` statt `+++`",
            "the keys stand between `---` instead of `+++`"
        ),
        text!(
            "beide Zeilen `---` durch `+++` ersetzen; die Angaben haben die Form: title = \"…\"",
            "replace both lines `---` by `+++`; keys have the form: title = \"…\""
        ),
    );
    let slip = Slip::new(first.clone(), message, help);
    let Some((keys, body)) = between_fences(text, first.start, "---") else {
        return slip;
    };
    let inner = &text[keys.clone()];
    let mut edits: Vec<_> = Survey::of(inner)
        .slips
        .into_iter()
        .flat_map(|slip| slip.edits)
        .collect();
    edits.sort_by_key(|(at, _)| at.start);
    if !parses(&edited(inner, 0..inner.len(), &edits)) {
        return slip;
    }
    let close = keys.end..keys.end + text[keys.end..body].trim_end().len();
    let moved = edits
        .into_iter()
        .map(|(at, new)| (keys.start + at.start..keys.start + at.end, new));
    let slip = slip.suggest(first.start..first.start + 3, "+++");
    moved
        .fold(slip, |slip, (at, new)| slip.suggest(at, new))
        .suggest(close, "+++")
}
