//! What of the document was asked for: a chapter, a field, a ministry.

use dstrat::message::{nearest, quoted_list};
use dstrat::render::{Extract, Format, Job};
use dstrat::text;

use super::super::failure::Failure;
use super::super::names;
use super::{Arguments, FORMATS};

/// The extract that was asked for; nothing asked for: the whole document.
///
/// # Errors
/// When a name means nothing in this strategy, or a format was asked for that has no extracts.
pub fn asked(arguments: &Arguments, whole: &Job<'_>) -> Result<Extract, Failure> {
    let strategy = &whole.view.strategy;
    let chapter = arguments.chapter.as_deref().map(|it| chapter(whole, it));
    let field = arguments.field.as_deref();
    let field = field.map(|typed| names::field(strategy, typed));
    let ministry = arguments.ministry.as_deref();
    let ministry = ministry.map(|typed| names::ministry(strategy, typed));
    let extract = Extract {
        chapter: chapter.transpose()?,
        field: field.transpose()?.map(|field| field.head.id.to_string()),
        ministry: ministry
            .transpose()?
            .map(|ministry| ministry.id.to_string()),
    };
    if !extract.is_whole() {
        arguments
            .format
            .iter()
            .try_for_each(|it| has_extracts(*it))?;
    }
    Ok(extract)
}

/// A chapter by the name of its file, with or without the number that it begins with.
fn chapter(whole: &Job<'_>, typed: &str) -> Result<String, Failure> {
    let known = whole.document().chapter_names();
    let bare =
        |name: &&str| name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-') == typed;
    let found = known.iter().find(|name| **name == typed);
    match found.or_else(|| known.iter().find(|name| bare(name))) {
        Some(name) => Ok((*name).to_owned()),
        None => Err(unknown(&known, typed)),
    }
}

fn unknown(known: &[&str], typed: &str) -> Failure {
    let failure = Failure::new(text!(
        "das Kapitel `{typed}` gibt es nicht",
        "there is no chapter `{typed}`"
    ));
    match nearest(typed, known.iter().copied()) {
        Some(meant) => failure.help(text!(
            "gemeint ist wohl `{meant}`",
            "did you mean `{meant}`?"
        )),
        None => {
            let all = quoted_list(known.iter().copied());
            failure.help(text!("es gibt: {all}", "there are: {all}"))
        }
    }
}

fn has_extracts(format: Format) -> Result<(), Failure> {
    if format.has_extracts() {
        return Ok(());
    }
    let name = |format: Format| FORMATS.iter().find(|(_, known)| *known == format);
    let named = name(format).map_or("", |(name, _)| name);
    let others = FORMATS.iter().filter(|(_, format)| format.has_extracts());
    let others = quoted_list(others.map(|(name, _)| *name));
    Err(Failure::new(text!(
        "`{named}` gibt es nur ganz, nicht als Auszug",
        "`{named}` is built as a whole only, not as an extract"
    ))
    .help(text!(
        "Auszüge gibt es als {others}",
        "there are extracts as {others}"
    )))
}
