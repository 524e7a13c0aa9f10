//! Where the links and pictures of a text lead.

use crate::markdown::Link;
use crate::markdown::target::{Target, resolve};
use crate::message::nearest;
use crate::model::{Choices, Head, Kind};
use crate::source::{FileId, Place};

use super::rule::Context;

/// Where a relative link leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Leads {
    /// To a file of the strategy, or to where it lay before its entry was renamed.
    File(FileId),
    /// To a folder of the strategy.
    Folder,
    /// Out of the strategy.
    Out,
    /// To no file of the strategy; the path is seen from its root.
    Nowhere(String),
    /// Nowhere, since nothing is written between the parentheses.
    Empty,
}

/// Where a link leads, if it is a relative one that can be judged.
pub fn leads(context: &Context<'_>, head: &Head, link: &Link) -> Option<Leads> {
    if link.target.is_empty() {
        return Some(Leads::Empty);
    }
    let Target::Relative { path, .. } = Target::of(&link.target) else {
        return None;
    };
    let files = context.files;
    let Some(path) = resolve(files.path(head.file), &path) else {
        return Some(Leads::Out);
    };
    if let Some(file) = files.find(&path) {
        return Some(Leads::File(file));
    }
    if !link.picture
        && let Some((kind, at)) = context.strategy.formerly_at(&path)
    {
        let head = context.strategy.head_at(kind, at)?;
        return Some(Leads::File(head.file));
    }
    let folder = format!("{}/", path.trim_end_matches('/'));
    match () {
        () if files.below(&folder).next().is_some() => Some(Leads::Folder),
        () if is_hidden(context, &path) => None,
        () => Some(Leads::Nowhere(path)),
    }
}

/// Whether a folder on the way could not be looked into: then nobody knows what it holds.
fn is_hidden(context: &Context<'_>, path: &str) -> bool {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    folders
        .into_iter()
        .any(|folder| context.files.find(folder).is_some())
}

/// The place of a link's target, or of the whole link.
pub fn place(head: &Head, link: &Link) -> Place {
    head.in_text(link.destination.as_ref().unwrap_or(&link.range))
}

/// The path that was most likely meant by one that leads nowhere.
pub fn meant(context: &Context<'_>, path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = format!("{folder}/");
    let beside = context
        .files
        .below(&folder)
        .map(|file| context.files.path(file));
    let beside: Vec<&str> = beside
        .filter_map(|path| path.strip_prefix(&*folder))
        .filter(|name| !name.contains('/'))
        .collect();
    let stem = |name: &str| {
        name.rsplit_once('.')
            .map_or(name.to_owned(), |(stem, _)| stem.to_owned())
    };
    let other_ending = beside
        .iter()
        .copied()
        .find(|known| stem(known) == stem(name));
    let near = other_ending.or_else(|| nearest(name, beside.iter().copied()));
    near.map(|name| format!("{folder}{name}"))
        .or_else(|| elsewhere(context, name, &stem(name)))
}

/// An entry of the same name in another folder, or a picture.
fn elsewhere(context: &Context<'_>, name: &str, slug: &str) -> Option<String> {
    let strategy = context.strategy;
    let root = Kind::ALL
        .iter()
        .filter(|kind| !kind.is_owned())
        .find_map(|kind| strategy.find(*kind, slug));
    let owned = || {
        let mut ids = strategy
            .ministries
            .iter()
            .map(|ministry| format!("{}/{slug}", ministry.id));
        ids.find_map(|id| {
            Kind::ALL
                .iter()
                .filter(|kind| kind.is_owned())
                .find_map(|kind| strategy.find(*kind, &id))
        })
    };
    let entry = root
        .or_else(owned)
        .map(|head| context.files.path(head.file).to_owned());
    let picture = || {
        let mut assets = strategy.assets.iter().map(|file| context.files.path(*file));
        assets
            .find(|path| path.rsplit('/').next() == Some(name))
            .map(str::to_owned)
    };
    entry.or_else(picture)
}
