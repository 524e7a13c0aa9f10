//! `dstrat sign`: a ministry co-signs contributions, or the whole strategy.

use anyhow::Result;

use dstrat::message::label;
use dstrat::model::evidence::{CosignResult, SignLevel};
use dstrat::record::{Signature, sign};
use dstrat::text;

use super::commit::COMMIT;
use super::failure::Failure;
use super::help::{Page, option};
use super::record::{self, DRY_RUN};
use super::{Context, Outcome, choice};

/// Arguments of `dstrat sign`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[arg(required = true)]
    entries: Vec<String>,

    #[arg(long = "as")]
    signer: String,

    #[arg(long, value_parser = choice(&RESULTS), default_value = "signed")]
    result: CosignResult,

    #[arg(long, value_parser = choice(&LEVELS))]
    level: Option<SignLevel>,

    #[arg(long)]
    remark: Option<String>,

    #[arg(long)]
    file_ref: Option<String>,

    #[command(flatten)]
    shared: record::Shared,
}

const RESULTS: [(&str, CosignResult); 4] = [
    ("signed", CosignResult::Signed),
    ("signed-with-conditions", CosignResult::SignedWithConditions),
    ("refused", CosignResult::Refused),
    ("not-affected", CosignResult::NotAffected),
];

const LEVELS: [(&str, SignLevel); 4] = [
    ("unit", SignLevel::Unit),
    ("department", SignLevel::Department),
    ("state-secretary", SignLevel::StateSecretary),
    ("minister", SignLevel::Minister),
];

/// The help.
pub const PAGE: Page = Page {
    about: label(
        "zeichnet Beiträge mit, oder mit `strategy` die ganze Strategie (Schlusszeichnung)",
        "co-signs contributions, or with `strategy` the whole strategy",
    ),
    arguments: &[
        option(
            "entries",
            label("BEITRAG", "CONTRIBUTION"),
            "Kennung des Beitrags, oder strategy",
            "id of the contribution, or strategy",
        ),
        option(
            "signer",
            label("RESSORT/PERSON", "MINISTRY/CONTACT"),
            "wer zeichnet, zum Beispiel mwg/koordination",
            "who signs, such as mwg/koordination",
        ),
        option(
            "result",
            label("ERGEBNIS", "RESULT"),
            "was das Ressort sagt",
            "what the ministry says",
        ),
        option(
            "level",
            label("EBENE", "LEVEL"),
            "auf welcher Ebene gezeichnet wird",
            "on which level it is signed",
        ),
        option(
            "remark",
            label("TEXT", "TEXT"),
            "Maßgaben oder Gründe, intern",
            "conditions or reasons, internal",
        ),
        option(
            "file_ref",
            label("ZEICHEN", "REFERENCE"),
            "Aktenzeichen, intern",
            "file reference, internal",
        ),
        COMMIT,
        DRY_RUN,
    ],
    examples: &[
        (
            "dstrat sign mastd/glasfaser-und-mobilfunk --as mdi/koordination",
            label("zeichnet den heutigen Text mit", "co-signs today's text"),
        ),
        (
            "dstrat sign bm/digitale-bildung --as mwg/koordination --result refused --remark \"…\"",
            label("lehnt ab, mit Begründung", "refuses, with a reason"),
        ),
    ],
    notes: None,
};

/// Runs `dstrat sign`.
pub fn run(context: &Context, arguments: &Arguments) -> Result<Outcome> {
    let typed = &arguments.signer;
    let Some((ministry, contact)) = typed.split_once('/') else {
        return Err(Failure::new(text!(
            "`--as {typed}` nennt keine Ansprechperson",
            "`--as {typed}` names no contact"
        ))
        .help(text!(
            "so schreiben: --as RESSORT/PERSON, zum Beispiel --as mwg/koordination",
            "write: --as MINISTRY/CONTACT, such as --as mwg/koordination"
        ))
        .into());
    };
    let signature = Signature {
        ministry: ministry.to_owned(),
        contact: contact.to_owned(),
        result: arguments.result,
        level: arguments.level,
        remark: arguments.remark.clone(),
        file_ref: arguments.file_ref.clone(),
    };
    record::each(
        context,
        &arguments.shared,
        &arguments.entries,
        |desk, id| sign(desk, id, &signature),
    )
}
