//! The headings inside entries that links lead to. Only those texts are read for them which some link names with a `#`.

use std::collections::BTreeSet;

use crate::markdown;
use crate::markdown::target::{Target, resolve};
use crate::model::{Head, Kind};

use super::anchor;
use super::audience::View;
use super::plan::At;

/// The places of all headings of the entries that links of other texts name with a `#`. Chapters know their own.
pub fn headings(view: &View<'_>) -> Vec<String> {
    let heads = view.strategy.entries();
    let aims: BTreeSet<At> = heads.flat_map(|head| aims(view, head)).collect();
    let aims = aims.into_iter().filter(|(kind, _)| *kind != Kind::Chapter);
    let heads = aims.filter_map(|(kind, at)| view.strategy.head_at(kind, at));
    heads.flat_map(|head| places(view, head)).collect()
}

/// The entries that a text names with a `#`.
fn aims(view: &View<'_>, head: &Head) -> Vec<At> {
    let links = head.body.outline.links.iter();
    let aim = |target| match Target::of(target) {
        Target::Relative {
            path,
            fragment: Some(_),
        } => view.at_path(&resolve(view.path(head.file), &path)?),
        _ => None,
    };
    links.filter_map(|link| aim(&link.target)).collect()
}

fn places(view: &View<'_>, head: &Head) -> Vec<String> {
    let entry = anchor::of_entry(head.kind, &head.id);
    let places = markdown::places(&markdown::parse(view.text(head)));
    let inside = places.iter().map(|place| anchor::inside(&entry, place));
    inside.collect()
}
