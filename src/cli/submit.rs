//! `dstrat submit`: a ministry says that its contributions are done.

use anyhow::Result;

use dstrat::message::label;

use super::commit::COMMIT;
use super::help::{Page, option};
use super::record::{self, DRY_RUN};
use super::{Context, Outcome};

/// Arguments of `dstrat submit`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(required = true)]
    entries: Vec<String>,

    #[command(flatten)]
    shared: record::Shared,
}

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "meldet Beiträge als zugeliefert, mit dem heutigen Datum",
        "marks contributions as submitted, with today's date",
    ),
    arguments: &[
        option(
            "entries",
            label("BEITRAG", "CONTRIBUTION"),
            "Kennung des Beitrags, zum Beispiel bm/digitale-bildung",
            "id of the contribution, such as bm/digitale-bildung",
        ),
        COMMIT,
        DRY_RUN,
    ],
    examples: &[(
        "dstrat submit bm/schulverwaltung",
        label(
            "setzt status und submitted in der Datei des Beitrags",
            "sets status and submitted in the contribution's file",
        ),
    )],
    notes: None,
};

/// Runs `dstrat submit`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    record::each(
        context,
        &arguments.shared,
        &arguments.entries,
        dstrat::record::submit,
    )
}
