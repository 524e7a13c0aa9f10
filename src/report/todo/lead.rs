//! What the lead ministry owes as the editors: judge what was submitted, settle dissents between others.

use crate::consolidation::{Standing, State};
use crate::message::label;
use crate::model::{Contribution, Ministry};
use crate::text;

use super::finder::{Finder, last_day};
use super::item::{Item, line};
use super::remarks::Remarks;
use super::task::Task;

/// Finds what the editors owe.
pub fn find<'s>(finder: &mut Finder<'_, 's>, remarks: &Remarks<'s>) {
    let strategy = finder.strategy;
    let lead = strategy
        .settings
        .lead
        .as_ref()
        .and_then(|lead| strategy.get(lead));
    let Some(lead) = lead.and_then(|lead| finder.ministry(&lead.id)) else {
        return;
    };
    let mut found = Vec::new();
    for (at, (contribution, standing)) in finder.consolidation.contributions().enumerate() {
        match standing.state {
            State::Submitted => found.push(judge(finder, lead, at, contribution, standing)),
            State::Dissent if contribution.head.ministry() != &*lead.id => {
                let (owner, title) = (owner(finder, contribution), &contribution.head.title.value);
                let item = Item::new(
                    lead,
                    Task::SettleDissent,
                    &contribution.head.id,
                    text!("{owner}, „{title}“", "{owner}, “{title}”"),
                );
                let how = label(
                    "vermitteln, bis der Text geändert oder neu mitgezeichnet wird",
                    "mediate until the text is changed or signed anew",
                );
                let item = item
                    .due(last_day(&strategy.settings.process.cosignatures_due))
                    .note(remarks.refused(&contribution.head.id, standing));
                found.push(item.write(finder.path(contribution.head.file), how, Vec::new()));
            }
            _ => {}
        }
    }
    finder.items.extend(found);
}

fn owner<'s>(finder: &Finder<'_, 's>, contribution: &'s Contribution) -> &'s str {
    let id = contribution.head.ministry();
    finder
        .strategy
        .by_id::<Ministry>(id)
        .map_or(id, |ministry| &ministry.short)
}

fn judge<'s>(
    finder: &Finder<'_, 's>,
    lead: &'s Ministry,
    at: usize,
    contribution: &'s Contribution,
    standing: &Standing,
) -> Item<'s> {
    let (owner, title) = (owner(finder, contribution), &contribution.head.title.value);
    let id = &contribution.head.id;
    let changed = || text!("nach der Annahme geändert", "changed after it was accepted");
    let lines = vec![
        line("[[consolidated]]".to_owned()),
        line(format!("of = \"{}\"", contribution.head.id)),
        text!(
            "result = \"accepted\" # oder returned, dann mit remark = \"…\"",
            "result = \"accepted\" # or returned, then with remark = \"…\""
        ),
        line(format!("digest = \"{}\"", finder.consolidation.digest(at))),
        line(format!("on = {}", finder.today)),
    ];
    Item::new(
        lead,
        Task::JudgeContribution,
        &contribution.head.id,
        text!("{owner}, „{title}“", "{owner}, “{title}”"),
    )
    .due(last_day(&finder.strategy.settings.process.cosignatures_due))
    .note(standing.changed_since_consolidation.then(changed))
    .read(finder.path(contribution.head.file))
    .command(format!("dstrat accept {id}"))
    .command(format!("dstrat return {id} --remark \"…\""))
    .append("consolidation.toml".to_owned(), finder.files, lines)
}
