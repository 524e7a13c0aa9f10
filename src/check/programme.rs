//! The programme as its rules look at it: goals, measures and projects side by side.

use crate::model::measure::Progress;
use crate::model::{Head, Indicator, PartialDate, Strategy};
use crate::source::Spanned;

/// Something that ministries work on and report about: a measure or a project.
pub struct Undertaking<'s> {
    /// Its id and title.
    pub head: &'s Head,
    /// How far it is.
    pub status: Progress,
    /// The day of its report.
    pub as_of: &'s Spanned<PartialDate>,
}

/// All measures and projects.
pub fn undertakings(strategy: &Strategy) -> impl Iterator<Item = Undertaking<'_>> {
    let measures = strategy.measures.iter().map(|measure| Undertaking {
        head: &measure.head,
        status: measure.status.value,
        as_of: &measure.as_of,
    });
    let projects = strategy.projects.iter().map(|project| Undertaking {
        head: &project.head,
        status: project.status.value,
        as_of: &project.as_of,
    });
    measures.chain(projects)
}

/// An indicator with what it measures: a goal, a measure or a project.
pub struct Measured<'s> {
    /// Whose indicator it is.
    pub head: &'s Head,
    /// How far that is; goals have no status.
    pub status: Option<Progress>,
    /// The indicator.
    pub indicator: &'s Indicator,
}

/// All indicators.
pub fn indicators(strategy: &Strategy) -> impl Iterator<Item = Measured<'_>> {
    let goals = strategy
        .goals
        .iter()
        .map(|goal| (&goal.head, None, &goal.indicators));
    let measures = strategy.measures.iter();
    let measures = measures.map(|it| (&it.head, Some(it.status.value), &it.indicators));
    let projects = strategy.projects.iter();
    let projects = projects.map(|it| (&it.head, Some(it.status.value), &it.indicators));
    let all = goals.chain(measures).chain(projects);
    all.flat_map(|(head, status, indicators)| {
        indicators.iter().map(move |indicator| Measured {
            head,
            status,
            indicator,
        })
    })
}
