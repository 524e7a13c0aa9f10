//! The words of titles as numbers: stems, and the parts of compounds, as far as other titles know them.

use std::collections::HashMap;

use frostem::{Algorithm, Stemmer};
use rayon::prelude::*;

use super::super::words::{fingerprint, small_print};
use super::text::{Texts, among, lower, plain, split_printed, word_at};

/// The number of a stem.
pub type Stem = u32;

/// The number that no stem has.
const NO_STEM: Stem = Stem::MAX;

/// A word as it counts: its stem, and for a compound the stems of its parts that other titles hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The stem of the whole.
    pub whole: Stem,
    /// The stems of its first and of its last part, or [`NO_STEM`]: there are many words.
    parts: [Stem; 2],
}

impl Word {
    /// A word with the stems of its parts, as far as they are known.
    pub fn new(whole: Stem, parts: [Option<Stem>; 2]) -> Word {
        let parts = parts.map(|part| part.unwrap_or(NO_STEM));
        Word { whole, parts }
    }

    /// The stems of its first and of its last part.
    pub fn parts(self) -> [Option<Stem>; 2] {
        self.parts.map(|part| (part != NO_STEM).then_some(part))
    }

    /// Whether any of its parts is known.
    pub fn is_compound(self) -> bool {
        self.parts != [NO_STEM; 2]
    }

    /// All its stems, the whole first, and whether whoever holds the word surely speaks of them: `Notruf` in
    /// `Notrufnummer`, whose other part is not known, may be something else, as `Schule` in `Hochschule` is.
    pub fn stems(self) -> impl Iterator<Item = (Stem, bool)> {
        let sure = !self.parts.contains(&NO_STEM);
        let parts = self.parts().into_iter().flatten();
        std::iter::once((self.whole, true)).chain(parts.map(move |part| (part, sure)))
    }
}

/// The shortest part of a compound whose other part is known too, in letters.
const SHORTEST_PART: usize = 4;

/// The shortest part of a compound whose other part is unknown: `Notruf` in `Notrufnummer`.
const SHORTEST_LONE_PART: usize = 5;

/// The most words of a title that count.
const MOST_WORDS: usize = 32;

/// Hardly more words of a title count on average.
const WORDS_PER_TITLE: usize = 8;

/// Words that say nothing of what a title is about.
const STOP_WORDS: &str = "alle aller als am an and auch auf aus bei beim bis com das de dem den der des die durch ein eine \
    einem einen einer eines er es for für gegen http https im in ist mit nach nicht noch nur oder of ohne sich sie sind so \
    the to um und unter vom von vor was werden wie wir wird with www zu zum zur zwischen über";

/// There are so many words that looking them up must be fast.
type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// All words of some titles.
pub struct Words {
    stemmer: Stemmer,
    /// Each word as it may be written, by its fingerprint, and its place in `words`; none: a stop word.
    known: Map<u64, Option<u32>>,
    words: Vec<Word>,
    /// Words and stems that can be parts of a compound, by their fingerprints, and their stem's number.
    parts: Map<u64, Stem>,
    /// The stems by number.
    stems: Texts,
    /// The places of the words of all titles, one title after the other, each word once; and where each title ends.
    titles: Vec<u32>,
    ends: Vec<u32>,
    /// The stems of all titles, each once in a title, and where those of each title end.
    held: Vec<Stem>,
    held_ends: Vec<u32>,
}

