//! Headings that follow each other in a text become sections in each other.

use super::document::{Block, Inline, Section, section};

/// Headings that follow each other become sections in each other: one level deeper at a time, whatever was typed.
pub struct Nest {
    level: usize,
    open: Vec<(u8, Section)>,
    done: Vec<Block>,
}

impl Nest {
    /// No headings yet; the first one has this level.
    pub fn new(level: usize) -> Nest {
        Nest {
            level,
            open: Vec::new(),
            done: Vec::new(),
        }
    }

    /// A block below the last heading.
    pub fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            Some((_, section)) => section.blocks.push(block),
            None => self.done.push(block),
        }
    }

    /// A heading, with the level that was typed.
    pub fn heading(&mut self, typed: u8, anchor: String, title: Vec<Inline>) {
        while self.open.last().is_some_and(|(last, _)| *last >= typed) {
            self.fold();
        }
        let level = self.level + self.open.len();
        self.open.push((typed, section(anchor, level, title)));
    }

    fn fold(&mut self) {
        if let Some((_, section)) = self.open.pop() {
            self.push(Block::Section(section));
        }
    }

    /// Everything.
    pub fn close(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.fold();
        }
        self.done
    }
}
