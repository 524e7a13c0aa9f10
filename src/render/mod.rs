//! The strategy as a document: what an audience may see, in order and numbered, then as HTML, Markdown and JSON.
//!
//! To add a format: one new file beside this one, and one variant of [`Format`].

mod address;
mod anchor;
pub mod audience;
mod day;
pub mod document;
mod entry;
mod facts;
mod filter;
mod headings;
pub mod html;
mod json;
mod made;
mod markdown;
mod nest;
mod numbering;
mod order;
mod pictures;
mod plan;
mod planner;
mod prose;
mod relations;
mod selection;
mod standard;
mod wall;
mod words;
mod writer;

pub use day::newest as newest_day;
pub use writer::document;

use jiff::civil::Date;

use crate::message::Lang;
use crate::model::Kind;
use crate::source::Files;
use crate::template::{Templates, Trouble};

use audience::View;

/// What a document can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One HTML page.
    Html,
    /// Markdown, as git hosts show it.
    Markdown,
    /// JSON for programs.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 3] = [Format::Html, Format::Markdown, Format::Json];
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its path in the output folder.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was built.
#[derive(Clone, Debug)]
pub struct Built {
    /// The files to write.
    pub outputs: Vec<Output>,
    /// How many entries no chapter asks for, by kind: they are in the JSON only.
    pub left_out: Vec<(Kind, usize)>,
}

/// The document of a view in some formats. `date` is the day it stands for; templates come from `files`.
///
/// # Errors
/// When a template is wrong.
pub fn build(
    view: &View<'_>,
    files: &Files,
    formats: &[Format],
    lang: Lang,
    date: Option<Date>,
) -> Result<Built, Trouble> {
    let document = document(view, lang, date);
    let mut outputs = Vec::new();
    for format in Format::ALL.iter().filter(|format| formats.contains(format)) {
        match format {
            Format::Html => outputs.push(output(
                "strategy.html",
                html::page(&document, &Templates::new(files))?,
            )),
            Format::Markdown => outputs.push(output("strategy.md", markdown::page(&document))),
            Format::Json => outputs.push(output("strategy.json", json::json(view, lang, date))),
        }
    }
    Ok(Built {
        outputs,
        left_out: document.left_out,
    })
}

fn output(path: &str, text: String) -> Output {
    Output {
        path: path.to_owned(),
        bytes: text.into_bytes(),
    }
}
