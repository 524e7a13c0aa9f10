//! The document as one HTML page that needs nothing but itself: no request, no script, no style but its own.

mod blocks;
mod escape;
mod inlines;
mod page;
mod table;

pub use page::page;
