//! The strategy as a document: what an audience may see, in order and numbered, then as HTML, Markdown and JSON.
//!
//! To add a format: one new file beside this one, one variant of [`Format`] and one arm in [`build`].

mod account;
mod address;
mod anchor;
pub mod audience;
mod chapters;
mod contents;
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
mod synopsis;
mod targets;
mod trouble;
mod turns;
mod wall;
mod words;
mod writer;

pub use chapters::document;
pub use day::newest as newest_day;
pub use extract::Extract;
pub use synopsis::{Synopsis, synopsis};
pub use trouble::Trouble;

use std::sync::OnceLock;

use jiff::civil::Date;

use crate::message::Lang;
use crate::model::Kind;
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
    /// The report on the implementation: HTML, Markdown, Word and PDF.
    Report,
    /// Open data: tables as CSV and as a workbook, the model as JSON, descriptions for catalogues.
    Data,
}

impl Format {
    /// All that this program can write, the site at the end as it offers the others: one that was built without its feature `pdf` writes no PDF.
    pub const ALL: &[Format] = &[
        Format::Html,
        Format::Markdown,
        Format::Json,
        #[cfg(feature = "pdf")]
        Format::Pdf,
        Format::Docx,
        Format::Report,
        Format::Data,
        Format::Site,
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

impl Output {
    fn file(path: String, bytes: Vec<u8>) -> Output {
        Output::File(File { path, bytes })
    }

    fn folder(path: &str, files: Vec<File>) -> Output {
        let path = path.to_owned();
        Output::Folder { path, files }
    }
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
    /// The strategy as a document, or an extract of it; written when it is first asked for.
    document: OnceLock<Document>,
    /// What of the whole the document is.
    pub extract: Extract,
    /// The language of generated words.
    pub lang: Lang,
    /// The day it stands for.
    pub date: Option<Date>,
    /// The earlier state that was asked for.
    pub before: Option<Before<'j>>,
    /// Files that were built before, which the site offers for download.
    pub offered: Vec<File>,
}

impl<'j> Job<'j> {
    /// The view as a document, ready to be written in any format. `date` is the day it stands for.
    pub fn new(view: &'j View<'j>, files: &'j Files, lang: Lang, date: Option<Date>) -> Job<'j> {
        Job {
            view,
            files,
            document: OnceLock::new(),
            extract: Extract::WHOLE,
            lang,
            date,
            before: None,
            offered: Vec::new(),
        }
    }

    /// The strategy as a document, or an extract of it.
    pub fn document(&self) -> &Document {
        let written = || chapters::document(self.view, self.lang, self.date);
        self.document.get_or_init(written)
    }

    /// How many entries the document leaves out, by kind; for that it need not be written.
    pub fn left_out(&self) -> Vec<(Kind, usize)> {
        let planned = || {
            let plan = contents::plan(self.view, self.lang, &self.extract);
            plan.places.left_out(&self.view.strategy)
        };
        let written = self.document.get();
        written.map_or_else(planned, |document| document.left_out.clone())
    }

    /// Only an extract of the document, under the numbers of the whole.
    pub fn only(self, extract: Extract) -> Job<'j> {
        let mut document = chapters::part(self.view, self.lang, self.date, &extract);
        extract::finish(
            &mut document,
            self.document(),
            &extract,
            &self.view.strategy,
        );
        Job {
            document: OnceLock::from(document),
            extract,
            ..self
        }
    }

    /// What the document is called as a file of this ending.
    fn named(&self, ending: &str) -> String {
        format!("strategy{}.{ending}", self.extract.suffix())
    }

    /// Has the site offer what was built before it: what is meant for other programs than a browser.
    pub fn offer(&mut self, output: Output) {
        match output {
            Output::File(file) if file.path.ends_with(".pdf") || file.path.ends_with(".docx") => {
                self.offered.push(file);
            }
            Output::Folder { path, files } if path == data::FOLDER => {
                let inside = files.into_iter().map(|file| File {
                    path: format!("{path}/{}", file.path),
                    bytes: file.bytes,
                });
                self.offered.extend(inside);
            }
            _ => {}
        }
    }

    /// Tells of the changes since an earlier state too.
    pub fn since(self, before: Before<'j>) -> Job<'j> {
        let before = Some(before);
        Job { before, ..self }
    }
}

/// What is to be written for one format, each output by itself: one that fails does not spoil the others.
///
/// An output fails when a template is wrong, or when it cannot hold something of the strategy.
pub fn build(job: &Job<'_>, format: Format) -> Vec<Result<Output, Trouble>> {
    let outputs = written(job, format).into_iter();
    outputs
        .map(|output| output.map(turns::without_in_any))
        .collect()
}

fn written(job: &Job<'_>, format: Format) -> Vec<Result<Output, Trouble>> {
    let file = |ending: &str, bytes| Output::file(job.named(ending), bytes);
    match format {
        Format::Html => {
            let page = html::page(job.document(), &Templates::new(job.files));
            let page = page.map_err(Trouble::from);
            vec![page.map(|page| file("html", page.into_bytes()))]
        }
        Format::Markdown => {
            let page = markdown::page(job.document());
            vec![Ok(file("md", page.into_bytes()))]
        }
        Format::Json => {
            let json = json::json(job.view, job.lang, job.date);
            vec![Ok(file("json", json.into_bytes()))]
        }
        Format::Site => {
            let files = site::files(job).map_err(Trouble::from);
            vec![files.map(|files| Output::folder(site::FOLDER, files))]
        }
        Format::Pdf => vec![pdf(job, job.document()).map(|bytes| file("pdf", bytes))],
        Format::Docx => vec![docx::docx(job.document()).map(|bytes| file("docx", bytes))],
        Format::Report => report(job),
        Format::Data => vec![data::files(job).map(|files| Output::folder(data::FOLDER, files))],
    }
}

#[cfg(feature = "pdf")]
fn pdf(job: &Job<'_>, document: &Document) -> Result<Vec<u8>, Trouble> {
    pdf::pdf(job, document)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Job<'_>, _: &Document) -> Result<Vec<u8>, Trouble> {
    Err(Trouble::Other(text!(
        "dieses `dstrat` ist ohne PDF gebaut; `cargo build` ohne --no-default-features baut eines mit PDF",
        "this `dstrat` was built without PDF; `cargo build` without --no-default-features builds one with PDF"
    )))
}

/// The report in its formats; without a day there is nothing to report for.
fn report(job: &Job<'_>) -> Vec<Result<Output, Trouble>> {
    let Some(report) = account::document(job) else {
        return vec![Err(Trouble::Other(text!(
            "für den Bericht ist kein Tag bekannt; ihn nennen: --today DATUM",
            "no day is known for the report; name it: --today DATE"
        )))];
    };
    let file = |ending: &str, bytes| Output::file(format!("report.{ending}"), bytes);
    let page = html::page(&report, &Templates::new(job.files)).map_err(Trouble::from);
    let mut built = vec![
        page.map(|page| file("html", page.into_bytes())),
        Ok(file("md", markdown::page(&report).into_bytes())),
        docx::docx(&report).map(|bytes| file("docx", bytes)),
    ];
    if Format::ALL.contains(&Format::Pdf) {
        built.push(pdf(job, &report).map(|bytes| file("pdf", bytes)));
    }
    built
}
