//! Writing what was built, and saying so.

use std::io;
use std::path::Path;

use anyhow::Result;

use dstrat::message::{Lang, neutral};
use dstrat::render::{File, Output};
use dstrat::text;
use dstrat::write;

use super::super::Context;
use super::super::failure::{Failure, reason};

/// Writes an output and names it.
///
/// # Errors
/// When it cannot be written; it is then as it was.
pub fn one(context: &Context, lang: Lang, out: &Path, output: &Output) -> Result<()> {
    let top = context.directory().join(out);
    let line = match output {
        Output::File(written) => file(lang, out, &top, written)?,
        Output::Folder { path, files } => folder(lang, out, &top.join(path), path, files)?,
    };
    context.print(|out| writeln!(out, "{}", neutral(&line)))?;
    Ok(())
}

fn file(lang: Lang, out: &Path, top: &Path, file: &File) -> Result<String, Failure> {
    let shown = shown(out, &file.path);
    let changed = write::with_folders(&top.join(&file.path), &file.bytes);
    let changed = changed.map_err(|error| unwritable(&shown, &error))?;
    let state = if changed { "" } else { unchanged(lang) };
    Ok(format!("{shown}{state}"))
}

fn folder(
    lang: Lang,
    out: &Path,
    target: &Path,
    path: &str,
    files: &[File],
) -> Result<String, Failure> {
    let shown = format!("{}/", shown(out, path));
    let bytes: Vec<(&str, &[u8])> = files
        .iter()
        .map(|file| (&*file.path, &*file.bytes))
        .collect();
    let swapped = write::folder(target, &bytes).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => foreign(&shown),
        _ => unwritable(&shown, &error),
    })?;
    let (all, written) = (files.len(), swapped.written.min(files.len()));
    let state = match (swapped.changed, swapped.kept) {
        (false, _) => unchanged(lang).to_owned(),
        (true, 0) => lang
            .pick(" ({} Dateien)", " ({} files)")
            .replace("{}", &all.to_string()),
        (true, _) => {
            let words = text!(
                " ({all} Dateien, davon {written} neu geschrieben)",
                " ({all} files, {written} of them written)"
            );
            words.in_lang(lang).to_owned()
        }
    };
    Ok(format!("{shown}{state}"))
}

fn shown(out: &Path, path: &str) -> String {
    out.join(path).display().to_string()
}

fn unchanged(lang: Lang) -> &'static str {
    lang.pick(" (unverändert)", " (unchanged)")
}

fn foreign(path: &str) -> Failure {
    Failure::new(text!(
        "in `{path}` liegt etwas, das nicht von dstrat stammt; der Ordner würde als Ganzes ersetzt",
        "`{path}` holds something that dstrat did not write; the folder would be replaced as a whole"
    ))
    .help(text!(
        "einen anderen Ordner nennen: --out ORDNER, oder den Inhalt von `{path}` an einen anderen Ort legen",
        "name another folder: --out DIR, or move what lies in `{path}` elsewhere"
    ))
}

fn unwritable(path: &str, error: &io::Error) -> Failure {
    let why = reason(error);
    let (de, en) = (&why.de, &why.en);
    Failure::new(text!(
        "`{path}` lässt sich nicht schreiben: {de}",
        "`{path}` cannot be written: {en}"
    ))
    .help(text!(
        "einen anderen Ordner nennen: --out ORDNER",
        "name another folder: --out DIR"
    ))
}
