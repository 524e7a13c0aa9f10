//! What a ministry owes its own contributions: finish, rework, settle a dissent.

use crate::consolidation::{Standing, State};
use crate::message::label;
use crate::model::{Contribution, Ministry};
use crate::text;

use super::finder::{Finder, last_day};
use super::item::{CHANGE, Item, line};
use super::remarks::Remarks;
use super::task::Task;

/// Finds what ministries owe their contributions.
pub fn find<'s>(finder: &mut Finder<'_, 's>, remarks: &Remarks<'s>) {
    let contributions = finder.consolidation.contributions();
    let found: Vec<Item<'s>> = contributions
        .filter_map(|(contribution, standing)| {
            let ministry = finder.ministry(contribution.head.ministry())?;
            own(finder, ministry, contribution, standing, remarks)
        })
        .collect();
    finder.items.extend(found);
}

/// What a ministry owes one contribution of its own.
fn own<'s>(
    finder: &Finder<'_, 's>,
    ministry: &'s Ministry,
    contribution: &'s Contribution,
    standing: &Standing,
    remarks: &Remarks<'s>,
) -> Option<Item<'s>> {
    let process = &finder.strategy.settings.process;
    let (id, title, today) = (
        &contribution.head.id,
        &contribution.head.title.value,
        finder.today,
    );
    let item = |task| Item::new(ministry, task, id, text!("„{title}“", "“{title}”"));
    let file = finder.path(contribution.head.file);
    let submit = vec![
        line("status = \"submitted\"".to_owned()),
        line(format!("submitted = {today}")),
    ];
    match standing.state {
        State::Draft => {
            let item = item(Task::FinishDraft).due(last_day(&process.contributions_due));
            let item = item.command(format!("dstrat submit {id}"));
            Some(item.write(file, CHANGE, submit))
        }
        State::Returned => {
            let item = item(Task::ReworkContribution).due(last_day(&process.contributions_due));
            let item = item
                .note(remarks.returned(id))
                .command(format!("dstrat submit {id}"));
            Some(item.write(file, CHANGE, submit.into_iter().skip(1).collect()))
        }
        State::Dissent => Some(
            item(Task::SettleDissent)
                .due(last_day(&process.cosignatures_due))
                .note(remarks.refused(id, standing))
                .write(
                    file,
                    label(
                        "den Text ändern, dann nimmt die Redaktion ihn neu an",
                        "change the text; the editors then accept it anew",
                    ),
                    Vec::new(),
                ),
        ),
        _ => None,
    }
}