impl Words {
    /// Learns the words of titles, of which there are so many. Room is made for them at once: lists that grow ask for ever new
    /// memory, and clearing it takes the system longer than this takes to fill it.
    pub fn new<'t>(titles: impl Iterator<Item = &'t str>, count: usize) -> Words {
        let stop_words = STOP_WORDS.split(' ').map(|word| (fingerprint(word), None));
        let mut words = Words {
            stemmer: Stemmer::new(Algorithm::German),
            known: Map::with_capacity_and_hasher(count, Default::default()),
            words: Vec::new(),
            parts: Map::default(),
            stems: Texts::default(),
            titles: Vec::with_capacity(WORDS_PER_TITLE * count),
            ends: Vec::with_capacity(count),
            held: Vec::new(),
            held_ends: Vec::with_capacity(count),
        };
        words.known.extend(stop_words);
        let mut new = Texts::default();
        titles.for_each(|title| words.gather(title, &mut new));
        words.number(&new);
        let parts = (0..new.len()).into_par_iter();
        let parts: Vec<_> = parts.map(|at| words.parts(new.get(at))).collect();
        let pairs = words.words.iter_mut().zip(parts);
        pairs.for_each(|(word, parts)| *word = Word::new(word.whole, parts));
        words.each_once();
        words.hold();
        words
    }

    /// Takes note of the words of a title, and of those that are new, in small letters.
    fn gather(&mut self, title: &str, new: &mut Texts) {
        for (raw, print) in split_printed(title).take(MOST_WORDS) {
            let place = *self.known.entry(print).or_insert_with(|| {
                let mut space = String::new();
                let small = lower(raw, &mut space);
                (!is_empty_word(small)).then(|| new.push(small) as u32)
            });
            self.titles.extend(place);
        }
        self.ends.push(self.titles.len() as u32);
    }

    /// Of the words of a title that have the same stem only the first one counts.
    fn each_once(&mut self) {
        let (mut start, mut kept) = (0, 0);
        for end in &mut self.ends {
            let first = kept;
            for at in start..*end as usize {
                let place = self.titles[at];
                let whole = self.words[place as usize].whole;
                let before = &self.titles[first..kept];
                if before
                    .iter()
                    .all(|it| self.words[*it as usize].whole != whole)
                {
                    self.titles[kept] = place;
                    kept += 1;
                }
            }
            (start, *end) = (*end as usize, kept as u32);
        }
        self.titles.truncate(kept);
    }

    /// Takes note of the stems that each title holds. Its words are there once; their parts may be words of it too.
    fn hold(&mut self) {
        let mut held = Vec::with_capacity(self.titles.len() + self.titles.len() / 4);
        for at in 0..self.ends.len() {
            let start = held.len();
            held.extend(self.of_title(at).map(|word| word.whole));
            for word in self.of_title(at).filter(|word| word.is_compound()) {
                for (part, _) in word.stems().skip(1) {
                    if !held[start..].contains(&part) {
                        held.push(part);
                    }
                }
            }
            self.held_ends.push(held.len() as u32);
        }
        self.held = held;
    }

    /// Gives the stem of each word a number.
    fn number(&mut self, new: &Texts) {
        let stemmer = self.stemmer;
        // A number has no other forms, and among so many titles there are many numbers.
        let is_number = |small: &str| small.bytes().all(|byte| byte.is_ascii_digit());
        let stem = |at| match new.get(at) {
            small if is_number(small) => None,
            small => Some(Box::from(&*stemmer.stem(small))),
        };
        let stems: Vec<Option<Box<str>>> = (0..new.len()).into_par_iter().map(stem).collect();
        self.parts.reserve(new.len());
        self.words.reserve(new.len());
        for (at, stem) in stems.iter().enumerate() {
            let stem = stem.as_deref().unwrap_or(new.get(at));
            let number = self.parts.entry(small_print(stem));
            let whole = *number.or_insert_with(|| self.stems.push(stem) as Stem);
            self.words.push(Word::new(whole, [None, None]));
        }
        for (at, word) in self.words.iter().enumerate() {
            let small = new.get(at);
            if small != self.stems.get(word.whole as usize) {
                self.parts.insert(small_print(small), word.whole);
            }
        }
    }

    /// How many stems are known; their numbers count from 0.
    pub fn stems(&self) -> usize {
        self.stems.len()
    }

    /// The words of a title, each once, by the title's place among those learned.
    pub fn of_title(&self, at: usize) -> impl Iterator<Item = Word> + Clone {
        let places = &self.titles[among(&self.ends, at)];
        places.iter().map(|place| self.words[*place as usize])
    }

    /// The stems of a title, each once, by its place.
    pub fn stems_of_title(&self, at: usize) -> &[Stem] {
        &self.held[among(&self.held_ends, at)]
    }

    /// A word as some title holds it.
    pub fn word(&self, raw: &str) -> Option<Word> {
        let place = self.known.get(&fingerprint(raw)).copied().flatten()?;
        self.words.get(place as usize).copied()
    }

    /// What of the words of a title stands in any text, and whether surely.
    pub fn found(&self, title: impl Iterator<Item = Word>, text: &str) -> Vec<(Stem, bool)> {
        let plain = plain(text);
        let mut found = Vec::new();
        for word in title {
            let whole = self.search(&plain, word.whole);
            if whole == Some(true) {
                found.extend(word.stems());
                continue;
            }
            let parts = word.parts().into_iter().flatten();
            let parts = parts.filter_map(|part| Some((part, self.search(&plain, part)?)));
            found.extend(
                whole
                    .map(|surely| (word.whole, surely))
                    .into_iter()
                    .chain(parts),
            );
        }
        found
    }

    /// Whether a stem stands in a text made plain; and if so whether surely.
    fn search(&self, plain: &str, stem: Stem) -> Option<bool> {
        let stem = self.stems.get(stem as usize);
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
        let rest = word.len() - stem.len();
        let is_part = stem.len() >= SHORTEST_LONE_PART && rest >= SHORTEST_PART;
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
        let joined = || part.strip_suffix('s').and_then(|part| self.part(part));
        self.part(part).or_else(joined)
    }

    fn part(&self, part: &str) -> Option<Stem> {
        self.parts.get(&small_print(part)).copied()
    }
}

