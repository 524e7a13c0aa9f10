//! Differences by whom they concern: the whole strategy, then each ministry.

use super::{Comparison, Difference, House, What};

/// Differences that belong together.
pub struct Group<'c> {
    /// The ministry; none: what belongs to the lead.
    pub ministry: Option<&'c House>,
    /// The differences.
    pub differences: &'c [Difference],
}

impl Comparison {
    /// The differences ministry by ministry, those of the lead first.
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> {
        let groups = self.differences.chunk_by(|a, b| a.ministry == b.ministry);
        groups.map(|differences| Group {
            ministry: differences
                .first()
                .and_then(|first| self.ministries.get(&first.ministry)),
            differences,
        })
    }

    /// Keeps what concerns a ministry: what it wrote, and where its co-signature changed; and what belongs to a field.
    pub fn narrow(&mut self, ministry: Option<&str>, field: Option<&str>) {
        self.differences.retain(|difference| {
            ministry.is_none_or(|id| difference.concerns(id))
                && field.is_none_or(|id| difference.fields.iter().any(|field| **field == *id))
        });
        if ministry.is_some() || field.is_some() {
            self.form_only.clear();
        }
    }
}

impl Difference {
    fn concerns(&self, ministry: &str) -> bool {
        let signs = self.changes.iter().any(|change| {
            let part = change.part.as_ref();
            change.what == What::Cosignature && part.is_some_and(|part| *part.id == *ministry)
        });
        *self.ministry == *ministry || signs
    }
}
