//! The words of titles as numbers: stems, and the parts of compounds, as far as other titles know them.

use std::collections::HashMap;

use frostem::{Algorithm, Stemmer};
use rayon::prelude::*;

/// The number of a stem.
pub type Stem = u32;

/// A word as it counts: its stem, and for a compound the stems of its parts that other titles hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The stem of the whole.
    pub whole: Stem,
    /// The stems of its first and of its last part.
    pub parts: [Option<Stem>; 2],
}

impl Word {
    /// All its stems, and whether the text that holds the word surely speaks of them: `Notruf` in `Notrufnummer`, whose
    /// other part is not known, may be something else, as `Schule` in `Hochschule` is.
    pub fn stems(self) -> impl Iterator<Item = (Stem, bool)> {
        let sure = self.parts.iter().all(Option::is_some);
        let parts = self
            .parts
            .into_iter()
            .flatten()
            .map(move |part| (part, sure));
        [(self.whole, true)].into_iter().chain(parts)
    }
}

/// The stems that a text holds, each once and sorted, and how surely: 1, or ½ for what may only be part of another word.
#[derive(Clone, Debug, Default)]
pub struct Held {
    stems: Vec<(Stem, f32)>,
}

impl Held {
    fn new(stems: impl Iterator<Item = (Stem, bool)>) -> Held {
        let mut stems: Vec<(Stem, f32)> = stems
            .map(|(stem, surely)| (stem, if surely { 1.0 } else { 0.5 }))
            .collect();
        stems.sort_unstable_by(|(one, surely), (other, more_surely)| {
            one.cmp(other).then(more_surely.total_cmp(surely))
        });
        stems.dedup_by_key(|(stem, _)| *stem);
        Held { stems }
    }

    /// What a title holds.
    pub fn by_title(title: &[Word]) -> Held {
        Held::new(title.iter().copied().flat_map(Word::stems))
    }

    /// What one of two texts holds.
    pub fn and(&self, other: &Held) -> Held {
        Held::new(
            self.stems
                .iter()
                .chain(&other.stems)
                .map(|(stem, surely)| (*stem, *surely == 1.0)),
        )
    }

    /// All of them.
    pub fn stems(&self) -> &[(Stem, f32)] {
        &self.stems
    }
}

/// The shortest part of a compound whose other part is known too, in letters.
const SHORTEST_PART: usize = 4;

/// The shortest part of a compound whose other part is unknown: `Notruf` in `Notrufnummer`.
const SHORTEST_LONE_PART: usize = 5;

/// The longest word that counts, in bytes: keeps what is no word at all from taking long.
const LONGEST_WORD: usize = 80;

/// The most words of a title that count.
const MOST_WORDS: usize = 32;

/// Words that say nothing of what a title is about, sorted.
const STOP_WORDS: &[&str] = &[
    "alle", "aller", "als", "am", "an", "and", "auch", "auf", "aus", "bei", "beim", "bis", "com",
    "das", "de", "dem", "den", "der", "des", "die", "durch", "ein", "eine", "einem", "einen",
    "einer", "eines", "er", "es", "for", "für", "gegen", "http", "https", "im", "in", "ist", "mit",
    "nach", "nicht", "noch", "nur", "oder", "of", "ohne", "sich", "sie", "sind", "so", "the", "to",
    "um", "und", "unter", "vom", "von", "vor", "was", "werden", "wie", "wir", "wird", "with",
    "www", "zu", "zum", "zur", "zwischen", "über",
];

/// All words of some titles.
pub struct Words {
    stemmer: Stemmer,
    /// Each word in small letters, and its place in `words`; none: a stop word.
    known: Map<Option<u32>>,
    words: Vec<Word>,
    /// Words and stems that can be parts of a compound, and their stem's number.
    parts: Map<Stem>,
    /// The stems by number.
    stems: Vec<Box<str>>,
}

/// From words to something: there are so many words that looking them up must be fast.
type Map<T> = HashMap<Box<str>, T, foldhash::fast::RandomState>;

