//! The rules of a strategy, one file each, and the loop that runs them.
//!
//! To add a rule: one new file beside this one, and one line in [`RULES`].

use std::collections::HashMap;

use rayon::prelude::*;

use crate::branch::Branch;
use crate::diagnostic::{self, Diagnostic, Finding, Severity, start_of};
use crate::message::nearest;
use crate::model::{Head, Project, Strategy};
use crate::source::FileId;
use crate::text;

pub mod example;
mod rule;

mod adopted_text_changed;
mod adopted_text_edited;
mod adoption_without_digest;
mod adopts_without_adoption;
mod altered_record;
mod authors;
mod backward_status;
mod broken_cosignature;
mod broken_link;
mod broken_place;
mod changed_since_consolidation;
mod command;
mod completed_with_open_milestones;
mod confidence_too_optimistic;
mod confidence_without_reason;
mod contact_without_field;
mod contradicted_nil_return;
mod cosignature_out_of_office;
mod cycles;
mod date_in_future;
mod deceptive_text;
mod dependency_cycle;
mod dependency_on_cancelled;
mod double_cosignature;
mod duplicate_local_id;
mod duplicate_title;
mod end_before_start;
mod ended_but_running;
mod expired_coordinator;
mod field_without_contributors;
mod foreign_change;
mod foreign_cosignature;
mod former_contact;
mod former_ministry;
mod future_evidence;
mod goal_without_indicator;
mod goal_without_measure;
mod impossible_rollout;
mod incomplete_indicator;
mod insert_outside_chapter;
mod ledger_record_for_draft;
mod likely_duplicate;
mod link_to_internal;
mod links;
mod literal_text;
mod loading;
mod measure_without_goal;
mod milestone_outside_project;
mod missing_contribution;
mod missing_coordinator;
mod missing_glyph;
mod missing_picture;
mod missing_remark;
mod overdue_contribution;
mod overdue_cosignature;
mod owed;
mod paper_before_cosignatures;
mod people;
mod permanent_with_end;
mod personal_data;
mod picture_without_words;
mod placeholder;
mod process_out_of_order;
mod programme;
mod project_without_goal;
mod project_without_indicator;
mod raw_html;
mod refused_cosignature;
mod refused_link;
mod remote_picture;
mod reopened_without_reason;
mod signs;
mod skipped_heading_level;
mod stale_cosignature;
mod stale_report;
mod strange_file;
mod submitted_without_date;
mod target_against_direction;
mod target_before_baseline;
mod unknown_author;
mod unknown_contact;
mod unknown_cosignature;
mod unnamed_contact;
mod unsigned_cosignature;
mod unusable_picture;
mod unused_contact;
mod unused_picture;
mod words;

pub use rule::{Check, Context, FileCheck, Look, Rule};

use programme::Undertaking;
use signs::Signs;

