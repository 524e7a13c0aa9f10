//! The programme as its rules look at it: goals, measures and projects, one after the other.

use crate::model::measure::Progress;
use crate::model::{Head, Indicator, Kind, PartialDate, Project, Strategy};
use crate::source::{FileId, Spanned};

/// A goal, a measure or a project.
pub struct Undertaking<'s> {
    /// Its id and title.
    pub head: &'s Head,
    /// How far it is, and the day of its report; goals have neither.
    pub report: Option<(Progress, &'s Spanned<PartialDate>)>,
    /// What it is measured by.
    pub indicators: &'s [Indicator],
    /// The project, if it is one.
    pub project: Option<&'s Project>,
}

impl<'s> Undertaking<'s> {
    /// The one that stands in a file.
    pub fn in_file(strategy: &'s Strategy, file: FileId) -> Option<Undertaking<'s>> {
        let (kind, at) = strategy.position_in(file)?;
        match kind {
            Kind::Goal => strategy.goals.get(at).map(|goal| Undertaking {
                head: &goal.head,
                report: None,
                indicators: &goal.indicators,
                project: None,
            }),
            Kind::Measure => strategy.measures.get(at).map(|measure| Undertaking {
                head: &measure.head,
                report: Some((measure.status.value, &measure.as_of)),
                indicators: &measure.indicators,
                project: None,
            }),
            Kind::Project => strategy.projects.get(at).map(|project| Undertaking {
                head: &project.head,
                report: Some((project.status.value, &project.as_of)),
                indicators: &project.indicators,
                project: Some(project),
            }),
            _ => None,
        }
    }

    /// How far it is; goals have no status.
    pub fn status(&self) -> Option<Progress> {
        self.report.map(|(status, _)| status)
    }
}
