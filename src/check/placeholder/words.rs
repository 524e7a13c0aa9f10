//! The words of placeholders: what says nothing but that a text is still to come.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::words::words;

/// A longer sentence says something.
pub const LONGEST: usize = 90;

/// Signs that mean nothing else wherever they stand as a word.
const SIGNS: &str = concat!(
    "tbd tba tbc t.b.d t.b.a n.n xxx xxxx xxxxx to",
    "do fix",
    "me"
);

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
const BEGINNINGS: [&str; 7] = [
    "lorem ipsum",
    "awaiting ",
    "platzhalter für",
    "placeholder for",
    "beispieltext",
    "blindtext",
    "mustertext",
];

/// Words that announce: a sentence with one of them and nothing but words of announcements is a placeholder.
const ANNOUNCING: &str =
    "folgt folgen nachgereicht nachgeliefert ergänzt eingefügt zugeliefert ausstehend aussteht";

/// The same in English, after `be`.
const TO_BE: &str = "added completed provided done defined announced determined";

/// What else may stand in an announcement.
const OF_ANNOUNCEMENTS: &str = "der die das ein eine dieser diese hier text texte inhalt inhalte beschreibung beitrag beiträge \
    zulieferung angaben angabe details informationen bild bilder grafik abbildung näheres weiteres mehr link zahlen daten ziel \
    ziele zielbild begründung kapitel abschnitt einleitung noch wird werden später in kürze demnächst bald zeitnah gesondert nach \
    und des ressorts to be is are will not yet content description contribution later soon the";

/// They are looked up for each short sentence of all texts.
type Words = HashSet<&'static str, foldhash::fast::RandomState>;

static WORDS: LazyLock<Words> = LazyLock::new(|| OF_ANNOUNCEMENTS.split_whitespace().collect());

/// The words with which a placeholder can begin: with any other, a sentence need not be looked at.
static FIRST_WORDS: LazyLock<Words> = LazyLock::new(|| {
    let sentences = SENTENCES.iter().chain(&BEGINNINGS);
    let first = sentences.filter_map(|sentence| words(sentence).next());
    let announcing = [ANNOUNCING, TO_BE, OF_ANNOUNCEMENTS].into_iter();
    first
        .chain(announcing.flat_map(str::split_whitespace))
        .collect()
});

/// Whether the first word is one with which a placeholder can begin.
pub fn can_begin(sentence: &str) -> bool {
    let Some(word) = words(sentence).next().filter(|word| may_be_first(word)) else {
        return false;
    };
    match word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        true => FIRST_WORDS.contains(word),
        false => FIRST_WORDS.contains(&*word.to_lowercase()),
    }
}

/// Whether one of the first words has the same length and begins with the same letter: most words have none.
fn may_be_first(word: &str) -> bool {
    let first = word.as_bytes()[0].to_ascii_lowercase();
    word.len() < 32 && LENGTHS[usize::from(first)] & 1 << word.len() != 0
}

/// For each byte the lengths of the first words that begin with it, as bits.
static LENGTHS: LazyLock<[u32; 256]> = LazyLock::new(|| {
    let mut lengths = [0; 256];
    for word in FIRST_WORDS.iter().filter(|word| word.len() < 32) {
        lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len();
    }
    lengths
});

/// Whether a text is a placeholder and nothing else.
pub fn is_placeholder(text: &str) -> bool {
    is_sign(text.trim()) || says_nothing(text) || is_whole_text(text)
}

/// Whether a word is a sign.
pub fn is_sign(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']).to_lowercase();
    holds(SIGNS, &bare) || bare.len() > 2 && bare.bytes().all(|byte| byte == b'?')
}

/// Whether a sentence begins as only placeholders do. In small letters.
pub fn begins_as_placeholder(sentence: &str) -> bool {
    BEGINNINGS
        .iter()
        .any(|beginning| sentence.starts_with(beginning))
}

/// Whether a text of a few words says nothing, as there is nothing else.
pub fn is_whole_text(text: &str) -> bool {
    text.len() <= LONGEST && WHOLE_TEXTS.contains(&bare(&text.to_lowercase()))
}

/// Whether a sentence says nothing but that a text is missing.
pub fn says_nothing(sentence: &str) -> bool {
    if sentence.len() > LONGEST || !can_begin(sentence) {
        return false;
    }
    let lower = sentence.to_lowercase();
    let bare = bare(&lower);
    if bare.len() < 30 && SENTENCES.contains(&bare) || begins_as_placeholder(bare) {
        return true;
    }
    let announces =
        |word: &str| holds(ANNOUNCING, word) || bare.contains("be ") && holds(TO_BE, word);
    // Mostly the first word already is no word of announcements.
    words(bare).all(|word| WORDS.contains(word) || announces(word)) && words(bare).any(announces)
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

fn holds(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}
