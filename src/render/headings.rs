//! The headings of a chapter while its text is read: each lies below the last one of a higher level.

use crate::markdown::ast;
use crate::markdown::words::{Slugs, inline_text};

use super::anchor;
use super::plan::{Heading, Planned};

/// Where in a chapter something is inserted.
pub struct Spot<'o> {
    /// The ids of places in the chapter.
    pub slugs: &'o mut Slugs,
    /// The place of the chapter.
    pub chapter: &'o str,
    /// The place of the heading above it.
    pub section: &'o str,
    /// Whether a heading of the chapter stands above it.
    pub has_heading: bool,
}

/// The headings of a chapter that are open while its text is read.
pub struct Open {
    path: String,
    anchor: String,
    slugs: Slugs,
    open: Vec<(u8, Heading)>,
}

impl Open {
    /// The chapter itself.
    pub fn new(path: &str, anchor: String, title: &str) -> Open {
        let heading = Heading {
            anchor: anchor.clone(),
            title: vec![ast::Inline::Text(title.to_owned())],
            path: path.to_owned(),
            chapter: anchor.clone(),
            content: Vec::new(),
        };
        Open {
            path: path.to_owned(),
            anchor,
            slugs: Slugs::default(),
            open: vec![(0, heading)],
        }
    }

    /// A heading lies one level below the last one of a higher level, however many `#` lie between.
    pub fn heading(&mut self, level: u8, title: Vec<ast::Inline>) {
        while self.open.len() > 1 && self.open.last().is_some_and(|(last, _)| *last >= level) {
            self.fold();
        }
        let anchor = anchor::inside(&self.anchor, &self.slugs.unique(&inline_text(&title)));
        self.open.push((
            level,
            Heading {
                anchor,
                title,
                path: self.path.clone(),
                chapter: self.anchor.clone(),
                content: Vec::new(),
            },
        ));
    }

    fn fold(&mut self) {
        if let Some((_, heading)) = self.open.pop() {
            self.push(vec![Planned::Heading(heading)]);
        }
    }

    /// Something planned, below the last heading.
    pub fn push(&mut self, planned: Vec<Planned>) {
        if let Some((_, heading)) = self.open.last_mut() {
            heading.content.extend(planned);
        }
    }

    /// A block of text, below the last heading.
    pub fn prose(&mut self, block: ast::Block) {
        let Some((_, heading)) = self.open.last_mut() else {
            return;
        };
        match heading.content.last_mut() {
            Some(Planned::Prose { blocks, .. }) => blocks.push(block),
            _ => {
                let (path, anchor) = (self.path.clone(), self.anchor.clone());
                heading.content.push(Planned::Prose {
                    path,
                    anchor,
                    blocks: vec![block],
                });
            }
        }
    }

    /// Where something is inserted now.
    pub fn spot(&mut self) -> Spot<'_> {
        let section = self.open.last();
        Spot {
            slugs: &mut self.slugs,
            chapter: &self.anchor,
            section: section.map_or(&self.anchor, |(_, heading)| &heading.anchor),
            has_heading: self.open.len() > 1,
        }
    }

    /// The chapter with everything in it.
    pub fn close(mut self) -> Heading {
        while self.open.len() > 1 {
            self.fold();
        }
        self.open.swap_remove(0).1
    }
}
