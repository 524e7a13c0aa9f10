//! The strategy as a document: what an audience may see, in order and numbered, then as HTML, Markdown and JSON.
//!
//! To add a format: one new file beside this one, one variant of [`Format`] and one arm in [`build`].

mod account;
mod address;
mod anchor;
pub mod audience;
mod data;
mod day;
pub mod document;
mod docx;
mod entry;
mod extract;
mod facts;
mod filter;
mod headings;
pub mod html;
mod index;
mod json;
mod made;
mod markdown;
mod nest;
mod numbering;
mod order;
pub mod paper;
#[cfg(feature = "pdf")]
mod pdf;
mod pictures;
mod plan;
mod planner;
mod prose;
mod relations;
mod selection;
mod site;
mod standard;
mod synopsis;
mod trouble;
mod turns;
mod wall;
mod words;
mod writer;

pub use day::newest as newest_day;
pub use extract::Extract;
pub use synopsis::{Synopsis, synopsis};
pub use trouble::Trouble;
pub use writer::document;

use jiff::civil::Date;

use crate::message::Lang;
use crate::source::Files;
use crate::template::Templates;
use crate::text;

use audience::View;
use document::Document;

/// What a document can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One HTML page.
    Html,
    /// Markdown, as git hosts show it.
    Markdown,
    /// JSON for programs.
    Json,
    /// A website.
    Site,
    /// A PDF, for paper and for screen readers.
    Pdf,
    /// A Word file.
    Docx,
    /// The report on the implementation: HTML, Markdown and Word.
    Report,
    /// Open data: tables as CSV and as a workbook, the model as JSON, descriptions for catalogues.
    Data,
}

impl Format {
    /// All that this program can write: one that was built without its feature `pdf` writes no PDF.
    pub const ALL: &[Format] = &[
        Format::Html,
        Format::Site,
        Format::Markdown,
        Format::Json,
        #[cfg(feature = "pdf")]
        Format::Pdf,
        Format::Docx,
        Format::Report,
        Format::Data,
    ];

    /// Whether it tells of changes since an earlier state, if one is named.
    pub fn tells_of_changes(self) -> bool {
        match self {
            Format::Site | Format::Report => true,
            Format::Html
            | Format::Markdown
            | Format::Json
            | Format::Pdf
            | Format::Docx
            | Format::Data => false,
        }
    }

    /// Whether it is the document, of which there are extracts.
    pub fn has_extracts(self) -> bool {
        match self {
            Format::Html | Format::Markdown | Format::Pdf | Format::Docx => true,
            Format::Site | Format::Json | Format::Report | Format::Data => false,
        }
    }
}

/// What one format is written as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// One file.
    File(File),
    /// A folder that holds these files and no others.
    Folder {
        /// Its path in the output folder.
        path: String,
        /// Its files; their paths lead from this folder.
        files: Vec<File>,
    },
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An earlier state of the strategy, for what tells of changes.
pub struct Before<'b> {
    /// What it is called: the tag, branch, commit or day that was asked for.
    pub name: String,
    /// The day it stands for.
    pub date: Date,
    /// What the same audience may see of it.
    pub view: &'b View<'b>,
}

/// What is built from, in all formats alike.
pub struct Job<'j> {
    /// What the audience may see.
    pub view: &'j View<'j>,
    /// Where templates come from.
    pub files: &'j Files,
    /// The strategy as a document, or an extract of it.
    pub document: Document,
    /// What of the whole the document is.
    pub extract: Extract,
    /// The language of generated words.
    pub lang: Lang,
    /// The day it stands for.
    pub date: Option<Date>,
    /// The earlier state that was asked for.
    pub before: Option<Before<'j>>,
}

