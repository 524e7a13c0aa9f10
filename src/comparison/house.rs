//! The strategy as a whole, ministries and their contacts, before and after.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Contact, Kind, Ministry};
use crate::source::FileId;

use super::collect::Collector;
use super::facts::Telling;
use super::leaves::{self, Leaves};
use super::side::Side;
use super::{Change, Difference, Fate, Known, Subject, evidence, keys};

/// The id of the difference that is about the strategy as a whole.
pub const STRATEGY: &str = crate::model::evidence::STRATEGY;

/// Compares `strategy.toml` and the co-signatures of the whole.
pub fn strategy(found: &mut Collector<'_>) {
    let (old, new) = (found.old, found.new);
    let (before, after) = (&old.strategy.settings, &new.strategy.settings);
    let facts = (before.facts(old.strategy), after.facts(new.strategy));
    let mut changes = match before.complete && after.complete {
        true => keys::changes(Subject::Strategy, facts.0, facts.1),
        false => Vec::new(),
    };
    // What could not be read is told as a file.
    if before.complete && after.complete {
        net(
            found,
            Subject::Strategy,
            (before.file, after.file),
            &mut changes,
        );
    }
    changes.extend(evidence::of_strategy(found));
    found.add_changed(of_strategy(found, changes));
}

/// A difference of the strategy as a whole.
pub fn of_strategy(found: &Collector<'_>, changes: Vec<Change>) -> Difference {
    Difference {
        subject: Subject::Strategy,
        id: STRATEGY.into(),
        title: found.new.strategy.settings.title.clone(),
        ministry: Box::default(),
        fields: Vec::new(),
        fate: Fate::Kept,
        changes,
    }
}

/// Compares ministries and their contacts.
pub fn ministries(found: &mut Collector<'_>) {
    let by_id = |side: &Side<'_>| -> BTreeSet<Box<str>> {
        let ministries = side.strategy.ministries.iter();
        ministries.map(|ministry| ministry.id.clone()).collect()
    };
    for id in by_id(found.old).union(&by_id(found.new)) {
        let old = found.old.strategy.by_id::<Ministry>(id);
        let new = found.new.strategy.by_id::<Ministry>(id);
        match (old, new) {
            (Some(old), Some(new)) => both(found, old, new),
            (Some(old), None) => found.add(of_ministry(old, Fate::Removed, Vec::new())),
            (None, Some(new)) => found.add(of_ministry(new, Fate::Added, Vec::new())),
            (None, None) => {}
        }
        contacts(found, old, new);
    }
}

/// A difference of a ministry.
pub fn of_ministry(ministry: &Ministry, fate: Fate, changes: Vec<Change>) -> Difference {
    Difference {
        subject: Subject::Entry(Kind::Ministry),
        id: ministry.id.clone(),
        title: ministry.name.value.clone(),
        ministry: ministry.id.clone(),
        fields: Vec::new(),
        fate,
        changes,
    }
}

fn both(found: &mut Collector<'_>, old: &Ministry, new: &Ministry) {
    let subject = Subject::Entry(Kind::Ministry);
    let files = (Some(old.file), Some(new.file));
    let mut changes = Vec::new();
    let fate = match (old.complete, new.complete) {
        (true, true) => {
            let facts = (old.facts(found.old.strategy), new.facts(found.new.strategy));
            changes = keys::changes(subject, facts.0, facts.1);
            net(found, subject, files, &mut changes);
            Fate::Kept
        }
        (true, false) => Fate::Unreadable,
        (false, true) => Fate::Readable,
        // What could be read in neither state is told as a file.
        (false, false) => Fate::Kept,
    };
    if fate != Fate::Kept {
        found
            .told_files
            .insert(found.new.files.path(new.file).into());
        found
            .told_files
            .insert(found.old.files.path(old.file).into());
    }
    found.add_changed(of_ministry(new, fate, changes));
}

/// Catches what no change tells of, where both files may be seen as a whole.
fn net(
    found: &mut Collector<'_>,
    subject: Subject,
    files: (Option<FileId>, Option<FileId>),
    changes: &mut Vec<Change>,
) {
    let Some((old, new)) = texts(found, files.0, files.1) else {
        return;
    };
    let path = found.new.files.path(new);
    let old = leaves::of(found.old.files, old);
    let differs = leaves::catch(subject, &old, &leaves::of(found.new.files, new), changes);
    match differs {
        true => drop(found.told_files.insert(path.into())),
        false => found.only_form(path),
    }
}

/// Both files, if they may be seen as a whole and differ.
fn texts(
    found: &Collector<'_>,
    old: Option<FileId>,
    new: Option<FileId>,
) -> Option<(FileId, FileId)> {
    let (old, new) = (old?, new?);
    let whole = found.old.whole.is_some() && found.new.whole.is_some();
    let differs = !(found.old.files).is_same_text(old, found.new.files, new);
    (whole && differs).then_some((old, new))
}

