//! The `dstrat` command: parse, run, exit code. 0: clean, 1: findings, 2: the tool could not do its work.

mod cli;

use std::process::ExitCode;

/// Loading makes many small allocations on several threads, where the system's allocator spends much of the time in
/// growing its arenas.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
