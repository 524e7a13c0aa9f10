//! The words of placeholders: what says nothing but that a text is still to come.

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
    if sentence.len() > LONGEST {
        return false;
    }
    let lower = sentence.to_lowercase();
    let bare = bare(&lower);
    if SENTENCES.contains(&bare) || begins_as_placeholder(bare) {
        return true;
    }
    let words = || {
        bare.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let announces =
        |word: &str| holds(ANNOUNCING, word) || bare.contains("be ") && holds(TO_BE, word);
    words().any(announces) && words().all(|word| announces(word) || holds(OF_ANNOUNCEMENTS, word))
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

fn holds(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}
