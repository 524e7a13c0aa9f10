//! What the document says of an entry beside its text: whose it is, its facts and tables.

mod contribution;
mod decision;
mod field;
mod goal;
pub mod indicator;
mod measure;
mod milestone;
mod progress;
mod project;
pub mod shared;

use crate::model::Kind;

pub use progress::light;

use super::document::{Block, Fact, Mark};
use super::plan::At;
use super::writer::Writer;

/// What stands between the heading of an entry and its text.
#[derive(Default)]
pub struct Card {
    /// What kind of thing it is and whose.
    pub kicker: String,
    /// What readers must know first.
    pub marks: Vec<Mark>,
    /// What is better for whom afterwards.
    pub lead: Option<String>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Tables.
    pub tables: Vec<Block>,
}

/// The card of an entry.
pub fn card(writer: &Writer<'_>, (kind, at): At) -> Card {
    let strategy = &writer.view.strategy;
    match kind {
        Kind::Field => field::card(writer, at),
        Kind::Goal => goal::card(writer, at),
        Kind::Decision => decision::card(writer, &strategy.decisions[at]),
        Kind::Contribution => contribution::card(writer, at),
        Kind::Measure => measure::card(writer, at),
        Kind::Project => project::card(writer, at),
        Kind::Chapter | Kind::Ministry => Card::default(),
    }
}
