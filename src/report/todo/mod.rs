//! What each ministry owes next, as data: what, until when, in which file, and the lines to write there.

mod contributions;
mod finder;
mod item;
mod json;
mod lead;
mod process;
mod projects;
mod remarks;
mod signatures;
mod task;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::consolidation::Consolidation;
use crate::message::Lang;
use crate::model::date::days_between;
use crate::model::{Ministry, Strategy};
use crate::source::Files;

use finder::Finder;
use remarks::Remarks;

pub use item::{Item, what};
pub use task::Task;

/// What is to be done on a day.
pub struct Todo<'s> {
    /// The day.
    pub today: Date,
    /// The language of the words in machine output.
    pub lang: Lang,
    /// The strategy.
    pub strategy: &'s Strategy,
    /// What is to be done: ministry by ministry, and for each the most urgent first.
    pub items: Vec<Item<'s>>,
    /// The ministries that were asked for, by `order` and id.
    pub ministries: Vec<&'s Ministry>,
}

impl<'s> Todo<'s> {
    /// Finds what is to be done, by one ministry or by all.
    ///
    /// Most urgent first: what is overdue; of that, what others wait for; then by deadline, then by weight.
    pub fn new(
        files: &Files,
        strategy: &'s Strategy,
        consolidation: &Consolidation<'s>,
        today: Date,
        lang: Lang,
        only: Option<&'s Ministry>,
    ) -> Todo<'s> {
        let mut finder = Finder {
            files,
            strategy,
            consolidation,
            today,
            only,
            items: Vec::new(),
        };
        let remarks = Remarks::of(strategy);
        process::find(&mut finder);
        contributions::find(&mut finder, &remarks);
        signatures::find(&mut finder);
        lead::find(&mut finder, &remarks);
        projects::find(&mut finder);
        let mut items = finder.items;
        items.sort_by(|a, b| urgency(a, today).cmp(&urgency(b, today)));
        let mut ministries: Vec<&Ministry> = strategy.ministries.iter().collect();
        ministries.retain(|ministry| only.is_none_or(|only| only.id == ministry.id));
        ministries.sort_by_key(|ministry| (ministry.order, &ministry.id));
        Todo {
            today,
            lang,
            strategy,
            items,
            ministries,
        }
    }

    /// The final co-signatures (Schlusszeichnungen) that are owed, also while texts still change.
    pub fn closing(
        files: &Files,
        strategy: &'s Strategy,
        consolidation: &Consolidation<'s>,
        today: Date,
    ) -> Vec<Item<'s>> {
        signatures::closing(&Finder {
            files,
            strategy,
            consolidation,
            today,
            only: None,
            items: Vec::new(),
        })
    }

    /// Whether something is past its day.
    pub fn is_overdue(&self, item: &Item<'_>) -> bool {
        item.due.is_some_and(|due| due < self.today)
    }

    /// The days until something is due; negative when that is past.
    pub fn days_left(&self, item: &Item<'_>) -> Option<i32> {
        item.due.map(|due| days_between(self.today, due))
    }

    /// The items of each ministry.
    pub fn by_ministry(&self) -> BTreeMap<&'s str, Vec<&Item<'s>>> {
        let mut groups: BTreeMap<&str, Vec<&Item<'s>>> = BTreeMap::new();
        for item in &self.items {
            groups.entry(&item.ministry.id).or_default().push(item);
        }
        groups
    }
}

/// What comes first when sorted.
fn urgency<'i>(item: &'i Item<'_>, today: Date) -> impl Ord + 'i {
    let overdue = item.due.is_some_and(|due| due < today);
    (
        (item.ministry.order, &item.ministry.id),
        !overdue,
        item.task.tier(),
        item.due.unwrap_or(Date::MAX),
        item.task,
        item.subject,
        &item.file,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{TODAY, with};

    fn told(only: Option<&str>) -> Vec<String> {
        with(|files, strategy, consolidation| {
            let only = only.and_then(|id| strategy.by_id(id));
            let todo = Todo::new(files, strategy, consolidation, TODAY, Lang::De, only);
            let told = |item: &Item<'_>| {
                let late = if todo.is_overdue(item) { "! " } else { "" };
                format!(
                    "{late}{} {} {}",
                    item.ministry.id,
                    item.task.key(),
                    item.file
                )
            };
            todo.items.iter().map(told).collect()
        })
    }

    #[test]
    fn the_most_urgent_comes_first() {
        assert_eq!(
            told(Some("bm")),
            [
                "! bm name-coordinator ministries/bm/contacts.toml",
                "! bm rework-contribution ministries/bm/contributions/zurueck.md",
                "! bm finish-draft ministries/bm/contributions/entwurf.md",
                "! bm report-date ministries/bm/projects/kalender.md",
                "! bm report-date ministries/bm/projects/kalender.md",
                "! bm renew-report ministries/bm/projects/kalender.md",
                "bm settle-dissent ministries/bm/contributions/dissens.md",
                "bm give-reason ministries/bm/projects/kalender.md",
            ]
        );
    }

    #[test]
    fn the_lead_judges_mediates_and_signs() {
        assert_eq!(
            told(Some("mdr")),
            [
                "! mdr write-contribution ministries/mdr/contributions/bildung.md",
                "mdr settle-dissent ministries/bm/contributions/dissens.md",
                "mdr judge-contribution consolidation.toml",
                "mdr judge-contribution consolidation.toml",
                "mdr sign-again ministries/mdr/cosignatures.toml",
                "mdr sign ministries/mdr/cosignatures.toml",
            ]
        );
    }

    #[test]
    fn everyone_in_the_order_of_ministries() {
        let all = told(None);
        let each: Vec<String> = ["mdr", "bm", "fm"]
            .into_iter()
            .flat_map(|id| told(Some(id)))
            .collect();
        assert_eq!(all, each);
    }

    #[test]
    fn the_words_of_others_are_passed_on() {
        with(|files, strategy, consolidation| {
            let todo = Todo::new(files, strategy, consolidation, TODAY, Lang::De, None);
            let note = |task: Task| {
                let item = todo.items.iter().find(|item| item.task == task)?;
                item.note.as_ref().map(|note| note.de.to_string())
            };
            assert_eq!(
                note(Task::ReworkContribution).as_deref(),
                Some("die Redaktion: kürzer")
            );
            assert_eq!(
                note(Task::SettleDissent).as_deref(),
                Some("MDR lehnt ab: zu teuer")
            );
        });
    }
}