/// A single letter says nothing. Of "künstliche Intelligenz" only the second word counts, as `KI` is one word too.
fn is_empty_word(small: &str) -> bool {
    let single = small.chars().nth(1).is_none() && !small.starts_with(|c: char| c.is_ascii_digit());
    single || small.starts_with("künstlich")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(titles: &[&str]) -> Words {
        Words::new(titles.iter().copied(), titles.len())
    }

    #[test]
    fn forms_of_a_word_and_common_abbreviations_are_one() {
        let words = words(&[
            "Akte Schulen Einführung elektronische KI Anträge der mit",
            "Akten SCHULE einführungen E Künstliche Intelligenz Antrag",
        ]);
        let wholes = |at: usize| {
            words
                .of_title(at)
                .map(|word| word.whole)
                .collect::<Vec<_>>()
        };
        assert_eq!(wholes(0), wholes(1));
        assert_eq!(words.stems(), 6);
    }

    #[test]
    fn compounds_are_known_by_their_parts() {
        let words = words(&[
            "Register-Modernisierung",
            "Verwaltung, Portal, Notruf",
            "Registermodernisierung",
            "Verwaltungsportal",
            "Notrufnummer",
            "Portal",
        ]);
        let stem = |word: &str| words.word(word).map(|word| word.whole);
        let parts = |at: usize| words.of_title(at).next().unwrap().parts();
        assert_eq!(parts(2), [stem("Register"), stem("Modernisierung")]);
        assert_eq!(parts(3), [stem("Verwaltung"), stem("Portal")]);
        assert_eq!(parts(4), [stem("Notruf"), None]);
        assert_eq!(parts(5), [None, None]);
    }

    #[test]
    fn a_text_holds_words_in_any_form_and_surely_only_as_a_whole() {
        let words = words(&["Anträge an Hochschulen mit Akte und KI: Straßen"]);
        let title: Vec<Word> = words.of_title(0).collect();
        let surely = |text: &str| {
            let found = words.found(title.iter().copied(), text);
            let of = |word: &Word| {
                found
                    .iter()
                    .find(|(stem, _)| *stem == word.whole)
                    .map(|(_, surely)| *surely)
            };
            title.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(
            surely("Der Antrag jeder Hochschule, als eAkte, mit künstlicher Intelligenz, Straße"),
            [Some(true); 5]
        );
        assert_eq!(
            surely("Förderanträge und Hochschulverbund; aktive Kinder"),
            [Some(false), Some(false), None, None, None]
        );
        assert_eq!(
            surely("[Bericht](hochschule/antrag.md) der Akte"),
            [None, None, Some(true), None, None]
        );
    }

    #[test]
    fn what_is_no_word_costs_little() {
        let long = "ä".repeat(1_000_000);
        let many = "kalender ".repeat(1_000_000);
        let words = words(&[&long, &many, "🗓 – ]( ](", ""]);
        assert_eq!(
            [0, 1, 2, 3].map(|at| words.of_title(at).count()),
            [0, 1, 0, 0]
        );
        assert_eq!(
            words.found(words.of_title(1), &many),
            [(words.of_title(1).next().unwrap().whole, true)]
        );
    }
}