impl Words {
    /// Learns the words of titles; gives them title by title, each once.
    pub fn new<'t>(titles: impl Iterator<Item = &'t str>) -> (Words, Vec<Vec<Word>>) {
        let mut words = Words {
            stemmer: Stemmer::new(Algorithm::German),
            known: Map::default(),
            words: Vec::new(),
            parts: Map::default(),
            stems: Vec::new(),
        };
        let mut new = Vec::new();
        let titles: Vec<Vec<u32>> = titles.map(|title| words.gather(title, &mut new)).collect();
        words.number(&new);
        let parts: Vec<_> = new.par_iter().map(|small| words.parts(small)).collect();
        words
            .words
            .iter_mut()
            .zip(parts)
            .for_each(|(word, parts)| word.parts = parts);
        let titles = titles
            .par_iter()
            .map(|title| words.each_once(title))
            .collect();
        (words, titles)
    }

    /// The places of the words of a title; takes note of those that are new.
    fn gather(&mut self, title: &str, new: &mut Vec<Box<str>>) -> Vec<u32> {
        let mut places = Vec::new();
        let mut small = String::new();
        for raw in split(title).take(MOST_WORDS) {
            lower(raw, &mut small);
            let place = self.known.get(&*small).copied().unwrap_or_else(|| {
                let place = (!is_stop_word(&small)).then_some(new.len() as u32);
                self.known.insert(small.as_str().into(), place);
                new.extend(place.map(|_| small.as_str().into()));
                place
            });
            places.extend(place);
        }
        places
    }

    /// Gives the stem of each word a number.
    fn number(&mut self, new: &[Box<str>]) {
        let stemmer = self.stemmer;
        let stems: Vec<Box<str>> = new
            .par_iter()
            .map(|small| stemmer.stem(small).into())
            .collect();
        let mut numbers: Map<Stem> = Map::default();
        for stem in stems {
            let whole = *numbers.entry(stem).or_insert_with_key(|stem| {
                self.stems.push(stem.clone());
                self.stems.len() as Stem - 1
            });
            self.words.push(Word {
                whole,
                parts: [None, None],
            });
        }
        let forms = new
            .iter()
            .zip(&self.words)
            .map(|(small, word)| (small.clone(), word.whole));
        self.parts = numbers;
        self.parts.extend(forms);
    }

    fn each_once(&self, places: &[u32]) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::with_capacity(places.len());
        for word in places
            .iter()
            .filter_map(|place| self.words.get(*place as usize))
        {
            if words.iter().all(|before| before.whole != word.whole) {
                words.push(*word);
            }
        }
        words
    }

    /// How many stems are known; their numbers count from 0.
    pub fn stems(&self) -> usize {
        self.stems.len()
    }

    /// A word of a title that was learned.
    pub fn word(&self, raw: &str) -> Option<Word> {
        let mut small = String::new();
        lower(raw, &mut small);
        let place = self.known.get(&*small).copied().flatten()?;
        self.words.get(place as usize).copied()
    }

    /// What of the words of a title stands in any text.
    pub fn found(&self, title: &[Word], text: &str) -> Held {
        let plain = plain(text);
        let mut found = Vec::new();
        for word in title {
            match self.search(&plain, word.whole) {
                Some(true) => found.extend(word.stems()),
                unsure => {
                    found.extend(unsure.map(|surely| (word.whole, surely)));
                    let parts = word.parts.into_iter().flatten();
                    found.extend(parts.filter_map(|part| Some((part, self.search(&plain, part)?))));
                }
            }
        }
        Held::new(found.into_iter())
    }

    /// Whether a stem stands in a text made plain; and if so whether surely.
    fn search(&self, plain: &str, stem: Stem) -> Option<bool> {
        let stem = &self.stems[stem as usize];
        let places = memchr::memmem::find_iter(plain.as_bytes(), stem.as_bytes());
        places
            .filter_map(|at| self.holds(word_at(plain, at), stem))
            .max()
    }

    /// Whether a word that contains a stem is a form of it, or holds it as a part; and if so whether surely.
    fn holds(&self, word: &str, stem: &str) -> Option<bool> {
        if word.starts_with(stem) && self.stemmer.stem(word) == stem {
            return Some(true);
        }
        let is_part = stem.len() >= SHORTEST_LONE_PART && word.len() - stem.len() >= SHORTEST_PART;
        is_part.then_some(false)
    }

    /// The first and the last part of a compound: both known, or the longest one that is.
    fn parts(&self, small: &str) -> [Option<Stem>; 2] {
        let mut lone = [None, None];
        let mut longest = SHORTEST_LONE_PART - 1;
        let letters = small.chars().count();
        for (before, (at, _)) in small.char_indices().enumerate().skip(SHORTEST_PART) {
            let after = letters - before;
            if after < SHORTEST_PART {
                break;
            }
            let (first, last) = small.split_at(at);
            let (first, last) = (self.first_part(first), self.part(last));
            if first.is_some() && last.is_some() {
                return [first, last];
            }
            if first.is_some() && before > longest {
                (lone, longest) = ([first, None], before);
            }
            if last.is_some() && after > longest {
                (lone, longest) = ([None, last], after);
            }
        }
        lone
    }

    /// A first part as it stands, or with the `s` that joins German compounds.
    fn first_part(&self, part: &str) -> Option<Stem> {
        self.part(part)
            .or_else(|| part.strip_suffix('s').and_then(|part| self.part(part)))
    }

    fn part(&self, part: &str) -> Option<Stem> {
        self.parts.get(part).copied()
    }
}

/// The words of a text: letters and digits; `eAkte` is two, as `E-Akte` is. The targets of Markdown links are left out.
pub fn split(text: &str) -> impl Iterator<Item = &str> {
    let linkless = text.split("](").enumerate().map(|(at, piece)| match at {
        0 => piece,
        _ => piece.split_once(')').map_or("", |(_, after)| after),
    });
    let words = linkless.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric()));
    words
        .filter(|word| (1..=LONGEST_WORD).contains(&word.len()))
        .flat_map(|word| {
            let electronic = word
                .strip_prefix('e')
                .filter(|rest| rest.len() > 2 && rest.starts_with(char::is_uppercase));
            let (first, rest) = electronic.map_or((word, None), |rest| (&word[..1], Some(rest)));
            [Some(first), rest].into_iter().flatten()
        })
}

