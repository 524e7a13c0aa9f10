//! Pairs of entries of different ministries whose titles say the same, each in the other's words.
//!
//! How sure a pair is: the share of one title's words, weighted by how rare they are, that stand in the other's title or
//! the beginning of its text; both ways, the geometric mean. So a word that sets one of them apart counts against the
//! pair, and a paraphrase counts for it where the texts use each other's words.

use std::ops::Range;

use rayon::prelude::*;

use super::postings::Postings;
use super::sketch::Sketch;
use super::text::split;
use super::words::{Word, Words};

/// How sure a pair must be to count, from 0 to 1. In the bundled strategy the pairs of different ministries that are one
/// undertaking in other hands have 0.72 and more, all others less than 0.55.
const SURE: f32 = 0.65;

/// With less of one title in the other than this, a pair cannot be sure, however much of the other is in the one.
const LEAST_SHARE: f32 = SURE * SURE - 0.001;

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

/// The most pairs whose texts are looked at: this many, and one more for so many entries.
const LOOKS: usize = 200;
const ITEMS_PER_LOOK: usize = 100;

/// A pair of items by their place, the first one first.
pub type Pair = (usize, usize);

/// What all titles of a strategy say, to compare some of them.
pub struct Corpus {
    words: Words,
    weights: Vec<f32>,
}

impl Corpus {
    /// Reads so many titles. The words of `name`, the strategy's own title, count as little as the common ones.
    pub fn new<'t>(titles: impl Iterator<Item = &'t str>, count: usize, name: &'t str) -> Corpus {
        let common = COMMON.iter().copied().chain([name]);
        let words = Words::new(titles.chain(common), count);
        let weights = weights(&words, count);
        Corpus { words, weights }
    }

    /// The pairs in a range of items that are likely the same, the surest first. `may_be` says of a pair whether it may be
    /// one, `known` that it is no finding; `opening` gives the beginning of an item's text.
    pub fn pairs(
        &self,
        range: Range<usize>,
        may_be: impl Fn(Pair) -> bool + Sync,
        known: impl Fn(Pair) -> bool,
        opening: impl Fn(usize) -> String + Sync,
    ) -> Vec<Pair> {
        let looks = LOOKS + range.len() / ITEMS_PER_LOOK;
        let near = surest(self.near(range, may_be)).filter(|pair| !known(*pair));
        let near: Vec<Pair> = near.take(looks).collect();
        let judged = near.into_par_iter().filter_map(|(a, b)| {
            let other = self.with_text(b, a, &opening(b));
            // The text of the one says nothing of how much of its title the other one holds.
            let (one_in_other, _) = self.sketch(a).shares(&other);
            let may_be_sure = one_in_other >= LEAST_SHARE;
            let one = may_be_sure.then(|| self.with_text(a, b, &opening(a)))?;
            Some((one.likeness(&other), (a, b)))
        });
        surest(judged.filter(|(likeness, _)| *likeness >= SURE).collect()).collect()
    }

    /// The pairs whose titles alone are alike.
    fn near(&self, range: Range<usize>, may_be: impl Fn(Pair) -> bool + Sync) -> Vec<(f32, Pair)> {
        let postings = Postings::new(&self.words, range.clone());
        let pairs = range.into_par_iter().flat_map_iter(|a| {
            let others = postings.others(a, &self.words).into_iter();
            others.map(move |b| (a, b)).filter(|pair| may_be(*pair))
        });
        let pairs: Vec<Pair> = pairs.collect();
        let mut asked: Vec<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        asked.par_sort_unstable();
        asked.dedup();
        let sketches: Vec<Sketch> = asked.par_iter().map(|at| self.sketch(*at)).collect();
        let sketch = |item: usize| &sketches[asked.partition_point(|at| *at < item)];
        let compared = pairs.into_par_iter();
        let compared = compared.map(|(a, b)| (sketch(a).likeness(sketch(b)), (a, b)));
        compared
            .filter(|(likeness, _)| *likeness >= WORTH_A_LOOK)
            .collect()
    }

    fn sketch(&self, item: usize) -> Sketch {
        Sketch::new(self.words.of_title(item), &self.weights)
    }

    /// The sketch of an item with its text, as far as another's title asks for it.
    fn with_text(&self, item: usize, other: usize, text: &str) -> Sketch {
        let asked = self.words.of_title(other);
        self.sketch(item).with_text(self.words.found(asked, text))
    }

    /// The words of an item's title that another item holds too, in whole or in part, as they are written.
    pub fn shared<'t>(&self, item: (usize, &'t str), other: usize, text: &str) -> Vec<&'t str> {
        let (item, title) = item;
        let sketch = self.with_text(other, item, text);
        let holds = |word: Word| {
            word.stems()
                .any(|(stem, _)| sketch.stems().any(|held| held == stem))
        };
        split(title)
            .filter(|raw| self.words.word(raw).is_some_and(holds))
            .collect()
    }
}

/// How much each stem weighs: the more, the fewer titles hold it. The common words stand behind the titles.
fn weights(words: &Words, titles: usize) -> Vec<f32> {
    let total = MORE_TITLES + titles as f32;
    let mut count = vec![0.0_f32; words.stems()];
    for word in (0..titles).flat_map(|at| words.of_title(at)) {
        word.stems()
            .for_each(|(stem, _)| count[stem as usize] += 1.0);
    }
    let behind = titles..=titles + COMMON.len();
    for word in behind.flat_map(|at| words.of_title(at)) {
        count[word.whole as usize] += total / 10.0;
    }
    let weight = |count: f32| (1.0 + total / (count + 1.0)).ln().powi(2);
    count.into_iter().map(weight).collect()
}

/// The pairs, the surest first.
fn surest(mut pairs: Vec<(f32, Pair)>) -> impl Iterator<Item = Pair> {
    pairs.par_sort_unstable_by(|(one, a), (other, b)| other.total_cmp(one).then(a.cmp(b)));
    pairs.into_iter().map(|(_, pair)| pair)
}

#[cfg(test)]
mod tests;
