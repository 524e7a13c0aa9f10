//! The document as one HTML page that needs nothing but itself: no request, no script, no style but its own.

mod blocks;
mod escape;
mod inlines;
mod page;
mod paper;
mod table;

pub use page::page;
pub use paper::paper;
