//! Files to a strategy, with everything that is wrong in them: each file on its own, in parallel, then all together.

mod conflict;
mod layout;
mod link;
mod read;
mod trouble;
mod unexpected;

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic};
use crate::model::Strategy;
use crate::source::Files;

pub use layout::{FOLDERS, wanted};

/// Loads a strategy. Bad content is never a failure: it is a finding, and the rest is loaded all the same.
pub fn load(files: &Files) -> (Strategy, Vec<Diagnostic>) {
    let ids: Vec<_> = files.ids().collect();
    let parsed: Vec<_> = ids
        .into_par_iter()
        .map(|id| read::file(files, id))
        .collect();
    let (strategy, mut diagnostics) = link::all(files, parsed);
    diagnostic::sort(&mut diagnostics);
    (strategy, diagnostics)
}
