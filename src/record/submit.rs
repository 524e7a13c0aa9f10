//! `submit`: a ministry says that its contribution is done.

use crate::model::contribution::Submission;
use crate::model::evidence::LedgerResult;
use crate::model::{Choices, Contribution};
use crate::source::Span;
use crate::text;

use super::{Act, Desk, Refusal};

/// Sets `status = "submitted"` and `submitted` of a contribution; everything else in its file stays. A text that the editors
/// returned is submitted again once it is reworked.
///
/// # Errors
/// When there is no such contribution, it is submitted already or a nil return, it is still the text that was returned, or
/// its file has errors.
pub fn submit(desk: &Desk<'_>, id: &str) -> Result<Act, Refusal> {
    let (at, contribution) = desk.contribution(id)?;
    let id = &*contribution.head.id;
    match contribution.status.value {
        Submission::Draft => {}
        Submission::NilReturn => return Err(nil_return(desk, contribution)),
        Submission::Submitted => reworked(desk, at, contribution)?,
    }
    desk.without_errors(contribution)?;
    let today = desk.today;
    let text = desk.files.text(contribution.head.file);
    let text = match &contribution.submitted {
        Some(submitted) => {
            let dated = replaced(text, submitted.span, &today.to_string());
            // The earlier place first would move the later one.
            match submitted.span.start > contribution.status.span.start {
                true => replaced(&dated, contribution.status.span, "\"submitted\""),
                false => {
                    let moved = dated.len() as i64 - text.len() as i64;
                    replaced(
                        &dated,
                        shifted(contribution.status.span, moved),
                        "\"submitted\"",
                    )
                }
            }
        }
        None => {
            let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
            let after_line = line_end(text, contribution.status.span.end as usize);
            let mut with_date = text.to_owned();
            with_date.insert_str(after_line, &format!("{newline}submitted = {today}"));
            replaced(&with_date, contribution.status.span, "\"submitted\"")
        }
    };
    Ok(Act {
        path: desk.files.path(contribution.head.file).to_owned(),
        text,
        title: contribution.head.title.value.to_string(),
        digest: desk.consolidation.digest(at),
        summary: text!("Beitrag {id} zugeliefert", "Submit contribution {id}"),
        result: Submission::Submitted.label().into(),
        by: None,
    })
}

fn nil_return(desk: &Desk<'_>, contribution: &Contribution) -> Refusal {
    let (id, path) = (
        &contribution.head.id,
        desk.files.path(contribution.head.file),
    );
    Refusal::new(
        text!(
            "`{id}` ist eine Fehlanzeige und damit zugeliefert",
            "`{id}` is a nil return and thus submitted"
        ),
        text!(
            "soll doch ein Text daraus werden: ihn in `{path}` schreiben, mit status = \"submitted\"",
            "if it is to become a text after all: write it in `{path}`, with status = \"submitted\""
        ),
    )
}

/// What is submitted is submitted again where the editors returned it and it is a new text since.
fn reworked(desk: &Desk<'_>, at: usize, contribution: &Contribution) -> Result<(), Refusal> {
    let id = &*contribution.head.id;
    let mut records = desk.strategy.ledger.iter();
    let last = records.rfind(|record| *record.of.value == *id);
    let returned = last.filter(|last| last.result.value == LedgerResult::Returned);
    let dated = contribution.submitted.as_ref();
    let today = dated.is_some_and(|dated| dated.value.to_string() == desk.today.to_string());
    match returned {
        Some(returned) if desk.consolidation.digest(at).is(&returned.digest.value) => {
            let path = desk.files.path(contribution.head.file);
            Err(Refusal::new(
                text!(
                    "`{id}` ist noch der Text, den die Redaktion zurückgab",
                    "`{id}` is still the text that the editors returned"
                ),
                text!(
                    "erst überarbeiten: `{path}`; was die Redaktion schrieb, zeigt `dstrat todo`",
                    "rework it first: `{path}`; `dstrat todo` shows what the editors wrote"
                ),
            ))
        }
        Some(_) if !today => Ok(()),
        _ => Err(Refusal::new(
            text!(
                "`{id}` ist schon zugeliefert",
                "`{id}` is submitted already"
            ),
            text!(
                "`dstrat todo` sagt, was als Nächstes ansteht",
                "`dstrat todo` says what comes next"
            ),
        )),
    }
}

fn replaced(text: &str, span: Span, with: &str) -> String {
    let mut out = text.to_owned();
    out.replace_range(span.range(), with);
    out
}

fn shifted(span: Span, by: i64) -> Span {
    let moved = |at: u32| u32::try_from(i64::from(at) + by).unwrap_or(at);
    Span {
        start: moved(span.start),
        end: moved(span.end),
    }
}

/// Before the line end of the line in which a byte stands.
fn line_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let length = rest.find('\n').unwrap_or(rest.len());
    from + rest[..length].trim_end_matches('\r').len()
}
