//! `accept` and `return`: the editors' records.

use crate::model::Choices;
use crate::model::contribution::Submission;
use crate::model::evidence::LedgerResult;
use crate::text;

use super::append::{self, Value};
use super::{Act, Desk, Refusal, said};

const PATH: &str = "consolidation.toml";

/// What the editors say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Accepted or returned.
    pub result: LedgerResult,
    /// Why; needed where a text is returned.
    pub remark: Option<String>,
}

/// Adds a record on today's text of a contribution to the editors' ledger.
///
/// # Errors
/// When there is no such contribution, it is a draft or a nil return, its file has errors, the record stands there
/// already, or a return has no reason.
pub fn judge(desk: &Desk<'_>, id: &str, verdict: &Verdict) -> Result<Act, Refusal> {
    let (at, contribution) = desk.contribution(id)?;
    let id = &*contribution.head.id;
    if contribution.status.value != Submission::Submitted {
        let state = contribution.status.value.label();
        let (de, en) = (state.de, state.en);
        return Err(match contribution.status.value {
            Submission::NilReturn => Refusal::new(
                text!(
                    "`{id}` ist eine Fehlanzeige: da ist kein Text, der sich annehmen oder zurückgeben ließe",
                    "`{id}` is a nil return: there is no text to accept or return"
                ),
                text!("es ist nichts zu tun", "there is nothing to do"),
            ),
            _ => Refusal::new(
                text!(
                    "`{id}` ist nicht zugeliefert ({de})",
                    "`{id}` is not submitted ({en})"
                ),
                text!("erst: `dstrat submit {id}`", "first: `dstrat submit {id}`"),
            ),
        });
    }
    desk.without_errors(contribution)?;
    let remark = said(verdict.remark.as_ref());
    if verdict.result == LedgerResult::Returned && remark.is_none() {
        return Err(Refusal::new(
            text!(
                "wer einen Text zurückgibt, sagt warum",
                "a text is returned with a reason"
            ),
            text!(
                "`dstrat return {id} --remark \"…\"`",
                "`dstrat return {id} --remark \"…\"`"
            ),
        ));
    }
    let digest = desk.consolidation.digest(at);
    let last = desk
        .strategy
        .ledger
        .iter()
        .rfind(|record| *record.of.value == *id);
    if last.is_some_and(|last| last.result.value == verdict.result && digest.is(&last.digest.value))
    {
        let label = verdict.result.label();
        let (de, en) = (label.de, label.en);
        return Err(Refusal::new(
            text!(
                "der heutige Text von `{id}` ist schon {de}",
                "today's text of `{id}` is {en} already"
            ),
            text!(
                "`dstrat status` zeigt, wer jetzt am Zug ist",
                "`dstrat status` shows whose turn it is"
            ),
        ));
    }
    let keys = [
        ("of", Some(Value::Text(id.to_owned()))),
        ("result", Some(Value::Text(verdict.result.key().to_owned()))),
        ("digest", Some(Value::Text(digest.to_string()))),
        ("on", Some(Value::Date(desk.today))),
        ("remark", remark.map(Value::Text)),
    ];
    let there = desk
        .files
        .find(PATH)
        .map_or("", |file| desk.files.text(file));
    Ok(Act {
        path: PATH.to_owned(),
        text: append::table(there, "consolidated", &keys),
        title: contribution.head.title.value.to_string(),
        digest,
        summary: match verdict.result {
            LedgerResult::Accepted => text!("Beitrag {id} angenommen", "Accept contribution {id}"),
            LedgerResult::Returned => {
                text!("Beitrag {id} zurückgegeben", "Return contribution {id}")
            }
        },
        result: verdict.result.label().into(),
        by: None,
    })
}
