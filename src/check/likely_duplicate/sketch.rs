//! What a title says, in so few numbers that many can be compared.

use super::words::{Stem, Word};

/// The stems of a title, each once and sorted.
#[derive(Clone, Debug)]
pub struct Sketch {
    stems: Vec<Held>,
}

/// A stem that is held.
#[derive(Clone, Copy, Debug)]
struct Held {
    stem: Stem,
    /// 1, or ½ for what may only be part of another word.
    surely: f32,
    /// Its share in what the title says; the shares are 1 together. 0 for what only the text holds.
    share: f32,
}

impl Sketch {
    /// The sketch of a title, given how much each stem weighs.
    pub fn new(title: impl Iterator<Item = Word> + Clone, weights: &[f32]) -> Sketch {
        let weights_of_all = title.clone().map(|word| weights[word.whole as usize]);
        let (count, total) = weights_of_all.fold((0, 0.0), |(count, total), weight| {
            (count + 1, total + weight)
        });
        let mut stems = Vec::with_capacity(count + 2);
        title.for_each(|word| add(word, weights, total, &mut stems));
        Sketch { stems }.tidied()
    }

    /// The same with what its text holds besides.
    pub fn with_text(&self, found: Vec<(Stem, bool)>) -> Sketch {
        let found = found
            .into_iter()
            .map(|(stem, surely)| held(stem, surely, 0.0));
        let stems = self.stems.iter().copied().chain(found).collect();
        Sketch { stems }.tidied()
    }

    /// All its stems.
    pub fn stems(&self) -> impl Iterator<Item = Stem> {
        self.stems.iter().map(|held| held.stem)
    }

    /// How alike two are, from 0 to 1: how much of each title the other one holds, the geometric mean of both.
    pub fn likeness(&self, other: &Sketch) -> f32 {
        let (one_in_other, other_in_one) = self.shares(other);
        (one_in_other * other_in_one).sqrt()
    }

    /// How much of this title the other one holds, from 0 to 1, and how much of the other title this one.
    pub fn shares(&self, other: &Sketch) -> (f32, f32) {
        let (mut one_in_other, mut other_in_one) = (0.0, 0.0);
        let (mut one, mut two) = (self.stems.iter().peekable(), other.stems.iter().peekable());
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            if a.stem == b.stem {
                one_in_other += a.share * b.surely;
                other_in_one += b.share * a.surely;
            }
            let (step_one, step_two) = (a.stem <= b.stem, b.stem <= a.stem);
            one.next_if(|_| step_one);
            two.next_if(|_| step_two);
        }
        (one_in_other, other_in_one)
    }

    /// Sorted, each stem once: as surely as any, with all its shares.
    fn tidied(mut self) -> Sketch {
        self.stems
            .sort_unstable_by(|a, b| a.stem.cmp(&b.stem).then(a.share.total_cmp(&b.share)));
        self.stems.dedup_by(|next, kept| {
            let same = next.stem == kept.stem;
            if same {
                kept.surely = kept.surely.max(next.surely);
                kept.share += next.share;
            }
            same
        });
        self
    }
}

fn held(stem: Stem, surely: bool, share: f32) -> Held {
    let surely = if surely { 1.0 } else { 0.5 };
    Held {
        stem,
        surely,
        share,
    }
}

/// Adds a word by its weight: of a compound each part as much as it weighs among the parts, an unknown part as much as the
/// whole; and the whole what its parts leave, so that the same compound in another title counts in full.
fn add(word: Word, weights: &[f32], total: f32, stems: &mut Vec<Held>) {
    let weight = |stem: Stem| weights[stem as usize];
    let all = weight(word.whole) / total;
    let parts: f32 = word
        .parts()
        .iter()
        .map(|part| weight(part.unwrap_or(word.whole)))
        .sum();
    let mut left = all;
    for (part, surely) in word.stems().skip(1) {
        let part = held(part, surely, all * weight(part) / parts);
        left -= part.share * part.surely;
        stems.push(part);
    }
    stems.push(held(word.whole, true, left));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(words: &[(Stem, [Option<Stem>; 2])]) -> Sketch {
        let words: Vec<Word> = words
            .iter()
            .map(|(whole, parts)| Word::new(*whole, *parts))
            .collect();
        Sketch::new(words.into_iter(), &[1.0, 2.0, 4.0, 4.0, 8.0])
    }

    fn is(one: &Sketch, other: &Sketch, squared: f32) {
        let likeness = one.likeness(other);
        assert!((likeness - squared.sqrt()).abs() < 1e-4, "{likeness}");
    }

    #[test]
    fn words_count_by_weight_and_both_ways() {
        let one = sketch(&[(0, [None; 2]), (2, [None; 2])]);
        is(&one, &one, 1.0);
        is(&one, &sketch(&[(1, [None; 2])]), 0.0);
        is(&one, &sketch(&[(2, [None; 2])]), 0.8);
        is(&one, &sketch(&[]), 0.0);
    }

    #[test]
    fn compounds_are_alike_by_their_parts_and_surely_only_if_both_are_known() {
        let compound = sketch(&[(4, [Some(2), Some(3)])]);
        let (first, both) = (
            sketch(&[(2, [None; 2])]),
            sketch(&[(2, [None; 2]), (3, [None; 2])]),
        );
        is(&compound, &compound, 1.0);
        is(&compound, &both, 1.0);
        is(&compound, &first, 0.5);
        let lone = sketch(&[(4, [Some(2), None])]);
        is(&lone, &lone, 1.0);
        is(&lone, &first, 1.0 / 6.0);
    }

    #[test]
    fn a_text_adds_what_it_holds_but_no_share() {
        let (one, other) = (
            sketch(&[(0, [None; 2]), (2, [None; 2])]),
            sketch(&[(2, [None; 2])]),
        );
        is(&one, &other.with_text(vec![(0, true)]), 1.0);
        is(&one, &other.with_text(vec![(0, false), (2, false)]), 0.9);
    }
}
