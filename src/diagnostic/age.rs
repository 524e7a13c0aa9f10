//! Which findings are new: those of an earlier state are taken off, wherever in their file they have moved.

use std::collections::HashMap;

use crate::source::{FileId, Files};

use super::Diagnostic;

/// How many bytes before and behind the start of a finding are looked at to recognise its line.
const AROUND: usize = 256;

/// Marks each finding as new or not: as one that an earlier state of the files has, too. A finding is recognised by its rule,
/// its file, its message and the line where it stands; then, as its line may have been reworded, without the line; then,
/// as its file may have been renamed, by line and message in a file that is gone. Each earlier one is recognised once.
pub fn mark_new(
    diagnostics: &mut [Diagnostic],
    files: &Files,
    earlier: &[Diagnostic],
    earlier_files: &Files,
) {
    let mut known = vec![false; earlier.len()];
    for diagnostic in diagnostics.iter_mut() {
        diagnostic.is_new = Some(true);
    }
    for look in [Look::Exactly, Look::WithoutLine, Look::Renamed] {
        let mut open: HashMap<Traits<'_>, Vec<usize>> = HashMap::new();
        for (at, diagnostic) in earlier.iter().enumerate().rev() {
            let traits = Traits::of(diagnostic, earlier_files, look, files);
            if let (false, Some(traits)) = (known[at], traits) {
                open.entry(traits).or_default().push(at);
            }
        }
        let found = diagnostics.iter().map(|diagnostic| {
            let traits = Traits::of(diagnostic, files, look, earlier_files);
            let traits = traits.filter(|_| !diagnostic.is_old())?;
            open.get_mut(&traits)?.pop()
        });
        let found: Vec<Option<usize>> = found.collect();
        for (diagnostic, at) in diagnostics.iter_mut().zip(found) {
            if let Some(at) = at {
                known[at] = true;
                diagnostic.is_new = Some(false);
            }
        }
    }
}

/// How a finding is recognised.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Exactly,
    WithoutLine,
    Renamed,
}

/// By what a finding is recognised.
#[derive(PartialEq, Eq, Hash)]
struct Traits<'d> {
    rule: &'d str,
    path: &'d str,
    message: String,
    line: String,
}

impl Traits<'_> {
    /// `None`: it cannot be recognised in this way. `other` are the files of the other state.
    fn of<'d>(
        diagnostic: &'d Diagnostic,
        files: &'d Files,
        look: Look,
        other: &Files,
    ) -> Option<Traits<'d>> {
        let place = diagnostic.finding.place;
        let path = files.path(place.file);
        if look == Look::Renamed && other.find(path).is_some() {
            return None;
        }
        let line = match look {
            Look::WithoutLine => String::new(),
            _ => line(files, place.file, place.span.start as usize),
        };
        Some(Traits {
            rule: diagnostic.rule,
            path: if look == Look::Renamed { "" } else { path },
            message: diagnostic.finding.message.de.clone().into_owned(),
            line,
        })
    }
}

/// The line around a byte, as far as it is near.
fn line(files: &Files, file: FileId, at: usize) -> String {
    let bytes = files.text(file).as_bytes();
    let at = at.min(bytes.len());
    let before = &bytes[at.saturating_sub(AROUND)..at];
    let after = &bytes[at..bytes.len().min(at + AROUND)];
    let start = memchr::memrchr(b'\n', before).map_or(0, |found| found + 1);
    let end = memchr::memchr(b'\n', after).unwrap_or(after.len());
    let line = [&before[start..], &after[..end]].concat();
    String::from_utf8_lossy(&line).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Finding, Severity};
    use crate::source::{Place, Span};
    use crate::text;

    fn files(contents: &[(&str, &str)]) -> Files {
        let contents = contents.iter();
        Files::from_memory(
            contents.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())),
        )
    }

    /// A finding at each `?` of the files.
    fn findings(files: &Files) -> Vec<Diagnostic> {
        let marks = |file| {
            let marks = files.text(file).match_indices('?');
            marks.map(move |(at, _)| Place {
                file,
                span: Span::new(at..at + 1, 0),
            })
        };
        let places = files.ids().flat_map(marks);
        places
            .map(|place| Finding::new(place, text!("m", "m")).of("r", Severity::Error))
            .collect()
    }

    fn new_ones(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<bool> {
        let (before, after) = (files(before), files(after));
        let mut found = findings(&after);
        mark_new(&mut found, &after, &findings(&before), &before);
        found
            .into_iter()
            .map(|found| found.is_new.unwrap())
            .collect()
    }

    #[test]
    fn one_that_moved_with_its_line_is_old() {
        let before = [("a.md", "x\neins?\nzwei?\n")];
        assert_eq!(
            new_ones(&before, &[("a.md", "neu?\neins?\nzwei?\n")]),
            [true, false, false]
        );
        assert_eq!(
            new_ones(&before, &[("a.md", "zwei?\nneu?\neins?\n")]),
            [false, true, false]
        );
        assert_eq!(new_ones(&before, &[("a.md", "zwei?\n")]), [false]);
    }

    #[test]
    fn one_whose_line_was_reworded_is_old() {
        assert_eq!(
            new_ones(&[("a.md", "eins?\n")], &[("a.md", "eines?\n")]),
            [false]
        );
    }

    #[test]
    fn one_in_a_renamed_file_is_old_and_one_in_a_copy_is_new() {
        let before = [("a.md", "eins?\n")];
        assert_eq!(new_ones(&before, &[("b.md", "eins?\n")]), [false]);
        assert_eq!(
            new_ones(&before, &[("a.md", "eins?\n"), ("b.md", "eins?\n")]),
            [false, true]
        );
        assert_eq!(new_ones(&before, &[("b.md", "anders?\n")]), [true]);
    }
}
