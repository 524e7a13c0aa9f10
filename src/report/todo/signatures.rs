//! What a ministry owes the contributions of others: its co-signature.

use crate::consolidation::{Answer, Standing};
use crate::model::contact::{Contact, Role};
use crate::model::{Contribution, Ministry};
use crate::text;

use super::finder::{Finder, last_day};
use super::item::{Item, line};
use super::task::Task;

/// Finds the co-signatures that are owed.
pub fn find<'s>(finder: &mut Finder<'_, 's>) {
    let contributions = finder.consolidation.contributions().enumerate();
    let consolidated = contributions.filter(|(_, (_, standing))| standing.state.is_consolidated());
    let found: Vec<Item<'s>> = consolidated
        .flat_map(|(at, (contribution, standing))| signatures(finder, at, contribution, standing))
        .collect();
    finder.items.extend(found);
}

/// What the co-signers of a contribution owe.
fn signatures<'s>(
    finder: &Finder<'_, 's>,
    at: usize,
    contribution: &'s Contribution,
    standing: &Standing,
) -> Vec<Item<'s>> {
    let open = standing
        .cosigners
        .iter()
        .filter(|(_, answer)| matches!(answer, Answer::None | Answer::Stale));
    let known = open.filter_map(|(id, answer)| Some((finder.ministry(id)?, *answer)));
    known
        .map(|(ministry, answer)| signature(finder, at, ministry, contribution, answer))
        .collect()
}

fn signature<'s>(
    finder: &Finder<'_, 's>,
    at: usize,
    ministry: &'s Ministry,
    contribution: &'s Contribution,
    answer: Answer,
) -> Item<'s> {
    let head = &contribution.head;
    let (task, note) = match answer {
        Answer::Stale => {
            let changed = text!(
                "der Text wurde nach der Mitzeichnung geändert",
                "the text changed after it was signed"
            );
            (Task::SignAgain, Some(changed))
        }
        _ => (Task::Sign, None),
    };
    let signer = signer(finder, ministry).map(|contact| &*contact.id.value);
    let by = signer.unwrap_or("…");
    let lines = vec![
        line("[[cosignature]]".to_owned()),
        line(format!("of = \"{}\"", head.id)),
        text!(
            "result = \"signed\" # oder signed-with-conditions, refused, not-affected",
            "result = \"signed\" # or signed-with-conditions, refused, not-affected"
        ),
        line(format!("digest = \"{}\"", finder.consolidation.digest(at))),
        line(format!("by = \"{by}\"")),
        line(format!("on = {}", finder.today)),
    ];
    let title = &head.title.value;
    let owner = finder
        .strategy
        .by_id::<Ministry>(head.ministry())
        .map_or(head.ministry(), |owner| &owner.short);
    let item = Item::new(
        ministry,
        task,
        &head.id,
        text!("{owner}, „{title}“", "{owner}, “{title}”"),
    )
    .due(last_day(&finder.strategy.settings.process.cosignatures_due))
    .note(note)
    .read(finder.path(head.file))
    .append(
        format!("ministries/{}/cosignatures.toml", ministry.id),
        finder.files,
        lines,
    );
    match signer {
        Some(by) => item.command(format!("dstrat sign {} --as {}/{by}", head.id, ministry.id)),
        None => item,
    }
}

/// Who signs for a ministry: its coordinator in office, else any contact in office.
fn signer<'s>(finder: &Finder<'_, '_>, ministry: &'s Ministry) -> Option<&'s Contact> {
    let in_office = || {
        ministry
            .contacts
            .iter()
            .filter(|contact| contact.in_office(finder.today))
    };
    in_office()
        .find(|contact| contact.role.value == Role::Coordinator)
        .or_else(|| in_office().next())
}
