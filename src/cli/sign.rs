//! `dstrat sign`: a ministry co-signs contributions, or the whole strategy.

use anyhow::Result;

use dstrat::comparison::Point;
use dstrat::consolidation::Consolidation;
use dstrat::message::{Lang, label};
use dstrat::model::evidence::{CosignResult, SignLevel};
use dstrat::model::{Contribution, Cosignature, Ministry};
use dstrat::record::{Signature, sign};
use dstrat::report::changes::{self, Changes};
use dstrat::report::text as terminal;
use dstrat::text;

use super::commit::COMMIT;
use super::context::Opened;
use super::failure::Failure;
use super::help::{Page, option};
use super::record::{self, DRY_RUN};
use super::since::whole::{self, Whole};
use super::since::{self, Signed};
use super::{Context, Outcome, choice, status};

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

/// Of so many entries the changes are told word by word.
const MOST_TEXTS: usize = 20;

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
            "was das Ressort sagt: mitgezeichnet, mit Maßgaben, abgelehnt, nicht betroffen; Maßgaben und Ablehnung brauchen --remark",
            "what the ministry says; conditions and a refusal need --remark",
        ),
        option(
            "level",
            label("EBENE", "LEVEL"),
            "auf welcher Ebene gezeichnet wird: Referat, Abteilung, Staatssekretär:in, Minister:in",
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
            "so schreiben: `--as RESSORT/PERSON`, zum Beispiel `--as {typed}/koordination`; wer es sein kann, steht in `ministries/{typed}/contacts.toml`",
            "write: `--as MINISTRY/CONTACT`, such as `--as {typed}/koordination`; who it may be stands in `ministries/{typed}/contacts.toml`"
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
    record::each_showing(
        context,
        &arguments.shared,
        &arguments.entries,
        |desk, id| sign(desk, id, &signature),
        |opened, id| since_last(context, opened, ministry, id),
    )
}

/// Shows what changed since the ministry signed last, so that nobody has to read everything again.
fn since_last(context: &Context, opened: &Opened, ministry: &str, id: &str) -> Result<()> {
    let strategy = &opened.strategy;
    let lang = context.lang(strategy);
    let consolidation = Consolidation::new(&opened.files, strategy, context.today);
    let Some(ministry) = strategy.by_id::<Ministry>(ministry) else {
        return Ok(());
    };
    let Some(contribution) = strategy.by_id::<Contribution>(id) else {
        return since_last_of_all(context, opened, &consolidation, ministry);
    };
    let signed = since::signed(context, opened, &consolidation, ministry, contribution);
    let words = match signed {
        Ok(Signed::Never | Signed::Today(_)) => return Ok(()),
        Ok(Signed::Before(record, text)) => {
            let on = record.on.show(lang);
            let heading = lang.pick(
                format!("seit der letzten Mitzeichnung am {on} hat sich geändert:"),
                format!("since the last co-signature on {on} this has changed:"),
            );
            let comparison = since::changes(context, opened, contribution, &text);
            let page = changes::since(&comparison, heading, lang);
            return context.print(|out| terminal::print(&page, status::look(context), out));
        }
        // That git cannot tell is no reason not to sign.
        Ok(Signed::Lost(record, _)) => lost(&record, lang),
        Err(_) => unreadable(lang),
    };
    context.print(|out| writeln!(out, "{}", context.below(&words)))
}

/// As [`since_last`], of the whole strategy. Where much has changed it is named, and not told word by word.
fn since_last_of_all(
    context: &Context,
    opened: &Opened,
    consolidation: &Consolidation<'_>,
    ministry: &Ministry,
) -> Result<()> {
    let lang = context.lang(&opened.strategy);
    let words = match whole::signed(context, consolidation, ministry) {
        Ok(Whole::Nothing) => return Ok(()),
        Ok(Whole::Before(record, before)) => {
            let comparison = whole::changes(context, &before, opened);
            let page = changes::page(&Changes {
                comparison: &comparison,
                title: &opened.strategy.settings.title,
                old: whole::point(ministry, &record, &before),
                new: Point::FOLDER,
                texts: comparison.differences.len() <= MOST_TEXTS,
                lang,
            });
            return context.print(|out| {
                writeln!(out)?;
                terminal::print(&page, status::look(context), out)?;
                writeln!(out)
            });
        }
        Ok(Whole::Lost(record)) => lost(&record, lang),
        Err(_) => unreadable(lang),
    };
    context.print(|out| writeln!(out, "{}", context.below(&words)))
}

fn lost(record: &Cosignature, lang: Lang) -> String {
    let on = record.on.show(lang);
    lang.pick(
        format!("seit der letzten Mitzeichnung am {on} hat sich der Text geändert; den früheren kennt git nicht"),
        format!("since the last co-signature on {on} the text has changed; git does not know the earlier one"),
    )
}

fn unreadable(lang: Lang) -> String {
    let (de, en) = (
        "was sich seit der letzten Mitzeichnung geändert hat, ließ sich aus git nicht lesen",
        "what changed since the last co-signature could not be read from git",
    );
    lang.pick(de, en).to_owned()
}
