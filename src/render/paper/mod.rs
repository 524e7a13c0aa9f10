//! The cabinet paper (Ministerratsvorlage): what is to be decided, why, who took part with which result, what it costs.
//!
//! Its parts follow § 22 of the Joint Rules of Procedure of the German Federal Ministries (GGO) and its siblings in the states: the
//! proposal comes first, the ministries' answers are named one by one, what is disputed is set out.

mod annexes;
mod costs;
mod deadline;
mod disputes;
mod explanation;
mod head;
mod participation;
mod proposal;
pub mod ready;

use jiff::civil::Date;

use crate::consolidation::{Closing, Consolidation, Signing};
use crate::message::{Label, Lang, Text};
use crate::model::digest::Digest;
use crate::model::{Kind, PartialDate};
use crate::source::Files;
use crate::template::Templates;

use super::audience::{Audience, View};
use super::document::{Block, Inline, Role, Section, words};
use super::{File, Output, Trouble, html, markdown, turns};

use ready::Paper;

/// What the paper is written from.
pub struct Job<'j> {
    /// What its readers may see.
    pub view: &'j View<'j>,
    /// Where templates come from.
    pub files: &'j Files,
    /// The language of generated words.
    pub lang: Lang,
    /// The day of the paper.
    pub today: Date,
    /// The digest of the strategy.
    pub digest: Digest,
    /// What ministries say of single contributions.
    pub signings: Vec<Signing<'j>>,
    /// What ministries say of the whole; empty where there is no final co-signature.
    pub closing: Vec<Closing<'j>>,
    /// What stands in the way, with how often; the paper is a draft then.
    pub open: Vec<(Label, usize)>,
    /// Whether it is marked as a draft.
    pub is_draft: bool,
}

impl<'j> Job<'j> {
    /// The paper of a view, with what ministries said.
    pub fn new(
        view: &'j View<'j>,
        files: &'j Files,
        consolidation: &Consolidation<'j>,
        lang: Lang,
        today: Date,
    ) -> Job<'j> {
        let seen = |signing: &Signing<'_>| {
            let id = &signing.contribution.head.id;
            view.strategy.position(Kind::Contribution, id).is_some()
        };
        let mut signings = consolidation.signings();
        if view.audience == Audience::Public {
            signings.retain(seen);
        }
        Job {
            view,
            files,
            lang,
            today,
            digest: consolidation.strategy_digest(),
            signings,
            closing: match consolidation.is_closing() {
                true => consolidation.closing(),
                false => Vec::new(),
            },
            open: Vec::new(),
            is_draft: false,
        }
    }

    /// The wording in the language of the paper.
    fn pick(&self, de: &'static str, en: &'static str) -> &'static str {
        self.lang.pick(de, en)
    }

    /// Whether reasons that are internal may be told.
    fn is_internal(&self) -> bool {
        self.view.audience == Audience::Internal
    }
}

/// The paper as HTML and as Markdown.
///
/// # Errors
/// When a template is wrong.
pub fn build(job: &Job<'_>) -> Result<Vec<Output>, Trouble> {
    let paper = paper(job);
    let page = html::paper(&paper, &Templates::new(job.files))?;
    let file = |path: &str, text: String| {
        turns::without_in_any(Output::File(File {
            path: path.to_owned(),
            bytes: text.into_bytes(),
        }))
    };
    Ok(vec![
        file("cabinet-paper.html", page),
        file("cabinet-paper.md", markdown::paper(&paper)),
    ])
}

fn paper(job: &Job<'_>) -> Paper {
    let mut chapters: Vec<Section> = head::state_of_draft(job).into_iter().collect();
    let numbered = [
        proposal::section(job),
        explanation::section(job),
        participation::section(job),
        disputes::section(job),
        costs::section(job),
        deadline::section(job),
        annexes::section(job),
    ];
    for (at, mut section) in numbered.into_iter().flatten().enumerate() {
        number(&mut section, (at + 1).to_string());
        chapters.push(section);
    }
    chapters.extend(annexes::signatures(job));
    Paper {
        kicker: head::kicker(job),
        facts: head::facts(job),
        is_draft: job.is_draft,
        document: head::document(job, chapters),
    }
}

fn number(section: &mut Section, number: String) {
    let mut below = 0;
    for block in &mut section.blocks {
        if let Block::Section(inner) = block {
            below += 1;
            inner.number = Some(format!("{number}.{below}"));
        }
    }
    section.number = Some(number);
}

/// A section; `anchor` is a word that no other one has.
fn heading(anchor: &str, level: usize, title: impl Into<String>, blocks: Vec<Block>) -> Section {
    Section {
        anchor: anchor.to_owned(),
        level,
        number: None,
        title: words(title),
        kicker: None,
        role: Role::Heading,
        marks: Vec::new(),
        blocks,
    }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(words(text))
}

/// A paragraph in the language of the paper; what stands in back-ticks is code.
fn told(job: &Job<'_>, text: &Text) -> Block {
    let pieces = text.in_lang(job.lang).split('`').enumerate();
    let inlines = pieces.map(|(at, piece)| match at % 2 {
        0 => Inline::Text(piece.to_owned()),
        _ => Inline::Code(piece.to_owned()),
    });
    Block::Paragraph(inlines.collect())
}

/// Short words as the cell of a table.
fn cell(text: impl Into<String>) -> Vec<Inline> {
    words(text)
}

/// A date in a table, which is not torn apart.
fn day(date: PartialDate, lang: Lang) -> String {
    date.show(lang).replace(' ', "\u{a0}")
}
