//! Pairs of entries of different ministries whose titles say the same, each in the other's words.
//!
//! How sure a pair is: the share of one title's words, weighted by how rare they are, that stand in the other's title or
//! the beginning of its text; both ways, the geometric mean. So a word that sets one of them apart counts against the
//! pair, and a paraphrase counts for it where the texts use each other's words.

use std::ops::Range;

use rayon::prelude::*;

use super::sketch::Sketch;
use super::words::{Word, Words, split};

/// How sure a pair must be to count, from 0 to 1. In the bundled strategy the pairs of different ministries that are one
/// undertaking in other hands have 0.72 and more, all others less than 0.55.
const SURE: f32 = 0.65;

/// How alike the titles alone must be, before the texts are looked at.
const WORTH_A_LOOK: f32 = 0.3;

/// As if there were so many more titles: keeps weights steady in a small strategy.
const MORE_TITLES: f32 = 100.0;

/// Words that many titles of strategies hold: they count as if every tenth title held them.
const COMMON: &[&str] = &[
    "digital digitale Digitalisierung elektronisch online Daten KI Land Landes Verwaltung Behörden kommunal Kommunen",
    "Projekt Programm Maßnahme Strategie Konzept Portal Plattform System Netzwerk Angebote Dienste",
    "Ausbau Aufbau Einführung Umsetzung Entwicklung Weiterentwicklung Förderung Stärkung Verbesserung",
];

/// How many candidates are compared: with few entries all that share a word, with many this many for each.
const CANDIDATES: usize = 10_000;
const CANDIDATES_PER_ITEM: usize = 2;

/// The most pairs whose texts are looked at: this many, and one more for so many entries.
const LOOKS: usize = 200;
const ITEMS_PER_LOOK: usize = 100;

/// An entry to compare.
pub struct Item<'s> {
    /// The ministry that owns it.
    pub ministry: &'s str,
    /// Its title.
    pub title: &'s str,
}

/// A pair of items by their place, the first one first.
pub type Pair = (usize, usize);

/// What all titles of a strategy say, to compare some of them.
pub struct Corpus<'s> {
    items: &'s [Item<'s>],
    words: Words,
    sketches: Vec<Sketch>,
}

impl<'s> Corpus<'s> {
    /// Reads all titles. The words of `name`, the strategy's own title, count as little as the common ones.
    pub fn new(items: &'s [Item<'s>], name: &str) -> Corpus<'s> {
        let titles = items.iter().map(|item| item.title);
        let common = COMMON.iter().copied().chain([name]);
        let words = Words::new(titles.chain(common));
        let titles: Vec<Vec<Word>> = (0..items.len())
            .into_par_iter()
            .map(|at| words.of_title(at))
            .collect();
        let common: Vec<Vec<Word>> = (items.len()..=items.len() + COMMON.len())
            .map(|at| words.of_title(at))
            .collect();
        let weights = weights(&titles, &common, words.stems());
        let sketches = titles
            .par_iter()
            .map(|title| Sketch::new(title, &weights))
            .collect();
        Corpus {
            items,
            words,
            sketches,
        }
    }

    /// The pairs in a range of items that are likely the same, the surest first. `known` says of a pair that it is no
    /// finding; `opening` gives the beginning of an item's text.
    pub fn pairs(
        &self,
        range: Range<usize>,
        known: impl Fn(Pair) -> bool,
        opening: impl Fn(usize) -> String + Sync,
    ) -> Vec<Pair> {
        let looks = LOOKS + range.len() / ITEMS_PER_LOOK;
        let near = surest(self.near(range)).filter(|pair| !known(*pair));
        let near: Vec<Pair> = near.take(looks).collect();
        let judged = near.into_par_iter().map(|(a, b)| {
            let (one, other) = (
                self.with_text(a, b, &opening(a)),
                self.with_text(b, a, &opening(b)),
            );
            (one.likeness(&other), (a, b))
        });
        surest(judged.filter(|(likeness, _)| *likeness >= SURE).collect()).collect()
    }

    /// The pairs of different ministries whose titles alone are alike.
    fn near(&self, range: Range<usize>) -> Vec<(f32, Pair)> {
        let postings = Postings::new(&self.sketches, range.clone(), self.words.stems());
        let near = range.into_par_iter().flat_map_iter(|a| {
            let others = postings.others(a, &self.sketches[a]).into_iter();
            let others = others.filter(move |b| self.items[a].ministry != self.items[*b].ministry);
            let compared =
                others.map(move |b| (self.sketches[a].likeness(&self.sketches[b]), (a, b)));
            compared.filter(|(likeness, _)| *likeness >= WORTH_A_LOOK)
        });
        near.collect()
    }

    /// The sketch of an item with its text, as far as another's title asks for it.
    fn with_text(&self, item: usize, other: usize, text: &str) -> Sketch {
        let asked = self.words.of_title(other);
        self.sketches[item].with_text(self.words.found(&asked, text))
    }

    /// The words of an item's title that another item holds too, in whole or in part, as they are written.
    pub fn shared(&self, item: usize, other: usize, text: &str) -> Vec<&'s str> {
        let sketch = self.with_text(other, item, text);
        let holds = |word: Word| {
            word.stems()
                .any(|(stem, _)| sketch.stems().any(|held| held == stem))
        };
        split(self.items[item].title)
            .filter(|raw| self.words.word(raw).is_some_and(holds))
            .collect()
    }
}

