//! The report on the implementation (Umsetzungsbericht) for a day: what was achieved, what slipped and by how much, the lights,
//! the indicators with their trend, how far things have spread, and how old the reports are that all this rests on.

mod achieved;
mod frame;
mod lighthouses;
mod lights;
mod period;
mod reports;
mod rollouts;
mod slipped;
mod sparkline;
mod table;
mod trends;

use std::collections::BTreeMap;

use crate::model::project::Priority;
use crate::model::{Choices, Ministry, PartialDate, Project};
use crate::picture::Picture;

use super::Job;
use super::chapters;
use super::document::{Block, Document, Inline, Role, Section, words};
use super::numbering;
use super::order::Order;
use super::words::count;
use period::Period;

/// What all chapters of the report look at.
struct Account<'j> {
    job: &'j Job<'j>,
    order: Order<'j>,
    period: Period<'j>,
    /// The places of the projects: lighthouses first, then by field and ministry.
    projects: Vec<usize>,
}

/// The report as a document; none without a day for which to report.
pub fn document(job: &Job<'_>) -> Option<Document> {
    let account = Account::of(job)?;
    let mut pictures = BTreeMap::new();
    let mut chapters = vec![
        frame::at_a_glance(&account),
        lighthouses::chapter_of(&account),
        achieved::chapter_of(&account),
        slipped::chapter_of(&account),
        lights::chapter_of(&account),
        trends::chapter_of(&account, &mut pictures),
        rollouts::chapter_of(&account),
        reports::chapter_of(&account),
    ];
    let numbered = vec![true; chapters.len()];
    numbering::number(&mut chapters, &numbered);
    Some(account.whole(chapters, pictures))
}

impl<'j> Account<'j> {
    fn of(job: &'j Job<'j>) -> Option<Account<'j>> {
        let strategy = &job.view.strategy;
        let order = Order::of(strategy);
        let mut projects: Vec<usize> = (0..strategy.projects.len()).collect();
        projects.sort_by_cached_key(|at| {
            let project = &strategy.projects[*at];
            let rank = (order.of_field(&project.field.id), order.of_owner(project));
            (project.priority, rank, *at)
        });
        Some(Account {
            period: Period::of(job)?,
            job,
            order,
            projects,
        })
    }

    /// The projects with their places, lighthouses first.
    fn projects(&self) -> impl Iterator<Item = (usize, &'j Project)> {
        let all = &self.job.view.strategy.projects;
        self.projects.iter().map(move |at| (*at, &all[*at]))
    }

    /// The project as it was at the beginning, if an earlier state was asked for and has it.
    fn then(&self, project: &Project) -> Option<&'j Project> {
        let strategy = &self.job.before.as_ref()?.view.strategy;
        let ids = std::iter::once(&*project.head.id);
        let former = project.head.formerly.iter().map(|id| &*id.value);
        ids.chain(former).find_map(|id| strategy.by_id(id))
    }

    /// Words in the language of the document.
    fn pick(&self, de: &'static str, en: &'static str) -> &'static str {
        self.job.lang.pick(de, en)
    }

    /// A date that does not break in a narrow column.
    fn day(&self, date: PartialDate) -> String {
        date.show(self.job.lang).replace(' ', "\u{a0}")
    }

    /// How many of how many: `12 von 116`.
    fn of_all(&self, part: usize, whole: usize) -> String {
        let lang = self.job.lang;
        let (part, whole) = (count(part, lang), count(whole, lang));
        format!("{part} {} {whole}", self.pick("von", "of"))
    }

    /// A project in a cell: its title, and whose it is.
    fn name(&self, project: &Project) -> Vec<Inline> {
        let id = project.head.ministry();
        let ministry = self.job.view.strategy.by_id::<Ministry>(id);
        let short = ministry.map_or(id, |ministry| &ministry.short);
        let weight = match project.priority {
            Priority::Lighthouse => {
                format!("{}, ", project.priority.label().in_lang(self.job.lang))
            }
            _ => String::new(),
        };
        vec![
            Inline::Text(project.head.title.value.to_string()),
            Inline::Text(" ".to_owned()),
            Inline::Quiet(format!("({weight}{short})")),
        ]
    }

    fn whole(&self, chapters: Vec<Section>, pictures: BTreeMap<String, Picture>) -> Document {
        let written = chapters::blank(self.job.view, self.job.lang, self.job.date);
        let report = self.pick("Umsetzungsbericht", "Report on the implementation");
        Document {
            title: report.to_owned(),
            subtitle: Some(written.title.clone()),
            chapters,
            pictures,
            ..written
        }
    }
}

/// A chapter.
fn chapter(anchor: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section {
        anchor: anchor.to_owned(),
        level: 1,
        number: None,
        title: words(title),
        kicker: None,
        role: Role::Chapter,
        marks: Vec::new(),
        blocks,
    }
}

/// A paragraph of plain words.
fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(words(text))
}

/// What stands where there is nothing to tell.
fn note(text: &str) -> Block {
    Block::Note(words(text))
}
