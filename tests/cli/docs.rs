//! The generated parts of `docs/` are what the program says today.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli docs` writes them anew.
