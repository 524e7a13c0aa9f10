//! A broken text: each statement is looked at by itself, the broken ones are told and set aside, the rest is read.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::DeTable;

use crate::source::Span;
use crate::text;

use super::origin::Origin;
use super::slip::{Slip, title};
use super::survey::Survey;
use super::{MAX_MISTAKES, Memory, Mend, Mistake, Table, tree, words};

/// Reads a text that `toml-spanner` refuses.
pub fn explain<'a>(text: &'a str, offset: usize, memory: &'a Memory) -> (Table<'a>, Vec<Mistake>) {
    if let Some(slip) = old_line_ends(text) {
        return (Table::default(), vec![mistake(text, offset, slip)]);
    }
    let errors = match read_by_toml(text, offset) {
        Ok(table) => return (table, Vec::new()),
        Err(errors) => errors,
    };
    let mut survey = Survey::of(text);
    let (mended, origin) = Origin::mend(text, offset, &survey.repairs);
    let mended: &'a str = memory.mended.get_or_init(|| mended);
    let (table, late) = DeTable::parse_recoverable(mended);
    for error in late {
        if survey.slips.len() >= 2 * MAX_MISTAKES {
            break;
        }
        let at = error.span().unwrap_or_default();
        survey.repetition(origin.back(at.start)..origin.back(at.end), error.message());
    }
    if survey.slips.is_empty() {
        survey
            .slips
            .extend(errors.first().map(|error| untold(text, error)));
    }
    let broken = origin.ends_of_replacements(&survey.placeholders);
    let (table, more) = tree::of_toml(table.into_inner(), mended, &origin, &broken);
    (table, told(text, offset, survey, more))
}

/// What `toml` makes of a text, or its errors. Only the numbers of the finished tree show whether they are any.
fn read_by_toml(text: &str, offset: usize) -> Result<Table<'_>, Vec<toml::de::Error>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors);
    }
    let (table, mistakes) = tree::of_toml(
        table.into_inner(),
        text,
        &Origin::plain(offset),
        &BTreeSet::new(),
    );
    if mistakes.is_empty() {
        Ok(table)
    } else {
        Err(errors)
    }
}

/// Whether `toml` reads a text.
pub fn is_sound(text: &str) -> bool {
    old_line_ends(text).is_none() && read_by_toml(text, 0).is_ok()
}

fn told(text: &str, offset: usize, survey: Survey<'_>, more: Vec<Mistake>) -> Vec<Mistake> {
    let related = survey.related;
    let mut mistakes: Vec<Mistake> = survey
        .slips
        .into_iter()
        .map(|slip| mistake(text, offset, slip))
        .collect();
    mistakes.extend(more);
    mistakes.sort_by_key(|mistake| mistake.span);
    mistakes.dedup_by_key(|mistake| mistake.span);
    mistakes.truncate(MAX_MISTAKES);
    for mistake in &mut mistakes {
        let first = related
            .iter()
            .find(|(at, _)| Span::new(at.clone(), offset).start == mistake.span.start);
        mistake.related = first.map(|(_, first)| {
            (
                Span::new(first.clone(), offset),
                text!("zuerst hier", "first here"),
            )
        });
    }
    mistakes
}

/// What the parser itself says.
pub fn untold(text: &str, error: &toml::de::Error) -> Slip {
    let (message, help) = words::plain(error.message());
    Slip::new(
        visible(text, error.span().unwrap_or_default()),
        message,
        help,
    )
}

/// A range of whole characters that is not empty if there is any character to show.
fn visible(text: &str, range: Range<usize>) -> Range<usize> {
    let last = text
        .trim_end()
        .char_indices()
        .last()
        .map_or(0, |(at, _)| at);
    let mut start = range.start.min(last);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let one = text[start..].chars().next().map_or(0, char::len_utf8);
    let mut end = range.end.clamp(start + one, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// The mistake of a slip in a text that begins at byte `offset` of its file.
pub fn mistake(text: &str, offset: usize, slip: Slip) -> Mistake {
    let title = title(text, &slip.edits);
    let edits = slip
        .edits
        .into_iter()
        .map(|(at, new)| (Span::new(at, offset), new))
        .collect::<Vec<_>>();
    let mend = (!edits.is_empty()).then_some(Mend {
        title,
        edits,
        safe: slip.safe,
    });
    Mistake {
        span: Span::new(visible(text, slip.at), offset),
        message: slip.message,
        help: slip.help,
        mend,
        related: None,
    }
}

/// Lines that end with a carriage return alone, as on computers before 2001.
pub fn old_line_ends(text: &str) -> Option<Slip> {
    let bytes = text.as_bytes();
    let alone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    let mut lone = memchr::memchr_iter(b'\r', bytes).filter(alone);
    let first = lone.next()?;
    let last = lone.next_back().unwrap_or(first);
    let region = first..last + 1;
    let double = bytes.get(first + 1) == Some(&b'\r');
    let new = text[region.clone()]
        .replace("\r\n", "\n")
        .replace('\r', if double { "" } else { "\n" });
    Some(
        Slip::new(
            first..first + 1,
            text!("die Zeilen enden mit einem einzelnen Wagenrücklauf (CR)", "lines end with a single carriage return (CR)"),
            text!(
                "die Datei im Editor mit Zeilenenden der Art LF (Unix) oder CRLF (Windows) speichern",
                "save the file with line ends LF (Unix) or CRLF (Windows) in your editor"
            ),
        )
        .mend(region, new),
    )
}
