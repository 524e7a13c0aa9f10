//! `dstrat check --fix`: applies the safe fixes until nothing is left to apply, writes the files, and shows what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use anyhow::Result;

use dstrat::diagnostic::Diagnostic;
use dstrat::fix::{self, Change};
use dstrat::message::{Lang, Text, neutral, plural};
use dstrat::source::{FileId, Files};
use dstrat::text;
use dstrat::write::Turn;

use super::failure::{Failure, reason};

/// More rounds than any honest strategy needs: each mends at least one finding.
const ROUNDS: usize = 100;

/// What was mended, in memory and then on the disk.
#[derive(Default)]
pub struct Mended {
    written: bool,
    /// The texts as they are on the disk.
    originals: BTreeMap<FileId, String>,
    changes: Vec<Change>,
}

/// Applies the safe fixes to the files in memory and looks again, until nothing is left to apply. `diagnostics` becomes
/// what is left. A file that a fix would break stays as it was.
pub fn mend(
    files: &mut Files,
    diagnostics: &mut Vec<Diagnostic>,
    judge: impl Fn(&Files) -> Vec<Diagnostic>,
) -> Mended {
    let mut mended = Mended::default();
    let mut stuck = BTreeSet::new();
    for _ in 0..ROUNDS {
        let mut round = fix::mend(files, diagnostics, &stuck);
        if round.texts.is_empty() {
            break;
        }
        let broken_before = broken(diagnostics);
        for (file, text) in &mut round.texts {
            *text = files.set_text(*file, std::mem::take(text));
        }
        *diagnostics = judge(files);
        let broke: BTreeSet<FileId> = broken(diagnostics)
            .difference(&broken_before)
            .copied()
            .collect();
        for (file, before) in round.texts {
            if broke.contains(&file) {
                files.set_text(file, before);
            } else {
                mended.originals.entry(file).or_insert(before);
            }
        }
        round.changes.retain(|change| !broke.contains(&change.file));
        mended.changes.extend(round.changes);
        if !broke.is_empty() {
            *diagnostics = judge(files);
            stuck.extend(broke);
        }
    }
    mended
}

/// Files whose keys cannot be read.
fn broken(diagnostics: &[Diagnostic]) -> BTreeSet<FileId> {
    let unreadable = diagnostics
        .iter()
        .filter(|diagnostic| matches!(diagnostic.rule, "syntax" | "front-matter"));
    unreadable
        .map(|diagnostic| diagnostic.finding.place.file)
        .collect()
}

impl Mended {
    /// Writes the files. What was not written is forgotten, so that only what happened is shown.
    ///
    /// # Errors
    /// When a file was changed meanwhile or cannot be written; those before it are written by then.
    pub fn write(&mut self, files: &Files, prefix: &str, turn: &Turn) -> Result<(), Failure> {
        let mut written = BTreeSet::new();
        let mut outcome = Ok(());
        for (&file, original) in &self.originals {
            let path = files.path_on_disk(files.path(file));
            let (old, new) = (original.as_bytes(), files.text(file).as_bytes());
            if let Err(error) = path.and_then(|path| turn.exchange(&path, Some(old), new)) {
                outcome = Err(not_written(&shown(prefix, files.path(file)), &error));
                break;
            }
            written.insert(file);
        }
        self.written = true;
        self.changes.retain(|change| written.contains(&change.file));
        outcome
    }

    /// Shows every change: file, line, what was there, what is there now.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn show(
        &self,
        files: &Files,
        prefix: &str,
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for change in &self.changes {
            let (path, line) = (shown(prefix, files.path(change.file)), change.line);
            writeln!(
                out,
                "{}:{line}: {}",
                neutral(&path),
                neutral(change.title.in_lang(lang))
            )?;
            for (sign, lines) in [('-', &change.before), ('+', &change.after)] {
                for line in lines.lines() {
                    writeln!(out, "  {sign} {}", neutral(line))?;
                }
            }
        }
        writeln!(out, "{}\n", self.summary().in_lang(lang))
    }

    fn summary(&self) -> Text {
        let files: BTreeSet<FileId> = self.changes.iter().map(|change| change.file).collect();
        let (places, files) = (self.changes.len(), files.len());
        let places = plural(
            places,
            text!("1 Stelle", "1 place"),
            text!("{places} Stellen", "{places} places"),
        );
        let files = plural(
            files,
            text!("1 Datei", "1 file"),
            text!("{files} Dateien", "{files} files"),
        );
        let (de, en) = (places.de, places.en);
        let (files_de, files_en) = (files.de, files.en);
        match self.written {
            _ if self.changes.is_empty() => text!(
                "nichts geändert: kein Befund lässt sich ohne Rückfrage beheben",
                "nothing changed: no finding can be mended without asking"
            ),
            true => text!("{de} in {files_de} geändert", "{en} in {files_en} changed"),
            false => text!(
                "{de} in {files_de} zu ändern; geschrieben wurde nichts",
                "{en} in {files_en} to change; nothing was written"
            ),
        }
    }
}

fn shown(prefix: &str, path: &str) -> String {
    if prefix.is_empty() {
        path.to_owned()
    } else {
        format!("{prefix}/{path}")
    }
}

fn not_written(path: &str, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::ResourceBusy {
        return Failure::new(text!(
            "`{path}` wurde geändert, während geprüft wurde",
            "`{path}` was changed during the check"
        ))
        .help(text!(
            "`dstrat check --fix` noch einmal starten",
            "run `dstrat check --fix` again"
        ));
    }
    let reason = reason(error);
    let (de, en) = (reason.de, reason.en);
    Failure::new(text!(
        "`{path}` lässt sich nicht schreiben: {de}",
        "`{path}` cannot be written: {en}"
    ))
    .help(text!(
        "Zugriffsrechte und freien Platz prüfen; die Datei ist, wie sie war",
        "look at permissions and free space; the file is as it was"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dstrat::diagnostic::{Finding, Severity};
    use dstrat::source::{Place, Span};

    fn finding(
        rule: &'static str,
        file: FileId,
        range: std::ops::Range<usize>,
        text: &str,
    ) -> Diagnostic {
        let place = Place {
            file,
            span: Span::new(range, 0),
        };
        let finding = Finding::new(place, Text::same("x"));
        finding
            .fix(Text::same("y"), place, text)
            .of(rule, Severity::Error)
    }

    #[test]
    fn a_fix_that_breaks_a_file_is_taken_back() {
        let contents = ["a.toml", "b.toml"].map(|path| (path.to_owned(), b"k = 1".to_vec()));
        let mut files = Files::from_memory(contents);
        let ids: Vec<FileId> = files.ids().collect();
        let judge = |files: &Files| {
            let mut found = Vec::new();
            for &file in &ids {
                match files.text(file) {
                    "k = 1" if file == ids[0] => found.push(finding("r", file, 4..5, "\"")),
                    "k = 1" => found.push(finding("r", file, 4..5, "2")),
                    "k = \"" => found.push(finding("syntax", file, 0..1, "")),
                    _ => {}
                }
            }
            found
        };
        let mut found = judge(&files);
        let mended = mend(&mut files, &mut found, judge);
        let texts: Vec<&str> = ids.iter().map(|file| files.text(*file)).collect();
        assert_eq!(texts, ["k = 1", "k = 2"]);
        assert_eq!((mended.changes.len(), found.len()), (1, 1));
    }
}
