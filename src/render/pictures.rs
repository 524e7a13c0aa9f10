//! The pictures that the texts of a view name, read and known by their content.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::markdown::target::{self, Target};
use crate::picture::{self, Picture};

use super::audience::View;

/// The pictures, by their paths. One that cannot be used is left out: its words stand for it.
pub fn of_texts(view: &View<'_>) -> BTreeMap<String, Picture> {
    let read = |path: String| {
        let picture = picture::read(view.asset(&path)?)?;
        Some((path, picture))
    };
    paths(view).into_par_iter().filter_map(read).collect()
}

fn paths(view: &View<'_>) -> BTreeSet<String> {
    let pictures = view.strategy.entries().flat_map(|head| {
        let links = head.body.outline.links.iter().filter(|link| link.picture);
        links.map(|link| (view.path(head.file), &*link.target))
    });
    let resolved = pictures.filter_map(|(file, written)| match Target::of(written) {
        Target::Relative { path, .. } => target::resolve(file, &path),
        _ => None,
    });
    resolved.collect()
}
