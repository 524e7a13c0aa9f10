//! A rule is a page: what it looks for, why, how loud it is, and a bad and a good example that are its test.

use jiff::civil::Date;

use crate::branch::Branch;
use crate::consolidation::Consolidation;
use crate::diagnostic::{Finding, Severity};
use crate::message::Label;
use crate::model::{Head, Project, Strategy};
use crate::source::{FileId, Files};

use super::programme::Undertaking;
use super::signs::Signs;

/// A rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its name, in small letters with hyphens.
    pub name: &'static str,
    /// How much its findings weigh if `[lints]` says nothing else.
    pub level: Severity,
    /// What it looks for, in one line.
    pub summary: Label,
    /// Why that matters and what to do, in a few sentences; with the source where the rule comes from one.
    pub why: Label,
    /// Files that make it fire, laid over the example strategy; see [`example`](super::example).
    pub bad: &'static str,
    /// The same files, mended.
    pub good: &'static str,
    /// The rule itself.
    pub check: Check,
}

/// Where the findings of a rule come from.
#[derive(Clone, Copy)]
pub enum Check {
    /// From reading the files: without it nothing else can be judged, so its level is fixed.
    Loading,
    /// From reading the files, with a level that can be set.
    LoadingWithLevel,
    /// From looking at the whole strategy.
    Strategy(fn(&Context<'_>, &mut Vec<Finding>)),
    /// From looking at each file; what this makes of a strategy looks at its files, in parallel.
    Files(for<'c> fn(&'c Context<'c>) -> FileCheck<'c>),
    /// From looking at one entry; entries are looked at in parallel, each with its file.
    Entry(fn(&Context<'_>, &Head, &mut Vec<Finding>)),
    /// From looking at one goal, measure or project.
    Undertaking(fn(&Context<'_>, &Undertaking<'_>, &mut Vec<Finding>)),
    /// From looking at one project.
    Project(fn(&Context<'_>, &Project, &mut Vec<Finding>)),
    /// From looking at what a branch changes; only where it is compared with its base.
    Branch(fn(&Context<'_>, &Branch<'_>, &mut Vec<Finding>)),
}

/// Looks at one file.
pub type FileCheck<'c> = Box<dyn Fn(&Look, &mut Vec<Finding>) + Sync + 'c>;

/// A file that is looked at.
pub struct Look {
    /// The file.
    pub file: FileId,
    /// What its text holds; of a file that could not be read, what can be shown of it.
    pub signs: Signs,
}

/// What a rule may look at.
pub struct Context<'c> {
    /// The files, for their texts.
    pub files: &'c Files,
    /// The strategy.
    pub strategy: &'c Strategy,
    /// The states of contributions.
    pub consolidation: &'c Consolidation<'c>,
    /// The day for which the strategy is judged.
    pub today: Date,
}
