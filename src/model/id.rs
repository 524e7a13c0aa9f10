//! References: an id as it is written in a file, typed by what it names.

use std::marker::PhantomData;

use crate::message::{Label, label};
use crate::source::Span;

use super::choice::{Choices, choices};

choices! {
    /// The kinds of entries that have an id.
    Kind {
        Field = "field", "Handlungsfeld", "field of action";
        Goal = "goal", "Etappenziel", "goal";
        Chapter = "chapter", "Kapitel", "chapter";
        Decision = "decision", "Beschluss", "decision";
        Ministry = "ministry", "Ressort", "ministry";
        Contribution = "contribution", "Beitrag", "contribution";
        Measure = "measure", "Maßnahme", "measure";
        Project = "project", "Projekt", "project";
    }
}

impl Kind {
    /// The word for several of them.
    pub fn plural(self) -> Label {
        match self {
            Kind::Field => label("Handlungsfelder", "fields of action"),
            Kind::Goal => label("Etappenziele", "goals"),
            Kind::Chapter => label("Kapitel", "chapters"),
            Kind::Decision => label("Beschlüsse", "decisions"),
            Kind::Ministry => label("Ressorts", "ministries"),
            Kind::Contribution => label("Beiträge", "contributions"),
            Kind::Measure => label("Maßnahmen", "measures"),
            Kind::Project => label("Projekte", "projects"),
        }
    }

    /// Whether entries of this kind belong to a ministry and carry its id before theirs.
    pub fn is_owned(self) -> bool {
        matches!(self, Kind::Contribution | Kind::Measure | Kind::Project)
    }

    /// Where the files of this kind lie.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Field => "fields/",
            Kind::Goal => "goals/",
            Kind::Chapter => "document/",
            Kind::Decision => "decisions/",
            Kind::Ministry => "ministries/",
            Kind::Contribution => "ministries/<ministry>/contributions/",
            Kind::Measure => "ministries/<ministry>/measures/",
            Kind::Project => "ministries/<ministry>/projects/",
        }
    }

    /// The kind of the entries in a folder, and the ministry that owns it.
    pub fn of_folder(folder: &str) -> Option<(Kind, Option<&str>)> {
        Kind::ALL.iter().find_map(|kind| {
            let known = kind.folder().trim_end_matches('/');
            let Some((before, after)) = known.split_once("<ministry>") else {
                return (known == folder).then_some((*kind, None));
            };
            let ministry = folder.strip_prefix(before)?.strip_suffix(after)?;
            Some((*kind, Some(ministry)))
        })
    }

    /// What such an id looks like.
    pub fn example_id(self) -> &'static str {
        match self {
            Kind::Field => "teilhabe",
            Kind::Goal => "bildungsportal-2025",
            Kind::Chapter => "01-einleitung",
            Kind::Decision => "2022-11-08-top-10",
            Kind::Ministry => "bm",
            Kind::Contribution => "bm/digitale-bildung",
            Kind::Measure => "bm/bildungsportal-ausbauen",
            Kind::Project => "bm/bildungsportal",
        }
    }
}

/// The id of a `T`, as written.
#[derive(Debug)]
pub struct Ref<T> {
    /// The id.
    pub id: Box<str>,
    /// Where it is written.
    pub span: Span,
    names: PhantomData<fn() -> T>,
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref::new(self.id.clone(), self.span)
    }
}

impl<T> Ref<T> {
    /// A reference.
    pub fn new(id: impl Into<Box<str>>, span: Span) -> Ref<T> {
        Ref {
            id: id.into(),
            span,
            names: PhantomData,
        }
    }
}
