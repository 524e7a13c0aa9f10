//! Placeholders in a text: whatever may be a part of one is sought, then the sentence around it is judged.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::packed::{Config, MatchKind, Searcher};

use super::words::{LONGEST, begins_as_placeholder, is_sign, is_whole_text, says_nothing};

/// Parts of all placeholders, as they may be written: without a first letter that may be a capital one.
const SOUGHT: [&str; 44] = [
    "tbd",
    "TBD",
    "tba",
    "TBA",
    "tbc",
    "TBC",
    "t.b.",
    "T.B.",
    "n.n.",
    "N.N.",
    "N. N.",
    "xxx",
    concat!("XX", "X"),
    "???",
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    "k.A.",
    "k. A.",
    "n/a",
    "N/A",
    "orem ipsum",
    "waiting ",
    "latzhalter",
    "laceholder",
    "lindtext",
    "ustertext",
    "eispieltext",
    "eine Angabe",
    "usfüllen",
    "intragen",
    "infügen",
    "oming soon",
    "nder construction",
    "ork in progress",
    "folgt",
    "Folgt",
    "folgen",
    "achgereicht",
    "achgeliefert",
    "rgänz",
    "ingefügt",
    "ugeliefert",
    "usste",
    " be ",
];

/// It compares many bytes at once; where the processor cannot, nothing is lost but time.
static SEEKER: LazyLock<Option<Searcher>> = LazyLock::new(|| {
    let mut builder = Config::new().match_kind(MatchKind::LeftmostFirst).builder();
    builder.extend(SOUGHT).build()
});

/// The placeholders of a text.
pub fn placeholders(text: &str) -> Vec<Range<usize>> {
    if let Some(whole) = whole(text) {
        return vec![whole];
    }
    let hits = SEEKER.iter().flat_map(|seeker| seeker.find_iter(text));
    let found =
        hits.filter_map(|hit| sign(text, hit.range()).or_else(|| sentence(text, hit.range())));
    let mut found: Vec<Range<usize>> = found.collect();
    found.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
    found.dedup_by(|next, last| next.start < last.end);
    found
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

/// The sentence around a hit, if it is a placeholder.
fn sentence(text: &str, hit: Range<usize>) -> Option<Range<usize>> {
    // A part of a longer word, such as in `verfolgt`.
    if text[hit.clone()].starts_with(['f', 'F']) && text[..hit.start].ends_with(char::is_alphabetic)
    {
        return None;
    }
    let before = near_before(text, hit.start);
    let after = near_after(text, hit.end);
    let start = hit.start - before.len() + last_end(before);
    let written = &text[start..hit.end];
    let from = start + written.len() - written.trim_start_matches(is_mark).len();
    if begins_as_placeholder(&text[from..hit.end + after.len()].to_lowercase()) {
        let line = after.find('\n').unwrap_or(after.len());
        return Some(from..hit.end + after[..line].trim_end_matches(is_mark).len());
    }
    let length = first_end(after)?;
    let to = hit.end + length;
    let is_label = text[to..].starts_with(':')
        && !text[to + 1..]
            .lines()
            .next()
            .unwrap_or("")
            .trim_matches(is_mark)
            .is_empty();
    // A heading is followed by what it announces.
    let is_heading = text[start..from].contains('#');
    let sentence = text[from..to].trim_end_matches(is_mark);
    (!is_label && !is_heading && says_nothing(sentence)).then(|| from..from + sentence.len())
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

fn is_end(bytes: &[u8], at: usize) -> bool {
    let spaced = bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
    match bytes[at] {
        b'\n' | b'|' => true,
        b'.' | b':' | b';' | b'!' => spaced,
        _ => false,
    }
}

/// Where after the last end of a sentence the next one begins.
fn last_end(text: &str) -> usize {
    (0..text.len())
        .rev()
        .find(|at| is_end(text.as_bytes(), *at))
        .map_or(0, |at| at + 1)
}

/// Where the sentence ends; `None` if it is too long.
fn first_end(text: &str) -> Option<usize> {
    let found = (0..text.len()).find(|at| is_end(text.as_bytes(), *at));
    found.or_else(|| (text.len() < LONGEST - 3).then_some(text.len()))
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
            "Stand: in Arbeit",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
