//! Questions to a strategy and their answers: data first, then a page or a table of it, then a format.
//!
//! [`Status`], [`Todo`], [`Cabinet`], [`changes`](changes::Changes), [`Log`] and [`Timeline`] are the answers. [`overview`] and
//! [`matrix`], [`agenda`], [`readiness`] lay them out as a [`Page`], which [`text`] and [`markdown`] print; [`csv`] and [`json`]
//! print the answers for machines, [`chart`] draws. Nothing here prints by itself.

pub mod agenda;
pub mod cabinet;
pub mod changes;
pub mod chart;
pub mod csv;
pub mod json;
pub mod log;
pub mod markdown;
pub mod matrix;
pub mod ministries;
pub mod overview;
pub mod readiness;
pub mod status;
pub mod text;
pub mod timeline;
pub mod todo;

mod attention;
mod boxes;
mod contributions;
mod deadlines;
mod figures;
mod heading;
mod layout;
mod page;
mod table;
mod tally;
mod words;
mod wrap;

#[cfg(test)]
mod fixture;

pub use cabinet::Cabinet;
pub use log::Log;
pub use page::{Block, Entry, Here, Line, More, Page, Part};
pub use status::Status;
pub use table::{Cell, Column, Table, Tone, Value};
pub use tally::Tally;
pub use timeline::Timeline;
pub use todo::Todo;
