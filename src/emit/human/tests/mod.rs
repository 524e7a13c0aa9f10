//! What people see, also where content is hostile.

mod fixes;
mod hostile;
mod look;
mod places;

use crate::diagnostic::{Diagnostic, Finding, Severity};
use crate::emit::fixture::written;
use crate::emit::{Format, Options};
use crate::message::Lang;
use crate::source::Files;

fn shown(files: &Files, diagnostics: &[Diagnostic], lang: Lang) -> String {
    written(Format::Human, diagnostics, files, &Options::new(lang))
}

/// One finding without the summary.
fn one(files: &Files, finding: Finding) -> String {
    let shown = shown(files, &[finding.of("rule", Severity::Error)], Lang::En);
    shown.split("\n\n").next().unwrap_or_default().to_owned() + "\n"
}