/// All rules, sorted by name.
pub const RULES: &[Rule] = &[
    adopted_text_changed::RULE,
    adopted_text_edited::RULE,
    adoption_without_digest::RULE,
    adopts_without_adoption::RULE,
    altered_record::RULE,
    backward_status::RULE,
    broken_cosignature::RULE,
    broken_link::RULE,
    broken_place::RULE,
    changed_since_consolidation::RULE,
    completed_with_open_milestones::RULE,
    confidence_too_optimistic::RULE,
    confidence_without_reason::RULE,
    contact_without_field::RULE,
    contradicted_nil_return::RULE,
    cosignature_out_of_office::RULE,
    date_in_future::RULE,
    deceptive_text::RULE,
    dependency_cycle::RULE,
    dependency_on_cancelled::RULE,
    double_cosignature::RULE,
    loading::DUPLICATE_ID,
    duplicate_local_id::RULE,
    duplicate_title::RULE,
    end_before_start::RULE,
    ended_but_running::RULE,
    expired_coordinator::RULE,
    field_without_contributors::RULE,
    foreign_change::RULE,
    foreign_cosignature::RULE,
    former_contact::RULE,
    loading::FORMER_ID,
    former_ministry::RULE,
    loading::FRONT_MATTER,
    future_evidence::RULE,
    goal_without_indicator::RULE,
    goal_without_measure::RULE,
    impossible_rollout::RULE,
    incomplete_indicator::RULE,
    insert_outside_chapter::RULE,
    loading::INVALID_FILE_NAME,
    loading::INVALID_VALUE,
    ledger_record_for_draft::RULE,
    likely_duplicate::RULE,
    link_to_internal::RULE,
    literal_text::RULE,
    measure_without_goal::RULE,
    loading::MERGE_CONFLICT,
    milestone_outside_project::RULE,
    missing_contribution::RULE,
    missing_coordinator::RULE,
    loading::MISSING_FILE,
    missing_glyph::RULE,
    loading::MISSING_KEY,
    missing_picture::RULE,
    missing_remark::RULE,
    overdue_contribution::RULE,
    overdue_cosignature::RULE,
    paper_before_cosignatures::RULE,
    permanent_with_end::RULE,
    personal_data::RULE,
    picture_without_words::RULE,
    placeholder::RULE,
    process_out_of_order::RULE,
    project_without_goal::RULE,
    project_without_indicator::RULE,
    raw_html::RULE,
    refused_cosignature::RULE,
    refused_link::RULE,
    remote_picture::RULE,
    reopened_without_reason::RULE,
    skipped_heading_level::RULE,
    stale_cosignature::RULE,
    stale_report::RULE,
    strange_file::RULE,
    submitted_without_date::RULE,
    loading::SYNTAX,
    target_against_direction::RULE,
    target_before_baseline::RULE,
    loading::TEMPLATE,
    loading::UNEXPECTED_FILE,
    unknown_author::RULE,
    unknown_contact::RULE,
    unknown_cosignature::RULE,
    loading::UNKNOWN_KEY,
    loading::UNKNOWN_LINT,
    loading::UNKNOWN_REFERENCE,
    unnamed_contact::RULE,
    loading::UNREADABLE_FILE,
    unsigned_cosignature::RULE,
    loading::UNSUPPORTED_FORMAT,
    unusable_picture::RULE,
    unused_contact::RULE,
    unused_picture::RULE,
    loading::WRONG_TYPE,
];

/// The rule of a name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// Runs all rules on a strategy that was loaded, and gives every finding, those of loading included, the level that the
/// strategy's `[lints]` ask for.
pub fn check(context: &Context<'_>, loaded: Vec<Diagnostic>) -> Vec<Diagnostic> {
    check_by(context.strategy, context, loaded)
}

/// Runs all rules with the levels of another strategy: those of a branch's base.
pub fn check_by(
    trusted: &Strategy,
    context: &Context<'_>,
    loaded: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    run(&Levels::of(trusted), context, None, loaded)
}

/// Runs all rules on a branch, those about what it changes included, with the levels of its base.
pub fn check_branch(
    context: &Context<'_>,
    branch: &Branch<'_>,
    loaded: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    run(&Levels::of(branch.trusted), context, Some(branch), loaded)
}

fn run(
    levels: &Levels<'_>,
    context: &Context<'_>,
    branch: Option<&Branch<'_>>,
    mut loaded: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    if loaded
        .iter()
        .any(|diagnostic| diagnostic.rule == loading::UNSUPPORTED_FORMAT.name)
    {
        // By the rules of another format every further finding could be wrong.
        loaded.retain(|diagnostic| diagnostic.rule == loading::UNSUPPORTED_FORMAT.name);
        return loaded;
    }
    let of_whole = RULES.par_iter().flat_map_iter(|rule| {
        let level = levels.level(rule);
        let mut findings = Vec::new();
        match (rule.check, branch) {
            _ if level.is_none() => {}
            (Check::Strategy(check), _) => check(context, &mut findings),
            (Check::Branch(check), Some(branch)) => check(context, branch, &mut findings),
            _ => {}
        }
        let findings = findings.into_iter();
        findings.filter_map(move |finding| Some(finding.of(rule.name, level?)))
    });
    let rules = OneByOne::new(levels, context);
    let files: Vec<FileId> = context.files.ids().collect();
    let of_files = files
        .into_par_iter()
        .flat_map_iter(|file| rules.check(file));

    let mut diagnostics: Vec<Diagnostic> = of_whole.chain(of_files).collect();
    diagnostics.extend(
        loaded
            .into_iter()
            .filter_map(|diagnostic| levels.adjust(diagnostic)),
    );
    diagnostics.extend(unknown_lints(context.strategy));
    diagnostic::sort_in(context.files, &mut diagnostics);
    diagnostics
}

