//! Links to the file of an entry that was renamed since: they still lead to it, and tell its new path.

use crate::diagnostic::Finding;
use crate::markdown::Link;
use crate::markdown::target::{Target, from_file, resolve};
use crate::model::{Head, Strategy};
use crate::source::Files;
use crate::text;

/// A finding for each link that names a former path.
pub fn links(files: &Files, strategy: &Strategy) -> Vec<Finding> {
    let of_entry = |head| {
        let links = links_of(head);
        links.filter_map(move |link| judge(files, strategy, head, link))
    };
    strategy.entries().flat_map(of_entry).collect()
}

fn links_of(head: &Head) -> impl Iterator<Item = &Link> {
    let links = head.body.outline.links.iter();
    links.filter(|link| !link.picture)
}

fn judge(files: &Files, strategy: &Strategy, head: &Head, link: &Link) -> Option<Finding> {
    let Target::Relative { path, fragment } = Target::of(&link.target) else {
        return None;
    };
    let here = files.path(head.file);
    let path = resolve(here, &path).filter(|path| files.find(path).is_none())?;
    let (kind, at) = strategy.formerly_at(&path)?;
    let now = files.path(strategy.head_at(kind, at)?.file);
    let new = from_file(here, now);
    let new = fragment.map_or(new.clone(), |place| format!("{new}#{place}"));
    let place = head.in_text(link.destination.as_ref().unwrap_or(&link.range));
    let finding = Finding::new(
        place,
        text!(
            "die Datei `{path}` heißt jetzt `{now}`",
            "the file `{path}` is now called `{now}`"
        ),
    );
    let is_literal = link.destination.is_some() && head.body.decoded.is_none();
    let title = text!("auf `{new}` verweisen", "link to `{new}`");
    Some(match is_literal && is_plain(&new) {
        true => finding.fix(title, place, new),
        false => finding.help(title),
    })
}

/// Whether a target stands in Markdown as it is: one with a heading's words may need escapes.
fn is_plain(target: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "/.-_#".contains(c);
    target.chars().all(plain)
}
