//! Where the bytes of a mended text stand in the file.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::source::Span;

/// A part of a text that was replaced.
#[derive(Clone, Debug)]
pub struct Repair {
    /// What was replaced.
    pub range: Range<usize>,
    /// By what.
    pub text: String,
}

/// The way back from positions in a mended text to positions in its file.
#[derive(Debug, Default)]
pub struct Origin {
    offset: usize,
    /// In order: the place of each replacement in the mended text, and what it replaced.
    replaced: Vec<(Range<usize>, Range<usize>)>,
}

impl Origin {
    /// A text that was not mended and begins at byte `offset` of its file.
    pub fn plain(offset: usize) -> Origin {
        Origin {
            offset,
            replaced: Vec::new(),
        }
    }

    /// Mends a text that begins at byte `offset` of its file. The repairs are in order and do not overlap.
    pub fn mend(text: &str, offset: usize, repairs: &[Repair]) -> (String, Origin) {
        let mut mended = String::with_capacity(text.len());
        let mut replaced = Vec::with_capacity(repairs.len());
        let mut at = 0;
        for repair in repairs {
            mended.push_str(text.get(at..repair.range.start).unwrap_or(""));
            let start = mended.len();
            mended.push_str(&repair.text);
            replaced.push((start..mended.len(), repair.range.clone()));
            at = repair.range.end;
        }
        mended.push_str(text.get(at..).unwrap_or(""));
        (mended, Origin { offset, replaced })
    }

    /// The places in the mended text of the last byte of some replacements.
    pub fn ends_of_replacements(&self, repairs: &[usize]) -> BTreeSet<usize> {
        let ends = repairs
            .iter()
            .filter_map(|repair| self.replaced.get(*repair));
        ends.filter_map(|(new, _)| new.end.checked_sub(1)).collect()
    }

    /// The span in the file of a range of the mended text.
    #[inline]
    pub fn span(&self, range: Range<usize>) -> Span {
        if self.replaced.is_empty() {
            return Span::new(range, self.offset);
        }
        Span::new(self.back(range.start)..self.back(range.end), self.offset)
    }

    /// The place in the text before mending.
    pub fn back(&self, at: usize) -> usize {
        let before = self.replaced.partition_point(|(new, _)| new.start <= at);
        match before.checked_sub(1).and_then(|i| self.replaced.get(i)) {
            None => at,
            Some((new, old)) if at < new.end => (old.start + (at - new.start)).min(old.end),
            Some((new, old)) => old.end + (at - new.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_to_the_text_before_mending() {
        let text = "abcdefgh";
        let repair = |range, text: &str| Repair {
            range,
            text: text.to_owned(),
        };
        let repairs = [repair(1..3, ""), repair(4..5, "1234"), repair(7..7, "x")];
        let (mended, origin) = Origin::mend(text, 0, &repairs);
        assert_eq!(mended, "ad1234fgxh");
        let back: Vec<usize> = (0..=mended.len()).map(|at| origin.back(at)).collect();
        assert_eq!(back, [0, 3, 4, 5, 5, 5, 5, 6, 7, 7, 8]);
    }
}
