//! Words that stand where a text is still to come: alone, as a whole sentence.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Signs that mean nothing else wherever they stand as a word.
const SIGNS: [&str; 12] = [
    "tbd", "tba", "tbc", "t.b.d.", "t.b.a.", "n.n.", "xxx", "xxxx", "xxxxx", "???", "todo", "fixme",
];

/// Sentences that say nothing but that a text is missing.
const SENTENCES: [&str; 16] = [
    "keine angabe",
    "keine angaben",
    "k.a",
    "k. a",
    "n/a",
    "bitte ergänzen",
    "bitte ausfüllen",
    "bitte eintragen",
    "hier text einfügen",
    "text einfügen",
    "hier eintragen",
    "platzhalter",
    "placeholder",
    "coming soon",
    "under construction",
    "work in progress",
];

/// Texts that say nothing if nothing else is said.
const WHOLE_TEXTS: [&str; 5] = [
    "in arbeit",
    "in bearbeitung",
    "in vorbereitung",
    "noch offen",
    "offen",
];

/// Beginnings of sentences that go on as they like.
const BEGINNINGS: [&str; 9] = [
    "lorem ipsum",
    "awaiting ",
    "platzhalter für",
    "placeholder for",
    "hier steht ",
    "beispieltext",
    "blindtext",
    "mustertext",
    "text for ",
];

/// Words that announce: a sentence with one of them and nothing but words of announcements is a placeholder.
const ANNOUNCING: [&str; 12] = [
    "folgt",
    "folgen",
    "nachgereicht",
    "nachgeliefert",
    "ergänzt",
    "eingefügt",
    "zugeliefert",
    "ausstehend",
    "aussteht",
    "added",
    "completed",
    "provided",
];

const OF_ANNOUNCEMENTS: [&str; 66] = [
    "der",
    "die",
    "das",
    "ein",
    "eine",
    "dieser",
    "diese",
    "hier",
    "text",
    "texte",
    "inhalt",
    "inhalte",
    "beschreibung",
    "beitrag",
    "beiträge",
    "zulieferung",
    "angaben",
    "angabe",
    "details",
    "informationen",
    "bild",
    "bilder",
    "grafik",
    "abbildung",
    "näheres",
    "weiteres",
    "mehr",
    "link",
    "zahlen",
    "daten",
    "ziel",
    "ziele",
    "zielbild",
    "begründung",
    "kapitel",
    "abschnitt",
    "einleitung",
    "noch",
    "wird",
    "werden",
    "später",
    "in",
    "kürze",
    "demnächst",
    "bald",
    "zeitnah",
    "gesondert",
    "nach",
    "und",
    "des",
    "der",
    "ressorts",
    "to",
    "be",
    "is",
    "are",
    "will",
    "not",
    "yet",
    "content",
    "description",
    "contribution",
    "details",
    "later",
    "soon",
    "the",
];

/// The signs and beginnings as they may be written, to be sought in whole texts.
const SOUGHT: [&str; 24] = [
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
    "orem ipsum",
    "waiting ",
    "latzhalter ",
    "laceholder ",
    "lindtext",
    "ustertext",
];

static SEEKER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(SOUGHT).ok());

/// Words without which no text holds a placeholder: most texts are done with after this one look.
static SUSPICIOUS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let lists: [&[&str]; 6] = [
        &SIGNS,
        &SENTENCES,
        &WHOLE_TEXTS,
        &BEGINNINGS,
        &ANNOUNCING,
        &[
            "n.n",
            "n. n.",
            "ERGÄNZ",
            "EINGEFÜGT",
            "einfÜg",
            "ausfÜll",
            "??",
            "…",
            "...",
        ],
    ];
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(lists.concat())
        .ok()
});

/// Whether a text may hold a placeholder at all.
pub fn is_suspicious(text: &str) -> bool {
    SUSPICIOUS.as_ref().is_none_or(|words| words.is_match(text))
}

/// A longer sentence says something.
const LONGEST: usize = 90;

/// The placeholders of a text: short sentences that are one, and signs that mean nothing else.
pub fn placeholders(text: &str) -> Vec<Range<usize>> {
    if !is_suspicious(text) {
        return Vec::new();
    }
    if let Some(whole) = whole(text) {
        return vec![whole];
    }
    let mut found: Vec<Range<usize>> = sentences(text)
        .filter(|at| says_nothing(&text[at.clone()]))
        .collect();
    let signs = SEEKER.iter().flat_map(|seeker| seeker.find_iter(text));
    for sign in signs.filter_map(|sign| sign_or_beginning(text, sign.range())) {
        if !found
            .iter()
            .any(|at| at.start <= sign.start && sign.end <= at.end)
        {
            found.push(sign);
        }
    }
    found.sort_by_key(|at| at.start);
    found.dedup_by(|next, last| next.start < last.end);
    found
}

