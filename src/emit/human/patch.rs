//! A fix as the lines before and after it.

use annotate_snippets::{Element, Patch, Snippet};

use super::super::lines::Index;
use super::Page;
use super::excerpt::{Excerpt, shown_text};
use crate::diagnostic::{Edit, Fix};
use crate::source::FileId;

/// Edits no more than this many lines apart are shown in one piece.
const NEAR: usize = 3;

/// No more pieces than these are shown, and none with more lines.
const MANY: usize = 5;

/// A piece or text with more lines is not shown.
const LONG: usize = 12;

/// The snippets of a fix, with the path where it is not the `main` file. None when a part of it would not fit, for half a
/// fix misleads.
pub fn elements(page: &mut Page<'_>, main: FileId, fix: &Fix) -> Vec<Element<'static>> {
    let pieces = pieces(page, &fix.edits);
    if pieces.len() > MANY {
        return Vec::new();
    }
    let snippets = pieces.iter().map(|piece| snippet(page, main, piece));
    snippets.collect::<Option<_>>().unwrap_or_default()
}

/// The edits in order, in groups of those that stand close to each other.
fn pieces<'f>(page: &mut Page<'_>, edits: &'f [Edit]) -> Vec<Vec<&'f Edit>> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.place);
    let mut pieces: Vec<Vec<&Edit>> = Vec::new();
    for edit in edits {
        match pieces.last_mut() {
            Some(piece) if piece.last().is_some_and(|last| is_near(page, last, edit)) => {
                piece.push(edit);
            }
            _ => pieces.push(vec![edit]),
        }
    }
    pieces
}

fn is_near(page: &mut Page<'_>, one: &Edit, next: &Edit) -> bool {
    let index = page.lines.of(one.place.file);
    one.place.file == next.place.file
        && index.line(index.clamp(next.place.span).start)
            <= index.line(index.clamp(one.place.span).end) + NEAR
}

fn snippet(page: &mut Page<'_>, main: FileId, piece: &[&Edit]) -> Option<Element<'static>> {
    let place = piece.first()?.place;
    let elsewhere = place.file != main;
    let (origin, room) = (elsewhere.then(|| page.origin(place)), page.room());
    let index = page.lines.of(place.file);
    let excerpt = excerpt(index, piece, room)?;
    let patches = piece.iter().map(|edit| {
        let range = excerpt.range(index.clamp(edit.place.span));
        Patch::new(range, shown_text(&edit.text, room))
    });
    Some(
        Snippet::source(excerpt.text.clone())
            .line_start(excerpt.first_line)
            .path(origin)
            .patches(patches)
            .into(),
    )
}

/// The lines of a piece, if all of it can be shown.
fn excerpt(index: &Index<'_>, piece: &[&Edit], room: usize) -> Option<Excerpt> {
    let ranges: Vec<_> = piece
        .iter()
        .map(|edit| index.clamp(edit.place.span))
        .collect();
    let first = index.line(ranges.first()?.start);
    let last = index.line(ranges.last()?.end);
    // The renderer does not survive edits that overlap.
    let apart = ranges.windows(2).all(|pair| pair[0].end <= pair[1].start);
    let short = last - first < LONG && piece.iter().all(|edit| edit.text.lines().count() < LONG);
    let focus: Vec<usize> = ranges
        .iter()
        .flat_map(|range| [range.start, range.end])
        .collect();
    let excerpt = (apart && short).then(|| Excerpt::new(index, first..=last, &focus, room))?;
    focus.iter().all(|at| excerpt.holds(*at)).then_some(excerpt)
}