fn contacts(found: &mut Collector<'_>, old: Option<&Ministry>, new: Option<&Ministry>) {
    let Some(ministry) = new.or(old) else {
        return;
    };
    let all_readable =
        old.is_none_or(|old| old.contacts_complete) && new.is_none_or(|new| new.contacts_complete);
    if !all_readable {
        return;
    }
    let files = texts(
        found,
        old.and_then(|old| old.contacts_file),
        new.and_then(|new| new.contacts_file),
    );
    let leaves = files.map(|(old, new)| {
        (
            leaves::of(found.old.files, old),
            leaves::of(found.new.files, new),
        )
    });
    let before = old.map_or(&[][..], |old| &old.contacts);
    let after = new.map_or(&[][..], |new| &new.contacts);
    let mut told = Vec::new();
    for (old, new, known) in pairs(before, after) {
        let difference = contact(found, ministry, old, new, known, leaves.as_ref());
        told.extend(difference.into_iter().map(|difference| {
            let path = format!("contact.{}", difference.0);
            found.add(difference.1);
            path
        }));
    }
    if let (Some((old_leaves, new_leaves)), Some((_, file))) = (leaves, files) {
        rest(found, ministry, file, &told, &old_leaves, &new_leaves);
    }
}

/// What differs in `contacts.toml` beside the contacts.
fn rest(
    found: &mut Collector<'_>,
    ministry: &Ministry,
    file: FileId,
    told: &[String],
    old: &Leaves,
    new: &Leaves,
) {
    let beside = |leaves: &Leaves| -> Leaves {
        let beside = leaves.iter().filter(|(path, _)| {
            path.strip_prefix("contact.")
                .is_none_or(|rest| rest.contains('#'))
        });
        beside
            .map(|(path, leaf)| (path.clone(), leaf.clone()))
            .collect()
    };
    let mut changes = Vec::new();
    let subject = Subject::Entry(Kind::Ministry);
    let differs = leaves::catch(subject, &beside(old), &beside(new), &mut changes);
    let path = found.new.files.path(file);
    match differs || !told.is_empty() {
        true => drop(found.told_files.insert(path.into())),
        false => found.only_form(path),
    }
    found.add_changed(of_ministry(ministry, Fate::Kept, changes));
}

type ContactPair<'m> = (Option<&'m Contact>, Option<&'m Contact>, Option<Known>);

/// Contacts by their short name, else by their address.
fn pairs<'m>(old: &'m [Contact], new: &'m [Contact]) -> Vec<ContactPair<'m>> {
    let mut left: BTreeMap<&str, &Contact> = old
        .iter()
        .map(|contact| (&*contact.id.value, contact))
        .collect();
    let mut pairs: Vec<ContactPair<'_>> = new
        .iter()
        .map(|contact| (left.remove(&*contact.id.value), Some(contact), None))
        .collect();
    let mut by_email: BTreeMap<&str, &Contact> = left
        .values()
        .map(|contact| (&*contact.email.value, *contact))
        .collect();
    for (before, after, known) in &mut pairs {
        let email = after.map_or("", |after| &after.email.value);
        if before.is_none()
            && let Some(contact) = by_email.remove(email)
        {
            left.remove(&*contact.id.value);
            (*before, *known) = (Some(contact), Some(Known::Alike));
        }
    }
    pairs.extend(
        left.into_values()
            .map(|contact| (Some(contact), None, None)),
    );
    pairs
}

/// The difference of a contact, with its short name.
fn contact(
    found: &Collector<'_>,
    ministry: &Ministry,
    old: Option<&Contact>,
    new: Option<&Contact>,
    known: Option<Known>,
    leaves: Option<&(Leaves, Leaves)>,
) -> Option<(Box<str>, Difference)> {
    let contact = new.or(old)?;
    let mut changes = Vec::new();
    if let (Some(old), Some(new)) = (old, new) {
        let facts = (old.facts(found.old.strategy), new.facts(found.new.strategy));
        changes = keys::changes(Subject::Contact, facts.0, facts.1);
        if let Some((old_leaves, new_leaves)) = leaves {
            let before = leaves::below(old_leaves, &format!("contact.{}", old.id.value));
            let after = leaves::below(new_leaves, &format!("contact.{}", new.id.value));
            leaves::catch(Subject::Contact, &before, &after, &mut changes);
        }
    }
    let fate = match (old, new, known) {
        (Some(old), Some(_), Some(known)) => Fate::Renamed {
            from: format!("{}/{}", ministry.id, old.id.value).into(),
            known,
        },
        (Some(_), Some(_), None) => Fate::Kept,
        (None, _, _) => Fate::Added,
        (_, None, _) => Fate::Removed,
    };
    // The short name is told as a renaming.
    changes.retain(|change| &*change.path != "id");
    let told = fate != Fate::Kept || !changes.is_empty();
    let strategy = if new.is_some() { found.new } else { found.old }.strategy;
    told.then(|| {
        let difference = Difference {
            subject: Subject::Contact,
            id: format!("{}/{}", ministry.id, contact.id.value).into(),
            title: contact.name.clone(),
            ministry: ministry.id.clone(),
            fields: contact
                .fields
                .iter()
                .map(|field| strategy.id_of(field).into())
                .collect(),
            fate,
            changes,
        };
        (contact.id.value.clone(), difference)
    })
}
