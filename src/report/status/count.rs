//! The counting behind a status: one pass over owed contributions, contributions, measures and projects.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::ampel;
use crate::consolidation::{Answer, Consolidation, Standing, State};
use crate::model::evidence::CosignResult;
use crate::model::{Contribution, Entry, Field, Measure, Project, Ref, Strategy};

use super::rows::{fields, ministries};
use super::share::shares;
use super::{
    Counts, Deadlines, Narrow, OfContribution, OfField, OfMinistry, Requested, Status, TextDigest,
    Totals,
};

/// Counts a strategy.
pub fn status<'s>(
    strategy: &'s Strategy,
    consolidation: &'s Consolidation<'s>,
    today: Date,
    narrow: Narrow<'s>,
) -> Status<'s> {
    let mut counter = Counter::new(strategy, today, narrow);
    let requested = counter.owed(consolidation);
    let mut contributions = Vec::new();
    for (at, (contribution, standing)) in consolidation.contributions().enumerate() {
        if counter.contribution(contribution, standing) {
            let digest = TextDigest { consolidation, at };
            contributions.push(of_contribution(strategy, contribution, standing, digest));
        }
        counter.cosignatures(contribution, standing);
    }
    strategy
        .measures
        .iter()
        .for_each(|measure| counter.measure(measure));
    strategy
        .projects
        .iter()
        .for_each(|project| counter.project(project));
    counter.drop_uninvolved();
    let totals = counter.totals();
    Status {
        version: 1,
        today,
        edition: &strategy.settings.edition,
        process: Deadlines::new(&strategy.settings.process, &totals, today),
        ministries: counter.ministries,
        contributions,
        requested,
        fields: counter.fields,
        totals,
        strategy,
        narrow,
    }
}

fn of_contribution<'s>(
    strategy: &'s Strategy,
    contribution: &'s Contribution,
    standing: &'s Standing,
    digest: TextDigest<'s>,
) -> OfContribution<'s> {
    let refused = |answer: &Answer| *answer == Answer::Fresh(CosignResult::Refused);
    let cosigners = standing.cosigners.iter();
    OfContribution {
        id: &contribution.head.id,
        ministry: contribution.head.ministry(),
        field: strategy
            .get(&contribution.field)
            .map_or(&*contribution.field.id, |field| &field.head.id),
        state: standing.state,
        digest,
        overdue: standing.overdue,
        changed_since_consolidation: standing.changed_since_consolidation,
        stale_cosignatures: standing.stale_cosigners().collect(),
        refused_by: cosigners
            .filter(|(_, answer)| refused(answer))
            .map(|(ministry, _)| ministry)
            .collect(),
        title: &contribution.head.title.value,
    }
}

struct Counter<'s> {
    strategy: &'s Strategy,
    today: Date,
    narrow: Narrow<'s>,
    ministries: Vec<OfMinistry<'s>>,
    fields: Vec<OfField<'s>>,
    ministry_at: HashMap<&'s str, usize>,
    field_at: HashMap<&'s str, usize>,
    all: Counts,
}