/// The rules that look at one file after the other: all at each, as long as its text is at hand.
struct OneByOne<'c> {
    context: &'c Context<'c>,
    of_files: Vec<(&'static str, Severity, FileCheck<'c>)>,
    of_entries: Vec<(&'static str, Severity, EntryCheck)>,
    of_undertakings: Vec<(&'static str, Severity, UndertakingCheck)>,
    of_projects: Vec<(&'static str, Severity, ProjectCheck)>,
}

type EntryCheck = fn(&Context<'_>, &Head, &mut Vec<Finding>);
type UndertakingCheck = fn(&Context<'_>, &Undertaking<'_>, &mut Vec<Finding>);
type ProjectCheck = fn(&Context<'_>, &Project, &mut Vec<Finding>);

impl<'c> OneByOne<'c> {
    fn new(levels: &Levels<'_>, context: &'c Context<'c>) -> OneByOne<'c> {
        let mut rules = OneByOne {
            context,
            of_files: Vec::new(),
            of_entries: Vec::new(),
            of_undertakings: Vec::new(),
            of_projects: Vec::new(),
        };
        for rule in RULES {
            match (rule.check, levels.level(rule)) {
                (Check::Files(prepare), Some(level)) => {
                    rules.of_files.push((rule.name, level, prepare(context)));
                }
                (Check::Entry(check), Some(level)) => {
                    rules.of_entries.push((rule.name, level, check));
                }
                (Check::Undertaking(check), Some(level)) => {
                    rules.of_undertakings.push((rule.name, level, check));
                }
                (Check::Project(check), Some(level)) => {
                    rules.of_projects.push((rule.name, level, check));
                }
                _ => {}
            }
        }
        rules
    }

    fn check(&self, file: FileId) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let mut findings = Vec::new();
        let mut take = |findings: &mut Vec<Finding>, name, level| {
            if !findings.is_empty() {
                diagnostics.extend(findings.drain(..).map(|finding| finding.of(name, level)));
            }
        };
        let signs = Signs::of(self.context.files.text(file));
        let look = Look { file, signs };
        for (name, level, check) in &self.of_files {
            check(&look, &mut findings);
            take(&mut findings, name, *level);
        }
        if let Some(head) = self.context.strategy.head_in(file) {
            for (name, level, check) in &self.of_entries {
                check(self.context, head, &mut findings);
                take(&mut findings, name, *level);
            }
        }
        let undertaking = Undertaking::in_file(self.context.strategy, file);
        if let Some(undertaking) = &undertaking {
            for (name, level, check) in &self.of_undertakings {
                check(self.context, undertaking, &mut findings);
                take(&mut findings, name, *level);
            }
        }
        if let Some(project) = undertaking.and_then(|undertaking| undertaking.project) {
            for (name, level, check) in &self.of_projects {
                check(self.context, project, &mut findings);
                take(&mut findings, name, *level);
            }
        }
        diagnostics
    }
}

/// The levels that `[lints]` asks for.
struct Levels<'s> {
    asked: HashMap<&'s str, Option<Severity>>,
}

impl<'s> Levels<'s> {
    fn of(strategy: &'s Strategy) -> Levels<'s> {
        let level = |key: &str| {
            Severity::ALL
                .into_iter()
                .find(|severity| severity.key() == key)
        };
        let lints = strategy.settings.lints.iter();
        Levels {
            asked: lints.map(|(rule, key, _)| (&**rule, level(key))).collect(),
        }
    }

    /// `None`: the rule is off.
    fn level(&self, rule: &Rule) -> Option<Severity> {
        match rule.check {
            Check::Loading => Some(rule.level),
            _ => self
                .asked
                .get(rule.name)
                .copied()
                .unwrap_or(Some(rule.level)),
        }
    }

    fn adjust(&self, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
        if let Some(rule) = rule(diagnostic.rule) {
            diagnostic.severity = self.level(rule)?;
        }
        Some(diagnostic)
    }
}

/// `[lints]` names a rule that does not exist, or one whose level is fixed.
fn unknown_lints(strategy: &Strategy) -> Vec<Diagnostic> {
    let Some(file) = strategy.settings.file else {
        return Vec::new();
    };
    let judge = |(name, _, span): &(Box<str>, Box<str>, crate::source::Span)| {
        let mut place = start_of(file);
        place.span = *span;
        let finding = match rule(name) {
            None => {
                let finding = Finding::new(
                    place,
                    text!(
                        "die Regel `{name}` gibt es nicht",
                        "there is no rule `{name}`"
                    ),
                );
                match nearest(name, RULES.iter().map(|rule| rule.name)) {
                    Some(meant) => finding
                        .help(text!(
                            "gemeint ist wohl `{meant}`",
                            "did you mean `{meant}`?"
                        ))
                        .suggest(
                            text!(
                                "`{name}` in `{meant}` ändern",
                                "change `{name}` to `{meant}`"
                            ),
                            place,
                            meant,
                        ),
                    None => finding.help(text!(
                        "`dstrat explain` nennt alle Regeln",
                        "`dstrat explain` lists all rules"
                    )),
                }
            }
            Some(rule) if matches!(rule.check, Check::Loading) => Finding::new(
                place,
                text!(
                    "die Stufe der Regel `{name}` ist fest",
                    "the level of the rule `{name}` is fixed"
                ),
            )
            .help(text!("die Zeile löschen", "delete the line")),
            Some(_) => return None,
        };
        Some(finding.of("unknown-lint", Severity::Error))
    };
    strategy.settings.lints.iter().filter_map(judge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidation::Consolidation;
    use crate::load;
    use crate::pull::story::Story;
    use crate::source::Files;

    fn run(overlay: &str) -> (Files, Vec<Diagnostic>) {
        let Some(story) = Story::told(overlay) else {
            let files = example::tree(overlay);
            let found = judged(&files, check);
            return (files, found);
        };
        let before = Consolidation::new(&story.files, &story.strategy, example::TODAY);
        let found = judged(&story.after, |context, loaded| {
            check_branch(context, &story.branch(&before), loaded)
        });
        (story.after, found)
    }

    fn judged(
        files: &Files,
        judge: impl Fn(&Context<'_>, Vec<Diagnostic>) -> Vec<Diagnostic>,
    ) -> Vec<Diagnostic> {
        let (strategy, loaded) = load::load(files);
        let today = example::TODAY;
        let consolidation = Consolidation::new(files, &strategy, today);
        let context = Context {
            files,
            strategy: &strategy,
            consolidation: &consolidation,
            today,
        };
        judge(&context, loaded)
    }

    fn shown(diagnostics: &[Diagnostic], files: &Files) -> String {
        diagnostics
            .iter()
            .map(|d| {
                format!(
                    "{}: {}: {}\n",
                    files.path(d.finding.place.file),
                    d.rule,
                    d.finding.message.de
                )
            })
            .collect()
    }

    #[test]
    fn the_example_strategy_is_silent() {
        let (files, found) = run("");
        assert_eq!(shown(&found, &files), "");
    }

    #[test]
    fn every_bad_example_fires_its_rule_alone_and_every_good_one_is_silent() {
        for rule in RULES {
            let (bad, found) = run(rule.bad);
            assert!(
                !found.is_empty() && found.iter().all(|diagnostic| diagnostic.rule == rule.name),
                "{}: the bad example gives\n{}",
                rule.name,
                shown(&found, &bad)
            );
            let (good, found) = run(rule.good);
            assert_eq!(shown(&found, &good), "", "{}: the good example", rule.name);
        }
    }

    #[test]
    fn every_finding_names_a_place_and_a_next_step() {
        for rule in RULES {
            let (bad, found) = run(rule.bad);
            for diagnostic in found {
                let finding = &diagnostic.finding;
                assert!(finding.help.is_some(), "{}: no help", rule.name);
                let end = finding.place.span.end as usize;
                assert!(
                    end <= bad.text(finding.place.file).len(),
                    "{}: place outside its file",
                    rule.name
                );
            }
        }
    }

    #[test]
    fn rules_are_sorted_and_told_in_both_languages() {
        assert!(
            RULES.is_sorted_by_key(|rule| rule.name),
            "RULES is not sorted"
        );
        for rule in RULES {
            for label in [rule.summary, rule.why] {
                assert!(
                    !label.de.is_empty() && !label.en.is_empty() && label.de != label.en,
                    "{}",
                    rule.name
                );
            }
        }
    }
}
