//! Two texts word by word: what stayed, what was struck out, what was put in; bounded for texts of any length.

use std::collections::HashSet;
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffableStr, capture_diff_slices};

/// A piece of two texts side by side. The pieces that are not [`Piece::Added`] make up the old text, those that are not
/// [`Piece::Removed`] the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// It stands in both.
    Same(&'t str),
    /// It stands in the old text only.
    Removed(&'t str),
    /// It stands in the new text only.
    Added(&'t str),
}

/// The words that are compared one by one at once: the work grows with their square.
const MOST_WORDS: usize = 2_000;

/// The lines that are compared one by one.
const MOST_LINES: usize = 4_000;

/// Compares two texts word by word. Of long texts, first the lines are compared; of texts that have next to nothing in common
/// or are longer than any contribution, the whole counts as replaced.
pub fn differences<'t>(old: &'t str, new: &'t str) -> Vec<Piece<'t>> {
    let mut steps = Vec::new();
    // Most changes leave most lines alone, and a word never reaches beyond its line.
    let start = same_lines(old, new);
    let end = same_last_lines(&old[start..], &new[start..]);
    let (old_end, new_end) = (old.len() - end, new.len() - end);
    let (olds, news) = (words(&old[start..old_end]), words(&new[start..new_end]));
    if inner(&olds, &news) <= MOST_WORDS {
        let at = Origin {
            old: start,
            new: start,
        };
        steps.push(same(0..start, 0..start));
        compare(&olds, &news, at, &mut steps);
        steps.push(same(old_end..old.len(), new_end..new.len()));
    } else {
        by_line(old, new, &mut steps);
    }
    pieces(old, new, joined(old, steps))
}

/// How many words are left where those at the start and at the end are the same.
fn inner(olds: &[&str], news: &[&str]) -> usize {
    let start = common_start(olds, news);
    let end = common_end(&olds[start..], &news[start..]);
    olds.len() + news.len() - 2 * (start + end)
}

/// What happened to a range of the old text and one of the new text, in bytes; unchanged ones have the same length.
struct Step {
    same: bool,
    old: Range<usize>,
    new: Range<usize>,
}

#[derive(Clone, Copy, Default)]
struct Origin {
    old: usize,
    new: usize,
}

/// Words and what stands between them (Unicode, UAX #29).
fn words(text: &str) -> Vec<&str> {
    text.tokenize_unicode_words()
}

/// The bytes of the lines with which both begin.
fn same_lines(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    memchr::memrchr(b'\n', &a.as_bytes()[..same]).map_or(0, |at| at + 1)
}

/// The bytes of the lines with which both end.
fn same_last_lines(a: &str, b: &str) -> usize {
    let bytes = a.bytes().rev().zip(b.bytes().rev());
    let same = bytes.take_while(|(a, b)| a == b).count();
    let tail = &a.as_bytes()[a.len() - same..];
    memchr::memchr(b'\n', tail).map_or(0, |at| same - at - 1)
}

fn common_start(a: &[&str], b: &[&str]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

fn common_end(a: &[&str], b: &[&str]) -> usize {
    let pairs = a.iter().rev().zip(b.iter().rev());
    pairs.take_while(|(a, b)| a == b).count()
}

/// Compares two lists of neighbouring parts of the texts.
fn compare(olds: &[&str], news: &[&str], at: Origin, steps: &mut Vec<Step>) {
    for (same, old, new) in operations(olds, news, at) {
        steps.push(Step { same, old, new });
    }
}

type Operation = (bool, Range<usize>, Range<usize>);

fn operations(olds: &[&str], news: &[&str], at: Origin) -> Vec<Operation> {
    let (old_ends, new_ends) = (ends(olds, at.old), ends(news, at.new));
    let of = |ends: &[usize], range: Range<usize>| ends[range.start]..ends[range.end];
    let operations = capture_diff_slices(Algorithm::Myers, olds, news);
    let operation = |operation: DiffOp| {
        let same = matches!(operation, DiffOp::Equal { .. });
        let (old, new) = (operation.old_range(), operation.new_range());
        (same, of(&old_ends, old), of(&new_ends, new))
    };
    operations.into_iter().map(operation).collect()
}

/// The bytes at which the parts begin, and the end of the last.
fn ends(parts: &[&str], start: usize) -> Vec<usize> {
    let ends = parts.iter().scan(start, |at, part| {
        *at += part.len();
        Some(*at)
    });
    std::iter::once(start).chain(ends).collect()
}

fn by_line(old: &str, new: &str, steps: &mut Vec<Step>) {
    let olds: Vec<&str> = old.split_inclusive('\n').collect();
    let news: Vec<&str> = new.split_inclusive('\n').collect();
    let start = common_start(&olds, &news);
    let end = common_end(&olds[start..], &news[start..]);
    if olds.len() + news.len() - 2 * (start + end) > MOST_LINES {
        let (head, tail) = (length(&olds[..start]), length(&olds[olds.len() - end..]));
        steps.push(same(0..head, 0..head));
        replaced(
            old,
            new,
            head..old.len() - tail,
            head..new.len() - tail,
            steps,
        );
        steps.push(same(
            old.len() - tail..old.len(),
            new.len() - tail..new.len(),
        ));
        return;
    }
    for (is_same, before, after) in operations(&olds, &news, Origin::default()) {
        match is_same {
            true => steps.push(same(before, after)),
            false => replaced(old, new, before, after, steps),
        }
    }
}

fn same(old: Range<usize>, new: Range<usize>) -> Step {
    Step {
        same: true,
        old,
        new,
    }
}

fn length(parts: &[&str]) -> usize {
    parts.iter().map(|part| part.len()).sum()
}

/// Lines that were replaced: word by word where that is little work and tells something.
fn replaced(
    old: &str,
    new: &str,
    before: Range<usize>,
    after: Range<usize>,
    steps: &mut Vec<Step>,
) {
    let (olds, news) = (words(&old[before.clone()]), words(&new[after.clone()]));
    if olds.len() + news.len() <= MOST_WORDS && have_much_in_common(&olds, &news) {
        let at = Origin {
            old: before.start,
            new: after.start,
        };
        compare(&olds, &news, at, steps);
    } else {
        steps.push(Step {
            same: false,
            old: before,
            new: after,
        });
    }
}

/// Whether at least every fourth word of the shorter list stands in the other.
fn have_much_in_common(a: &[&str], b: &[&str]) -> bool {
    let words = |list: &[&str]| -> HashSet<String> {
        let words = list.iter().filter(|word| word.len() > 2);
        words.map(|word| (*word).to_owned()).collect()
    };
    let (a, b) = (words(a), words(b));
    4 * a.intersection(&b).count() >= a.len().min(b.len())
}

/// Joins neighbours, and takes a few unchanged words between two changes into them: a reader sees one change, not three.
fn joined(old: &str, steps: Vec<Step>) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for step in steps {
        if step.old.is_empty() && step.new.is_empty() {
            continue;
        }
        out.push(step);
        loop {
            let merged = match &out[..] {
                [.., a, b] if a.same == b.same => 2,
                [.., a, b, c] if !a.same && b.same && !c.same && is_small(old, a, b, c) => 3,
                _ => break,
            };
            let tail = out.split_off(out.len() - merged);
            out.extend(tail.into_iter().reduce(|a, b| Step {
                same: a.same && b.same,
                old: a.old.start..b.old.end,
                new: a.new.start..b.new.end,
            }));
        }
    }
    out
}

/// Whether what stayed is shorter than what was changed on either side of it. Paragraphs keep apart.
fn is_small(old: &str, before: &Step, between: &Step, after: &Step) -> bool {
    let longest = |step: &Step| step.old.len().max(step.new.len());
    let length = between.old.len();
    let is_short = length <= LONGEST_BETWEEN && !old[between.old.clone()].contains('\n');
    is_short && length <= longest(before) && length <= longest(after)
}

/// In bytes: about six words.
const LONGEST_BETWEEN: usize = 40;

fn pieces<'t>(old: &'t str, new: &'t str, steps: Vec<Step>) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    for step in steps {
        let (before, after) = (&old[step.old], &new[step.new]);
        if step.same {
            pieces.push(Piece::Same(after));
            continue;
        }
        pieces.extend((!before.is_empty()).then_some(Piece::Removed(before)));
        pieces.extend((!after.is_empty()).then_some(Piece::Added(after)));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::Piece::{Added, Removed, Same};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_compared_not_letters() {
        assert_eq!(
            differences(
                "Bis 2027 arbeiten alle Schulen.",
                "Bis 2028 arbeiten alle Schulen."
            ),
            [
                Same("Bis "),
                Removed("2027"),
                Added("2028"),
                Same(" arbeiten alle Schulen.")
            ]
        );
    }

    #[test]
    fn a_word_that_stayed_between_two_changes_is_no_piece_of_its_own() {
        assert_eq!(
            differences(
                "Wir fördern die Wirtschaft.",
                "Das Land stärkt die Verwaltung."
            ),
            [
                Removed("Wir fördern die Wirtschaft"),
                Added("Das Land stärkt die Verwaltung"),
                Same(".")
            ]
        );
    }

    #[test]
    fn huge_texts_are_told_line_by_line_or_as_replaced() {
        let line = |at: usize| format!("Zeile {at} mit ein paar Worten darin.\n");
        let old: String = (0..50_000).map(line).collect();
        let new = old.replace("Zeile 25000 mit", "Zeile 25000 ohne");
        let pieces = differences(&old, &new);
        assert!(pieces.contains(&Removed("mit")) && pieces.contains(&Added("ohne")));
        let other: String = (0..50_000)
            .map(|at| format!("{}ganz anders\n", at * 7))
            .collect();
        assert_eq!(differences(&old, &other), [Removed(&old), Added(&other)]);
    }

    proptest! {
        #[test]
        fn lines_that_stayed_are_told_as_such(
            start in "[aé.\u{301}\u{1f1e9} \r\n]{0,12}",
            old in "[aé.\u{301}\u{1f1e9} \r\n]{0,6}",
            new in "[aé.\u{301}\u{1f1e9} \r\n]{0,6}",
            end in "[aé.\u{301}\u{1f1e9} \r\n]{0,12}",
        ) {
            let (old, new) = (format!("{start}{old}{end}"), format!("{start}{new}{end}"));
            let before = same_lines(&old, &new);
            let after = same_last_lines(&old[before..], &new[before..]);
            let found = differences(&old, &new);
            let stayed = |piece: Option<&Piece<'_>>| match piece {
                Some(Same(text)) => text.len(),
                _ => 0,
            };
            prop_assert!(stayed(found.first()) >= before && stayed(found.last()) >= after);
        }

        #[test]
        fn the_pieces_make_up_both_texts(old in "[ab ä.\n]{0,40}", new in "[ab ä.\n]{0,40}") {
            let pieces = differences(&old, &new);
            let old_again: String = pieces.iter().map(|piece| match piece {
                Same(text) | Removed(text) => text,
                Added(_) => "",
            }).collect();
            let new_again: String = pieces.iter().map(|piece| match piece {
                Same(text) | Added(text) => text,
                Removed(_) => "",
            }).collect();
            prop_assert_eq!((old_again, new_again), (old, new));
        }
    }
}
