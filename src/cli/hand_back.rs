//! `dstrat return`: the editors give a contribution back.

use anyhow::Result;

use dstrat::message::label;
use dstrat::model::evidence::LedgerResult;
use dstrat::record::{Verdict, judge};

use super::commit::COMMIT;
use super::help::{Page, option};
use super::record::{self, DRY_RUN};
use super::{Context, Outcome};

/// Arguments of `dstrat return`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(required = true)]
    entries: Vec<String>,

    #[arg(long)]
    remark: Option<String>,

    #[command(flatten)]
    shared: record::Shared,
}

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "gibt Beiträge zur Überarbeitung zurück, mit Begründung",
        "returns contributions for rework, with a reason",
    ),
    arguments: &[
        option(
            "entries",
            label("BEITRAG", "CONTRIBUTION"),
            "Kennung des Beitrags, zum Beispiel bm/digitale-bildung",
            "id of the contribution, such as bm/digitale-bildung",
        ),
        option(
            "remark",
            label("TEXT", "TEXT"),
            "was zu überarbeiten ist; intern, aber das Ressort liest es",
            "what is to be reworked; internal, but the ministry reads it",
        ),
        COMMIT,
        DRY_RUN,
    ],
    examples: &[(
        "dstrat return mastd/arbeit-im-wandel --remark \"Zahlen für 2026 ergänzen\"",
        label(
            "vermerkt die Rückgabe in consolidation.toml",
            "records the return in consolidation.toml",
        ),
    )],
    notes: None,
};

/// Runs `dstrat return`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let verdict = Verdict {
        result: LedgerResult::Returned,
        remark: arguments.remark.clone(),
    };
    record::each(
        context,
        &arguments.shared,
        &arguments.entries,
        |desk, id| judge(desk, id, &verdict),
    )
}
