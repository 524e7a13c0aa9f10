//! Placeholders in a text: short sentences that say nothing, and signs that mean nothing else.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::packed::{Config, MatchKind, Searcher};

use super::words::{
    LONGEST, begins_as_placeholder, can_begin, is_sign, is_whole_text, says_nothing,
};

/// Signs of three characters, as they may be written. What is sought in a hundred thousand texts has to be few and rare: a
/// searcher compares the first characters of all that it seeks at once, the more of them the surer.
const SHORT: [&str; 9] = [
    "tbd",
    "TBD",
    "tba",
    "TBA",
    "tbc",
    "TBC",
    "xxx",
    concat!("XX", "X"),
    "???",
];

/// Longer signs and beginnings.
const LONG: [&str; 12] = [
    "t.b.",
    "T.B.",
    "n.n.",
    "N.N.",
    "N. N.",
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    "k.A.",
    "k. A.",
    "orem ipsum",
    "waiting ",
    "tzhalter f",
];

/// Parts of the words that announce a text.
const ANNOUNCEMENTS: [&str; 8] = [
    "folgt",
    "Folgt",
    "nachge",
    "rgänz",
    "tzhalter",
    "usfüllen",
    "eine Angabe",
    "o be ",
];

/// They compare many bytes at once; where the processor cannot, nothing is lost but time.
static SEARCHERS: LazyLock<[Option<Searcher>; 3]> = LazyLock::new(|| {
    let sought: [&[&str]; 3] = [&SHORT, &LONG, &ANNOUNCEMENTS];
    sought.map(searcher)
});

fn searcher(sought: &[&str]) -> Option<Searcher> {
    let mut builder = Config::new().match_kind(MatchKind::LeftmostFirst).builder();
    builder.extend(sought).build()
}

/// The placeholders of a text.
pub fn placeholders(text: &str) -> Vec<Range<usize>> {
    if let Some(whole) = whole(text) {
        return vec![whole];
    }
    let mut found: Vec<Range<usize>> = short_sentences(text)
        .filter(|at| says_nothing(&text[at.clone()]))
        .collect();
    let seekers = SEARCHERS[..2].iter().flatten();
    let hits = seekers.flat_map(|seeker| seeker.find_iter(text));
    found.extend(
        hits.filter_map(|hit| sign(text, hit.range()).or_else(|| beginning(text, hit.range()))),
    );
    found.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
    found.dedup_by(|next, last| next.start < last.end);
    found
}

/// Whether the keys of a file may hold a placeholder.
pub fn may_hold_placeholder(keys: &str) -> bool {
    let may_hold = |seeker: &Searcher| seeker.find(keys).is_some();
    SEARCHERS
        .iter()
        .any(|seeker| seeker.as_ref().is_none_or(may_hold))
}

/// The short sentences of a text, without the marks of Markdown around them.
fn short_sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr3_iter(b'\n', b'.', b'|', bytes).filter(|at| is_end(bytes, *at));
    let mut start = 0;
    let chunks = ends.chain([text.len()]).map(move |end| {
        let chunk = start..end;
        start = (end + 1).min(text.len());
        chunk
    });
    let short = chunks.filter(|chunk| (2..=LONGEST).contains(&chunk.len()));
    short.flat_map(|chunk| parts(text, chunk))
}

/// The parts of a chunk that colons and the like make, as far as they begin as placeholders can. A heading, and a label
/// before a colon, announce what follows them.
fn parts(text: &str, chunk: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let is_heading = text[chunk.clone()].starts_with('#');
    let chunk = if is_heading {
        chunk.end..chunk.end
    } else {
        chunk
    };
    let (mut start, end) = (chunk.start, chunk.end);
    let marks = memchr::memchr3_iter(b':', b';', b'!', &text.as_bytes()[chunk]);
    let first = start;
    let ends = marks.map(move |at| first + at + 1);
    ends.chain([end]).filter_map(move |to| {
        let from = std::mem::replace(&mut start, to);
        if !can_begin(&text[from..to]) {
            return None;
        }
        let part = text[from..to].trim_end_matches(is_mark);
        let from = from + part.len() - part.trim_start_matches(is_mark).len();
        let part = part.trim_start_matches(is_mark);
        let is_label = text[..to].ends_with(':') && !text[to..end].trim_matches(is_mark).is_empty();
        (!part.is_empty() && !is_label).then(|| from..from + part.len())
    })
}

/// A text of a few words that say nothing.
fn whole(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start_matches(is_mark).len();
    let length = text[start..]
        .trim_end_matches(|c| is_mark(c) || c == '.')
        .len();
    let written = &text[start..start + length];
    is_whole_text(written).then(|| start..start + length)
}

/// The marks of Markdown and the ends of sentences.
fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '*' | '_' | '>' | '#' | '|' | '[' | ']' | '(' | ')' | ':' | ';' | '!'
        )
}

