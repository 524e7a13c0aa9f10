//! The rows of a status before anything is counted.

use jiff::civil::Date;

use crate::model::contact::Role;
use crate::model::{Choices, Field, Ministry, Strategy};

use super::{Counts, Narrow, OfField, OfMinistry};

/// The ministries that are looked at, by `order` and id, nothing counted yet.
pub fn ministries<'s>(
    strategy: &'s Strategy,
    today: Date,
    narrow: Narrow<'s>,
) -> Vec<OfMinistry<'s>> {
    let wanted = |ministry: &&Ministry| narrow.ministry.is_none_or(|only| only.id == ministry.id);
    let row = |ministry: &'s Ministry| {
        let in_office = || {
            ministry
                .contacts
                .iter()
                .filter(|contact| contact.in_office(today))
        };
        OfMinistry {
            id: &ministry.id,
            name: &ministry.name.value,
            coordinator: in_office().any(|contact| contact.role.value == Role::Coordinator),
            contacts: in_office().count(),
            counts: Counts::default(),
            ministry,
        }
    };
    let mut rows: Vec<OfMinistry<'s>> =
        strategy.ministries.iter().filter(wanted).map(row).collect();
    rows.sort_by_key(|row| (row.ministry.order, row.id));
    rows
}

/// The fields that are looked at, by `order` and id, nothing counted yet.
pub fn fields<'s>(strategy: &'s Strategy, narrow: Narrow<'s>) -> Vec<OfField<'s>> {
    let wanted = |field: &&Field| {
        narrow
            .field
            .is_none_or(|only| only.head.id == field.head.id)
    };
    let row = |field: &'s Field| OfField {
        id: &field.head.id,
        title: &field.head.title.value,
        kind: field.kind.key(),
        coordinator: field.coordinator.as_ref().map(|ministry| &*ministry.id),
        counts: Counts::default(),
        field,
    };
    let mut rows: Vec<OfField<'s>> = strategy.fields.iter().filter(wanted).map(row).collect();
    rows.sort_by_key(|row| (row.field.order, row.id));
    rows
}
