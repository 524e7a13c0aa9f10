//! `dstrat init`: a small strategy to start from.

use std::path::{Path, PathBuf};

use anyhow::Result;
use include_dir::{Dir, include_dir};

use dstrat::message::label;
use dstrat::{text, write};

use super::failure::{Failure, reason};
use super::help::{Page, option};
use super::{Context, Outcome};

/// Arguments of `dstrat init`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(default_value = "strategy")]
    folder: PathBuf,
}

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "legt eine kleine Strategie an, mit der man anfangen kann",
        "creates a small strategy to start from",
    ),
    arguments: &[option(
        "folder",
        label("ORDNER", "FOLDER"),
        "wohin; der Ordner darf noch keine Strategie enthalten",
        "where to; the folder must not hold a strategy yet",
    )],
    examples: &[
        (
            "dstrat init",
            label(
                "legt eine Strategie im Ordner `strategy` an",
                "creates a strategy in the folder `strategy`",
            ),
        ),
        (
            "dstrat init . --lang en",
            label(
                "legt eine englische Strategie im aktuellen Ordner an",
                "creates an English strategy in the current folder",
            ),
        ),
    ],
    notes: None,
};

static GERMAN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/init/de");
static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/init/en");

/// What is built is made anew at any time, so it does not belong into git.
const IGNORED: &str = "/out/\n";

/// Runs `dstrat init`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let lang = context.lang_here();
    let root = context.directory().join(&arguments.folder);
    let shown = arguments.folder.display();
    let files = all_files(lang.pick(&GERMAN, &ENGLISH));
    if let Some(there) = files.iter().find(|file| root.join(file.path()).exists()) {
        let there = there.path().display();
        return Err(Failure::new(text!(
            "in `{shown}` gibt es schon `{there}`",
            "`{shown}` holds `{there}` already"
        ))
        .help(text!(
            "einen anderen Ordner nennen: `dstrat init ORDNER`",
            "name another folder: `dstrat init FOLDER`"
        ))
        .into());
    }
    for file in &files {
        put(&root.join(file.path()), file.contents())?;
    }
    // A repository may have one already, with what its owners want.
    let ignored = root.join(".gitignore");
    let is_first = !ignored.exists();
    if is_first {
        put(&ignored, IGNORED.as_bytes())?;
    }
    let count = files.len() + usize::from(is_first);
    let options = context.options_for(&arguments.folder);
    let made = text!(
        "{count} Dateien in `{shown}` angelegt\n\nWeiter mit:\n  dstrat{options} check     prüfen\n  dstrat{options} status    Stand ansehen\n  dstrat{options} build     Dokument bauen",
        "created {count} files in `{shown}`\n\nNext:\n  dstrat{options} check     check it\n  dstrat{options} status    see its state\n  dstrat{options} build     build the document"
    );
    context.print(|out| writeln!(out, "{}", made.in_lang(lang)))?;
    Ok(Outcome::Clean)
}

fn all_files<'d>(folder: &'d Dir<'d>) -> Vec<&'d include_dir::File<'d>> {
    let mut files: Vec<_> = folder.files().collect();
    for inner in folder.dirs() {
        files.extend(all_files(inner));
    }
    files
}

fn put(path: &Path, contents: &[u8]) -> Result<(), Failure> {
    write::with_folders(path, contents)
        .map(drop)
        .map_err(|error| {
            let (path, why) = (path.display(), reason(&error));
            let (de, en) = (&why.de, &why.en);
            Failure::new(text!(
                "`{path}` lässt sich nicht schreiben: {de}",
                "`{path}` cannot be written: {en}"
            ))
        })
}
