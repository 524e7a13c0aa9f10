//! Two texts beside each other: line by line, with what is not in both, be it words or how they are set.

use std::ops::Range;

use crate::comparison::{Piece, word_differences};

use super::flat::Flat;

/// A part of one of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its bytes.
    pub range: Range<usize>,
    /// Whether it is not in the other text, or is set otherwise there.
    pub marked: bool,
}

/// Lines that stand beside each other; mostly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Of the old text.
    pub old: Vec<Part>,
    /// Of the new text.
    pub new: Vec<Part>,
}

impl Lines {
    /// Whether something in them is not the same.
    pub fn is_changed(&self) -> bool {
        let mut parts = self.old.iter().chain(&self.new);
        parts.any(|part| part.marked)
    }
}

/// Compares two texts word by word, and parts what came out where a line ends in both.
pub fn compare(old: &Flat, new: &Flat) -> Vec<Lines> {
    let mut pairing = Pairing {
        old,
        new,
        at: (0, 0),
        open: Lines::default(),
        done: Vec::new(),
    };
    for piece in word_differences(&old.text, &new.text) {
        match piece {
            Piece::Same(text) => pairing.same(text.len()),
            Piece::Removed(text) => pairing.removed(text.len()),
            Piece::Added(text) => pairing.added(text.len()),
        }
    }
    pairing.close();
    pairing.done
}

struct Pairing<'f> {
    old: &'f Flat,
    new: &'f Flat,
    at: (usize, usize),
    open: Lines,
    done: Vec<Lines>,
}

impl Pairing<'_> {
    /// Words of both texts: where they are set otherwise, or end a line in one text only, they count as changed.
    fn same(&mut self, length: usize) {
        let mut left = length;
        while left > 0 {
            let (before, after) = (self.old.run_at(self.at.0), self.new.run_at(self.at.1));
            let end = |flat: &Flat, at: usize, run: Option<&super::flat::Run>| {
                run.map_or_else(|| flat.next_after(at), |run| run.range.end) - at
            };
            let step = end(self.old, self.at.0, before).min(end(self.new, self.at.1, after));
            let step = step.clamp(1, left);
            match (before, after) {
                (None, None) => self.close(),
                (Some(before), Some(after)) if before.style == after.style => {
                    self.part(step, step, false);
                }
                _ => self.part(step, step, true),
            }
            self.at = (self.at.0 + step, self.at.1 + step);
            left -= step;
        }
    }

    fn removed(&mut self, length: usize) {
        let (at, end) = (self.at.0, self.at.0 + length);
        let apart = self.new.is_edge(self.at.1);
        self.close_if(apart && self.old.run_at(at).is_none());
        self.part(length, 0, true);
        self.at.0 = end;
        self.close_if(apart && self.old.run_at(end - 1).is_none());
    }

    fn added(&mut self, length: usize) {
        let (at, end) = (self.at.1, self.at.1 + length);
        let apart = self.old.is_edge(self.at.0);
        self.close_if(apart && self.new.run_at(at).is_none());
        self.part(0, length, true);
        self.at.1 = end;
        self.close_if(apart && self.new.run_at(end - 1).is_none());
    }

    /// Whole lines that came or went stand by themselves.
    fn close_if(&mut self, apart: bool) {
        if apart {
            self.close();
        }
    }

    fn part(&mut self, old: usize, new: usize, marked: bool) {
        let (before, after) = self.at;
        for (parts, range) in [
            (&mut self.open.old, before..before + old),
            (&mut self.open.new, after..after + new),
        ] {
            match parts.last_mut() {
                _ if range.is_empty() => {}
                Some(last) if last.marked == marked && last.range.end == range.start => {
                    last.range.end = range.end;
                }
                _ => parts.push(Part { range, marked }),
            }
        }
    }

    fn close(&mut self) {
        if self.open != Lines::default() {
            self.done.push(std::mem::take(&mut self.open));
        }
    }
}
