//! `dstrat accept`: the editors accept today's text of contributions.

use anyhow::Result;

use dstrat::message::label;
use dstrat::model::evidence::LedgerResult;
use dstrat::record::{Verdict, judge};

use super::commit::COMMIT;
use super::help::{Page, option};
use super::record::{self, DRY_RUN};
use super::{Context, Outcome};

/// Arguments of `dstrat accept`.
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
        "nimmt Beiträge an: die Mitzeichnung beginnt",
        "accepts contributions: co-signature begins",
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
            "interner Vermerk",
            "internal remark",
        ),
        COMMIT,
        DRY_RUN,
    ],
    examples: &[(
        "dstrat accept jm/ki-in-der-justiz",
        label(
            "vermerkt den heutigen Text in consolidation.toml",
            "records today's text in consolidation.toml",
        ),
    )],
    notes: None,
};

/// Runs `dstrat accept`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let verdict = Verdict {
        result: LedgerResult::Accepted,
        remark: arguments.remark.clone(),
    };
    record::each(
        context,
        &arguments.shared,
        &arguments.entries,
        |desk, id| judge(desk, id, &verdict),
    )
}