impl<'s> Counter<'s> {
    fn new(strategy: &'s Strategy, today: Date, narrow: Narrow<'s>) -> Counter<'s> {
        let ministries = ministries(strategy, today, narrow);
        let fields = fields(strategy, narrow);
        Counter {
            ministry_at: ministries
                .iter()
                .enumerate()
                .map(|(at, row)| (row.id, at))
                .collect(),
            field_at: fields
                .iter()
                .enumerate()
                .map(|(at, row)| (row.id, at))
                .collect(),
            strategy,
            today,
            narrow,
            ministries,
            fields,
            all: Counts::default(),
        }
    }

    /// Counts something of a ministry in its row, in the rows of its fields, and in all; says whether it belongs to what
    /// is looked at.
    fn count(&mut self, ministry: &str, fields: &[usize], count: impl Fn(&mut Counts)) -> bool {
        let Some(at) = self.ministry_at.get(ministry) else {
            return false;
        };
        if fields.is_empty() && self.narrow.field.is_some() {
            return false;
        }
        count(&mut self.ministries[*at].counts);
        fields
            .iter()
            .for_each(|field| count(&mut self.fields[*field].counts));
        count(&mut self.all);
        true
    }

    /// The rows of fields, each once.
    fn rows<'r>(&self, fields: impl Iterator<Item = &'r Ref<Field>>) -> Vec<usize> {
        let known = fields.filter_map(|field| self.strategy.get(field));
        let mut rows: Vec<usize> = known
            .filter_map(|field| self.field_at.get(&*field.head.id).copied())
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    fn owed(&mut self, consolidation: &'s Consolidation<'s>) -> Vec<Requested<'s>> {
        for (ministry, field) in &consolidation.owed {
            let row: Vec<usize> = self
                .field_at
                .get(&*field.head.id)
                .copied()
                .into_iter()
                .collect();
            self.count(&ministry.id, &row, |counts| {
                counts.contributions.expected += 1
            });
        }
        let mut requested = Vec::new();
        for request in &consolidation.requests {
            let row: Vec<usize> = self
                .field_at
                .get(&*request.field.head.id)
                .copied()
                .into_iter()
                .collect();
            let belongs = self.count(&request.ministry.id, &row, |counts| {
                counts.contributions.states.add(State::Requested);
                counts.contributions.overdue += usize::from(request.overdue);
            });
            if belongs {
                requested.push(Requested {
                    ministry: &request.ministry.id,
                    field: &request.field.head.id,
                    overdue: request.overdue,
                });
            }
        }
        requested
    }

    fn contribution(&mut self, contribution: &'s Contribution, standing: &Standing) -> bool {
        let rows = self.rows(std::iter::once(&contribution.field));
        self.count(contribution.head.ministry(), &rows, |counts| {
            counts.contributions.states.add(standing.state);
            counts.contributions.overdue += usize::from(standing.overdue);
            counts.contributions.changed += usize::from(standing.changed_since_consolidation);
        })
    }

    /// Counts what a contribution's co-signers owe, in their rows.
    fn cosignatures(&mut self, contribution: &'s Contribution, standing: &Standing) {
        if !standing.state.is_consolidated() {
            return;
        }
        let rows = self.rows(std::iter::once(&contribution.field));
        for (ministry, answer) in &standing.cosigners {
            self.count(ministry, &rows, |counts| {
                counts.cosignatures.owed += 1;
                counts.cosignatures.given +=
                    usize::from(matches!(answer, Answer::Fresh(_) | Answer::Deemed));
                counts.cosignatures.stale += usize::from(*answer == Answer::Stale);
            });
        }
    }

    fn measure(&mut self, measure: &'s Measure) {
        let goals = measure
            .goals
            .iter()
            .filter_map(|goal| self.strategy.get(goal));
        let rows = self.rows(goals.map(|goal| &goal.field));
        let status = measure.status.value;
        self.count(measure.head.ministry(), &rows, |counts| {
            counts.measures.add(status)
        });
    }

    fn project(&mut self, project: &'s Project) {
        let rows = self.rows(std::iter::once(&project.field).chain(&project.cross_cutting));
        let light = ampel::of(project, self.today, self.strategy.settings.interval_months);
        self.count(project.head().ministry(), &rows, |counts| {
            counts.projects.add(project.status.value);
            if let Some(light) = light {
                counts.ampel.add(light);
            }
        });
    }

    /// Where one field is looked at, ministries that have nothing to do with it are left out.
    fn drop_uninvolved(&mut self) {
        if self.narrow.field.is_some() && self.narrow.ministry.is_none() {
            self.ministries
                .retain(|row| row.counts != Counts::default());
        }
    }

    fn totals(&self) -> Totals {
        Totals {
            ministries: self.ministries.len(),
            coordinators: self.ministries.iter().filter(|row| row.coordinator).count(),
            contacts: self.ministries.iter().map(|row| row.contacts).sum(),
            overdue: self.all.contributions.overdue,
            changed_since_consolidation: self.all.contributions.changed,
            shares: shares(&self.all),
            counts: self.all.clone(),
        }
    }
}
