//! In which order things stand: ministries and fields by their `order`, then by id; everything else follows from that.

use std::collections::HashMap;

use crate::model::{Entry, Kind, Strategy};

/// The ranks of ministries and fields.
pub struct Order<'s> {
    strategy: &'s Strategy,
    /// The ministries in order.
    pub ministries: Vec<usize>,
    /// The fields in order.
    pub fields: Vec<usize>,
    ministry_ranks: HashMap<&'s str, usize>,
    field_ranks: Vec<usize>,
}

impl<'s> Order<'s> {
    /// The order of a strategy.
    pub fn of(strategy: &'s Strategy) -> Order<'s> {
        let mut ministries: Vec<usize> = (0..strategy.ministries.len()).collect();
        ministries.sort_by_key(|at| (strategy.ministries[*at].order, &strategy.ministries[*at].id));
        let mut fields: Vec<usize> = (0..strategy.fields.len()).collect();
        fields.sort_by_key(|at| (strategy.fields[*at].order, &strategy.fields[*at].head.id));
        let ministry_ranks = ministries
            .iter()
            .enumerate()
            .map(|(rank, at)| (&*strategy.ministries[*at].id, rank))
            .collect();
        let mut field_ranks = vec![0; fields.len()];
        for (rank, at) in fields.iter().enumerate() {
            field_ranks[*at] = rank;
        }
        Order {
            strategy,
            ministries,
            fields,
            ministry_ranks,
            field_ranks,
        }
    }

    /// The rank of the ministry that owns an entry.
    pub fn of_owner(&self, entry: &impl Entry) -> usize {
        self.of_ministry(entry.head().ministry())
    }

    /// The rank of a ministry; one that does not exist comes last.
    pub fn of_ministry(&self, id: &str) -> usize {
        self.ministry_ranks.get(id).copied().unwrap_or(usize::MAX)
    }

    /// The rank of a field.
    pub fn of_field(&self, id: &str) -> usize {
        let at = self.strategy.position(Kind::Field, id);
        at.map_or(usize::MAX, |at| self.field_ranks[at])
    }
}
