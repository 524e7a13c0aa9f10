//! Facts and lists: what is absent leaves no trace.

use crate::message::{Label, Lang};

use super::document::{Fact, Inline, words};
use super::words::capital;

/// Things with commas between them.
pub fn listed(things: impl IntoIterator<Item = Vec<Inline>>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for thing in things {
        if !out.is_empty() {
            out.push(Inline::Text(", ".to_owned()));
        }
        out.extend(thing);
    }
    out
}

/// Collects facts; those without a value are left out.
pub struct Facts {
    lang: Lang,
    list: Vec<Fact>,
}

impl Facts {
    /// No facts.
    pub fn new(lang: Lang) -> Facts {
        Facts {
            lang,
            list: Vec::new(),
        }
    }

    /// A fact, unless its value is empty.
    pub fn add(&mut self, name: Label, value: Vec<Inline>) {
        if !value.is_empty() {
            self.list.push(Fact {
                label: capital(name.in_lang(self.lang)),
                value,
            });
        }
    }

    /// A fact in plain words, if there is one.
    pub fn text(&mut self, name: Label, value: Option<impl Into<String>>) {
        self.add(name, value.map(words).unwrap_or_default());
    }

    /// The facts.
    pub fn done(self) -> Vec<Fact> {
        self.list
    }
}
