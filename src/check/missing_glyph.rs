//! Every character can be printed: some font of the PDF has a form for it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::{Finding, Severity};
use crate::glyph;
use crate::message::{is_hidden, label};
use crate::model::texts::texts;
use crate::source::{FileId, Place, Span};
use crate::template::FONTS;

use super::rule::{Check, Context, FileCheck, Rule};
use super::signs::Signs;

/// The rule.
pub const RULE: Rule = Rule {
    name: "missing-glyph",
    level: Severity::Warning,
    summary: label(
        "ein Zeichen, für das keine Schrift des PDFs eine Form hat",
        "a character that no font of the PDF has a form for",
    ),
    why: label(
        "Das PDF bringt seine Schriften mit, damit es überall gleich aussieht. Bildzeichen und ferne Schriftsysteme haben sie \
         nicht; steht so ein Zeichen im Text, wird kein PDF gebaut, statt dass dort ein leeres Kästchen stünde. Wer eine Schrift \
         mit diesen Zeichen in `templates/fonts/` legt, hört von dieser Regel nichts mehr. Quelle: PDF/UA-1, ISO 14289-1, 7.21.",
        "The PDF brings its fonts along, so that it looks the same everywhere. They lack pictographs and distant scripts; where \
         such a character stands in a text, no PDF is built, rather than one with an empty box in that place. Who puts a font \
         with these characters into `templates/fonts/` hears nothing more of this rule. Source: PDF/UA-1, ISO 14289-1, 7.21.",
    ),
    bad: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt ☆.
"#,
    good: r#"
//- fields/bildung.md
+++
title = "Bildung"
kind = "field"
order = 1
coordinator = "bm"
contributors = ["bm"]
+++

Alle lernen in einer digitalen Welt.
"#,
    check: Check::Files(check),
};

/// So many characters of one file are told.
const MOST: usize = 10;

fn check<'c>(context: &'c Context<'c>) -> FileCheck<'c> {
    let has_own_fonts = context.files.below(FONTS).next().is_some();
    Box::new(move |look, findings| {
        let file = look.file;
        let may_lack = look.signs.any(&[Signs::RARE, Signs::MARK]) && !has_own_fonts;
        let concerns = may_lack && context.files.trouble(file).is_none();
        if concerns && !glyph::is_usual(context.files.text(file)) {
            findings.extend(in_file(context, file));
        }
    })
}

/// The characters without a form, each where it stands first.
fn in_file(context: &Context<'_>, file: FileId) -> Vec<Finding> {
    let text = context.files.text(file);
    let body = context
        .strategy
        .head_in(file)
        .map(|head| head.body.span.range());
    let keys = texts(context.files, file);
    let keys = keys.iter().filter(|key| key.is_published());
    let printed = keys.map(|key| key.span.range()).chain(body);
    let mut told = BTreeSet::new();
    let found = printed.flat_map(|range| without_form(text, range));
    let found = found.filter(|(_, c)| told.insert(*c));
    let place = |at: usize, c: char| Place {
        file,
        span: Span::new(at..at + c.len_utf8(), 0),
    };
    let found =
        found.map(|(at, c)| Finding::new(place(at, c), glyph::missing(c)).help(glyph::way_out()));
    found.take(MOST).collect()
}

/// Invisible characters are not set in the PDF.
fn without_form(text: &str, range: Range<usize>) -> impl Iterator<Item = (usize, char)> {
    let start = range.start;
    let characters = text.get(range).unwrap_or("").char_indices();
    let found = characters.filter(|(_, c)| !c.is_ascii() && !is_hidden(*c) && !glyph::has_form(*c));
    found.map(move |(at, c)| (start + at, c))
}
