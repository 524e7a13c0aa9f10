//! The program, run in a repository.

use std::path::Path;
use std::process::{Command, Output};

/// Runs `dstrat` in a folder, on the day of the example, with nothing in its environment but a home.
pub fn dstrat(folder: &Path, home: &Path, arguments: &[&str]) -> Output {
    let mut dstrat = Command::new(env!("CARGO_BIN_EXE_dstrat"));
    dstrat
        .env_clear()
        .env("HOME", home)
        .env("COLUMNS", "80")
        .current_dir(folder);
    dstrat
        .args(arguments)
        .args(["--today", "2026-05-01"])
        .output()
        .unwrap()
}

/// What is printed, to either stream.
pub fn shown(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}
