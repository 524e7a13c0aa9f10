//! The `dstrat` command: parse, run, exit code. 0: clean, 1: findings, 2: the tool could not do its work.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
