//! Entries that were renamed: former ids that are none or that two entries claim, and links to the file as it was called once.

use std::collections::BTreeMap;

use crate::diagnostic::Finding;
use crate::markdown::Link;
use crate::markdown::target::{Target, from_file, resolve};
use crate::message::excerpt;
use crate::model::schema::is_slug;
use crate::model::{Choices, Head, Strategy};
use crate::source::{Files, Spanned};
use crate::text;

/// A finding for each former id that no entry of its kind can ever have had.
pub fn no_ids(strategy: &Strategy) -> Vec<Finding> {
    let all = claims(strategy).filter(|(head, id)| !is_id(head, &id.value));
    let findings = all.map(|(head, id)| {
        let (written, place) = (excerpt(&id.value), head.at(id.span));
        let (de, en) = (head.kind.label().de, head.kind.label().en);
        let finding = Finding::new(
            place,
            text!(
                "`{written}` ist keine Kennung der Art {de}",
                "`{written}` is no id of a {en}"
            ),
        );
        match head.id.split_once('/').filter(|_| is_slug(&id.value)) {
            Some((ministry, _)) => {
                let meant = format!("\"{ministry}/{written}\"");
                finding
                    .help(text!("mit Ressort schreiben: {meant}", "write it with its ministry: {meant}"))
                    .suggest(
                        text!("`{written}` in {meant} ändern", "change `{written}` to {meant}"),
                        place,
                        meant,
                    )
            }
            None => {
                let example = head.kind.example_id();
                finding.help(text!(
                    "die Kennung schreiben, die der Eintrag früher hatte, in der Form \"{example}\"",
                    "write the id that the entry had, such as \"{example}\""
                ))
            }
        }
    });
    findings.collect()
}

/// A finding for each former id that an entry before claims as well: references to it lead there.
pub fn twice(strategy: &Strategy) -> Vec<Finding> {
    let mut first = BTreeMap::new();
    let findings = claims(strategy).filter_map(|(head, id)| {
        let (first, claim) = *first.entry((head.kind, &*id.value)).or_insert((head, id));
        if first.id == head.id || strategy.find(head.kind, &id.value).is_some() {
            return None;
        }
        let (written, now) = (excerpt(&id.value), &first.id);
        let finding = Finding::new(
            head.at(id.span),
            text!(
                "die frühere Kennung `{written}` nennt auch `{now}`",
                "`{now}` names the former id `{written}` as well"
            ),
        )
        .related(first.at(claim.span), text!("auch hier", "here as well"))
        .help(text!(
            "Verweise auf sie führen zu `{now}`; in einem der beiden Einträge löschen",
            "references to it lead to `{now}`; delete it in one of the two entries"
        ));
        Some(finding)
    });
    findings.collect()
}

/// Every former id, with the entry that names it.
fn claims(strategy: &Strategy) -> impl Iterator<Item = (&Head, &Spanned<Box<str>>)> {
    let heads = strategy.entries();
    heads.flat_map(|head| head.formerly.iter().map(move |id| (head, id)))
}

fn is_id(head: &Head, id: &str) -> bool {
    match id.split_once('/') {
        Some((ministry, slug)) => head.kind.is_owned() && is_slug(ministry) && is_slug(slug),
        None => !head.kind.is_owned() && is_slug(id),
    }
}

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
    )
    .help(text!("`{new}` schreiben", "write `{new}`"));
    let is_literal = link.destination.is_some() && head.body.decoded.is_none();
    let title = text!("auf `{new}` verweisen", "link to `{new}`");
    Some(match is_literal && is_plain(&new) {
        true => finding.fix(title, place, new),
        false => finding,
    })
}

/// Whether a target stands in Markdown as it is: one with a heading's words may need escapes.
fn is_plain(target: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "/.-_#".contains(c);
    target.chars().all(plain)
}