/// How much each stem weighs: the more, the fewer titles hold it.
fn weights(titles: &[Vec<Word>], common: &[Vec<Word>], stems: usize) -> Vec<f32> {
    let total = MORE_TITLES + titles.len() as f32;
    let mut count = vec![0.0_f32; stems];
    let held = titles.iter().flatten().copied().flat_map(Word::stems);
    held.for_each(|(stem, _)| count[stem as usize] += 1.0);
    let common = common.iter().flatten();
    common.for_each(|word| count[word.whole as usize] += total / 10.0);
    let weight = |count: f32| (1.0 + total / (count + 1.0)).ln().powi(2);
    count.into_iter().map(weight).collect()
}

/// The pairs, the surest first.
fn surest(mut pairs: Vec<(f32, Pair)>) -> impl Iterator<Item = Pair> {
    pairs.par_sort_unstable_by(|(one, a), (other, b)| other.total_cmp(one).then(a.cmp(b)));
    pairs.into_iter().map(|(_, pair)| pair)
}

/// For each stem the items whose titles hold it, as far as it is rare enough to lead to candidates.
struct Postings {
    /// Stem by stem.
    items: Vec<u32>,
    /// The range of `items` of each stem; empty for a stem that is too common.
    ranges: Vec<Range<usize>>,
}

impl Postings {
    fn new(sketches: &[Sketch], range: Range<usize>, stems: usize) -> Postings {
        let mut counts = vec![0_usize; stems];
        let held = || {
            range
                .clone()
                .flat_map(|at| sketches[at].stems().map(move |stem| (at, stem as usize)))
        };
        held().for_each(|(_, stem)| counts[stem] += 1);
        let mut end = 0;
        let mut ranges: Vec<Range<usize>> = counts
            .iter()
            .map(|count| {
                end += count;
                end - count..end - count
            })
            .collect();
        let mut items = vec![0; end];
        for (at, stem) in held() {
            items[ranges[stem].end] = at as u32;
            ranges[stem].end += 1;
        }
        drop_common(&mut ranges, CANDIDATES + CANDIDATES_PER_ITEM * range.len());
        Postings { items, ranges }
    }

    /// The later items that share a rare enough stem with an item.
    fn others(&self, at: usize, sketch: &Sketch) -> Vec<usize> {
        let lists = sketch
            .stems()
            .map(|stem| &self.items[self.ranges[stem as usize].clone()]);
        let lists = lists.filter(|list| list.len() > 1);
        let later =
            lists.flat_map(|list| &list[list.partition_point(|other| *other as usize <= at)..]);
        let mut others: Vec<usize> = later.map(|other| *other as usize).collect();
        others.sort_unstable();
        others.dedup();
        others
    }
}

