//! What readers get: the document of small strategies in all formats, for both audiences.

mod bombs;
mod data;
mod golden;
mod hostile;
#[cfg(feature = "pdf")]
mod paper;
#[cfg(feature = "pdf")]
mod pdf;
mod places;
mod report;
mod same_bytes;
mod since;
mod strategy;
mod structure;
mod wall;
mod word;
