//! The document as one HTML page that needs nothing but itself: no request, no script, no style but its own.

pub mod blocks;
pub mod escape;
pub mod inlines;
mod page;
mod paper;
pub mod policy;
pub mod setting;
pub mod table;

pub use page::page;
pub use paper::paper;
