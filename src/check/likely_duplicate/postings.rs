//! Which entries share a word, and so may be alike.

use std::ops::Range;

use super::words::Words;

/// How many candidates are compared: with few entries all that share a word, with many this many for each.
const CANDIDATES: usize = 10_000;
const CANDIDATES_PER_ITEM: usize = 2;

/// For each stem the items whose titles hold it, as far as it is rare enough to lead to candidates.
pub struct Postings {
    /// Stem by stem.
    items: Vec<u32>,
    /// The range of `items` of each stem; empty for a stem that is too common.
    ranges: Vec<Range<u32>>,
}

impl Postings {
    /// Of a range of the titles.
    pub fn new(words: &Words, range: Range<usize>) -> Postings {
        let mut counts = vec![0_u32; words.stems()];
        let held = || {
            let stems = |at: usize| {
                words
                    .stems_of_title(at)
                    .iter()
                    .map(move |stem| (at, *stem as usize))
            };
            range.clone().flat_map(stems)
        };
        held().for_each(|(_, stem)| counts[stem] += 1);
        let mut end = 0;
        let mut ranges: Vec<Range<u32>> = counts
            .iter()
            .map(|count| {
                end += count;
                end - count..end - count
            })
            .collect();
        let mut items = vec![0; end as usize];
        for (at, stem) in held() {
            items[ranges[stem].end as usize] = at as u32;
            ranges[stem].end += 1;
        }
        drop_common(&mut ranges, CANDIDATES + CANDIDATES_PER_ITEM * range.len());
        Postings { items, ranges }
    }

    /// The later titles that share a rare enough stem with a title.
    pub fn others(&self, at: usize, words: &Words) -> Vec<usize> {
        let lists = words.stems_of_title(at).iter().map(|stem| {
            let Range { start, end } = self.ranges[*stem as usize];
            &self.items[start as usize..end as usize]
        });
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
fn drop_common(ranges: &mut [Range<u32>], most: usize) {
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
