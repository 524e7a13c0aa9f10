//! The tables of open data: what people count first, then what their columns refer to.

mod indicators;
mod owned;
mod projects;
mod whole;

use super::super::audience::View;
use super::table::Table;

/// All tables. What a column refers to stands in one of them.
pub fn all(view: &View<'_>) -> Vec<Table> {
    vec![
        projects::projects(view),
        owned::measures(view),
        projects::milestones(view),
        indicators::indicators(view),
        indicators::readings(view),
        projects::rollouts(view),
        owned::contributions(view),
        whole::decisions(view),
        whole::goals(view),
        whole::fields(view),
        whole::ministries(view),
    ]
}