/// A word in small letters, the common abbreviations in full.
fn lower(raw: &str, small: &mut String) {
    small.clear();
    for c in raw.chars() {
        match c.is_ascii() {
            true => small.push(c.to_ascii_lowercase()),
            false => small.extend(c.to_lowercase()),
        }
    }
    match small.as_str() {
        "e" => small.replace_range(.., "elektronisch"),
        "intelligenz" | "ai" => small.replace_range(.., "ki"),
        _ => {}
    }
}

/// A text as its words with a space before and behind each, without umlauts, as stems are.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 2);
    let mut small = String::new();
    for raw in split(text) {
        lower(raw, &mut small);
        plain.push(' ');
        for c in small.chars() {
            match c {
                'ä' => plain.push('a'),
                'ö' => plain.push('o'),
                'ü' => plain.push('u'),
                'ß' => plain.push_str("ss"),
                other => plain.push(other),
            }
        }
    }
    plain.push(' ');
    plain
}

/// The word around a place in such a text.
fn word_at(plain: &str, at: usize) -> &str {
    let start = plain[..at].rfind(' ').map_or(0, |space| space + 1);
    let end = plain[at..]
        .find(' ')
        .map_or(plain.len(), |space| at + space);
    &plain[start..end]
}

/// Of "künstliche Intelligenz" only the second word counts, as `KI` is one word too.
fn is_stop_word(small: &str) -> bool {
    let single = small.chars().nth(1).is_none() && !small.starts_with(|c: char| c.is_ascii_digit());
    single || STOP_WORDS.binary_search(&small).is_ok() || small.starts_with("künstlich")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(titles: &[&str]) -> (Words, Vec<Vec<Word>>) {
        Words::new(titles.iter().copied())
    }

    #[test]
    fn forms_of_a_word_and_common_abbreviations_are_one() {
        let (words, titles) = of(&[
            "Akte Schulen Einführung elektronische KI Anträge der mit",
            "Akten SCHULE einführungen E Künstliche Intelligenz Antrag",
        ]);
        let stems = |title: &[Word]| title.iter().map(|word| word.whole).collect::<Vec<_>>();
        assert_eq!(stems(&titles[0]), stems(&titles[1]));
        assert_eq!(words.stems(), 6);
        let split: Vec<_> = split("eAkte, E-Akte; eine [Karte](../karte.md#e) ende").collect();
        assert_eq!(split, ["e", "Akte", "E", "Akte", "eine", "Karte", "ende"]);
    }

    #[test]
    fn compounds_are_known_by_their_parts() {
        let titles = [
            "Modernisierung der Register",
            "Registermodernisierung",
            "Verwaltungsportal",
            "Verwaltung",
            "Portal",
            "Notruf",
            "Notrufnummer",
        ];
        let (words, titles) = of(&titles);
        let stem = |word: &str| words.word(word).map(|word| word.whole);
        assert_eq!(
            titles[1][0].parts,
            [stem("Register"), stem("Modernisierung")]
        );
        assert_eq!(titles[2][0].parts, [stem("Verwaltung"), stem("Portal")]);
        assert_eq!(titles[6][0].parts, [stem("Notruf"), None]);
        assert_eq!(titles[3][0].parts, [None, None]);
    }

    #[test]
    fn a_text_holds_words_in_any_form_and_surely_only_as_a_whole() {
        let (words, titles) = of(&["Anträge an Hochschulen mit Akte und KI auf der Straße"]);
        let how_surely = |text: &str| {
            let held = words.found(&titles[0], text);
            let how_surely = |word: &Word| {
                held.stems()
                    .iter()
                    .find(|(stem, _)| *stem == word.whole)
                    .map_or(0.0, |(_, surely)| *surely)
            };
            titles[0].iter().map(how_surely).collect::<Vec<_>>()
        };
        assert_eq!(
            how_surely(
                "Der Antrag jeder Hochschule, als eAkte, mit künstlicher Intelligenz: Straßen"
            ),
            [1.0; 5]
        );
        assert_eq!(
            how_surely("Förderanträge und Hochschulverbund; aktive Kinder im Straßenbau"),
            [0.5, 0.5, 0.0, 0.0, 0.5]
        );
        assert_eq!(how_surely(""), [0.0; 5]);
    }

    #[test]
    fn what_is_no_word_costs_little() {
        let long = "ä".repeat(1_000_000);
        let many = "kalender ".repeat(1_000_000);
        let (words, titles) = of(&[&long, &many, "🗓 – ]( ](", ""]);
        assert_eq!(
            titles.iter().map(Vec::len).collect::<Vec<_>>(),
            [0, 1, 0, 0]
        );
        assert_eq!(words.found(&titles[1], &many).stems().len(), 1);
    }

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
    }
}