/// Empties the lists of the most common stems, until all others together lead to no more than `most` pairs.
fn drop_common(ranges: &mut [Range<usize>], most: usize) {
    let mut rarest: Vec<usize> = (0..ranges.len())
        .filter(|stem| ranges[*stem].len() > 1)
        .collect();
    rarest.sort_by_key(|stem| ranges[*stem].len());
    let mut left = most;
    for stem in rarest {
        let list = ranges[stem].len();
        left = left.saturating_sub(list * (list - 1) / 2);
        if left == 0 {
            ranges[stem] = 0..0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Report = (&'static str, &'static str);

    const SAME: &[[Report; 2]] = &[
        [
            (
                "Einführung der E-Akte in der Landesverwaltung",
                "Alle Behörden des Landes führen ihre Akten elektronisch.",
            ),
            (
                "Elektronische Akte: Einführung in den Landesbehörden",
                "Die Verwaltung des Landes arbeitet mit der E-Akte, auch in den nachgeordneten Behörden.",
            ),
        ],
        [
            (
                "KI-Textassistent LLMoin",
                "Beschäftigte der Landesverwaltung fassen mit LLMoin Texte zusammen. Der Assistent nutzt künstliche Intelligenz.",
            ),
            (
                "LLMoin für die Beschäftigten des Ressorts",
                "Ein Textassistent mit KI hilft den Beschäftigten im Ministerium.",
            ),
        ],
        [
            (
                "Ausbau des Breitbandnetzes im ländlichen Raum",
                "Dörfer und Weiler erhalten Glasfaser. Das Land fördert den Breitbandausbau.",
            ),
            (
                "Breitbandausbau in ländlichen Räumen",
                "Gefördert wird der Ausbau schneller Netze auf dem Land.",
            ),
        ],
        [
            (
                "Digitaler Bauantrag",
                "Bauwillige stellen ihren Antrag online beim Bauamt.",
            ),
            (
                "Bauanträge digital stellen",
                "Der digitale Bauantrag erspart den Weg zum Amt.",
            ),
        ],
        [
            (
                "Cyber-Notruf für Kommunen",
                "Bei einem Angriff hilft eine Notrufnummer rund um die Uhr.",
            ),
            (
                "Notrufnummer für Cyberangriffe auf Kommunen",
                "Der Notruf nimmt Meldungen über Cyber-Angriffe entgegen.",
            ),
        ],
        [
            (
                "Schulung von Lehrkräften im Umgang mit KI",
                "Fortbildungen zeigen, wie Lehrkräfte künstliche Intelligenz im Unterricht nutzen.",
            ),
            (
                "Fortbildung der Lehrkräfte zu Künstlicher Intelligenz",
                "Schulungen für den Umgang mit Chatbots im Unterricht.",
            ),
        ],
        [
            (
                "Registermodernisierung im Land",
                "Register des Landes und der Kommunen werden angeschlossen.",
            ),
            (
                "Modernisierung der Register",
                "Nachweise werden nur einmal erbracht. Dazu nimmt das Land an der Registermodernisierung teil.",
            ),
        ],
        [
            (
                "Online-Anmeldung an Schulen",
                "Eltern melden ihr Kind im Internet an.",
            ),
            (
                "Schulanmeldung online",
                "Die Anmeldung zur weiterführenden Schule geschieht online.",
            ),
        ],
        [
            (
                "Hochwasserportal für Gemeinden",
                "Pegel, Karten und Hinweise zum Schutz vor Hochwasser an einem Ort.",
            ),
            (
                "Portal zum Hochwasserschutz für Gemeinden",
                "Gemeinden finden im Hochwasserportal Karten und Pegelstände.",
            ),
        ],
        [
            (
                "Elektronische Rechnung in der Landesverwaltung",
                "Behörden nehmen E-Rechnungen an.",
            ),
            (
                "E-Rechnung für Behörden des Landes",
                "Lieferanten stellen der Verwaltung elektronische Rechnungen.",
            ),
        ],
    ];

    const DIFFERENT: &[[Report; 2]] = &[
        [
            (
                "Digitalisierung der Landesarchive",
                "Urkunden und Akten werden gescannt und online gestellt.",
            ),
            (
                "Digitalisierung der Landesbibliotheken",
                "Bücher und Zeitungen werden gescannt und online gestellt.",
            ),
        ],
        [
            (
                "KI in der Justiz",
                "Gerichte erproben künstliche Intelligenz bei Massenverfahren.",
            ),
            (
                "KI in der Landwirtschaft",
                "Betriebe erproben künstliche Intelligenz bei der Düngung.",
            ),
        ],
        [
            (
                "Portal für Unternehmen",
                "Betriebe erledigen Anträge an einer Stelle.",
            ),
            (
                "Portal für Ehrenamtliche",
                "Vereine finden Beratung an einer Stelle.",
            ),
        ],
        [
            (
                "E-Akte in der Justiz",
                "Gerichte und Staatsanwaltschaften führen Akten elektronisch.",
            ),
            (
                "E-Personalakte in der Landesverwaltung",
                "Personalstellen führen Personalakten elektronisch.",
            ),
        ],
        [
            (
                "Kompetenzzentrum Open Data",
                "Das Zentrum berät Behörden bei der Veröffentlichung von Daten.",
            ),
            (
                "Kompetenzzentrum KI",
                "Das Zentrum berät Behörden beim Einsatz künstlicher Intelligenz.",
            ),
        ],
        [
            (
                "Mobilitätsatlas",
                "Eine Karte zeigt Baustellen und Fahrpläne.",
            ),
            ("Energieatlas", "Eine Karte zeigt Anlagen und Verbräuche."),
        ],
        [
            (
                "Digitalstrategie für Schulen",
                "Schulen erhalten Geräte und Fortbildung.",
            ),
            (
                "Digitalstrategie für Hochschulen",
                "Hochschulen erhalten Rechenzentren und Lehrplattformen.",
            ),
        ],
        [
            (
                "Breitbandausbau an Schulen",
                "Alle Schulen erhalten Glasfaser.",
            ),
            (
                "Breitbandausbau an Krankenhäusern",
                "Alle Kliniken erhalten Glasfaser.",
            ),
        ],
        [
            (
                "Netzwerk Digitale Dörfer",
                "Gemeinden tauschen sich über Apps für das Dorfleben aus.",
            ),
            (
                "Netzwerk Digitale Stadt",
                "Städte tauschen sich über Sensoren und Verkehr aus.",
            ),
        ],
        [
            (
                "Rechtssichere digitale Prüfungen an Hochschulen",
                "Klausuren werden am Rechner geschrieben.",
            ),
            (
                "Digitale Prüfung von Förderanträgen",
                "Anträge werden automatisch auf Vollständigkeit geprüft.",
            ),
        ],
    ];

    fn likeness(pair: &[Report; 2], others: &[Report]) -> f32 {
        let items: Vec<Item<'_>> = pair
            .iter()
            .chain(others)
            .map(|(title, _)| Item {
                ministry: "",
                title,
            })
            .collect();
        let corpus = Corpus::new(&items, "Digitalstrategie des Landes");
        let [one, other] = [0, 1].map(|at| corpus.with_text(at, 1 - at, pair[at].1));
        one.likeness(&other)
    }

    #[test]
    fn paraphrases_are_found_and_neighbours_are_not() {
        let all: Vec<Report> = SAME.iter().chain(DIFFERENT).flatten().copied().collect();
        for others in [&all[..], &[]] {
            for pair in SAME {
                assert!(
                    likeness(pair, others) >= SURE,
                    "{}, {}: {}",
                    pair[0].0,
                    pair[1].0,
                    likeness(pair, others)
                );
            }
            for pair in DIFFERENT {
                assert!(
                    likeness(pair, others) < SURE,
                    "{}, {}: {}",
                    pair[0].0,
                    pair[1].0,
                    likeness(pair, others)
                );
            }
        }
    }

    #[test]
    fn among_many_only_the_same_ones_of_different_ministries_are_paired() {
        let reports: Vec<Report> = SAME.iter().chain(DIFFERENT).flatten().copied().collect();
        let opening = |at: usize| reports[at].1.to_owned();
        let items = |ministries: [&'static str; 2]| -> Vec<Item<'_>> {
            let of = |(at, report): (usize, &Report)| Item {
                ministry: ministries[at % 2],
                title: report.0,
            };
            reports.iter().enumerate().map(of).collect()
        };
        let two = items(["a", "b"]);
        let corpus = Corpus::new(&two, "Digitalstrategie");
        let mut pairs = corpus.pairs(0..two.len(), |_| false, opening);
        pairs.sort_unstable();
        assert_eq!(
            pairs,
            (0..SAME.len())
                .map(|at| (2 * at, 2 * at + 1))
                .collect::<Vec<_>>()
        );
        assert_eq!(
            corpus.pairs(0..two.len(), |(a, _)| a > 0, opening),
            [(0, 1)]
        );
        assert_eq!(corpus.pairs(2..4, |_| false, opening), [(2, 3)]);
        assert_eq!(
            corpus.shared(0, 1, ""),
            ["Einführung", "E", "Akte", "Landesverwaltung"]
        );
        let one = items(["a", "a"]);
        assert_eq!(
            Corpus::new(&one, "").pairs(0..one.len(), |_| false, opening),
            []
        );
    }

    #[test]
    fn thousands_of_titles_that_are_alike_do_not_take_long() {
        let titles: Vec<String> = (0..20_000)
            .map(|at| format!("Einführung der E-Akte in Behörde {}", at / 100))
            .collect();
        let items: Vec<Item<'_>> = titles
            .iter()
            .enumerate()
            .map(|(at, title)| Item {
                ministry: ["a", "b"][at % 2],
                title,
            })
            .collect();
        let pairs = Corpus::new(&items, "").pairs(0..items.len(), |_| false, |_| String::new());
        assert!(pairs.len() <= LOOKS + items.len() / ITEMS_PER_LOOK);
    }
}
