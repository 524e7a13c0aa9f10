//! The source lines of a finding: its place marked, and the places that belong to it.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Origin, Snippet};

use super::super::lines::Index;
use super::Page;
use super::excerpt::Excerpt;
use crate::diagnostic::{Diagnostic, Related};
use crate::message::{Text, neutral, plural};
use crate::source::{FileId, Place, Span, is_text};
use crate::text;

/// A span over more lines than these is marked on its first line only.
const LONG: usize = 8;

/// Related places this many lines away are shown in one piece with the main one.
const NEAR: usize = 12;

/// More related places than these are counted instead.
const MANY: usize = 8;

/// The snippets and notes below a finding's title.
pub fn elements(page: &mut Page<'_>, diagnostic: &Diagnostic) -> Vec<Element<'static>> {
    let finding = &diagnostic.finding;
    let shown = &finding.related[..finding.related.len().min(MANY)];
    let (mut elements, rest) = main(page, diagnostic, shown);
    for related in rest {
        elements.extend(elsewhere(page, related));
    }
    if let Some(more) = more(finding.related.len() - shown.len()) {
        let more = more.in_lang(page.options.lang).to_owned();
        elements.push(page.note().message(page.beside_source(&more)).into());
    }
    elements
}

fn more(count: usize) -> Option<Text> {
    let place = plural(
        count,
        ("weitere Stelle", "more place"),
        ("weitere Stellen", "more places"),
    );
    let (de, en) = place;
    (count > 0).then(|| text!("und {count} {de}", "and {count} {en}"))
}

/// The finding's own place with those related ones that lie near, and the others.
fn main<'d>(
    page: &mut Page<'_>,
    diagnostic: &Diagnostic,
    related: &'d [Related],
) -> (Vec<Element<'static>>, Vec<&'d Related>) {
    let finding = &diagnostic.finding;
    let label = finding
        .label
        .as_ref()
        .map(|label| label.in_lang(page.options.lang));
    if !has_lines(page, finding.place.file) {
        return (
            without_lines(page, finding.place, label),
            related.iter().collect(),
        );
    }
    let label = label.map(|label| neutral(label).into_owned());
    let origin = page.origin(finding.place);
    let (lang, width, room) = (page.options.lang, page.options.width, page.room());
    let index = page.lines.of(finding.place.file);
    let own = marked(index, finding.place.span);
    let excerpt = excerpt(index, &own, finding.place, related, room);
    let (near, far): (Vec<&Related>, Vec<&Related>) = related.iter().partition(|related| {
        related.place.file == finding.place.file
            && excerpt.holds(marked(index, related.place.span).start)
    });
    let near = near.into_iter().map(|related| {
        let range = excerpt.range(marked(index, related.place.span));
        context(&excerpt, range, related.message.in_lang(lang), width)
    });
    let beside = label.as_deref().unwrap_or_default();
    let range = excerpt.beside(excerpt.range(own), beside, width);
    let own = AnnotationKind::Primary.span(range).label(label);
    let snippet = snippet(&excerpt, origin).annotation(own).annotations(near);
    (vec![snippet.into()], far)
}

/// The lines of the main place and of the related ones near it.
fn excerpt(
    index: &Index<'_>,
    own: &Range<usize>,
    place: Place,
    related: &[Related],
    room: usize,
) -> Excerpt {
    let (mut first, mut last) = (index.line(own.start), index.line(own.end));
    let (from, to) = (first.saturating_sub(NEAR), last + NEAR);
    let mut focus = vec![own.start, own.end];
    for related in related
        .iter()
        .filter(|related| related.place.file == place.file)
    {
        let range = marked(index, related.place.span);
        let (start, end) = (index.line(range.start), index.line(range.end));
        if from <= start && end <= to {
            focus.extend([range.start, range.end]);
            first = first.min(start);
            last = last.max(end);
        }
    }
    Excerpt::new(index, first..=last, &focus, room)
}

/// Whether a file has lines to show: not so a picture, or one that could not be read.
fn has_lines(page: &Page<'_>, file: FileId) -> bool {
    let files = page.files;
    !files.text(file).is_empty() || (is_text(files.path(file)) && files.trouble(file).is_none())
}

/// A place in a file without lines, with its label as a note.
fn without_lines(page: &mut Page<'_>, place: Place, label: Option<&str>) -> Vec<Element<'static>> {
    let mut elements = vec![Origin::path(page.origin(place)).into()];
    elements.extend(label.map(|label| page.note().message(page.beside_source(label)).into()));
    elements
}

/// A related place in a snippet of its own.
fn elsewhere(page: &mut Page<'_>, related: &Related) -> Vec<Element<'static>> {
    let message = related.message.in_lang(page.options.lang);
    if !has_lines(page, related.place.file) {
        return without_lines(page, related.place, Some(message));
    }
    let (origin, width, room) = (page.origin(related.place), page.options.width, page.room());
    let index = page.lines.of(related.place.file);
    let range = marked(index, related.place.span);
    let lines = index.line(range.start)..=index.line(range.end);
    let excerpt = Excerpt::new(index, lines, &[range.start, range.end], room);
    let annotation = context(&excerpt, excerpt.range(range), message, width);
    vec![snippet(&excerpt, origin).annotation(annotation).into()]
}

fn snippet(excerpt: &Excerpt, origin: String) -> Snippet<'static, Annotation<'static>> {
    Snippet::source(excerpt.text.clone())
        .line_start(excerpt.first_line)
        .path(origin)
}

fn context(
    excerpt: &Excerpt,
    range: Range<usize>,
    message: &str,
    width: Option<usize>,
) -> Annotation<'static> {
    let label = neutral(message);
    AnnotationKind::Context
        .span(excerpt.beside(range, &label, width))
        .label(label.into_owned())
}

/// What is marked of a span: without the line break at its end, and of a long one the first line.
fn marked(index: &Index<'_>, span: Span) -> Range<usize> {
    let range = index.clamp(span);
    let end = range.start
        + index.text[range.clone()]
            .trim_end_matches(['\n', '\r'])
            .len();
    let line = index.line(range.start);
    if index.line(end) - line < LONG {
        range.start..end
    } else {
        range.start..index.range(line).end.max(range.start)
    }
}