/// A text of a few words that say nothing.
fn whole(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start_matches(is_mark).len();
    let written = text[start..].trim_end_matches(|c| is_mark(c) || c == '.');
    let nothing = written.len() < 30 && WHOLE_TEXTS.contains(&&*written.to_lowercase());
    nothing.then(|| start..start + written.len())
}

/// The short sentences of a text, without the marks of Markdown around them.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr3_iter(b'\n', b'.', b'|', bytes);
    let is_end =
        |at: &usize| bytes[*at] != b'.' || bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
    let mut start = 0;
    let chunks = ends.filter(is_end).chain([text.len()]).map(move |end| {
        let chunk = start..end;
        start = (end + 1).min(text.len());
        chunk
    });
    chunks
        .filter(|chunk| chunk.len() <= LONGEST)
        .flat_map(|chunk| parts(text, chunk))
}

/// The parts of a chunk that colons and the like make.
fn parts(text: &str, chunk: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    // A heading is followed by what it announces.
    if text[chunk.clone()].starts_with('#') {
        return parts;
    }
    let (mut start, end) = (chunk.start, chunk.end);
    for part in text[chunk].split_inclusive([':', ';', '!']) {
        let at = start..start + part.len();
        start = at.end;
        let trimmed = part.trim_start_matches(is_mark);
        let from = at.end - trimmed.len();
        let length = trimmed.trim_end_matches(is_mark).len();
        let is_label = part.ends_with(':')
            && at.end < end
            && !text[at.end..end].trim_matches(is_mark).is_empty();
        if length > 0 && !is_label {
            parts.push(from..from + length);
        }
    }
    parts
}

fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '*' | '_' | '>' | '#' | '|' | '[' | ']' | '(' | ')' | ':' | ';' | '!'
        )
}

/// A sign that stands as a word, or the sentence that begins here.
fn sign_or_beginning(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let line = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let edge = |c: char| {
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
    let start = text[line..at.start].rfind(edge).map_or(line, |space| {
        line + space
            + text[line + space..]
                .chars()
                .next()
                .map_or(1, char::len_utf8)
    });
    let end = text[at.end..]
        .find(edge)
        .map_or(text.len(), |length| at.end + length);
    let word = text[start..end].trim_end_matches(['.', ',']);
    let bare = word.to_lowercase();
    let spaced = matches!(&text[at.clone()], "N. N." | "k. A.");
    if spaced && start == at.start
        || SIGNS.contains(&&*bare)
        || bare == "n.n"
        || bare.len() > 2 && bare.bytes().all(|byte| byte == b'?')
    {
        let before = text[line..start].trim_end();
        let sea_level = before.ends_with('ü') || before.ends_with("ü.") || before.ends_with("über");
        let end = if spaced { at.end } else { start + word.len() };
        return (!sea_level).then_some(start..end);
    }
    let sentence = text[line..start]
        .rfind(". ")
        .map_or(line, |end| line + end + 2);
    let rest = text[sentence..].lines().next().unwrap_or("");
    let from = sentence + rest.len() - rest.trim_start_matches(is_mark).len();
    let begins = text[from..sentence + rest.len()].to_lowercase();
    BEGINNINGS
        .iter()
        .any(|beginning| begins.starts_with(beginning))
        .then(|| from..sentence + rest.trim_end_matches(is_mark).len())
}

/// Whether a text is a placeholder and nothing else.
pub fn is_placeholder(text: &str) -> bool {
    let lower = text.trim().trim_end_matches(['.', ',']).to_lowercase();
    let sign = SIGNS.contains(&&*lower)
        || lower == "n.n"
        || lower.len() > 1 && lower.bytes().all(|byte| byte == b'?');
    sign || says_nothing(text)
}

/// Whether a sentence says nothing but that a text is missing.
fn says_nothing(sentence: &str) -> bool {
    if sentence.len() > LONGEST {
        return false;
    }
    let lower = sentence.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if SENTENCES.contains(&bare)
        || BEGINNINGS
            .iter()
            .any(|beginning| bare.starts_with(beginning))
    {
        return true;
    }
    let words = || {
        bare.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    words().any(|word| ANNOUNCING.contains(&word))
        && words().all(|word| ANNOUNCING.contains(&word) || OF_ANNOUNCEMENTS.contains(&word))
        && (bare.contains("be ")
            || !words().any(|word| ["added", "completed", "provided"].contains(&word)))
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
