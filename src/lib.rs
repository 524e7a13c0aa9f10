//! `dstrat` keeps a government's strategy as a git repository: files in, one model, three plain results.
//!
//! Read the modules in this order; each opens with the sentence that says what it is.
//! The command line lives in the binary (`src/cli`) and is the only side that talks to people.

pub mod message;

pub mod source;

pub mod diagnostic;

pub mod syntax;

pub mod bytes;

pub mod markdown;

pub mod model;

pub mod template;

pub mod picture;

pub mod glyph;

pub mod load;

pub mod consolidation;

pub mod ampel;

pub mod ownership;

pub mod history;

pub mod signature;

pub mod branch;
pub mod comparison;

pub mod contract;

pub mod check;

pub mod fix;

pub mod report;

pub mod render;

pub mod record;

pub mod emit;

pub mod git;

pub mod census;
pub mod pull;

pub mod story;

pub mod write;
