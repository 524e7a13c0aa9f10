//! An answer as JSON: stable keys in a stable order.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::{Cabinet, Log, Status, Timeline, Todo};

/// Prints a status. The digests of all texts are taken now, in parallel.
///
/// # Errors
/// When the writer fails.
pub fn status(status: &Status<'_>, out: &mut dyn Write) -> io::Result<()> {
    status.contributions.par_iter().for_each(|of| {
        of.digest.get();
    });
    print(status, out)
}

/// Prints what is to do.
///
/// # Errors
/// When the writer fails.
pub fn todo(todo: &Todo<'_>, out: &mut dyn Write) -> io::Result<()> {
    print(todo, out)
}

/// Prints the states over time.
///
/// # Errors
/// When the writer fails.
pub fn timeline(timeline: &Timeline, out: &mut dyn Write) -> io::Result<()> {
    print(timeline, out)
}

/// Prints a story.
///
/// # Errors
/// When the writer fails.
pub fn log(log: &Log<'_>, out: &mut dyn Write) -> io::Result<()> {
    print(log, out)
}

/// Prints whether the strategy is ready.
///
/// # Errors
/// When the writer fails.
pub fn cabinet(cabinet: &Cabinet<'_>, out: &mut dyn Write) -> io::Result<()> {
    print(cabinet, out)
}

fn print(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}
