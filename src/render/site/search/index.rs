//! The index of the search: the stems of all words, and for each the pages that hold it.

use std::collections::{BTreeMap, HashMap};

use frostem::{Algorithm, Stemmer};
use rayon::prelude::*;
use serde_json::json;

use crate::markdown::words::fold;
use crate::message::Lang;

use super::Found;

/// Words that stand in every text and lead nowhere.
const STOP_WORDS: &str = "aber alle als am an auch auf aus bei beim bis da damit dann das dass dem den der des die dies diese \
    diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines er es fuer gibt hat haben hier ihr ihre im \
    in ist je kann koennen mehr mit nach nicht noch nun nur ob oder seit sein seine sich sie sind so soll sollen sowie \
    ueber um und uns unter vom von vor war waren was weil wenn werden wie wir wird wo wurde wurden zu zum zur zwischen \
    and are as be by for from has have is it its of on or that the this to was were will with";

/// The longest word that is kept, in letters; what is longer is none.
const LONGEST_WORD: usize = 64;

/// The longest teaser, in characters.
const TEASER: usize = 160;

/// From words to something: there are so many words that looking them up must be fast.
type Map<K, T> = HashMap<K, T, foldhash::fast::RandomState>;

/// The pages that hold a word, ascending: twice their number, and one more where it stands in the title.
type Hits = Vec<u32>;

/// The index as a script that sets one variable.
pub fn script(found: &[Found], lang: Lang) -> String {
    let stems = stems(found, lang);
    let pages: Vec<_> = found
        .iter()
        .map(|page| json!([page.path, page.title, page.about, teaser(page)]))
        .collect();
    let words: Vec<&str> = stems.keys().map(|stem| &**stem).collect();
    let mut hits = String::new();
    for (at, list) in stems.values().enumerate() {
        if at > 0 {
            hits.push(',');
        }
        write_hits(list, &mut hits);
    }
    let index = json!({
        "lang": lang.tag(),
        "pages": pages,
        "stop": STOP_WORDS.split_whitespace().collect::<Vec<_>>().join(" "),
        "stems": words.join(" "),
        "hits": hits,
    });
    format!("window.dstratIndex = {index};\n")
}

/// Each page as the distance from the one before in base 36, parted by spaces; `!` marks a title.
fn write_hits(list: &Hits, out: &mut String) {
    let mut before = 0;
    for (at, hit) in list.iter().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if hit % 2 == 1 {
            out.push('!');
        }
        base36(hit / 2 - before, out);
        before = hit / 2;
    }
}

fn base36(mut number: u32, out: &mut String) {
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit(number % 36, 36));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    out.extend(digits.iter().rev());
}

fn teaser(page: &Found) -> String {
    let text = match page.lead.is_empty() {
        true => page
            .text
            .split('\n')
            .find(|line| line.chars().nth(30).is_some())
            .unwrap_or(""),
        false => &page.lead,
    };
    match text.char_indices().nth(TEASER) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &text[..cut])
        }
    }
}

fn stems(found: &[Found], lang: Lang) -> BTreeMap<Box<str>, Hits> {
    let size = found.len().div_ceil(16).max(64);
    let parts: Vec<Map<Box<str>, Hits>> = found
        .par_chunks(size)
        .enumerate()
        .map(|(chunk, pages)| words(pages, (chunk * size) as u32))
        .collect();
    let mut all: Map<Box<str>, Hits> = Map::default();
    for part in parts {
        for (word, mut hits) in part {
            all.entry(word).or_default().append(&mut hits);
        }
    }
    let stem = stemmer(lang);
    let stemmed: Vec<(Box<str>, Hits)> = all
        .into_par_iter()
        .map(|(word, hits)| (stem(&word), hits))
        .collect();
    let mut stems: BTreeMap<Box<str>, Hits> = BTreeMap::new();
    for (stem, mut hits) in stemmed {
        stems.entry(stem).or_default().append(&mut hits);
    }
    stems.par_iter_mut().for_each(|(_, hits)| tidy(hits));
    stems
}

/// In order, each page once, and as one whose title holds the word if it does.
fn tidy(hits: &mut Hits) {
    hits.sort_unstable_by_key(|hit| (hit / 2, std::cmp::Reverse(hit % 2)));
    hits.dedup_by_key(|hit| *hit / 2);
}

/// The words of some pages, the first of which has the number `first`.
fn words(pages: &[Found], first: u32) -> Map<Box<str>, Hits> {
    let stop: std::collections::HashSet<&str> = STOP_WORDS.split_whitespace().collect();
    let mut words: Map<Box<str>, Hits> = Map::default();
    let mut folded = String::new();
    for (page, number) in pages.iter().zip(first..) {
        let texts = [
            (&page.title, 1),
            (&page.about, 0),
            (&page.lead, 0),
            (&page.text, 0),
        ];
        for (text, in_title) in texts {
            folded.clear();
            fold(text, &mut folded);
            let hit = number * 2 + in_title;
            let is_word =
                |word: &&str| (1..=LONGEST_WORD).contains(&word.len()) && !stop.contains(word);
            for word in folded.split(' ').filter(is_word) {
                match words.get_mut(word) {
                    Some(hits) if hits.last().is_some_and(|last| last / 2 == number) => {}
                    Some(hits) => hits.push(hit),
                    None => drop(words.insert(word.into(), vec![hit])),
                }
            }
        }
    }
    words
}

/// Only German words have stems here; of other words the beginnings are found.
fn stemmer(lang: Lang) -> impl Fn(&str) -> Box<str> + Sync {
    let german = Stemmer::new(Algorithm::German);
    move |word: &str| match lang {
        Lang::De => Box::from(&*german.stem(word)),
        Lang::En => Box::from(word),
    }
}
