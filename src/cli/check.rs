//! `dstrat check`: looks for mistakes in the strategy.

use std::io::Write;

use anyhow::Result;

use dstrat::check::{self, Context as CheckContext};
use dstrat::consolidation::Consolidation;
use dstrat::diagnostic::Severity;

use super::{Context, Outcome};

/// Arguments of `dstrat check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {}

/// Runs `dstrat check`.
pub fn run(context: &Context, _arguments: &Arguments) -> Result<Outcome> {
    let opened = context.open()?;
    let consolidation = Consolidation::new(&opened.files, &opened.strategy, context.today);
    let lang = context.lang(&opened.strategy);
    let check_context = CheckContext {
        files: &opened.files,
        strategy: &opened.strategy,
        consolidation: &consolidation,
        today: context.today,
    };
    let diagnostics = check::check(&check_context, opened.loaded);
    let mut out = anstream::stdout().lock();
    for diagnostic in &diagnostics {
        let place = diagnostic.finding.place;
        let at = opened.files.position(place.file, place.span.start);
        let (path, message) = (opened.files.path(place.file), diagnostic.message(lang));
        writeln!(
            out,
            "{path}:{}:{}: {}: {message}",
            at.line, at.column, diagnostic.rule
        )?;
        if let Some(help) = &diagnostic.finding.help {
            writeln!(out, "    {}", help.in_lang(lang))?;
        }
    }
    let errors = diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if errors {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}
