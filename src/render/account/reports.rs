//! How old the reports are that all this rests on: a report that nobody renewed tells nothing of today.

use crate::ampel::is_stale;
use crate::model::{Ministry, Project};

use super::super::document::{Align, Inline, Section, words};
use super::table::table;
use super::{Account, chapter, note, paragraph};

/// The chapter.
pub fn chapter_of(account: &Account<'_>) -> Section {
    let title = account.pick(
        "Wie aktuell die Berichte sind",
        "How recent the reports are",
    );
    let months = account.job.view.strategy.settings.interval_months;
    let stale = stale(account).len();
    let all = reporting(account).count();
    let told = account.of_all(stale, all);
    let lang = account.job.lang;
    let sentence = lang.pick(
        format!("{told} laufenden Projekten haben einen Bericht, der älter als {months} Monate ist. Über ihren heutigen Stand sagt dieser Bericht nichts Sicheres; auch ihre Ampeln und Termine können überholt sein."),
        format!("{told} running projects have a report older than {months} months. This report says nothing certain about how they stand today; their lights and dates may be out of date too."),
    );
    if stale == 0 {
        let fresh = account.pick("Kein Bericht ist überholt.", "No report is stale.");
        return chapter("reports", title, vec![note(fresh)]);
    }
    let headings = [
        (account.pick("Ressort", "Ministry"), Align::Start),
        (
            account.pick("Überholte Berichte", "Stale reports"),
            Align::End,
        ),
        (
            account.pick("Ältester Bericht", "Oldest report"),
            Align::Start,
        ),
    ];
    let blocks = vec![
        paragraph(sentence),
        table(title, &headings, by_ministry(account)),
    ];
    chapter("reports", title, blocks)
}

/// The projects that report: those that are not over.
pub fn reporting<'a>(account: &Account<'a>) -> impl Iterator<Item = &'a Project> {
    let all = account.projects().map(|(_, project)| project);
    all.filter(|project| !project.status.value.is_over())
}

/// Those of them whose report is stale.
pub fn stale<'a>(account: &Account<'a>) -> Vec<&'a Project> {
    let months = account.job.view.strategy.settings.interval_months;
    let until = account.period.until;
    reporting(account)
        .filter(|project| is_stale(project.as_of.value, until, months))
        .collect()
}

fn by_ministry(account: &Account<'_>) -> Vec<Vec<Vec<Inline>>> {
    let strategy = &account.job.view.strategy;
    let (stale, all): (Vec<_>, Vec<_>) = (stale(account), reporting(account).collect());
    let of = |projects: &[&Project], ministry: &Ministry| {
        let own = projects
            .iter()
            .filter(|project| project.head.ministry() == &*ministry.id);
        own.count()
    };
    let row = |at: &usize| {
        let ministry = &strategy.ministries[*at];
        let own = stale
            .iter()
            .filter(|project| project.head.ministry() == &*ministry.id);
        let oldest = own
            .map(|project| project.as_of.value)
            .min_by_key(|date| date.last_day())?;
        Some(vec![
            words(&*ministry.short),
            words(account.of_all(of(&stale, ministry), of(&all, ministry))),
            words(account.day(oldest)),
        ])
    };
    account.order.ministries.iter().filter_map(row).collect()
}
