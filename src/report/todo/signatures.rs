//! What a ministry owes the contributions of others, and in the end the strategy as a whole: its co-signature.

use crate::consolidation::{Answer, Standing};
use crate::message::{Text, label};
use crate::model::contact::{Contact, Role};
use crate::model::digest::Digest;
use crate::model::evidence::STRATEGY;
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
    // While texts still change, a signature of the whole would not last.
    if finder.consolidation.is_agreed() {
        let closing = closing(finder);
        finder.items.extend(closing);
    }
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
    let title = &head.title.value;
    let owner = finder
        .strategy
        .by_id::<Ministry>(head.ministry())
        .map_or(head.ministry(), |owner| &owner.short);
    let object = Object {
        id: &head.id,
        name: text!("{owner}, „{title}“", "{owner}, “{title}”"),
        digest: finder.consolidation.digest(at),
    };
    item(finder, ministry, object, answer).read(finder.path(head.file))
}

/// What is to be signed.
struct Object<'s> {
    id: &'s str,
    name: Text,
    digest: Digest,
}

fn item<'s>(
    finder: &Finder<'_, 's>,
    ministry: &'s Ministry,
    object: Object<'s>,
    answer: Answer,
) -> Item<'s> {
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
    let (id, digest) = (object.id, object.digest);
    let lines = vec![
        line("[[cosignature]]".to_owned()),
        line(format!("of = \"{id}\"")),
        text!(
            "result = \"signed\" # oder signed-with-conditions, refused, not-affected",
            "result = \"signed\" # or signed-with-conditions, refused, not-affected"
        ),
        line(format!("digest = \"{digest}\"")),
        line(format!("by = \"{by}\"")),
        line(format!("on = {}", finder.today)),
    ];
    let item = Item::new(ministry, task, id, object.name)
        .due(last_day(&finder.strategy.settings.process.cosignatures_due))
        .note(note)
        .append(
            format!("ministries/{}/cosignatures.toml", ministry.id),
            finder.files,
            lines,
        );
    match signer {
        Some(by) => item.command(format!("dstrat sign {id} --as {}/{by}", ministry.id)),
        None => item,
    }
}

/// The final co-signatures (Schlusszeichnungen) that are owed once one was given.
pub fn closing<'s>(finder: &Finder<'_, 's>) -> Vec<Item<'s>> {
    let consolidation = finder.consolidation;
    if !consolidation.is_closing() {
        return Vec::new();
    }
    let open = consolidation
        .closing()
        .into_iter()
        .filter(|closing| matches!(closing.answer, Answer::None | Answer::Stale));
    open.filter_map(|closing| {
        let object = Object {
            id: STRATEGY,
            name: label(
                "die ganze Strategie (Schlusszeichnung)",
                "the whole strategy",
            )
            .into(),
            digest: consolidation.strategy_digest(),
        };
        let ministry = finder.ministry(&closing.ministry.id)?;
        Some(item(finder, ministry, object, closing.answer))
    })
    .collect()
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
