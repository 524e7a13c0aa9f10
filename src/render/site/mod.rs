//! The strategy as a website: static pages that need no server, no script to be read, and nothing from elsewhere. One page per
//! entry, written in parallel; no page tells of more than it must, so that one change changes few pages.

mod address;
mod card;
mod changes;
mod chapter;
mod document;
mod downloads;
mod duty;
mod entry;
mod frame;
mod leaf;
mod list;
mod lists;
mod overview;
mod pictures;
mod plain;
mod progress;
mod redirect;
mod register;
mod search;
mod since;
mod start;
mod summary;
mod ties;
mod typeset;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::message::Lang;
use crate::model::Choices;
use crate::model::Kind;
use crate::model::chapter::Page as Duty;
use crate::template::{self, Templates, Value};

use super::audience::View;
use super::chapters;
use super::contents;
use super::document::{Document, Section};
use super::extract::Extract;
use super::plan::At;
use super::writer::Writer;
use super::{Before, File, Job};
use address::Addresses;
use frame::Page;
use search::Found;
use ties::Ties;

/// Writes a page.
type Written<'w> = Box<dyn Fn() -> Result<Page, template::Trouble> + Send + Sync + 'w>;

/// The folder of the site in the output folder.
pub const FOLDER: &str = "site";

/// What every page needs to know.
pub struct Site<'s> {
    view: &'s View<'s>,
    lang: Lang,
    date: Option<Date>,
    before: Option<&'s Before<'s>>,
    offered: &'s [File],
    document: Document,
    templates: Templates<'s>,
    writer: Writer<'s>,
    ties: Ties,
    addresses: Addresses,
    chapters: Vec<Section>,
    words: Value,
    /// The paths of the pages that all others lead to.
    tops: Vec<String>,
    ways: frame::Known,
}

impl<'s> Site<'s> {
    fn new(job: &'s Job<'s>) -> Site<'s> {
        let (view, lang) = (job.view, job.lang);
        let plan = contents::plan(view, lang, &Extract::WHOLE);
        let places = plan.places.with_all(&view.strategy);
        let mut writer = Writer::new(view, lang, places, plan.order, plan.relations);
        writer.has_pages = true;
        let addresses = Addresses::of(&view.strategy);
        let mut site = Site {
            view,
            lang,
            date: job.date,
            before: job.before.as_ref(),
            offered: &job.offered,
            document: chapters::blank(view, lang, job.date),
            templates: Templates::new(job.files),
            ties: Ties::of(&view.strategy, &writer.order, &writer.relations),
            tops: frame::tops(&addresses),
            ways: frame::Known::default(),
            addresses,
            writer,
            chapters: Vec::new(),
            words: frame::words(lang),
        };
        site.chapters = chapter::sections(&site, plan.chapters);
        site
    }

    /// Everything that has a page by itself; chapters and pages of duty come from elsewhere.
    fn entries(&self) -> Vec<At> {
        let strategy = &self.view.strategy;
        let counted = [
            (Kind::Field, strategy.fields.len()),
            (Kind::Goal, strategy.goals.len()),
            (Kind::Measure, strategy.measures.len()),
            (Kind::Project, strategy.projects.len()),
            (Kind::Contribution, strategy.contributions.len()),
            (Kind::Decision, strategy.decisions.len()),
            (Kind::Ministry, strategy.ministries.len()),
        ];
        let each = counted
            .into_iter()
            .flat_map(|(kind, count)| (0..count).map(move |at| (kind, at)));
        each.collect()
    }

    /// Pages that the search knows.
    fn found(&self) -> Result<(Vec<File>, Vec<Found>), template::Trouble> {
        let framed = |(page, found): (Page, Found)| Ok((frame::framed(self, page)?, found));
        let entries = self
            .entries()
            .into_par_iter()
            .map(|at| framed(entry::page(self, at)?));
        let chapters = (0..self.chapters.len()).into_par_iter();
        let chapters = chapters.map(|at| framed(document::chapter(self, at)?));
        let all: Result<Vec<(File, Found)>, template::Trouble> = entries.chain(chapters).collect();
        Ok(all?.into_iter().unzip())
    }

    /// Pages that the search need not know.
    fn others(&self) -> Result<Vec<File>, template::Trouble> {
        let events = changes::events(self);
        let since = since::of(self);
        let mut pages: Vec<Written<'_>> = vec![
            Box::new(|| register::page(self)),
            Box::new(|| progress::page(self)),
            Box::new(|| start::page(self, &events, since.as_ref())),
            Box::new(|| changes::page(self, &events)),
            Box::new(|| search::page(self)),
        ];
        if let Some(since) = &since {
            pages.push(Box::new(|| since.page(self)));
        }
        if !self.offered.is_empty() {
            pages.push(Box::new(|| downloads::page(self)));
        }
        for kind in overview::KINDS {
            pages.push(Box::new(move || overview::page(self, kind)));
        }
        for duty in Duty::ALL {
            pages.push(Box::new(|| duty::page(self, *duty)));
        }
        let pages = pages.into_par_iter();
        let framed: Vec<_> = pages.map(|page| frame::framed(self, page()?)).collect();
        framed.into_iter().collect()
    }

    /// What pages need beside themselves.
    fn resources(&self, found: &[Found]) -> Vec<File> {
        let text = |path: &str, text: String| File {
            path: path.to_owned(),
            bytes: text.into_bytes(),
        };
        let style = [
            self.templates.text("style.css"),
            self.templates.text("site/style.css"),
        ];
        let mut files = vec![
            text("style.css", style.join("\n")),
            text(
                "search-index.js",
                search::script(found, self.document.text_lang),
            ),
        ];
        for script in ["find.js", "register.js", "search.js"] {
            let template = format!("site/{script}");
            files.push(text(script, self.templates.text(&template).to_owned()));
        }
        files.extend(pictures::files(&self.document.pictures));
        files.extend(self.offered.iter().cloned());
        files
    }
}

/// The files of the site, by path.
///
/// # Errors
/// When a template of the strategy is wrong.
pub fn files(job: &Job<'_>) -> Result<Vec<File>, template::Trouble> {
    let site = Site::new(job);
    let known = || {
        let (mut files, found) = site.found()?;
        files.extend(site.resources(&found));
        Ok::<_, template::Trouble>(files)
    };
    // Some of the other pages tell of all entries, and take as long as thousands of theirs.
    let (known, others) = rayon::join(known, || site.others());
    let mut files = known?;
    files.extend(others?);
    files.extend(redirect::pages(&site)?);
    files.par_sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
