//! Where changes go: to the terminal, or into a file whose ending may say the format.

use std::path::Path;

use anyhow::Result;

use dstrat::message::Lang;
use dstrat::report::text::Look;
use dstrat::source::Files;
use dstrat::text;
use dstrat::write as disk;

use super::super::Context;
use super::super::build::sources::keep_out_file;
use super::super::failure::{Failure, reason};
use super::{Arguments, Format};

/// The format that was asked for, in words or by the ending of the file.
pub fn format(arguments: &Arguments) -> Format {
    let ending = arguments.out.as_deref().and_then(Path::extension);
    let by_ending = match ending.and_then(|ending| ending.to_str()) {
        Some("md" | "markdown") => Some(Format::Markdown),
        Some("json") => Some(Format::Json),
        Some("html" | "htm") => Some(Format::Html),
        _ => None,
    };
    arguments.format.or(by_ending).unwrap_or(Format::Text)
}

/// A file has no colours, and the columns that every reader can show.
pub const FILE: Look = Look {
    width: 80,
    color: false,
};

/// Prints, or writes a file.
///
/// # Errors
/// When the output or the file cannot be written.
pub fn put(
    context: &Context,
    path: Option<&Path>,
    (files, lang): (&Files, Lang),
    bytes: &[u8],
) -> Result<()> {
    let Some(path) = path else {
        return context.print(|out| out.write_all(bytes));
    };
    let shown = path.display().to_string();
    let target = context.directory().join(path);
    keep_out_file(path, &target, files)?;
    disk::with_folders(&target, bytes).map_err(|error| {
        let why = reason(&error);
        let (de, en) = (&why.de, &why.en);
        Failure::new(text!(
            "`{shown}` lässt sich nicht schreiben: {de}",
            "`{shown}` cannot be written: {en}"
        ))
        .help(text!(
            "eine andere Datei nennen: --out DATEI",
            "name another file: --out FILE"
        ))
    })?;
    let words = text!("geschrieben: {shown}", "written: {shown}");
    context.say_beside(words.in_lang(lang))
}