/// The sign around a hit. `N.N.` after a height above sea level is none.
fn sign(text: &str, hit: Range<usize>) -> Option<Range<usize>> {
    let is_edge = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | ')'
                    | '['
                    | ']'
                    | '|'
                    | '*'
                    | '_'
                    | '"'
                    | '„'
                    | '“'
                    | ','
                    | ';'
                    | ':'
                    | '/'
                    | '!'
            )
    };
    let before = near_before(text, hit.start);
    let start = hit.start - before.len()
        + before.rfind(is_edge).map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
    let after = near_after(text, hit.end);
    let end = hit.end + after.find(is_edge).unwrap_or(after.len());
    let spaced = matches!(&text[hit.clone()], "N. N." | "k. A.") && start == hit.start;
    let word = text[start..end].trim_end_matches(['.', ',']);
    if !spaced && !is_sign(word) {
        return None;
    }
    let before = text[..start].trim_end();
    let sea_level = ["ü", "ü.", "über"]
        .iter()
        .any(|word| before.ends_with(word));
    let end = if spaced { hit.end } else { start + word.len() };
    (!sea_level).then_some(start..end)
}

/// The sentence around a hit, if it begins as only placeholders do.
fn beginning(text: &str, hit: Range<usize>) -> Option<Range<usize>> {
    let before = near_before(text, hit.start);
    let last = (0..before.len())
        .rev()
        .find(|at| is_end(before.as_bytes(), *at));
    let start = hit.start - before.len() + last.map_or(0, |at| at + 1);
    let written = &text[start..hit.end];
    let from = start + written.len() - written.trim_start_matches(is_mark).len();
    let after = near_after(text, hit.end);
    let line = after.find('\n').unwrap_or(after.len());
    let end = hit.end + after[..line].trim_end_matches(is_mark).len();
    begins_as_placeholder(&text[from..end].to_lowercase()).then_some(from..end)
}

fn near_before(text: &str, at: usize) -> &str {
    let start = (at.saturating_sub(LONGEST)..=at).find(|start| text.is_char_boundary(*start));
    &text[start.unwrap_or(at)..at]
}

fn near_after(text: &str, at: usize) -> &str {
    let end = (at..=(at + LONGEST).min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[at..end.unwrap_or(at)]
}

/// Whether a line, a sentence or a cell of a table ends with this byte.
fn is_end(bytes: &[u8], at: usize) -> bool {
    let spaced = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
    match bytes[at] {
        b'\n' | b'|' => true,
        b'.' | b':' | b';' | b'!' => spaced,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        placeholders(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn sentences_that_stand_for_a_text_are_found() {
        for text in [
            "folgt",
            "Folgt.",
            "Text folgt",
            "Die Beschreibung folgt in Kürze.",
            "**Zulieferung folgt**",
            "- wird nachgereicht",
            "Wird noch ergänzt.",
            "tbd",
            "TBA",
            "N.N.",
            "xxx",
            "???",
            "Lorem ipsum dolor sit amet",
            "awaiting contribution of MDI",
            "To be added.",
            "Platzhalter",
            "[Platzhalter für das Zielbild]",
            "In Arbeit.",
            "*In Vorbereitung*",
            "bitte ergänzen",
            concat!("TO", "DO"),
            "k. A.",
            "n/a",
            "Beitrag wird nachgeliefert",
            "content to be provided later",
            "[bitte ausfüllen]",
        ] {
            assert_eq!(found(text).len(), 1, "{text}: {:?}", found(text));
        }
        assert_eq!(
            found("Erster Absatz.\n\nNäheres folgt.\n"),
            ["Näheres folgt"]
        );
        assert_eq!(
            found("Das Projekt läuft. Zahlen folgen."),
            ["Zahlen folgen"]
        );
        assert_eq!(found("Kosten: tbd, Beginn 2027"), ["tbd"]);
        assert_eq!(found("Ansprechperson: N.N."), ["N.N"]);
        assert_eq!(found("| Kosten | ??? |"), ["???"]);
    }

    #[test]
    fn sentences_that_say_something_are_left_alone() {
        for text in [
            "Daraus folgt: Das Portal wird erweitert.",
            "Im Jahr 2025 folgt die nächste Stufe.",
            "Die zweite Stufe folgt.",
            "Auf die Pilotphase folgt der Rollout.",
            "Die Daten werden offen bereitgestellt.",
            "Offene Daten",
            "Das Angebot wird ergänzt um Kurse.",
            "PDF-Formulare mit Platzhaltern",
            "Der Bach liegt 120 m ü. N.N.",
            "Was wollen wir erreichen? Ein Land, das digital ist.",
            "In Arbeit sind drei Register.",
            "Kontext",
            "Die Maßnahme ist abgeschlossen.",
            "",
            "---",
            "...und weiter",
            "Todoist ist ein Programm.",
            "Die Ergänzung folgt den Vorgaben des Bundes.",
            "Hier folgt ein Überblick über die Ziele.",
            "## In Arbeit\n\nDrei Register.",
            "**In Vorbereitung:** drei Register",
            "## Folgen: a; b! c:",
            "a: b; c! :",
            "Stand: in Arbeit",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
