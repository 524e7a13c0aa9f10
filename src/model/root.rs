//! What lies at the root of a strategy repository, as the format names it.

/// The folders.
pub const FOLDERS: [&str; 7] = [
    "fields",
    "goals",
    "document",
    "decisions",
    "ministries",
    "assets",
    "templates",
];

/// The files.
pub const FILES: [&str; 2] = ["strategy.toml", "consolidation.toml"];
