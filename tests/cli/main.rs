//! What whoever types `dstrat` sees: one file per command, each run in a sandbox.
//!
//! Snapshots change on purpose: `SNAPSHOTS=overwrite cargo test --test cli` writes them anew; read the difference.

mod build;
mod cabinet;
mod check;
mod diff;
mod digest;
mod docs;
mod explain;
mod fix;
mod help;
mod init;
mod mistakes;
mod owners;
mod same_bytes;
mod sandbox;
mod schema;
mod status;
mod streams;
mod todo;
