//! What ministries still owe, as far as the cabinet waits for it.

use jiff::civil::Date;

use crate::consolidation::{Consolidation, State};
use crate::message::Lang;
use crate::model::contribution::Submission;
use crate::model::evidence::STRATEGY;
use crate::model::field::FieldKind;
use crate::model::{Field, Strategy};
use crate::report::todo::{Item, Task, Todo};
use crate::source::Files;
use crate::text;

use super::{Hurdle, Obstacle};

/// Finds what is owed.
pub fn find<'s>(
    files: &Files,
    strategy: &'s Strategy,
    consolidation: &'s Consolidation<'s>,
    today: Date,
) -> Vec<Obstacle<'s>> {
    let todo = Todo::new(files, strategy, consolidation, today, Lang::De, None);
    let owed = todo.items.iter().filter(|item| is_counted(strategy, item));
    let mut found: Vec<Obstacle<'s>> = owed
        .filter_map(|item| obstacle(item, Hurdle::of(item.task)?))
        .collect();
    let closing = Todo::closing(files, strategy, consolidation, today);
    found.extend(
        closing
            .iter()
            .filter_map(|item| obstacle(item, Hurdle::Closing)),
    );
    let empty = strategy
        .fields
        .iter()
        .filter(|field| is_empty(strategy, consolidation, field));
    found.extend(empty.map(|field| without_text(files, strategy, field)));
    found
}

/// Final co-signatures are counted on their own; a dissent is owed by the ministry whose text it is, and only once.
fn is_counted(strategy: &Strategy, item: &Item<'_>) -> bool {
    let is_own = |id: &str| {
        let contribution = strategy.by_id::<crate::model::Contribution>(id);
        contribution.is_none_or(|known| known.head.ministry() == &*item.ministry.id)
    };
    item.subject != STRATEGY && (item.task != Task::SettleDissent || is_own(item.subject))
}

fn obstacle<'s>(item: &Item<'s>, hurdle: Hurdle) -> Option<Obstacle<'s>> {
    let mut obstacle = Obstacle::new(
        hurdle,
        Some(item.ministry),
        item.subject,
        item.object.clone(),
    );
    if item.task == Task::NameCoordinator {
        obstacle.what = item.task.label().into();
    }
    obstacle.note.clone_from(&item.note);
    obstacle.due = item.due;
    obstacle.commands.clone_from(&item.commands);
    let waits = matches!(item.task, Task::FinishDraft | Task::ReworkContribution);
    obstacle.when = waits.then(|| item.task.command());
    obstacle.file = Some(item.file.clone());
    obstacle.how.clone_from(&item.how);
    if !item.write.is_empty() && item.commands.is_empty() {
        let id = &item.ministry.id;
        obstacle.how = text!(
            "die Zeilen dafür zeigt `dstrat todo {id}`",
            "`dstrat todo {id}` shows the lines"
        );
    }
    Some(obstacle)
}

/// Whether a field has no text at all and none is owed to it: all who might have said that they have nothing. A
/// cross-cutting theme to which nobody was to contribute is told in the chapters of others.
fn is_empty(strategy: &Strategy, consolidation: &Consolidation<'_>, field: &Field) -> bool {
    let of_field = |reference: &crate::model::Ref<Field>| {
        strategy
            .get(reference)
            .is_some_and(|found| found.head.id == field.head.id)
    };
    let has_text = consolidation
        .contributions()
        .any(|(contribution, standing)| {
            contribution.status.value != Submission::NilReturn
                && standing.state != State::NilReturn
                && of_field(&contribution.field)
        });
    let mut owed = consolidation.owed.iter();
    let was_owed = owed.any(|(_, owing)| owing.head.id == field.head.id);
    let mut requests = consolidation.requests.iter();
    let requested = requests.any(|request| request.field.head.id == field.head.id);
    let matters = was_owed || field.kind == FieldKind::Field;
    matters && !has_text && !requested
}

fn without_text<'s>(files: &Files, strategy: &'s Strategy, field: &'s Field) -> Obstacle<'s> {
    let coordinator = field.coordinator.as_ref();
    let coordinator = coordinator.and_then(|ministry| strategy.get(ministry));
    let lead = || strategy.get(strategy.settings.lead.as_ref()?);
    let title = field.short();
    Obstacle::new(
        Hurdle::EmptyField,
        coordinator.or_else(lead),
        &*field.head.id,
        text!("„{title}“", "“{title}”"),
    )
    .file(
        files.path(field.head.file),
        text!(
            "unter `contributors` nennen, wer beiträgt, oder das Feld streichen",
            "name in `contributors` who contributes, or drop the field"
        ),
    )
}
