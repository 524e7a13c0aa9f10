//! What ministries still owe, as far as the cabinet waits for it.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::consolidation::{Consolidation, State};
use crate::message::Lang;
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
    let texts = Texts::of(strategy, consolidation);
    let empty = strategy.fields.iter().filter(|field| texts.lack(field));
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

/// The fields that have a text, those that are owed one, and those to which one is still to come.
struct Texts<'s> {
    there: HashSet<&'s str>,
    owed: HashSet<&'s str>,
    requested: HashSet<&'s str>,
}

impl<'s> Texts<'s> {
    fn of(strategy: &'s Strategy, consolidation: &Consolidation<'s>) -> Texts<'s> {
        let texts = consolidation
            .contributions()
            .filter(|(_, standing)| standing.state != State::NilReturn);
        let id = |field: &'s Field| &*field.head.id;
        Texts {
            there: texts
                .filter_map(|(text, _)| strategy.get(&text.field).map(id))
                .collect(),
            owed: consolidation
                .owed
                .iter()
                .map(|(_, field)| id(field))
                .collect(),
            requested: consolidation
                .requests
                .iter()
                .map(|of| id(of.field))
                .collect(),
        }
    }

    /// Whether a field has no text at all and none is to come: all who might have said that they have nothing. A
    /// cross-cutting theme to which nobody was to contribute is told in the chapters of others.
    fn lack(&self, field: &Field) -> bool {
        let id = &*field.head.id;
        let matters = self.owed.contains(id) || field.kind == FieldKind::Field;
        matters && !self.there.contains(id) && !self.requested.contains(id)
    }
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
