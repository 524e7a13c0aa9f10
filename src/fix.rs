//! Safe fixes as changes of texts: the bytes of each edit become others, everything else stays as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::message::Text;
use crate::source::{FileId, Files};

/// What the safe fixes of some findings do.
#[derive(Debug, Default)]
pub struct Mend {
    /// The texts that files get.
    pub texts: BTreeMap<FileId, String>,
    /// Every change, by file and line.
    pub changes: Vec<Change>,
}

/// One change, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The file.
    pub file: FileId,
    /// The first line that changes, from 1.
    pub line: usize,
    /// The rule whose finding it mends.
    pub rule: &'static str,
    /// What it does.
    pub title: Text,
    /// The lines that change, as they were, without the last line end.
    pub before: String,
    /// The same lines afterwards.
    pub after: String,
}

/// Applies the safe fixes of findings, in their order. A fix is applied as a whole or not at all. Of two that overlap the
/// first wins; so it does of two that put the same words into one file, since that can be once too often. What
/// is left out is found again when the new texts are looked at. The files of `untouched` stay as they are.
pub fn mend(files: &Files, diagnostics: &[Diagnostic], untouched: &BTreeSet<FileId>) -> Mend {
    let mut chosen = Chosen {
        untouched: untouched.clone(),
        ..Chosen::default()
    };
    let mut changes = Vec::new();
    for diagnostic in diagnostics {
        let fix = diagnostic.finding.fix.as_ref().filter(|fix| fix.safe);
        if let Some(fix) = fix
            && chosen.take(files, diagnostic.rule, fix)
        {
            changes.extend(
                fix.edits
                    .iter()
                    .map(|edit| change(files, diagnostic.rule, fix, edit)),
            );
        }
    }
    changes.sort_by_key(|change| (change.file, change.line));
    let texts = chosen.edits.into_iter();
    Mend {
        texts: texts
            .map(|(file, edits)| (file, edited(files.text(file), edits)))
            .collect(),
        changes,
    }
}

#[derive(Default)]
struct Chosen<'d> {
    edits: BTreeMap<FileId, Vec<&'d Edit>>,
    words: BTreeSet<(&'static str, FileId, &'d str)>,
    untouched: BTreeSet<FileId>,
}

impl<'d> Chosen<'d> {
    fn take(&mut self, files: &Files, rule: &'static str, fix: &'d Fix) -> bool {
        let words = |edit: &'d Edit| (rule, edit.place.file, &*edit.text);
        if !fix
            .edits
            .iter()
            .all(|edit| self.is_free(files, edit) && !self.words.contains(&words(edit)))
        {
            return false;
        }
        for edit in &fix.edits {
            self.edits.entry(edit.place.file).or_default().push(edit);
            self.words.insert(words(edit));
        }
        true
    }

    fn is_free(&self, files: &Files, edit: &Edit) -> bool {
        let file = edit.place.file;
        let taken = self.edits.get(&file).into_iter().flatten();
        let mut taken = taken.map(|other| other.place.span.range());
        let range = edit.place.span.range();
        let readable =
            files.trouble(file).is_none() && files.text(file).get(range.clone()).is_some();
        readable && !self.untouched.contains(&file) && !taken.any(|other| touches(&other, &range))
    }
}

/// Whether two ranges share a byte, or the place of an insertion.
fn touches(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end || a.start == b.start
}

fn edited(text: &str, mut edits: Vec<&Edit>) -> String {
    edits.sort_by_key(|edit| edit.place.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.place.span.range();
        out.push_str(&text[done..range.start]);
        out.push_str(&with_line_ends_of(text, &edit.text));
        done = range.end;
    }
    out + &text[done..]
}

/// The words with the line ends that the file uses.
fn with_line_ends_of(text: &str, words: &str) -> String {
    let first = text.find('\n').unwrap_or(0);
    if first > 0 && text.as_bytes()[first - 1] == b'\r' {
        words.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        words.to_owned()
    }
}

fn change(files: &Files, rule: &'static str, fix: &Fix, edit: &Edit) -> Change {
    let (file, range) = (edit.place.file, edit.place.span.range());
    let text = files.text(file);
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..]
        .find('\n')
        .map_or(text.len(), |at| range.end + at);
    let after = [&text[start..range.start], &edit.text, &text[range.end..end]].concat();
    let shown = |lines: &str| lines.trim_end_matches('\r').to_owned();
    Change {
        file,
        line: files.position(file, edit.place.span.start).line,
        rule,
        title: fix.title.clone(),
        before: shown(&text[start..end]),
        after: shown(&after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Finding, Severity};
    use crate::source::{Place, Span};

    fn file(text: &str) -> (Files, FileId) {
        let files = Files::from_memory([("a.toml".to_owned(), text.as_bytes().to_vec())]);
        let file = files.find("a.toml").unwrap();
        (files, file)
    }

    fn edit(files: &Files, file: FileId, words: &str, new: &str) -> Diagnostic {
        let start = files.text(file).find(words).unwrap();
        let span = Span::new(start..start + words.len(), 0);
        let finding = Finding::new(Place { file, span }, Text::same("x"));
        finding
            .fix(Text::same("y"), Place { file, span }, new)
            .of("rule", Severity::Error)
    }

    #[test]
    fn everything_else_stays() {
        let (files, file) = file("\u{feff}# Käse\r\na = 1 # eins\r\n\r\nb=2\r\n");
        let mend = mend(
            &files,
            &[
                edit(&files, file, "1", "\"x\"\n"),
                edit(&files, file, "b", "c"),
            ],
            &BTreeSet::new(),
        );
        assert_eq!(
            mend.texts[&file],
            "\u{feff}# Käse\r\na = \"x\"\r\n # eins\r\n\r\nc=2\r\n"
        );
        assert_eq!((mend.changes[1].line, &*mend.changes[1].before), (4, "b=2"));
    }

    #[test]
    fn the_first_of_two_that_touch_wins() {
        let (files, file) = file("abcdef");
        for (first, second, text) in [
            ("abc", "cd", "1def"),
            ("abc", "abc", "1def"),
            ("abc", "def", "12"),
            ("cd", "bcde", "ab1ef"),
            ("", "", "1abcdef"),
        ] {
            let found = [
                edit(&files, file, first, "1"),
                edit(&files, file, second, "2"),
            ];
            assert_eq!(
                mend(&files, &found, &BTreeSet::new()).texts[&file],
                text,
                "{first} {second}"
            );
        }
    }

    #[test]
    fn the_same_words_come_into_a_file_once_at_a_time() {
        let (files, file) = file("titel = 1\ntitl = 2\n");
        let found = [
            edit(&files, file, "titel", "title"),
            edit(&files, file, "titl ", "title"),
        ];
        assert_eq!(
            mend(&files, &found, &BTreeSet::new()).texts[&file],
            "title = 1\ntitl = 2\n"
        );
    }

    #[test]
    fn what_a_person_has_to_look_at_is_left() {
        let (files, file) = file("abc");
        let mut found = edit(&files, file, "abc", "1");
        found.finding.fix.as_mut().unwrap().safe = false;
        assert!(mend(&files, &[found], &BTreeSet::new()).texts.is_empty());
    }
}
