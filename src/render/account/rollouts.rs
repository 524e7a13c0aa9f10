//! How far projects have spread, and how far they had at the earlier state.

use crate::model::Project;
use crate::model::project::Rollout;

use super::super::document::{Align, Inline, Section, words};
use super::super::words::{count, percent};
use super::table::table;
use super::{Account, chapter, note};

/// The column that compares with an earlier state.
const MORE: usize = 3;

/// The chapter.
pub fn chapter_of(account: &Account<'_>) -> Section {
    let title = account.pick("Verbreitung", "Roll-outs");
    let all = account
        .projects()
        .filter_map(|(_, project)| Some((project, project.rollout.as_ref()?)));
    let mut rows: Vec<_> = all
        .map(|(project, rollout)| row(account, project, rollout))
        .collect();
    let mut headings = vec![
        (account.pick("Projekt", "Project"), Align::Start),
        (account.pick("Erreicht", "Covered"), Align::Start),
        (account.pick("Anteil", "Share"), Align::End),
        (account.pick("Seither dazu", "More since"), Align::End),
        (account.pick("Stand", "As of"), Align::Start),
    ];
    if account.job.before.is_none() {
        headings.remove(MORE);
        rows.iter_mut().for_each(|row| drop(row.remove(MORE)));
    }
    let block = match rows.is_empty() {
        true => note(account.pick(
            "Kein Projekt meldet seine Verbreitung.",
            "No project reports its roll-out.",
        )),
        false => table(title, &headings, rows),
    };
    chapter("rollouts", title, vec![block])
}

fn row(account: &Account<'_>, project: &Project, rollout: &Rollout) -> Vec<Vec<Inline>> {
    let lang = account.job.lang;
    let number = |value: i64| usize::try_from(value).unwrap_or(0);
    let (covered, total) = (number(rollout.covered.value), number(rollout.total.value));
    let then = account.then(project).and_then(|then| then.rollout.as_ref());
    let more = then.map(|then| rollout.covered.value.saturating_sub(then.covered.value));
    let more = more.map(|more| super::super::words::number(more as f64, lang));
    let unknown = || {
        vec![Inline::Quiet(
            account.pick("nicht bekannt", "not known").to_owned(),
        )]
    };
    vec![
        account.name(project),
        words(format!(
            "{} {}",
            account.of_all(covered, total),
            rollout.unit
        )),
        words(percent(covered, total, lang).unwrap_or_else(|| count(covered, lang))),
        more.map_or_else(unknown, words),
        words(account.day(rollout.as_of.value)),
    ]
}
