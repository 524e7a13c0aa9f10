//! Every picture that a text names can be shown in the document.

use std::collections::HashMap;

use crate::diagnostic::{Finding, Severity};
use crate::markdown::target::{self, Target};
use crate::message::label;
use crate::model::Head;
use crate::picture::{self, MOST, MOST_TOGETHER};
use crate::source::{FileId, Place};
use crate::text;

use super::rule::{Check, Context, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    name: "unusable-picture",
    level: Severity::Error,
    summary: label(
        "ein Bild lässt sich im Dokument nicht zeigen",
        "a picture cannot be shown in the document",
    ),
    why: label(
        "Das Dokument trägt seine Bilder in sich, damit niemand etwas nachladen muss. Das geht mit PNG, JPEG, GIF, WebP und \
         SVG aus einem Ordner `assets/`, bis 4 MiB je Bild und 64 MiB zusammen; ein Bild, das mehrmals vorkommt, zählt mehrmals. \
         Was ein Bild ist, sagt sein Inhalt, nicht sein Name.",
        "The document carries its pictures, so that nothing has to be fetched. That works with PNG, JPEG, GIF, WebP and SVG \
         from a folder `assets/`, up to 4 MiB each and 64 MiB together; a picture that stands there several times counts several \
         times. Its content says what a picture is, not its name.",
    ),
    bad: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen Portal.

![Ein Kind vor einem Bildschirm](../assets/kind.png)

//- ministries/bm/assets/kind.png
bytes: 50 44 46
"#,
    good: r#"
//- ministries/bm/contributions/lernen.md
+++
title = "Lernen mit digitalen Werkzeugen"
field = "bildung"
status = "submitted"
submitted = 2026-04-10
goals = ["schulportal"]
contact = "koordination"
+++

Schulen arbeiten mit einem gemeinsamen Portal.

![Ein Kind vor einem Bildschirm](../assets/kind.png)

//- ministries/bm/assets/kind.png
bytes: 89 50 4e 47 0d 0a 1a 0a
"#,
    check: Check::Strategy(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut judged: HashMap<FileId, Result<usize, Unusable>> = HashMap::new();
    let mut together = 0;
    for head in context.strategy.entries() {
        for link in head.body.outline.links.iter().filter(|link| link.picture) {
            let Some(file) = file_of(context, head, &link.target) else {
                continue;
            };
            let place = head.in_text(&link.range);
            let judgement = judged.entry(file).or_insert_with(|| judge(context, file));
            match judgement {
                Err(reason) => findings.push(finding(place, reason)),
                Ok(bytes) if together + *bytes > MOST_TOGETHER => findings.push(too_many(place)),
                Ok(bytes) => together += *bytes,
            }
        }
    }
}

/// A file that does not exist is told by another rule.
fn file_of(context: &Context<'_>, head: &Head, written: &str) -> Option<FileId> {
    let Target::Relative { path, .. } = Target::of(written) else {
        return None;
    };
    let path = target::resolve(context.files.path(head.file), &path)?;
    context.files.find(&path)
}

enum Unusable {
    NoAsset,
    TooLarge(usize),
    Format,
    Unreadable(String),
}

fn judge(context: &Context<'_>, file: FileId) -> Result<usize, Unusable> {
    if context.strategy.assets.binary_search(&file).is_err() {
        return Err(Unusable::NoAsset);
    }
    let bytes = context
        .files
        .bytes(file)
        .map_err(|error| Unusable::Unreadable(error.to_string()))?;
    match bytes.len() {
        size if size > MOST => Err(Unusable::TooLarge(size)),
        size => picture::read(bytes).map(|_| size).ok_or(Unusable::Format),
    }
}

fn finding(place: Place, reason: &Unusable) -> Finding {
    let (message, help) = match reason {
        Unusable::NoAsset => (
            text!(
                "das ist kein Bild aus einem Ordner `assets/`",
                "this is no picture from a folder `assets/`"
            ),
            text!(
                "das Bild in den Ordner `assets/` legen und von dort zeigen",
                "put the picture into the folder `assets/` and show it from there"
            ),
        ),
        Unusable::TooLarge(bytes) => {
            let (size, most) = (bytes.div_ceil(1_048_576), MOST / 1_048_576);
            (
                text!(
                    "das Bild ist zu groß: {size} MiB",
                    "the picture is too large: {size} MiB"
                ),
                text!(
                    "verkleinern, höchstens {most} MiB",
                    "make it smaller, at most {most} MiB"
                ),
            )
        }
        Unusable::Format => (
            text!(
                "die Datei ist kein Bild, das sich zeigen lässt",
                "the file is no picture that can be shown"
            ),
            text!(
                "als PNG, JPEG, GIF, WebP oder SVG speichern",
                "save it as PNG, JPEG, GIF, WebP or SVG"
            ),
        ),
        Unusable::Unreadable(reason) => (
            text!(
                "das Bild lässt sich nicht lesen: {reason}",
                "the picture cannot be read: {reason}"
            ),
            text!(
                "die Zugriffsrechte der Datei prüfen",
                "look at the file's permissions"
            ),
        ),
    };
    Finding::new(place, message).help(help)
}

fn too_many(place: Place) -> Finding {
    let most = MOST_TOGETHER / 1_048_576;
    Finding::new(
        place,
        text!(
            "mit diesem Bild sind es zusammen mehr als {most} MiB",
            "with this picture they are more than {most} MiB together"
        ),
    )
    .help(text!(
        "Bilder verkleinern oder weglassen",
        "make pictures smaller or leave some out"
    ))
}