impl<'j> Job<'j> {
    /// The view as a document, ready to be written in any format. `date` is the day it stands for.
    pub fn new(view: &'j View<'j>, files: &'j Files, lang: Lang, date: Option<Date>) -> Job<'j> {
        Job {
            view,
            files,
            document: document(view, lang, date),
            extract: Extract::WHOLE,
            lang,
            date,
            before: None,
        }
    }

    /// Only an extract of the document, under the numbers of the whole.
    pub fn only(self, extract: Extract) -> Job<'j> {
        let mut document = writer::part(self.view, self.lang, self.date, &extract);
        extract::finish(&mut document, &self.document, &extract, &self.view.strategy);
        Job {
            document,
            extract,
            ..self
        }
    }

    /// What the document is called as a file of this ending.
    fn named(&self, ending: &str) -> String {
        format!("strategy{}.{ending}", self.extract.suffix())
    }

    /// Tells of the changes since an earlier state too.
    pub fn since(self, before: Before<'j>) -> Job<'j> {
        let before = Some(before);
        Job { before, ..self }
    }
}

/// What is to be written for one format.
///
/// # Errors
/// When a template is wrong, or the format cannot hold something of the strategy. Other formats may still succeed.
pub fn build(job: &Job<'_>, format: Format) -> Result<Vec<Output>, Trouble> {
    let outputs = written(job, format)?.into_iter();
    Ok(outputs.map(readable).collect())
}

/// What people read is in one direction of writing from its first to its last word.
fn readable(output: Output) -> Output {
    let readable = |file: File| {
        let is_read = [".html", ".md", ".js"]
            .iter()
            .any(|it| file.path.ends_with(it));
        match is_read {
            true => File {
                bytes: turns::without_in(file.bytes),
                ..file
            },
            false => file,
        }
    };
    match output {
        Output::File(file) => Output::File(readable(file)),
        Output::Folder { path, files } => {
            let files = files.into_iter().map(readable).collect();
            Output::Folder { path, files }
        }
    }
}

fn written(job: &Job<'_>, format: Format) -> Result<Vec<Output>, Trouble> {
    match format {
        Format::Html => {
            let page = html::page(&job.document, &Templates::new(job.files))?;
            Ok(vec![file(job.named("html"), page.into_bytes())])
        }
        Format::Markdown => Ok(vec![file(
            job.named("md"),
            markdown::page(&job.document).into_bytes(),
        )]),
        Format::Json => {
            let json = json::json(job.view, job.lang, job.date);
            Ok(vec![file("strategy.json".to_owned(), json.into_bytes())])
        }
        Format::Site => Ok(vec![Output::Folder {
            path: site::FOLDER.to_owned(),
            files: site::files(job)?,
        }]),
        Format::Pdf => Ok(vec![file(job.named("pdf"), pdf(job)?)]),
        Format::Docx => Ok(vec![file(job.named("docx"), docx::docx(&job.document)?)]),
        Format::Report => report(job),
        Format::Data => Ok(vec![Output::Folder {
            path: "data".to_owned(),
            files: data::files(job)?,
        }]),
    }
}

#[cfg(feature = "pdf")]
fn pdf(job: &Job<'_>) -> Result<Vec<u8>, Trouble> {
    pdf::pdf(job)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Job<'_>) -> Result<Vec<u8>, Trouble> {
    Err(Trouble::Other(text!(
        "dieses `dstrat` ist ohne PDF gebaut; `cargo build` ohne --no-default-features baut eines mit PDF",
        "this `dstrat` was built without PDF; `cargo build` without --no-default-features builds one with PDF"
    )))
}

fn file(path: String, bytes: Vec<u8>) -> Output {
    Output::File(File { path, bytes })
}

/// The report in its formats; without a day there is nothing to report for.
fn report(job: &Job<'_>) -> Result<Vec<Output>, Trouble> {
    let report = account::document(job).ok_or_else(|| {
        Trouble::Other(text!(
            "für den Bericht ist kein Tag bekannt; ihn nennen: --today DATUM",
            "no day is known for the report; name it: --today DATE"
        ))
    })?;
    let page = html::page(&report, &Templates::new(job.files))?;
    Ok(vec![
        file("report.html".to_owned(), page.into_bytes()),
        file("report.md".to_owned(), markdown::page(&report).into_bytes()),
        file("report.docx".to_owned(), docx::docx(&report)?),
    ])
}
