//! The program, run in a folder with nothing but what a test gives it.

use std::path::Path;
use std::process::{Command, Output};

/// Runs `dstrat` with arguments, one string with spaces between them.
pub fn run(folder: &Path, arguments: &str) -> Output {
    let mut dstrat = Command::new(env!("CARGO_BIN_EXE_dstrat"));
    dstrat
        .env_clear()
        .env("HOME", folder)
        .env("COLUMNS", "80")
        .current_dir(folder);
    dstrat.args(arguments.split_whitespace()).output().unwrap()
}

/// What it prints when all is well.
pub fn printed(folder: &Path, arguments: &str) -> String {
    let output = run(folder, arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert!(output.status.success(), "{arguments}: {err}");
    assert_eq!(err, "", "{arguments}");
    out
}

/// What it says when it cannot do what it is asked.
pub fn refused(folder: &Path, arguments: &str) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments}");
    assert!(output.stdout.is_empty(), "{arguments}");
    String::from_utf8(output.stderr).unwrap()
}
