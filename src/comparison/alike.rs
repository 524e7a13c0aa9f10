//! Which texts say nearly the same. Only texts that share a rare word are compared, and of those a bounded number: twice as
//! many texts take twice as long.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// How much of two texts must be the same words: of a renamed entry more than half is rewritten only rarely.
const ENOUGH: f64 = 0.5;

/// The bytes of a text that are looked at.
const MOST_BYTES: usize = 20_000;

/// A word that stands in more texts than this says little.
const RARE: usize = 30;

/// So many of its rarest words seek a text's counterpart.
const SEEKING: usize = 50;

/// So many candidates are looked at closely.
const CANDIDATES: usize = 6;

/// Pairs of texts that are most alike, by their places in the two lists; each text is in at most one pair.
pub fn pairs(olds: &[String], news: &[String]) -> Vec<(usize, usize)> {
    let mut taken = Taken::default();
    for (old, new) in same(olds, news) {
        taken.take(old, new);
    }
    let (olds, news) = (words(olds), words(news));
    let mut found = candidates(&olds, &news, &taken);
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, old, new) in found {
        taken.take(old, new);
    }
    taken.pairs
}

#[derive(Default)]
struct Taken {
    olds: HashSet<usize>,
    news: HashSet<usize>,
    pairs: Vec<(usize, usize)>,
}

impl Taken {
    fn take(&mut self, old: usize, new: usize) {
        if !self.olds.contains(&old) && !self.news.contains(&new) {
            self.olds.insert(old);
            self.news.insert(new);
            self.pairs.push((old, new));
        }
    }
}

/// Texts that are the same to the letter: the first goes with the first.
fn same(olds: &[String], news: &[String]) -> Vec<(usize, usize)> {
    let mut by_text: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, text) in olds.iter().enumerate().rev() {
        by_text.entry(text).or_default().push(at);
    }
    let pair = |(new, text): (usize, &String)| Some((by_text.get_mut(text.as_str())?.pop()?, new));
    news.iter().enumerate().filter_map(pair).collect()
}

/// The words of each text, by a number for each, sorted.
fn words(texts: &[String]) -> Vec<Vec<u64>> {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let of_text = |text: &String| {
        let mut end = text.len().min(MOST_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let words = text[..end].split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| word.chars().nth(2).is_some());
        let mut words: Vec<u64> = words
            .map(|word| hasher.hash_one(word.to_lowercase()))
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    texts.iter().map(of_text).collect()
}

fn candidates(olds: &[Vec<u64>], news: &[Vec<u64>], taken: &Taken) -> Vec<(f64, usize, usize)> {
    let mut postings: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, words) in news.iter().enumerate() {
        if !taken.news.contains(&at) {
            words
                .iter()
                .for_each(|word| postings.entry(*word).or_default().push(at));
        }
    }
    let left = (0..olds.len()).filter(|at| !taken.olds.contains(at));
    left.flat_map(|old| {
        let near = nearest(&olds[old], &postings);
        let scored = near
            .into_iter()
            .map(move |new| (share(&olds[old], &news[new]), old, new));
        scored.filter(|(share, _, _)| *share >= ENOUGH)
    })
    .collect()
}

/// The texts that share most rare words with this one.
fn nearest(words: &[u64], postings: &HashMap<u64, Vec<usize>>) -> Vec<usize> {
    let lists = words.iter().filter_map(|word| postings.get(word));
    let mut lists: Vec<&Vec<usize>> = lists.filter(|list| list.len() <= RARE).collect();
    lists.sort_by_key(|list| list.len());
    let mut votes: HashMap<usize, usize> = HashMap::new();
    for at in lists.into_iter().take(SEEKING).flatten() {
        *votes.entry(*at).or_default() += 1;
    }
    let mut votes: Vec<(usize, usize)> = votes.into_iter().collect();
    votes.sort_by_key(|(at, count)| (std::cmp::Reverse(*count), *at));
    votes
        .into_iter()
        .take(CANDIDATES)
        .map(|(at, _)| at)
        .collect()
}

/// How much of both is the same (Dice's coefficient).
fn share(a: &[u64], b: &[u64]) -> f64 {
    let common = a
        .iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count();
    2.0 * common as f64 / (a.len() + b.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_finds_its_own_new_wording() {
        let old = [
            "Breitband für alle Schulen im ländlichen Raum",
            "Digitale Akte in der Justiz",
            "Pflegeroboter im Krankenhaus erproben",
        ];
        let new = [
            "Ein völlig neuer Beitrag über Weinbau",
            "Die digitale Akte in der ganzen Justiz",
            "Breitband für alle Schulen im ganzen ländlichen Raum",
        ];
        let texts = |texts: [&str; 3]| texts.map(str::to_owned);
        let mut found = pairs(&texts(old), &texts(new));
        found.sort();
        assert_eq!(found, [(0, 2), (1, 1)]);
    }

    #[test]
    fn many_texts_of_the_same_words_are_paired_in_their_order() {
        let texts = vec!["immer derselbe Text".to_owned(); 5_000];
        let found = pairs(&texts, &texts);
        assert_eq!(found.len(), 5_000);
        assert!(found.iter().all(|(old, new)| old == new));
    }
}
